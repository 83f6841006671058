#include "desktop/popup.h"

#include "desktop/card.h"
#include "desktop/popupparts.h"

#include <QApplication>
#include <QCloseEvent>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The click on the icon that took the focus away arrives just after; it means "close".
constexpr Milliseconds reopenGuard = 300ms;
constexpr int edgeGap = 4;
constexpr int screenRest = 64;   ///< height that the popup leaves free
constexpr int narrowest = 360;

bool canBePlaced()
{
    return !QGuiApplication::platformName().startsWith("wayland"_L1);
}

} // namespace

Popup::Popup(QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
    , m_layout(new QVBoxLayout(this))
    , m_head(new Head(this))
    , m_scroll(new QScrollArea(this))
    , m_list(new QWidget)
    , m_cardLayout(new QVBoxLayout(m_list))
    , m_rest(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding))
    , m_empty(new EmptyPage(this))
    , m_foot(new Foot(this))
{
    setWindowTitle(u"Quotalamp"_s);
    m_cardLayout->setContentsMargins(0, 0, 0, 0);
    m_cardLayout->setSpacing(0);
    m_cardLayout->addItem(m_rest);
    m_scroll->setWidget(m_list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_scroll, 1);
    m_layout->addWidget(m_empty, 1);
    m_layout->addWidget(m_foot);
    applyWindowFlags();
    addShortcuts();
    connectParts();
    apply();
}

Popup::~Popup() = default;

void Popup::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) { connect(new QShortcut(keys, this), &QShortcut::activated, this, slot); };
    add(Qt::Key_Escape, &Popup::putAway);
    add(Qt::CTRL | Qt::Key_W, &Popup::putAway);
    add(Qt::Key_F5, &Popup::refreshRequested);
    add(Qt::CTRL | Qt::Key_R, &Popup::refreshRequested);
    add(Qt::CTRL | Qt::Key_Comma, &Popup::settingsRequested);
    add(Qt::CTRL | Qt::Key_Q, &Popup::quitRequested);
}

void Popup::connectParts()
{
    connect(m_empty, &EmptyPage::addAccountRequested, this, &Popup::addAccountRequested);
    connect(m_empty, &EmptyPage::demoRequested, this, &Popup::demoRequested);
    connect(m_foot, &Foot::refreshRequested, this, &Popup::refreshRequested);
    connect(m_foot, &Foot::settingsRequested, this, &Popup::settingsRequested);
    connect(m_foot, &Foot::pinned, this, [this](bool on) { m_pinned = on; });
}

bool Popup::isWindow() const
{
    return m_windowMode || !canBePlaced();
}

void Popup::applyWindowFlags()
{
    const bool shown = isVisible();
    setWindowFlags(isWindow() ? Qt::WindowFlags(Qt::Window) : Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    if (shown)
        show();
}

void Popup::setWindowMode(bool on)
{
    if (std::exchange(m_windowMode, on) != on)
        applyWindowFlags();
}

void Popup::setPinned(bool pinned)
{
    m_foot->setPinned(pinned);
}

void Popup::present(const Overview& overview)
{
    m_overview = overview;
    if (isVisible())
        apply();
}

void Popup::apply()
{
    m_head->present(m_overview.head);
    m_foot->present(m_overview);
    const bool empty = m_overview.cards.empty();
    m_empty->setVisible(empty);
    m_scroll->setVisible(!empty);
    applyCards();
    fit();
}

QStringList Popup::wantedOrder() const
{
    QStringList order;
    for (const auto& card : m_overview.cards)
        order << card.accountId;
    // What somebody is about to click must not move away under the pointer.
    const bool same = QSet<QString>(order.begin(), order.end()) == QSet<QString>(m_order.begin(), m_order.end());
    return same && isVisible() && underMouse() ? m_order : order;
}

void Popup::applyCards()
{
    for (const auto& view : m_overview.cards) {
        Card*& card = m_cards[view.accountId];
        if (!card)
            card = makeCard();
        card->present(view);
    }
    dropCards();
    const QStringList order = wantedOrder();
    if (order != m_order)
        arrange(order);
    applyValueColumn();
}

Card* Popup::makeCard()
{
    auto* card = new Card(m_list);
    connect(card, &Card::actionRequested, this, &Popup::actionRequested);
    connect(card, &Card::focusMoveRequested, this, [this, card](int step) { moveFocus(card, step); });
    return card;
}

void Popup::dropCards()
{
    for (auto it = m_cards.begin(); it != m_cards.end();) {
        const bool wanted = std::ranges::any_of(m_overview.cards, [&](const CardView& each) { return each.accountId == it->first; });
        if (wanted) {
            ++it;
            continue;
        }
        m_order.removeAll(it->first);
        delete it->second;
        it = m_cards.erase(it);
    }
}

void Popup::arrange(const QStringList& order)
{
    m_order = order;
    QWidget* before = nullptr;
    for (const auto& id : order) {
        Card* card = m_cards.at(id);
        m_cardLayout->removeWidget(card);
        m_cardLayout->addWidget(card);
        card->setRuled(before != nullptr);
        card->show();
        if (before)
            setTabOrder(before, card);
        before = card;
    }
    // Cards keep to the top of a window that is higher than they are.
    m_cardLayout->removeItem(m_rest);
    m_cardLayout->addItem(m_rest);
}

void Popup::applyValueColumn()
{
    int width = 0;
    for (const auto& [id, card] : m_cards)
        width = std::max(width, card->wantedValueWidth());
    for (const auto& [id, card] : m_cards)
        card->setValueWidth(width);
}

void Popup::moveFocus(const Card* from, int step)
{
    const qsizetype target = m_order.indexOf(from->accountId()) + step;
    if (target < 0 || target >= m_order.size())
        return;
    Card* card = m_cards.at(m_order.at(target));
    card->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(card);
}

void Popup::putAway()
{
    // Without a tray a hidden window would have no way back.
    if (m_windowMode)
        return showMinimized();
    hide();
    // Hiding loses the focus too, but the next click means "open".
    m_sinceFocusLoss.invalidate();
}

void Popup::closeEvent(QCloseEvent* event)
{
    if (!m_windowMode || !event->spontaneous())
        return QWidget::closeEvent(event);
    event->ignore();
    putAway();
}

QRect Popup::screenSpace() const
{
    const QScreen* screen = QGuiApplication::screenAt(m_anchor.center());
    if (!screen)
        screen = QGuiApplication::primaryScreen();
    return screen ? screen->availableGeometry() : QRect(0, 0, 1024, 768);
}

QSize Popup::wantedSize(const QRect& available) const
{
    const int width = std::clamp(scaled(grid::popupWidth), narrowest, std::max(narrowest, available.width() * 9 / 10));
    const int frame = 2;
    int height = frame + m_foot->sizeHint().height();
    if (m_head->isVisibleTo(this))
        height += m_head->sizeHint().height();
    if (m_overview.cards.empty())
        height += m_empty->heightForWidth(width - frame) > 0 ? m_empty->heightForWidth(width - frame) : m_empty->sizeHint().height();
    else
        height += m_cardLayout->totalHeightForWidth(width - frame);
    return {width, std::min(height, available.height() - screenRest)};
}

void Popup::fit()
{
    const QRect available = screenSpace();
    m_cardLayout->activate();
    const QSize wanted = wantedSize(available);
    if (isWindow()) {
        setMinimumSize(std::min(wanted.width(), narrowest), std::min(wanted.height(), narrowest / 2));
        if (!m_sized)
            resize(wanted);
        m_sized = m_sized || isVisible();
        return;
    }
    if (wanted == size())
        return;
    setFixedSize(wanted);
    if (isVisible())
        place();
}

void Popup::openNear(const QRect& iconGeometry, const QPoint& cursor)
{
    m_anchor = iconGeometry.isEmpty() ? QRect(cursor, QSize(1, 1)) : iconGeometry;
    apply();
    if (!isWindow())
        place();
    if (isMinimized())
        showNormal();
    // In this order and at once: on Wayland the activation token of the click is good for this call only.
    show();
    raise();
    activateWindow();
    if (m_overview.cards.empty())
        m_empty->setFocus(Qt::OtherFocusReason);
}

void Popup::openAtEdge()
{
    openNear(QRect(), trayCorner());
}

QPoint Popup::trayCorner() const
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    if (!screen)
        return {};
    const QRect all = screen->geometry();
    const QRect space = screen->availableGeometry();
    const int y = space.top() > all.top() ? space.top() : space.bottom();
    return {layoutDirection() == Qt::RightToLeft ? space.left() : space.right(), y};
}

void Popup::toggleNear(const QRect& iconGeometry, const QPoint& cursor)
{
    if (isVisible() && !isMinimized())
        return putAway();
    if (m_sinceFocusLoss.isValid() && Milliseconds(m_sinceFocusLoss.elapsed()) < reopenGuard)
        return m_sinceFocusLoss.invalidate();
    openNear(iconGeometry, cursor);
}

void Popup::place()
{
    const QRect space = screenSpace().adjusted(edgeGap, edgeGap, -edgeGap, -edgeGap);
    const bool below = m_anchor.center().y() < space.center().y();
    QRect box(QPoint(), size());
    box.moveCenter(m_anchor.center());
    if (below)
        box.moveTop(m_anchor.bottom() + edgeGap);
    else
        box.moveBottom(m_anchor.top() - edgeGap);
    box.moveLeft(std::clamp(box.left(), space.left(), std::max(space.left(), space.right() - box.width() + 1)));
    box.moveTop(std::clamp(box.top(), space.top(), std::max(space.top(), space.bottom() - box.height() + 1)));
    move(box.topLeft());
}

bool Popup::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest && isVisible())
        fit();
    if (event->type() == QEvent::WindowDeactivate) {
        const bool busy = QApplication::activeModalWidget() || QApplication::activePopupWidget();
        if (isVisible() && !busy && !m_pinned && m_closeOnFocusLoss && !isWindow()) {
            m_sinceFocusLoss.start();
            hide();
        }
    }
    return QWidget::event(event);
}

void Popup::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    QWidget::changeEvent(event);
}

void Popup::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    // What had to wait for the pointer.
    QMetaObject::invokeMethod(this, &Popup::applyCards, Qt::QueuedConnection);
}

void Popup::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_tokens.surface);
    if (isWindow())
        return;
    painter.setPen(m_tokens.frame);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void Popup::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT visibleChanged(true);
}

void Popup::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    Q_EMIT visibleChanged(false);
}

} // namespace quotalamp
