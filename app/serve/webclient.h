// SPDX-License-Identifier: MIT
#pragma once

#include "serve/webrequest.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <functional>

class QSslSocket;
class QTcpSocket;

namespace quotalamp {

/// What a client is answered.
struct WebAnswer {
    int status = 200;
    QByteArray type = "text/plain; charset=utf-8"; ///< the media type of the body
    QByteArray body{};
    QByteArray more{}; ///< further header lines, each with its end
};

/// An answer without more than its name: "404 Not Found".
[[nodiscard]] WebAnswer plainAnswer(int status);

/// One connection of a client: reads a request, lets it be answered, reads the next one. What it can cost is bounded,
/// whatever the client does: memory for one request and one answer, and the time that each phase may take. A client that
/// says nothing, speaks byte by byte or does not read is hung up on. Deletes itself.
class WebClient : public QObject {
    Q_OBJECT
public:
    /// Gives the answer; called at most once, at once or later, and ignored where the client has gone.
    using Reply = std::function<void(const WebAnswer& answer)>;
    using Handler = std::function<void(const WebRequest& request, const Reply& reply)>;

    /// Takes the socket, which may still be agreeing on TLS. The handler has to live as long.
    WebClient(QTcpSocket* socket, const Handler& handler, QObject* parent);

    /// It waits for nothing: it has said nothing yet, or has been answered and may ask again.
    [[nodiscard]] bool isIdle() const { return m_phase == Phase::Idle; }
    /// Hangs up, whatever the client waits for.
    void end();

private:
    enum class Phase {
        Speaking, ///< the first request, with TLS before it; or one that has begun
        Idle,     ///< between two requests
        Waiting,  ///< the answer is being made
        Reading,  ///< the answer is on its way
        Leaving   ///< the last answer has gone, and the client should hang up
    };

    void enter(Phase phase);
    void read();
    void take(qsizetype bytes);
    void refuse(WebRefusal refusal);
    void answer(const WebAnswer& answer, bool withBody, bool keepsAlive);
    void onWritten();
    [[nodiscard]] bool hasUnsent() const;

    QTcpSocket* m_socket;
    QSslSocket* m_encrypted; ///< the same; null where nothing is encrypted
    const Handler& m_handler;
    Phase m_phase = Phase::Speaking;
    QByteArray m_received; ///< of the next request
    bool m_staysOpen = false;
    QTimer m_patience; ///< until the client is hung up on
};

} // namespace quotalamp
