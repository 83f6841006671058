// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace quotalamp {

/// Server text made plain: control, bidi and zero-width characters gone, white space runs to one blank, cut to `most`
/// code points with "…". Joiners stay where they are spelling (Persian, Hindi) or hold an emoji together.
[[nodiscard]] QString plainText(const QString& text, int most = 200);

/// A letter that leaves no mark: control, format, fillers, variation selectors. Blanks are none.
[[nodiscard]] bool drawsNothing(char32_t letter);

/// Whether two names are the same to a person: however their accents are encoded, in capitals or not.
[[nodiscard]] bool isSameName(const QString& a, const QString& b);
[[nodiscard]] bool holdsName(const QStringList& names, const QString& name);

/// Replaces what looks like a key (sk-…, Bearer …, long base64 runs behind key=) with "[redacted]".
[[nodiscard]] QString redacted(QString text);

/// With a large first letter, as at the start of a sentence.
[[nodiscard]] QString capitalised(QString text);

} // namespace quotalamp
