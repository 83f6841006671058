// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"

namespace quotalamp {

/// "13.51 USD", rounded down to hundredths, "<0.01 USD" while anything is left, in the person's digits; "1,200" where
/// the credit is no currency. Empty where `decimal` is none.
[[nodiscard]] QString moneyText(const QString& decimal, const QString& currency);

/// Share that is left of a balance with a limit, for bars and severities; empty without one: nobody knows of how much.
[[nodiscard]] std::optional<double> leftShare(const Balance& balance);

/// How near a balance is to its wall. With a limit as for windows; without one an amount that is left is calm, and
/// whether nothing left is a wall only the provider knows. Less than `below`, an amount that the person set, is a
/// warning in any case. Empty where nothing is known to decide by.
[[nodiscard]] std::optional<Severity> severity(
    const Balance& balance, const Thresholds& thresholds, const QString& below = {});
/// Whether the amount has left `below` clearly behind, so that falling under it again is worth another word.
[[nodiscard]] bool isClearlyAbove(const Balance& balance, const QString& below);

/// Tells a balance from the windows and balances of the same account.
[[nodiscard]] QString balanceKey(const Balance& balance);

/// "Credit"
[[nodiscard]] QString balanceName(const Balance& balance);

/// "credit" as in "DeepSeek credit".
[[nodiscard]] QString balanceSubject(const Balance& balance);

/// "OpenRouter credit: 13.51 USD left" for menu and tooltip; `subject` names account and credit.
[[nodiscard]] QString balanceLine(const QString& subject, const Balance& balance, std::optional<Severity> severity);

/// What is left or used, and the limit, to the last decimal that the provider wrote, in the person's digits; "unknown",
/// and "–" of a limit that is none. Where nobody knows what was used, what is left with that word.
[[nodiscard]] QString exactAmount(const Balance& balance, Share share);
[[nodiscard]] QString exactLimit(const Balance& balance);

/// A balance as a row: a bar where its limit is known, else the amount alone.
[[nodiscard]] WindowView balanceView(
    const Balance& balance, std::optional<Severity> severity, bool stale, const Wording& wording);

} // namespace quotalamp
