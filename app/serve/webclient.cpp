// SPDX-License-Identifier: MIT
#include "serve/webclient.h"

#include "core/base/time.h"
#include "core/keys/secret.h"

#include <QPointer>
#include <QSslSocket>
#include <QTcpSocket>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds speakWithin = 10s; ///< a whole request, and TLS before the first one
constexpr Milliseconds idleFor = 120s;    ///< collectors come back after a minute at most
constexpr Milliseconds answerWithin = 30s;
constexpr Milliseconds readWithin = 10s; ///< the whole answer
constexpr Milliseconds leaveWithin = 2s;
constexpr qint64 bufferBytes = 2 * mostRequestBytes; ///< of what a client says ahead

const char* reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 413:
        return "Content Too Large";
    case 421:
        return "Misdirected Request";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Internal Server Error";
    }
}

} // namespace

WebAnswer plainAnswer(int status)
{
    WebAnswer answer;
    answer.status = status;
    answer.body = QByteArray::number(status) + ' ' + reasonOf(status) + '\n';
    return answer;
}

WebClient::WebClient(QTcpSocket* socket, const Handler& handler, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_encrypted(qobject_cast<QSslSocket*>(socket))
    , m_handler(handler)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(bufferBytes);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &WebClient::end);
    connect(m_socket, &QTcpSocket::readyRead, this, &WebClient::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &WebClient::onWritten);
    if (m_encrypted)
        connect(m_encrypted, &QSslSocket::encryptedBytesWritten, this, &WebClient::onWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &WebClient::end);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &WebClient::end);
    enter(Phase::Speaking);
}

void WebClient::enter(Phase phase)
{
    m_phase = phase;
    const auto wait = [phase] {
        switch (phase) {
        case Phase::Speaking:
            return speakWithin;
        case Phase::Idle:
            return idleFor;
        case Phase::Waiting:
            return answerWithin;
        case Phase::Reading:
            return readWithin;
        case Phase::Leaving:
            break;
        }
        return leaveWithin;
    };
    m_patience.start(wait());
}

void WebClient::end()
{
    m_socket->disconnect(this);
    m_patience.stop();
    m_socket->abort();
    overwrite(m_received);
    deleteLater();
}

void WebClient::read()
{
    if (m_phase == Phase::Leaving) {
        // What a client goes on to say is not looked at; a connection that closes with unread bytes loses the answer.
        (void)m_socket->readAll();
        return;
    }
    if (m_phase != Phase::Speaking && m_phase != Phase::Idle)
        return; // it speaks ahead: later
    if (m_phase == Phase::Idle && m_socket->bytesAvailable() + m_received.size() > 0)
        enter(Phase::Speaking);
    m_received += m_socket->read(mostRequestBytes + 1 - m_received.size());
    m_received.remove(0, blanksBeforeWebRequest(m_received));
    if (const auto end = endOfWebRequest(m_received))
        return take(*end);
    if (m_received.size() > mostRequestBytes)
        refuse(WebRefusal::TooLong);
}

void WebClient::take(qsizetype bytes)
{
    QByteArray request = m_received.first(bytes);
    m_received.remove(0, bytes);
    const auto read = readWebRequest(request);
    request.detach();
    overwrite(request);
    if (!read)
        return refuse(read.error());
    enter(Phase::Waiting);
    const bool withBody = read->method != "HEAD";
    const bool keepsAlive = read->keepsAlive;
    const QPointer<WebClient> still(this);
    m_handler(*read, [still, withBody, keepsAlive](const WebAnswer& answer) {
        WebClient* client = still;
        if (client && client->m_phase == Phase::Waiting)
            client->answer(answer, withBody, keepsAlive);
    });
}

void WebClient::refuse(WebRefusal refusal)
{
    answer(plainAnswer(static_cast<int>(refusal)), true, false);
}

void WebClient::answer(const WebAnswer& answer, bool withBody, bool keepsAlive)
{
    m_staysOpen = keepsAlive;
    enter(Phase::Reading);
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonOf(answer.status)
        + "\r\nContent-Type: " + answer.type + "\r\nContent-Length: " + QByteArray::number(answer.body.size())
        + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n" + answer.more
        + (keepsAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n") + "\r\n";
    if (withBody)
        bytes += answer.body;
    m_socket->write(bytes);
    m_socket->flush();
    onWritten();
}

/// What was encrypted waits in a buffer of its own.
bool WebClient::hasUnsent() const
{
    return m_socket->bytesToWrite() > 0 || (m_encrypted && m_encrypted->encryptedBytesToWrite() > 0);
}

void WebClient::onWritten()
{
    if (m_phase != Phase::Reading || hasUnsent())
        return;
    enter(m_staysOpen ? Phase::Idle : Phase::Leaving);
    // From the event loop, so that a client that speaks ahead does not keep others waiting.
    QMetaObject::invokeMethod(this, &WebClient::read, Qt::QueuedConnection);
}

} // namespace quotalamp
