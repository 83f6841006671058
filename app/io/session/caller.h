// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <functional>

class QLocalSocket;

namespace quotalamp {

/// One client of the running app's socket: says one command, waits, reads one answer. Ends where it does not say its
/// command within five seconds, says too much, or does not read its answer within five. What it can make us keep in memory
/// is one command and one answer. Deletes itself.
class Caller : public QObject {
    Q_OBJECT
public:
    /// Gives the answer, one JSON object; called at most once, and ignored where the client has gone.
    using Reply = std::function<void(QJsonObject)>;
    /// Hears a command that could be read.
    using Handler = std::function<void(const QJsonObject& command, Reply reply)>;

    /// Bytes of a command's line; a client that says more is hung up on.
    static constexpr qint64 longestCommand = 64 * 1024;

    /// Takes the socket. The handler answers at most once, whenever it likes.
    Caller(QLocalSocket* socket, Handler handler, QObject* parent);

    /// Its command was understood, and the answer is ours to give.
    [[nodiscard]] bool isWaiting() const { return m_phase == Phase::Waiting; }
    /// Hangs up, whatever the client waits for.
    void end();

private:
    enum class Phase { Speaking, Waiting, Reading };

    void read();
    void await(const QJsonObject& command);
    void answer(const QJsonObject& object);

    QLocalSocket* m_socket;
    Handler m_handler;
    Phase m_phase = Phase::Speaking;
    QTimer m_patience; ///< for a client that says nothing, or does not read
    QTimer m_pulse;    ///< says that we are alive, to a client that asks for it
};

/// Whether the process at the other end of a local socket is the same user's.
[[nodiscard]] bool isSameUser(qintptr socketDescriptor);

} // namespace quotalamp
