// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ledger.h"
#include "core/words/cardview.h"
#include "core/words/headlines.h"
#include "core/words/stripview.h"

#include <QHash>

namespace quotalamp {

/// Everything that icon, tooltip, menu and popup show, from one place, so that they never disagree.
struct Overview {
    std::vector<HeadLine> head;  ///< the nearest limit and the next reset, or one quiet line
    std::vector<CardView> cards; ///< most urgent first, then in the person's order; or in that order alone
    GaugeState icon = GaugeState::NoAccount;
    std::optional<double> iconLeft;
    std::optional<double> iconSecondLeft; ///< of the same account's next window, for icons that show two
    QString tooltip;                      ///< plain, at most 3 lines and 120 characters; begins with the icon's account
    QStringList menuLines;                ///< one per account, most urgent first
    std::vector<StripItem> strip;         ///< the most urgent account, and a second one that is urgent too
    QString checked;                      ///< "Checked 12 s ago", "Checking 3 of 7…", "Nothing to check"
    QString probes;                       ///< "0 paid probes today"
    bool checking = false;
    bool demo = false;                          ///< nothing of it is the person's own
    std::optional<Milliseconds> nextChange;     ///< until words or fills change by the clock alone; empty: never
    std::optional<Milliseconds> nextIconChange; ///< until the icon does, which a hidden popup has to wait for
    friend bool operator==(const Overview&, const Overview&) = default;
};

/// How much of an Overview somebody can see.
enum class InSight {
    Icon, ///< the icon with its tooltip and menu: no cards, head and strip are made
    All,
};

/// What is shown of these accounts at `now`, as the person chose it. `today` counts the requests that were made.
[[nodiscard]] Overview overview(const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings = {},
    const LedgerTotals& today = {}, InSight sight = InSight::All);

/// Makes one Overview after the other, and keeps the words of accounts of which nothing is to be said anew: neither did
/// somebody say so, nor has the clock moved them. With a thousand accounts that is what takes the time.
class OverviewMaker {
public:
    /// The same as overview().
    [[nodiscard]] Overview make(const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings,
        const LedgerTotals& today, InSight sight);
    /// Something else is known of the account.
    void forget(const QString& accountId) { m_words.remove(accountId); }
    /// Something else is known of all accounts, or there are others.
    void forgetAll() { m_words.clear(); }
    /// How many accounts were put into words by the last make(); the others were as before.
    [[nodiscard]] int worded() const { return m_worded; }

private:
    /// What is said of an account.
    struct Words {
        QString line;                 ///< in menu and tooltip
        std::optional<CardView> card; ///< empty: nobody wanted it so far
        TimePoint since{};            ///< when they were made
        TimePoint until{};            ///< when the clock alone changes them
    };
    [[nodiscard]] Words& wordsOf(const AccountInView& account, TimePoint now, const Wording& wording, bool withCard);

    QHash<QString, Words> m_words; ///< by account
    Settings m_settings;           ///< that they go by
    int m_worded = 0;
};

} // namespace quotalamp
