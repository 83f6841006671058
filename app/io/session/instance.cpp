// SPDX-License-Identifier: MIT
#include "io/session/instance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto connectWithin = 300ms;
constexpr auto mostSilence = 3s; ///< a running app says each second that it is alive

} // namespace

namespace {

/// Of an app that is started with these places.
QString ownSocket(const Places& places)
{
#ifdef Q_OS_WIN
    const QByteArray folder = QCryptographicHash::hash(places.runtime.toUtf8(), QCryptographicHash::Sha256);
    return u"quotalamp-"_s + QString::fromLatin1(folder.toHex().left(16));
#else
    return places.runtime + "/socket"_L1;
#endif
}

/// A link to the socket, in the folder that every program of the user knows, whatever its environment says of the runtime
/// folder. Empty where that is the runtime folder.
QString signpost(const Places& places)
{
#ifdef Q_OS_WIN
    Q_UNUSED(places)
    return {};
#else
    const QString folder = places.state + "/run"_L1;
    return places.state.isEmpty() || folder == places.runtime ? QString() : folder + "/socket"_L1;
#endif
}

bool answersAt(const QString& path)
{
    QLocalSocket socket;
    socket.connectToServer(path);
    return socket.waitForConnected(static_cast<int>(Milliseconds(connectWithin).count()))
        && isSameUser(socket.socketDescriptor());
}

} // namespace

QString instanceSocket(const Places& places)
{
    const QString own = ownSocket(places);
    const QString other = signpost(places);
    return !other.isEmpty() && !QFileInfo::exists(own) && QFileInfo::exists(other) ? other : own;
}

Instance::Instance(const Places& places, QObject* parent)
    : QObject(parent)
    , m_socketPath(ownSocket(places))
    , m_signpost(signpost(places))
    , m_folder(places.runtime)
    , m_lock(places.runtime + "/lock"_L1)
{
}

Instance::~Instance()
{
    if (m_server)
        m_server->close();
}

bool Instance::claim(Caller::Handler handler)
{
    // Where no lock can be made at all, a read-only home say, we run and cannot be reached.
    if (!makePrivateFolder(m_folder))
        return true;
    if (leadsElsewhere() && answersAt(m_signpost.isEmpty() ? m_socketPath : m_signpost))
        return false; // it was started with another runtime folder
    const SoleLock::Outcome lock = m_lock.tryLock();
    if (lock != SoleLock::Outcome::Held)
        return lock == SoleLock::Outcome::Impossible;
    m_handler = std::move(handler);
    // With the lock in hand what is there is a dead one's socket, or was never one.
    if (!QLocalServer::removeServer(m_socketPath) || QFileInfo::exists(m_socketPath))
        clearTheWay(m_socketPath);
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(mostCallers);
    m_server->setListenBacklogSize(mostCallers);
    connect(m_server, &QLocalServer::newConnection, this, &Instance::accept);
    // Not being reachable is no reason not to run: commands then ask the providers themselves.
    if (m_server->listen(m_socketPath))
        putUpSign();
    return true;
}

/// Whether the signpost shows to another socket than ours.
bool Instance::leadsElsewhere() const
{
    const QFileInfo link(m_signpost.isEmpty() ? m_socketPath : m_signpost);
    return link.isSymLink() && link.symLinkTarget() != m_socketPath;
}

/// For commands of cron, of services and over ssh that do not know of our runtime folder.
void Instance::putUpSign()
{
    if (m_signpost.isEmpty() || !makePrivateFolder(QFileInfo(m_signpost).path()))
        return;
    clearTheWay(m_signpost);
    (void)QFile::link(m_socketPath, m_signpost);
}

void Instance::accept()
{
    while (QLocalSocket* socket = m_server->nextPendingConnection()) {
        if (!isSameUser(socket->socketDescriptor())) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto* caller = new Caller(socket, m_handler, this);
        connect(caller, &QObject::destroyed, this, [this, caller] { m_callers.removeOne(caller); });
        m_callers << caller;
        makeRoom();
    }
}

/// For the newest. The oldest of those goes that have not said all yet or do not read; else who waits longest.
void Instance::makeRoom()
{
    if (m_callers.size() <= mostCallers)
        return;
    auto oldest = std::ranges::find_if(m_callers, [](const Caller* caller) { return !caller->isWaiting(); });
    if (oldest == m_callers.end() || *oldest == m_callers.back())
        oldest = m_callers.begin();
    Caller* const leaving = *oldest;
    m_callers.erase(oldest);
    leaving->end();
}

namespace {

/// One question to the running app, on its way. Deletes itself.
class LaterAnswer : public QObject {
public:
    using Done = std::function<void(const Result<QJsonObject, NoAnswer>&)>;

    LaterAnswer(QByteArray line, Done done, QObject* context)
        : QObject(context)
        , m_line(std::move(line))
        , m_done(std::move(done))
    {
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this, [this] { finish(NoAnswer::Silent); });
        connect(&m_socket, &QLocalSocket::connected, this, &LaterAnswer::say);
        connect(&m_socket, &QLocalSocket::readyRead, this, &LaterAnswer::hear);
        connect(&m_socket, &QLocalSocket::disconnected, this, [this] { finish(NoAnswer::Refused); });
        connect(&m_socket, &QLocalSocket::errorOccurred, this,
            [this] { finish(m_said ? NoAnswer::Refused : NoAnswer::NobodyThere); });
    }

    void ask(const QString& socket, Milliseconds wait)
    {
        m_patience.start(wait);
        m_socket.connectToServer(socket);
    }

private:
    void say()
    {
        if (!isSameUser(m_socket.socketDescriptor()))
            return finish(NoAnswer::NobodyThere);
        m_said = true;
        m_socket.write(m_line);
    }

    void hear()
    {
        if (!m_socket.canReadLine())
            return;
        const QJsonDocument answer = QJsonDocument::fromJson(m_socket.readLine());
        if (answer.isObject())
            return finish(answer.object());
        finish(NoAnswer::Refused);
    }

    void finish(const Result<QJsonObject, NoAnswer>& answer)
    {
        if (!m_done)
            return;
        m_socket.disconnect(this);
        m_patience.stop();
        deleteLater();
        std::exchange(m_done, {})(answer);
    }

    QByteArray m_line;
    Done m_done; ///< null once it was called
    QLocalSocket m_socket;
    QTimer m_patience;
    bool m_said = false;
};

} // namespace

void askInstanceLater(const Places& places, const QJsonObject& command, Milliseconds wait, QObject* context,
    std::function<void(const Result<QJsonObject, NoAnswer>&)> done)
{
    auto* question =
        new LaterAnswer(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n', std::move(done), context);
    const QString socket = instanceSocket(places);
    // From the event loop, since a socket that is not there fails at once.
    QMetaObject::invokeMethod(
        question, [question, socket, wait] { question->ask(socket, wait); }, Qt::QueuedConnection);
}

Result<QJsonObject, NoAnswer> askInstance(const Places& places, QJsonObject command, Milliseconds wait)
{
    QLocalSocket socket;
    socket.connectToServer(instanceSocket(places));
    if (!socket.waitForConnected(static_cast<int>(Milliseconds(connectWithin).count()))
        || !isSameUser(socket.socketDescriptor()))
        return NoAnswer::NobodyThere;
    command.insert(u"pulse"_s, true);
    socket.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    for (const QDeadlineTimer deadline(wait); !deadline.hasExpired();) {
        if (!socket.canReadLine()) {
            const qint64 patience = std::min<qint64>(deadline.remainingTime(), Milliseconds(mostSilence).count());
            if (socket.waitForReadyRead(static_cast<int>(patience)) || socket.canReadLine())
                continue;
            return socket.state() == QLocalSocket::ConnectedState ? NoAnswer::Silent : NoAnswer::Refused;
        }
        const QByteArray said = socket.readLine().trimmed();
        if (said.isEmpty())
            continue; // it is alive, and not done yet
        const QJsonDocument answer = QJsonDocument::fromJson(said);
        if (!answer.isObject())
            return NoAnswer::Refused;
        return answer.object();
    }
    return NoAnswer::Silent;
}

} // namespace quotalamp
