// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <optional>

namespace quotalamp {

/// Turns SIGTERM, SIGINT and SIGHUP into an orderly end: session managers stop programs this way, and an open
/// history file or a key on its way into the keychain should be finished first. One at a time per process. Does nothing on Windows.
class QuitSignals : public QObject {
    Q_OBJECT
public:
    explicit QuitSignals(QObject* parent = nullptr);
    ~QuitSignals() override;

Q_SIGNALS:
    void quitRequested();

private:
    void read();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// Notices from two clocks that the machine slept or its clock was set.
class ClockJump {
public:
    static constexpr Seconds tolerance{30};

    /// `wall` and `steady` now; true if since the last call they have drifted apart by more than the tolerance, or
    /// the call, expected `every`, comes late by more than it.
    [[nodiscard]] bool look(TimePoint wall, Milliseconds steady, Milliseconds every);

private:
    std::optional<TimePoint> m_wall;
    Milliseconds m_steady{0};
};

/// Tells that the machine woke up or its clock jumped: countdowns are to be drawn anew, and what was due
/// meanwhile is due now (give the network some seconds). At most one woke() in 5 s.
class Wakeups : public QObject {
    Q_OBJECT
public:
    explicit Wakeups(QObject* parent = nullptr);

Q_SIGNALS:
    void woke();

private Q_SLOTS:
    void onPrepareForSleep(bool goingToSleep); // by name: called by a D-Bus signal

private:
    void watchLogind();
    void look();
    void tell();

    ClockJump m_clocks;
    QTimer m_tick;
    QTimer m_quiet; ///< running: has just told
};

} // namespace quotalamp
