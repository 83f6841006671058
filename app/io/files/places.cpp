// SPDX-License-Identifier: MIT
#include "io/files/places.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr QFileDevice::Permissions privateFolder =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

/// The XDG folder that the variable names, or its default below the home folder; on other systems the system's own.
QString location(const char* variable, QLatin1StringView atHome, QStandardPaths::StandardLocation elsewhere)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    Q_UNUSED(elsewhere)
    // The specification says to ignore paths that are not absolute.
    const QString given = qEnvironmentVariable(variable);
    return QDir::cleanPath(given.startsWith(u'/') ? given : homeFolder() + atHome);
#else
    Q_UNUSED(variable)
    Q_UNUSED(atHome)
    return QStandardPaths::writableLocation(elsewhere);
#endif
}

#ifdef Q_OS_UNIX
bool isOwnFolder(const QString& path)
{
    struct stat status { };
    return path.startsWith(u'/') && ::stat(QFile::encodeName(path).constData(), &status) == 0 && S_ISDIR(status.st_mode)
        && status.st_uid == ::geteuid() && (status.st_mode & 022U) == 0;
}
#endif

/// The user's runtime folder as the session set it up; empty where there is none to trust. Cron, ssh and services are
/// not told of it, and find the running app by the user's number.
QString runtimeLocation()
{
#ifdef Q_OS_UNIX
    for (const QString& folder : {qEnvironmentVariable("XDG_RUNTIME_DIR"), u"/run/user/%1"_s.arg(::geteuid())}) {
        if (isOwnFolder(folder))
            return QDir::cleanPath(folder);
    }
#endif
    return {};
}

} // namespace

QString homeFolder()
{
#ifdef Q_OS_UNIX
    if (const QString given = qEnvironmentVariable("HOME"); given.startsWith(u'/'))
        return QDir::cleanPath(given);
    const passwd* entry = ::getpwuid(::geteuid()); // NOLINT(concurrency-mt-unsafe): before threads, and copied
    const QString kept = entry ? QFile::decodeName(entry->pw_dir) : QString();
    return kept.startsWith(u'/') ? QDir::cleanPath(kept) : u"/nonexistent"_s;
#else
    return QDir::homePath();
#endif
}

void setHome()
{
#ifdef Q_OS_UNIX
    if (!qEnvironmentVariable("HOME").startsWith(u'/'))
        qputenv("HOME", QFile::encodeName(homeFolder()));
#endif
}

Places Places::standard()
{
    Places places;
    places.config = location("XDG_CONFIG_HOME", "/.config"_L1, QStandardPaths::GenericConfigLocation) + "/quotalamp"_L1;
    places.state =
        location("XDG_STATE_HOME", "/.local/state"_L1, QStandardPaths::GenericDataLocation) + "/quotalamp"_L1;
    const QString runtime = runtimeLocation();
    places.runtime = runtime.isEmpty() ? places.state + "/run"_L1 : runtime + "/quotalamp"_L1;
    return places;
}

bool makePrivateFolder(const QString& path)
{
    if (!QFileInfo::exists(path)) {
        const QString parent = QFileInfo(path).path();
        if (!QFileInfo::exists(parent) && !makePrivateFolder(parent))
            return false;
        // Another process may be as quick, so that what counts is the look below.
        (void)QDir(parent).mkdir(QFileInfo(path).fileName(), privateFolder);
        (void)QFile::setPermissions(path, privateFolder);
    }
#ifdef Q_OS_UNIX
    struct stat status { };
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISDIR(status.st_mode)
        || status.st_uid != ::geteuid())
        return false;
    return (status.st_mode & 077U) == 0 || QFile::setPermissions(path, privateFolder);
#else
    return QFileInfo(path).isDir();
#endif
}

} // namespace quotalamp
