// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <deque>
#include <memory>
#include <vector>

class QTcpSocket;

namespace quotalamp {

/// What the loopback server does with a request: bytes as they are, in time, and what becomes of the connection.
struct Play {
    enum class End {
        KeepOpen, ///< for the next request
        Close,    ///< as servers do
        Reset,    ///< as a broken network does
        Hang      ///< nothing more is said
    };
    QByteArray bytes;
    End end = End::KeepOpen;
    std::chrono::milliseconds latency{0};
    std::chrono::milliseconds dripEvery{0}; ///< one byte at a time, where it is not zero
    qint64 flood = 0;                       ///< this many bytes more after `bytes`
};

/// An answer with Content-Length and a body; `headers` are lines with their ends.
[[nodiscard]] Play answering(int status, const QByteArray& body = "{}", const QByteArray& headers = {});
[[nodiscard]] Play redirecting(int status, const QByteArray& location);
/// "x-filler-N: N", so many lines.
[[nodiscard]] QByteArray fillerHeaders(int count);

/// A server on a loopback port of its own that keeps to a script and records what it hears. It knows just enough of
/// HTTP to tell one request from the next.
class LoopbackServer : public QObject {
    Q_OBJECT
public:
    explicit LoopbackServer(QObject* parent = nullptr);
    /// On another of this machine's addresses.
    explicit LoopbackServer(const QHostAddress& address);
    /// One that speaks TLS and nothing else.
    explicit LoopbackServer(const QSslConfiguration& tls, QObject* parent = nullptr);

    /// What requests get that no `playNext` is left for.
    void play(const Play& play) { m_play = play; }
    void playNext(const Play& play) { m_next.push_back(play); }
    /// Only for this path, with its query.
    void playAt(const QByteArray& path, const Play& play) { m_byPath.insert(path, play); }

    [[nodiscard]] QUrl url(const QString& path = {}, const QString& host = QStringLiteral("127.0.0.1")) const;
    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    /// Each request as it came, head and body.
    [[nodiscard]] const std::vector<QByteArray>& heard() const { return m_heard; }
    /// What the last connection agreed on by ALPN.
    [[nodiscard]] const QByteArray& protocol() const { return m_protocol; }
    /// Everything any connection ever sent; over TLS, once it was unwrapped.
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Requests that wait for an answer now.
    [[nodiscard]] int open() const { return m_open; }
    /// The most requests that waited for an answer at the same time.
    [[nodiscard]] int mostAtOnce() const { return m_mostAtOnce; }
    void forgetHeard();

private:
    LoopbackServer(std::unique_ptr<QTcpServer> server, bool encrypted, const QHostAddress& address, QObject* parent);
    void accept();
    void read(QTcpSocket* socket);
    [[nodiscard]] Play nextPlay(const QByteArray& request);
    void answer(QTcpSocket* socket, const Play& play);
    void drip(QTcpSocket* socket, const Play& play, qsizetype from);
    void finish(QTcpSocket* socket, const Play& play);

    Play m_play;
    std::deque<Play> m_next;
    QHash<QByteArray, Play> m_byPath;
    QHash<QTcpSocket*, QByteArray> m_partial;
    std::vector<QByteArray> m_heard;
    QByteArray m_bytes;
    int m_connections = 0;
    int m_open = 0;
    int m_mostAtOnce = 0;
    QByteArray m_protocol;
    bool m_encrypted = false;
    std::unique_ptr<QTcpServer> m_server; ///< goes first: its sockets tell of their end
};

/// The value of a header in a recorded request; names compare without case. Empty: there is none.
[[nodiscard]] QByteArray headerOf(const QByteArray& request, const QByteArray& name);

} // namespace quotalamp
