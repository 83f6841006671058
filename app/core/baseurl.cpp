#include "core/baseurl.h"

#include "core/text.h"
#include "core/tr.h"

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

/// Empty where the text has some scheme of its own that is no "scheme://".
QString withScheme(const QString& text)
{
    if (text.contains("://"_L1))
        return text;
    static const QRegularExpression bareScheme(uR"(\A[A-Za-z][A-Za-z0-9+.-]*:(?![0-9]))"_s);
    if (bareScheme.match(text).hasMatch())
        return {};
    return (isLoopback(leadingHost(text)) ? "http://"_L1 : "https://"_L1) + text;
}

QString canonicalPath(const QUrl& url)
{
    QString path = url.adjusted(QUrl::NormalizePathSegments).path(QUrl::FullyEncoded);
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

std::optional<QString> objection(const QUrl& url)
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
    if (scheme == "http"_L1 && !isLoopback(url.host()))
        return Text::tr("Unencrypted http:// is only allowed to this computer. Use https://.");
    return std::nullopt;
}

Refusal forbiddenLetter()
{
    return Refusal{Text::tr("The base URL must not hold spaces, backslashes or invisible characters.")};
}

Result<QUrl> canonical(const QString& trimmed)
{
    const QString full = withScheme(trimmed);
    if (full.isEmpty())
        return Refusal{Text::tr("The base URL must begin with https://.")};
    QUrl url(full, QUrl::StrictMode);
    if (!url.isValid() || full.size() > mostLength)
        return Refusal{Text::tr("The base URL is not valid.")};
    if (const auto sentence = objection(url))
        return Refusal{*sentence};
    if (url.port() == defaultPort(url.scheme()))
        url.setPort(-1);
    url.setPath(canonicalPath(url), QUrl::StrictMode);
    return url;
}

} // namespace

Result<QUrl> parseBaseUrl(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Refusal{Text::tr("The base URL is empty.")};
    if (hasForbiddenLetter(trimmed))
        return forbiddenLetter();
    auto url = canonical(trimmed);
    if (!url)
        return url;
    // Percent-encoded letters are shown as they are, and would be read back as they are shown.
    const QString shown = url->toString();
    if (hasForbiddenLetter(url->path(QUrl::FullyDecoded)) || hasForbiddenLetter(shown))
        return forbiddenLetter();
    const auto again = canonical(shown);
    if (!again || *again != *url)
        return Refusal{Text::tr("The base URL is not valid.")};
    return url;
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
    static const QRegularExpression ipv4(uR"(\A127(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}\z)"_s);
    const QString name = host.toLower();
    return name == "localhost"_L1 || name == "::1"_L1 || name == "[::1]"_L1 || ipv4.match(name).hasMatch();
}

QUrl endpoint(const QUrl& base, QStringView path)
{
    const qsizetype question = path.indexOf(u'?');
    QUrl url = base;
    url.setPath(base.path(QUrl::FullyEncoded) + path.left(question < 0 ? path.size() : question).toString(),
        QUrl::TolerantMode);
    if (question >= 0)
        url.setQuery(path.mid(question + 1).toString());
    return url;
}

} // namespace quotalamp
