// SPDX-License-Identifier: MIT
#include "serve/webserver.h"

#include "core/base/tr.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostClients = 128;
constexpr qint64 mostPemBytes = 1 << 20;

Result<QByteArray> readPem(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Text::tr("“%1” cannot be read: %2").arg(path, file.errorString())};
    return file.read(mostPemBytes);
}

/// Null where it is no key of a kind that servers have.
QSslKey serverKeyIn(const QByteArray& pem)
{
    for (const QSsl::KeyAlgorithm kind : {QSsl::Rsa, QSsl::Ec}) {
        if (QSslKey key(pem, kind); !key.isNull())
            return key;
    }
    return {};
}

} // namespace

Result<QSslConfiguration> readTlsFiles(const QString& certificateFile, const QString& keyFile)
{
    const auto certificates = readPem(certificateFile);
    if (!certificates)
        return certificates.error();
    const auto keyBytes = readPem(keyFile);
    if (!keyBytes)
        return keyBytes.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificates);
    if (chain.isEmpty())
        return Failure{Text::tr("“%1” holds no certificate in PEM.").arg(certificateFile)};
    const QSslKey key = serverKeyIn(*keyBytes);
    if (key.isNull())
        return Failure{
            Text::tr("“%1” holds no key of RSA or an elliptic curve in PEM, or it has a password.").arg(keyFile)};
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    return tls;
}

WebServer::WebServer(WebClient::Handler handler, QObject* parent)
    : QTcpServer(parent)
    , m_handler(std::move(handler))
{
}

WebServer::~WebServer()
{
    // They look at what goes before them.
    for (WebClient* client : std::exchange(m_clients, {})) {
        client->disconnect(this);
        delete client;
    }
}

std::optional<Failure> WebServer::open(const WebAddress& where)
{
    if (listen(where.address, where.port))
        return std::nullopt;
    return Failure{Text::tr("Nothing can listen on %1 port %2: %3")
                       .arg(where.address.toString())
                       .arg(where.port)
                       .arg(errorString())};
}

void WebServer::incomingConnection(qintptr descriptor)
{
    auto* socket = m_tls ? new QSslSocket : new QTcpSocket;
    auto* client = new WebClient(socket, m_handler, this);
    m_clients << client;
    connect(client, &QObject::destroyed, this, [this, client] { m_clients.removeOne(client); });
    if (!socket->setSocketDescriptor(descriptor))
        return client->end();
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (auto* encrypted = qobject_cast<QSslSocket*>(socket)) {
        encrypted->setSslConfiguration(*m_tls);
        encrypted->startServerEncryption();
    }
    makeRoom();
}

/// For the newest. Who waits for nothing goes first, then who came first.
void WebServer::makeRoom()
{
    if (m_clients.size() <= mostClients)
        return;
    auto leaving = std::ranges::find_if(m_clients, &WebClient::isIdle);
    if (leaving == m_clients.end())
        leaving = m_clients.begin();
    WebClient* const client = *leaving;
    m_clients.erase(leaving);
    client->end();
}

} // namespace quotalamp
