// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

struct ssl_ctx_st;

namespace quotalamp {

/// A TLS server by OpenSSL itself, since Qt's own resumes no session. Tells with each answer how the handshake of its
/// connection was: "New" or "Reused".
class SessionServer {
public:
    /// Which sessions it gives, and by which protocol.
    enum class Sessions { Tls13, Tls13WithoutTickets, Tls12, Tls12WithoutTickets, Tls12WithoutAny };
    /// What becomes of a connection with the answer.
    enum class After { StaysOpen, Closes };

    SessionServer(const QString& certificateFile, const QString& keyFile, Sessions sessions, After after);
    ~SessionServer();
    Q_DISABLE_COPY_MOVE(SessionServer)

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(m_port)); }
    /// Handshakes so far: whole ones, and those that went on with a session.
    [[nodiscard]] int whole() const { return m_whole; }
    [[nodiscard]] int resumed() const { return m_resumed; }

private:
    void serve();
    void answerAll(int connection);

    struct Free {
        void operator()(ssl_ctx_st* context) const;
    };
    std::unique_ptr<ssl_ctx_st, Free> m_context;
    int m_listener = -1;
    quint16 m_port = 0;
    After m_after;
    std::atomic<bool> m_over = false;
    std::atomic<int> m_whole = 0;
    std::atomic<int> m_resumed = 0;
    std::vector<std::thread> m_threads; ///< one for each connection
    std::thread m_thread;               ///< that waits for them
};

} // namespace quotalamp
