// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace quotalamp {

/// Columns that a terminal takes for the text. What a reader sees as one sign is measured as one: an emoji with skin and
/// joiners, a flag, a letter with its marks. East Asian wide characters and emoji take two.
[[nodiscard]] qsizetype displayWidth(const QString& text);

/// The text in exactly that many columns: filled with blanks, or cut with "…", never within a sign.
[[nodiscard]] QString fitted(const QString& text, qsizetype columns);

/// With plain blanks in place of those at which no line breaks: a terminal breaks none at any.
[[nodiscard]] QString plainBlanks(QString text);

/// Without blanks at its end.
[[nodiscard]] QString trimmedEnd(QString text);

} // namespace quotalamp
