// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QWidget;

namespace quotalamp {

/// Every colour a view of ours may use, derived from the platform's palette: quiet ink on paper,
/// colour only where somebody should act.
struct Tokens {
    bool dark = false;         ///< Base is darker than the text
    bool highContrast = false; ///< palette roles only: frames instead of tints
    QColor surface;            ///< paper
    QColor band;               ///< head, foot, window
    QColor text;
    QColor secondary;
    QColor calm;       ///< fill of a bar that needs nobody
    QColor dim;        ///< fill of what is not current
    QColor track;      ///< the used part of a bar
    QColor gaugeTrack; ///< the used part of a gauge
    QColor hairline;
    QColor frame;
    QColor warningFill;
    QColor warningText;
    QColor criticalFill;
    QColor criticalText;
    QColor focus;   ///< outline of what has the keyboard
    QColor primary; ///< fill of the one primary button
    QColor primaryText;
    QColor button; ///< fill of quiet buttons and selected rows
    QColor buttonHover;
    QColor buttonPressed;
    friend bool operator==(const Tokens&, const Tokens&) = default;
};

[[nodiscard]] Tokens tokensFrom(const QPalette& palette, bool highContrast = false);

/// The tokens of a widget's own palette; derive again on QEvent::PaletteChange.
[[nodiscard]] Tokens tokensOf(const QWidget& widget);

/// The person asked the system for more contrast. Windows and Qt from 6.10 tell it themselves; elsewhere
/// the program says so with setHighContrast(), which makes all widgets derive their tokens again.
[[nodiscard]] bool prefersHighContrast();
void setHighContrast(bool on);

/// WCAG 2 contrast ratio of two opaque colours, 1–21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);
/// `a` with the share `f` (0–1) of `b`, in sRGB.
[[nodiscard]] QColor mix(const QColor& a, const QColor& b, double f);

// Type, from QApplication::font().
[[nodiscard]] QFont bodyFont();        ///< labels, sentences
[[nodiscard]] QFont strongFont();      ///< account name, value
[[nodiscard]] QFont smallFont();       ///< everything secondary, countdowns
[[nodiscard]] QFont smallStrongFont(); ///< group titles
[[nodiscard]] QFont titleFont();       ///< page titles only
[[nodiscard]] QFont monoFont();        ///< raw headers only

/// Height of a line of text in this font.
[[nodiscard]] int lineHeight(const QFont& font);

/// Width kept for `text`, as if each digit were the widest one, so that a countdown never moves its neighbours.
[[nodiscard]] int reservedWidth(const QFont& font, const QString& text);

/// `pixels` as drawn for a 10 pt font at 96 dpi, in the size of the application's font. Gaps and lines do
/// not scale; widths and glyphs do.
[[nodiscard]] int scaled(int pixels);

/// The 4 px grid.
namespace grid {
constexpr int tiny = 4;
constexpr int small = 8;
constexpr int medium = 12;
constexpr int large = 16;
constexpr int huge = 24;
constexpr int margin = 16;       ///< side margin of the popup
constexpr int windowMargin = 24; ///< side margin of windows
constexpr int hang = 48;         ///< where an account's content begins
constexpr int popupRadius = 10;  ///< popup, notification
constexpr int boxRadius = 8;     ///< group box
constexpr int radius = 6;        ///< button, tile, row
constexpr int popupWidth = 376;  ///< at 10 pt
constexpr int buttonHeight = 28;
constexpr int buttonPadding = 12;
constexpr int iconButton = 32;
constexpr int gauge = 20; ///< in cards and rows
constexpr int glyph = 16;
} // namespace grid

} // namespace quotalamp
