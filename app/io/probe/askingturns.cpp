// SPDX-License-Identifier: MIT
#include "io/probe/askingturns.h"

#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr auto betweenTurnLooks = 100ms;
constexpr auto answersComeTogether = 20ms; ///< those of many accounts are kept at once

} // namespace

AskingTurns::AskingTurns(UsageStore& store, QObject* parent)
    : QObject(parent)
    , m_store(store)
{
    m_look.setInterval(betweenTurnLooks);
    connect(&m_look, &QTimer::timeout, this, &AskingTurns::look);
    m_keep.setSingleShot(true);
    m_keep.setInterval(answersComeTogether);
    connect(&m_keep, &QTimer::timeout, this, &AskingTurns::keep);
}

void AskingTurns::share(const Places& places)
{
    m_places = places;
    m_until = QDeadlineTimer(sharedFor);
}

bool AskingTurns::take(const QString& accountId, Asked by, TimePoint now)
{
    if (const auto waiting = m_elsewhere.find(accountId); waiting != m_elsewhere.end()) {
        waiting->second.by = std::max(waiting->second.by, by);
        return false;
    }
    if (!m_places || m_until.hasExpired())
        return true;
    if (!m_claims)
        m_claims.emplace(*m_places, AskingClaims::Party::App);
    if (m_claims->claim(accountId)) {
        readWhatOthersLearned();
        return true;
    }
    m_elsewhere.emplace(accountId, Elsewhere{by, now});
    if (!m_look.isActive())
        m_look.start();
    return false;
}

/// Somebody may have been done just before. Where no command is about, there is nothing to read.
void AskingTurns::readWhatOthersLearned()
{
    const bool others = m_claims->othersAsk();
    if (std::exchange(m_mayHaveLearned, others) || others)
        m_store.readAgain();
}

void AskingTurns::look()
{
    std::map<QString, Elsewhere> free;
    for (auto it = m_elsewhere.begin(); it != m_elsewhere.end();) {
        const auto current = it++;
        if (m_claims->claim(current->first) || current->second.patience.hasExpired())
            free.insert(m_elsewhere.extract(current));
    }
    if (m_elsewhere.empty())
        m_look.stop();
    if (!free.empty())
        m_store.readAgain();
    for (const auto& [accountId, waiting] : free)
        Q_EMIT ready(accountId, waiting.by, waiting.since);
}

void AskingTurns::leave(const QString& accountId)
{
    m_elsewhere.erase(accountId);
    if (!m_claims)
        return;
    m_left << accountId;
    if (!m_keep.isActive())
        m_keep.start();
}

void AskingTurns::keep()
{
    if (!m_claims)
        return;
    if (m_claims->othersAsk())
        m_store.keepNow();
    for (const QString& accountId : std::exchange(m_left, {}))
        m_claims->release(accountId);
    if (m_until.hasExpired() && m_elsewhere.empty())
        m_claims.reset();
}

} // namespace quotalamp
