// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace quotalamp {

/// Hears whether the screen is locked, when nobody sees a countdown however open its window is. Where the desktop does not
/// tell (ActiveChanged of org.freedesktop.ScreenSaver, or of org.gnome.ScreenSaver) the screen never counts as locked.
class ScreenLock : public QObject {
    Q_OBJECT
public:
    explicit ScreenLock(QObject* parent = nullptr);

    /// Listens from now on, without asking anybody. Call it once.
    void start();
    /// As the desktop said last; it says nothing of how things are at the start, when somebody is there.
    [[nodiscard]] bool isLocked() const { return m_locked; }

Q_SIGNALS:
    /// The screen is locked now, or is free again.
    void changed(bool locked);

private Q_SLOTS:
    void onActiveChanged(bool active); // by name: called by a D-Bus signal

private:
    bool m_locked = false;
};

} // namespace quotalamp
