// SPDX-License-Identifier: MIT
#include "io/session/caller.h"

#include <QJsonDocument>
#include <QLocalSocket>

#include <chrono>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto speaksWithin = 5s;
constexpr auto readsWithin = 5s;
constexpr auto followsWithin = 1min; ///< a bar may have been stopped for a moment
constexpr qint64 mostUnread = 64 * 1024;
constexpr auto waitsAtMost = 10min; ///< longer than any client does
constexpr auto pulse = 1s;

/// An answer that is there at once.
class OneObject : public Telling {
public:
    explicit OneObject(const QJsonObject& object)
        : m_line(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n')
    {
    }
    QByteArray next() override { return std::exchange(m_line, {}); }
    [[nodiscard]] bool isOver() const override { return m_line.isEmpty(); }

private:
    QByteArray m_line;
};

} // namespace

Caller::Caller(QLocalSocket* socket, Handler handler, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(std::move(handler))
    , m_turn([this] { pump(); })
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(longestCommand);
    m_patience.setSingleShot(true);
    m_pulse.setInterval(pulse);
    connect(m_socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QLocalSocket::readyRead, this, &Caller::read);
    connect(&m_patience, &QTimer::timeout, this, &Caller::end);
    connect(&m_pulse, &QTimer::timeout, m_socket, [socket = m_socket] { socket->write("\n"); });
    m_patience.start(speaksWithin);
    if (m_socket->bytesAvailable() > 0)
        read();
}

void Caller::end()
{
    m_pulse.stop();
    m_patience.stop();
    m_socket->abort();
    deleteLater();
}

void Caller::read()
{
    if (m_phase != Phase::Speaking)
        return end(); // one command per connection
    if (!m_socket->canReadLine()) {
        if (m_socket->bytesAvailable() >= longestCommand)
            end();
        return;
    }
    const QJsonDocument command = QJsonDocument::fromJson(m_socket->readLine(longestCommand));
    if (!command.isObject() || m_socket->bytesAvailable() > 0)
        return end();
    await(command.object());
}

void Caller::await(const QJsonObject& command)
{
    m_phase = Phase::Waiting;
    m_patience.start(waitsAtMost);
    if (command.value("pulse"_L1).toBool()) {
        m_socket->write("\n");
        m_pulse.start();
    }
    m_handler(command, Reply(this));
}

bool Caller::isWaiting() const
{
    return m_phase == Phase::Waiting || (m_telling && m_telling->isEndless() && m_socket->bytesToWrite() == 0);
}

void Caller::tell(std::unique_ptr<Telling> telling)
{
    if (m_phase != Phase::Waiting)
        return;
    m_phase = Phase::Reading;
    m_pulse.stop();
    m_telling = std::move(telling);
    m_telling->onMore([this] { pump(); });
    connect(m_socket, &QLocalSocket::bytesWritten, this, [this] {
        m_patience.stop(); // it reads
        pump();
    });
    m_patience.stop();
    pump();
}

void Caller::pump()
{
    while (m_socket->bytesToWrite() < mostUnread) {
        const QByteArray piece = m_telling->next();
        if (piece.isEmpty())
            break;
        m_socket->write(piece);
        if (!m_turn.hasTime())
            break;
    }
    if (m_telling->isOver())
        m_socket->disconnectFromServer(); // once all of it is read
    if (m_socket->bytesToWrite() > 0 && !m_patience.isActive())
        m_patience.start(m_telling->isEndless() ? followsWithin : readsWithin);
}

void Caller::Reply::operator()(std::unique_ptr<Telling> telling) const
{
    if (m_caller)
        m_caller->tell(std::move(telling));
}

void Caller::Reply::operator()(const QJsonObject& object) const
{
    (*this)(std::make_unique<OneObject>(object));
}

#ifdef SO_PEERCRED

bool isSameUser(qintptr socketDescriptor)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(static_cast<int>(socketDescriptor), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && peer.uid == ::geteuid();
}

#elif defined(Q_OS_UNIX)

bool isSameUser(qintptr socketDescriptor)
{
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(static_cast<int>(socketDescriptor), &user, &group) == 0 && user == ::geteuid();
}

#else

bool isSameUser(qintptr)
{
    return true; // what QLocalServer::UserAccessOption sees to
}

#endif

} // namespace quotalamp
