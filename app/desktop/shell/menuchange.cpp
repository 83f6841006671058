// SPDX-License-Identifier: MIT
#include "desktop/shell/menuchange.h"

#include <QAction>
#include <QMenu>

namespace quotalamp {

namespace {

/// Qt declares the class in a header of its own only; a QObject is the first and only thing that it is made of.
QObject* senderOf(QMenu& menu)
{
    return static_cast<QObject*>(static_cast<void*>(menu.platformMenu()));
}

} // namespace

MenuChange::MenuChange(QMenu& menu, QAction& sign)
    : m_menu(menu)
    , m_sign(sign)
    , m_sender(senderOf(menu))
{
    if (m_sender)
        m_sender->blockSignals(true);
}

MenuChange::~MenuChange()
{
    if (!m_sender)
        return;
    m_menu.removeAction(&m_sign);
    m_sender->blockSignals(false);
    m_menu.addAction(&m_sign);
}

} // namespace quotalamp
