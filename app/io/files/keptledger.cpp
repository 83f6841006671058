// SPDX-License-Identifier: MIT
#include "io/files/keptledger.h"

#include "core/base/turn.h"

#include <QJsonArray>
#include <QJsonObject>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto keepLedgerAfter = 5min;
constexpr qint64 mostLedgerBytes = 8 * 1024 * 1024;
constexpr auto totalsKey = "totals"_L1;
constexpr qsizetype mostRows = 64;                  ///< until they are made one
constexpr qint64 mostBytesInRows = qint64(1) << 20; ///< bytes, the same

RequestLedger ledgerIn(const QJsonObject& json)
{
    return RequestLedger::fromJson(json.value(totalsKey).toObject(), json);
}

JsonTree jsonOf(const RequestLedger& ledger)
{
    JsonTree json = ledger.entriesJson();
    json.insert(totalsKey.data(), ledger.totalsJson());
    return json;
}

QString dayIn(const QJsonObject& json)
{
    return json.value(totalsKey)["day"_L1].toString();
}

/// Rows stand in the order in which they were written.
QString ledgerRow(qint64 number)
{
    return QString::number(number).rightJustified(12, u'0');
}

/// What rows tell together, in their order: the first one all of its day, each later one what came to it.
template <typename Rows> RequestLedger sumOfRows(const Rows& rows, TimePoint now)
{
    RequestLedger sum;
    for (const QString& name : rows.names()) {
        const RequestLedger each = ledgerIn(rows.row(name));
        if (sum == RequestLedger())
            sum = each;
        else
            sum.add(each, now);
    }
    return sum;
}

/// An earlier version kept all in one object.
InheritedRows::Rows ledgerRowsFrom(const QJsonObject& json)
{
    return {{ledgerRow(0), json}};
}

} // namespace

KeptLedger::KeptLedger(const Places* places, QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (Turn::keptFree() > 0ms)
            return m_timer.start(1s); // no shorter: the timer counts whole seconds
        keep(DiskWait::No);
    });
    if (!places)
        return;
    m_places = *places;
    m_paid.emplace(*places);
}

InheritedRows KeptLedger::rows() const
{
    InheritedRows rows(RowFile(m_places->state + "/ledger.rows"_L1, mostLedgerBytes),
        {m_places->state + "/ledger.json"_L1, mostLedgerBytes / 2, nullptr, ledgerRowsFrom,
            [](const QJsonObject&, const QJsonObject&) { return false; }});
    rows.setPatience(m_patience);
    return rows;
}

void KeptLedger::load() const
{
    if (!m_places || std::exchange(m_loaded, true))
        return;
    const TimePoint now = wallClock();
    const InheritedRows kept = rows();
    m_known = kept.file().stamp();
    m_ledger = sumOfRows(kept, now);
    m_ledger.add(m_news, now);
    if (const int paid = m_paid->read(now, m_ledger.totals(now).paid); paid > 0)
        m_ledger.setPaid(now, paid);
}

const RequestLedger& KeptLedger::today() const
{
    load();
    return m_ledger;
}

void KeptLedger::setPatience(Milliseconds patience)
{
    m_patience = patience;
    if (m_paid)
        m_paid->setPatience(patience);
}

bool KeptLedger::takePaid(int count, std::optional<int> cap, TimePoint now, bool demo)
{
    load();
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
    if (entry.demo)
        load();
    if (m_loaded || !m_places)
        m_ledger.add(entry);
    if (!entry.demo)
        m_news.add(entry);
    if (entry.purpose == Purpose::Paid)
        m_lastPaid.insert(entry.accountId, entry);
    keepLater();
}

/// Of what was sent from here: another program may have asked for the same account since.
void KeptLedger::enterTokens(const QString& accountId, qint64 tokens)
{
    const auto paid = m_lastPaid.find(accountId);
    if (paid == m_lastPaid.end() || paid->tokens)
        return;
    paid->tokens = tokens;
    if (paid->demo) {
        (void)m_ledger.addTokens(accountId, tokens);
        return;
    }
    if (m_loaded || !m_places)
        m_ledger.addCost(*paid);
    m_news.addCost(*paid);
    keepLater();
}

void KeptLedger::forget()
{
    load();
    m_ledger.forget();
    m_news = {};
    m_forget = true;
    keepLater();
}

void KeptLedger::keepLater()
{
    if (m_places && !m_timer.isActive())
        m_timer.start(keepLedgerAfter);
}

/// What is new, as a row after those that are there. All become one where there are many, or a day has begun.
void KeptLedger::merge(RowChange& change, qint64 bytes) const
{
    const QStringList names = change.names();
    const QString next = ledgerRow(names.isEmpty() ? 1 : names.constLast().toLongLong() + 1);
    const bool follows = !names.isEmpty() && names.constFirst() != ledgerRow(0) && names.size() < mostRows
        && bytes < mostBytesInRows && dayIn(change.row(names.constLast())) == m_news.day().toString(Qt::ISODate);
    if (follows && !m_forget)
        return change.put(next, jsonOf(m_news));
    const TimePoint now = wallClock();
    RequestLedger sum = sumOfRows(change, now);
    if (m_forget)
        sum.forget();
    sum.add(m_news, now);
    change.clear();
    change.put(next, jsonOf(sum));
}

void KeptLedger::flush()
{
    keep(m_forget ? DiskWait::Yes : DiskWait::No);
}

void KeptLedger::keep(DiskWait wait)
{
    m_timer.stop();
    if (!m_places || (!m_forget && m_news == RequestLedger()))
        return;
    InheritedRows kept = rows();
    const bool others = kept.file().stamp() != m_known || kept.isPending();
    const int reads = kept.file().reads();
    const auto failure =
        kept.change([&](RowChange& change) { merge(change, kept.file().rows().bytes().size()); }, wait);
    m_trouble = failure ? failure->sentence : QString();
    Q_EMIT troubleChanged();
    if (failure)
        return m_timer.start(keepLedgerAfter);
    m_forget = false;
    m_news = {};
    m_known = kept.file().stamp();
    if (m_loaded && (others || kept.file().reads() != reads))
        m_ledger.adopt(sumOfRows(kept, wallClock()), wallClock());
}

} // namespace quotalamp
