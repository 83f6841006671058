// SPDX-License-Identifier: MIT
#include "io/session/autostart.h"

#include "core/base/tr.h"
#include "io/files/wholefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 64 * 1024;
constexpr auto fileName = "quotalamp.desktop"_L1;

/// The plain keys of the group [Desktop Entry]; none where there is no file.
QMap<QString, QString> entriesOf(const QString& path)
{
    QMap<QString, QString> entries;
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return entries;
    bool ours = false;
    const auto lines = QString::fromUtf8(file.read(mostBytes)).split(u'\n');
    for (const QString& raw : lines) {
        const QString line = raw.trimmed();
        if (line.startsWith(u'['))
            ours = line == "[Desktop Entry]"_L1;
        const qsizetype equals = line.indexOf(u'=');
        if (ours && equals > 0 && !line.startsWith(u'#'))
            entries.insert(line.first(equals).trimmed(), line.sliced(equals + 1).trimmed());
    }
    return entries;
}

bool isSet(const QString& value)
{
    return value.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

bool namesThisDesktop(const QString& list)
{
    const QStringList here = qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':', Qt::SkipEmptyParts);
    const QStringList named = list.split(u';', Qt::SkipEmptyParts);
    return std::ranges::any_of(named, [&here](const QString& each) { return here.contains(each.trimmed()); });
}

bool canRun(const QString& program)
{
    if (QDir::isAbsolutePath(program))
        return QFileInfo(program).isExecutable();
    return !QStandardPaths::findExecutable(program).isEmpty();
}

/// As sessions read it (Desktop Application Autostart Specification 0.5, and GNOME's own key).
bool starts(const QMap<QString, QString>& entries)
{
    if (entries.value(u"Exec"_s).isEmpty() || isSet(entries.value(u"Hidden"_s)))
        return false;
    if (entries.contains(u"X-GNOME-Autostart-enabled"_s) && !isSet(entries.value(u"X-GNOME-Autostart-enabled"_s)))
        return false;
    if (entries.contains(u"OnlyShowIn"_s) && !namesThisDesktop(entries.value(u"OnlyShowIn"_s)))
        return false;
    if (namesThisDesktop(entries.value(u"NotShowIn"_s)))
        return false;
    const QString tried = entries.value(u"TryExec"_s);
    return tried.isEmpty() || canRun(tried);
}

/// A word of an Exec line.
QString quoted(QString word)
{
    for (const QChar special : {u'\\', u'"', u'`', u'$'})
        word.replace(special, u'\\' + QString(special));
    word.replace(u'%', u"%%"_s);
    // The line itself is a string with escapes of its own.
    word.replace(u'\\', u"\\\\"_s);
    return u'"' + word + u'"';
}

QByteArray content(const QString& command)
{
    return u"[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Quotalamp\n"
           "Exec=%1 --background\n"
           "TryExec=%2\n"
           "Icon=quotalamp\n"
           "Terminal=false\n"
           "X-GNOME-Autostart-enabled=true\n"
           "X-KDE-autostart-after=panel\n"
           "X-LXQt-Need-Tray=true\n"_s.arg(quoted(command), QString(command).replace(u'\\', u"\\\\"_s))
               .toUtf8();
}

constexpr QByteArrayView shadow = "[Desktop Entry]\nType=Application\nName=Quotalamp\nHidden=true\n";

QStringList systemFolders()
{
    QStringList folders = qEnvironmentVariable("XDG_CONFIG_DIRS").split(u':', Qt::SkipEmptyParts);
    if (folders.isEmpty())
        folders << u"/etc/xdg"_s;
    for (QString& folder : folders)
        folder += "/autostart"_L1;
    return folders;
}

/// An AppImage is where its file is; an installed program is found by its name, wherever it moves.
QString ownCommand()
{
    QString image = qEnvironmentVariable("APPIMAGE");
    if (!image.isEmpty())
        return image;
    const QString beside = QCoreApplication::applicationDirPath() + "/quotalamp"_L1;
    const QString found = QStandardPaths::findExecutable(u"quotalamp"_s);
    const bool same = !found.isEmpty() && QFileInfo(found).canonicalFilePath() == QFileInfo(beside).canonicalFilePath();
    return same ? u"quotalamp"_s : beside;
}

} // namespace

Autostart::Autostart(Places places, QString command)
    : m_places(std::move(places))
    , m_command(std::move(command))
{
}

std::optional<Autostart> Autostart::standard()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    if (qEnvironmentVariableIsSet("FLATPAK_ID"))
        return std::nullopt; // what is written there no session reads
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return Autostart({config + "/autostart"_L1, systemFolders()}, {});
#else
    return std::nullopt;
#endif
}

QString Autostart::ownFile() const
{
    return m_places.own + u'/' + fileName;
}

QString Autostart::systemFile() const
{
    for (const QString& folder : m_places.system) {
        QString path = folder + u'/' + fileName;
        if (QFileInfo::exists(path))
            return path;
    }
    return {};
}

bool Autostart::isOn() const
{
    const QString own = ownFile();
    return starts(entriesOf(QFileInfo::exists(own) ? own : systemFile()));
}

std::optional<Failure> Autostart::set(bool on) const
{
    if (on == isOn())
        return std::nullopt;
    // What the system says alone is enough where it says the same.
    const bool fromSystem = starts(entriesOf(systemFile()));
    const QString own = ownFile();
    if (on == fromSystem && QFile::remove(own))
        return std::nullopt;
    const QByteArray wanted = on ? content(m_command.isEmpty() ? ownCommand() : m_command) : shadow.toByteArray();
    const auto failure = QDir().mkpath(m_places.own)
        ? replaceWhole(own, wanted)
        : cannotWrite(own, Text::tr("its folder is missing or another user's."));
    if (!failure)
        return std::nullopt;
    return Failure{Text::tr("Start at login could not be changed: %1").arg(failure->sentence)};
}

} // namespace quotalamp
