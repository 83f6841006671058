// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "io/files/usagestore.h"
#include "io/probe/sessiontraffic.h"

#include <QObject>

namespace quotalamp {

/// What tools write of their limits into session files, of the accounts that use their logins, while the settings let them be
/// read: for whichever program asks the providers, the tray app or the server.
class SessionFollowing : public QObject {
    Q_OBJECT
public:
    /// All of it has to live as long as this. Reads nothing yet.
    SessionFollowing(
        const UsageStore& store, const Registry& registry, const Settings& settings, QObject* parent = nullptr);

    /// Goes by the settings and accounts as they are now. From the first time on other accounts are followed as they come.
    void apply();

Q_SIGNALS:
    /// The account's tool told this, when the line says.
    void heard(const QString& accountId, const quotalamp::Overheard& heard);

private:
    const UsageStore& m_store;
    const Registry& m_registry;
    const Settings& m_settings;
    SessionTraffic m_traffic;
    bool m_started = false;
};

} // namespace quotalamp
