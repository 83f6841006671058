// SPDX-License-Identifier: MIT
#include "program/openingwindows.h"

#include "core/base/turn.h"

#include <QApplication>
#include <QEvent>
#include <QIcon>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace quotalamp {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds forWindow = 150ms; ///< until it was painted the first time, also on a slow machine
constexpr Milliseconds untilIcon = 100ms;

/// Not by the theme of icons, which would be read for it whole, and has the same. Of each picture the format is said, or all
/// plugins that read pictures would be loaded to find it out.
QIcon ownIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64})
        icon.addPixmap(QPixmap(u":/icons/hicolor/%1x%1/apps/quotalamp.png"_s.arg(size), "PNG"));
    return icon;
}

/// Popups, menus and tooltips have no frame, and no place in a list of windows.
bool showsItsIcon(const QWidget& widget)
{
    const Qt::WindowType type = widget.windowType();
    return widget.isWindow() && (type == Qt::Window || type == Qt::Dialog);
}

} // namespace

OpeningWindows::OpeningWindows(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool OpeningWindows::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Show || event->spontaneous() || !watched->isWidgetType())
        return false;
    const auto& widget = *static_cast<QWidget*>(watched);
    if (!widget.isWindow() || widget.windowType() == Qt::ToolTip)
        return false;
    Turn::keepFree(forWindow);
    if (!m_hasIcon && showsItsIcon(widget)) {
        m_hasIcon = true;
        // The window is not to wait for that.
        QTimer::singleShot(untilIcon, qApp, [] { QApplication::setWindowIcon(ownIcon()); });
    }
    return false;
}

} // namespace quotalamp
