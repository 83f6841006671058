// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/alerts.h"

namespace quotalamp {

/// A notification in words.
struct AlertWords {
    QString title;              ///< "OpenAI tokens: 4% left"
    QString body;               ///< "9.4k of 200k. Full again in 57 s."; may be empty
    std::optional<double> left; ///< share left for the gauge beside it, 0–1; empty where it must not be shown
    friend bool operator==(const AlertWords&, const AlertWords&) = default;
};

/// What is said of an alert at `now`. `account` as accountSubject() gives it; `keyPage` is where the provider shows keys
/// and their use, empty where none is known. Where the person wants notifications to be private, no name, number or
/// account is in it.
[[nodiscard]] AlertWords alertWords(const Alert& alert, const QString& account, TimePoint now,
    const Settings& settings = {}, const QString& keyPage = {});

} // namespace quotalamp
