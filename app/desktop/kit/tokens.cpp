// SPDX-License-Identifier: MIT
#include "desktop/kit/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
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
#include <vector>

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

/// Hundreds of widgets have the same palette, and contrasts are expensive to work out.
Tokens tokensOf(const QWidget& widget)
{
    struct Known {
        qint64 palette;
        bool highContrast;
        Tokens tokens;
    };
    constexpr std::size_t mostKnown = 8;
    static std::vector<Known> all;
    const qint64 palette = widget.palette().cacheKey();
    const bool highContrast = prefersHighContrast();
    const auto known = std::ranges::find_if(
        all, [&](const Known& each) { return each.palette == palette && each.highContrast == highContrast; });
    if (known != all.end())
        return known->tokens;
    if (all.size() >= mostKnown)
        all.clear();
    all.push_back({palette, highContrast, tokensFrom(widget.palette(), highContrast)});
    return all.back().tokens;
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

namespace {

/// The fonts of all roles, each made once for the application's font: lines measure and paint with them all the time.
struct Fonts {
    QFont body;
    QFont strong;
    QFont small;
    QFont smallStrong;
    QFont title;
    double bodyPixels = 0; ///< height of the body font, as it is drawn
};

const Fonts& fonts()
{
    // Never destroyed: fonts may not outlive the application, and what is static would.
    static auto* const known = new Fonts;
    const QFont body = QApplication::font();
    if (known->bodyPixels > 0 && known->body.isCopyOf(body))
        return *known;
    const QFont small = sized(body, 0.9);
    *known = {body, strong(body), small, strong(small), strong(sized(body, 1.15)),
        static_cast<double>(QFontInfo(body).pixelSize())};
    return *known;
}

/// The digit that is widest in a font, of those that begin at `zero`.
char16_t widestDigit(const QFont& font, char16_t zero)
{
    struct Known {
        QFont font;
        char16_t zero;
        char16_t widest;
    };
    constexpr std::size_t mostKnown = 16;
    static auto* const all = new std::vector<Known>;
    const auto known =
        std::ranges::find_if(*all, [&](const Known& each) { return each.zero == zero && each.font == font; });
    if (known != all->end())
        return known->widest;
    if (all->size() >= mostKnown)
        all->clear();
    const QFontMetrics metrics(font);
    char16_t widest = zero;
    for (char16_t digit = zero; digit < zero + 10; ++digit) {
        if (metrics.horizontalAdvance(QChar(digit)) > metrics.horizontalAdvance(QChar(widest)))
            widest = digit;
    }
    all->push_back({font, zero, widest});
    return widest;
}

} // namespace

QFont bodyFont()
{
    return fonts().body;
}

QFont strongFont()
{
    return fonts().strong;
}

QFont smallFont()
{
    return fonts().small;
}

QFont smallStrongFont()
{
    return fonts().smallStrong;
}

QFont titleFont()
{
    return fonts().title;
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
        character = QChar(widestDigit(font, char16_t(character.unicode() - character.digitValue())));
    }
    if (widest == text)
        return metrics.horizontalAdvance(text);
    return std::max(metrics.horizontalAdvance(widest), metrics.horizontalAdvance(text));
}

int scaled(int pixels)
{
    constexpr double reference = 13; // Noto Sans 10 pt at 96 dpi
    return std::max(1, qRound(pixels * fonts().bodyPixels / reference));
}

} // namespace quotalamp
