// SPDX-License-Identifier: MIT
#include "io/net/route.h"

#include "core/base/text.h"
#include "core/net/baseurl.h"
#include "core/net/proxyrules.h"
#include "io/net/proxylogin.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QNetworkProxyFactory>
#include <QSslCertificate>
#include <QSslSocket>

#include <chrono>
#include <map>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestCertificateFile = 4 * 1024 * 1024;

QString placeOf(const QString& host, int port)
{
    return plainText((host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port));
}

Route through(QNetworkProxy::ProxyType type, const QString& host, int port)
{
    Route route;
    route.proxy = QNetworkProxy(type, host, static_cast<quint16>(port));
    route.place = placeOf(host, port);
    return route;
}

/// Qt sends the Latin-1 of what it is given; others, such as curl, send UTF-8.
void signIn(QNetworkProxy& proxy, const QString& user, const QString& password)
{
    proxy.setUser(QString::fromLatin1(user.toUtf8()));
    proxy.setPassword(QString::fromLatin1(password.toUtf8()));
}

Route through(const NamedProxy& named)
{
    Route route =
        through(named.kind == NamedProxy::Kind::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
            named.host, named.port);
    signIn(route.proxy, named.user, named.password);
    if (named.kind == NamedProxy::Kind::Other)
        route.refused = {WayTrouble::Kind::ProxyOfOtherKind, route.place, {}, {}, {}};
    return route;
}

Route withLogin(Route route, const Secret& login)
{
    const auto [user, password] = userAndPassword(login);
    signIn(route.proxy, user, password);
    return route;
}

Route bySystem(const QUrl& url)
{
    const auto environment = wayByEnvironment(url, [](const char* name) { return qEnvironmentVariable(name); });
    if (!environment.silent)
        return environment.proxy ? through(*environment.proxy) : Route{};
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    Route route;
    if (proxies.isEmpty() || proxies.first().type() == QNetworkProxy::NoProxy)
        return route;
    route.proxy = proxies.first();
    route.place = placeOf(route.proxy.hostName(), route.proxy.port());
    return route;
}

QList<QSslCertificate> readCertificates(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.isSequential())
        return {};
    const QByteArray bytes = file.read(largestCertificateFile);
    const auto certificates = QSslCertificate::fromData(bytes, QSsl::Pem);
    return certificates.isEmpty() ? QSslCertificate::fromData(bytes, QSsl::Der) : certificates;
}

/// What a file held, and what it looked like then: to take its certificates apart costs more than a request does.
struct KnownFile {
    qint64 size = 0;
    QDateTime modified;
    QDateTime changed; ///< its size, its content or its rights, as the file system says
    QList<QSslCertificate> certificates;
};

int filesRead = 0;

/// Read again where the file has become another one since.
QList<QSslCertificate> certificatesIn(const QString& path)
{
    static std::map<QString, KnownFile> files;
    const QFileInfo now(path);
    KnownFile& known = files[path];
    if (known.certificates.isEmpty() || known.size != now.size() || known.modified != now.lastModified()
        || known.changed != now.metadataChangeTime()) {
        known = {now.size(), now.lastModified(), now.metadataChangeTime(), readCertificates(path)};
        ++filesRead;
    }
    return known.certificates;
}

QSslConfiguration rulesForAll()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    tls.setSslOption(QSsl::SslOptionDisableSessionPersistence, false); // else nobody is told of a session
    return tls;
}

/// The files and folders of certificates that the environment names.
struct NamedCertificates {
    QString file;
    QString folders;
    friend bool operator==(const NamedCertificates&, const NamedCertificates&) = default;
};

/// In place of the system's where both a file and a folder are named, which is where the system's are looked for
/// otherwise.
void trust(QSslConfiguration& tls, const NamedCertificates& named)
{
    const QString& file = named.file;
    const QStringList folders = named.folders.split(QDir::listSeparator(), Qt::SkipEmptyParts);
    QList<QSslCertificate> trusted;
    if (!file.isEmpty())
        trusted += certificatesIn(file);
    for (const QString& folder : folders) {
        const auto entries = QDir(folder).entryInfoList(QDir::Files);
        for (const QFileInfo& entry : entries)
            trusted += certificatesIn(entry.filePath());
    }
    if (!file.isEmpty() && !folders.isEmpty())
        return tls.setCaCertificates(trusted);
    tls.addCaCertificates(trusted);
}

/// What they name is looked at again after a second: a folder may hold hundreds of files, and a refresh ask for hundreds of
/// accounts.
QSslConfiguration rulesByEnvironment()
{
    using namespace std::chrono;
    constexpr auto known = 1s;
    static const QSslConfiguration common = rulesForAll();
    static QSslConfiguration last;
    static NamedCertificates lastNamed;
    static steady_clock::time_point lookedAt;
    const NamedCertificates named{qEnvironmentVariable("SSL_CERT_FILE"), qEnvironmentVariable("SSL_CERT_DIR")};
    if (named == NamedCertificates())
        return common;
    const auto now = steady_clock::now();
    if (named != lastNamed || now - lookedAt > known) {
        last = common;
        trust(last, named);
        lastNamed = named;
        lookedAt = now;
    }
    return last;
}

} // namespace

QString Route::name() const
{
    const QString kind = QString::number(proxy.type());
    return kind + u'\n' + place + u'\n' + certificates;
}

Route routeTo(const QUrl& url, const Proxy& chosen, const Secret& login)
{
    if (url.scheme() == "http"_L1 || isLoopback(url.host()))
        return {};
    switch (chosen.kind) {
    case ProxyKind::None:
        return {};
    case ProxyKind::Http:
        return withLogin(through(QNetworkProxy::HttpProxy, chosen.host, chosen.port), login);
    case ProxyKind::Socks5:
        return withLogin(through(QNetworkProxy::Socks5Proxy, chosen.host, chosen.port), login);
    case ProxyKind::System:
        break;
    }
    return bySystem(url);
}

int certificateFilesRead()
{
    return filesRead;
}

bool holdsCertificates(const QString& path)
{
    return !certificatesIn(path).isEmpty();
}

std::optional<QSslConfiguration> tlsRules(const QString& certificates)
{
    QSslConfiguration tls = rulesByEnvironment();
    if (certificates.isEmpty())
        return tls;
    const auto own = certificatesIn(certificates);
    if (own.isEmpty())
        return std::nullopt;
    tls.addCaCertificates(own);
    return tls;
}

} // namespace quotalamp
