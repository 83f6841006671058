// SPDX-License-Identifier: MIT
#include "support/sessionserver.h"

#include <openssl/ssl.h>

#include <array>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace quotalamp {

namespace {

/// A client that hangs must not keep the test.
constexpr timeval patience{3, 0};

void limit(SSL_CTX* context, SessionServer::Sessions kind)
{
    using Kind = SessionServer::Sessions;
    const bool tls13 = kind == Kind::Tls13 || kind == Kind::Tls13WithoutTickets;
    SSL_CTX_set_max_proto_version(context, tls13 ? TLS1_3_VERSION : TLS1_2_VERSION);
    SSL_CTX_set_min_proto_version(context, tls13 ? TLS1_3_VERSION : TLS1_2_VERSION);
    if (kind == Kind::Tls13WithoutTickets)
        SSL_CTX_set_num_tickets(context, 0);
    if (kind == Kind::Tls12WithoutTickets || kind == Kind::Tls12WithoutAny)
        SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    if (kind == Kind::Tls12WithoutAny)
        SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

} // namespace

void SessionServer::Free::operator()(ssl_ctx_st* context) const
{
    SSL_CTX_free(context);
}

SessionServer::SessionServer(const QString& certificateFile, const QString& keyFile, Sessions sessions, After after)
    : m_context(SSL_CTX_new(TLS_server_method()))
    , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_after(after)
{
    const std::array<unsigned char, 4> name{'t', 'e', 's', 't'};
    SSL_CTX_set_session_id_context(m_context.get(), name.data(), name.size());
    limit(m_context.get(), sessions);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (SSL_CTX_use_certificate_chain_file(m_context.get(), qPrintable(certificateFile)) != 1
        || SSL_CTX_use_PrivateKey_file(m_context.get(), qPrintable(keyFile), SSL_FILETYPE_PEM) != 1
        || bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(m_listener, 64) != 0
        || getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        qFatal("no server for test sessions");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

SessionServer::~SessionServer()
{
    m_over = true;
    shutdown(m_listener, SHUT_RDWR); // wakes it up
    m_thread.join();
    for (std::thread& each : m_threads)
        each.join();
    close(m_listener);
}

void SessionServer::serve()
{
    while (!m_over) {
        const int connection = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0)
            continue;
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        m_threads.emplace_back([this, connection] {
            answerAll(connection);
            close(connection);
        });
    }
}

void SessionServer::answerAll(int connection)
{
    const std::unique_ptr<SSL, void (*)(SSL*)> tls(SSL_new(m_context.get()), SSL_free);
    SSL_set_fd(tls.get(), connection);
    if (SSL_accept(tls.get()) != 1)
        return;
    const bool resumed = SSL_session_reused(tls.get()) == 1;
    ++(resumed ? m_resumed : m_whole);
    const QByteArray body = resumed ? "Reused" : "New";
    const QByteArray answer = "HTTP/1.1 200 OK\r\ncontent-length: " + QByteArray::number(body.size())
        + (m_after == After::Closes ? "\r\nconnection: close" : "") + "\r\n\r\n" + body;
    QByteArray heard;
    std::array<char, 4096> bytes{};
    do {
        for (heard.clear(); !heard.contains("\r\n\r\n");) {
            const int count = SSL_read(tls.get(), bytes.data(), bytes.size());
            if (count <= 0)
                return;
            heard.append(bytes.data(), count);
        }
        SSL_write(tls.get(), answer.constData(), static_cast<int>(answer.size()));
    } while (m_after == After::StaysOpen);
    SSL_shutdown(tls.get());
}

} // namespace quotalamp
