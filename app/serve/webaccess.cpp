// SPDX-License-Identifier: MIT
#include "serve/webaccess.h"

#include "core/base/tr.h"
#include "core/keys/secret.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestToken = 16;
constexpr qsizetype shortestPassword = 8;
constexpr qint64 mostSecretBytes = 4096;

QByteArray digestOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// In the same time wherever they differ. Digests have one length.
bool sameDigest(const QByteArray& a, const QByteArray& b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype at = 0; at < a.size(); ++at)
        difference |=
            static_cast<unsigned>(static_cast<unsigned char>(a.at(at)) ^ static_cast<unsigned char>(b.at(at)));
    return difference == 0;
}

/// "host", "host:port", "[::1]:port" without the port; in small letters, without a dot at the end.
QString hostIn(const QByteArray& header)
{
    QString host = QString::fromLatin1(header).toLower();
    if (host.startsWith(u'['))
        return host.mid(1, host.indexOf(u']') - 1);
    host = host.section(u':', 0, 0);
    return host.endsWith(u'.') ? host.chopped(1) : host;
}

/// Why it cannot be the secret; empty where it can.
QString secretTrouble(WebAccess::Way way, const QByteArray& secret, const QString& path)
{
    const bool plain = std::ranges::all_of(secret, [](char c) { return c > 0x20 && c < 0x7f; });
    if (way == WebAccess::Way::Token) {
        if (secret.size() < shortestToken || !plain)
            return Text::tr("“%1” holds no token: it needs at least %2 letters, digits and signs, without a blank.")
                .arg(path)
                .arg(shortestToken);
        return {};
    }
    const qsizetype colon = secret.indexOf(':');
    if (colon < 1 || secret.size() - colon - 1 < shortestPassword)
        return Text::tr("“%1” holds no login: it needs a name, a colon and a password of at least %2 letters.")
            .arg(path)
            .arg(shortestPassword);
    return {};
}

} // namespace

Result<WebAddress> readWebAddress(const QString& text)
{
    const Failure wrong{
        Text::tr("“%1” is no address to listen on: it is written as 127.0.0.1:9765 or [::1]:9765.").arg(text.left(60))};
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(colon);
    bool isPort = false;
    WebAddress read;
    read.port = text.mid(colon + 1).toUShort(&isPort);
    if (colon < 1 || !isPort || text.at(colon + 1) == u'+' || text.at(colon + 1) == u' ')
        return wrong;
    if (host.startsWith(u'[') != host.endsWith(u']') || host.contains(u':') != host.startsWith(u'['))
        return wrong;
    if (host.startsWith(u'['))
        host = host.sliced(1).chopped(1);
    read.address = host == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (read.address.isNull())
        return wrong;
    return read;
}

Result<WebAccess> WebAccess::fromFile(Way way, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Text::tr("“%1” cannot be read: %2").arg(path, file.errorString())};
    QByteArray secret = file.read(mostSecretBytes);
    QByteArray line = secret.left(secret.indexOf('\n')).trimmed();
    if (!secret.contains('\n'))
        line = secret.trimmed();
    const QString trouble = secretTrouble(way, line, path);
    WebAccess access;
    access.m_way = way;
    access.m_digest = digestOf(line);
    line.detach();
    secret.detach();
    overwrite(line);
    overwrite(secret);
    if (!trouble.isEmpty())
        return Failure{trouble};
    return access;
}

void WebAccess::wantLocalNames(const QHostAddress& address)
{
    m_local = address.isLoopback() ? address : QHostAddress();
}

bool WebAccess::isForUs(const WebRequest& request) const
{
    // Without a Host it is no browser, which is what this is against.
    if (m_local.isNull() || request.host.isEmpty())
        return true;
    const QString host = hostIn(request.host);
    // RFC 6761, 6.3: names below it never lead elsewhere either.
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1))
        return true;
    const QHostAddress named(host);
    return named.isLoopback() || named == m_local;
}

bool WebAccess::allows(const WebRequest& request) const
{
    if (m_way == Way::Open)
        return true;
    const QByteArray scheme = m_way == Way::Token ? "bearer "_ba : "basic "_ba;
    if (request.authorization.size() <= scheme.size() || request.authorization.left(scheme.size()).toLower() != scheme)
        return false;
    QByteArray said = request.authorization.mid(scheme.size()).trimmed();
    if (m_way == Way::Basic) {
        const auto decoded = QByteArray::fromBase64Encoding(said, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return false;
        said = *decoded;
    }
    const bool same = sameDigest(digestOf(said), m_digest);
    said.detach();
    overwrite(said);
    return same;
}

QByteArray WebAccess::challenge() const
{
    return m_way == Way::Basic ? R"(Basic realm="quotalamp", charset="UTF-8")"_ba : R"(Bearer realm="quotalamp")"_ba;
}

} // namespace quotalamp
