// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/standing.h"
#include "core/words/windowwords.h"

#include <QHash>
#include <QStringList>

namespace quotalamp {

/// An account as every view is given it: what is known, how it is called among the others, and what its limits mean now.
struct AccountInView {
    const AccountState* account = nullptr; ///< outlives the views' making
    QString subject;                       ///< as accountSubject() gives it
    AccountStanding standing;
    QString error{}; ///< of a document: the sentence of its error; empty: as it is worded here
};

/// Its error in one sentence; the account has to have one.
[[nodiscard]] QString errorText(const AccountInView& account);

/// "OpenAI", or "OpenAI Production" where another account has the same provider. For one account; whoever names several
/// asks AccountSubjects, which counts once.
[[nodiscard]] QString accountSubject(const std::vector<AccountState>& accounts, const AccountState& account);
/// The same, for who knows already whether another account has the same provider.
[[nodiscard]] QString accountSubject(const AccountState& account, bool sharesProvider);

/// What accounts are called among each other, as accountSubject() has it.
class AccountSubjects {
public:
    explicit AccountSubjects(const std::vector<AccountState>& accounts);

    /// Whether another account has the same provider.
    [[nodiscard]] bool sharesProvider(const AccountState& account) const
    {
        return m_ofProvider.value(account.providerName) > 1;
    }
    [[nodiscard]] QString of(const AccountState& account) const
    {
        return accountSubject(account, sharesProvider(account));
    }

private:
    QHash<QString, int> m_ofProvider; ///< how many accounts each has
};

/// All of these accounts as views are given them. They have to outlive what is returned.
[[nodiscard]] std::vector<AccountInView> accountsInView(
    const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings);
/// The same for what tells of several of them: all of those.
[[nodiscard]] std::vector<const AccountInView*> allOf(const std::vector<AccountInView>& accounts);

/// "no limits", or "limits unknown" of a provider that has some.
[[nodiscard]] QString noLimitsText(const AccountState& account);

/// "OpenAI tokens: 4% left, full again in 57 s", "OpenAI: Invalid API key (401).": what menu and tooltip say of it.
[[nodiscard]] QString accountLine(const AccountInView& account, TimePoint now, const Wording& wording);

/// The text without signs that some hosts read as markup: "under 1%" for "<1%", and + for &.
[[nodiscard]] QString withoutMarkupSigns(QString text);

/// The first of the lines, as many as a tray host shows: at most 3 lines and 120 characters, with nothing that reads as
/// markup.
[[nodiscard]] QString tooltipText(const QStringList& lines);

} // namespace quotalamp
