#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace quotalamp {

struct ScreenshotOptions {
    QString folder;
    QString language; ///< "de"; empty: English
    bool dark = false;
    int scale = 1; ///< pixels per unit, 1–4
};

/// Reads `quotalamp screenshot …`: `words` as for a command. An exit status where nothing is to be done any more.
[[nodiscard]] std::optional<int> readScreenshotOptions(const QStringList& words, ScreenshotOptions& options);

} // namespace quotalamp
