// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace quotalamp {

/// Gives the program's windows its icon once the first one stands that shows it. To read pictures Qt loads what the tray icon
/// needs nothing of.
class WindowIcon : public QObject {
    Q_OBJECT
public:
    /// Waits for the first window of the application.
    explicit WindowIcon(QObject* parent = nullptr);

    /// Sees windows open; keeps no event from them.
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace quotalamp
