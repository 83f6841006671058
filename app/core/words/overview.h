// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ledger.h"
#include "core/words/cardview.h"
#include "core/words/headlines.h"
#include "core/words/stripview.h"

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

} // namespace quotalamp
