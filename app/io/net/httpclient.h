// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/turn.h"
#include "core/keys/secret.h"
#include "core/model/ledger.h"
#include "core/model/settings.h"
#include "io/net/connections.h"
#include "io/net/requestqueue.h"
#include "io/net/samebodies.h"
#include "io/net/startpace.h"

#include <QObject>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <utility>

class QHostInfo;
class QNetworkReply;

namespace quotalamp {

/// The rules of the network, once: redirects are refused unless a GET stays on its origin, no cookies, no HTTP/2, no
/// cache, own User-Agent and no Accept-Language, gzip alone and unpacked here, plain http only to loopback and, asked for
/// by name and connected to by address, within one's own network, 8 s without progress or 30 s in total end a request,
/// bodies end at 2 MiB, at most 6 requests per origin at a time, 2 where it answers within 30 ms, each origin in its turn,
/// and in all as many as half of the files that the process may have open, up to 600: origins do not wait for each other.
/// Over TLS, the first request to an origin gets a session from the server, with which the others make their connections;
/// they wait for that until the server is a second late with its answer, or four with the handshake. An origin that one
/// request finds out of reach or silent is not tried by those that waited for their turn meanwhile: they get the same
/// failure. Answers with the same body share it, and what is parsed of it.
class HttpClient : public QObject {
    Q_OBJECT
public:
    /// What a request may take; a test gives smaller ones.
    struct Limits {
        Milliseconds withoutProgress{8000};
        Milliseconds total{30000};          ///< with every redirect and every address that is tried
        qint64 bodyBytes = 2 * 1024 * 1024; ///< unpacked
        int perOrigin = 6;                  ///< at a time
        int inAll = 600;                    ///< at a time; fewer where the process may have fewer files open
        Milliseconds betweenStarts{0};      ///< of requests beyond `startsAtOnce`; 0: as quickly as they can
        int startsAtOnce = 12;
        Milliseconds atOnce{30}; ///< an origin that answers sooner is sent two at a time
    };

    /// With the limits that are promised above.
    explicit HttpClient(QObject* parent = nullptr);
    HttpClient(Limits limits, QObject* parent);
    ~HttpClient() override;

    /// Hears the answer: what the server said, or why there is none. Nothing in it holds the key.
    using Done = std::function<void(Answer)>;
    /// Calls `done` exactly once, later, unless `context` is gone by then. The key is put into the header that the
    /// request names, last, and is not kept.
    void send(const Request& request, const Secret& key, QObject* context, Done done);

    /// The way to all but loopback, from the next request on. Another proxy is not given the login of the one before.
    void setProxy(const Proxy& proxy);

    /// For a proxy that a person chose and that wants one; see proxyLogin(). Empty: none.
    void setProxyLogin(Secret login);

    /// After resume or a change of network: new connections, and no TLS session of former ones.
    void forgetConnections();

Q_SIGNALS:
    /// A request was made and has ended; a followed redirect is one of its own.
    void finished(const quotalamp::LedgerEntry& entry);

private:
    using Pointer = RequestQueue::Pointer;

    void refuse(Pointer pending, TransportError failure, const WayTrouble& way);
    void fail(Pointer pending, TransportError failure, const WayTrouble& way);
    void startSoon();
    /// As many as may go now, and as leave a window in the same thread quick; the others follow.
    void startNext();
    /// Sends it by its route, once it is known which address plain http leads to.
    void start(Pointer pending);
    void resolve(Pointer pending);
    void onResolved(Pointer pending, const QHostInfo& found);
    [[nodiscard]] bool triedNext(const Answer& answer, Pointer& pending);
    /// Takes in what comes of it, from now on until its end.
    void hear(QNetworkReply* reply, PendingRequest& pending);
    /// The others of its origin wait for the session that it may get from the server, for a moment.
    void holdOthersBack(const PendingRequest& pending, QNetworkReply* reply);
    void letOthersGo(const QString& origin);
    void onEncrypted(QNetworkReply* reply);
    void onHead(QNetworkReply* reply);
    void keepSession(const QNetworkReply* reply, const PendingRequest& pending);
    /// What has come of the body; ends the request where it is too much or cannot be unpacked.
    void takeBody(QNetworkReply* reply);
    [[nodiscard]] Answer answerOf(QNetworkReply& reply, PendingRequest& pending);
    void noteClock(const QNetworkReply& reply, const PendingRequest& pending);
    void noteStall(const QString& origin, TransportError failure);
    void onFinished(QNetworkReply* reply);
    /// It was a redirect that is allowed, and goes on at its target.
    bool followed(QNetworkReply* reply, Pointer& pending);
    void deliver(Pointer pending, Answer answer);
    /// Tells whoever waits, of as many answers as leave a window in the same thread quick; the others follow.
    void tellSome();

    Limits m_limits;
    RequestQueue m_queue;
    StartPace m_pace;
    QTimer m_nextStart; ///< runs while requests that may go keep to the pace
    Connections m_connections;
    TlsSessions m_sessions;
    Proxy m_proxy;
    Secret m_proxyLogin;       ///< empty: none
    bool m_startsSoon = false; ///< startNext() is called in a moment
    SameBodies m_bodies;
    std::map<QString, int> m_stalls;                ///< by origin: timeouts in a row
    std::optional<Milliseconds> m_clockAhead;       ///< of ours, by the last server that proved who it is
    std::map<QNetworkReply*, Pointer> m_active;     ///< by what Qt makes of them
    std::map<int, Pointer> m_resolving;             ///< by the number of the look-up
    std::deque<std::pair<Pointer, Answer>> m_ended; ///< those that nobody was told of yet
    Turn m_turn;                                    ///< in which requests are sent and answers told
};

} // namespace quotalamp
