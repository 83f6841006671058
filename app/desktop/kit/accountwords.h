// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"

namespace quotalamp {

/// "key …9xQ2 in the keychain", "key from EXAMPLE_API_KEY"; `hint`: last four characters, may be empty.
[[nodiscard]] QString keyPlaceText(const Account& account, const QString& hint);
/// The same, and of a login the tool: "login of Claude Code".
[[nodiscard]] QString keyPlaceText(const AccountState& state, const QString& hint);

/// "Tokens: 4% left", "Invalid API key (401)", "89% left": how an account is, in a few words.
[[nodiscard]] QString stateText(const CardView& card);

/// What goes when an account is removed, and what stays.
[[nodiscard]] QString removalText(const AccountState& state);

/// "OpenAI, Production"
[[nodiscard]] QString accountTitle(const AccountState& state);

} // namespace quotalamp
