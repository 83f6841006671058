// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "io/files/places.h"
#include "io/session/caller.h"
#include "io/session/solelock.h"

#include <QJsonObject>
#include <QList>
#include <QObject>

#include <functional>

class QLocalServer;

namespace quotalamp {

/// The one running tray app of a user: holds a lock, and answers commands on a local socket that only the same user
/// can reach (in the runtime folder, mode 0600, and the peer is asked who it is). A command is one JSON object on one
/// line of at most 64 KiB with a "verb" of a fixed set; the answer is one JSON object on one line, or such lines without an end. A command with
/// "pulse" gets an empty line at once and each second until the answer, so that whoever waits knows a slow app from one
/// that was stopped.
class Instance : public QObject {
    Q_OBJECT
public:
    using Reply = Caller::Reply;

    /// Clients at a time: more than a hundred commands at once, and the followers of several bars. One more costs the
    /// oldest of those that hold back what they have to say or do not read; see Caller for what each may cost in memory.
    static constexpr int mostCallers = 256;

    explicit Instance(const Places& places, QObject* parent = nullptr);
    ~Instance() override;

    /// True: we are the one, and listen where there is a folder for it. False: another one runs. What a dead one or
    /// somebody else has left in the way is removed.
    [[nodiscard]] bool claim(Caller::Handler handler);

private:
    [[nodiscard]] bool leadsElsewhere() const;
    void putUpSign();
    void accept();
    void makeRoom();

    QString m_socketPath;
    QString m_signpost; ///< a link to it for programs with another environment; empty: none is needed
    QString m_folder;   ///< the runtime folder, which is the user's own
    SoleLock m_lock;
    QLocalServer* m_server = nullptr;
    QList<Caller*> m_callers; ///< in the order they came
    Caller::Handler m_handler;
};

/// Where the running app of the user listens: a path on Unix, so that the folder's mode guards it, and a name of its own
/// per folder on Windows. Where these places have no socket, because the environment of the app named another runtime
/// folder, it is the link to it that the app has put into the state folder.
[[nodiscard]] QString instanceSocket(const Places& places);

/// Why a command got no answer from the running app.
enum class NoAnswer {
    NobodyThere, ///< none runs, or it cannot be reached within 300 ms
    Refused,     ///< it hung up
    Silent,      ///< it runs, and has shown no sign of life for three seconds, or not answered within `wait`
};

/// Sends a command to the running app and waits for its answer; for commands, never for the app itself.
[[nodiscard]] Result<QJsonObject, NoAnswer> askInstance(const Places& places, QJsonObject command, Milliseconds wait);

/// The same without waiting: `done` is called once, later, unless `context` is gone. For a program that serves others.
void askInstanceLater(const Places& places, const QJsonObject& command, Milliseconds wait, QObject* context,
    std::function<void(const Result<QJsonObject, NoAnswer>&)> done);

} // namespace quotalamp
