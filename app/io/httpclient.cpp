#include "io/httpclient.h"

#include "core/baseurl.h"
#include "core/keytraces.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 readBufferBytes = 64 * 1024;
constexpr qint64 decompressionCheckBytes = 1024 * 1024;
constexpr int idleConnectionSeconds = 20;
constexpr int mostRedirects = 3;

/// Anything else could end the header line and begin another.
bool isHeaderSafe(const QByteArray& text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7e; });
}

bool isVisible(const QByteArray& key)
{
    return std::ranges::all_of(key, [](char c) { return c >= 0x21 && c <= 0x7e; });
}

bool isRedirect(int status)
{
    return status >= 300 && status < 400 && status != 304;
}

/// Of the connection or a proxy. What Qt makes of a status of 400 and above is scattered over all higher numbers.
bool isConnectionError(QNetworkReply::NetworkError error)
{
    return error > QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied;
}

TransportError withoutStatus(QNetworkReply::NetworkError error, const QUrl& url)
{
    switch (error) {
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return TransportError::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return TransportError::Tls;
    case QNetworkReply::ProtocolUnknownError:
        // Without a TLS backend https is an unknown protocol.
        return url.scheme() == "https"_L1 ? TransportError::Tls : TransportError::Garbled;
    case QNetworkReply::NoError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
        return TransportError::Garbled;
    default:
        return TransportError::Unreachable;
    }
}

int statusOf(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// The status decides before Qt's error does.
TransportError failureOf(const QNetworkReply& reply, const QUrl& url)
{
    const int status = statusOf(reply);
    const auto error = reply.error();
    if (status == 0)
        return withoutStatus(error, url);
    if (isRedirect(status))
        return TransportError::Redirect;
    if (error == QNetworkReply::OperationCanceledError || error == QNetworkReply::TimeoutError)
        return TransportError::Timeout;
    if (isConnectionError(error) || (status < 400 && error != QNetworkReply::NoError))
        return TransportError::Garbled;
    // Qt gives no header at all where there were more than a hundred.
    return reply.rawHeaderPairs().isEmpty() ? TransportError::Garbled : TransportError::None;
}

/// What the system says, asked anew for each connection.
class SystemProxies : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override { return systemProxyForQuery(query); }
};

void applyProxy(QNetworkAccessManager& network, const Proxy& proxy)
{
    const auto port = static_cast<quint16>(proxy.port);
    switch (proxy.kind) {
    case ProxyKind::System:
        return network.setProxyFactory(new SystemProxies); // which it owns
    case ProxyKind::None:
        return network.setProxy(QNetworkProxy::NoProxy);
    case ProxyKind::Http:
        return network.setProxy({QNetworkProxy::HttpProxy, proxy.host, port});
    case ProxyKind::Socks5:
        return network.setProxy({QNetworkProxy::Socks5Proxy, proxy.host, port});
    }
}

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
    qint64 received = 0;
    TransportError ended = TransportError::None; ///< why we ended it ourselves

    [[nodiscard]] Answer answer() const
    {
        Answer answer;
        answer.tag = request.tag;
        answer.paid = request.paid;
        answer.receivedAt = wallClock();
        answer.latency = sentAt.isValid() ? Milliseconds(sentAt.elapsed()) : Milliseconds(0);
        return answer;
    }

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
    const bool encrypted = url.scheme() == "https"_L1;
    const bool local = url.scheme() == "http"_L1 && isLoopback(url.host());
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || !(encrypted || local))
        return refuse(std::move(pending), TransportError::Tls);
    if (!isVisible(key.expose()) || !isHeaderSafe(request.keyPrefix))
        return refuse(std::move(pending), TransportError::Garbled);

    const QString where = pending->origin;
    m_waiting[where].push_back(std::move(pending));
    // Later, so that nothing is called back from within.
    QMetaObject::invokeMethod(
        this, [this, where] { startNext(where); }, Qt::QueuedConnection);
}

void HttpClient::refuse(std::unique_ptr<Pending> pending, TransportError failure)
{
    Answer answer = pending->answer();
    answer.failure = failure;
    QObject* context = pending->context;
    QMetaObject::invokeMethod(
        context, [done = std::move(pending->done), answer] { done(answer); }, Qt::QueuedConnection);
}

void HttpClient::startNext(const QString& origin)
{
    const auto found = m_waiting.find(origin);
    if (found == m_waiting.end())
        return;
    auto& queue = found->second;
    while (!queue.empty() && m_running[origin] < m_limits.perOrigin) {
        std::unique_ptr<Pending> pending = std::move(queue.front());
        queue.pop_front();
        if (!pending->context)
            continue;
        ++m_running[origin];
        pending->sentAt.start();
        start(std::move(pending));
    }
    if (queue.empty())
        m_waiting.erase(found);
}

QNetworkAccessManager* HttpClient::network(const QUrl& url)
{
    const bool loopback = isLoopback(url.host());
    QNetworkAccessManager*& network = loopback ? m_loopback : m_network;
    if (network)
        return network;
    network = new QNetworkAccessManager(this);
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network->setAutoDeleteReplies(false);
    if (loopback)
        network->setProxy(QNetworkProxy::NoProxy);
    else
        applyProxy(*network, m_proxy);
    return network;
}

void HttpClient::setProxy(const Proxy& proxy)
{
    if (m_proxy == proxy)
        return;
    m_proxy = proxy;
    forgetConnections();
}

namespace {

QNetworkRequest wireRequest(const Request& request, const Secret& key, Milliseconds withoutProgress)
{
    QNetworkRequest wire(request.url);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute, idleConnectionSeconds);
    wire.setTransferTimeout(static_cast<int>(withoutProgress.count()));
    wire.setDecompressedSafetyCheckThreshold(decompressionCheckBytes);
    wire.setRawHeader("user-agent", "Quotalamp/" QUOTALAMP_VERSION);
    wire.setRawHeader("accept", "application/json");
    // Without one Qt sends the person's languages.
    wire.setRawHeader("accept-language", "*");
    if (!request.body.isEmpty())
        wire.setRawHeader("content-type", "application/json");
    for (const Header& header : request.headers.all()) {
        if (isHeaderSafe(header.name) && isHeaderSafe(header.value))
            wire.setRawHeader(header.name, header.value);
    }
    if (!request.keyHeader.isEmpty() && !key.empty())
        wire.setRawHeader(request.keyHeader, request.keyPrefix + key.expose());
    return wire;
}

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
    const Milliseconds left = m_limits.total - Milliseconds(pending->sentAt.elapsed());
    QNetworkReply* reply =
        sent(*network(request.url), wireRequest(request, pending->key, m_limits.withoutProgress), request);
    reply->setReadBufferSize(readBufferBytes);
    pending->deadline.setSingleShot(true);
    pending->deadline.disconnect();
    connect(&pending->deadline, &QTimer::timeout, this, [this, reply] {
        m_active.at(reply)->ended = TransportError::Timeout;
        reply->abort();
    });
    pending->deadline.start(std::max(left, Milliseconds(0)));
    connect(pending->context, &QObject::destroyed, reply, [reply] { reply->abort(); });
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] { takeBody(reply); });
    // Queued: abort() finishes from within itself.
    connect(
        reply, &QNetworkReply::finished, this, [this, reply] { onFinished(reply); }, Qt::QueuedConnection);
    m_active.emplace(reply, std::move(pending));
}

void HttpClient::takeBody(QNetworkReply* reply)
{
    const auto found = m_active.find(reply);
    if (found == m_active.end() || found->second->ended != TransportError::None || !reply->isOpen())
        return;
    Pending& pending = *found->second;
    const QByteArray chunk = reply->readAll();
    pending.received += chunk.size();
    const auto& shared = pending.request.bytesLeft;
    if (shared)
        *shared -= chunk.size();
    if (pending.received <= m_limits.bodyBytes && (!shared || *shared >= 0)) {
        pending.body += chunk;
        return;
    }
    pending.body.clear();
    pending.ended = TransportError::TooLarge;
    reply->abort();
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
    if (!followed(reply, pending)) {
        Answer answer = pending->answer();
        for (const auto& [name, value] : reply->rawHeaderPairs())
            answer.headers.add(name, value);
        const int status = statusOf(*reply);
        answer.failure =
            pending->ended != TransportError::None ? pending->ended : failureOf(*reply, pending->request.url);
        if (answer.failure != TransportError::Timeout)
            answer.status = status;
        if (answer.failure == TransportError::None)
            answer.body = std::move(pending->body);
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
    pending->body.clear();
    pending->received = 0;
    start(std::move(pending));
    return true;
}

void HttpClient::deliver(std::unique_ptr<Pending> pending, Answer answer)
{
    const QString origin = pending->origin;
    if (--m_running[origin] == 0)
        m_running.erase(origin);
    QMetaObject::invokeMethod(
        this, [this, origin] { startNext(origin); }, Qt::QueuedConnection);
    Q_EMIT finished(pending->entry(answer.status, answer.failure));
    if (pending->context)
        pending->done(std::move(answer));
}

void HttpClient::forgetConnections()
{
    QNetworkAccessManager* const old[]{std::exchange(m_network, nullptr), std::exchange(m_loopback, nullptr)};
    for (QNetworkAccessManager* network : old)
        retire(network);
}

/// A set-aside network goes with its last request.
void HttpClient::retire(QNetworkAccessManager* network)
{
    if (!network || network == m_network || network == m_loopback)
        return;
    const bool busy =
        std::ranges::any_of(m_active, [network](const auto& each) { return each.first->manager() == network; });
    if (!busy)
        network->deleteLater();
}

} // namespace quotalamp
