// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace quotalamp {

/// Small line drawings on 16 units, the same on each system.
enum class Glyph {
    Refresh, ///< a round arrow
    Pin,
    Settings, ///< sliders
    More,     ///< three dots
    Account,  ///< a person
    Icon,     ///< the lamp
    Bell,
    Bolt, ///< something happens
    Clock,
    Probe, ///< a dial
    Globe,
    General, ///< a window
    Key,
    Save, ///< an arrow into a tray
    Chevron,
    ChevronDown
};

/// Draws into a square; only chevrons mirror in right-to-left layouts.
void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& square, const QColor& color,
    Qt::LayoutDirection direction = Qt::LeftToRight);

/// For native controls that take an icon.
[[nodiscard]] QIcon glyphIcon(Glyph glyph, const QColor& color, int size = 16);

} // namespace quotalamp
