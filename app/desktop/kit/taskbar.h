// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace quotalamp {

/// Lists a window of the tray's nowhere among the programs: neither in a task bar nor in a pager. To be called each
/// time before it is shown, since a window manager forgets it with the window. X11 only: elsewhere tool windows are
/// not listed, or a compositor lets nobody ask.
void keepOffTaskbar(QWidget& window);

} // namespace quotalamp
