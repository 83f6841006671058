// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ledger.h"
#include "core/words/cardview.h"
#include "core/words/headlines.h"
#include "core/words/stripview.h"
#include "core/words/weekview.h"

#include <unordered_map>

namespace quotalamp {

/// Everything that icon, tooltip, menu and popup show, from one place, so that they never disagree.
struct Overview {
    std::vector<HeadLine> head;  ///< the nearest limit and the next reset, or one quiet line
    WeekView week;               ///< what is ahead in the next seven days
    std::vector<CardView> cards; ///< most urgent first, then in the person's order; or in that order alone
    GaugeState icon = GaugeState::NoAccount;
    std::optional<double> iconLeft;
    std::optional<double> iconSecondLeft; ///< of the same account's next window, for icons that show two
    QString tooltip;                      ///< plain, at most 3 lines and 120 characters; begins with the icon's account
    QStringList menuLines;        ///< one per account, most urgent first; of very many the first, and how many more
    std::vector<StripItem> strip; ///< the most urgent account, and a second one that is urgent too
    QString checked;              ///< "Checked 12 s ago", "Checking 3 of 7…", "Nothing to check"
    QString probes;               ///< "0 paid probes today"
    bool checking = false;
    bool demo = false;                          ///< nothing of it is the person's own
    std::optional<Milliseconds> nextChange;     ///< until words or fills change by the clock alone; empty: never
    std::optional<Milliseconds> nextIconChange; ///< until the icon does, which a hidden popup has to wait for
    friend bool operator==(const Overview&, const Overview&) = default;
};

/// How much of an Overview somebody can see; each has all that those before it have.
enum class InSight {
    Icon,     ///< the icon with its tooltip and menu: no cards, head and strip are made
    Outlines, ///< a list that shows some of the cards, and asks for them with OverviewMaker::card()
    All,      ///< every card, in words
};

/// What is shown of these accounts at `now`, as the person chose it. `today` counts the requests that were made.
[[nodiscard]] Overview overview(const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings = {},
    const LedgerTotals& today = {}, InSight sight = InSight::All);

/// Makes one Overview after the other, and keeps the words of accounts of which nothing is to be said anew: neither did
/// somebody say so, nor has the clock moved them. Where not all cards are wanted, it decides anew
/// on so many accounts at a time that nobody notices: first those of which something is known anew or which the clock
/// moves to another state, then the most urgent ones, and the others in turn.
class OverviewMaker {
public:
    /// On how many accounts one make() decides anew at most, unless all cards are wanted or an account is new.
    static constexpr int mostAtATime = 100;

    /// The same as overview(). Of more than mostAtATime accounts some may be as they were, see isBehind().
    [[nodiscard]] Overview make(const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings,
        const LedgerTotals& today, InSight sight);
    /// The card of one of the accounts of the last make() as it is `now`; what it said last stands until it changes.
    [[nodiscard]] CardView card(const AccountState& account, TimePoint now);
    /// Something else is known of the account.
    void forget(const QString& accountId);
    /// Something else is known of all accounts, or there are others.
    void forgetAll();
    /// The last make() left accounts for the next one of which something else is known: it should be soon.
    [[nodiscard]] bool isBehind() const { return m_behind; }
    /// How many accounts were put into words by the last make(); the others were as before.
    [[nodiscard]] int worded() const { return m_worded; }
    /// On how many accounts the last make() decided anew.
    [[nodiscard]] int looked() const { return m_looked; }

private:
    /// What is said of an account.
    struct Words {
        QString line;                 ///< in menu and tooltip
        std::optional<CardView> card; ///< empty: nobody wanted it so far
        TimePoint since{};            ///< when they were made
        TimePoint until{};            ///< when the clock alone changes them
    };
    /// What is known of an account, and decided.
    struct Known {
        AccountInView view;
        CardView outline;
        Words words;
        TimePoint lookedAt{}; ///< when it was decided on
        TimePoint until{};    ///< when the clock alone may move it to another state
        bool news = true;     ///< something else is known since
        bool shares = false;  ///< another account has the same provider
        int round = 0;        ///< of make(); those of an older round are gone
    };
    /// Nothing stays that stood only because nothing else was known.
    void remake()
    {
        m_panelSince.reset();
        m_weekSince.reset();
    }
    /// Decides on an account anew.
    void look(Known& known, const AccountState& account, TimePoint now);
    /// What is known of the account at this place among all of them.
    [[nodiscard]] Known& knownOf(const AccountState& account, std::size_t place);
    /// All accounts, decided on as far as needed; the most urgent state first, then as the person ordered them.
    [[nodiscard]] std::vector<Known*> inView(const std::vector<AccountState>& accounts, TimePoint now, bool all);
    /// Decides on up to `most` of the others in turn.
    void lookInTurn(
        const std::vector<AccountState>& accounts, const std::vector<Known*>& known, TimePoint now, int most);
    /// Decides on these anew, of which head and strip tell exactly.
    void lookAt(const std::vector<const AccountInView*>& accounts, TimePoint now);
    [[nodiscard]] Words& wordsOf(Known& known, TimePoint now, const Wording& wording, bool withCard);
    [[nodiscard]] QStringList linesOf(const std::vector<Known*>& seen, TimePoint now, const Wording& wording);
    /// What the panel is told: icon, tooltip and menu of `first` and the others. It stays for ten seconds where nothing
    /// else is known and not all is wanted, as a panel asks for the whole anew each time that it is told of a change.
    void addPanel(Overview& view, const std::vector<Known*>& seen, Known& first, TimePoint now);
    /// The lines of the menu, and the tooltip, which begins with that of `first`.
    void addLines(Overview& view, const std::vector<Known*>& seen, Known& first, TimePoint now);
    void addCards(Overview& view, const std::vector<Known*>& seen, TimePoint now, bool inWords);
    /// The strip of seven days, which stays for a minute where nothing else is known: nobody sees less on it.
    [[nodiscard]] const WeekView& weekOf(const std::vector<const AccountInView*>& accounts, TimePoint now);

    std::unordered_map<QString, Known> m_known; ///< by account
    std::vector<Known*> m_inOrder;              ///< the same, as the accounts stood in the last make()
    Settings m_settings;                        ///< that all of it goes by
    WeekView m_week;                            ///< made last
    std::optional<TimePoint> m_weekSince;       ///< when that was; empty: something else is known since
    Overview m_panel;                           ///< only what the panel was told last
    std::optional<TimePoint> m_panelSince;      ///< the same of it
    std::size_t m_turn = 0;                     ///< where the next one to be looked at in turn is
    int m_round = 0;
    int m_worded = 0;
    int m_looked = 0;
    bool m_behind = false;
};

} // namespace quotalamp
