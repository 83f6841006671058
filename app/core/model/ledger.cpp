// SPDX-License-Identifier: MIT
#include "core/model/ledger.h"

#include "core/base/text.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int placeLength = 200;
constexpr int longestPath = 4000;
constexpr std::size_t mostOtherDays = 7;
constexpr double largestNumber = 1e15;

constexpr std::array failureNames{
    "none"_L1, "unreachable"_L1, "timeout"_L1, "tls"_L1, "redirect"_L1, "too-large"_L1, "garbled"_L1, "proxy"_L1};

/// The system's time zone is looked up for each instant, which reads files; within a minute of each other that has been
/// done. Another zone is seen in the next minute.
QDate localDay(TimePoint instant)
{
    using Minute = std::chrono::time_point<std::chrono::system_clock, std::chrono::minutes>;
    thread_local Minute known;
    thread_local QDate day;
    const auto minute = std::chrono::floor<std::chrono::minutes>(instant);
    if (!day.isValid() || known != minute) {
        known = minute;
        day = toDateTime(instant).toLocalTime().date();
    }
    return day;
}

QString failureName(TransportError failure)
{
    return QString(failureNames.at(static_cast<std::size_t>(failure)));
}

TransportError failureFromName(const QString& name)
{
    const auto found = std::ranges::find_if(failureNames, [&](QLatin1StringView each) { return name == each; });
    const auto index = found == failureNames.end() ? 0 : std::distance(failureNames.begin(), found);
    return static_cast<TransportError>(index);
}

/// The same one, whatever is known of its cost.
bool isSameRequest(const LedgerEntry& a, const LedgerEntry& b)
{
    return a.at == b.at && a.accountId == b.accountId && a.purpose == b.purpose && a.method == b.method
        && a.place == b.place && a.took == b.took && a.demo == b.demo;
}

qint64 storedCount(const QJsonValue& json)
{
    return static_cast<qint64>(std::clamp(json.toDouble(), 0.0, largestNumber));
}

JsonTree toJson(const LedgerEntry& entry)
{
    const auto failure = entry.failure == TransportError::None ? JsonTree() : JsonTree(failureName(entry.failure));
    return {{"at"_ba, entry.at}, {"account"_ba, entry.accountId}, {"method"_ba, entry.method},
        {"place"_ba, entry.place}, {"status"_ba, entry.status}, {"bytes"_ba, entry.bytes}, {"took_ms"_ba, entry.took},
        {"paid"_ba, entry.purpose == Purpose::Paid}, {"failure"_ba, failure}, {"tokens"_ba, entry.tokens}};
}

std::optional<LedgerEntry> entryFromJson(const QJsonValue& json)
{
    const auto at = parseInstant(json["at"_L1].toString());
    const QString place = plainText(json["place"_L1].toString(), placeLength);
    const int status = json["status"_L1].toInt(-1);
    if (!at || place.isEmpty() || status < 0 || status > 999)
        return std::nullopt;
    LedgerEntry entry;
    entry.at = *at;
    entry.accountId = json["account"_L1].toString();
    entry.purpose = json["paid"_L1].toBool() ? Purpose::Paid : Purpose::Free;
    entry.method = plainText(json["method"_L1].toString(), 16);
    entry.place = place;
    entry.status = status;
    entry.failure = failureFromName(json["failure"_L1].toString());
    entry.bytes = storedCount(json["bytes"_L1]);
    entry.took = Milliseconds(storedCount(json["took_ms"_L1]));
    if (json["tokens"_L1].isDouble())
        entry.tokens = storedCount(json["tokens"_L1]);
    return entry;
}

} // namespace

QString ledgerPlace(const QUrl& url)
{
    const QString port = url.port() > 0 ? u':' + QString::number(url.port()) : QString();
    QStringList parts = plainText(url.path(), longestPath).split(u'/');
    for (QString& part : parts)
        part = redacted(part);
    return plainText(url.host() + port + parts.join(u'/'), placeLength);
}

void RequestLedger::startDay(TimePoint now)
{
    startDay(localDay(now));
}

void RequestLedger::startDay(const QDate& day)
{
    if (day == m_day)
        return;
    const int paidBefore = paidOn(day);
    std::erase_if(m_otherDays, [day](const auto& other) { return other.first == day; });
    if (m_day.isValid())
        m_otherDays.emplace_front(m_day, m_totals.paid);
    if (m_otherDays.size() > mostOtherDays)
        m_otherDays.pop_back();
    m_day = day;
    m_totals = {};
    m_totals.paid = paidBefore;
    m_entries.clear();
}

int RequestLedger::paidOn(const QDate& day) const
{
    if (day == m_day)
        return m_totals.paid;
    const auto other = std::ranges::find(m_otherDays, day, &std::pair<QDate, int>::first);
    return other == m_otherDays.end() ? 0 : other->second;
}

void RequestLedger::countPaid(TimePoint now, bool demo)
{
    startDay(now);
    ++(demo ? m_totals.paidInDemo : m_totals.paid);
}

void RequestLedger::add(const LedgerEntry& entry)
{
    startDay(entry.at);
    m_entries.push_front(entry);
    if (m_entries.size() > mostEntries)
        m_entries.pop_back();
    if (entry.demo)
        return;
    ++m_totals.requests;
    m_totals.bytes += entry.bytes;
    m_totals.tokens += entry.tokens.value_or(0);
}

std::optional<LedgerEntry> RequestLedger::addTokens(const QString& accountId, qint64 tokens)
{
    const auto found = std::ranges::find_if(m_entries,
        [&](const LedgerEntry& each) { return each.accountId == accountId && each.purpose == Purpose::Paid; });
    if (found == m_entries.end() || found->tokens)
        return std::nullopt;
    found->tokens = tokens;
    if (!found->demo)
        m_totals.tokens += tokens;
    return *found;
}

void RequestLedger::addCost(const LedgerEntry& entry)
{
    startDay(entry.at);
    m_totals.tokens += entry.tokens.value_or(0);
    const auto known =
        std::ranges::find_if(m_entries, [&](const LedgerEntry& each) { return isSameRequest(each, entry); });
    if (known != m_entries.end())
        known->tokens = entry.tokens;
    else
        m_entries.push_front(entry);
}

void RequestLedger::setPaid(TimePoint now, int count)
{
    startDay(now);
    m_totals.paid = count;
}

/// Whether both speak of one day. Where the other's is later, or ours is one that has not come yet, ours starts anew.
bool RequestLedger::sameDay(const RequestLedger& other, TimePoint now)
{
    const bool ahead = m_day > localDay(now);
    if (!other.m_day.isValid() || (m_day.isValid() && other.m_day < m_day && !ahead))
        return false;
    startDay(other.m_day);
    return true;
}

/// Newest first; of the same request the one that knows its cost.
void RequestLedger::mergeEntries(const RequestLedger& other)
{
    const auto newestFirst = [](const std::deque<LedgerEntry>& entries) {
        return std::ranges::is_sorted(entries, std::ranges::greater(), &LedgerEntry::at);
    };
    // What all comes later is put before, which is how a day's rows follow each other.
    const bool follows =
        m_entries.empty() || other.m_entries.empty() || other.m_entries.back().at > m_entries.front().at;
    if (follows && newestFirst(m_entries) && newestFirst(other.m_entries)) {
        m_entries.insert(m_entries.begin(), other.m_entries.begin(), other.m_entries.end());
        if (m_entries.size() > mostEntries)
            m_entries.resize(mostEntries);
        return;
    }
    std::deque<LedgerEntry> both = m_entries;
    both.insert(both.end(), other.m_entries.begin(), other.m_entries.end());
    std::ranges::stable_sort(both, std::ranges::greater(), &LedgerEntry::at);
    m_entries.clear();
    for (const LedgerEntry& entry : both) {
        const auto known = std::find_if(m_entries.rbegin(), m_entries.rend(),
            [&](const LedgerEntry& each) { return each.at != entry.at || isSameRequest(each, entry); });
        const bool twice = known != m_entries.rend() && isSameRequest(*known, entry);
        if (!twice)
            m_entries.push_back(entry);
        else if (!known->tokens)
            known->tokens = entry.tokens;
    }
    if (m_entries.size() > mostEntries)
        m_entries.resize(mostEntries);
}

void RequestLedger::add(const RequestLedger& news, TimePoint now)
{
    if (!sameDay(news, now))
        return;
    m_totals.requests += news.m_totals.requests;
    m_totals.bytes += news.m_totals.bytes;
    m_totals.tokens += news.m_totals.tokens;
    m_totals.paid = std::max(m_totals.paid, news.m_totals.paid);
    mergeEntries(news);
}

void RequestLedger::adopt(const RequestLedger& kept, TimePoint now)
{
    if (!sameDay(kept, now))
        return;
    const LedgerTotals& totals = kept.m_totals;
    m_totals = {
        totals.requests, std::max(m_totals.paid, totals.paid), totals.bytes, totals.tokens, m_totals.paidInDemo};
    mergeEntries(kept);
}

void RequestLedger::forget()
{
    m_totals = {0, m_totals.paid, 0, 0, m_totals.paidInDemo};
    m_entries.clear();
}

const std::deque<LedgerEntry>& RequestLedger::entries(TimePoint now) const
{
    static const std::deque<LedgerEntry> none;
    return localDay(now) == m_day ? m_entries : none;
}

LedgerTotals RequestLedger::totals(TimePoint now) const
{
    if (localDay(now) == m_day)
        return m_totals;
    LedgerTotals totals;
    totals.paid = paidOn(localDay(now));
    return totals;
}

JsonTree RequestLedger::totalsJson() const
{
    JsonTree others = JsonTree::array();
    for (const auto& [day, paid] : m_otherDays)
        others.append({{"day"_ba, day.toString(Qt::ISODate)}, {"count"_ba, paid}});
    return {{"day"_ba, m_day.toString(Qt::ISODate)}, {"requests"_ba, m_totals.requests}, {"count"_ba, m_totals.paid},
        {"bytes"_ba, m_totals.bytes}, {"tokens"_ba, m_totals.tokens}, {"other_days"_ba, std::move(others)}};
}

JsonTree RequestLedger::entriesJson() const
{
    JsonTree list = JsonTree::array();
    for (const LedgerEntry& entry : m_entries) {
        if (!entry.demo)
            list.append(toJson(entry));
    }
    JsonTree json{{"day"_ba, m_day.toString(Qt::ISODate)}};
    json.insert("requests"_ba, std::move(list));
    return json;
}

RequestLedger RequestLedger::fromJson(const QJsonObject& totals, const QJsonObject& entries)
{
    constexpr int mostCounted = 1'000'000;
    RequestLedger ledger;
    ledger.m_day = QDate::fromString(totals.value("day"_L1).toString(), Qt::ISODate);
    ledger.m_totals = {std::clamp(totals.value("requests"_L1).toInt(), 0, mostCounted),
        std::clamp(totals.value("count"_L1).toInt(), 0, mostCounted), storedCount(totals.value("bytes"_L1)),
        storedCount(totals.value("tokens"_L1)), 0};
    for (const auto& each : totals.value("other_days"_L1).toArray()) {
        const QDate day = QDate::fromString(each["day"_L1].toString(), Qt::ISODate);
        if (day.isValid() && day != ledger.m_day && ledger.m_otherDays.size() < mostOtherDays)
            ledger.m_otherDays.emplace_back(day, std::clamp(each["count"_L1].toInt(), 0, mostCounted));
    }
    if (!ledger.m_day.isValid() || entries.value("day"_L1) != totals.value("day"_L1))
        return ledger;
    for (const auto& each : entries.value("requests"_L1).toArray()) {
        const auto entry = entryFromJson(each);
        if (entry && ledger.m_entries.size() < mostEntries)
            ledger.m_entries.push_back(*entry);
    }
    return ledger;
}

} // namespace quotalamp
