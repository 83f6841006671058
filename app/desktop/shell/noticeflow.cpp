// SPDX-License-Identifier: MIT
#include "desktop/shell/noticeflow.h"

#include <algorithm>

namespace quotalamp {

std::vector<Notice> NoticeFlow::take(const std::vector<Notice>& burst, Milliseconds now)
{
    forgetOld(now);
    std::vector<Notice> shown;
    std::vector<Notice> fresh;
    for (const Notice& notice : burst) {
        if (notice.alone || std::ranges::find(m_alone, notice.topic, &Alone::topic) != m_alone.end())
            shown.push_back(notice);
        else if (!renews(notice))
            fresh.push_back(notice);
    }
    if (m_group.empty() && m_alone.size() + fresh.size() <= mostAlone) {
        for (const Notice& notice : fresh) {
            m_alone.push_back({notice.topic, now});
            shown.push_back(notice);
        }
    } else if (!fresh.empty()) {
        m_group.insert(m_group.end(), fresh.begin(), fresh.end());
        m_groupGrewAt = now;
        m_untold = true;
    }
    if (m_untold && wait(now) == Milliseconds(0)) {
        shown.push_back(grouped(m_group));
        m_shownInGroup.clear();
        for (const Notice& each : m_group)
            m_shownInGroup.insert(each.topic);
        m_groupShownAt = now;
        m_untold = false;
    }
    return shown;
}

std::optional<Milliseconds> NoticeFlow::wait(Milliseconds now) const
{
    if (!m_untold)
        return std::nullopt;
    return m_groupShownAt ? std::max(*m_groupShownAt + groupPace - now, Milliseconds(0)) : Milliseconds(0);
}

bool NoticeFlow::withdraw(const QString& topic)
{
    std::erase_if(m_alone, [&](const Alone& each) { return each.topic == topic; });
    std::erase_if(m_group, [&](const Notice& each) { return each.topic == topic; });
    m_untold = m_untold && !m_group.empty();
    return m_shownInGroup.erase(topic) > 0 && m_shownInGroup.empty();
}

void NoticeFlow::forgetOld(Milliseconds now)
{
    std::erase_if(m_alone, [&](const Alone& each) { return now - each.at >= stretch; });
    if (m_untold || now - m_groupGrewAt < stretch)
        return;
    m_group.clear();
    m_groupShownAt.reset();
}

/// What the group tells of already is told anew with it.
bool NoticeFlow::renews(const Notice& notice)
{
    const auto known = std::ranges::find(m_group, notice.topic, &Notice::topic);
    if (known == m_group.end())
        return false;
    m_untold = m_untold || known->title != notice.title;
    *known = notice;
    return true;
}

} // namespace quotalamp
