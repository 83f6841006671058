// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ledger.h"
#include "io/files/jsonfile.h"
#include "io/files/paidcount.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace quotalamp {

/// Today's requests, over all programs of the user and over restarts. The list is kept in the state folder at most once
/// in five minutes, or with flush(); the number of requests that cost tokens at once. Commands and the app share the
/// files: each adds what it sent to what is there.
class KeptLedger : public QObject {
    Q_OBJECT
public:
    /// `places` null: nothing is kept (demo).
    explicit KeptLedger(const Places* places, QObject* parent = nullptr);

    [[nodiscard]] const RequestLedger& today() const { return m_ledger; }
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
    /// Writes what is not written yet, now.
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
    void keepLater();

    std::optional<JsonFile> m_file;
    std::optional<PaidCount> m_paid;
    RequestLedger m_ledger;
    RequestLedger m_news;  ///< of it what is not kept yet
    bool m_forget = false; ///< what is kept is to go with the next write
    QTimer m_timer;
    QString m_trouble;
    QString m_paidTrouble;
};

} // namespace quotalamp
