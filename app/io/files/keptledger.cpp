// SPDX-License-Identifier: MIT
#include "io/files/keptledger.h"

#include <QJsonObject>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto keepLedgerAfter = 5min;
constexpr qint64 mostLedgerBytes = 4 * 1024 * 1024;
constexpr int ledgerSchema = 1;
constexpr auto totalsKey = "totals"_L1;

RequestLedger ledgerIn(const QJsonObject& json)
{
    return RequestLedger::fromJson(json.value(totalsKey).toObject(), json);
}

QJsonObject jsonOf(const RequestLedger& ledger)
{
    QJsonObject json = ledger.entriesJson();
    json.insert(totalsKey, ledger.totalsJson());
    json.insert(u"schema"_s, ledgerSchema);
    return json;
}

} // namespace

KeptLedger::KeptLedger(const Places* places, QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.setInterval(keepLedgerAfter);
    connect(&m_timer, &QTimer::timeout, this, &KeptLedger::flush);
    if (!places)
        return;
    m_file.emplace(places->state + "/ledger.json"_L1, JsonFileForm{.mostBytes = mostLedgerBytes});
    m_ledger = ledgerIn(m_file->read());
    m_paid.emplace(*places);
    const TimePoint now = wallClock();
    if (const int paid = m_paid->read(now, m_ledger.totals(now).paid); paid > 0)
        m_ledger.setPaid(now, paid);
}

void KeptLedger::setPatience(Milliseconds patience)
{
    if (!m_file)
        return;
    m_file->setPatience(patience);
    m_paid->setPatience(patience);
}

bool KeptLedger::takePaid(int count, std::optional<int> cap, TimePoint now, bool demo)
{
    keepLater();
    if (demo) {
        for (int i = 0; i < count; ++i)
            m_ledger.countPaid(now, true);
        return true;
    }
    const int ours = m_ledger.totals(now).paid;
    bool allowed = !cap || ours + count <= *cap;
    int counted = ours + (allowed ? count : 0);
    if (m_paid) {
        allowed = m_paid->take(count, cap, now, ours);
        counted = m_paid->count();
        m_paidTrouble = m_paid->trouble();
        Q_EMIT troubleChanged();
    }
    if (counted > 0)
        m_ledger.setPaid(now, counted);
    return allowed;
}

void KeptLedger::enter(const LedgerEntry& entry)
{
    m_ledger.add(entry);
    if (!entry.demo)
        m_news.add(entry);
    keepLater();
}

void KeptLedger::enterTokens(const QString& accountId, qint64 tokens)
{
    const auto entry = m_ledger.addTokens(accountId, tokens);
    if (entry && !entry->demo)
        m_news.addCost(*entry);
    keepLater();
}

void KeptLedger::forget()
{
    m_ledger.forget();
    m_news = {};
    m_forget = true;
    keepLater();
}

void KeptLedger::keepLater()
{
    if (m_file && !m_timer.isActive())
        m_timer.start();
}

void KeptLedger::flush()
{
    m_timer.stop();
    if (!m_file || (!m_forget && m_news == RequestLedger()))
        return;
    RequestLedger kept;
    const auto failure = m_file->change([&](QJsonObject& json) {
        kept = ledgerIn(json);
        if (m_forget)
            kept.forget();
        kept.add(m_news, wallClock());
        json = jsonOf(kept);
        return std::nullopt;
    });
    m_trouble = failure ? failure->sentence : QString();
    Q_EMIT troubleChanged();
    if (failure)
        return m_timer.start();
    m_forget = false;
    m_news = {};
    m_ledger.adopt(kept, wallClock());
}

} // namespace quotalamp
