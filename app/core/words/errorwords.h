// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/error.h"
#include "core/model/remark.h"

namespace quotalamp {

/// Why a probe gave no reading, in one sentence for people: "Invalid API key (401)." It says what happened and, where the
/// person can do something about it, what.
[[nodiscard]] QString sentence(const Error& error, const QString& providerName);

/// What a reading lacks, and why, in one sentence for people.
[[nodiscard]] QString sentence(const Remark& remark, const QString& providerName);

/// The provider's own words beside our sentence; empty where there are none, or where they are not the provider's.
[[nodiscard]] QString providerMessage(const Error& error);

/// "Anthropic says: “This organization has been disabled.”"; empty where that says no more than our sentence does.
[[nodiscard]] QString quotation(ErrorKind kind, const QString& message, const QString& providerName);

/// Our sentence, and the provider's where it says more.
[[nodiscard]] QString wholeSentence(const Error& error, const QString& providerName);

} // namespace quotalamp
