// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"
#include "core/model/hooksettings.h"
#include "core/net/http.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace quotalamp {

class HttpClient;
class KeyStore;

/// A person's own webhook: each event is posted to it as JSON, one after the other, by the rules of the HTTP client. The
/// token, where there is one, is read from the keychain and goes into the Authorization header. What may pass (no answer, 408,
/// 425, 429 and 5xx) is tried again, later each time, and not before the server wants it (Retry-After); what will not is
/// a failure at once. No redirect is followed.
class Webhook : public QObject {
    Q_OBJECT
public:
    /// When is tried again; a test gives shorter times.
    struct Rhythm {
        Milliseconds first{5'000};       ///< before the second try; four times as long before each that follows
        int tries = 6;                   ///< within half an hour
        Milliseconds longest{3'600'000}; ///< a server that wants more than that is not tried again
        std::size_t waiting = 20;        ///< events; of more, those that have waited longest are dropped
    };

    Webhook(HttpClient& http, KeyStore& keys, QObject* parent = nullptr);
    Webhook(HttpClient& http, KeyStore& keys, const Rhythm& rhythm, QObject* parent);

    /// Where events go from now on. Those that wait for another place are dropped.
    void setTo(const HookSettings& hooks);
    /// Posts `body`, which is JSON, when those before it are done with. Does nothing where no webhook is set.
    void send(const QByteArray& body);

    /// Under which the keychain keeps the webhook's token, bound to its scheme, host and port; no account of the person's.
    [[nodiscard]] static Account tokenAccount(const QString& webhook);

Q_SIGNALS:
    /// An event is done with: it arrived where `trouble` is empty, else that is one translated sentence for the person. It
    /// names the host and never the rest of the address.
    void ended(const QString& trouble);

private:
    struct Waiting {
        QByteArray body;
        int tries = 0;
    };
    void next();
    void post(const class Secret& token);
    void onAnswer(const Answer& answer);
    void tryAgain(const QString& trouble, Milliseconds asked);
    void finish(const QString& trouble);
    [[nodiscard]] QString host() const;
    [[nodiscard]] QUrl target() const;

    HttpClient& m_http;
    KeyStore& m_keys;
    Rhythm m_rhythm;
    QString m_webhook; ///< empty: none
    WebhookFormat m_format = WebhookFormat::Json;
    bool m_token = false;
    std::deque<Waiting> m_waiting; ///< the first one is on its way or waits to be tried again
    QTimer m_again;                ///< until it is
    int m_round = 0;               ///< of places: what belongs to an older one is not listened to
    bool m_busy = false;           ///< it is on its way
};

} // namespace quotalamp
