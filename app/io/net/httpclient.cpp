// SPDX-License-Identifier: MIT
#include "io/net/httpclient.h"

#include "core/base/text.h"
#include "core/keys/keytraces.h"
#include "core/net/baseurl.h"
#include "core/net/ownnetwork.h"
#include "io/net/gunzip.h"
#include "io/net/replytrouble.h"
#include "io/net/route.h"
#include "io/net/wirerequest.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 readBufferBytes = 64 * 1024;
constexpr int mostRedirects = 3;
constexpr int stallsForNewConnections = 2;

} // namespace

struct HttpClient::Pending {
    Request request;
    Secret key;
    QPointer<QObject> context;
    Done done;
    QString origin;
    int redirects = 0;
    QElapsedTimer sentAt;
    QTimer deadline;
    QByteArray body;
    std::unique_ptr<Gunzip> unpacking; ///< of a body that comes packed
    qint64 received = 0;
    TransportError ended = TransportError::None; ///< why we ended it ourselves
    std::deque<QString> addresses;               ///< of one's own network, to be connected to one after the other
    QString proxy;                               ///< through which it goes; empty: none
    bool encrypted = false;                      ///< TLS with the server stands
    std::optional<WayTrouble> certificate;       ///< what was wrong with the server's

    [[nodiscard]] Answer answer() const
    {
        Answer answer;
        answer.tag = request.tag;
        answer.paid = request.paid;
        answer.receivedAt = wallClock();
        answer.latency = sentAt.isValid() ? Milliseconds(sentAt.elapsed()) : Milliseconds(0);
        return answer;
    }

    /// Only what was asked for is unpacked.
    void expect(const QByteArray& encoding)
    {
        const QByteArray name = encoding.trimmed().toLower();
        if (name == "gzip" || name == "x-gzip")
            unpacking = std::make_unique<Gunzip>();
        else if (!name.isEmpty() && name != "identity")
            ended = TransportError::Garbled;
    }

    /// `most`: of one body; requests that share an allowance share what is left of it.
    void take(const QByteArray& chunk, qint64 most)
    {
        const auto& shared = request.bytesLeft;
        const qint64 before = body.size();
        unpack(chunk, shared ? std::min(most, before + std::max<qint64>(*shared, 0)) : most);
        if (shared)
            *shared -= ended == TransportError::TooLarge ? *shared + 1 : body.size() - before;
    }

    void unpack(const QByteArray& chunk, qint64 most)
    {
        if (received > most)
            ended = TransportError::TooLarge;
        else if (!unpacking)
            body += chunk;
        else if (const auto state = unpacking->add(chunk, body, most); state != Gunzip::State::Fine)
            ended = state == Gunzip::State::TooLarge ? TransportError::TooLarge : TransportError::Garbled;
    }

    void startAnew()
    {
        body.clear();
        unpacking.reset();
        received = 0;
        encrypted = false;
    }

    /// Nobody but a proxy was talked to.
    [[nodiscard]] bool endedAtProxy() const { return !proxy.isEmpty() && !encrypted && !certificate; }

    [[nodiscard]] LedgerEntry entry(int status, TransportError failure) const
    {
        return {wallClock(), request.account, request.paid ? Purpose::Paid : Purpose::Free,
            QString::fromLatin1(request.method), KeyTraces(key).cleaned(ledgerPlace(request.url)), status, failure,
            received, Milliseconds(sentAt.elapsed()), std::nullopt, request.demo};
    }
};

HttpClient::HttpClient(QObject* parent)
    : HttpClient(Limits{}, parent)
{
}

HttpClient::HttpClient(Limits limits, QObject* parent)
    : QObject(parent)
    , m_limits(limits)
{
}

HttpClient::~HttpClient()
{
    // Whoever waits may be half gone already: nobody is told.
    for (const auto& [reply, pending] : m_active) {
        reply->disconnect(this);
        pending->deadline.disconnect();
        reply->abort();
    }
    m_active.clear();
    for (const auto& [number, pending] : m_resolving) {
        QHostInfo::abortHostLookup(number);
        pending->deadline.disconnect();
    }
}

void HttpClient::send(const Request& request, const Secret& key, QObject* context, Done done)
{
    auto pending = std::make_unique<Pending>();
    pending->request = request;
    pending->key = key.copy();
    pending->context = context;
    pending->done = std::move(done);
    pending->origin = origin(request.url);

    const QUrl& url = request.url;
    const bool known = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || !known)
        return refuse(std::move(pending), TransportError::Tls, {});
    if (const auto barred = plainHttpTrouble(request, !key.empty()))
        return refuse(std::move(pending), TransportError::Tls, *barred);
    if (!isSound(request, key))
        return refuse(std::move(pending), TransportError::Garbled, {});

    m_waiting[pending->origin].push_back(std::move(pending));
    // Later, so that nothing is called back from within.
    QMetaObject::invokeMethod(this, &HttpClient::startNext, Qt::QueuedConnection);
}

void HttpClient::refuse(std::unique_ptr<Pending> pending, TransportError failure, const WayTrouble& way)
{
    Answer answer = pending->answer();
    answer.failure = failure;
    answer.way = way;
    QObject* context = pending->context;
    QMetaObject::invokeMethod(
        context, [done = std::move(pending->done), answer] { done(answer); }, Qt::QueuedConnection);
}

void HttpClient::startNext()
{
    while (std::unique_ptr<Pending> next = takeNext()) {
        ++m_running[next->origin];
        m_lastTurn = next->origin;
        next->sentAt.start();
        start(std::move(next));
    }
}

/// Each origin in its turn, so that one with many requests keeps no other waiting. Null: none may go now.
std::unique_ptr<HttpClient::Pending> HttpClient::takeNext()
{
    const auto add = [](int sum, const auto& each) { return sum + each.second; };
    if (std::accumulate(m_running.begin(), m_running.end(), 0, add) >= m_limits.inAll)
        return nullptr;
    auto turn = m_waiting.upper_bound(m_lastTurn);
    for (std::size_t looked = m_waiting.size(); looked > 0; --looked) {
        if (turn == m_waiting.end())
            turn = m_waiting.begin();
        auto& queue = turn->second;
        while (!queue.empty() && !queue.front()->context)
            queue.pop_front(); // nobody waits for it any more
        const auto running = m_running.find(turn->first);
        const bool free = running == m_running.end() || running->second < m_limits.perOrigin;
        if (!queue.empty() && free) {
            std::unique_ptr<Pending> next = std::move(queue.front());
            queue.pop_front();
            return next;
        }
        turn = queue.empty() ? m_waiting.erase(turn) : std::next(turn);
    }
    return nullptr;
}

/// Whoever waited for a server that turns out to be away would find the same, one after the other.
void HttpClient::shareFinding(const QString& origin, const Pending& pending, const Answer& answer)
{
    if (!pending.context)
        return; // ended by us, because nobody waited for it any more
    const bool away = answer.failure == TransportError::Unreachable || answer.failure == TransportError::Timeout
        || answer.failure == TransportError::Proxy;
    if (!away) {
        QElapsedTimer now;
        now.start();
        m_answeredAt[origin] = now.msecsSinceReference();
        return;
    }
    const auto answered = m_answeredAt.find(origin);
    if (answered != m_answeredAt.end() && answered->second >= pending.sentAt.msecsSinceReference())
        return; // it has answered others since
    const auto waiting = m_waiting.extract(origin);
    if (waiting.empty())
        return;
    for (auto& each : waiting.mapped()) {
        if (!each->context)
            continue;
        Answer same = each->answer();
        same.failure = answer.failure;
        same.way = answer.way;
        QMetaObject::invokeMethod(
            each->context, [done = std::move(each->done), same] { done(same); }, Qt::QueuedConnection);
    }
}

QNetworkAccessManager* HttpClient::network(const Route& route)
{
    QNetworkAccessManager*& network = m_networks[route.name()];
    if (network)
        return network;
    network = new QNetworkAccessManager(this);
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network->setAutoDeleteReplies(false);
    network->setProxy(route.proxy);
    return network;
}

void HttpClient::setProxy(const Proxy& proxy)
{
    if (m_proxy == proxy)
        return;
    m_proxy = proxy;
    forgetConnections();
}

void HttpClient::setProxyLogin(Secret login)
{
    if (m_proxyLogin.expose() == login.expose())
        return;
    m_proxyLogin = std::move(login);
    forgetConnections();
}

namespace {

QNetworkReply* sent(QNetworkAccessManager& network, const QNetworkRequest& wire, const Request& request)
{
    if (request.method == "GET")
        return network.get(wire);
    if (request.method == "POST")
        return network.post(wire, request.body);
    return network.sendCustomRequest(wire, request.method, request.body);
}

} // namespace

void HttpClient::start(std::unique_ptr<Pending> pending)
{
    const Request& request = pending->request;
    if (isPlainHttp(request.url) && pending->addresses.empty())
        return resolve(std::move(pending));
    Route route = routeTo(request.url, m_proxy, m_proxyLogin);
    route.certificates = request.certificates;
    QNetworkRequest wire = wireRequest(request, pending->key, m_limits.withoutProgress);
    const bool encrypted = request.url.scheme() == "https"_L1;
    const auto tls = encrypted ? tlsRules(route.certificates) : std::nullopt;
    if (route.refused.kind != WayTrouble::Kind::None)
        return fail(std::move(pending), TransportError::Proxy, route.refused);
    if (encrypted && !tls)
        return fail(std::move(pending), TransportError::Tls,
            {WayTrouble::Kind::NoCertificateFile, plainText(route.certificates), {}, {}, {}});
    if (tls)
        wire.setSslConfiguration(*tls);
    if (!pending->addresses.empty())
        goTo(pending->addresses.front(), wire);
    pending->proxy = route.place;
    const Milliseconds left = m_limits.total - Milliseconds(pending->sentAt.elapsed());
    QNetworkReply* reply = sent(*network(route), wire, request);
    reply->setReadBufferSize(readBufferBytes);
    pending->deadline.setSingleShot(true);
    pending->deadline.disconnect();
    connect(&pending->deadline, &QTimer::timeout, this, [this, reply] {
        m_active.at(reply)->ended = TransportError::Timeout;
        reply->abort();
    });
    pending->deadline.start(std::max(left, Milliseconds(0)));
    connect(pending->context, &QObject::destroyed, reply, [reply] { reply->abort(); });
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] {
        if (const auto found = m_active.find(reply); found != m_active.end())
            found->second->encrypted = true;
    });
    connect(reply, &QNetworkReply::sslErrors, this, [this, reply](const QList<QSslError>& errors) {
        if (const auto found = m_active.find(reply); found != m_active.end())
            found->second->certificate = certificateTrouble(errors);
    });
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] { takeBody(reply); });
    // Queued: abort() finishes from within itself.
    connect(
        reply, &QNetworkReply::finished, this, [this, reply] { onFinished(reply); }, Qt::QueuedConnection);
    m_active.emplace(reply, std::move(pending));
}

/// Plain http goes to one's own network and nowhere else, whatever a name server says: the name is looked up once, and
/// the connection is made to an address that was found and is private. So a name that leads to a private address now and
/// to a public one later (rebinding) gets no key, and no proxy is asked for it.
void HttpClient::resolve(std::unique_ptr<Pending> pending)
{
    const QString host = pending->request.url.host();
    if (addressFromText(host)) {
        QHostInfo itself;
        itself.setAddresses({QHostAddress(host)});
        return onResolved(std::move(pending), itself);
    }
    const int number = QHostInfo::lookupHost(host, this, [this](const QHostInfo& found) {
        auto node = m_resolving.extract(found.lookupId());
        if (node.empty())
            return;
        node.mapped()->deadline.stop();
        onResolved(std::move(node.mapped()), found);
    });
    const Milliseconds left = m_limits.total - Milliseconds(pending->sentAt.elapsed());
    pending->deadline.setSingleShot(true);
    pending->deadline.disconnect();
    connect(&pending->deadline, &QTimer::timeout, this, [this, number] {
        QHostInfo::abortHostLookup(number);
        // Later: what waits holds the timer that speaks here.
        const auto giveUp = [this, number] {
            if (auto node = m_resolving.extract(number); !node.empty())
                fail(std::move(node.mapped()), TransportError::Timeout, {});
        };
        QMetaObject::invokeMethod(this, giveUp, Qt::QueuedConnection);
    });
    pending->deadline.start(std::clamp(left, Milliseconds(0), m_limits.withoutProgress));
    m_resolving.emplace(number, std::move(pending));
}

void HttpClient::onResolved(std::unique_ptr<Pending> pending, const QHostInfo& found)
{
    const auto all = found.addresses();
    for (const QHostAddress& each : all) {
        const auto bytes = addressFromText(each.toString());
        if (bytes && isOwnNetwork(*bytes))
            pending->addresses.push_back(each.toString());
    }
    if (!pending->addresses.empty() && pending->context)
        return start(std::move(pending));
    if (all.isEmpty() || !pending->context)
        return fail(std::move(pending), TransportError::Unreachable, {});
    fail(std::move(pending), TransportError::Tls,
        {WayTrouble::Kind::OutsideOwnNetwork, plainText(all.first().toString()), {}, wallClock(), {}});
}

/// A server may listen on one of its addresses only. What was never connected was never sent.
bool HttpClient::triedNext(const Answer& answer, std::unique_ptr<Pending>& pending)
{
    if (answer.failure != TransportError::Unreachable || pending->addresses.size() < 2 || !pending->context)
        return false;
    pending->addresses.pop_front();
    start(std::move(pending));
    return true;
}

/// Without anything being sent.
void HttpClient::fail(std::unique_ptr<Pending> pending, TransportError failure, const WayTrouble& way)
{
    Answer answer = pending->answer();
    answer.failure = failure;
    answer.way = way;
    deliver(std::move(pending), std::move(answer));
}

void HttpClient::takeBody(QNetworkReply* reply)
{
    const auto found = m_active.find(reply);
    if (found == m_active.end() || found->second->ended != TransportError::None || !reply->isOpen())
        return;
    Pending& pending = *found->second;
    const QByteArray chunk = reply->readAll();
    if (chunk.isEmpty())
        return;
    if (pending.received == 0)
        pending.expect(reply->rawHeader("content-encoding"));
    pending.received += chunk.size();
    if (pending.ended == TransportError::None)
        pending.take(chunk, m_limits.bodyBytes);
    if (pending.ended == TransportError::None)
        return;
    pending.body.clear();
    reply->abort();
}

Answer HttpClient::answerOf(QNetworkReply& reply, Pending& pending)
{
    Answer answer = pending.answer();
    for (const auto& [name, value] : reply.rawHeaderPairs())
        answer.headers.add(name, value);
    const int status = statusOf(reply);
    answer.failure = pending.ended != TransportError::None ? pending.ended : failureOf(reply, pending.request.url);
    if (answer.failure == TransportError::None && pending.unpacking && !pending.unpacking->isWhole())
        answer.failure = TransportError::Garbled;
    const bool tls = reply.error() == QNetworkReply::SslHandshakeFailedError;
    if (pending.endedAtProxy() && !tls && reply.error() != QNetworkReply::NoError) {
        answer.way = {proxyTrouble(reply), pending.proxy, {}, {}, {}};
        if (answer.way.kind != WayTrouble::Kind::ProxyTimeout)
            answer.failure = TransportError::Proxy;
    } else if (answer.failure == TransportError::Tls) {
        answer.way = QSslSocket::supportsSsl() ? pending.certificate.value_or(handshakeTrouble(reply))
                                               : WayTrouble{WayTrouble::Kind::NoTls, {}, {}, {}, {}};
    }
    answer.way.clock = answer.way.kind == WayTrouble::Kind::None ? TimePoint{} : answer.receivedAt;
    if (answer.way.valid)
        answer.way.clockAhead = m_clockAhead;
    if (answer.failure != TransportError::Timeout && answer.failure != TransportError::Proxy)
        answer.status = status;
    if (answer.failure == TransportError::None)
        answer.body = std::move(pending.body);
    return answer;
}

void HttpClient::noteClock(const QNetworkReply& reply, const Pending& pending)
{
    if (!pending.encrypted || !reply.rawHeader("age").isEmpty())
        return;
    if (const auto date = parseHttpDate(QString::fromLatin1(reply.rawHeader("date"))))
        m_clockAhead = wallClock() - *date;
}

/// Connections may lead nowhere once the network has changed, and none of them tells.
void HttpClient::noteStall(const QString& origin, TransportError failure)
{
    if (failure != TransportError::Timeout) {
        m_stalls.erase(origin);
        return;
    }
    if (++m_stalls[origin] < stallsForNewConnections)
        return;
    m_stalls.erase(origin);
    forgetConnections();
}

void HttpClient::onFinished(QNetworkReply* reply)
{
    takeBody(reply);
    auto node = m_active.extract(reply);
    if (node.empty())
        return;
    std::unique_ptr<Pending> pending = std::move(node.mapped());
    pending->deadline.stop();
    reply->deleteLater();
    noteClock(*reply, *pending);
    if (!followed(reply, pending)) {
        Answer answer = answerOf(*reply, *pending);
        if (triedNext(answer, pending))
            return retire(reply->manager());
        // Here the answer enters the program, and the key is known.
        KeyTraces(pending->key).clean(answer);
        deliver(std::move(pending), std::move(answer));
    }
    retire(reply->manager());
}

bool HttpClient::followed(QNetworkReply* reply, std::unique_ptr<Pending>& pending)
{
    const int status = statusOf(*reply);
    const QByteArray location = reply->rawHeader("location");
    if (!isRedirect(status) || pending->ended != TransportError::None || location.isEmpty() || !pending->context)
        return false;
    const QUrl target = pending->request.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    const bool stays = target.isValid() && target.userInfo().isEmpty() && origin(target) == pending->origin;
    if (!stays || pending->request.method != "GET" || ++pending->redirects > mostRedirects)
        return false;
    Q_EMIT finished(pending->entry(status, TransportError::None));
    pending->request.url = target;
    pending->startAnew();
    start(std::move(pending));
    return true;
}

void HttpClient::deliver(std::unique_ptr<Pending> pending, Answer answer)
{
    const QString origin = pending->origin;
    if (--m_running[origin] == 0)
        m_running.erase(origin);
    shareFinding(origin, *pending, answer);
    QMetaObject::invokeMethod(this, &HttpClient::startNext, Qt::QueuedConnection);
    noteStall(origin, answer.failure);
    Q_EMIT finished(pending->entry(answer.status, answer.failure));
    if (pending->context)
        pending->done(std::move(answer));
}

void HttpClient::forgetConnections()
{
    for (const auto& [name, network] : std::exchange(m_networks, {}))
        retire(network);
}

/// A set-aside network goes with its last request.
void HttpClient::retire(QNetworkAccessManager* network)
{
    if (std::ranges::any_of(m_networks, [network](const auto& each) { return each.second == network; }))
        return;
    const bool busy =
        std::ranges::any_of(m_active, [network](const auto& each) { return each.first->manager() == network; });
    if (!busy)
        network->deleteLater();
}

} // namespace quotalamp
