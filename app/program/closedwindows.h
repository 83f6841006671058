// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QTimer>

namespace quotalamp {

/// Notices that windows of the program were closed, and tells some time later, when what they took can be given back. A
/// person who has just looked often looks again, so that it is not given back at once. Idle while no window is closed.
class ClosedWindows : public QObject {
    Q_OBJECT
public:
    /// Watches all windows of the application from now on. `after` is the time from the last closing to longClosed().
    explicit ClosedWindows(Milliseconds after = std::chrono::seconds{60}, QObject* parent = nullptr);

    /// Sees windows close; keeps no event from them.
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// Some time has passed since a window was closed: what is still hidden can go.
    void longClosed();

private:
    QTimer m_wait; ///< since the last window was closed
};

} // namespace quotalamp
