#include "io/settings.h"

#include "core/baseurl.h"
#include "core/json.h"
#include "core/statusjson.h"
#include "core/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr QFileDevice::Permissions privateFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions privateFolder = privateFile | QFileDevice::ExeOwner;
constexpr int schema = 1;

/// The XDG folder that the variable names, or its default below the home folder; on other systems the system's own.
QString location(const char* variable, QLatin1StringView atHome, QStandardPaths::StandardLocation elsewhere)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    Q_UNUSED(elsewhere)
    // The specification says to ignore paths that are not absolute.
    const QString given = qEnvironmentVariable(variable);
    return given.startsWith(u'/') ? QDir::cleanPath(given) : QDir::homePath() + atHome;
#else
    Q_UNUSED(variable)
    Q_UNUSED(atHome)
    return QStandardPaths::writableLocation(elsewhere);
#endif
}

/// The user's runtime folder as the session set it up; empty where there is none to trust.
QString runtimeLocation()
{
#ifdef Q_OS_UNIX
    const QString given = qEnvironmentVariable("XDG_RUNTIME_DIR");
    struct stat status { };
    if (!given.startsWith(u'/') || ::stat(QFile::encodeName(given).constData(), &status) != 0)
        return {};
    const bool ours = S_ISDIR(status.st_mode) && status.st_uid == ::geteuid() && (status.st_mode & 022U) == 0;
    return ours ? QDir::cleanPath(given) : QString();
#else
    return {};
#endif
}

enum class Access { Fine, Missing, Foreign, Unreadable, TooLarge };

/// Opens a plain file of the user's own; never waits for a pipe, never follows a link.
Access openOwn(QFile& file, qint64 mostBytes)
{
#ifdef Q_OS_UNIX
    const int descriptor =
        ::open(QFile::encodeName(file.fileName()).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return Access::Missing;
        return errno == ELOOP ? Access::Foreign : Access::Unreadable;
    }
    struct stat status { };
    const bool ours = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid();
    if (!ours || !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return ours ? Access::Unreadable : Access::Foreign;
    }
#else
    if (!QFileInfo::exists(file.fileName()))
        return Access::Missing;
    if (!file.open(QIODevice::ReadOnly))
        return Access::Unreadable;
#endif
    return file.size() > mostBytes ? Access::TooLarge : Access::Fine;
}

QString asidePath(const QString& path)
{
    const QString stem = path + ".corrupt-"_L1 + toDateTime(wallClock()).toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString candidate = stem;
    for (int i = 2; QFileInfo::exists(candidate); ++i)
        candidate = stem + u'-' + QString::number(i);
    return candidate;
}

std::optional<Refusal> cannotWrite(const QString& path, const QString& why)
{
    return Refusal{Text::tr("%1 could not be written: %2").arg(QDir::toNativeSeparators(path), why)};
}

} // namespace

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

struct JsonFile::Content {
    Access access = Access::Missing;
    QByteArray bytes;
    std::optional<QJsonObject> object; ///< empty also where the file is no JSON object
};

JsonFile::JsonFile(QString path, qint64 mostBytes)
    : m_path(std::move(path))
    , m_mostBytes(mostBytes)
{
}

JsonFile::Content JsonFile::load() const
{
    QFile file(m_path);
    Content content;
    content.access = openOwn(file, m_mostBytes);
    if (content.access != Access::Fine)
        return content;
    content.bytes = file.read(m_mostBytes + 1);
    if (content.bytes.size() > m_mostBytes)
        content.access = Access::TooLarge;
    if (file.error() != QFileDevice::NoError)
        content.access = Access::Unreadable;
    const auto value = content.access == Access::Fine ? parseJson(content.bytes) : std::nullopt;
    if (value && value->isObject())
        content.object = value->toObject();
    return content;
}

QJsonObject JsonFile::read()
{
    m_trouble.clear();
    const Content content = load();
    const QString shown = QDir::toNativeSeparators(m_path);
    switch (content.access) {
    case Access::Missing:
        return {};
    case Access::Foreign:
        m_trouble = Text::tr("%1 is a link, no plain file or another user's file; it was not read.").arg(shown);
        return {};
    case Access::Unreadable:
        m_trouble = Text::tr("%1 could not be read.").arg(shown);
        return {};
    case Access::TooLarge:
        m_trouble = Text::tr("%1 is too large; it was not read and will be kept aside.").arg(shown);
        return {};
    case Access::Fine:
        break;
    }
    if (!content.object)
        m_trouble = Text::tr("%1 is damaged; it was not read and will be kept aside.").arg(shown);
    return content.object.value_or(QJsonObject());
}

std::optional<Refusal> JsonFile::write(const QJsonObject& object)
{
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Indented);
    if (bytes.size() > m_mostBytes)
        return cannotWrite(m_path, Text::tr("it would be too large."));
    const Content before = load();
    if (before.access == Access::Fine && before.bytes == bytes)
        return std::nullopt;
    if (before.access == Access::Foreign || before.access == Access::Unreadable)
        return cannotWrite(m_path, Text::tr("what is there is no plain file of yours."));
    if (!makePrivateFolder(QFileInfo(m_path).path()))
        return cannotWrite(m_path, Text::tr("its folder is missing or another user's."));
    if (before.access != Access::Missing && !before.object && !QFile::rename(m_path, asidePath(m_path)))
        return cannotWrite(m_path, Text::tr("the damaged file could not be kept aside."));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(privateFile))
        return cannotWrite(m_path, file.errorString());
    file.write(bytes);
    if (!file.commit())
        return cannotWrite(m_path, file.errorString());
    m_trouble.clear();
    return std::nullopt;
}

// Accounts

namespace {

constexpr auto accountsKey = "accounts"_L1;

/// Empty for what a newer version wrote, or a hand broke: a base URL that is none must not become the provider's own.
std::optional<Account> understood(const QJsonValue& value)
{
    const QJsonObject json = value.toObject();
    auto account = accountFromJson(json);
    const QString baseUrl = json.value("base_url"_L1).toString();
    if (!account || baseUrl.isEmpty())
        return account;
    const auto parsed = parseBaseUrl(baseUrl);
    if (!parsed)
        return std::nullopt;
    account->baseUrl = *parsed;
    return account;
}

QJsonObject merged(QJsonObject base, const QJsonObject& over)
{
    for (auto it = over.begin(); it != over.end(); ++it)
        base.insert(it.key(), it.value());
    return base;
}

} // namespace

AccountFile::AccountFile(const Places& places)
    : m_file(places.config + "/accounts.json"_L1)
{
}

std::vector<Account> AccountFile::read()
{
    std::vector<Account> accounts;
    QSet<QString> ids;
    m_notUnderstood = 0;
    const QJsonObject json = m_file.read();
    for (const QJsonValue each : json.value(accountsKey).toArray()) {
        auto account = understood(each);
        if (!account || ids.contains(account->id)) {
            ++m_notUnderstood;
            continue;
        }
        ids.insert(account->id);
        accounts.push_back(std::move(*account));
    }
    return accounts;
}

QString AccountFile::trouble() const
{
    if (!m_file.trouble().isEmpty() || m_notUnderstood == 0)
        return m_file.trouble();
    return Text::tr(
        "%Ln account(s) in %1 were not understood and left alone.", nullptr, static_cast<int>(m_notUnderstood))
        .arg(QDir::toNativeSeparators(path()));
}

std::optional<Refusal> AccountFile::write(const std::vector<Account>& accounts)
{
    QJsonObject json = m_file.read();
    QHash<QString, QJsonObject> known;
    QJsonArray list;
    QJsonArray notUnderstood;
    for (const QJsonValue each : json.value(accountsKey).toArray()) {
        if (understood(each))
            known.insert(each["id"_L1].toString(), each.toObject());
        else
            notUnderstood.append(each);
    }
    for (const Account& account : accounts) {
        if (!account.demo)
            list.append(merged(known.value(account.id), toJson(account)));
    }
    for (const QJsonValue each : std::as_const(notUnderstood))
        list.append(each);
    json.insert(u"schema"_s, schema);
    json.insert(accountsKey, list);
    return m_file.write(json);
}

// Settings

SettingsFile::SettingsFile(const Places& places)
    : m_file(places.config + "/settings.json"_L1)
{
}

Settings SettingsFile::read()
{
    return settingsFromJson(m_file.read());
}

std::optional<Refusal> SettingsFile::write(const Settings& settings)
{
    QJsonObject json = toJson(settings);
    json.insert(u"schema"_s, schema);
    return m_file.write(merged(m_file.read(), json));
}

} // namespace quotalamp
