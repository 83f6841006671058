// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QStringList>

#include <optional>

namespace quotalamp {

/// What `guard` is told to do.
struct GuardOrder {
    QStringList accounts;                  ///< labels or ids; none: all
    double least = 0;                      ///< the share that has to be left, 0–1
    QString window;                        ///< the only limit that counts, by id or name; empty: all that are needed
    bool any = false;                      ///< one account with enough will do
    bool wait = false;                     ///< sleep until enough is back
    std::optional<Milliseconds> longest{}; ///< but not longer; empty: as long as it takes
    bool json = false;                     ///< the decision to standard output
    bool demo = false;
    QString answers;     ///< a folder of recorded answers that the demo plays; empty: its own story
    QStringList command; ///< the program to run where there is enough, and its arguments; empty: none
};

/// Reads `guard …`: `words` as for a command. An exit status where nothing is to be done any more.
[[nodiscard]] std::optional<int> readGuardOrder(const QStringList& words, GuardOrder& order);

/// The share that a person means by "20", "20%" or "12.5 %": 0–1. Empty where it is no percentage from 0 to 100.
[[nodiscard]] std::optional<double> shareSaid(const QString& text);

/// The duration that a person means by "30s", "10m", "2h", "1d" or several of them, largest first: "1h30m". Empty where it
/// is none, or longer than a year.
[[nodiscard]] std::optional<Milliseconds> durationSaid(const QString& text);

} // namespace quotalamp
