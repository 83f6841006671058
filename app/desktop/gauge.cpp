#include "desktop/gauge.h"

#include "core/words.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace quotalamp {

namespace {

constexpr double fullCircle = 360;

int evenNear(double value)
{
    return 2 * std::max(1, qRound(value / 2));
}

/// Everything is a whole number of pixels, so that marks stay crisp at 16 px.
struct Geometry {
    explicit Geometry(int pixels)
        : size(pixels)
        , unit(std::max(1, pixels / 16))
        , outer(pixels / 2 - unit)
        , thickness(std::max(2, qRound(0.14 * pixels)))
        , gap(std::max(1, qRound(0.06 * pixels)))
        , lamp(std::max(2, outer - thickness - gap))
        , center(pixels / 2)
    {
    }
    int size;
    int unit;
    int outer;
    int thickness;
    int gap;
    int lamp; ///< radius of the middle
    int center;
};

class RingPainter {
public:
    RingPainter(QPainter& painter, int size, const GaugeInks& inks)
        : m_painter(painter)
        , m_geometry(size)
        , m_inks(inks)
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        if (m_inks.plate.alpha() > 0)
            disc(size / 2.0, m_inks.plate);
    }

    void paint(const GaugeKey& key)
    {
        const Geometry& g = m_geometry;
        const double share = key.steps > 0 ? key.level / double(key.steps) : 0;
        switch (key.state) {
        case GaugeState::NoLimits:
            return disc(0.2 * g.size, m_inks.ink);
        case GaugeState::Calm:
            return level(g.thickness, share, m_inks.ink);
        case GaugeState::Stale:
            level(g.thickness / 2.0, share, m_inks.dim);
            return clock();
        case GaugeState::Warning:
            level(g.thickness, share, m_inks.warning);
            return disc(qRound(0.66 * g.lamp), m_inks.warning);
        case GaugeState::Critical:
            level(g.thickness, share, m_inks.critical);
            disc(g.lamp, m_inks.critical);
            return exclamation();
        case GaugeState::Exhausted:
            disc(g.outer, m_inks.critical);
            return mark(evenNear(0.54 * g.size), evenNear(0.16 * g.size), 0, m_inks.mark);
        case GaugeState::Error:
            arc(g.thickness, 0, fullCircle, m_inks.dim);
            return slash();
        case GaugeState::NoAccount:
            return invitation();
        case GaugeState::Paused:
            arc(g.thickness, 0, fullCircle, m_inks.track);
            mark(2 * g.unit, evenNear(0.38 * g.size), -2 * g.unit, m_inks.ink);
            return mark(2 * g.unit, evenNear(0.38 * g.size), 2 * g.unit, m_inks.ink);
        }
    }

private:
    void disc(double radius, const QColor& color)
    {
        const double c = m_geometry.size / 2.0;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawEllipse(QPointF(c, c), radius, radius);
    }

    /// Degrees clockwise from 12 o'clock.
    void arc(double thickness, double from, double length, const QColor& color)
    {
        const double c = m_geometry.size / 2.0;
        const double radius = m_geometry.outer - thickness / 2;
        const QRectF box(c - radius, c - radius, 2 * radius, 2 * radius);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(color, thickness, Qt::SolidLine, Qt::FlatCap));
        if (length >= fullCircle)
            m_painter.drawEllipse(box);
        else
            m_painter.drawArc(box, qRound((90 - from) * 16), qRound(-length * 16));
    }

    void level(double thickness, double share, const QColor& color)
    {
        arc(thickness, 0, fullCircle, m_inks.track);
        if (share > 0)
            arc(thickness, 0, fullCircle * share, color);
    }

    /// A filled rectangle on whole pixels, `shift` right of the middle.
    void mark(int width, int height, int shift, const QColor& color)
    {
        block(QRect(m_geometry.center - width / 2 + shift, m_geometry.center - height / 2, width, height), color);
    }

    void block(const QRect& box, const QColor& color)
    {
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.fillRect(box, color);
        m_painter.setRenderHint(QPainter::Antialiasing, true);
    }

    void clock()
    {
        const Geometry& g = m_geometry;
        const int length = qRound(0.25 * g.size);
        block(QRect(g.center - g.unit, g.center - length, 2 * g.unit, length + g.unit), m_inks.dim);
        block(QRect(g.center - g.unit, g.center - g.unit, length, 2 * g.unit), m_inks.dim);
    }

    void exclamation()
    {
        const Geometry& g = m_geometry;
        const int width = 2 * std::max(1, g.lamp / 5);
        const int height = 2 * int(1.5 * g.lamp / 2);
        const int top = g.center - height / 2;
        const int stroke = height - width - width / 2;
        block(QRect(g.center - width / 2, top, width, stroke), m_inks.mark);
        block(QRect(g.center - width / 2, top + height - width, width, width), m_inks.mark);
    }

    void slash()
    {
        const Geometry& g = m_geometry;
        const double c = g.size / 2.0;
        const double reach = 0.78 * g.outer;
        const double thickness = 0.12 * g.size;
        const QLineF line(c - reach, c + reach, c + reach, c - reach);
        const QLineF longer(0, g.size, g.size, 0);
        const bool plate = m_inks.plate.alpha() > 0;
        m_painter.setCompositionMode(
            plate ? QPainter::CompositionMode_SourceAtop : QPainter::CompositionMode_DestinationOut);
        m_painter.setPen(
            QPen(plate ? m_inks.plate : QColor(Qt::black), thickness + 2 * g.unit, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(longer);
        m_painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        m_painter.setPen(QPen(m_inks.critical, thickness, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(line);
    }

    void invitation()
    {
        constexpr double length = 50;
        constexpr std::array<double, 4> diagonals{45, 135, 225, 315};
        for (const double middle : diagonals)
            arc(m_geometry.thickness, middle - length / 2, length, m_inks.dim);
        const int reach = evenNear(0.38 * m_geometry.size);
        mark(2 * m_geometry.unit, reach, 0, m_inks.ink);
        mark(reach, 2 * m_geometry.unit, 0, m_inks.ink);
    }

    QPainter& m_painter;
    Geometry m_geometry;
    const GaugeInks& m_inks;
};

int stepsAt(int size)
{
    if (size <= 24)
        return 20;
    return size <= 36 ? 40 : 100;
}

bool showsLevel(GaugeState state)
{
    using enum GaugeState;
    return state == Calm || state == Stale || state == Warning || state == Critical;
}

int levelStep(double left, int steps)
{
    if (left <= 0)
        return 0;
    if (left >= 1)
        return steps;
    return std::clamp(qRound(left * steps), 1, steps - 1);
}

QImage paintKey(const GaugeKey& key, int size, const GaugeInks& inks)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    RingPainter(painter, size, inks).paint(key);
    return image;
}

} // namespace

GaugeInks trayInks()
{
    return {.plate = QColor(0x15, 0x18, 0x1c),
        .ink = QColor(0xf4, 0xf6, 0xf8),
        .dim = QColor(0xa9, 0xb1, 0xba),
        .track = QColor(0x6a, 0x73, 0x7d),
        .warning = QColor(0xff, 0xc9, 0x1f),
        .critical = QColor(0xee, 0x42, 0x57),
        .mark = QColor(0xff, 0xff, 0xff)};
}

GaugeInks cardInks(const Tokens& tokens)
{
    return {.plate = Qt::transparent,
        .ink = tokens.calm,
        .dim = tokens.dim,
        .track = tokens.gaugeTrack,
        .warning = tokens.warningFill,
        .critical = tokens.criticalFill,
        .mark = tokens.surface};
}

GaugeKey gaugeKey(GaugeState state, std::optional<double> left, int size)
{
    // An empty ring would say "nothing left" of a calm account whose level nobody knows.
    if (state == GaugeState::Calm && !left)
        return {.state = GaugeState::NoLimits};
    if (!showsLevel(state) || !left)
        return {.state = state};
    return {.state = state, .level = levelStep(*left, stepsAt(size)), .steps = stepsAt(size)};
}

QImage paintGauge(GaugeState state, std::optional<double> left, int size, const GaugeInks& inks)
{
    return paintKey(gaugeKey(state, left, size), size, inks);
}

QList<int> trayIconSizes()
{
#ifdef Q_OS_WIN
    return {16, 20, 22, 24, 28, 32, 40, 44, 48, 64};
#else
    return {16, 22, 24, 32, 44, 48, 64};
#endif
}

GaugeKey trayIconKey(GaugeState state, std::optional<double> left)
{
    return gaugeKey(state, left, trayIconSizes().last());
}

QIcon trayIcon(GaugeState state, std::optional<double> left)
{
    const GaugeKey key = trayIconKey(state, left);
    std::optional<double> level;
    if (key.steps > 0)
        level = key.level / double(key.steps);
    QIcon icon;
    const QList<int> sizes = trayIconSizes();
    for (const int size : sizes)
        icon.addPixmap(QPixmap::fromImage(paintGauge(state, level, size, trayInks())));
    return icon;
}

QString gaugeWords(GaugeState state, std::optional<double> left)
{
    const QString level = left ? GaugeWidget::tr("%1 left").arg(percentText(*left)) : QString();
    const auto with = [&level](const QString& word) {
        return level.isEmpty() ? word : GaugeWidget::tr("%1, %2", "state, what is left").arg(word, level);
    };
    switch (state) {
    case GaugeState::NoLimits:
        return GaugeWidget::tr("no limits");
    case GaugeState::Calm:
        return with(GaugeWidget::tr("calm"));
    case GaugeState::Stale:
        return with(GaugeWidget::tr("not current"));
    case GaugeState::Warning:
        return with(GaugeWidget::tr("warning"));
    case GaugeState::Error:
        return GaugeWidget::tr("error");
    case GaugeState::Critical:
        return with(GaugeWidget::tr("critical"));
    case GaugeState::Exhausted:
        return GaugeWidget::tr("used up");
    case GaugeState::NoAccount:
        return GaugeWidget::tr("no account");
    case GaugeState::Paused:
        return GaugeWidget::tr("paused");
    }
    return {};
}

GaugeWidget::GaugeWidget(int side, QWidget* parent)
    : QWidget(parent)
    , m_side(side)
    , m_tokens(tokensOf(*this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(gaugeWords(m_state, m_left));
}

void GaugeWidget::present(GaugeState state, std::optional<double> left)
{
    if (m_state == state && m_left == left)
        return;
    m_state = state;
    m_left = left;
    if (const QString words = gaugeWords(state, left); words != accessibleName())
        setAccessibleName(words);
    m_image = {};
    update();
}

QSize GaugeWidget::sizeHint() const
{
    return {m_side, m_side};
}

void GaugeWidget::paintEvent(QPaintEvent* /*event*/)
{
    const double ratio = devicePixelRatioF();
    const int pixels = 2 * int(m_side * ratio / 2);
    if (m_image.width() != pixels)
        m_image = paintGauge(m_state, m_left, pixels, cardInks(m_tokens));
    m_image.setDevicePixelRatio(ratio);

    // Whole device pixels, also where the ratio is a fraction.
    const QPointF origin = QPointF(mapTo(window(), QPoint())) * ratio;
    const auto snapped = [&](double from, int extent) {
        return (std::round(from + (extent * ratio - pixels) / 2) - from) / ratio;
    };
    QPainter painter(this);
    painter.drawImage(QPointF(snapped(origin.x(), width()), snapped(origin.y(), height())), m_image);
}

void GaugeWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_tokens = tokensOf(*this);
        m_image = {};
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace quotalamp
