// SPDX-License-Identifier: MIT
#include "desktop/popup/popup.h"

#include "desktop/kit/announcement.h"
#include "desktop/kit/demoline.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/taskbar.h"
#include "desktop/popup/cardstack.h"
#include "desktop/popup/emptypage.h"
#include "desktop/popup/foot.h"
#include "desktop/popup/head.h"
#include "desktop/popup/layouts.h"
#include "desktop/popup/popupplace.h"

#include <QApplication>
#include <QCloseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace quotalamp {

namespace {
constexpr auto reopenGuard = 300ms;

/// Without the frame, if there is one.
int innerWidth(const QLayout& layout, int width)
{
    const QMargins frame = layout.contentsMargins();
    return width - frame.left() - frame.right();
}

} // namespace

Popup::Popup(QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
    , m_layout(new QVBoxLayout(this))
    , m_demo(new DemoLine(this))
    , m_head(new Head(this))
    , m_cards(new CardStack(this))
    , m_empty(new EmptyPage(this))
    , m_note(new Note(this))
    , m_foot(new Foot(this))
    , m_announcement(new Announcement(this))
    , m_place(new PopupPlace(this,
          {.layOut = [this](int width) { m_cards->layOutFor(innerWidth(*m_layout, width)); },
              .heightFor = [this](int width) { return contentHeight(width); }}))
{
    layOutParts();
    setTitle(*this, u"Quotalamp"_s);
    connectParts();
    addShortcuts();
    applyWindowMode();
}

void Popup::layOutParts()
{
    m_layout->setSpacing(0);
    m_layout->addWidget(m_demo);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_cards, 1);
    m_layout->addWidget(m_empty, 1);
    m_note->setMargin(grid::margin);
    m_layout->addWidget(m_note);
    m_layout->addWidget(m_foot);
    m_empty->hide();
    m_cards->setFollowers(m_foot->tabStops());
}

void Popup::connectParts()
{
    connect(m_cards, &CardStack::asked, this, &Popup::asked);
    connect(m_cards, &CardStack::newsTold, m_announcement, &Announcement::say);
    connect(m_cards, &CardStack::heightChanged, this, &Popup::fitIfVisible);
    connect(m_head, &Head::weekToggled, this, &Popup::fitIfVisible);
    connect(m_head, &Head::calendarRequested, this, &Popup::calendarRequested);
    connect(m_place, &PopupPlace::sizeChosen, this, &Popup::sizeChosen);
    connect(m_place, &PopupPlace::windowSizeChosen, this, &Popup::windowSizeChosen);
    connect(m_empty->addButton(), &QPushButton::clicked, this, &Popup::addAccountRequested);
    connect(m_empty->demoButton(), &QPushButton::clicked, this, &Popup::demoRequested);
    connect(m_demo, &DemoLine::leaveRequested, this, &Popup::leaveDemoRequested);
    connect(m_foot, &Foot::refreshRequested, this, &Popup::refreshRequested);
    connect(m_foot, &Foot::settingsRequested, this, &Popup::settingsRequested);
    connect(m_foot, &Foot::stripRequested, this, &Popup::stripRequested);
    connect(m_foot, &Foot::pinnedChanged, this, &Popup::setPinned);
}

void Popup::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::Key_F5), [this] { Q_EMIT refreshRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_R), [this] { Q_EMIT refreshRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { Q_EMIT settingsRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { Q_EMIT quitRequested(); });
    add(QKeySequence(Qt::Key_U), [this] { Q_EMIT asked(Ask::OtherShare); });
    add(QKeySequence(Qt::Key_T), [this] { Q_EMIT asked(Ask::OtherTime); });
    add(QKeySequence(Qt::Key_W), [this] { m_head->toggleWeek(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_W), [this] { putAway(); });
    add(QKeySequence(Qt::Key_Escape), [this] { putAway(); });
}

void Popup::applyWindowMode()
{
    const bool shown = isVisible();
    m_place->applyFlags();
    const int frame = m_place->staysOpen() ? 0 : 1;
    m_layout->setContentsMargins(frame, frame, frame, frame);
    m_foot->setPinShown(!m_place->staysOpen());
    m_foot->setStripShown(m_place->isWindowMode());
    if (shown)
        openNear(m_place->anchor(), m_place->anchor().center());
}

void Popup::setWindowMode(bool on)
{
    if (m_place->isWindowMode() == on)
        return;
    m_place->setWindowMode(on);
    applyWindowMode();
}

void Popup::setChosenSizes(QSize atIcon, QSize window)
{
    m_place->setChosenSizes(atIcon, window);
}

void Popup::setPinned(bool pinned)
{
    m_pinned = pinned;
    m_foot->setPinned(pinned);
}

void Popup::present(const Overview& overview)
{
    // What is only outlined may say something else all the same.
    const bool outlined = !overview.cards.empty() && overview.cards.front().outlined;
    if (!outlined && m_overview == overview)
        return;
    m_overview = overview;
    if (isVisible())
        apply();
}

void Popup::say(const QString& sentence)
{
    m_note->say(sentence, Tone::Warning);
    fitIfVisible();
}

void Popup::openNear(const QRect& iconGeometry, const QPoint& cursor)
{
    m_place->setAnchor(iconGeometry.isValid() ? iconGeometry : QRect(cursor, QSize(1, 1)));
    apply();
    m_place->fit();
    if (isMinimized())
        showNormal();
    // In this order and at once: on Wayland the activation token of the click is good for this call only.
    show();
    raise();
    activateWindow();
}

void Popup::openAtEdge()
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    openNear(QRect(), screen ? trayCorner(screen->geometry(), screen->availableGeometry(), mirrored) : QPoint());
}

void Popup::putAway()
{
    // Without a tray a hidden window would have no way back.
    if (m_place->isWindowMode())
        return showMinimized();
    hide();
    // Hiding loses the focus too, but the next click means "open".
    m_sinceFocusLoss.invalidate();
}

void Popup::closeEvent(QCloseEvent* event)
{
    if (!m_place->isWindowMode() || !event->spontaneous())
        return QWidget::closeEvent(event);
    event->ignore();
    putAway();
}

void Popup::toggleNear(const QRect& iconGeometry, const QPoint& cursor)
{
    if (isVisible() && !isMinimized()) {
        if (!m_place->staysOpen() || isActiveWindow())
            return putAway();
        return openNear(iconGeometry, cursor);
    }
    if (m_sinceFocusLoss.isValid() && Milliseconds(m_sinceFocusLoss.elapsed()) < reopenGuard)
        return m_sinceFocusLoss.invalidate();
    openNear(iconGeometry, cursor);
}

void Popup::apply()
{
    const bool empty = m_overview.cards.empty();
    bool another = empty;
    const auto show = [&another](QWidget* part, bool on) {
        if (part->isHidden() != on)
            return;
        part->setVisible(on);
        another = true;
    };
    if (m_demo->isHidden() == m_overview.demo) {
        show(m_demo, m_overview.demo);
        setTitle(*this, u"Quotalamp"_s);
    }
    another |= m_head->present(m_overview.head);
    m_head->presentWeek(m_overview.week);
    m_foot->present(m_overview);
    show(m_head, !empty && !m_overview.head.empty());
    show(m_cards, !empty);
    show(m_empty, empty);
    another |= m_cards->present(m_overview.cards);
    if (another)
        fitIfVisible();
}

void Popup::fitIfVisible()
{
    if (isVisible())
        m_place->fit();
}

/// With the frame, if there is one.
int Popup::contentHeight(int width) const
{
    const int inner = innerWidth(*m_layout, width);
    const auto heightOf = [inner](const QWidget* part) { return heightAt(*part->layout(), inner); };
    int height = m_layout->contentsMargins().top() + m_layout->contentsMargins().bottom() + heightOf(m_foot);
    if (!m_demo->isHidden())
        height += heightOf(m_demo);
    if (!m_head->isHidden())
        height += heightOf(m_head);
    if (!m_note->isHidden())
        height += m_note->heightForWidth(inner);
    return height + (m_overview.cards.empty() ? heightOf(m_empty) : m_cards->contentHeight(inner));
}

bool Popup::event(QEvent* event)
{
    if (event->type() == QEvent::WindowDeactivate && isVisible() && !m_place->staysOpen() && m_closeOnFocusLoss
        && !m_pinned && !QApplication::activeModalWidget() && !QApplication::activePopupWidget()) {
        m_sinceFocusLoss.start();
        hide();
    }
    return QWidget::event(event);
}

void Popup::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    if (event->type() == QEvent::LanguageChange)
        setTitle(*this, u"Quotalamp"_s);
    if (event->type() == QEvent::WindowStateChange && isVisible()) {
        const bool was = static_cast<QWindowStateChangeEvent*>(event)->oldState().testFlag(Qt::WindowMinimized);
        if (was != isMinimized())
            Q_EMIT visibleChanged(was);
    }
}

void Popup::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (isVisible())
        apply();
}

void Popup::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const int radius = m_place->cornerRadius();
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()), radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, radius > 0);
    // Paths are for soft corners only: a few words are painted again each second, and this is their ground.
    const auto fill = [&](const QRect& area, const QColor& color) {
        if (radius == 0)
            return painter.fillRect(area, color);
        QPainterPath part;
        part.addRect(area);
        painter.fillPath(shape.intersected(part), color);
    };
    const auto band = [&](const QWidget* part, int hairline) {
        if (part->isHidden())
            return;
        fill(part->geometry().adjusted(-1, part == m_foot ? 0 : -1, 1, part == m_foot ? 1 : 0), m_tokens.band);
        painter.fillRect(QRect(0, hairline, width(), 1), m_tokens.hairline);
    };
    fill(rect(), m_tokens.surface);
    band(m_head, m_head->geometry().bottom());
    band(m_demo, m_demo->geometry().bottom());
    band(m_foot, m_foot->y());
    if (m_place->staysOpen())
        return;
    painter.setPen(QPen(m_tokens.frame, 1));
    painter.setBrush(Qt::NoBrush);
    if (radius == 0)
        return painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5);
}

void Popup::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    if (!m_place->staysOpen())
        keepOffTaskbar(*this);
    setFocus(Qt::OtherFocusReason);
    if (m_overview.cards.empty())
        m_empty->addButton()->setFocus(Qt::OtherFocusReason);
    else
        m_cards->focusFirst();
    Q_EMIT visibleChanged(true);
}

void Popup::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (event->spontaneous())
        return;
    m_note->say({});
    m_cards->startOver();
    Q_EMIT visibleChanged(false);
}

} // namespace quotalamp
