// SPDX-License-Identifier: MIT
#include "program/windowicon.h"

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

constexpr auto afterWindow = 100ms;

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

WindowIcon::WindowIcon(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool WindowIcon::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Polish && watched->isWidgetType() && showsItsIcon(*static_cast<QWidget*>(watched))) {
        qApp->removeEventFilter(this);
        // Once the window stands and was painted: it is not to wait for that.
        QTimer::singleShot(afterWindow, qApp, [] { QApplication::setWindowIcon(ownIcon()); });
    }
    return QObject::eventFilter(watched, event);
}

} // namespace quotalamp
