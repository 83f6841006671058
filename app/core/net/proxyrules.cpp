// SPDX-License-Identifier: MIT
#include "core/net/proxyrules.h"

#include "core/net/ownnetwork.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualPort = 1080;
constexpr int largestPort = 65535;
constexpr int allBits = 128;

NamedProxy::Kind kindOfScheme(const QString& scheme)
{
    if (scheme == "http"_L1)
        return NamedProxy::Kind::Http;
    if (scheme == "socks5"_L1 || scheme == "socks5h"_L1 || scheme == "socks"_L1)
        return NamedProxy::Kind::Socks5;
    return NamedProxy::Kind::Other;
}

QString decoded(const QString& text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

/// Host and port of "host", "host:80", "[::1]:80" or "::1"; the port is 0 where there is none, -1 where it is wrong.
std::pair<QString, int> hostAndPort(const QString& text)
{
    static const QRegularExpression form(u"\\A(\\[[^\\]]*\\]|[^:]*)(?::([0-9]*))?\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {text, addressFromText(text) ? 0 : -1}; // an IPv6 address without brackets
    QString host = match.captured(1);
    if (host.startsWith(u'['))
        host = host.mid(1, host.size() - 2);
    const QString digits = match.captured(2);
    const int port = digits.isEmpty() ? 0 : digits.toInt();
    return {host, port >= 0 && port <= largestPort && digits.size() <= 5 ? port : -1};
}

/// 192.168.0.0/16 or fd00::/8. Without a slash it is the one address.
bool isInNetwork(const AddressBytes& address, const QString& network)
{
    const QString bits = network.section(u'/', 1);
    const auto base = addressFromText(network.section(u'/', 0, 0));
    if (!base)
        return false;
    if (!network.contains(u'/'))
        return *base == address;
    bool isNumber = false;
    const int length = bits.toInt(&isNumber);
    const int offset = network.contains(u':') ? 0 : allBits - 32;
    return isNumber && length >= 0 && length + offset <= allBits && sharePrefix(*base, address, length + offset);
}

QString bareName(QString name)
{
    if (name.startsWith("*."_L1))
        name.remove(0, 1);
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    while (name.endsWith(u'.'))
        name.chop(1);
    return name.toLower();
}

bool isExceptedBy(const QUrl& url, const QString& entry)
{
    if (entry == u'*')
        return true;
    const auto address = addressFromText(url.host(QUrl::FullyEncoded));
    if (address && isInNetwork(*address, entry))
        return true;
    const auto [host, port] = hostAndPort(entry);
    const int asked = url.port(url.scheme() == "http"_L1 ? 80 : 443);
    if (port < 0 || (port > 0 && port != asked))
        return false;
    if (address)
        return isInNetwork(*address, host);
    const QString name = bareName(url.host(QUrl::FullyEncoded));
    const QString wanted = bareName(host);
    return !wanted.isEmpty() && (name == wanted || name.endsWith(u'.' + wanted));
}

} // namespace

std::optional<NamedProxy> proxyFromText(const QString& text)
{
    QString rest = text.trimmed();
    NamedProxy proxy;
    if (const qsizetype mark = rest.indexOf("://"_L1); mark >= 0) {
        proxy.kind = kindOfScheme(rest.left(mark).toLower());
        rest = rest.mid(mark + 3);
    }
    rest = rest.section(u'/', 0, 0);
    if (const qsizetype mark = rest.lastIndexOf(u'@'); mark >= 0) {
        const QString who = rest.left(mark);
        proxy.user = decoded(who.section(u':', 0, 0));
        proxy.password = decoded(who.section(u':', 1));
        rest = rest.mid(mark + 1);
    }
    const auto [host, port] = hostAndPort(rest);
    if (host.isEmpty() || port < 0)
        return std::nullopt;
    proxy.host = host;
    proxy.port = port == 0 ? usualPort : port;
    return proxy;
}

bool isExcluded(const QUrl& url, const QString& noProxy)
{
    static const QRegularExpression between(u"[,\\s]+"_s);
    const QStringList entries = noProxy.split(between, Qt::SkipEmptyParts);
    return std::ranges::any_of(entries, [&](const QString& entry) { return isExceptedBy(url, entry); });
}

EnvironmentWay wayByEnvironment(const QUrl& url, const std::function<QString(const char*)>& variable)
{
    const auto first = [&](std::initializer_list<const char*> names) {
        for (const char* name : names) {
            if (QString value = variable(name).trimmed(); !value.isEmpty())
                return value;
        }
        return QString();
    };
    if (isExcluded(url, first({"no_proxy", "NO_PROXY"})))
        return {false, std::nullopt};
    const QString named = url.scheme() == "http"_L1 ? first({"http_proxy", "all_proxy", "ALL_PROXY"})
                                                    : first({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"});
    if (named.isEmpty())
        return {};
    // What cannot be read is no reason to go past it.
    return {false, proxyFromText(named).value_or(NamedProxy{NamedProxy::Kind::Other, u"?"_s, 0})};
}

} // namespace quotalamp
