// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/turn.h"
#include "core/words/accountlines.h"
#include "service/busview.h"

#include <QObject>
#include <QSet>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace quotalamp {

class BusObjects;
class UsageStore;

/// The service org.quotalamp.Quotalamp1 on the session bus, as its introspection describes it: an object for the whole
/// program, with an ObjectManager, and one for each account, for panels, desktops and scripts. It says something on the
/// bus only where a property has another value, or an account comes or goes. Accounts of the demo are not there. Nothing
/// happens without a bus, or where another program has the name. Accounts are looked at in turns, so that many of them hold
/// nothing up. Never tells a key.
class BusService : public QObject {
    Q_OBJECT
public:
    /// Both are read each time, and have to live as long as this.
    BusService(const UsageStore& store, const Settings& settings, QObject* parent = nullptr);
    ~BusService() override;

    /// From soon on it is on the bus, as soon as all accounts were looked at; asks for the name without waiting. Once, and
    /// late: nothing on the screen needs it.
    void start(TimePoint now);
    /// Something else is known of the account; empty: of any. It is told by the next tell().
    void note(const QString& accountId);
    /// Tells what has changed, of many accounts in the turns that follow. Cheap where nothing has; accounts that nobody
    /// spoke of are looked at once a minute, for the clock alone makes readings stale.
    void tell(TimePoint now);
    /// Whether something is still to be looked at and told, which happens without another tell().
    [[nodiscard]] bool isBehind() const { return m_isBehind; }

    /// All properties of the service's own object, and of the accounts' by path.
    [[nodiscard]] const QVariantMap& summary() const { return m_summary; }
    [[nodiscard]] const std::map<QString, BusAccount>& accounts() const { return m_accounts; }

Q_SIGNALS:
    /// A client wants this account asked now; empty: all.
    void refreshRequested(const QString& accountId);
    /// A client wants the popup; `activationToken` lets it come to the front, may be empty.
    void showRequested(const QByteArray& activationToken);

private:
    /// All accounts are to be looked at anew; those that are gone go at once.
    void lookAtAll(TimePoint now);
    /// Those that were noted are to be looked at; the others are as they were.
    void lookAtNoted(TimePoint now);
    void begin(TimePoint now);
    /// Looks at as many as nobody notices; after the last one what all are together is told.
    void goOn();
    void look(const QString& id);
    /// At the first time this begins to be on the bus: what is there from the start is no change.
    void tellSummary();
    void putInOrder();

    const UsageStore& m_store;
    const Settings& m_settings;
    Turn m_turn;
    bool m_isStarted = false;
    std::unique_ptr<BusObjects> m_objects; ///< what the bus sees; null until all were looked at, and without a bus
    QVariantMap m_summary;
    std::map<QString, BusAccount> m_accounts;  ///< by path
    std::vector<const BusAccount*> m_inOrder;  ///< the same as they stand in the store; empty: to be put in order
    QSet<QString> m_noted;                     ///< ids of accounts to look at with the next tell()
    QSet<QString> m_due;                       ///< ids of those that are looked at in turns now
    TimePoint m_now{};                         ///< of the last tell()
    std::optional<AccountSubjects> m_subjects; ///< what accounts were called then
    std::optional<TimePoint> m_lookedAt;       ///< at all accounts; empty: at the next tell()
    bool m_isBehind = false;
};

} // namespace quotalamp
