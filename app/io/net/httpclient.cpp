// SPDX-License-Identifier: MIT
#include "io/net/httpclient.h"

#include "core/base/process.h"
#include "core/base/text.h"
#include "core/keys/keytraces.h"
#include "core/net/baseurl.h"
#include "core/net/ownnetwork.h"
#include "io/net/replytrouble.h"
#include "io/net/route.h"
#include "io/net/wirerequest.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslSocket>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 readBufferBytes = 64 * 1024;
constexpr int mostRedirects = 3;
constexpr int stallsForNewConnections = 2;
constexpr std::size_t mostUntold = 64; ///< answers that wait to be told; as long as there are more, nothing is sent
constexpr std::chrono::seconds longestHandshake{4}; ///< for which others wait; many at a time keep a machine busy
constexpr std::chrono::seconds longestHold{1}; ///< from then on: who is slow to answer one may be quick with the others

} // namespace

HttpClient::HttpClient(QObject* parent)
    : HttpClient(Limits{}, parent)
{
}

HttpClient::HttpClient(Limits limits, QObject* parent)
    : QObject(parent)
    , m_limits(limits)
    , m_queue(limits.perOrigin, std::min(limits.inAll, mostOpenFiles() / 2), limits.atOnce)
    , m_pace(limits.startsAtOnce, limits.betweenStarts)
    , m_connections(this)
    , m_turn([this] {
        tellSome();
        startNext();
    })
{
    m_nextStart.setSingleShot(true);
    m_nextStart.setTimerType(Qt::PreciseTimer);
    m_nextStart.callOnTimeout(this, &HttpClient::startNext);
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
    auto pending = std::make_unique<PendingRequest>();
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
    m_queue.add(std::move(pending));
    startSoon();
}

/// Later, and without anything being sent.
void HttpClient::refuse(Pointer pending, TransportError failure, const WayTrouble& way)
{
    if (!pending->context)
        return;
    Answer answer = pending->answer();
    answer.failure = failure;
    answer.way = way;
    QObject* context = pending->context;
    QMetaObject::invokeMethod(
        context, [done = std::move(pending->done), answer] { done(answer); }, Qt::QueuedConnection);
}

/// Later, so that nothing is called back from within, and once for all that ask for it meanwhile.
void HttpClient::startSoon()
{
    if (!std::exchange(m_startsSoon, true))
        QMetaObject::invokeMethod(this, &HttpClient::startNext, Qt::QueuedConnection);
}

void HttpClient::startNext()
{
    m_startsSoon = false;
    while (m_ended.size() < mostUntold && !m_queue.isEmpty() && !m_nextStart.isActive()) {
        const auto now = std::chrono::steady_clock::now();
        if (const auto wait = m_pace.wait(now); wait > Milliseconds(0))
            return m_nextStart.start(wait);
        Pointer next = m_queue.next();
        if (!next)
            break;
        m_pace.begin(now);
        next->sentAt.start();
        start(std::move(next));
        if (!m_turn.hasTime())
            return;
    }
    if (m_active.empty() && m_resolving.empty() && m_queue.isEmpty())
        m_bodies.forget();
}

void HttpClient::setProxy(const Proxy& proxy)
{
    if (m_proxy == proxy)
        return;
    if (proxy.kind != m_proxy.kind || proxy.host != m_proxy.host || proxy.port != m_proxy.port)
        m_proxyLogin = {};
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

void HttpClient::start(Pointer pending)
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
        goOver(pending->tls.emplace(m_sessions.begin(route.name() + u'\n' + pending->origin, *tls, wallClock())), wire);
    if (!pending->addresses.empty())
        goTo(pending->addresses.front(), wire);
    pending->proxy = route.place;
    QNetworkReply* reply = sent(m_connections.take(route, pending->tls), wire, request);
    reply->setReadBufferSize(readBufferBytes);
    hear(reply, *pending);
    if (tls && !pending->tls->isKnown)
        holdOthersBack(*pending, reply);
    m_active.emplace(reply, std::move(pending));
}

void HttpClient::hear(QNetworkReply* reply, PendingRequest& pending)
{
    const Milliseconds left = m_limits.total - Milliseconds(pending.sentAt.elapsed());
    pending.deadline.setSingleShot(true);
    pending.deadline.disconnect();
    connect(&pending.deadline, &QTimer::timeout, this, [this, reply] {
        m_active.at(reply)->ended = TransportError::Timeout;
        reply->abort();
    });
    pending.deadline.start(std::max(left, Milliseconds(0)));
    connect(pending.context, &QObject::destroyed, reply, [reply] { reply->abort(); });
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] { onEncrypted(reply); });
    connect(reply, &QNetworkReply::sslErrors, this, [this, reply](const QList<QSslError>& errors) {
        if (const auto found = m_active.find(reply); found != m_active.end())
            found->second->certificate = certificateTrouble(errors);
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, [this, reply] { onHead(reply); });
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] { takeBody(reply); });
    // Queued: abort() finishes from within itself.
    connect(
        reply, &QNetworkReply::finished, this, [this, reply] { onFinished(reply); }, Qt::QueuedConnection);
}

void HttpClient::holdOthersBack(const PendingRequest& pending, QNetworkReply* reply)
{
    m_queue.holdBack(pending.origin);
    QTimer::singleShot(longestHandshake, reply, [this, origin = pending.origin] { letOthersGo(origin); });
}

void HttpClient::letOthersGo(const QString& origin)
{
    if (m_queue.letGo(origin))
        startSoon();
}

/// Before TLS 1.3, a session comes with the handshake.
void HttpClient::onEncrypted(QNetworkReply* reply)
{
    const auto found = m_active.find(reply);
    if (found == m_active.end())
        return;
    found->second->encrypted = true;
    found->second->connectedAt.start();
    if (reply->sslConfiguration().sessionProtocol() != QSsl::TlsV1_3)
        return keepSession(reply, *found->second);
    QTimer::singleShot(longestHold, reply, [this, origin = found->second->origin] { letOthersGo(origin); });
}

void HttpClient::onHead(QNetworkReply* reply)
{
    if (const auto found = m_active.find(reply); found != m_active.end()) {
        m_queue.noteAnswer(found->second->origin, found->second->atServer());
        keepSession(reply, *found->second);
    }
}

void HttpClient::keepSession(const QNetworkReply* reply, const PendingRequest& pending)
{
    if (pending.tls && pending.encrypted && m_connections.isCurrent(reply->manager()))
        m_sessions.keep(*pending.tls, reply->sslConfiguration(), wallClock());
    letOthersGo(pending.origin);
}

/// Plain http goes to one's own network and nowhere else, whatever a name server says: the name is looked up once, and
/// the connection is made to an address that was found and is private. So a name that leads to a private address now and
/// to a public one later (rebinding) gets no key, and no proxy is asked for it.
void HttpClient::resolve(Pointer pending)
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

void HttpClient::onResolved(Pointer pending, const QHostInfo& found)
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
bool HttpClient::triedNext(const Answer& answer, Pointer& pending)
{
    if (answer.failure != TransportError::Unreachable || pending->addresses.size() < 2 || !pending->context)
        return false;
    pending->addresses.pop_front();
    start(std::move(pending));
    return true;
}

/// Without anything being sent.
void HttpClient::fail(Pointer pending, TransportError failure, const WayTrouble& way)
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
    PendingRequest& pending = *found->second;
    // readAll() would make room for 32 kB, and the body would keep it.
    const QByteArray chunk = reply->read(reply->bytesAvailable());
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

Answer HttpClient::answerOf(QNetworkReply& reply, PendingRequest& pending)
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

void HttpClient::noteClock(const QNetworkReply& reply, const PendingRequest& pending)
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
    Pointer pending = std::move(node.mapped());
    pending->deadline.stop();
    if (const auto tls = std::exchange(pending->tls, std::nullopt))
        m_sessions.end(*tls, staysOpen(*reply), wallClock());
    m_connections.release(reply->manager());
    reply->deleteLater();
    noteClock(*reply, *pending);
    if (!followed(reply, pending)) {
        Answer answer = answerOf(*reply, *pending);
        if (triedNext(answer, pending))
            return;
        // Here the answer enters the program, and the key is known.
        pending->traces().clean(answer);
        m_bodies.share(answer);
        deliver(std::move(pending), std::move(answer));
    }
}

bool HttpClient::followed(QNetworkReply* reply, Pointer& pending)
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

void HttpClient::deliver(Pointer pending, Answer answer)
{
    for (Pointer& waiting : m_queue.end(*pending, answer))
        refuse(std::move(waiting), answer.failure, answer.way);
    startSoon();
    noteStall(pending->origin, answer.failure);
    Q_EMIT finished(pending->entry(answer.status, answer.failure));
    m_ended.emplace_back(std::move(pending), std::move(answer));
    tellSome();
}

void HttpClient::tellSome()
{
    while (!m_ended.empty() && m_turn.hasTime()) {
        auto [pending, answer] = std::move(m_ended.front());
        m_ended.pop_front();
        if (pending->context)
            pending->done(std::move(answer));
    }
}

void HttpClient::forgetConnections()
{
    m_sessions.forget();
    m_connections.forget();
}

} // namespace quotalamp
