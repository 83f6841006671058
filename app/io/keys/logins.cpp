// SPDX-License-Identifier: MIT
#include "io/keys/logins.h"

#include "core/base/json.h"
#include "core/base/tr.h"
#include "core/net/baseurl.h"
#include "io/files/plainfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostLoginBytes = 256 * 1024;
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

/// Where the tool's variable says that its folder is; empty where it says nothing.
QString movedFolder(const Descriptor::Login& login)
{
    const QString moved =
        login.movedBy.isEmpty() ? QString() : qEnvironmentVariable(login.movedBy.toLatin1().constData());
    // From a relative path the tool and this program, started elsewhere, would come to different places.
    return QDir::isAbsolutePath(moved) ? QDir::cleanPath(moved) : QString();
}

/// Below the folder that was chosen, the one that the tool's variable names, or the home folder.
QString pathOf(const Descriptor::Login& login, const QString& file, const QString& chosen = {})
{
    const QString folder = QDir::isAbsolutePath(chosen) ? chosen : movedFolder(login);
    return folder.isEmpty() ? QDir::home().filePath(file) : QDir::cleanPath(folder + u'/' + file.section(u'/', 1));
}

QStringList textsAt(const QJsonValue& json, const QString& pointer)
{
    QStringList texts;
    for (const QJsonValue& value : all(json, pointer)) {
        if (const QString text = value.toString(); !text.isEmpty() && !texts.contains(text))
            texts.append(text);
    }
    return texts;
}

/// All that the first pointer leads to that leads anywhere.
QStringList tokensIn(const Descriptor::Login& login, const QJsonValue& json)
{
    for (const QString& pointer : login.tokens) {
        if (QStringList tokens = textsAt(json, pointer); !tokens.isEmpty())
            return tokens;
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
        const QString value = textsAt(json, pointer).value(0);
        const bool plain = std::ranges::all_of(value, [](QChar each) { return each > u' ' && each <= u'~'; });
        if (!value.isEmpty() && value.size() <= mostHeader && plain)
            headers.push_back({name, value.toLatin1()});
    }
    return headers;
}

} // namespace

Result<std::vector<ToolLogin>, Error> readLogins(const Descriptor::Login& login, const QString& folder, TimePoint now)
{
    std::vector<ToolLogin> found;
    bool broken = false;
    bool over = false;
    for (const QString& file : login.files) {
        const QString path = pathOf(login, file, folder);
        if (!QFileInfo::exists(path))
            continue;
        auto bytes = readPlainFile(path, mostLoginBytes);
        const auto json = bytes ? parseJson(*bytes) : std::nullopt;
        if (bytes)
            overwrite(*bytes);
        broken = broken || !json;
        const QStringList tokens = json ? tokensIn(login, *json) : QStringList();
        for (const QString& token : tokens) {
            auto secret = secretFromInput(token.toUtf8());
            const bool ended = secret && isOver(login, *json, token, now);
            broken = broken || !secret;
            over = over || ended;
            const bool known = secret && std::ranges::any_of(found, [&](const ToolLogin& each) {
                return each.token.expose() == secret->expose();
            });
            if (secret && !ended && !known)
                found.push_back({std::move(secret).value(), headersIn(login, *json)});
        }
    }
    if (!found.empty())
        return found;
    if (over)
        return expired(login);
    return noLogin(login,
        broken ? Text::tr("The login of %1 cannot be read: its file is not as it was.").arg(login.tool) : QString());
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

QString loginFolder(const Descriptor::Login& login)
{
    if (login.movedBy.isEmpty())
        return {};
    const QString moved = movedFolder(login);
    return moved.isEmpty() ? QDir::home().filePath(login.files.first().section(u'/', 0, 0)) : moved;
}

QString loginSessions(const Descriptor::Login& login, const QString& folder)
{
    const bool tells = login.traffic && !login.traffic->sessions.isEmpty();
    return tells ? pathOf(login, login.traffic->sessions, folder) : QString();
}

QString loginFile(const Descriptor::Login& login, const QString& folder)
{
    const auto there = std::ranges::find_if(
        login.files, [&login, &folder](const QString& file) { return QFileInfo::exists(pathOf(login, file, folder)); });
    const QString path = pathOf(login, there == login.files.end() ? login.files.first() : *there, folder);
    const QString home = QDir::homePath() + u'/';
    return path.startsWith(home) ? u"~/"_s + path.mid(home.size()) : QDir::toNativeSeparators(path);
}

} // namespace quotalamp
