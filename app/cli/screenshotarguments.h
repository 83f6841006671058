// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace quotalamp {

struct ScreenshotOptions {
    QString what; ///< "popup", "settings-icon", …; "all": each, into a folder
    QString target;
    QString language;  ///< "de"; empty: English for the example data, otherwise the person's own
    bool demo = false; ///< example data instead of the person's own
    bool dark = false;
    int scale = 1; ///< pixels per unit, 1–4
};

/// Everything that can be drawn, "all" aside.
[[nodiscard]] QStringList screenshotNames();

/// Reads `quotalamp screenshot …`: `words` as for a command. An exit status where nothing is to be done any more.
[[nodiscard]] std::optional<int> readScreenshotOptions(const QStringList& words, ScreenshotOptions& options);

} // namespace quotalamp
