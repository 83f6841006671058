// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/stripview.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace quotalamp {

// What a bar of a desktop or a terminal shows in one line. It is made from the document of `status`, so that the running
// app's answer and our own look the same, and says what the icon in the tray and its tooltip say.

/// How many accounts the lines of a glance tell of, as the icon's menu does; more would not fit on a screen.
inline constexpr qsizetype mostGlanceLines = 20;

/// What is known of a provider without its descriptor.
struct ProviderName {
    QString name;        ///< for people: "OpenAI"
    bool limited = true; ///< it has limits to tell
};
/// Gives the name of a provider by its id; of an unknown one the id.
using NameProvider = std::function<ProviderName(const QString& id)>;

/// The most urgent of some accounts, with its nearest limit, and a line for each of them.
struct Glance {
    GaugeState state = GaugeState::NoAccount; ///< of the most urgent account; NoAccount: there is none
    QString account;                          ///< that account among the others: "OpenAI", "OpenAI Production"
    QString label;                            ///< its own label: "Production"; the provider's name where it has none
    QString limit;                            ///< its nearest limit, within a sentence: "tokens"; empty: none is known
    std::optional<double> left;               ///< share of it that is left, 0–1; empty: not known
    QString value;                            ///< in words: "4% left", "used up", "13.51 USD left", "no limits"
    QString when;                             ///< "57 s", "14:20", "12 min ago" of an old reading; may be empty
    QString line;                             ///< "OpenAI tokens: 4% left, full again in 57 s"
    QStringList lines;         ///< such a line for each account, the most urgent first, then how many more
    Share share = Share::Left; ///< how the person wants shares said
    /// Until the clock alone changes one of the words: a second where a countdown has seconds, or else a minute; empty:
    /// nothing of it is a time.
    std::optional<Milliseconds> nextChange;
    friend bool operator==(const Glance&, const Glance&) = default;
};

/// What there is to see at `now` in a document that statusJson() made.
[[nodiscard]] Glance glanceOf(const QJsonObject& document, TimePoint now, const NameProvider& nameProvider);

/// What a bar has room for: "4%" in the person's way to say shares, "used up", "error", "no limits", "no account".
[[nodiscard]] QString glanceText(const Glance& glance);
/// The whole line of the most urgent account; where there is none, a sentence that says what to do.
[[nodiscard]] QString glanceLine(const Glance& glance);

} // namespace quotalamp
