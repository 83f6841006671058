// SPDX-License-Identifier: MIT
#include "io/net/statuspages.h"

#include "core/keys/secret.h"
#include "core/model/snapshot.h"
#include "io/net/httpclient.h"
#include "providers/descriptor/registry.h"

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// How long the word of a page that no longer answers stands.
constexpr std::chrono::minutes trusted{30};
constexpr int ok = 200;

Request requestTo(const QString& page, const QString& path)
{
    Request request;
    request.tag = u"status-page"_s;
    request.url = QUrl(page + path);
    request.headers = {{"accept", "application/json"}};
    return request;
}

} // namespace

QString statusPageOf(const AccountState& account, const Registry& registry)
{
    const ProviderSummary* provider = registry.summary(account.account.provider);
    if (!provider || account.account.demo || account.baseUrl != QUrl(provider->baseUrl))
        return {};
    return provider->statusPage;
}

bool wasAsked(const AccountState& account)
{
    const auto& error = account.snapshot.error;
    if (account.checking || !account.snapshot.checkedAt)
        return false;
    return !error || error->httpStatus != 0
        || (error->kind != ErrorKind::NoKey && error->kind != ErrorKind::KeychainLocked
            && error->kind != ErrorKind::KeychainMissing && error->kind != ErrorKind::Unsupported);
}

StatusPages::StatusPages(HttpClient& http, QObject* parent)
    : QObject(parent)
    , m_http(http)
{
}

void StatusPages::setOn(bool on)
{
    if (std::exchange(m_on, on) == on || on)
        return;
    for (const auto& [page, known] : std::exchange(m_pages, {}))
        Q_EMIT told(page, std::nullopt);
}

void StatusPages::ask(const QStringList& pages, TimePoint now)
{
    for (const QString& page : pages) {
        if (!m_on || page.isEmpty())
            continue;
        const auto [known, isNew] = m_pages.try_emplace(page, Page{now, std::nullopt});
        // A clock that was set back must not silence it for years.
        if (known->second.dueAt > now && known->second.dueAt - now <= paceOfNone)
            continue;
        known->second.dueAt = now + pace;
        m_http.send(requestTo(page, u"/api/v2/status.json"_s), Secret(), this,
            [this, page, now](const Answer& answer) { take(page, answer.status, answer.body, now); });
    }
}

void StatusPages::take(const QString& page, int status, const QByteArray& body, TimePoint now)
{
    const auto known = m_pages.find(page);
    if (known == m_pages.end())
        return; // turned off meanwhile
    const auto said = status == ok ? pageStatus(body) : std::nullopt;
    if (!said) {
        // No answer is a bad moment, and so is a strange one of a page that has told before; any other is no such page.
        if (status != 0 && !known->second.toldAt)
            known->second.dueAt = now + paceOfNone;
        if (known->second.toldAt && std::chrono::abs(now - *known->second.toldAt) > trusted)
            Q_EMIT told(page, std::nullopt);
        return;
    }
    known->second.toldAt = now;
    if (said->incident)
        return askForName(page, *said->incident);
    Q_EMIT told(page, std::nullopt);
}

/// The summary says how bad it is; the incident itself says what.
void StatusPages::askForName(const QString& page, const Incident& summary)
{
    m_http.send(requestTo(page, u"/api/v2/incidents/unresolved.json"_s), Secret(), this,
        [this, page, summary](const Answer& answer) {
            if (!m_pages.contains(page))
                return;
            const auto named = answer.status == ok ? unresolvedIncident(answer.body) : std::nullopt;
            Q_EMIT told(page, named.value_or(summary));
        });
}

} // namespace quotalamp
