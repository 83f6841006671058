// SPDX-License-Identifier: MIT
#include "desktop/kit/textline.h"

#include "desktop/kit/coursepainter.h"
#include "desktop/kit/plaintext.h"

#include <QEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <span>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

int naturalWidth(const TextRun& run)
{
    return std::max(run.atLeast, reservedWidth(fontOf(run.role), run.text));
}

/// Whether both are of one width because nothing but their digits is other, as in a countdown: see reservedWidth().
bool isAsWide(const TextRun& a, const TextRun& b)
{
    const auto isAlike = [](QChar x, QChar y) {
        return x == y || (x.isDigit() && y.isDigit() && x.unicode() - x.digitValue() == y.unicode() - y.digitValue());
    };
    return a.role == b.role && a.atLeast == b.atLeast && std::ranges::equal(a.text, b.text, isAlike);
}

/// Of runs side by side; `widths` are theirs.
int runWidth(const std::vector<TextRun>& runs, std::span<const int> widths)
{
    int width = 0;
    for (std::size_t i = 0; i < runs.size(); ++i)
        width += widths[i] + (width > 0 ? runs[i].gap : 0);
    return width;
}

std::vector<TextRun> withoutEmpty(std::vector<TextRun> runs)
{
    std::erase_if(runs, [](const TextRun& run) { return run.text.isEmpty() && run.atLeast == 0; });
    return runs;
}

/// Our own phrases may begin with a Latin name and still run from right to left.
bool hasRightToLeft(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.direction() == QChar::DirR || c.direction() == QChar::DirAL || c.direction() == QChar::DirAN;
    });
}

/// What is cut first: what follows the first run, then the end, and what the line is about last.
std::vector<std::size_t> yieldOrder(std::size_t leading, std::size_t trailing)
{
    std::vector<std::size_t> order;
    for (std::size_t i = leading; i > 1; --i)
        order.push_back(i - 1);
    for (std::size_t i = leading + trailing; i > leading; --i)
        order.push_back(i - 1);
    if (leading > 0)
        order.push_back(0);
    return order;
}

} // namespace

QFont fontOf(TextRole role)
{
    switch (role) {
    case TextRole::Body:
        break;
    case TextRole::Strong:
        return strongFont();
    case TextRole::Small:
        return smallFont();
    case TextRole::SmallStrong:
        return smallStrongFont();
    case TextRole::Title:
        return titleFont();
    }
    return bodyFont();
}

QColor colorOf(TextInk ink, const Tokens& tokens)
{
    switch (ink) {
    case TextInk::Text:
        break;
    case TextInk::Secondary:
        return tokens.secondary;
    case TextInk::Warning:
        return tokens.warningText;
    case TextInk::Critical:
        return tokens.criticalText;
    }
    return tokens.text;
}

TextInk inkOf(GaugeState state)
{
    switch (state) {
    case GaugeState::Warning:
        return TextInk::Warning;
    case GaugeState::Critical:
    case GaugeState::Exhausted:
        return TextInk::Critical;
    case GaugeState::Stale:
        return TextInk::Secondary;
    default:
        return TextInk::Text;
    }
}

TextLine::TextLine(int height, QWidget* parent)
    : QWidget(parent)
    , m_height(height)
    , m_tokens(tokensOf(*this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TextLine::present(std::vector<TextRun> leading, std::vector<TextRun> trailing)
{
    leading = withoutEmpty(std::move(leading));
    trailing = withoutEmpty(std::move(trailing));
    if (m_leading == leading && m_trailing == trailing)
        return;
    const int before = fullWidth();
    const bool stays =
        std::ranges::equal(m_leading, leading, isAsWide) && std::ranges::equal(m_trailing, trailing, isAsWide);
    if (!stays)
        m_widths.clear();
    std::swap(m_leading, leading);
    std::swap(m_trailing, trailing);
    setMouseTracking(asksAnything());
    if (fullWidth() != before)
        updateGeometry();
    if (stays)
        updateOther(leading, trailing);
    else
        update();
}

/// All runs stand where those before stood: as when a second has passed, of which the countdown alone tells.
void TextLine::updateOther(const std::vector<TextRun>& leadingBefore, const std::vector<TextRun>& trailingBefore)
{
    for (const Placed& place : placed()) {
        const auto& before = place.atEnd ? trailingBefore : leadingBefore;
        const auto& now = place.atEnd ? m_trailing : m_leading;
        if (*place.run != before[std::size_t(place.run - now.data())])
            update(inkRect(place));
    }
}

void TextLine::presentCourse(const CourseView& course)
{
    if (m_course == course)
        return;
    const bool redraw = m_course.line != course.line;
    m_course = course;
    if (redraw)
        update();
}

QString TextLine::text() const
{
    QStringList words;
    for (const auto* runs : {&m_leading, &m_trailing}) {
        for (const TextRun& run : *runs)
            words << run.text;
    }
    words.removeAll(QString());
    return words.join(u' ');
}

const std::vector<int>& TextLine::naturalWidths() const
{
    if (!m_widths.empty())
        return m_widths;
    for (const auto* runs : {&m_leading, &m_trailing}) {
        for (const TextRun& run : *runs)
            m_widths.push_back(naturalWidth(run));
    }
    return m_widths;
}

int TextLine::fullWidth() const
{
    const std::span<const int> widths(naturalWidths());
    const int between = m_leading.empty() || m_trailing.empty() ? 0 : grid::medium;
    return runWidth(m_leading, widths.first(m_leading.size())) + between
        + runWidth(m_trailing, widths.subspan(m_leading.size()));
}

QSize TextLine::sizeHint() const
{
    int height = scaled(m_height);
    for (const auto* runs : {&m_leading, &m_trailing}) {
        for (const TextRun& run : *runs)
            height = std::max(height, qRound(QFontMetricsF(fontOf(run.role)).height()));
    }
    return {fullWidth(), height};
}

QSize TextLine::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

std::vector<TextLine::Placed> TextLine::placed() const
{
    int over = fullWidth() - width();
    std::vector<Placed> line;
    for (const auto* runs : {&m_leading, &m_trailing}) {
        for (const TextRun& run : *runs)
            line.push_back({&run, run.text, 0, naturalWidths()[line.size()], runs == &m_trailing});
    }
    for (auto place = line.rbegin(); place != line.rend() && over > 0; ++place) {
        if (place->run->yield != TextRun::Yield::Hide)
            continue;
        over -= place->width + place->run->gap;
        place->text.clear();
        place->width = 0;
    }
    for (const std::size_t i : yieldOrder(m_leading.size(), m_trailing.size())) {
        Placed& place = line[i];
        if (place.run->yield != TextRun::Yield::Elide || over <= 0)
            continue;
        const int least = std::min(place.width, scaled(grid::hang));
        const int width = std::max(least, place.width - over);
        over -= place.width - width;
        place.width = width;
        place.text = QFontMetrics(fontOf(place.run->role)).elidedText(place.text, Qt::ElideRight, width);
    }

    int x = 0;
    for (std::size_t i = 0; i < m_leading.size(); ++i) {
        if (line[i].width == 0)
            continue;
        x += i > 0 ? line[i].run->gap : 0;
        line[i].x = x;
        x += line[i].width;
    }
    int end = width();
    for (std::size_t i = line.size(); i > m_leading.size(); --i) {
        Placed& place = line[i - 1];
        if (place.width == 0)
            continue;
        place.x = end - place.width;
        end = place.x - place.run->gap;
    }
    return line;
}

/// Letters and the marks of high contrast reach a little beyond the run's own place.
QRect TextLine::inkRect(const Placed& placed) const
{
    return mirroredRect(placed).adjusted(-grid::tiny, 0, grid::tiny, 0);
}

QRect TextLine::mirroredRect(const Placed& placed) const
{
    const int x = layoutDirection() == Qt::RightToLeft ? width() - placed.x - placed.width : placed.x;
    return {x, 0, placed.width, height()};
}

QRect TextLine::placeOfCourse() const
{
    if (m_course.line.empty() || fullWidth() > width())
        return {};
    int from = 0;
    int until = width();
    for (const Placed& place : placed()) {
        if (place.atEnd)
            until = std::min(until, place.x - grid::medium);
        else
            from = std::max(from, place.x + place.width + grid::medium);
    }
    const QSize size = courseSize();
    if (until - size.width() < from)
        return {};
    const int x = layoutDirection() == Qt::RightToLeft ? width() - until : until - size.width();
    return {QPoint(x, qRound(baseline()) - size.height()), size};
}

QRect TextLine::placeOf(Ask ask) const
{
    QRect place;
    for (const Placed& each : placed()) {
        if (each.run->ask == ask && each.width > 0)
            place |= mirroredRect(each);
    }
    return place;
}

Ask TextLine::askAt(QPoint at) const
{
    for (const Ask ask : {Ask::OtherShare, Ask::OtherTime}) {
        if (placeOf(ask).contains(at))
            return ask;
    }
    return Ask::Nothing;
}

bool TextLine::asksAnything() const
{
    const auto asks = [](const TextRun& run) { return run.ask != Ask::Nothing; };
    return std::ranges::any_of(m_leading, asks) || std::ranges::any_of(m_trailing, asks);
}

void TextLine::mousePressEvent(QMouseEvent* event)
{
    const Ask ask = event->button() == Qt::LeftButton ? askAt(event->position().toPoint()) : Ask::Nothing;
    if (ask == Ask::Nothing)
        return QWidget::mousePressEvent(event);
    Q_EMIT asked(ask);
}

void TextLine::mouseMoveEvent(QMouseEvent* event)
{
    if (askAt(event->position().toPoint()) == Ask::Nothing)
        unsetCursor();
    else
        setCursor(Qt::PointingHandCursor);
    QWidget::mouseMoveEvent(event);
}

void TextLine::paintRun(QPainter& painter, const Placed& placed, double baseline) const
{
    const TextRun& run = *placed.run;
    const QFont font = fontOf(run.role);
    const QFontMetricsF metrics(font);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    // Shaped once, to be measured and to be drawn.
    QTextLayout layout(placed.text, font, painter.device());
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTextDirection(mirrored && hasRightToLeft(placed.text) ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    const double advance = line.naturalTextWidth();
    // At the end edge of the kept width, so that a countdown does not move its neighbours.
    double x = placed.x + (placed.atEnd ? placed.width - advance : 0);
    if (mirrored)
        x = width() - x - advance;
    QColor color = colorOf(run.ink, m_tokens);
    if (m_tokens.highContrast && run.ink == TextInk::Critical && run.role == TextRole::Strong) {
        painter.fillRect(
            QRectF(x - 3, baseline - metrics.ascent() + 1, advance + 6, metrics.height() - 2), m_tokens.text);
        color = m_tokens.surface;
    }
    if (m_tokens.highContrast && run.ink == TextInk::Warning && run.role == TextRole::Strong)
        painter.fillRect(QRectF(x, std::round(baseline) + 2, advance, 2), m_tokens.text);
    painter.setPen(color);
    layout.draw(&painter, QPointF(x, baseline - line.ascent()));
}

double TextLine::baseline() const
{
    double ascent = 0;
    double descent = 0;
    for (const auto* runs : {&m_leading, &m_trailing}) {
        for (const TextRun& run : *runs) {
            const QFontMetricsF metrics(fontOf(run.role));
            ascent = std::max(ascent, metrics.ascent());
            descent = std::max(descent, metrics.descent());
        }
    }
    return std::round((height() + ascent - descent) / 2);
}

void TextLine::paintEvent(QPaintEvent* event)
{
    const double under = baseline();
    const QRect& wanted = event->rect();
    QPainter painter(this);
    if (const QRect place = placeOfCourse(); place.intersects(wanted))
        paintCourse(painter, place, m_course.line, m_tokens);
    const auto line = placed();
    for (const Placed& place : line) {
        if (!place.text.isEmpty() && inkRect(place).intersects(wanted))
            paintRun(painter, place, under);
    }
}

void TextLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        m_tokens = tokensOf(*this);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        m_widths.clear();
        updateGeometry();
    }
    update();
    QWidget::changeEvent(event);
}

bool TextLine::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Ask ask = askAt(help->pos());
        if (ask != Ask::Nothing) {
            showTip(help->globalPos(),
                ask == Ask::OtherShare ? tr("Left or used (U)") : tr("Countdown or time of day (T)"), this);
            return true;
        }
        if (placeOfCourse().contains(help->pos())) {
            showTip(help->globalPos(), m_course.description, this);
            return true;
        }
    }
    // What had to give way is still to be had.
    if (event->type() == QEvent::ToolTip && fullWidth() > width()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showTip(help->globalPos(), text(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace quotalamp
