// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <optional>

namespace quotalamp {

/// Notices from two clocks that the machine slept or its clock was set.
class ClockJump {
public:
    static constexpr Seconds tolerance{30}; ///< what clocks and timers may be off without having jumped

    /// `wall` and `steady` now; true if since the last call they have drifted apart by more than the tolerance, or
    /// the call, expected `every`, comes late by more than it; without `every` no call is late. `steady` counts from any
    /// beginning and is never set. The first call is false: there is nothing to compare.
    [[nodiscard]] bool look(TimePoint wall, Milliseconds steady, std::optional<Milliseconds> every);

private:
    std::optional<TimePoint> m_wall; ///< at the last call; empty: there was none
    Milliseconds m_steady{0};        ///< at the last call
};

/// Hears from the system that its clock was set or that the machine woke up, which sets the clock too. Costs nothing
/// until then. On Linux, by a timer of the kernel that is cancelled when the clock is set (timerfd_create(2)).
class ClockSet : public QObject {
    Q_OBJECT
public:
    explicit ClockSet(QObject* parent = nullptr);
    ~ClockSet() override;

    /// Whether this system tells; where it does not, told() never comes.
    [[nodiscard]] bool hears() const { return m_notifier != nullptr; }

Q_SIGNALS:
    /// The wall clock has jumped, by however little.
    void told();

private:
    [[nodiscard]] bool arm() const;
    void onReadable();

    int m_timer = -1; ///< the kernel's; -1: there is none
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// Tells that the machine woke up or its clock jumped: countdowns are to be drawn anew, and what was due
/// meanwhile is due now (give the network some seconds). At most one woke() in 5 s.
class Wakeups : public QObject {
    Q_OBJECT
public:
    /// Watches from now on: hears of sleep from logind where there is one, and of the clock from the system. Where that
    /// does not tell of the clock, looks at it once a minute.
    explicit Wakeups(QObject* parent = nullptr);

Q_SIGNALS:
    /// The machine is awake again, or its clock is another one.
    void woke();

private Q_SLOTS:
    void onPrepareForSleep(bool goingToSleep); // by name: called by a D-Bus signal

private:
    void watchLogind();
    void look();
    void tell();

    ClockJump m_clocks;
    ClockSet m_clockSet;
    QTimer* m_tick = nullptr; ///< to the next look at the clocks; null where the system tells of them
    QTimer m_quiet;           ///< running: has just told
};

} // namespace quotalamp
