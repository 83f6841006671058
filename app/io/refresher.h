// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/turn.h"
#include "core/rules/duetimes.h"
#include "core/rules/schedule.h"
#include "io/files/usagestore.h"
#include "io/probe/askingturns.h"
#include "io/probe/runningprobe.h"
#include "providers/engine/traffic.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <memory>

namespace quotalamp {

/// Asks the providers, on demand and in the background, and puts what came of it into the store.
/// One probe per account at a time, however many ask; a reply to an account that was changed or removed
/// meanwhile is dropped.
class Refresher : public QObject {
    Q_OBJECT
public:
    using Budget = ProbeBudget;

    /// All of them outlive it.
    Refresher(const Registry& registry, HttpClient& http, KeyStore& keys, UsageStore& store, QObject* parent = nullptr);
    ~Refresher() override;

    /// Probes the account, or all with an empty id, unless the cache answers (see servedFromCache).
    /// `refreshed` is emitted for each account asked for, also where the cache answered or nothing could be sent.
    void refresh(const QString& accountId, Asked by);

    /// The person's own traffic told something of the account: it joins what is known, and where it told what a probe would,
    /// the next one is put off. Why nothing was told otherwise.
    [[nodiscard]] std::optional<Unheard> observe(const QString& accountId, const Overheard& heard);

    /// Starts and stops the background schedule: each account at its interval with jitter, the first probes spread
    /// over `spread`. One coarse timer, armed for the next due account; none fires while nothing is due.
    void start(Seconds interval, Seconds spread = Seconds{10});
    /// No account is due any more; a probe that runs goes on.
    void stop();
    [[nodiscard]] Seconds interval() const { return m_interval; }

    /// Paid requests that a local day may have; empty: any number.
    void setPaidProbesPerDay(std::optional<int> cap) { m_tools.paidPerDay = cap; }

    /// What tells this machine from others that may ask with the same keys: from now on accounts are due in a rhythm of
    /// its own (see inRhythm()). Empty: at random.
    void setMachine(const QByteArray& machine) { m_machine = machine; }

    /// From now on takes turns with commands that began before this program could be asked.
    void shareWithCommands(const Places& places) { m_turns.share(places); }

    /// For probes that begin from now on.
    void setBudget(const Budget& budget) { m_tools.budget = budget; }

    /// Who knows where keys from variables, files, commands and logins may go; null: anywhere (demo).
    void setKeyAddresses(KeyAddresses* addresses) { m_tools.addresses = addresses; }

    /// Suspend, resume, network back, clock set: recompute; probes go out after a short random wait.
    void wake();

    /// An account is being asked; tests of accounts that are not stored do not count.
    [[nodiscard]] bool busy() const;

    /// Probes an account that need not be stored, with a key that need not be kept: the dialog's Test. The login of
    /// another tool is read here; its account has no other key.
    void test(const Account& account, Secret key, QObject* context, std::function<void(Outcome)> done);

    /// The account's key, URL or provider changed: drop what is in flight and what was learned.
    void invalidate(const QString& accountId);

Q_SIGNALS:
    /// What was asked for with refresh() is done, also where nothing was sent.
    void refreshed(const QString& accountId);
    /// A probe of the account has ended, and the store knows what came of it. `took`: since its first request; empty where
    /// it ended before there was one.
    void probed(const QString& accountId, bool failed, std::optional<quotalamp::Milliseconds> took);

private:
    /// Ends a probe, whoever calls.
    struct Dropped {
        void operator()(RunningProbe* probe) const;
    };
    using Pointer = std::unique_ptr<RunningProbe, Dropped>;

    /// Begins with so many of those that wait that a window in the same thread stays quick, whoever asks for them and how
    /// often in this turn; the others follow once events were looked at.
    void beginSome();
    void takeTurn();
    /// `look`: only to see whether the key is another one.
    void begin(const QString& accountId, Asked by, bool look = false);
    [[nodiscard]] RunningProbe* newProbe(const AccountState& state, Asked by, TimePoint now, bool look);
    /// It is this program's turn to ask about an account that another process has been asking about.
    void onTurn(const QString& accountId, Asked by, TimePoint since);
    /// Whether the account has another key than the store knows; then the store forgets what the former one taught.
    [[nodiscard]] bool meetKey(const QString& accountId, const QString& mark);
    /// A probe that only looked has found nothing new.
    void stay(const QString& accountId);
    /// A probe is done: what came of it goes into the store, and the account is due again.
    void keep(const QString& accountId, const Outcome& outcome);
    void enterTokens(const QString& accountId, const Sample& sample);
    /// When the account is to be asked next in the background.
    [[nodiscard]] TimePoint dueAfter(const QString& accountId, const Snapshot& snapshot, TimePoint now) const;
    void plan(const AccountState& state, TimePoint due, TimePoint now);
    void tellRefreshed(const QString& accountId);
    void followClock();
    /// Sets the timer for whoever is due next.
    void arm();
    void onTimer();
    void onAccountsChanged();
    void onKeysChanged();

    const Registry& m_registry;
    KeyStore& m_keys;
    UsageStore& m_store;
    ProbeTools m_tools;
    QTimer m_timer;                                  ///< for the account that is due next
    std::deque<std::pair<QString, Asked>> m_waiting; ///< accounts that are asked in the next turns, and for whom
    int m_begun = 0;                                 ///< of them in this turn
    Turn m_starts;                                   ///< in which probes are begun
    Seconds m_interval{300};
    Seconds m_spread{10}; ///< over which the first probes are spread
    bool m_running = false;
    QByteArray m_machine;                ///< empty: due times are spread at random
    Milliseconds m_clockAhead;           ///< the wall clock, of the one that nobody sets
    std::map<QString, Pointer> m_probes; ///< by account, each that is being asked
    AskingTurns m_turns;
    DueTimes m_due;
};

} // namespace quotalamp
