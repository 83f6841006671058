// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/turn.h"
#include "core/model/snapshot.h"
#include "core/rules/alertstates.h"
#include "io/files/inheritedrows.h"
#include "io/files/keptalerts.h"
#include "io/files/keptledger.h"
#include "io/files/writerhythm.h"
#include "providers/descriptor/registry.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

namespace quotalamp {

/// The accounts with what is known of them now. Quiet: compares, returns if equal, then one signal.
/// Snapshots are kept in the state folder, so that a restart shows the last good reading and obeys Retry-After: a row
/// "snapshot/ACCOUNT" for each, of which a write appends what became other (see RowFile). By itself it writes at most once
/// a minute, so that a program that is killed loses no more, and does not wait for the disk; what a person did is written
/// within two seconds, and waited for. An account
/// whose provider, base URL or key changed loses its snapshot.
/// Commands and the app share the folder: each writes what it learned over what is there, the newer reading of an
/// account stays, joined with what the person's traffic told later (see laterThanOurs()), and what others learned is taken in. What could not be written is tried again later.
class UsageStore : public QObject {
    Q_OBJECT
public:
    using Urgency = WriteRhythm::Urgency;

    /// `places` null: nothing is kept (demo).
    UsageStore(const Registry& registry, const Places* places, QObject* parent = nullptr);
    ~UsageStore() override;

    /// These are the accounts now, in the person's order. Those that go take along what is known of them.
    void setAccounts(const std::vector<Account>& accounts);
    [[nodiscard]] const std::vector<AccountState>& states() const { return m_states; }
    /// Null where there is no such account; valid until the accounts change.
    [[nodiscard]] const AccountState* find(const QString& accountId) const;

    /// Something was learned of the account. Ignored for an account that is not there.
    void setSnapshot(const QString& accountId, const Snapshot& snapshot);
    /// The account is being asked just now; not kept.
    void setChecking(const QString& accountId, bool checking);
    /// The wall clock was set by so much: what is known in its terms moves along.
    void followClock(Milliseconds shift);
    /// What the status page says, of every account at the provider that has it.
    void setIncident(const QString& statusPage, const std::optional<Incident>& incident);
    /// Forgets what was learned with another key.
    void reset(const QString& accountId);
    /// Takes in what other programs wrote since.
    void readAgain();
    /// Writes what is not written yet, now, and takes in what others wrote. Waits for the disk as keepNow() does.
    void flush();
    /// Writes what is known of accounts and was told of them, now: before a person is told something that must not be told
    /// again. A program that is killed loses none of it; it does not wait for the disk unless a person does.
    void keepNow() { keepSnapshots(m_personWaits ? DiskWait::Yes : DiskWait::No); }
    /// The same of this account alone where much is to be written, which follows in turns.
    void keepNow(const QString& accountId);
    /// Why something could not be kept, one sentence; empty: all is.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    /// What was found damaged and has been kept aside, one sentence; empty: nothing was.
    [[nodiscard]] QString damage() const { return m_damage; }
    /// How long a write waits for another program's. One that has a window must not stand still, which is why then the file
    /// is written anew in turns too, and not by whoever finds most of it overtaken.
    void setPatience(Milliseconds patience);

    /// Today's requests, to be entered and counted.
    [[nodiscard]] KeptLedger& requests() { return m_requests; }
    /// The same, to be looked at.
    [[nodiscard]] const RequestLedger& ledger() const { return m_requests.today(); }

    /// What people were told of each limit; kept with the snapshots. An account that goes takes its own along.
    [[nodiscard]] const AlertStates& alerts() const { return m_alerts.states(); }
    /// Lets `change` alter them, and keeps them where that made a difference: soon where a person asked for it.
    void changeAlerts(const std::function<void(AlertStates&)>& change, Urgency urgency = Urgency::Background);
    /// The same with those of one account alone, in the background: for each answer.
    void changeAlertsOf(const QString& accountId, const std::function<void(AlertStates&)>& change);
    /// What was learned and the list of today's requests; not how many paid ones there were.
    void forget();

Q_SIGNALS:
    void changed(const QString& accountId); ///< empty: the list of accounts
    void failed(const QString& sentence);   ///< something could not be kept; once until it can be

private:
    /// The account with what is known of it, here or in the file, where that is still true of it.
    [[nodiscard]] AccountState stateFor(const Account& account) const;
    [[nodiscard]] AccountState* stateOf(const QString& accountId);
    void setAllConfigured();
    /// Among whom the organisations are that set limits for others: empty where there is none, which most people have.
    [[nodiscard]] const std::vector<AccountState>& tellers() const;
    /// Of many accounts writes a few and comes again, so that no window waits for it; a person's changes at once.
    void keepInTurn();
    void keepSnapshots(DiskWait wait);
    /// False where it could not be written.
    bool keepSome(const QSet<QString>& accountIds);
    /// False where it could not be written, which is tried again later.
    bool write(const RowFile::Edit& edit, DiskWait wait);
    /// Accounts of which something is not kept yet.
    [[nodiscard]] QSet<QString> unkept() const;
    /// Puts what is not kept of these accounts over what the file holds.
    void merge(RowChange& change, const QSet<QString>& accountIds) const;
    void dropRemoved(RowChange& change) const;
    /// Takes what other programs learned out of the rows that they wrote.
    void takeIn(const QSet<QString>& rowsOfOthers);
    void keep(Urgency urgency);
    void noteTrouble();
    void tellDamage();

    /// Rows in the file that are of accounts that are not ours: they are looked for only where there may be some.
    enum class Others { None, MayBeThere, AllToGo };

    const Registry& m_registry;
    std::optional<Places> m_places;
    std::optional<InheritedRows> m_rows; ///< empty: nothing is kept
    KeptLedger m_requests;
    KeptAlerts m_alerts;
    std::vector<AccountState> m_states;
    QSet<QString> m_ids;                     ///< of m_states
    QHash<QString, std::size_t> m_where;     ///< where each account stands in m_states
    bool m_hasOrganisation = false;          ///< among the accounts
    QSet<QString> m_news;                    ///< accounts of which we know something that is not kept yet
    QHash<QString, TimePoint> m_forgottenAt; ///< what was learned before was learned with another key
    Others m_others = Others::MayBeThere;
    WriteRhythm m_rhythm;
    QTimer m_keepTimer{this};   ///< until the snapshots are written
    QTimer m_tidyTimer{this};   ///< until the next piece of the file, which is mostly overtaken, is tidied
    OneWait m_wait;             ///< before some are kept
    bool m_personWaits = false; ///< a person did what is to be written
    bool m_unkept = false;      ///< something has changed since the last write
    QString m_trouble;          ///< what trouble() says
    QString m_damage;           ///< what damage() says
    QString m_snapshotTrouble;  ///< why the snapshots could not be written
};

} // namespace quotalamp
