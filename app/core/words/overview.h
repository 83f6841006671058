// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ledger.h"
#include "core/words/windowwords.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace quotalamp {

/// What a gauge shows; in order of urgency, most urgent last but for the quiet ones.
enum class GaugeState { NoLimits, Calm, Stale, Warning, Error, Critical, Exhausted, NoAccount, Paused };
[[nodiscard]] GaugeState gaugeState(Severity severity);

/// One limit or balance with its bar and words, ready to draw. No view words anything itself.
struct WindowView {
    QString id;
    QString label;                       ///< "Tokens"
    QString amount;                      ///< "9.4k of 200k"; may be empty
    QString when;                        ///< "full again in 57 s"; may be empty
    QString value;                       ///< "4%", "13.51 USD", or "unknown"
    QString valueSuffix;                 ///< "left" or "used"; empty beside "unknown"
    std::optional<double> left;          ///< share left, 0–1; empty: no bar
    bool rising = false;                 ///< a bucket that is refilling: draw the rising edge
    std::optional<double> timeLeft;      ///< share of a fixed window's time left: the even-pace mark
    std::optional<double> configured{};  ///< share of the limit that is configured, where that is less: its mark
    GaugeState state = GaugeState::Calm; ///< Calm, Warning, Critical, Exhausted or Stale
    QString note;                        ///< "At this pace it runs out Thu 00:08, 15 h early"; may be empty
    QString spoken;                      ///< for screen readers: exact numbers, one sentence
    friend bool operator==(const WindowView&, const WindowView&) = default;
};

enum class CardAction { None, EnterKey, ReplaceKey, UnlockKeychain, TryAgain, EditAccount, CopyReport };

/// One account, ready to draw.
struct CardView {
    QString accountId;
    QString name;  ///< "OpenAI"
    QString label; ///< "Production"
    QString aside; ///< model, "last seen 12 min ago", "no limits"
    GaugeState state = GaugeState::Calm;
    std::optional<double> left; ///< of the most urgent window
    QString level;              ///< the same in words: "4% left"; empty: unknown
    std::vector<WindowView> windows;
    bool abreast = false; ///< calm buckets: two in a row, label, value and bar only
    QString note;         ///< sample or server line: "claude-haiku-4-5 · 9 in, 1 out · 412 ms"
    QString error;        ///< sentence; empty: none
    QString errorNext;    ///< "Next try in 3 min."; may be empty
    bool errorNeedsYou = false;
    CardAction action = CardAction::None;
    QString actionText; ///< "Replace key…"
    bool checking = false;
    friend bool operator==(const CardView&, const CardView&) = default;
};

struct HeadLine {
    QString label;   ///< "Next wall"
    QString subject; ///< "Claude weekly"
    QString time;    ///< "Thu 00:08"
    friend bool operator==(const HeadLine&, const HeadLine&) = default;
};

/// What stands in the strip of a desktop without a tray.
struct StripItem {
    QString subject; ///< "OpenAI tokens"
    QString value;   ///< "4% left", "used up", "Invalid API key (401)"
    QString when;    ///< "57 s", "12 min ago"; may be empty
    GaugeState state = GaugeState::Calm;
    std::optional<double> left;
    friend bool operator==(const StripItem&, const StripItem&) = default;
};

/// Everything that icon, tooltip, menu and popup show, from one place, so that they never disagree.
struct Overview {
    std::vector<HeadLine> head;  ///< next wall, next relief; or one quiet line
    std::vector<CardView> cards; ///< most urgent first, then in the person's order; or in that order alone
    GaugeState icon = GaugeState::NoAccount;
    std::optional<double> iconLeft;
    std::optional<double> iconSecondLeft; ///< of the same account's next window, for icons that show two
    QString tooltip;                      ///< plain, at most 3 lines and 120 characters
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

struct OverviewOptions {
    Seconds interval{300};
    int paidProbesToday = 0;
    int paidInDemo = 0;                  ///< said instead where only the demo is shown
    std::optional<int> paidProbesPerDay; ///< the cap; empty: none
    /// Of a window, by the ids of its account and its own; empty: as by default.
    std::function<Thresholds(const QString&, const QString&)> thresholds;
    /// Of a balance, by the same: the amount below which it is low; empty: none.
    std::function<QString(const QString&, const QString&)> creditBelow;
    /// Of an account, by its id: its budget for a month; empty: none.
    std::function<QString(const QString&)> monthlyBudget{};
    Wording wording;
    bool ownOrder = false; ///< cards in the order of the accounts
    QString iconAccount{}; ///< id of the account that icon and tooltip speak of first; empty or gone: the most urgent
};

/// As a person chose it. `settings` has to live as long as the options do.
[[nodiscard]] OverviewOptions overviewOptions(const Settings& settings, const LedgerTotals& today);

/// "OpenAI", or "OpenAI Production" where another account has the same provider.
[[nodiscard]] QString accountSubject(const std::vector<AccountState>& accounts, const AccountState& account);

[[nodiscard]] Overview overview(
    const std::vector<AccountState>& known, TimePoint now, const OverviewOptions& options = {});

} // namespace quotalamp
