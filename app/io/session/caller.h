// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/turn.h"
#include "io/session/telling.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

class QLocalSocket;

namespace quotalamp {

/// One client of the running app's socket: says one command, waits, reads one answer, or lines without an end. Ends where
/// it does not say its command within five seconds, says too much, or reads nothing of its answer for five seconds; of lines
/// without an end for a minute. What it can make us keep in memory is one command and 64 KiB of what it does not read, and
/// an answer that was made as one object. Deletes itself.
class Caller : public QObject {
    Q_OBJECT
public:
    /// Gives the answer, once; ignored where the client has gone.
    class Reply {
    public:
        Reply() = default;
        explicit Reply(Caller* caller)
            : m_caller(caller)
        {
        }
        /// One JSON object on one line.
        void operator()(const QJsonObject& object) const;
        /// Whatever is told, piece by piece.
        void operator()(std::unique_ptr<Telling> telling) const;
        /// Whether somebody is to be answered, here or gone.
        explicit operator bool() const { return !m_caller.isNull(); }

    private:
        QPointer<Caller> m_caller;
    };
    /// Hears a command that could be read.
    using Handler = std::function<void(const QJsonObject& command, const Reply& reply)>;

    /// Bytes of a command's line; a client that says more is hung up on.
    static constexpr qint64 longestCommand = 64 * 1024;

    /// Takes the socket. The handler answers at most once, whenever it likes.
    Caller(QLocalSocket* socket, Handler handler, QObject* parent);

    /// Its command was understood, and it waits for an answer or for more.
    [[nodiscard]] bool isWaiting() const;
    /// Hangs up, whatever the client waits for.
    void end();

private:
    enum class Phase { Speaking, Waiting, Reading };

    void read();
    void await(const QJsonObject& command);
    void tell(std::unique_ptr<Telling> telling);
    /// Writes as much as may wait for the client and can be made in a turn.
    void pump();

    QLocalSocket* m_socket;
    Handler m_handler;
    Phase m_phase = Phase::Speaking;
    std::unique_ptr<Telling> m_telling; ///< while it is read
    Turn m_turn;                        ///< in which pieces of it are made
    QTimer m_patience;                  ///< for a client that says nothing, or does not read
    QTimer m_pulse;                     ///< says that we are alive, to a client that asks for it
};

/// Whether the process at the other end of a local socket is the same user's.
[[nodiscard]] bool isSameUser(qintptr socketDescriptor);

} // namespace quotalamp
