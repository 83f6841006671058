// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/shell/notifier.h"

namespace quotalamp {

/// Keeps a flood of notices to a few. Three stand alone within five minutes; what comes beyond them is one notice that
/// takes its own place as it grows, twice a minute at most. What renews a notice that stands takes its place at once.
/// Time is that of a clock that nobody sets.
class NoticeFlow {
public:
    static constexpr std::size_t mostAlone = 3;
    static constexpr Milliseconds stretch = std::chrono::minutes{5};
    static constexpr Milliseconds groupPace = std::chrono::seconds{30};

    /// What is to be shown of what has just come, and of what has waited.
    [[nodiscard]] std::vector<Notice> take(const std::vector<Notice>& burst, Milliseconds now);
    /// Until the group may tell of what has joined it; empty: it tells of all.
    [[nodiscard]] std::optional<Milliseconds> wait(Milliseconds now) const;
    void withdraw(const QString& topic);

private:
    struct Alone {
        QString topic;
        Milliseconds at;
    };
    void forgetOld(Milliseconds now);
    bool renews(const Notice& notice);

    std::vector<Alone> m_alone;
    std::vector<Notice> m_group;
    bool m_untold = false; ///< of the group
    std::optional<Milliseconds> m_groupShownAt;
    Milliseconds m_groupGrewAt{0};
};

} // namespace quotalamp
