// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/words/overview.h"

#include <QColor>
#include <QImage>

#include <optional>

namespace quotalamp {

/// What a gauge is drawn with.
struct GaugeInks {
    QColor plate; ///< the shape behind everything; transparent: none, what lies below shows through
    QColor ink;   ///< what is left
    QColor dim;   ///< what is not current
    QColor track; ///< what is used
    QColor warning;
    QColor critical;
    QColor mark; ///< signs on a critical fill; transparent: cut out of it
    friend bool operator==(const GaugeInks&, const GaugeInks&) = default;
};

/// What makes one drawn gauge differ from another at the same size: compare before painting or sending one.
struct GaugeKey {
    GaugeState state = GaugeState::NoAccount;
    int level = 0;               ///< steps of what is left; 0 where the state shows no level
    int steps = 0;               ///< steps of a full gauge; 0: no level is known or shown
    std::optional<int> second{}; ///< two bars: steps of the account's second window
    IconStyle style = IconStyle::Ring;
    bool lightPanel = false;                         ///< monochrome: dark ink
    Qt::LayoutDirection direction = Qt::LeftToRight; ///< two bars
    friend bool operator==(const GaugeKey&, const GaugeKey&) = default;
};

/// Pure: equal keys, sizes and inks paint equal images. `size` in device pixels, even; everything in a gauge is on
/// whole pixels but for its circles, so that it stays crisp at 16.
[[nodiscard]] QImage paintGauge(const GaugeKey& key, int size, const GaugeInks& inks);

} // namespace quotalamp
