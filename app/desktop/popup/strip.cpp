// SPDX-License-Identifier: MIT
#include "desktop/popup/strip.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/gauge.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"
#include "desktop/kit/taskbar.h"
#include "desktop/kit/textline.h"
#include "desktop/popup/popupplace.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QStyle>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr int stripHeight = 32;
constexpr int stripGaugeSide = 16;
constexpr int stripLine = 18;
constexpr int gripWidth = 10;
constexpr int widestWords = 320;

bool compositorMoves()
{
    return QGuiApplication::platformName().startsWith("wayland"_L1);
}

std::vector<TextRun> runsOf(const StripItem& item)
{
    const bool quiet = item.state == GaugeState::Stale;
    return {{.text = item.subject, .ink = quiet ? TextInk::Secondary : TextInk::Text, .yield = TextRun::Yield::Elide},
        {.text = item.value,
            .role = item.state == GaugeState::Error ? TextRole::Body : TextRole::Strong,
            .ink = item.state == GaugeState::Error ? TextInk::Critical : inkOf(item.state)},
        {.text = item.when, .role = TextRole::Small, .ink = TextInk::Secondary}};
}

} // namespace

Strip::Strip(QWidget* parent)
    : QWidget(parent, Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint)
    , m_tokens(tokensOf(*this))
    , m_layout(new QHBoxLayout(this))
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setTitle(*this, tr("Quotalamp strip"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    m_layout->setContentsMargins(grid::small, 0, grid::medium, 0);
    m_layout->setSpacing(grid::small);
    m_layout->addSpacing(gripWidth);
    m_layout->setSizeConstraint(QLayout::SetFixedSize);
}

void Strip::addPart()
{
    auto* gauge = new GaugeWidget(scaled(stripGaugeSide) / 2 * 2, this);
    auto* words = new TextLine(stripLine, this);
    words->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    const int free = std::max(0, scaled(stripHeight) - words->sizeHint().height());
    m_layout->setContentsMargins(grid::small, free / 2, grid::medium, free - free / 2);
    for (QWidget* part : {static_cast<QWidget*>(gauge), static_cast<QWidget*>(words)}) {
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_layout->addWidget(part, 0, Qt::AlignVCenter);
    }
    m_parts.push_back({gauge, words});
}

void Strip::present(const Overview& overview)
{
    if (m_items == overview.strip)
        return;
    m_items = overview.strip;
    apply();
}

void Strip::apply()
{
    while (m_parts.size() < m_items.size())
        addPart();
    QStringList spoken;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const auto [gauge, words] = m_parts[i];
        const bool used = i < m_items.size();
        gauge->setVisible(used);
        words->setVisible(used);
        if (!used)
            continue;
        gauge->present(m_items[i].state, m_items[i].left, m_items[i].left ? m_items[i].value : QString());
        words->present(runsOf(m_items[i]));
        words->setFixedWidth(std::min(words->fullWidth(), scaled(widestWords)));
        spoken << words->text();
    }
    setSpokenName(*this, spoken.join(u", "_s));
    update();
}

void Strip::open()
{
    keepOffTaskbar(*this);
    show();
    raise();
    if (m_placed)
        return;
    m_placed = true;
    if (m_place && QGuiApplication::screenAt(*m_place + rect().center())) {
        move(*m_place);
        return;
    }
    if (const QScreen* screen = QGuiApplication::primaryScreen()) {
        const QRect room =
            screen->availableGeometry().adjusted(screenMargin, screenMargin, -screenMargin, -screenMargin);
        adjustSize();
        move(QStyle::alignedRect(layoutDirection(), Qt::AlignBottom | Qt::AlignRight, size(), room).topLeft());
    }
}

void Strip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    if (event->type() == QEvent::FontChange)
        apply();
}

void Strip::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
        return Q_EMIT openRequested();
    QWidget::keyPressEvent(event);
}

void Strip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressed = event->position().toPoint();
    m_moved = false;
}

void Strip::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return QWidget::mouseMoveEvent(event);
    const QPoint way = event->position().toPoint() - *m_pressed;
    if (!m_moved && way.manhattanLength() < QApplication::startDragDistance())
        return;
    m_moved = true;
    if (!compositorMoves()) {
        move(pos() + way);
        return;
    }
    m_pressed.reset(); // the release is the compositor's
    if (windowHandle())
        windowHandle()->startSystemMove();
}

void Strip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return QWidget::mouseReleaseEvent(event);
    m_pressed.reset();
    if (!m_moved)
        return Q_EMIT openRequested();
    m_place = pos();
    Q_EMIT moved(pos());
}

void Strip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_tokens.surface);
    painter.setPen(m_tokens.frame);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (int dot = 0; dot < 6; ++dot) {
        const int x = grid::small + dot % 2 * 4;
        const int y = height() / 2 - 5 + dot / 2 * 4;
        painter.fillRect(mirrored ? width() - x - 2 : x, y, 2, 2, m_tokens.dim);
    }
    if (hasKeyboardFocus(*this))
        paintFocus(painter, QRectF(rect()).adjusted(2, 2, -2, -2), grid::radius, m_tokens);
}

} // namespace quotalamp
