// SPDX-License-Identifier: MIT
#include "service/webhook.h"

#include "core/base/text.h"
#include "core/model/wireforms.h"
#include "core/net/baseurl.h"
#include "core/words/errorwords.h"
#include "io/keys/keystore.h"
#include "io/net/httpclient.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int slower = 4; ///< times, from one try to the next

bool mayPass(const Answer& answer)
{
    constexpr std::array passing{TransportError::Unreachable, TransportError::Timeout, TransportError::Proxy};
    if (answer.failure != TransportError::None)
        return std::ranges::find(passing, answer.failure) != passing.end();
    constexpr std::array statuses{408, 425, 429};
    return answer.status >= 500 || std::ranges::find(statuses, answer.status) != statuses.end();
}

/// So that many programs that were refused in the same moment do not come back in the same one.
Milliseconds scattered(Milliseconds wait)
{
    return wait + Milliseconds(QRandomGenerator::global()->bounded(qint64{wait.count()} / 4 + 1));
}

ErrorKind failureKind(TransportError failure)
{
    switch (failure) {
    case TransportError::Timeout:
        return ErrorKind::Timeout;
    case TransportError::Tls:
        return ErrorKind::Tls;
    case TransportError::TooLarge:
        return ErrorKind::TooLarge;
    case TransportError::Garbled:
        return ErrorKind::NotAProvider;
    default:
        return ErrorKind::Unreachable;
    }
}

QString troubleWith(const Answer& answer, const QString& host)
{
    if (answer.failure == TransportError::None)
        return Webhook::tr("The webhook at %1 answered HTTP %2.").arg(host, QString::number(answer.status));
    if (answer.failure == TransportError::Redirect)
        return Webhook::tr("The webhook at %1 redirects elsewhere, which is not followed: enter the address that it "
                           "redirects to.")
            .arg(host);
    const WayTrouble::Kind kind = answer.way.kind;
    if (kind == WayTrouble::Kind::CertificateSelfSigned || kind == WayTrouble::Kind::CertificateOfUnknownIssuer)
        return Webhook::tr("No secure connection to the webhook at %1: this computer does not know who issued its "
                           "certificate.")
            .arg(host);
    return sentence(Error{failureKind(answer.failure), 0, {}, {}, {}, {}, false, {}, answer.way}, host);
}

} // namespace

Webhook::Webhook(HttpClient& http, KeyStore& keys, QObject* parent)
    : Webhook(http, keys, Rhythm{}, parent)
{
}

Webhook::Webhook(HttpClient& http, KeyStore& keys, const Rhythm& rhythm, QObject* parent)
    : QObject(parent)
    , m_http(http)
    , m_keys(keys)
    , m_rhythm(rhythm)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Webhook::next);
}

Account Webhook::tokenAccount(const QString& webhook)
{
    Account account;
    account.id = u"webhook"_s;
    account.provider = u"webhook"_s;
    account.label = u"Webhook"_s;
    account.key.kind = KeySource::Kind::Keychain;
    account.keyOrigin = origin(QUrl(webhook));
    return account;
}

void Webhook::setTo(const HookSettings& hooks)
{
    const bool same = m_webhook == hooks.webhook && m_format == hooks.format;
    m_token = hooks.token;
    if (same)
        return;
    m_webhook = hooks.webhook;
    m_format = hooks.format;
    m_waiting.clear();
    m_again.stop();
    m_busy = false;
    ++m_round;
}

void Webhook::send(const QByteArray& body)
{
    if (m_webhook.isEmpty())
        return;
    // The first one may be on its way.
    if (m_waiting.size() > m_rhythm.waiting) {
        m_waiting.erase(m_waiting.begin() + 1);
        Q_EMIT ended(tr("The webhook at %1 is out of reach for long: an event was dropped.").arg(host()));
    }
    m_waiting.push_back({body});
    next();
}

void Webhook::next()
{
    if (m_busy || m_again.isActive() || m_waiting.empty())
        return;
    m_busy = true;
    ++m_waiting.front().tries;
    if (!m_token)
        return post({});
    m_keys.read(tokenAccount(m_webhook), Prompt::No, this, [this, round = m_round](const Result<Secret, Error>& read) {
        if (round != m_round)
            return;
        if (!read && read.error().kind == ErrorKind::NoKey)
            return finish(tr("The keychain has no token for the webhook at %1: enter it again.").arg(host()));
        if (!read)
            return tryAgain(tr("The webhook's token cannot be read: %1").arg(sentence(read.error(), host())), {});
        post(*read);
    });
}

void Webhook::post(const Secret& token)
{
    Request request;
    request.tag = u"webhook"_s;
    request.method = "POST";
    request.url = target();
    request.body = m_waiting.front().body;
    if (!token.empty()) {
        request.keyHeader = "authorization";
        request.keyPrefix = "Bearer ";
    }
    m_http.send(request, token, this, [this, round = m_round](const Answer& answer) {
        if (round == m_round)
            onAnswer(answer);
    });
}

void Webhook::onAnswer(const Answer& answer)
{
    constexpr int firstOfOthers = 300;
    if (answer.failure == TransportError::None && answer.status >= 200 && answer.status < firstOfOthers)
        return finish({});
    const QString trouble = troubleWith(answer, host());
    if (!mayPass(answer))
        return finish(trouble);
    const auto wanted = parseRetryAfter(answer.headers, answer.receivedAt);
    tryAgain(trouble, wanted ? std::max(Milliseconds(0), *wanted - answer.receivedAt) : Milliseconds(0));
}

void Webhook::tryAgain(const QString& trouble, Milliseconds asked)
{
    const int tries = m_waiting.front().tries;
    if (tries >= m_rhythm.tries || asked > m_rhythm.longest)
        return finish(trouble);
    Milliseconds wait = m_rhythm.first;
    for (int i = 1; i < tries; ++i)
        wait *= slower;
    m_busy = false;
    m_again.start(std::max(asked, scattered(wait)));
}

void Webhook::finish(const QString& trouble)
{
    m_busy = false;
    m_waiting.pop_front();
    QMetaObject::invokeMethod(this, &Webhook::next, Qt::QueuedConnection);
    Q_EMIT ended(trouble);
}

QString Webhook::host() const
{
    return plainText(QUrl(m_webhook).host());
}

QUrl Webhook::target() const
{
    const QUrl address(m_webhook);
    const auto ntfy = m_format == WebhookFormat::Ntfy ? ntfyPlaceOf(address) : std::nullopt;
    return ntfy ? ntfy->server : address;
}

} // namespace quotalamp
