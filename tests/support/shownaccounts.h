// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingswindow.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace quotalamp {

/// Accounts that a test shows in the settings; it outlives their window.
struct ShownAccounts {
    Overview overview;
    std::vector<AccountState> states; ///< in the person's order
    QHash<QString, QString> keyHints; ///< by account id
    int asked = 0;                    ///< how often the window wanted a card

    /// What the window is to ask.
    AccountSource source()
    {
        return {[this](const QString& id) { return find(id); },
            [this](const QString& id) { return keyHints.value(id); }, [this](const QString& id) { return card(id); }};
    }
    void present(SettingsWindow& window, const Overview& seen, const std::vector<AccountState>& accounts,
        const QHash<QString, QString>& hints)
    {
        overview = seen;
        states = accounts;
        keyHints = hints;
        QStringList ids;
        for (const AccountState& state : states)
            ids << state.account.id;
        window.present(ids, overview.demo);
    }

private:
    [[nodiscard]] const AccountState* find(const QString& id) const
    {
        const auto found = std::ranges::find(states, id, [](const AccountState& state) { return state.account.id; });
        return found == states.end() ? nullptr : &*found;
    }
    CardView card(const QString& id)
    {
        ++asked;
        const auto found = std::ranges::find(overview.cards, id, &CardView::accountId);
        return found == overview.cards.end() ? CardView() : *found;
    }
};

} // namespace quotalamp
