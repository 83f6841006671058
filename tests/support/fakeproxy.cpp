// SPDX-License-Identifier: MIT
#include "support/fakeproxy.h"

#include "support/loopbackserver.h"

#include <QTcpSocket>

namespace quotalamp {

FakeProxy::FakeProxy(quint16 target, const QByteArray& login, QObject* parent)
    : QObject(parent)
    , m_target(target)
    , m_login(login)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* client = m_server.nextPendingConnection())
            connect(client, &QTcpSocket::readyRead, this, [this, client] { read(client); });
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port is free");
}

void FakeProxy::read(QTcpSocket* client)
{
    QByteArray& partial = m_partial[client];
    partial += client->readAll();
    if (!partial.contains("\r\n\r\n"))
        return;
    const QByteArray head = std::exchange(partial, {});
    m_heard += head;
    const QByteArray wanted = m_login.isEmpty() ? QByteArray() : "Basic " + m_login.toBase64();
    if (headerOf(head, "proxy-authorization") == wanted)
        return tunnel(client);
    client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"here\"\r\n"
                  "Content-Length: 0\r\n\r\n");
}

void FakeProxy::tunnel(QTcpSocket* client)
{
    ++m_tunnels;
    client->disconnect(this);
    auto* server = new QTcpSocket(client);
    connect(server, &QTcpSocket::connected, client, [client] { client->write("HTTP/1.1 200 Established\r\n\r\n"); });
    connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
    connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    server->connectToHost(QHostAddress::LocalHost, m_target);
}

} // namespace quotalamp
