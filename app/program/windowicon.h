// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace quotalamp {

/// Gives the program's windows its icon when the first one opens that shows it. To look for an icon Qt reads the whole
/// icon theme and loads its picture formats, which the tray icon needs nothing of.
class WindowIcon : public QObject {
    Q_OBJECT
public:
    /// Waits for the first window of the application.
    explicit WindowIcon(QObject* parent = nullptr);

    /// Sees windows open; keeps no event from them.
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace quotalamp
