// SPDX-License-Identifier: MIT
#include "support/loopbackserver.h"

#include <QSslServer>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 floodChunk = 64 * 1024;

/// The length of the first request in `bytes`; 0 while it is not all there.
qsizetype requestLength(const QByteArray& bytes)
{
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return 0;
    const qsizetype length = head + 4 + headerOf(bytes.left(head + 4), "content-length").toLongLong();
    return length <= bytes.size() ? length : 0;
}

void floodFurther(QTcpSocket* socket, qint64 left)
{
    if (left <= 0 || socket->state() != QAbstractSocket::ConnectedState)
        return;
    // No faster than it is read, so that this process does not hold it all.
    if (socket->bytesToWrite() < floodChunk)
        left -= socket->write(QByteArray(floodChunk, ' '));
    QTimer::singleShot(0, socket, [socket, left] { floodFurther(socket, left); });
}

void reset(QTcpSocket* socket)
{
    socket->flush();
#ifdef Q_OS_UNIX
    // Closed with no time to linger, a connection is reset.
    const linger none{1, 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof(none));
#endif
    socket->abort();
}

} // namespace

Play answering(int status, const QByteArray& body, const QByteArray& headers)
{
    Play play;
    play.bytes = "HTTP/1.1 " + QByteArray::number(status)
        + " Text\r\ncontent-type: application/json\r\ncontent-length: " + QByteArray::number(body.size()) + "\r\n"
        + headers + "\r\n" + body;
    return play;
}

Play redirecting(int status, const QByteArray& location)
{
    return answering(status, {}, "location: " + location + "\r\n");
}

QByteArray fillerHeaders(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "x-filler-" + QByteArray::number(i) + ": " + QByteArray::number(i) + "\r\n";
    return lines;
}

QByteArray headerOf(const QByteArray& request, const QByteArray& name)
{
    const auto lines = request.left(request.indexOf("\r\n\r\n")).split('\n');
    const auto line = std::ranges::find_if(
        lines, [&](const QByteArray& each) { return each.toLower().startsWith(name.toLower() + ':'); });
    return line == lines.end() ? QByteArray() : line->mid(name.size() + 1).trimmed();
}

namespace {

std::unique_ptr<QTcpServer> tlsServer(const QSslConfiguration& tls)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    return server;
}

} // namespace

LoopbackServer::LoopbackServer(QObject* parent)
    : LoopbackServer(std::make_unique<QTcpServer>(), false, QHostAddress::LocalHost, parent)
{
}

LoopbackServer::LoopbackServer(const QHostAddress& address)
    : LoopbackServer(std::make_unique<QTcpServer>(), false, address, nullptr)
{
}

LoopbackServer::LoopbackServer(const QSslConfiguration& tls, QObject* parent)
    : LoopbackServer(tlsServer(tls), true, QHostAddress::LocalHost, parent)
{
}

LoopbackServer::LoopbackServer(
    std::unique_ptr<QTcpServer> server, bool encrypted, const QHostAddress& address, QObject* parent)
    : QObject(parent)
    , m_play(answering(200))
    , m_encrypted(encrypted)
    , m_server(std::move(server))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &LoopbackServer::accept);
    if (!m_server->listen(address))
        qFatal("no loopback port is free");
}

QUrl LoopbackServer::url(const QString& path, const QString& host) const
{
    return QUrl((m_encrypted ? "https://"_L1 : "http://"_L1) + host + u':' + QString::number(port()) + path);
}

void LoopbackServer::forgetHeard()
{
    m_heard.clear();
    m_bytes.clear();
    m_mostAtOnce = 0;
}

void LoopbackServer::accept()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        ++m_connections;
        if (const auto* encrypted = qobject_cast<QSslSocket*>(socket))
            m_protocol = encrypted->sslConfiguration().nextNegotiatedProtocol();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_partial.remove(socket);
            socket->deleteLater();
        });
    }
}

void LoopbackServer::read(QTcpSocket* socket)
{
    const QByteArray chunk = socket->readAll();
    m_bytes += chunk;
    QByteArray& partial = m_partial[socket];
    partial += chunk;
    const qsizetype length = requestLength(partial);
    if (length == 0)
        return;
    const QByteArray request = partial.left(length);
    partial.remove(0, length);
    m_heard.push_back(request);
    m_mostAtOnce = std::max(m_mostAtOnce, ++m_open);
    const Play play = nextPlay(request);
    QTimer::singleShot(play.latency, socket, [this, socket, play] { answer(socket, play); });
}

Play LoopbackServer::nextPlay(const QByteArray& request)
{
    const QByteArray path = request.split(' ').value(1);
    if (m_byPath.contains(path))
        return m_byPath.value(path);
    if (m_next.empty())
        return m_play;
    const Play play = m_next.front();
    m_next.pop_front();
    return play;
}

void LoopbackServer::answer(QTcpSocket* socket, const Play& play)
{
    --m_open;
    if (play.dripEvery.count() > 0)
        return drip(socket, play, 0);
    socket->write(play.bytes);
    finish(socket, play);
}

void LoopbackServer::drip(QTcpSocket* socket, const Play& play, qsizetype from)
{
    if (from >= play.bytes.size())
        return finish(socket, play);
    socket->write(play.bytes.constData() + from, 1);
    QTimer::singleShot(play.dripEvery, socket, [this, socket, play, from] { drip(socket, play, from + 1); });
}

void LoopbackServer::finish(QTcpSocket* socket, const Play& play)
{
    if (play.flood > 0)
        return floodFurther(socket, play.flood);
    switch (play.end) {
    case Play::End::KeepOpen:
    case Play::End::Hang:
        return;
    case Play::End::Close:
        return socket->disconnectFromHost();
    case Play::End::Reset:
        return reset(socket);
    }
}

} // namespace quotalamp
