// SPDX-License-Identifier: MIT
#include "io/net/samebodies.h"

#include <algorithm>
#include <numeric>

namespace quotalamp {

namespace {

constexpr std::size_t mostBodies = 8;
constexpr qsizetype mostBytes = 512 * 1024;

} // namespace

void SameBodies::share(Answer& answer)
{
    const auto same = std::ranges::find_if(m_last, [&answer](const auto& each) { return each->body == answer.body; });
    if (same == m_last.end())
        m_last.push_front(std::make_shared<Answer::Document>(Answer::Document{answer.body}));
    else
        std::rotate(m_last.begin(), same, same + 1);
    answer.document = m_last.front();
    answer.body = answer.document->body;
    const auto size = [](qsizetype all, const auto& each) { return all + each->body.size(); };
    while (m_last.size() > mostBodies || std::accumulate(m_last.begin(), m_last.end(), qsizetype(0), size) > mostBytes)
        m_last.pop_back();
}

} // namespace quotalamp
