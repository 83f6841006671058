// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/schedule.h"
#include "io/files/usagestore.h"
#include "io/keys/keyaddresses.h"
#include "io/keys/keystore.h"
#include "io/net/httpclient.h"
#include "providers/engine/engine.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace quotalamp {

/// Asks the providers, on demand and in the background, and puts what came of it into the store.
/// One probe per account at a time, however many ask; a reply to an account that was changed or removed
/// meanwhile is dropped.
class Refresher : public QObject {
    Q_OBJECT
public:
    /// What one probe may take in all; a server that goes on beyond it is left.
    struct Budget {
        qint64 bytes = qint64{4} << 20; ///< of the free answers' bodies
        Milliseconds time{60'000};
    };

    Refresher(const Registry& registry, HttpClient& http, KeyStore& keys, UsageStore& store, QObject* parent = nullptr);
    ~Refresher() override;

    /// Probes the account, or all with an empty id, unless the cache answers (see servedFromCache).
    /// `refreshed` is emitted for each account asked for, also where the cache answered or nothing could be sent.
    void refresh(const QString& accountId, Asked by);

    /// Starts and stops the background schedule: each account at its interval with jitter, the first probes spread
    /// over `spread`. One coarse timer, armed for the next due account; none fires while nothing is due.
    void start(Seconds interval, Seconds spread = Seconds{10});
    void stop();
    [[nodiscard]] Seconds interval() const { return m_interval; }

    /// Paid requests that a local day may have; empty: any number.
    void setPaidProbesPerDay(std::optional<int> cap) { m_paidProbesPerDay = cap; }

    void setBudget(const Budget& budget) { m_budget = budget; }

    /// Who knows where keys from variables, files, commands and logins may go; null: anywhere (demo).
    void setKeyAddresses(KeyAddresses* addresses) { m_addresses = addresses; }

    /// Suspend, resume, network back, clock set: recompute; probes go out after a short random wait.
    void wake();

    [[nodiscard]] bool busy() const;

    /// Probes an account that need not be stored, with a key that need not be kept: the dialog's Test. The login of
    /// another tool is read here; its account has no other key.
    void test(const Account& account, Secret key, QObject* context, std::function<void(Outcome)> done);

    /// The account's key, URL or provider changed: drop what is in flight and what was learned.
    void invalidate(const QString& accountId);

Q_SIGNALS:
    void refreshed(const QString& accountId);

private:
    struct Probe;
    /// `look`: only to see whether the key is another one.
    void begin(const QString& accountId, Asked by, bool look = false);
    [[nodiscard]] std::shared_ptr<Probe> newProbe(const AccountState& state, Asked by, TimePoint now);
    [[nodiscard]] std::optional<Error> addressTrouble(const Probe& probe) const;
    [[nodiscard]] PaidBudget paidBudget(TimePoint now) const;
    [[nodiscard]] bool countPaid(const Probe& probe, const Step& step);
    void enterTokens(const Probe& probe, const Outcome& outcome);
    [[nodiscard]] bool mustWait(const AccountState& state, TimePoint now) const;
    void useLogin(const std::shared_ptr<Probe>& probe);
    void takeLogin(const std::shared_ptr<Probe>& probe);
    void askTheTime(const std::shared_ptr<Probe>& probe);
    [[nodiscard]] bool takeKey(const std::shared_ptr<Probe>& probe, Secret key);
    void stay(const std::shared_ptr<Probe>& probe);
    [[nodiscard]] bool isRunning(const std::shared_ptr<Probe>& probe) const;
    void setDue(const AccountState& state, TimePoint due, TimePoint now);
    void readKey(const std::shared_ptr<Probe>& probe, Prompt prompt);
    void withoutKey(const std::shared_ptr<Probe>& probe, const Error& error);
    void advanceProbe(const std::shared_ptr<Probe>& probe);
    void startBudget(const std::shared_ptr<Probe>& probe);
    void send(const std::shared_ptr<Probe>& probe, const Request& asked);
    void finish(const std::shared_ptr<Probe>& probe, const Outcome& outcome);
    [[nodiscard]] static Outcome failure(ErrorKind kind, const QString& detail);
    void keep(const QString& accountId, const Probe* probe, const Outcome& outcome);
    void tellRefreshed(const QString& accountId);
    void followClock();
    void arm();
    void onTimer();
    void onAccountsChanged();
    void onKeysChanged();

    const Registry& m_registry;
    HttpClient& m_http;
    KeyStore& m_keys;
    UsageStore& m_store;
    KeyAddresses* m_addresses = nullptr;
    QTimer m_timer;
    Seconds m_interval{300};
    Seconds m_spread{10};
    std::optional<int> m_paidProbesPerDay;
    Budget m_budget;
    bool m_running = false;
    Milliseconds m_clockAhead; ///< the wall clock, of the one that nobody sets
    std::map<QString, std::shared_ptr<Probe>> m_probes;
    std::map<QString, TimePoint> m_due;
    std::set<QString> m_looks;               ///< accounts that are due only to see whether their key is another one
    std::map<QString, Milliseconds> m_skews; ///< how far our clock is ahead of servers', by origin
};

} // namespace quotalamp
