// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

class QAction;
class QMenu;
class QObject;

namespace quotalamp {

/// Several changes to a menu that a panel shows, of which the panel is told as one: without this Qt sends a message for each
/// action that is added or says something else, and a panel may fetch the whole menu for each of them. While this lives
/// nothing is sent; when it ends, that the menu is another one. A menu that Qt draws itself is changed as ever.
class MenuChange {
public:
    /// `sign` is an action that nobody sees; it is put into the menu anew, which is the one change that the panel is told.
    MenuChange(QMenu& menu, QAction& sign);
    ~MenuChange();
    Q_DISABLE_COPY_MOVE(MenuChange)

private:
    QMenu& m_menu;
    QAction& m_sign;
    QObject* m_sender; ///< what speaks to the panel; null where Qt draws the menu
};

} // namespace quotalamp
