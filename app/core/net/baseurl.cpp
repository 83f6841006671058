// SPDX-License-Identifier: MIT
#include "core/net/baseurl.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/net/ownnetwork.h"

#include <QRegularExpression>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLength = 2048;

int defaultPort(const QString& scheme)
{
    return scheme == "http"_L1 ? 80 : 443;
}

bool hasForbiddenLetter(const QString& text)
{
    return std::ranges::any_of(text.toUcs4(), [](char32_t letter) {
        return QChar::isSpace(letter) || letter == U'\\' || drawsNothing(letter)
            || QChar::category(letter) == QChar::Other_PrivateUse
            || QChar::category(letter) == QChar::Other_NotAssigned;
    });
}

/// The host of "host:port/path"; for "[::1]:80" what is within the brackets.
QString leadingHost(const QString& text)
{
    if (text.startsWith(u'['))
        return text.mid(1).section(u']', 0, 0);
    const qsizetype end = std::ranges::find_if(text, [](QChar letter) {
        return letter == u':' || letter == u'/' || letter == u'?' || letter == u'#';
    }) - text.begin();
    return text.left(end);
}

/// What servers are told to listen on; a client goes to this machine then.
bool isEverywhere(const QString& host)
{
    return host == "0.0.0.0"_L1 || host == "::"_L1;
}

/// Empty where the text has some scheme of its own that is no "scheme://".
QString withScheme(const QString& text)
{
    if (text.contains("://"_L1))
        return text;
    static const QRegularExpression bareScheme(uR"(\A[A-Za-z][A-Za-z0-9+.-]*:(?![0-9]))"_s);
    if (bareScheme.match(text).hasMatch())
        return {};
    const QString host = leadingHost(text);
    const bool home = isEverywhere(host) || isLoopback(host) || looksLikeOwnNetwork(host);
    return (home ? "http://"_L1 : "https://"_L1) + text;
}

/// Without what a person copied along from an example of a request: it is asked below the base.
QString withoutEndpoint(QString path)
{
    if (path.isEmpty())
        return path;
    static const QRegularExpression endpoint(
        uR"((?:/+chat/+completions|/+completions|/+messages(?:/+count_tokens)?|/+responses|/+embeddings|/+v1/+models|/+v1(?:beta)?/+models/[^/]+:[A-Za-z]+|/+api/+(?:chat|generate|tags|ps|version|show|embed|embeddings))/*\z)"_s);
    const auto found = endpoint.match(path);
    if (!found.hasMatch())
        return path;
    path.truncate(found.capturedStart());
    // What is left of its versions of models is the version.
    return found.captured().contains("v1beta"_L1) ? path + "/v1beta"_L1 : path;
}

QString canonicalPath(const QUrl& url)
{
    QString path = withoutEndpoint(url.adjusted(QUrl::NormalizePathSegments).path(QUrl::FullyEncoded));
    const auto dropSlashes = [&path] {
        while (path.endsWith(u'/'))
            path.chop(1);
    };
    dropSlashes();
    if (path.endsWith("/v1"_L1))
        path.chop(3);
    dropSlashes();
    return path;
}

/// "/v1/models" below ".../api/v3", "/api/tags" below ".../api": what the base says already is not said twice.
QString belowVersion(const QString& base, const QString& path)
{
    const QString last = base.section(u'/', -1);
    if (last.isEmpty())
        return base + path;
    static const QRegularExpression version(uR"(\Av[0-9]+(?:alpha|beta)?[0-9]*\z)"_s);
    const QString first = path.section(u'/', 1, 1);
    const bool versions = version.match(last).hasMatch() && version.match(first).hasMatch();
    const bool same = last == first;
    return base + (versions || same ? path.mid(first.size() + 1) : path);
}

std::optional<QString> objection(const QUrl& url, bool plainHttp)
{
    const QString scheme = url.scheme();
    if (scheme != "https"_L1 && scheme != "http"_L1)
        return Text::tr("The base URL must begin with https://.");
    if (url.host().isEmpty())
        return Text::tr("The base URL has no host.");
    if (url.authority(QUrl::FullyEncoded).contains(u'@'))
        return Text::tr("The base URL must not hold a user name or password.");
    if (url.hasQuery() || url.hasFragment())
        return Text::tr("The base URL must not hold “?” or “#”.");
    if (url.port() == 0)
        return Text::tr("The base URL is not valid.");
    if (scheme != "http"_L1 || isLoopback(url.host()) || looksLikeOwnNetwork(url.host()))
        return std::nullopt;
    if (!plainHttp || addressFromText(url.host()))
        return Text::tr("Unencrypted http:// is only allowed within your own network. Use https://.");
    return std::nullopt;
}

Failure forbiddenLetter()
{
    return Failure{Text::tr("The base URL must not hold spaces, backslashes or invisible characters.")};
}

Result<QUrl> canonical(const QString& trimmed, const UrlOptions& options)
{
    const QString full = withScheme(trimmed);
    if (full.isEmpty())
        return Failure{Text::tr("The base URL must begin with https://.")};
    QUrl url(full, QUrl::StrictMode);
    if (!url.isValid() || full.size() > mostLength)
        return Failure{Text::tr("The base URL is not valid.")};
    if (isEverywhere(url.host()))
        url.setHost(u"127.0.0.1"_s);
    if (const auto sentence = objection(url, options.plainHttp))
        return Failure{*sentence};
    const bool home = isLoopback(url.host()) || (!trimmed.contains("://"_L1) && looksLikeOwnNetwork(url.host()));
    if (options.usualPort > 0 && url.port() < 0 && url.scheme() == "http"_L1 && home)
        url.setPort(options.usualPort);
    if (url.port() == defaultPort(url.scheme()))
        url.setPort(-1);
    url.setPath(canonicalPath(url), QUrl::StrictMode);
    return url;
}

} // namespace

Result<QUrl> parseBaseUrl(const QString& text, const UrlOptions& options)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Failure{Text::tr("The base URL is empty.")};
    if (hasForbiddenLetter(trimmed))
        return forbiddenLetter();
    auto url = canonical(trimmed, options);
    if (!url)
        return url;
    // Percent-encoded letters are shown as they are, and would be read back as they are shown.
    const QString shown = url->toString();
    if (hasForbiddenLetter(url->path(QUrl::FullyDecoded)) || hasForbiddenLetter(shown))
        return forbiddenLetter();
    const auto again = canonical(shown, {options.plainHttp, 0});
    if (!again || *again != *url)
        return Failure{Text::tr("The base URL is not valid.")};
    return url;
}

QString typedBaseUrl(const QUrl& url)
{
    QUrl written = url;
    if (url.scheme() == "http"_L1 && url.port() < 0 && isLoopback(url.host()))
        written.setPort(defaultPort(url.scheme()));
    return written.toDisplayString();
}

int usualPortOf(const QString& providersBaseUrl)
{
    const QUrl url(providersBaseUrl);
    return isLoopback(url.host()) ? std::max(0, url.port(0)) : 0;
}

bool isPlainHttp(const QUrl& url)
{
    return url.scheme() == "http"_L1 && !isLoopback(url.host());
}

QString origin(const QUrl& url)
{
    QString host = url.host(QUrl::FullyEncoded);
    if (host.contains(u':') && !host.startsWith(u'['))
        host = u'[' + host + u']';
    return url.scheme() + "://"_L1 + host + u':' + QString::number(url.port(defaultPort(url.scheme())));
}

bool isLoopback(const QString& host)
{
    const QString name = host.toLower();
    const bool ipv4 = name.startsWith("127."_L1) && !name.contains(u':') && addressFromText(name);
    return ipv4 || name == "localhost"_L1 || name == "::1"_L1 || name == "[::1]"_L1;
}

QUrl endpoint(const QUrl& base, QStringView path)
{
    const qsizetype question = path.indexOf(u'?');
    QUrl url = base;
    const QString below = path.left(question < 0 ? path.size() : question).toString();
    url.setPath(belowVersion(base.path(QUrl::FullyEncoded), below), QUrl::TolerantMode);
    if (question >= 0)
        url.setQuery(path.mid(question + 1).toString());
    return url;
}

} // namespace quotalamp
