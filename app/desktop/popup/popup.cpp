// SPDX-License-Identifier: MIT
#include "desktop/popup/popup.h"

#include "desktop/kit/announcement.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/demoline.h"
#include "desktop/kit/gauge.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/resizegrips.h"
#include "desktop/kit/taskbar.h"
#include "desktop/popup/accessible.h"
#include "desktop/popup/card.h"
#include "desktop/popup/emptypage.h"
#include "desktop/popup/foot.h"
#include "desktop/popup/head.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace quotalamp {

namespace {

constexpr int screenMargin = 8;
constexpr int screenReserve = 64; ///< of the screen's height, never covered
constexpr int narrowest = 360;
constexpr int lowest = 240;
constexpr qsizetype cardsAtOnce = 24; ///< more than a screen holds, and made at once without anybody noticing
constexpr auto reopenGuard = 300ms;
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

/// New words reach the layouts by later events; measured before them, the height would be that of the old words.
void settle(const QWidget& root)
{
    const auto inside = root.findChildren<QWidget*>();
    std::for_each(inside.crbegin(), inside.crend(), [](QWidget* widget) {
        widget->updateGeometry();
        if (widget->layout())
            widget->layout()->activate();
    });
    root.layout()->activate();
}

std::optional<bool> folding(const QStringList& folded, const QStringList& unfolded, const QString& id)
{
    if (folded.contains(id))
        return true;
    return unfolded.contains(id) ? std::optional(false) : std::nullopt;
}

int popupWidth(const QRect& available, QSize chosen)
{
    const int widest = available.isValid() ? available.width() * 9 / 10 : QWIDGETSIZE_MAX;
    return std::clamp(
        chosen.isEmpty() ? scaled(grid::popupWidth) : chosen.width(), narrowest, std::max(narrowest, widest));
}

} // namespace

Popup::Popup(QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
    , m_layout(new QVBoxLayout(this))
    , m_demo(new DemoLine(this))
    , m_head(new Head(this))
    , m_scroll(new QScrollArea(this))
    , m_list(new CardList)
    , m_cardLayout(new QVBoxLayout(m_list))
    , m_empty(new EmptyPage(this))
    , m_note(new Note(this))
    , m_foot(new Foot(this))
    , m_announcement(new Announcement(this))
    , m_grips(new ResizeGrips(this))
    , m_mostCards(cardsAtOnce)
{
    installAccessibility();
    m_cardLayout->setContentsMargins(0, 0, 0, 0);
    m_cardLayout->setSpacing(0);
    m_cardLayout->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_list);
    m_list->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_demo);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_scroll, 1);
    m_layout->addWidget(m_empty, 1);
    m_note->setMargin(grid::margin);
    m_layout->addWidget(m_note);
    m_layout->addWidget(m_foot);
    m_empty->hide();
    retranslate();
    connectParts();
    addShortcuts();
    applyWindowFlags();
}

Popup::~Popup() = default;

void Popup::retranslate()
{
    setTitle(*this, u"Quotalamp"_s);
    m_list->setAccessibleName(tr("Accounts"));
}

void Popup::connectParts()
{
    m_sizeSettled.setSingleShot(true);
    m_sizeSettled.setInterval(sizeSettles);
    connect(&m_sizeSettled, &QTimer::timeout, this, &Popup::onSizeSettled);
    m_growSoon.setSingleShot(true);
    connect(&m_growSoon, &QTimer::timeout, this, &Popup::grow);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &Popup::growSoon);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &Popup::growSoon);
    connect(m_grips, &ResizeGrips::dragged, this, &Popup::onDragged);
    connect(m_grips, &ResizeGrips::dropped, this, &Popup::onDropped);
    connect(m_grips, &ResizeGrips::resetRequested, this, [this] { choose({}); });
    connect(m_empty->addButton(), &QPushButton::clicked, this, &Popup::addAccountRequested);
    connect(m_empty->demoButton(), &QPushButton::clicked, this, &Popup::demoRequested);
    connect(m_demo, &DemoLine::leaveRequested, this, &Popup::leaveDemoRequested);
    connect(m_empty, &EmptyPage::offerTaken, this, &Popup::offerTaken);
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
    add(QKeySequence(Qt::CTRL | Qt::Key_W), [this] { putAway(); });
}

bool Popup::staysOpen() const
{
    return m_windowMode || isWayland();
}

void Popup::applyWindowFlags()
{
    const bool shown = isVisible();
    if (staysOpen()) {
        setWindowFlags(Qt::Window);
        setAttribute(Qt::WA_TranslucentBackground, false);
    } else {
        setWindowFlags(Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
        setAttribute(Qt::WA_TranslucentBackground, hasCompositor());
    }
    const int frame = staysOpen() ? 0 : 1;
    m_layout->setContentsMargins(frame, frame, frame, frame);
    m_foot->setPinShown(!staysOpen());
    m_foot->setStripShown(m_windowMode);
    setFixedWidth(QWIDGETSIZE_MAX);
    setMinimumWidth(0);
    if (shown)
        openNear(m_anchor, m_anchor.center());
}

void Popup::setWindowMode(bool on)
{
    if (m_windowMode == on)
        return;
    m_windowMode = on;
    applyWindowFlags();
}

void Popup::setPinned(bool pinned)
{
    m_pinned = pinned;
    m_foot->setPinned(pinned);
}

void Popup::present(const Overview& overview)
{
    if (m_overview == overview)
        return;
    m_overview = overview;
    if (isVisible())
        apply();
}

void Popup::offer(const std::vector<Offer>& offers)
{
    m_empty->offer(offers);
}

void Popup::say(const QString& sentence)
{
    m_note->say(sentence, Tone::Warning);
    if (isVisible())
        fit();
}

void Popup::openNear(const QRect& iconGeometry, const QPoint& cursor)
{
    m_anchor = iconGeometry.isValid() ? iconGeometry : QRect(cursor, QSize(1, 1));
    apply();
    fit();
    if (isMinimized())
        showNormal();
    // In this order and at once: on Wayland the activation token of the click is good for this call only.
    show();
    raise();
    activateWindow();
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
    const QRect available = screen->availableGeometry();
    const bool panelAbove = available.top() > screen->geometry().top();
    return {layoutDirection() == Qt::RightToLeft ? available.left() : available.right(),
        panelAbove ? available.top() : available.bottom()};
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

void Popup::toggleNear(const QRect& iconGeometry, const QPoint& cursor)
{
    if (isVisible() && !isMinimized()) {
        if (!staysOpen() || isActiveWindow())
            return putAway();
        return openNear(iconGeometry, cursor);
    }
    if (m_sinceFocusLoss.isValid() && Milliseconds(m_sinceFocusLoss.elapsed()) < reopenGuard)
        return m_sinceFocusLoss.invalidate();
    openNear(iconGeometry, cursor);
}

void Popup::apply()
{
    if (m_demo->isHidden() == m_overview.demo) {
        m_demo->setVisible(m_overview.demo);
        retranslate();
    }
    m_head->present(m_overview.head);
    m_foot->present(m_overview);
    const bool empty = m_overview.cards.empty();
    m_head->setVisible(!empty && !m_overview.head.empty());
    m_scroll->setVisible(!empty);
    m_empty->setVisible(empty);
    applyCards();
    applyValueColumn();
    if (isVisible())
        fit();
}

/// Nothing jumps while the pointer is inside: who is there keeps its place, who is new comes last.
QStringList Popup::wantedOrder() const
{
    QStringList order;
    for (const CardView& card : m_overview.cards)
        order << card.accountId;
    const bool held = isVisible() && underMouse() && !m_reorder;
    if (!held && m_orderBeforeDrag.isEmpty())
        return order.first(std::min(order.size(), m_mostCards));
    QStringList kept;
    for (const QString& id : m_order) {
        if (order.contains(id))
            kept << id;
    }
    for (const QString& id : order) {
        if (kept.size() < m_mostCards && !kept.contains(id))
            kept << id;
    }
    return kept;
}

/// Nobody looks at a thousand cards at once; the next ones are made when the last ones come near.
void Popup::growSoon()
{
    const QScrollBar* bar = m_scroll->verticalScrollBar();
    if (isVisible() && m_order.size() < std::ssize(m_overview.cards)
        && bar->value() + bar->pageStep() >= bar->maximum())
        m_growSoon.start(0);
}

void Popup::grow()
{
    if (m_order.size() >= std::ssize(m_overview.cards))
        return;
    m_mostCards = m_order.size() + cardsAtOnce;
    apply();
}

/// With those whose cards are not made yet.
QStringList Popup::wholeOrder() const
{
    QStringList order = m_order;
    for (const CardView& card : m_overview.cards) {
        if (!m_cards.contains(card.accountId))
            order << card.accountId;
    }
    return order;
}

void Popup::applyCards()
{
    announceChanges();
    const QStringList order = wantedOrder();
    m_reorder = false;
    for (auto card = m_cards.begin(); card != m_cards.end();) {
        if (order.contains(card->first)) {
            ++card;
            continue;
        }
        card->second->hide();
        card->second->deleteLater();
        card = m_cards.erase(card);
    }
    const QSet<QString> made(order.begin(), order.end());
    for (const CardView& view : m_overview.cards) {
        if (!made.contains(view.accountId))
            continue;
        auto found = m_cards.find(view.accountId);
        if (found == m_cards.end())
            found = m_cards.emplace(view.accountId, makeCard(view.accountId)).first;
        found->second->present(view);
    }
    if (order != m_order)
        arrange(order);
}

/// Another state is news; another number is not.
void Popup::announceChanges()
{
    if (!isVisible())
        return;
    QStringList news;
    for (const CardView& view : m_overview.cards) {
        const auto card = m_cards.find(view.accountId);
        if (card != m_cards.end() && card->second->state() != view.state)
            news << tr("%1: %2", "an account, its state")
                        .arg(card->second->accessibleName(), gaugeWords(view.state, view.level));
    }
    if (!news.isEmpty())
        m_announcement->say(news.join(u". "_s));
}

Card* Popup::makeCard(const QString& id)
{
    auto* card = new Card(m_list);
    connect(card, &Card::actionRequested, this, [this, id](CardAction action) { Q_EMIT actionRequested(id, action); });
    connect(card, &Card::asked, this, &Popup::asked);
    connect(card, &Card::detailsRequested, this, [this, id] { Q_EMIT detailsRequested(id); });
    connect(card, &Card::foldRequested, this, [this, id](bool wanted) { fold(id, wanted); });
    connect(card, &Card::focusMoveRequested, this, [this, card](int step) { moveFocus(card, step); });
    connect(card, &Card::shiftRequested, this, [this, card](int step) { shift(card, step); });
    connect(card, &Card::dragged, this, [this, card](int globalTop) { drag(card, globalTop); });
    connect(card, &Card::dropped, this, &Popup::drop);
    connect(card, &Card::menuRequested, this, [this, id](const QPoint& at) { openMenu(id, at); });
    card->setFoldedByHand(folding(m_folded, m_unfolded, id));
    return card;
}

void Popup::setFolding(const QStringList& folded, const QStringList& unfolded)
{
    if (folded == m_folded && unfolded == m_unfolded)
        return;
    m_folded = folded;
    m_unfolded = unfolded;
    applyFolding();
}

void Popup::applyFolding()
{
    for (const auto& [id, card] : m_cards)
        card->setFoldedByHand(folding(m_folded, m_unfolded, id));
    if (isVisible())
        apply();
}

/// Kept only where it is not what the card does by itself.
void Popup::fold(const QString& id, bool fold)
{
    m_folded.removeAll(id);
    m_unfolded.removeAll(id);
    if (fold != m_cards.at(id)->foldsItself())
        (fold ? m_folded : m_unfolded) << id;
    applyFolding();
    Q_EMIT foldingChanged(m_folded, m_unfolded);
}

qsizetype Popup::placeOf(const Card* card) const
{
    const auto place = std::ranges::find_if(m_order, [&](const QString& id) { return m_cards.at(id) == card; });
    return std::distance(m_order.begin(), place);
}

void Popup::swapCards(qsizetype place, int step)
{
    QStringList order = m_order;
    order.swapItemsAt(place, place + step);
    arrange(order);
    m_cardLayout->activate();
}

/// By key: at once.
void Popup::shift(const Card* card, int step)
{
    const auto place = placeOf(card);
    if (place + step < 0 || place + step >= m_order.size())
        return;
    swapCards(place, step);
    m_scroll->ensureWidgetVisible(m_cards.at(m_order[place + step]), 0, 0);
    Q_EMIT orderChosen(wholeOrder());
}

/// Changes places with a neighbour whose middle it passes; `globalTop`: where its top would be in the hand.
void Popup::drag(Card* card, int globalTop)
{
    if (m_orderBeforeDrag.isEmpty())
        m_orderBeforeDrag = m_order;
    const int top = m_list->mapFromGlobal(QPoint(0, globalTop)).y();
    const auto place = placeOf(card);
    const auto middleOf = [this](qsizetype at) { return m_cards.at(m_order[at])->geometry().center().y(); };
    if (place > 0 && top < middleOf(place - 1))
        swapCards(place, -1);
    else if (place + 1 < m_order.size() && top + card->height() > middleOf(place + 1))
        swapCards(place, 1);
    m_scroll->ensureWidgetVisible(card, 0, 0);
}

void Popup::drop()
{
    const QStringList before = std::exchange(m_orderBeforeDrag, {});
    if (before != m_order)
        Q_EMIT orderChosen(wholeOrder());
}

void Popup::openMenu(const QString& id, const QPoint& at)
{
    const Card* card = m_cards.at(id);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Details"), this, [this, id] { Q_EMIT detailsRequested(id); });
    if (card->canFold()) {
        const bool wanted = !card->isFolded();
        menu->addAction(wanted ? tr("Fold") : tr("Unfold"), this, [this, id, wanted] { fold(id, wanted); });
    }
    menu->addSeparator();
    addOrderActions(*menu, card);
    menu->popup(at);
}

void Popup::addOrderActions(QMenu& menu, const Card* card)
{
    const auto place = placeOf(card);
    const auto add = [&](const QString& text, int step, int key) {
        QAction* action = menu.addAction(text, this, [this, card, step] { shift(card, step); });
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(key)));
        action->setEnabled(place + step >= 0 && place + step < m_order.size());
    };
    add(tr("Move up"), -1, Qt::Key_Up);
    add(tr("Move down"), 1, Qt::Key_Down);
    QAction* urgent = menu.addAction(tr("Most urgent first"));
    urgent->setCheckable(true);
    urgent->setChecked(!m_ownOrder);
    connect(urgent, &QAction::toggled, this, [this](bool on) {
        m_reorder = on;
        if (on)
            Q_EMIT urgencyOrderChosen();
        else
            Q_EMIT orderChosen(wholeOrder());
    });
}

void Popup::arrange(const QStringList& order)
{
    m_order = order;
    QList<QWidget*> stops;
    for (int i = 0; i < order.size(); ++i) {
        Card* card = m_cards.at(order[i]);
        m_cardLayout->removeWidget(card);
        m_cardLayout->insertWidget(i, card);
        card->setLast(i + 1 == order.size());
        card->show();
        stops << card << card->actionButton();
    }
    stops += m_foot->tabStops();
    for (int i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

/// One column for all values, as wide as its widest, so that all bars end together.
void Popup::applyValueColumn()
{
    int widest = 0;
    for (const auto& [id, card] : m_cards)
        widest = std::max(widest, card->valueWidth());
    for (const auto& [id, card] : m_cards)
        card->setValueWidth(widest);
}

/// For another font: everything measured is made anew.
void Popup::dropCards()
{
    for (const auto& [id, card] : m_cards) {
        card->hide();
        card->deleteLater();
    }
    m_cards.clear();
    m_order.clear();
}

void Popup::moveFocus(const Card* from, int step)
{
    const auto place = placeOf(from) + step;
    if (place == m_order.size())
        grow();
    if (place < 0 || place >= m_order.size())
        return;
    Card* card = m_cards.at(m_order[place]);
    card->setFocus(step < 0 ? Qt::BacktabFocusReason : Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(card, 0, 0);
}

QRect Popup::screenSpace() const
{
    const QScreen* screen = QGuiApplication::screenAt(m_anchor.center());
    if (!screen)
        screen = QGuiApplication::primaryScreen();
    return screen ? screen->availableGeometry() : QRect();
}

QSize Popup::wantedSize(const QRect& available) const
{
    const int width = popupWidth(available, staysOpen() ? QSize() : m_chosenSize);
    const int frame = m_layout->contentsMargins().top() + m_layout->contentsMargins().bottom();
    const int inner = width - frame;
    const auto heightOf = [inner](const QWidget* part) {
        QLayout* layout = part->layout();
        layout->activate();
        return layout->hasHeightForWidth() ? layout->totalHeightForWidth(inner) : layout->totalSizeHint().height();
    };
    int height = frame + heightOf(m_foot);
    for (const QWidget* part : {static_cast<QWidget*>(m_demo), static_cast<QWidget*>(m_head)}) {
        if (!part->isHidden())
            height += heightOf(part);
    }
    height += heightOf(m_overview.cards.empty() ? static_cast<QWidget*>(m_empty) : m_list);
    if (!m_note->isHidden())
        height += m_note->heightForWidth(inner);
    if (available.isValid())
        height = std::min(height, available.height() - screenReserve);
    if (!staysOpen() && !m_chosenSize.isEmpty())
        height = std::min(height, m_chosenSize.height());
    return {width, height};
}

void Popup::layOutCards(int width)
{
    const QMargins frame = m_layout->contentsMargins();
    for (const auto& [id, card] : m_cards)
        card->layOutFor(width - frame.left() - frame.right());
    settle(*m_list);
}

/// Popup: its content, at the icon, no larger than a person wants. Window: its content too, until a person gives it another size.
void Popup::fit()
{
    const QRect available = screenSpace();
    if (m_grips->isDragging())
        return;
    m_grips->setEnabled(!staysOpen());
    layOutCards(staysOpen() && isVisible() ? width() : popupWidth(available, staysOpen() ? QSize() : m_chosenSize));
    const QSize size = wantedSize(available);
    if (staysOpen()) {
        setMinimumSize(std::min(size.width(), narrowest), std::min(size.height(), lowest));
        setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
        const bool chosen = m_fitted.isEmpty() && !m_windowSize.isEmpty();
        const bool untouched = m_fitted.isEmpty() || this->size() == m_fitted;
        m_fitted = size;
        if (chosen)
            resize(available.isValid() ? m_windowSize.boundedTo(available.size()) : m_windowSize);
        else if (untouched)
            resize(size);
        return;
    }
    if (this->size() != size)
        setFixedSize(size);
    place();
}

/// Centred at the icon, on the side of it where the room is, always wholly on the screen.
void Popup::place()
{
    const QRect available = screenSpace();
    if (!available.isValid())
        return;
    const auto within = [](int value, int low, int high) { return std::clamp(value, low, std::max(low, high)); };
    const bool above = m_anchor.center().y() > available.center().y();
    const int x = m_anchor.center().x() - width() / 2;
    const int y = above ? m_anchor.top() - screenMargin - height() : m_anchor.bottom() + 1 + screenMargin;
    const QPoint spot(within(x, available.left() + screenMargin, available.right() + 1 - screenMargin - width()),
        within(y, available.top() + screenMargin, available.bottom() + 1 - screenMargin - height()));
    if (pos() != spot)
        move(spot);
}

int Popup::cornerRadius() const
{
    return !staysOpen() && hasCompositor() ? grid::popupRadius : 0;
}

bool Popup::event(QEvent* event)
{
    if (event->type() == QEvent::WindowDeactivate && isVisible() && !staysOpen() && m_closeOnFocusLoss && !m_pinned
        && !QApplication::activeModalWidget() && !QApplication::activePopupWidget()) {
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
        retranslate();
    if (event->type() == QEvent::FontChange) {
        dropCards();
        if (isVisible())
            apply();
    }
}

void Popup::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return putAway();
    QWidget::keyPressEvent(event);
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
    painter.setRenderHint(QPainter::Antialiasing);
    const int radius = cornerRadius();
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()), radius, radius);
    painter.fillPath(shape, m_tokens.surface);
    const auto band = [&](const QWidget* part, int hairline) {
        QPainterPath area;
        area.addRect(part->geometry().adjusted(-1, part == m_foot ? 0 : -1, 1, part == m_foot ? 1 : 0));
        painter.fillPath(shape.intersected(area), m_tokens.band);
        painter.fillRect(QRect(0, hairline, width(), 1), m_tokens.hairline);
    };
    if (!m_head->isHidden())
        band(m_head, m_head->geometry().bottom());
    if (!m_demo->isHidden())
        band(m_demo, m_demo->geometry().bottom());
    band(m_foot, m_foot->y());
    if (staysOpen())
        return;
    painter.setPen(QPen(m_tokens.frame, 1));
    painter.setBrush(Qt::NoBrush);
    const double corner = std::max(0.0, radius - 0.5);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

void Popup::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (staysOpen() && isVisible())
        m_sizeSettled.start();
}

/// What differs from what we gave it is a person's choice.
void Popup::onSizeSettled()
{
    if (!staysOpen() || !isVisible() || isMaximized() || isFullScreen() || size() == m_fitted || size() == m_windowSize)
        return;
    m_windowSize = size();
    Q_EMIT windowSizeChosen(m_windowSize);
}

void Popup::setChosenSizes(QSize atIcon, QSize window)
{
    m_windowSize = window;
    if (m_grips->isDragging() || atIcon == m_chosenSize)
        return;
    m_chosenSize = atIcon;
    if (!staysOpen() && isVisible())
        fit();
}

void Popup::onDragged(const QRect& wanted)
{
    const QRect available = screenSpace();
    m_chosenSize = {popupWidth(available, wanted.size()), std::max(wanted.height(), lowest)};
    layOutCards(m_chosenSize.width());
    const QRect before = geometry();
    const QSize size = wantedSize(available);
    setFixedSize(size);
    // The edge that is not dragged stays where it is.
    move(wanted.left() == before.left() ? before.left() : before.right() + 1 - size.width(),
        wanted.top() == before.top() ? before.top() : before.bottom() + 1 - size.height());
}

/// Who made it as high as its content did not ask for less than its content.
void Popup::onDropped()
{
    const QRect available = screenSpace();
    const QSize chosen = std::exchange(m_chosenSize, {width(), QWIDGETSIZE_MAX});
    const bool whole = wantedSize(available).height() <= chosen.height();
    choose({width(), whole ? available.height() : chosen.height()});
}

void Popup::choose(QSize size)
{
    m_chosenSize = size;
    fit();
    Q_EMIT sizeChosen(size);
}

void Popup::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    if (!staysOpen())
        keepOffTaskbar(*this);
    setFocus(Qt::OtherFocusReason);
    if (!m_order.isEmpty())
        m_cards.at(m_order.first())->setFocus(Qt::OtherFocusReason);
    else if (m_overview.cards.empty())
        m_empty->addButton()->setFocus(Qt::OtherFocusReason);
    Q_EMIT visibleChanged(true);
}

void Popup::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (event->spontaneous())
        return;
    m_note->say({});
    m_mostCards = cardsAtOnce;
    Q_EMIT visibleChanged(false);
}

} // namespace quotalamp
