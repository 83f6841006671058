// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/jsontree.h"
#include "core/net/http.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <deque>
#include <optional>
#include <utility>

namespace quotalamp {

enum class Purpose { Free, Paid };

/// One request that was made and what came of it. Never holds a key, header, query or body.
struct LedgerEntry {
    TimePoint at;      ///< when it ended
    QString accountId; ///< empty: a test of a key that is not kept
    Purpose purpose = Purpose::Free;
    QString method; ///< "GET"
    QString place;  ///< "api.openai.com/v1/models"
    int status = 0; ///< 0: there was no HTTP answer, see `failure`
    TransportError failure = TransportError::None;
    qint64 bytes = 0; ///< of the body, as received
    Milliseconds took{0};
    std::optional<qint64> tokens; ///< in and out, of a paid request that told them
    bool demo = false;            ///< served by the embedded demo: shown, and neither counted nor kept
    friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

struct LedgerTotals {
    int requests = 0;
    int paid = 0; ///< counted when sent
    qint64 bytes = 0;
    qint64 tokens = 0;
    int paidInDemo = 0; ///< of the embedded demo, which cost nothing; not kept
    friend bool operator==(const LedgerTotals&, const LedgerTotals&) = default;
};

/// Host, port where it is not the usual one, and path.
[[nodiscard]] QString ledgerPlace(const QUrl& url);

/// The requests of one local day. A new day starts it anew; a clock that goes back to a day finds again what was paid
/// on it, so that a look at a wrong clock buys no second cap.
class RequestLedger {
public:
    static constexpr std::size_t mostEntries = 2000;

    /// Before a paid request goes out, so that a cap holds for those that are on their way too.
    void countPaid(TimePoint now, bool demo = false);
    void add(const LedgerEntry& entry);
    /// What the account's last paid request is known to have cost, once its answer is understood. The request, unless
    /// that was known.
    std::optional<LedgerEntry> addTokens(const QString& accountId, qint64 tokens);
    /// The cost of a request that another ledger holds, and counted there.
    void addCost(const LedgerEntry& entry);
    /// Paid requests of the day, as counted over all programs.
    void setPaid(TimePoint now, int count);
    /// What another ledger counted and this one did not. Of two days the later one stays.
    void add(const RequestLedger& news, TimePoint now);
    /// Takes the counts of the ledger that is kept, which holds this one's, and the entries that are missing here.
    void adopt(const RequestLedger& kept, TimePoint now);
    /// All but the number of paid requests, so that a cap holds.
    void forget();

    /// The newest ones, newest first; none where `now` is another day.
    [[nodiscard]] const std::deque<LedgerEntry>& entries(TimePoint now) const;
    /// Of all, also of those that are no longer among the entries.
    [[nodiscard]] LedgerTotals totals(TimePoint now) const;

    /// The day of all this; null before anything was added.
    [[nodiscard]] const QDate& day() const { return m_day; }
    [[nodiscard]] JsonTree totalsJson() const;
    [[nodiscard]] JsonTree entriesJson() const;
    /// Entries of another day than the totals' are left out; so is what is not understood.
    [[nodiscard]] static RequestLedger fromJson(const QJsonObject& totals, const QJsonObject& entries);
    friend bool operator==(const RequestLedger&, const RequestLedger&) = default;

private:
    void startDay(TimePoint now);
    void startDay(const QDate& day);
    [[nodiscard]] int paidOn(const QDate& day) const;
    bool sameDay(const RequestLedger& other, TimePoint now);
    void mergeEntries(const RequestLedger& other);

    QDate m_day;
    std::deque<std::pair<QDate, int>> m_otherDays; ///< paid requests of days that were counted before, newest first
    LedgerTotals m_totals;
    std::deque<LedgerEntry> m_entries; ///< newest first
};

} // namespace quotalamp
