// SPDX-License-Identifier: MIT
#include "desktop/popup/popupplace.h"

#include "desktop/kit/resizegrips.h"
#include "desktop/kit/tokens.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace quotalamp {

namespace {

constexpr int screenReserve = 64; ///< of the screen's height, never covered
constexpr int narrowest = 360;
constexpr int lowest = 240;
constexpr auto sizeSettles = 500ms;

bool isWayland()
{
    return QGuiApplication::platformName().startsWith("wayland"_L1);
}

/// Round corners need a compositor; X11 may have none, and would show black ones.
bool hasCompositor()
{
    return QGuiApplication::platformName() != "xcb"_L1;
}

} // namespace

int popupWidth(const QRect& available, QSize chosen)
{
    const int widest = available.isValid() ? available.width() * 9 / 10 : QWIDGETSIZE_MAX;
    return std::clamp(
        chosen.isEmpty() ? scaled(grid::popupWidth) : chosen.width(), narrowest, std::max(narrowest, widest));
}

QPoint popupSpot(const QRect& anchor, QSize size, const QRect& available)
{
    const auto within = [](int value, int low, int high) { return std::clamp(value, low, std::max(low, high)); };
    const bool above = anchor.center().y() > available.center().y();
    const int x = anchor.center().x() - size.width() / 2;
    const int y = above ? anchor.top() - screenMargin - size.height() : anchor.bottom() + 1 + screenMargin;
    return {within(x, available.left() + screenMargin, available.right() + 1 - screenMargin - size.width()),
        within(y, available.top() + screenMargin, available.bottom() + 1 - screenMargin - size.height())};
}

QPoint trayCorner(const QRect& screen, const QRect& available, bool mirrored)
{
    const bool panelAbove = available.top() > screen.top();
    return {mirrored ? available.left() : available.right(), panelAbove ? available.top() : available.bottom()};
}

PopupPlace::PopupPlace(QWidget* window, Content content)
    : QObject(window)
    , m_window(window)
    , m_content(std::move(content))
    , m_grips(new ResizeGrips(window))
{
    m_sizeSettled.setSingleShot(true);
    m_sizeSettled.setInterval(sizeSettles);
    connect(&m_sizeSettled, &QTimer::timeout, this, &PopupPlace::onSizeSettled);
    connect(m_grips, &ResizeGrips::dragged, this, &PopupPlace::onDragged);
    connect(m_grips, &ResizeGrips::dropped, this, &PopupPlace::onDropped);
    connect(m_grips, &ResizeGrips::resetRequested, this, [this] { choose({}); });
    window->installEventFilter(this);
}

void PopupPlace::setChosenSizes(QSize atIcon, QSize window)
{
    m_chosenAsWindow = window;
    if (m_grips->isDragging() || atIcon == m_chosenAtIcon)
        return;
    m_chosenAtIcon = atIcon;
    if (!staysOpen() && m_window->isVisible())
        fit();
}

bool PopupPlace::staysOpen() const
{
    return m_windowMode || isWayland();
}

void PopupPlace::applyFlags()
{
    if (staysOpen()) {
        m_window->setWindowFlags(Qt::Window);
        m_window->setAttribute(Qt::WA_TranslucentBackground, false);
    } else {
        m_window->setWindowFlags(Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
        m_window->setAttribute(Qt::WA_TranslucentBackground, hasCompositor());
    }
    m_window->setFixedWidth(QWIDGETSIZE_MAX);
    m_window->setMinimumWidth(0);
}

QRect PopupPlace::screenSpace() const
{
    const QScreen* screen = QGuiApplication::screenAt(m_anchor.center());
    if (!screen)
        screen = QGuiApplication::primaryScreen();
    return screen ? screen->availableGeometry() : QRect();
}

/// As its content needs, at the icon no larger than a person wants.
QSize PopupPlace::wantedSize(const QRect& available) const
{
    const QSize chosen = staysOpen() ? QSize() : m_chosenAtIcon;
    const int width = popupWidth(available, chosen);
    int height = m_content.heightFor(width);
    if (available.isValid())
        height = std::min(height, available.height() - screenReserve);
    if (!chosen.isEmpty())
        height = std::min(height, chosen.height());
    return {width, height};
}

void PopupPlace::fit()
{
    if (m_grips->isDragging())
        return;
    const QRect available = screenSpace();
    m_grips->setEnabled(!staysOpen());
    if (staysOpen()) {
        m_content.layOut(m_window->isVisible() ? m_window->width() : popupWidth(available, {}));
        return fitWindow(wantedSize(available), available);
    }
    m_content.layOut(popupWidth(available, m_chosenAtIcon));
    const QSize size = wantedSize(available);
    if (m_window->size() != size)
        m_window->setFixedSize(size);
    if (!available.isValid())
        return;
    const QPoint spot = popupSpot(m_anchor, size, available);
    if (m_window->pos() != spot)
        m_window->move(spot);
}

/// A size that is neither the one given last nor chosen is left alone: onSizeSettled() tells whose it is.
void PopupPlace::fitWindow(QSize wanted, const QRect& available)
{
    const bool untouched = m_given.isEmpty() || m_window->size() == m_given; // before a higher minimum resizes it
    m_window->setMinimumSize(std::min(wanted.width(), narrowest), std::min(wanted.height(), lowest));
    m_window->setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    if (m_chosenAsWindow.isEmpty()) {
        if (untouched)
            give(wanted);
    } else if (m_given.isEmpty()) {
        give(available.isValid() ? m_chosenAsWindow.boundedTo(available.size()) : m_chosenAsWindow);
    }
}

void PopupPlace::give(QSize size)
{
    m_given = size;
    m_window->resize(size);
}

/// The window system confirms a size later, and one that was overtaken meanwhile too; what it ends with counts.
void PopupPlace::onSizeSettled()
{
    if (!staysOpen() || !m_window->isVisible() || m_window->isMaximized() || m_window->isFullScreen())
        return;
    if (m_window->size() == m_given)
        return fit();
    if (m_window->size() == m_chosenAsWindow)
        return;
    m_chosenAsWindow = m_window->size();
    Q_EMIT windowSizeChosen(m_chosenAsWindow);
}

void PopupPlace::onDragged(const QRect& wanted)
{
    const QRect available = screenSpace();
    m_chosenAtIcon = {popupWidth(available, wanted.size()), std::max(wanted.height(), lowest)};
    m_content.layOut(m_chosenAtIcon.width());
    const QRect before = m_window->geometry();
    const QSize size = wantedSize(available);
    m_window->setFixedSize(size);
    // The edge that is not dragged stays where it is.
    m_window->move(wanted.left() == before.left() ? before.left() : before.right() + 1 - size.width(),
        wanted.top() == before.top() ? before.top() : before.bottom() + 1 - size.height());
}

/// Who made it as high as its content did not ask for less than its content.
void PopupPlace::onDropped()
{
    const QRect available = screenSpace();
    const QSize chosen = std::exchange(m_chosenAtIcon, {m_window->width(), QWIDGETSIZE_MAX});
    const bool whole = wantedSize(available).height() <= chosen.height();
    choose({m_window->width(), whole ? available.height() : chosen.height()});
}

void PopupPlace::choose(QSize size)
{
    m_chosenAtIcon = size;
    fit();
    Q_EMIT sizeChosen(size);
}

int PopupPlace::cornerRadius() const
{
    return !staysOpen() && hasCompositor() ? grid::popupRadius : 0;
}

bool PopupPlace::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && staysOpen() && m_window->isVisible())
        m_sizeSettled.start();
    return QObject::eventFilter(watched, event);
}

} // namespace quotalamp
