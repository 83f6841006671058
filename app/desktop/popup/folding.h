// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <optional>

namespace quotalamp {

/// Which accounts' cards a person folded and unfolded by hand. A card in neither list folds as it does by itself.
struct Folding {
    QStringList folded;   ///< ids of accounts whose cards stay folded
    QStringList unfolded; ///< ids of accounts whose cards stay open

    /// What was chosen for an account: true for folded; empty where nobody chose.
    [[nodiscard]] std::optional<bool> choiceFor(const QString& accountId) const;
    /// Keeps a choice, but only where it differs from `byItself`, which is what the card does when nobody chose.
    void choose(const QString& accountId, bool fold, bool byItself);

    friend bool operator==(const Folding&, const Folding&) = default;
};

} // namespace quotalamp
