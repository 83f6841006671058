#include "io/logins.h"

#include "core/baseurl.h"
#include "core/json.h"
#include "core/tr.h"
#include "io/plainfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 256 * 1024;
constexpr int mostHeader = 200;
constexpr double leastEpochMilliseconds = 1e11; ///< in seconds that is the year 5138

Error noLogin(const Descriptor::Login& login, const QString& detail = {})
{
    Error error{ErrorKind::NoKey, 0, detail, {}};
    error.tool = login.tool;
    return error;
}

Error expired(const Descriptor::Login& login)
{
    Error error{ErrorKind::InvalidKey, 0, {}, {}};
    error.tool = login.tool;
    return error;
}

/// Below the home folder, unless the tool's variable says where its folder is.
QString pathOf(const Descriptor::Login& login, const QString& file)
{
    const QString moved =
        login.movedBy.isEmpty() ? QString() : qEnvironmentVariable(login.movedBy.toLatin1().constData());
    // From a relative path the tool and this program, started elsewhere, would come to different places.
    if (QDir::isAbsolutePath(moved))
        return QDir::cleanPath(moved + u'/' + file.section(u'/', 1));
    return QDir::home().filePath(file);
}

QString textAt(const QJsonValue& json, const QString& pointer)
{
    const auto values = all(json, pointer);
    const auto found = std::ranges::find_if(values, [](const QJsonValue& each) { return !each.toString().isEmpty(); });
    return found == values.end() ? QString() : found->toString();
}

QString tokenIn(const Descriptor::Login& login, const QJsonValue& json)
{
    for (const QString& pointer : login.tokens) {
        if (QString token = textAt(json, pointer); !token.isEmpty())
            return token;
    }
    return {};
}

std::optional<TimePoint> instantOf(const QJsonValue& value)
{
    const auto epoch = number(value);
    if (!epoch)
        return parseInstant(value.toString());
    return TimePoint(Milliseconds(static_cast<qint64>(*epoch < leastEpochMilliseconds ? *epoch * 1000 : *epoch)));
}

/// The instant that a JSON web token tells of itself; who issued it is the server's to check.
std::optional<TimePoint> instantInToken(const QString& token)
{
    const QByteArray claims = token.section(u'.', 1, 1).toLatin1();
    const auto json = parseJson(QByteArray::fromBase64(claims, QByteArray::Base64UrlEncoding));
    return json ? instantOf(json->toObject().value("exp"_L1)) : std::nullopt;
}

bool isOver(const Descriptor::Login& login, const QJsonValue& json, const QString& token, TimePoint now)
{
    std::optional<TimePoint> end;
    if (login.expiresInToken)
        end = instantInToken(token);
    else if (!login.expires.isEmpty())
        end = instantOf(at(json, login.expires));
    return end && *end <= now;
}

std::vector<Header> headersIn(const Descriptor::Login& login, const QJsonValue& json)
{
    std::vector<Header> headers;
    for (const auto& [name, pointer] : login.headers) {
        const QString value = textAt(json, pointer);
        const bool plain = std::ranges::all_of(value, [](QChar each) { return each > u' ' && each <= u'~'; });
        if (!value.isEmpty() && value.size() <= mostHeader && plain)
            headers.push_back({name, value.toLatin1()});
    }
    return headers;
}

} // namespace

Result<ToolLogin, Error> readLogin(const Descriptor::Login& login, TimePoint now)
{
    const Error unreadable =
        noLogin(login, Text::tr("The login of %1 cannot be read: its file is not as it was.").arg(login.tool));
    bool broken = false;
    for (const QString& file : login.files) {
        const QString path = pathOf(login, file);
        if (!QFileInfo::exists(path))
            continue;
        auto bytes = readPlainFile(path, mostBytes);
        const auto json = bytes ? parseJson(*bytes) : std::nullopt;
        if (bytes)
            bytes->fill('\0');
        broken = broken || !json;
        const QString token = json ? tokenIn(login, *json) : QString();
        if (token.isEmpty())
            continue;
        auto secret = secretFromInput(token.toUtf8());
        if (!secret)
            return unreadable;
        if (isOver(login, *json, token, now))
            return expired(login);
        return ToolLogin{std::move(secret).value(), headersIn(login, *json)};
    }
    return broken ? unreadable : noLogin(login);
}

std::optional<Error> loginRefusal(const Descriptor& provider, const QUrl& baseUrl)
{
    if (!provider.login)
        return Error{ErrorKind::NoKey, 0, Text::tr("%1 takes no login of another tool.").arg(provider.name), {}};
    const QUrl own(provider.baseUrl);
    if (origin(baseUrl) == origin(own) || isLoopback(baseUrl.host()))
        return std::nullopt;
    return noLogin(*provider.login,
        Text::tr("The login of %1 is sent to %2 only; leave the base URL empty.")
            .arg(provider.login->tool, own.host()));
}

QStringList loginPaths(const Descriptor::Login& login)
{
    QStringList paths;
    for (const QString& file : login.files)
        paths << pathOf(login, file);
    return paths;
}

QString loginFile(const Descriptor::Login& login)
{
    const auto there = std::ranges::find_if(
        login.files, [&login](const QString& file) { return QFileInfo::exists(pathOf(login, file)); });
    const QString path = pathOf(login, there == login.files.end() ? login.files.first() : *there);
    const QString home = QDir::homePath() + u'/';
    return path.startsWith(home) ? u"~/"_s + path.mid(home.size()) : QDir::toNativeSeparators(path);
}

} // namespace quotalamp
