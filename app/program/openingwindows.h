// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace quotalamp {

/// Sees the application's windows open. For a moment each has the event loop for itself, so that it stands at once however
/// much else there is to do; and the first one that shows the program's icon brings it in. To read pictures Qt loads what the
/// tray icon needs nothing of.
class OpeningWindows : public QObject {
    Q_OBJECT
public:
    /// Watches as long as it lives. There has to be an application.
    explicit OpeningWindows(QObject* parent = nullptr);

    /// Keeps no event from them.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_hasIcon = false;
};

} // namespace quotalamp
