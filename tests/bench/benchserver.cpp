// SPDX-License-Identifier: MIT
// A provider in a process of its own, so that its work is not counted: a model list with limits in its headers, on
// as many ports as are asked for, after a latency. With a certificate it speaks TLS, and each port keeps sessions of
// its own, which clients may resume. Prints one port a line, that of its counts first, and runs until it is ended.
//
//   benchserver PORTS LATENCY-MS ROUND-TRIP-MS [CERTIFICATE KEY]
//
// The round trip is what opening a connection takes to a server that is far away, and greeting it over TLS once more: a
// new connection is not listened to before.
//
// Whoever asks the first port gets what the others have counted since it was asked last, as JSON.

#include <openssl/ssl.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_map>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

/// What came to one port since the counts were asked for.
struct Counts {
    int connections = 0;
    int handshakes = 0; ///< of TLS, resumed ones included
    int resumed = 0;
    int requests = 0;
};

struct Port {
    int listener = -1;
    SSL_CTX* tls = nullptr; ///< null: plain HTTP
    Counts counts;
    int answered = 0;
};

struct FreeSession {
    void operator()(SSL* session) const { SSL_free(session); }
};

struct Connection {
    int number = -1;
    Port* port = nullptr; ///< null: asks for the counts
    std::unique_ptr<SSL, FreeSession> tls;
    bool greeted = false; ///< the handshake is over, or there is none
    bool waitsToWrite = false;
    std::string heard;
    std::string unsent;
};

/// An answer that is due, or a new connection; the time is the same for all, so that they come in order.
struct Due {
    Clock::time_point at;
    std::weak_ptr<Connection> connection;
};

/// What is left changes with each answer, as it does for people.
std::string answer(int number)
{
    static const std::string body = [] {
        std::string models;
        for (int model = 0; model < 40; ++model) {
            models.append(model == 0 ? "" : ",").append(R"({"id":"bench-)").append(std::to_string(model));
            models.append(R"(","object":"model","created":1700000000,"owned_by":"bench"})");
        }
        return R"({"object":"list","data":[)" + models + "]}";
    }();
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size())
        + "\r\nx-ratelimit-limit-requests: 5000\r\nx-ratelimit-remaining-requests: "
        + std::to_string(4999 - number % 999)
        + "\r\nx-ratelimit-reset-requests: 12ms\r\nx-ratelimit-limit-tokens: 400000"
          "\r\nx-ratelimit-remaining-tokens: 300000\r\nx-ratelimit-reset-tokens: 15s\r\n\r\n"
        + body;
}

class Server {
public:
    Server(std::chrono::milliseconds latency, std::chrono::milliseconds opening)
        : m_latency(latency)
        , m_opening(opening)
        , m_poll(epoll_create1(EPOLL_CLOEXEC))
    {
        m_control.listener = listenAnywhere();
        std::printf("%d\n", numberOf(m_control.listener));
    }

    bool open(const char* certificate, const char* key)
    {
        auto port = std::make_unique<Port>();
        port->listener = listenAnywhere();
        if (port->listener < 0)
            return false;
        if (certificate) {
            port->tls = SSL_CTX_new(TLS_server_method());
            if (SSL_CTX_use_certificate_chain_file(port->tls, certificate) != 1
                || SSL_CTX_use_PrivateKey_file(port->tls, key, SSL_FILETYPE_PEM) != 1)
                return false;
            const std::array<unsigned char, 5> name{'b', 'e', 'n', 'c', 'h'};
            SSL_CTX_set_session_id_context(port->tls, name.data(), name.size());
        }
        std::printf("%d\n", numberOf(port->listener));
        m_ports.push_back(std::move(port));
        return true;
    }

    void serve()
    {
        std::fflush(stdout);
        for (;;) {
            std::array<epoll_event, 64> events{};
            const int found = epoll_wait(m_poll, events.data(), events.size(), timeout());
            for (int each = 0; each < found; ++each)
                take(events.at(static_cast<std::size_t>(each)).data.fd);
            openDue();
            answerDue();
        }
    }

private:
    int listenAnywhere()
    {
        const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || listen(listener, 512) != 0)
            return -1;
        watch(listener, EPOLL_CTL_ADD, EPOLLIN);
        return listener;
    }

    static int numberOf(int listener)
    {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
        return ntohs(address.sin_port);
    }

    void watch(int number, int operation, std::uint32_t events) const
    {
        epoll_event event{};
        event.events = events;
        event.data.fd = number;
        epoll_ctl(m_poll, operation, number, &event);
    }

    /// Milliseconds until an answer or a connection is due; -1: none is.
    [[nodiscard]] int timeout() const
    {
        std::optional<Clock::time_point> next;
        for (const std::deque<Due>* due : {&m_answers, &m_arrivals}) {
            if (!due->empty() && (!next || due->front().at < *next))
                next = due->front().at;
        }
        if (!next)
            return -1;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - Clock::now());
        return left.count() < 0 ? 0 : static_cast<int>(left.count());
    }

    void take(int number)
    {
        if (number == m_control.listener)
            return accept(m_control.listener, nullptr);
        for (const auto& port : m_ports) {
            if (number == port->listener)
                return accept(number, port.get());
        }
        if (const auto found = m_connections.find(number); found != m_connections.end())
            go(found->second);
    }

    void accept(int listener, Port* port)
    {
        for (;;) {
            const int number = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (number < 0)
                return;
            const int on = 1;
            setsockopt(number, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            auto connection = std::make_shared<Connection>();
            connection->number = number;
            connection->port = port;
            if (port)
                ++port->counts.connections;
            if (port && port->tls) {
                connection->tls.reset(SSL_new(port->tls));
                SSL_set_fd(connection->tls.get(), number);
                SSL_set_accept_state(connection->tls.get());
            }
            m_connections.emplace(number, connection);
            if (port && m_opening.count() > 0)
                m_arrivals.push_back({Clock::now() + m_opening, connection});
            else
                watch(number, EPOLL_CTL_ADD, EPOLLIN);
        }
    }

    void go(const std::shared_ptr<Connection>& connection)
    {
        if (connection->tls && !connection->greeted && !greet(*connection))
            return;
        std::array<char, 16384> bytes{};
        for (;;) {
            const auto count = read(*connection, bytes);
            if (count == 0)
                return close(*connection);
            if (count < 0)
                break;
            connection->heard.append(bytes.data(), static_cast<std::size_t>(count));
        }
        for (auto end = connection->heard.find("\r\n\r\n"); end != std::string::npos;
             end = connection->heard.find("\r\n\r\n")) {
            connection->heard.erase(0, end + 4);
            if (!connection->port)
                connection->unsent += countsSinceLast();
            else if (++connection->port->counts.requests; m_latency.count() == 0)
                connection->unsent += answer(connection->port->answered++);
            else
                m_answers.push_back({Clock::now() + m_latency, connection});
        }
        send(*connection);
    }

    /// True once the handshake is over.
    bool greet(Connection& connection)
    {
        SSL* tls = connection.tls.get();
        const int done = SSL_do_handshake(tls);
        if (done == 1) {
            connection.greeted = true;
            ++connection.port->counts.handshakes;
            connection.port->counts.resumed += SSL_session_reused(tls);
            return true;
        }
        const int why = SSL_get_error(tls, done);
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
            close(connection);
        return false;
    }

    /// Bytes read; 0: the other side is gone; below 0: nothing now.
    static long read(const Connection& connection, std::array<char, 16384>& bytes)
    {
        if (!connection.tls) {
            const ssize_t count = ::read(connection.number, bytes.data(), bytes.size());
            return count < 0 && errno != EAGAIN ? 0 : count;
        }
        const int count = SSL_read(connection.tls.get(), bytes.data(), static_cast<int>(bytes.size()));
        if (count > 0)
            return count;
        const int why = SSL_get_error(connection.tls.get(), count);
        return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE ? -1 : 0;
    }

    void send(Connection& connection) const
    {
        while (!connection.unsent.empty()) {
            const std::string& unsent = connection.unsent;
            const long count = connection.tls
                ? SSL_write(connection.tls.get(), unsent.data(), static_cast<int>(unsent.size()))
                : ::write(connection.number, unsent.data(), unsent.size());
            if (count <= 0)
                break;
            connection.unsent.erase(0, static_cast<std::size_t>(count));
        }
        const bool waits = !connection.unsent.empty();
        if (waits != connection.waitsToWrite)
            watch(connection.number, EPOLL_CTL_MOD, waits ? EPOLLIN | EPOLLOUT : EPOLLIN);
        connection.waitsToWrite = waits;
    }

    void close(const Connection& connection)
    {
        const int number = connection.number;
        ::close(number);
        m_connections.erase(number);
    }

    /// What has come since is heard with what is found next.
    void openDue()
    {
        const auto now = Clock::now();
        for (; !m_arrivals.empty() && m_arrivals.front().at <= now; m_arrivals.pop_front()) {
            if (const auto connection = m_arrivals.front().connection.lock())
                watch(connection->number, EPOLL_CTL_ADD, EPOLLIN);
        }
    }

    void answerDue()
    {
        const auto now = Clock::now();
        for (; !m_answers.empty() && m_answers.front().at <= now; m_answers.pop_front()) {
            const auto connection = m_answers.front().connection.lock();
            if (!connection)
                continue;
            connection->unsent += answer(connection->port->answered++);
            send(*connection);
        }
    }

    /// One list for each count, a number a port.
    std::string countsSinceLast()
    {
        const auto list = [this](int Counts::*count) {
            std::string text;
            for (const auto& port : m_ports)
                text.append(text.empty() ? "" : ",").append(std::to_string(port->counts.*count));
            return '[' + text + ']';
        };
        const std::string body = R"({"connections":)" + list(&Counts::connections) + R"(,"handshakes":)"
            + list(&Counts::handshakes) + R"(,"resumed":)" + list(&Counts::resumed) + R"(,"requests":)"
            + list(&Counts::requests) + '}';
        for (const auto& port : m_ports)
            port->counts = {};
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size())
            + "\r\n\r\n" + body;
    }

    std::chrono::milliseconds m_latency;
    std::chrono::milliseconds m_opening;
    int m_poll;
    Port m_control;
    std::vector<std::unique_ptr<Port>> m_ports;
    std::unordered_map<int, std::shared_ptr<Connection>> m_connections;
    std::deque<Due> m_answers;
    std::deque<Due> m_arrivals;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4 && argc != 6)
        return 2;
    std::signal(SIGPIPE, SIG_IGN);
    const bool tls = argc == 6;
    const std::chrono::milliseconds roundTrip(std::atoi(argv[3]));
    Server server{std::chrono::milliseconds(std::atoi(argv[2])), tls ? 2 * roundTrip : roundTrip};
    for (int port = 0; port < std::atoi(argv[1]); ++port) {
        if (!server.open(tls ? argv[4] : nullptr, tls ? argv[5] : nullptr))
            return 1;
    }
    server.serve();
}
