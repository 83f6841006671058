// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QVariantMap>

#include <optional>

class QDBusPendingCallWatcher;

namespace quotalamp {

/// Since when nobody has been at the computer. It is idle or locked, as logind says of this session (IdleHint and
/// LockedHint, of which desktops set either), or the desktop's screen saver says that the screen is. Where neither does,
/// that is never known and nobody is away.
class Presence : public QObject {
    Q_OBJECT
public:
    explicit Presence(QObject* parent = nullptr);

    /// Asks logind and listens from now on, without waiting. What was so before is not counted. Calling it again does
    /// nothing.
    void start();
    /// Since when it has been so, without a pause, as far as this has heard; empty: somebody is there, or it is not known.
    [[nodiscard]] std::optional<TimePoint> awaySince() const { return m_awaySince; }

    /// Takes in what logind says of the session at `now`: names and values of its properties that changed.
    void hear(const QVariantMap& properties, TimePoint now);
    /// Takes in that the screen is locked, or free again.
    void hearScreen(bool locked, TimePoint now);

private Q_SLOTS:
    void onPropertiesChanged(
        const QString& interface, const QVariantMap& changed, const QStringList& invalidated); // by name, for D-Bus

private:
    void onSession(QDBusPendingCallWatcher* call);
    void reckon(TimePoint now);

    bool m_started = false;
    bool m_idle = false;
    bool m_locked = false;
    bool m_screenLocked = false;
    std::optional<TimePoint> m_awaySince;
};

} // namespace quotalamp
