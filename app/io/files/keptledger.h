// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ledger.h"
#include "io/files/inheritedrows.h"
#include "io/files/paidcount.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>

namespace quotalamp {

/// Today's requests, over all programs of the user and over restarts. The list is kept in the state folder at most once
/// in five minutes, or with flush(); the number of requests that cost tokens at once. Commands and the app share the
/// files: each adds what it sent to what is there, as a row of its own. The list is read when it is first asked for, so
/// that a command which only adds to it never does, and not held in memory beside what it tells.
class KeptLedger : public QObject {
    Q_OBJECT
public:
    /// `places` null: nothing is kept (demo).
    explicit KeptLedger(const Places* places, QObject* parent = nullptr);

    [[nodiscard]] const RequestLedger& today() const;
    /// Counts requests that cost tokens before they are sent, over all programs. False, and none is counted, where the
    /// day's cap does not allow them, or where there is one and nobody can tell whether it does. Those of the demo cost
    /// nothing and are always allowed.
    [[nodiscard]] bool takePaid(int count, std::optional<int> cap, TimePoint now, bool demo = false);
    /// A request has ended.
    void enter(const LedgerEntry& entry);
    /// What the account's last paid request is known to have cost, in tokens.
    void enterTokens(const QString& accountId, qint64 tokens);
    /// Forgets the list, here and in the file; not how many paid requests there were, which a cap rests on.
    void forget();
    /// Writes what is not written yet, now. Waits for the disk only where a person wants the list to be gone: what a cap
    /// rests on was written before the request was sent.
    void flush();

    /// Why the list could not be kept, one sentence; empty: it is.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    /// Why the paid requests could not be counted, one sentence; empty: they are.
    [[nodiscard]] QString paidTrouble() const { return m_paidTrouble; }
    /// How long a write waits for another program's.
    void setPatience(Milliseconds patience);

Q_SIGNALS:
    /// What trouble() and paidTrouble() say may be another thing now.
    void troubleChanged();

private:
    void load() const;
    [[nodiscard]] InheritedRows rows() const;
    void merge(RowChange& change, qint64 bytes) const;
    void keep(DiskWait wait);
    void keepLater();

    std::optional<Places> m_places;          ///< empty: nothing is kept
    mutable std::optional<PaidCount> m_paid; ///< empty: nothing is kept
    Milliseconds m_patience{10'000};
    mutable bool m_loaded = false; ///< m_ledger holds what is kept
    mutable RequestLedger m_ledger;
    mutable FileStamp m_known;              ///< of the list, as it was last read or written
    RequestLedger m_news;                   ///< what is not kept yet
    QHash<QString, LedgerEntry> m_lastPaid; ///< of each account that was asked from here
    bool m_forget = false;                  ///< what is kept is to go with the next write
    QTimer m_timer;
    QString m_trouble;
    QString m_paidTrouble;
};

} // namespace quotalamp
