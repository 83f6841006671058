// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/shell/notifier.h"

namespace quotalamp {

/// Keeps a flood of notices to a few. Three stand alone within five minutes; what comes beyond them is one notice that
/// takes its own place as it grows, twice a minute at most. What renews a notice that stands takes its place at once.
/// Time is that of a clock that nobody sets.
class NoticeFlow {
public:
    /// So many notices may stand alone within a stretch.
    static constexpr std::size_t mostAlone = 3;
    /// How far back notices count, and how long the group lasts when nothing joins it.
    static constexpr Milliseconds stretch = std::chrono::minutes{5};
    /// The least time between two showings of the group.
    static constexpr Milliseconds groupPace = std::chrono::seconds{30};

    /// What is to be shown of what has just come, and of what has waited. `burst` has each topic once; it may be empty,
    /// to ask for what has waited. `now` is the time since any beginning, the same in all calls.
    [[nodiscard]] std::vector<Notice> take(const std::vector<Notice>& burst, Milliseconds now);
    /// Until the group may tell of what has joined it; empty: it tells of all.
    [[nodiscard]] std::optional<Milliseconds> wait(Milliseconds now) const;
    /// Forgets what a topic has said: it leaves the group, and no longer counts among those that stand alone. True where it
    /// was the last one that the group, as it was shown, told of: nothing that it says is so any more.
    bool withdraw(const QString& topic);

private:
    struct Alone {
        QString topic;
        Milliseconds at; ///< when it was shown first
    };
    void forgetOld(Milliseconds now);
    bool renews(const Notice& notice);

    std::vector<Alone> m_alone;       ///< in the present stretch
    std::vector<Notice> m_group;      ///< each topic once
    bool m_untold = false;            ///< of the group
    std::set<QString> m_shownInGroup; ///< topics that the group told of when it was shown last
    std::optional<Milliseconds> m_groupShownAt;
    Milliseconds m_groupGrewAt{0};
};

} // namespace quotalamp
