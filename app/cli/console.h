// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>

namespace quotalamp {

/// Results, to standard output.
void printResult(const QString& text);
void printResult(std::string_view text); ///< in UTF-8
/// Why some result could not be written, one sentence: a full disk, a closed output. A reader that went away is no reason.
[[nodiscard]] std::optional<Failure> resultFailure();
/// Whether the reader of standard output went away.
[[nodiscard]] bool readerLeft();
/// Where standard input or output was closed, the first file that is opened would stand in for it. For main(), first.
void keepStandardStreams();
/// Everything else, one line to standard error.
void printNote(const QString& sentence);

/// Columns of the terminal behind standard output; empty where it is none.
[[nodiscard]] std::optional<int> terminalWidth();
/// Colour only on a terminal that can show it, and never against NO_COLOR.
[[nodiscard]] bool wantsColour();

/// What has come on standard input, as soon as something has; an empty text where nothing came within `wait`, or for as long as
/// it takes without one. Empty at the end of the input, or where it cannot be read. On Windows it always waits for something.
[[nodiscard]] std::optional<QByteArray> readInput(std::optional<Milliseconds> wait);

/// One line from standard input, without its end; a terminal shows `prompt` and no echo. Empty at the end of the
/// input. Refused where the line is longer than any key.
[[nodiscard]] Result<QByteArray> readKeyLine(const QString& prompt);

} // namespace quotalamp
