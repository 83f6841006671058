#include "io/instance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QPointer>
#include <QTimer>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 longestCommand = 64 * 1024;
constexpr int mostClients = 16;
constexpr auto idleClient = 5s;
constexpr auto connectWithin = 300ms;

/// A path on Unix, so that the folder's mode guards it; a name of its own per folder on Windows.
QString socketName(const Places& places)
{
#ifdef Q_OS_WIN
    const QByteArray folder = QCryptographicHash::hash(places.runtime.toUtf8(), QCryptographicHash::Sha256);
    return u"quotalamp-"_s + QString::fromLatin1(folder.toHex().left(16));
#else
    return places.runtime + "/socket"_L1;
#endif
}

QByteArray line(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Instance::Instance(const Places& places, QObject* parent)
    : QObject(parent)
    , m_socketPath(socketName(places))
    , m_lock(std::make_unique<QLockFile>(places.runtime + "/lock"_L1))
{
    m_lock->setStaleLockTime(0); // only a process that is gone loses its lock, however long it runs
}

Instance::~Instance()
{
    if (m_server)
        m_server->close();
}

bool Instance::claim(Handler handler)
{
    if (!makePrivateFolder(QFileInfo(m_lock->fileName()).path()) || !m_lock->tryLock(0)) {
        // Where no lock can be made at all, a read-only home say, we run and cannot be reached.
        return m_lock->error() != QLockFile::LockFailedError;
    }
    m_handler = std::move(handler);
    // With the lock in hand a socket that is there is a dead one's.
    QLocalServer::removeServer(m_socketPath);
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(mostClients);
    connect(m_server, &QLocalServer::newConnection, this, &Instance::accept);
    // Not being reachable is no reason not to run: commands then ask the providers themselves.
    (void)m_server->listen(m_socketPath);
    return true;
}

void Instance::accept()
{
    while (QLocalSocket* client = m_server->nextPendingConnection()) {
        client->setParent(this);
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        if (findChildren<QLocalSocket*>(QString(), Qt::FindDirectChildrenOnly).size() > mostClients) {
            client->abort();
            continue;
        }
        auto* idle = new QTimer(client);
        idle->setSingleShot(true);
        connect(idle, &QTimer::timeout, client, &QLocalSocket::abort);
        idle->start(idleClient);
        connect(client, &QLocalSocket::readyRead, this, [this, client, idle] { readCommand(client, idle); });
    }
}

void Instance::readCommand(QLocalSocket* client, QTimer* idle)
{
    if (!client->canReadLine()) {
        if (client->bytesAvailable() > longestCommand)
            client->abort();
        return;
    }
    idle->stop();
    const QByteArray text = client->readLine(longestCommand);
    disconnect(client, &QLocalSocket::readyRead, this, nullptr); // one command per connection
    const QJsonDocument command = QJsonDocument::fromJson(text);
    if (!command.isObject())
        return client->abort();
    m_handler(command.object(), [client = QPointer(client)](const QJsonObject& answer) {
        if (!client)
            return;
        client->write(line(answer));
        client->disconnectFromServer();
    });
}

std::optional<QJsonObject> askInstance(const Places& places, const QJsonObject& command, Milliseconds wait)
{
    QLocalSocket socket;
    socket.connectToServer(socketName(places));
    if (!socket.waitForConnected(static_cast<int>(Milliseconds(connectWithin).count())))
        return std::nullopt;
    socket.write(line(command));
    QDeadlineTimer deadline(wait);
    while (!socket.canReadLine() && !deadline.hasExpired()) {
        if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())) && !socket.canReadLine())
            return std::nullopt;
    }
    const QJsonDocument answer = QJsonDocument::fromJson(socket.readLine());
    if (!answer.isObject())
        return std::nullopt;
    return answer.object();
}

} // namespace quotalamp
