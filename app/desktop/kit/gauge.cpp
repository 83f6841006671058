// SPDX-License-Identifier: MIT
#include "desktop/kit/gauge.h"

#include "core/words/windowwords.h"
#include "desktop/kit/spoken.h"

#include <QEvent>
#include <QPainter>
#ifdef Q_OS_WIN
#include <QSettings>
#endif

#include <algorithm>
#include <cmath>

namespace quotalamp {

namespace {

constexpr int percentSteps = 100;

int stepsAt(int size)
{
    if (size <= 24)
        return 20;
    return size <= 36 ? 40 : 100;
}

bool showsLevel(GaugeState state, IconStyle style)
{
    using enum GaugeState;
    if (state == Error)
        return style == IconStyle::Bars || style == IconStyle::Number;
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

/// Rounded down as wherever a percentage is said, and never 0 while anything is left.
int percentStep(double left)
{
    if (left <= 0)
        return 0;
    if (left >= 1)
        return percentSteps;
    return std::clamp(int(std::floor(left * percentSteps + 1e-9)), 1, percentSteps - 1);
}

GaugeInks oneInk(const QColor& ink)
{
    const auto faded = [&ink](double share) {
        QColor color = ink;
        color.setAlphaF(float(share));
        return color;
    };
    return {.plate = Qt::transparent,
        .ink = ink,
        .dim = faded(0.85),
        .track = faded(0.32),
        .warning = ink,
        .critical = ink,
        .mark = Qt::transparent};
}

} // namespace

GaugeInks trayInks(const IconLook& look)
{
    const QColor light(0xf4, 0xf6, 0xf8);
    const QColor dark(0x15, 0x18, 0x1c);
    if (look.style == IconStyle::Monochrome)
        return oneInk(look.lightPanel ? dark : light);
    return {.plate = dark,
        .ink = light,
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

GaugeKey gaugeKey(const GaugeValue& value, int size, const IconLook& look)
{
    GaugeKey key{.state = value.state, .style = look.style};
    if (look.style == IconStyle::Monochrome)
        key.lightPanel = look.lightPanel;
    if (look.style == IconStyle::Bars)
        key.direction = look.direction;
    // An empty gauge would say "nothing left" of a calm account whose level nobody knows.
    if (value.state == GaugeState::Calm && !value.left)
        key.state = GaugeState::NoLimits;
    if (!value.left || !showsLevel(value.state, look.style))
        return key;
    const bool number = look.style == IconStyle::Number;
    key.steps = number ? percentSteps : stepsAt(size);
    key.level = number ? percentStep(*value.left) : levelStep(*value.left, key.steps);
    if (value.second && look.style == IconStyle::Bars)
        key.second = levelStep(*value.second, key.steps);
    return key;
}

QImage paintRingGauge(GaugeState state, std::optional<double> left, int size, const GaugeInks& inks)
{
    return paintGauge(gaugeKey({state, left, {}}, size), size, inks);
}

QList<int> trayIconSizes()
{
#if defined(Q_OS_WIN)
    return {16, 20, 22, 24, 28, 32, 40, 44, 48, 64};
#elif defined(Q_OS_MACOS)
    return {18, 22, 36, 44, 64};
#else
    return {16, 22, 24, 32, 44, 48, 64};
#endif
}

GaugeKey trayIconKey(const GaugeValue& value, const IconLook& look)
{
    return gaugeKey(value, trayIconSizes().last(), look);
}

QIcon trayIcon(const GaugeValue& value, const IconLook& look)
{
    // Every size from what the key tells, or equal keys would paint different icons.
    const GaugeKey key = trayIconKey(value, look);
    GaugeValue shown{.state = value.state, .left = {}, .second = {}};
    if (key.steps > 0)
        shown.left = key.level / double(key.steps);
    if (key.second)
        shown.second = *key.second / double(key.steps);
    const GaugeInks inks = trayInks(look);
    QIcon icon;
    const QList<int> sizes = trayIconSizes();
    for (const int size : sizes)
        icon.addPixmap(QPixmap::fromImage(paintGauge(gaugeKey(shown, size, look), size, inks)));
#ifdef Q_OS_MACOS
    icon.setIsMask(look.style == IconStyle::Monochrome); // a template image: the menu bar chooses its ink
#endif
    return icon;
}

bool isLightPanel(PanelTone tone, const QPalette& palette)
{
    if (tone != PanelTone::Automatic)
        return tone == PanelTone::Light;
#ifdef Q_OS_WIN
    // The taskbar has a tone of its own, which may differ from that of windows.
    const QSettings personal(
        QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
        QSettings::NativeFormat);
    const QVariant light = personal.value(QStringLiteral("SystemUsesLightTheme"));
    if (light.isValid())
        return light.toBool();
#endif
    return palette.color(QPalette::Window).lightness() > palette.color(QPalette::WindowText).lightness();
}

QColor examplePanel(bool light)
{
    return light ? QColor(0xe9, 0xea, 0xec) : QColor(0x1b, 0x1e, 0x23);
}

QString gaugeWords(GaugeState state, const QString& level)
{
    const auto with = [&level](const QString& word) {
        return level.isEmpty() ? word : GaugeWidget::tr("%1, %2", "state, share left or used").arg(word, level);
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
    }
    return {};
}

GaugeWidget::GaugeWidget(int side, QWidget* parent)
    : QWidget(parent)
    , m_side(side)
    , m_tokens(tokensOf(*this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSpokenName(*this, gaugeWords(m_state, {}));
}

void GaugeWidget::present(GaugeState state, std::optional<double> left, const QString& level)
{
    setSpokenName(*this, gaugeWords(state, level));
    if (m_state == state && m_left == left)
        return;
    m_state = state;
    m_left = left;
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
        m_image = paintRingGauge(m_state, m_left, pixels, cardInks(m_tokens));
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
