// SPDX-License-Identifier: MIT
#pragma once

#include "service/busservice.h"
#include "service/eventhooks.h"

namespace quotalamp {

/// How other programs hear of the accounts without asking for it: a person's own command and webhook, and the service on
/// the session bus. Silent until it is started, and in the demo for good.
class Outlets : public QObject {
    Q_OBJECT
public:
    /// As EventHooks::Sources: all of it has to live as long as this.
    explicit Outlets(const EventHooks::Sources& sources, QObject* parent = nullptr);

    /// From now on they hear. Once, and late: nothing on the screen waits for it.
    void start();
    /// Goes by the settings as they are now.
    void apply();
    /// For after each reading of the account.
    void look(const AccountState& account);

    [[nodiscard]] EventHooks& hooks() { return m_hooks; }
    [[nodiscard]] BusService& bus() { return m_bus; }

private:
    EventHooks m_hooks;
    BusService m_bus;
    bool m_started = false;
};

} // namespace quotalamp
