// SPDX-License-Identifier: MIT
#include "program/closedwindows.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

namespace quotalamp {

ClosedWindows::ClosedWindows(Milliseconds after, QObject* parent)
    : QObject(parent)
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::VeryCoarseTimer);
    m_wait.setInterval(after);
    connect(&m_wait, &QTimer::timeout, this, &ClosedWindows::longClosed);
    QCoreApplication::instance()->installEventFilter(this);
}

bool ClosedWindows::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    // Also of one that deletes itself when it is closed, which is never hidden first.
    if (watched->isWidgetType() && (type == QEvent::Hide || type == QEvent::DeferredDelete)
        && static_cast<QWidget*>(watched)->isWindow())
        m_wait.start();
    return QObject::eventFilter(watched, event);
}

} // namespace quotalamp
