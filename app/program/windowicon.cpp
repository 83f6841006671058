// SPDX-License-Identifier: MIT
#include "program/windowicon.h"

#include <QApplication>
#include <QEvent>
#include <QIcon>
#include <QWidget>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// For when nothing is installed, as in a build folder.
QIcon ownIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64})
        icon.addFile(u":/icons/hicolor/%1x%1/apps/quotalamp.png"_s.arg(size), QSize(size, size));
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
        QApplication::setWindowIcon(QIcon::fromTheme(u"quotalamp"_s, ownIcon()));
    }
    return QObject::eventFilter(watched, event);
}

} // namespace quotalamp
