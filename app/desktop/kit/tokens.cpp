// SPDX-License-Identifier: MIT
#include "desktop/kit/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QVariant>
#include <QWidget>
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
#include <QAccessibilityHints>
#include <QStyleHints>
#endif
#ifdef Q_OS_WIN
#include <windows.h>
#endif

#include <algorithm>
#include <cmath>

namespace quotalamp {

namespace {

constexpr auto highContrastProperty = "quotalampHighContrast";

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Steps towards the text colour until the contrast holds; the text itself is the last resort.
QColor atLeast(double ratio, const QColor& color, const QColor& background, const QColor& text)
{
    constexpr int steps = 20;
    for (int step = 0; step <= steps; ++step) {
        const QColor candidate = mix(color, text, step / double(steps));
        if (contrast(candidate, background) >= ratio)
            return candidate;
    }
    return text;
}

/// Whether an accent may tint calm bars: a red or amber one would look like an alarm.
bool isCool(const QColor& color)
{
    return color.hsvHue() >= 80 && color.hsvHue() <= 300 && color.hsvSaturation() > 40;
}

/// Two steps of rounding would drift by one; so the mix with the accent is one weighted sum.
QColor calmFill(const QColor& base, const QColor& text, const QColor& accent, double share)
{
    if (!isCool(accent))
        return atLeast(4.0, mix(base, text, share), base, text);
    const auto channel = [share](int from, int to, int tint) {
        return qRound((from + (to - from) * share) * 0.7 + tint * 0.3);
    };
    const QColor tinted(channel(base.red(), text.red(), accent.red()),
        channel(base.green(), text.green(), accent.green()), channel(base.blue(), text.blue(), accent.blue()));
    return atLeast(4.0, tinted, base, text);
}

Tokens contrastTokens(const QPalette& palette, bool dark)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::WindowText);
    const QColor highlight = palette.color(QPalette::Highlight);
    Tokens tokens;
    tokens.dark = dark;
    tokens.highContrast = true;
    tokens.surface = base;
    tokens.band = palette.color(QPalette::Window);
    tokens.text = text;
    tokens.secondary = text;
    tokens.calm = text;
    tokens.dim = text;
    tokens.track = base;
    tokens.gaugeTrack = mix(base, text, 0.35);
    tokens.hairline = text;
    tokens.frame = text;
    tokens.warningFill = text;
    tokens.warningText = text;
    tokens.criticalFill = text;
    tokens.criticalText = text;
    tokens.focus = highlight;
    tokens.primary = highlight;
    tokens.primaryText = palette.color(QPalette::HighlightedText);
    tokens.button = base;
    tokens.buttonHover = base;
    tokens.buttonPressed = base;
    return tokens;
}

bool systemPrefersHighContrast()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    const auto* hints = QGuiApplication::styleHints()->accessibility();
    return hints && hints->contrastPreference() == Qt::ContrastPreference::HighContrast;
#elif defined(Q_OS_WIN)
    HIGHCONTRASTW scheme = {};
    scheme.cbSize = sizeof(scheme);
    return SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof(scheme), &scheme, 0)
        && (scheme.dwFlags & HCF_HIGHCONTRASTON) != 0;
#else
    return false;
#endif
}

QFont sized(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(std::max(1, qRound(font.pixelSize() * factor)));
    return font;
}

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

QColor mix(const QColor& a, const QColor& b, double f)
{
    const auto channel = [f](int from, int to) { return qRound(from + (to - from) * f); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

Tokens tokensFrom(const QPalette& palette, bool highContrast)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::WindowText);
    const QColor window = palette.color(QPalette::Window);
    const QColor highlight = palette.color(QPalette::Highlight);
    const bool dark = luminance(base) < luminance(text);
    if (highContrast)
        return contrastTokens(palette, dark);

    Tokens tokens;
    tokens.dark = dark;
    tokens.surface = base;
    tokens.band = window;
    tokens.text = text;
    tokens.secondary = atLeast(4.6, mix(base, text, 0.66), window, text);
    tokens.calm = calmFill(base, text, highlight, dark ? 0.66 : 0.60);
    tokens.dim = atLeast(3.0, mix(base, text, 0.46), base, text);
    tokens.track = mix(base, text, dark ? 0.16 : 0.12);
    tokens.gaugeTrack = mix(base, text, dark ? 0.22 : 0.18);
    tokens.hairline = mix(base, text, 0.10);
    tokens.frame = mix(base, text, dark ? 0.24 : 0.20);
    tokens.warningFill = atLeast(3.0, dark ? QColor(0xf5, 0xc0, 0x38) : QColor(0xc0, 0x8a, 0x00), base, text);
    tokens.warningText = atLeast(4.5, dark ? QColor(0xf5, 0xc0, 0x38) : QColor(0x85, 0x5e, 0x00), window, text);
    tokens.criticalFill = atLeast(3.0, dark ? QColor(0xfa, 0x5f, 0x78) : QColor(0xb8, 0x23, 0x3f), base, text);
    tokens.criticalText = atLeast(4.5, dark ? QColor(0xff, 0x7a, 0x8e) : QColor(0xb8, 0x23, 0x3f), window, text);
    tokens.focus = highlight;
    tokens.primary = highlight;
    tokens.primaryText = palette.color(QPalette::HighlightedText);
    tokens.button = mix(base, text, 0.08);
    tokens.buttonHover = mix(base, text, 0.12);
    tokens.buttonPressed = mix(base, text, 0.18);
    return tokens;
}

Tokens tokensOf(const QWidget& widget)
{
    return tokensFrom(widget.palette(), prefersHighContrast());
}

bool prefersHighContrast()
{
    return qApp->property(highContrastProperty).toBool() || systemPrefersHighContrast();
}

void setHighContrast(bool on)
{
    if (qApp->property(highContrastProperty).toBool() == on)
        return;
    qApp->setProperty(highContrastProperty, on);
    const auto widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        QEvent change(QEvent::PaletteChange);
        QApplication::sendEvent(widget, &change);
    }
}

QFont bodyFont()
{
    return QApplication::font();
}

QFont strongFont()
{
    return strong(bodyFont());
}

QFont smallFont()
{
    return sized(bodyFont(), 0.9);
}

QFont smallStrongFont()
{
    return strong(smallFont());
}

QFont titleFont()
{
    return strong(sized(bodyFont(), 1.15));
}

QFont monoFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont like = smallFont();
    if (like.pointSizeF() > 0)
        font.setPointSizeF(like.pointSizeF());
    else
        font.setPixelSize(like.pixelSize());
    return font;
}

int lineHeight(const QFont& font)
{
    return QFontMetrics(font).height();
}

int reservedWidth(const QFont& font, const QString& text)
{
    const QFontMetrics metrics(font);
    QString widest = text;
    for (QChar& character : widest) {
        if (!character.isDigit())
            continue;
        const auto zero = char16_t(character.unicode() - character.digitValue());
        char16_t best = zero;
        for (char16_t digit = zero; digit < zero + 10; ++digit) {
            if (metrics.horizontalAdvance(QChar(digit)) > metrics.horizontalAdvance(QChar(best)))
                best = digit;
        }
        character = QChar(best);
    }
    return std::max(metrics.horizontalAdvance(widest), metrics.horizontalAdvance(text));
}

int scaled(int pixels)
{
    constexpr double reference = 13; // Noto Sans 10 pt at 96 dpi
    return std::max(1, qRound(pixels * QFontInfo(bodyFont()).pixelSize() / reference));
}

} // namespace quotalamp
