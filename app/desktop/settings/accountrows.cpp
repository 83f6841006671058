// SPDX-License-Identifier: MIT
#include "desktop/settings/accountrows.h"

#include "core/base/turn.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr int rule = 1;       ///< the line between two rows
constexpr int madeAtOnce = 3; ///< of those that can wait

QAccessibleInterface* accessibleRows(const QString& /*key*/, QObject* object)
{
    auto* rows = qobject_cast<AccountRows*>(object);
    return rows ? spokenList(rows, rows, QAccessible::RadioButton) : nullptr;
}

} // namespace

AccountRows::AccountRows(
    std::function<AccountRowView(const QString& accountId)> wording, QWidget* before, QWidget* parent)
    : QWidget(parent)
    , m_wording(std::move(wording))
    , m_tokens(tokensOf(*this))
    , m_before(before)
{
    QAccessible::installFactory(accessibleRows);
    m_ahead.setSingleShot(true);
    connect(&m_ahead, &QTimer::timeout, this, &AccountRows::makeAhead);
}

void AccountRows::present(const QStringList& accountIds)
{
    if (m_ids != accountIds) {
        m_ids = accountIds;
        m_places.clear();
        for (qsizetype place = 0; place < m_ids.size(); ++place)
            m_places.insert(m_ids[place], place);
        m_heights.removeIf([this](const auto& each) { return !m_places.contains(each.key()); });
        while (!m_rows.empty() && m_rows.rbegin()->first >= m_ids.size())
            dropRow(m_rows.rbegin()->first);
        takeHeights();
    }
    for (const auto& [place, row] : m_rows) {
        row->present(m_wording(m_ids[place]));
        measure(place);
    }
    arrange();
    tend();
    tellHeight();
}

void AccountRows::choose(const QString& accountId)
{
    const qsizetype place = placeOf(accountId);
    if (place < 0)
        return;
    const bool another = m_chosen != accountId;
    if (another)
        m_chosen = accountId;
    tend();
    makeRow(place)->setChecked(true);
    if (another)
        Q_EMIT chosen(m_chosen);
}

void AccountRows::focusRow(qsizetype place)
{
    makeRow(place)->setFocus(Qt::OtherFocusReason);
    tend();
}

void AccountRows::setSight(int top, int height)
{
    if (m_top == top && m_sight == height)
        return;
    m_top = top;
    m_sight = height;
    tend();
    tellHeight();
}

void AccountRows::retranslate()
{
    for (const auto& [place, row] : m_rows)
        row->retranslate();
}

int AccountRows::heightOfFirst(qsizetype rows) const
{
    return m_column.top(std::min(rows, m_column.size()));
}

QSize AccountRows::sizeHint() const
{
    return {scaled(480), std::max(0, m_column.total() - rule)};
}

QSize AccountRows::minimumSizeHint() const
{
    return {scaled(320), sizeHint().height()};
}

qsizetype AccountRows::widgetPlace(const QObject* widget) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const auto& each) { return each.second == widget; });
    return found == m_rows.end() ? -1 : found->first;
}

QRect AccountRows::itemArea(qsizetype place) const
{
    return {0, m_column.top(place), width(), m_column.height(place) - rule};
}

SpokenItem AccountRows::unseen(qsizetype place) const
{
    const AccountRowView view = m_wording(m_ids[place]);
    return {spokenRow(view), view.place};
}

void AccountRows::goToItem(const QString& id)
{
    choose(id);
    focusRow(placeOf(id));
}

AccountRow* AccountRows::rowAt(qsizetype place) const
{
    const auto found = m_rows.find(place);
    return found == m_rows.end() ? nullptr : found->second;
}

AccountRow* AccountRows::makeRow(qsizetype place)
{
    if (AccountRow* there = rowAt(place))
        return there;
    auto* row = new AccountRow(this);
    m_rows.emplace(place, row);
    row->present(m_wording(m_ids[place]));
    row->setChecked(m_ids[place] == m_chosen);
    row->follow(m_before);
    connectRow(row);
    const int below = m_column.top(place + 1);
    if (measure(place)) {
        arrange();
        if (const int by = m_column.top(place + 1) - below; by != 0 && below <= m_top)
            Q_EMIT shifted(by);
    }
    row->setGeometry(itemArea(place));
    row->show();
    return row;
}

void AccountRows::connectRow(AccountRow* row)
{
    const auto account = [row] { return row->view().accountId; };
    connect(row, &AccountRow::toggled, this, [this, account](bool on) {
        if (on)
            choose(account());
    });
    connect(row, &AccountRow::menuRequested, this,
        [this, account](const QPoint& at) { Q_EMIT menuRequested(account(), at); });
    connect(row, &AccountRow::editRequested, this, [this, account] { Q_EMIT editRequested(account()); });
    connect(row, &AccountRow::renameRequested, this, [this, account] { Q_EMIT renameRequested(account()); });
    connect(row, &AccountRow::removeRequested, this, [this, account] { Q_EMIT removeRequested(account()); });
    connect(row, &AccountRow::moveRequested, this, [this, account](int delta) {
        // The row at the new place is the one to go on with.
        const qsizetype target = placeOf(account()) + delta;
        if (target < 0 || target >= m_ids.size())
            return;
        Q_EMIT moveRequested(account(), delta);
        focusRow(target);
    });
}

void AccountRows::dropRow(qsizetype place)
{
    const auto found = m_rows.find(place);
    found->second->disconnect(this);
    found->second->hide();
    found->second->deleteLater();
    m_rows.erase(found);
}

void AccountRows::tend()
{
    const CardColumn::Span seen = m_column.within(m_top, m_top + m_sight);
    m_near = m_column.within(m_top - m_sight / 2, m_top + m_sight + m_sight / 2);
    for (qsizetype place = m_near.first; place < m_near.end; ++place) {
        if (seen.contains(place))
            makeRow(place);
        else if (!rowAt(place))
            m_ahead.start(0);
    }
    for (const qsizetype middle : {placeOf(m_chosen), focusPlaceIn(*this, *this)}) {
        for (qsizetype place = middle - 1; middle >= 0 && place <= middle + 1; ++place) {
            if (place >= 0 && place < m_ids.size())
                makeRow(place);
        }
    }
    const CardColumn::Span close = m_column.within(m_top - m_sight, m_top + 2 * m_sight);
    std::vector<qsizetype> far;
    for (const auto& [place, row] : m_rows) {
        if (!close.contains(place) && !isKept(place))
            far.push_back(place);
    }
    for (const qsizetype place : far)
        dropRow(place);
}

void AccountRows::makeAhead()
{
    if (const Milliseconds free = Turn::keptFree(); free > 0ms)
        return m_ahead.start(free);
    int made = 0;
    for (qsizetype place = m_near.first; place < m_near.end; ++place) {
        if (rowAt(place))
            continue;
        if (made++ == madeAtOnce)
            return m_ahead.start(0);
        makeRow(place);
    }
    tellHeight();
}

bool AccountRows::isKept(qsizetype place) const
{
    const auto isBeside = [place](qsizetype middle) { return middle >= 0 && std::abs(place - middle) <= 1; };
    return isBeside(placeOf(m_chosen)) || isBeside(focusPlaceIn(*this, *this));
}

bool AccountRows::measure(qsizetype place)
{
    const int height = rowAt(place)->sizeHint().height();
    m_heights.insert(m_ids[place], height);
    if (m_column.height(place) == height + rule)
        return false;
    m_column.setHeight(place, height + rule);
    return true;
}

void AccountRows::takeHeights()
{
    const int usual = AccountRow::usualHeight();
    std::vector<int> heights;
    heights.reserve(std::size_t(m_ids.size()));
    for (const QString& id : std::as_const(m_ids))
        heights.push_back(m_heights.value(id, usual) + rule);
    m_column.setHeights(heights);
}

void AccountRows::arrange()
{
    for (const auto& [place, row] : m_rows)
        row->setGeometry(itemArea(place));
}

void AccountRows::tellHeight()
{
    if (std::exchange(m_told, m_column.total()) == m_column.total())
        return;
    updateGeometry();
    update();
    Q_EMIT heightChanged();
}

/// A row needs another height.
bool AccountRows::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) {
        bool another = false;
        for (const auto& [place, row] : m_rows)
            another = measure(place) || another;
        if (another)
            arrange();
        tellHeight();
    }
    return QWidget::event(event);
}

void AccountRows::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    if (event->type() == QEvent::FontChange) {
        m_heights.clear();
        takeHeights();
        QCoreApplication::postEvent(this, new QEvent(QEvent::LayoutRequest));
    }
    QWidget::changeEvent(event);
}

void AccountRows::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const int hang = scaled(grid::hang);
    const CardColumn::Span shown = m_column.within(event->rect().top(), event->rect().bottom() + 1);
    for (qsizetype place = shown.first; place < shown.end && place + 1 < m_ids.size(); ++place) {
        const QRect line(hang, m_column.top(place + 1) - rule, width() - hang, rule);
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), line), m_tokens.hairline);
    }
}

void AccountRows::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace quotalamp
