// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/guarding.h"
#include "core/words/windowwords.h"

#include <QJsonObject>

#include <functional>

namespace quotalamp {

// What `guard` reads from a status document, and what it says of its decision, in the words of popup and table.

/// What an account is called, and what is wrong with it.
struct GuardNames {
    QString label;
    QString provider; ///< its id
    QString subject;  ///< as accountSubject() gives it
    QString trouble;  ///< the sentence of its last error; empty: none
};

/// A status document as a decision needs it.
struct GuardReading {
    std::vector<GuardedAccount> accounts;
    std::vector<GuardNames> names; ///< of these accounts
    Wording wording{};
};

/// Reads the document as it is at `now`. `providerName` gives "OpenAI" for "openai".
[[nodiscard]] GuardReading guardReadingOf(
    const QJsonObject& document, TimePoint now, const std::function<QString(const QString&)>& providerName);

/// Whether a person may call a limit so: by its id, "tokens", by its key, "tokens@MODEL" or "balance-credit", or by its
/// name or label in their language or in English, in capitals or not.
[[nodiscard]] bool isCalled(const LimitStanding& row, const QString& name);

/// "12.5%", with as many decimals as it has, in the person's digits.
[[nodiscard]] QString leastText(double share);

/// The decision and its reason in one sentence: "At least 20% is left (OpenAI tokens: 64% left, resets in 1h 12m; at this
/// pace it runs out in about 20 min, before its reset).", "OpenAI: Invalid API key (401)."
[[nodiscard]] QString guardSentence(
    const GuardReading& reading, const GuardDemand& demand, const GuardDecision& decision, TimePoint now);

/// Why it is not waited for enough, where it might have been: nobody knows when, or that is after `until`.
[[nodiscard]] QString noWaitSentence(
    const GuardDecision& decision, const std::optional<TimePoint>& until, TimePoint now);

/// The decision for scripts, without the sentence and the exit status. Every key is always there; what is not known is null.
[[nodiscard]] QJsonObject guardJson(
    const GuardReading& reading, const GuardDemand& demand, const GuardDecision& decision, TimePoint now);

} // namespace quotalamp
