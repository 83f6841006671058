// SPDX-License-Identifier: MIT
#pragma once

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
/// happens without a bus, or where another program has the name. Never tells a key.
class BusService : public QObject {
    Q_OBJECT
public:
    /// Both are read each time, and have to live as long as this.
    BusService(const UsageStore& store, const Settings& settings, QObject* parent = nullptr);
    ~BusService() override;

    /// From now on it is on the bus; asks for the name without waiting. Once, and late: nothing on the screen needs it.
    void start(TimePoint now);
    /// Something else is known of the account; empty: of any. It is told by the next tell().
    void note(const QString& accountId);
    /// Tells what has changed. Cheap where nothing has; accounts that nobody spoke of are looked at once a minute, for the
    /// clock alone makes readings stale.
    void tell(TimePoint now);

    /// All properties of the service's own object, and of the accounts' by path.
    [[nodiscard]] const QVariantMap& summary() const { return m_summary; }
    [[nodiscard]] const std::map<QString, BusAccount>& accounts() const { return m_accounts; }

Q_SIGNALS:
    /// A client wants this account asked now; empty: all.
    void refreshRequested(const QString& accountId);
    /// A client wants the popup; `activationToken` lets it come to the front, may be empty.
    void showRequested(const QByteArray& activationToken);

private:
    /// Looks at all accounts anew.
    [[nodiscard]] FormerBusAccounts lookAtAll(TimePoint now);
    /// Looks at those that were noted; the others are as they were.
    [[nodiscard]] FormerBusAccounts lookAtNoted(TimePoint now);
    void tellSince(const FormerBusAccounts& before);

    const UsageStore& m_store;
    const Settings& m_settings;
    std::unique_ptr<BusObjects> m_objects; ///< what the bus sees; null until start(), and without a bus
    QVariantMap m_summary;
    std::map<QString, BusAccount> m_accounts; ///< by path
    std::vector<const BusAccount*> m_inOrder; ///< the same as they stand in the store
    QSet<QString> m_noted;                    ///< ids of accounts to look at
    std::optional<TimePoint> m_lookedAt;      ///< at all accounts; empty: at the next tell()
};

} // namespace quotalamp
