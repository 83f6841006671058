#pragma once

#include "core/alerts.h"
#include "core/ledger.h"
#include "core/snapshot.h"
#include "io/files/jsonfile.h"
#include "providers/registry.h"

#include <QObject>
#include <QTimer>

namespace quotalamp {

/// The accounts with what is known of them now. Quiet: compares, returns if equal, then one signal.
/// Snapshots are kept in the state folder, at most one write in two seconds, so that a restart shows the last good
/// reading and obeys Retry-After. An account whose provider, base URL or key changed loses its snapshot.
class UsageStore : public QObject {
    Q_OBJECT
public:
    /// `places` null: nothing is kept (demo).
    UsageStore(const Registry& registry, const Places* places, QObject* parent = nullptr);
    ~UsageStore() override;

    void setAccounts(const std::vector<Account>& accounts);
    [[nodiscard]] const std::vector<AccountState>& states() const { return m_states; }
    [[nodiscard]] const AccountState* find(const QString& accountId) const;

    void setSnapshot(const QString& accountId, const Snapshot& snapshot);
    void setChecking(const QString& accountId, bool checking);
    /// The wall clock was set by so much: what is known in its terms moves along.
    void followClock(Milliseconds shift);
    /// What the status page says, of every account at the provider that has it.
    void setIncident(const QString& statusPage, const std::optional<Incident>& incident);
    /// Forgets what was learned with another key.
    void reset(const QString& accountId);
    /// Writes what is not written yet, now.
    void flush();

    /// Today's requests. Their totals are kept with the snapshots, the list at most once in five minutes.
    [[nodiscard]] const RequestLedger& ledger() const { return m_ledger; }
    void countPaidProbe(TimePoint now, bool demo = false);
    void enter(const LedgerEntry& entry);
    void enterTokens(const QString& accountId, qint64 tokens);

    AlertStates alerts; ///< kept with the snapshots
    /// Writes in a moment; what changed `alerts` alone says so.
    void keepSoon();
    /// What was learned and the list of today's requests; not how many paid ones there were.
    void forget();

Q_SIGNALS:
    void changed(const QString& accountId); ///< empty: the list of accounts
    void ledgerChanged();

private:
    [[nodiscard]] AccountState stateFor(const Account& account) const;
    void setAllConfigured();
    AccountState* findState(const QString& accountId);
    void keepSnapshots();
    void keepLedger();
    void onLedgerChanged();

    const Registry& m_registry;
    std::optional<JsonFile> m_file;
    std::optional<JsonFile> m_ledgerFile;
    std::vector<AccountState> m_states;
    QJsonObject m_kept;
    QTimer m_keepTimer;
    bool m_unkept = false; ///< something has changed since the last write
    RequestLedger m_ledger;
    QTimer m_ledgerTimer;
    bool m_ledgerUnkept = false;
};

} // namespace quotalamp
