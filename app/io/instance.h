#pragma once

#include "io/settings.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QLocalServer;
class QLocalSocket;
class QLockFile;
class QTimer;

namespace quotalamp {

/// The one running tray app of a user: holds a lock, and answers commands on a local socket that only the same user
/// can reach (in the runtime folder, mode 0600). A command is one JSON object on one line of at most 64 KiB with a
/// "verb" of a fixed set; the answer is one JSON object on one line.
class Instance : public QObject {
    Q_OBJECT
public:
    using Reply = std::function<void(QJsonObject)>;
    using Handler = std::function<void(const QJsonObject& command, Reply reply)>;

    explicit Instance(const Places& places, QObject* parent = nullptr);
    ~Instance() override;

    /// True: we are the one, and listen where there is a folder for it. False: another one runs. Stale locks and
    /// sockets are removed.
    [[nodiscard]] bool claim(Handler handler);

private:
    void accept();
    void readCommand(QLocalSocket* client, QTimer* idle);

    QString m_socketPath;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer* m_server = nullptr;
    Handler m_handler;
};

/// Sends a command to the running app and waits for its answer; for commands, never for the app itself.
/// Empty when none runs (within 300 ms) or it does not answer within `wait`.
[[nodiscard]] std::optional<QJsonObject> askInstance(
    const Places& places, const QJsonObject& command, Milliseconds wait);

} // namespace quotalamp
