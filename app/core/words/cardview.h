// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/accountlines.h"
#include "core/words/windowview.h"

namespace quotalamp {

/// What one button beside an error does about it.
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
    QString nearest{};          ///< the limit that makes the state: "Tokens: 4% left"; empty where none presses
    std::vector<WindowView> windows;
    bool abreast = false; ///< calm buckets: two in a row, label, value and bar only
    QString note;         ///< what runs out first; sample or server line: "claude-haiku-4-5 · 9 in, 1 out · 412 ms"
    QString error;        ///< sentence; empty: none
    QString errorNext;    ///< "Next try in 3 min."; may be empty
    bool errorNeedsYou = false;
    CardAction action = CardAction::None;
    QString actionText; ///< "Replace key…"
    bool checking = false;
    /// How many windows there are where they are not in words yet, because nobody looks; empty: all of it is in words.
    std::optional<int> outlined{};

    /// How many windows there are, in words or not.
    [[nodiscard]] std::size_t windowCount() const { return outlined ? std::size_t(*outlined) : windows.size(); }
    friend bool operator==(const CardView&, const CardView&) = default;
};

/// What a list has to know of a card that nobody looks at: whose it is and what its gauge shows.
[[nodiscard]] CardView cardOutline(const AccountInView& account);
/// All of it.
[[nodiscard]] CardView cardView(const AccountInView& account, TimePoint now, const Wording& wording);

} // namespace quotalamp
