// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <compare>

namespace quotalamp {

/// Names one limit among those of all accounts, or an account as a whole. What is kept for each limit goes by it: what a
/// person set, what they were told, what was read. The two ids stay apart; only files hold them joined, see limitKeyText().
///
/// Which id a limit goes by is up to whoever keeps something for it, and stands there: settings hold for a window or a
/// balance by its own id, whatever model it is of, and alerts tell windows of different models apart.
struct LimitKey {
    QString account; ///< Account::id; any text, since people write accounts into their file by hand
    QString limit{}; ///< any text; empty: the account as a whole
    friend bool operator==(const LimitKey&, const LimitKey&) = default;
    /// By account, then by limit; the limits of an account stand together, after the account as a whole.
    friend std::strong_ordering operator<=>(const LimitKey& a, const LimitKey& b);
    friend size_t qHash(const LimitKey& key, size_t seed) { return qHashMulti(seed, key.account, key.limit); }
};

/// "ACCOUNT/LIMIT", or "ACCOUNT" for the account as a whole: a member's name in a file. A slash within the account's id
/// is written "~1", and a tilde that could be taken for such a mark "~0", so that no two keys have the same text.
[[nodiscard]] QString limitKeyText(const LimitKey& key);

/// The key that limitKeyText() wrote. Every text gives one: of what was not written by limitKeyText(), "ACCOUNT/" is the account as a
/// whole, and a tilde that marks nothing is itself.
[[nodiscard]] LimitKey limitKeyFromText(const QString& text);

/// The same of a text that may be of a version that did not mark slashes: where no account has the id that it says, but
/// `accountIds` has one that it begins with, up to its end or a slash, that one is meant; of several the longest.
[[nodiscard]] LimitKey limitKeyFromText(const QString& text, const QStringList& accountIds);

} // namespace quotalamp
