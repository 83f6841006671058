// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ratewindow.h"

namespace quotalamp {

// What limits are called. Descriptors and hooks name them, in English and as within a sentence: "input tokens", "GraphQL
// points". This is how such a label, or the id where there is none, and a window's length make a name.

/// A label in the person's language, as it reads within a sentence: "Eingabe-Tokens" for "input tokens". Translations
/// have labels in the context "limits"; one that they lack, such as a server's own, comes back as it is.
[[nodiscard]] QString translatedLabel(const QString& label);

/// A text as it stands alone, with a capital: "Input tokens". First words that hold a digit or a capital are names, such
/// as "gpt-5" or "iCloud", and stay as they are.
[[nodiscard]] QString standingAlone(QString text);

/// The words of an id that has no label: "input tokens" for "input-tokens".
[[nodiscard]] QString wordsOfId(QString id);

/// What a window is called within a sentence, in the person's language: "tokens" as in "OpenAI tokens". A label is the
/// whole name, and replaces the length. Without one the id is the name, and a length of a second, an hour, a day, a week
/// or a month is added to it: "requests per day"; a minute goes without saying unless the id ends with it. An id that
/// begins with a length names it: "7d" is "7 days", "7d-opus" with the label Opus "7 days, Opus".
[[nodiscard]] QString windowSubject(const RateWindow& window);
/// The same as it stands alone: "Tokens", "Requests per day".
[[nodiscard]] QString windowName(const RateWindow& window);

/// What a window counts, or is for, in English and without its length, as translations have it: its label, else the words
/// of its id. "tokens" for "tokens-day", "opus" for "7d-opus"; empty for "7d".
[[nodiscard]] QString englishLabel(const RateWindow& window);
/// The same as windowSubject(), in English whatever the person's language, for JSON that programs read. Of an id that
/// begins with a length it is the label, or the id: "Opus", "5h".
[[nodiscard]] QString englishSubject(const RateWindow& window);

} // namespace quotalamp
