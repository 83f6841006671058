#pragma once

#include "core/schedule.h"
#include "io/httpclient.h"
#include "io/keystore.h"
#include "io/usagestore.h"
#include "providers/engine.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace quotalamp {

/// Asks the providers, on demand and in the background, and puts what came of it into the store.
/// One probe per account at a time, however many ask; a reply to an account that was changed or removed
/// meanwhile is dropped.
class Refresher : public QObject {
    Q_OBJECT
public:
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

    /// Suspend, resume, network back, clock set: recompute; probes go out after a short random wait.
    void wake();

    [[nodiscard]] bool busy() const;

    /// Probes an account that need not be stored, with a key that need not be kept: the dialog's Test.
    void test(const Account& account, Secret key, QObject* context, std::function<void(Outcome)> done);

    /// The account's key, URL or provider changed: drop what is in flight and what was learned.
    void invalidate(const QString& accountId);

Q_SIGNALS:
    void refreshed(const QString& accountId);

private:
    struct Probe;
    void begin(const QString& accountId, Asked by);
    void advanceProbe(const std::shared_ptr<Probe>& probe);
    void finish(const std::shared_ptr<Probe>& probe, const Outcome& outcome);
    void arm();
    void onTimer();

    const Registry& m_registry;
    HttpClient& m_http;
    KeyStore& m_keys;
    UsageStore& m_store;
    QTimer m_timer;
    Seconds m_interval{300};
    bool m_running = false;
    std::map<QString, std::shared_ptr<Probe>> m_probes;
    std::map<QString, TimePoint> m_due;
    quint64 m_generation = 0;
};

} // namespace quotalamp
