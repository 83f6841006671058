// SPDX-License-Identifier: MIT
#include "io/net/requestqueue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace quotalamp {

void RequestQueue::add(Pointer request)
{
    m_origins[request->origin].waiting.push_back(std::move(request));
    ++m_waiting;
}

RequestQueue::Pointer RequestQueue::next()
{
    if (m_running >= m_inAll || m_waiting == 0)
        return nullptr;
    auto turn = m_origins.upper_bound(m_lastTurn);
    for (std::size_t looked = 0; looked < m_origins.size(); ++looked, ++turn) {
        if (turn == m_origins.end())
            turn = m_origins.begin();
        Origin& origin = turn->second;
        dropForgotten(origin);
        if (origin.waiting.empty() || origin.hold == Hold::Now || origin.running >= mostOf(origin))
            continue;
        m_lastTurn = turn->first;
        return takeFirst(origin);
    }
    return nullptr;
}

RequestQueue::Pointer RequestQueue::takeFirst(Origin& origin)
{
    Pointer request = std::move(origin.waiting.front());
    origin.waiting.pop_front();
    --m_waiting;
    ++origin.running;
    ++m_running;
    return request;
}

void RequestQueue::dropForgotten(Origin& origin)
{
    while (!origin.waiting.empty() && !origin.waiting.front()->context) {
        origin.waiting.pop_front();
        --m_waiting;
    }
}

int RequestQueue::mostOf(const Origin& origin) const
{
    constexpr int enough = 2;
    const bool answersAtOnce = origin.answersAfter && *origin.answersAfter < static_cast<double>(m_atOnce.count());
    return answersAtOnce ? std::min(m_perOrigin, enough) : m_perOrigin;
}

void RequestQueue::noteAnswer(const QString& origin, Milliseconds after)
{
    const auto took = static_cast<double>(after.count());
    std::optional<double>& usual = m_origins[origin].answersAfter;
    usual = usual ? *usual + (took - *usual) / 8 : took;
}

void RequestQueue::holdBack(const QString& origin)
{
    Hold& hold = m_origins[origin].hold;
    if (hold == Hold::NotYet)
        hold = Hold::Now;
}

bool RequestQueue::letGo(const QString& origin)
{
    const auto held = m_origins.find(origin);
    if (held == m_origins.end() || held->second.hold != Hold::Now)
        return false;
    held->second.hold = Hold::Over;
    return true;
}

std::vector<RequestQueue::Pointer> RequestQueue::end(const PendingRequest& request, const Answer& answer)
{
    const bool heldBack = letGo(request.origin);
    Origin& origin = m_origins[request.origin];
    --origin.running;
    --m_running;
    std::list<Pointer> waiting;
    if (!isFound(origin, request, answer) && !heldBack)
        waiting.swap(origin.waiting);
    m_waiting -= static_cast<int>(waiting.size());
    if (origin.running == 0 && origin.waiting.empty())
        origin.hold = Hold::NotYet;
    return {std::make_move_iterator(waiting.begin()), std::make_move_iterator(waiting.end())};
}

/// Whether the server is there for others, as far as this answer tells.
bool RequestQueue::isFound(Origin& origin, const PendingRequest& request, const Answer& answer)
{
    if (!request.context)
        return true; // ended by us, because nobody waited for it any more
    const bool away = answer.failure == TransportError::Unreachable || answer.failure == TransportError::Timeout
        || answer.failure == TransportError::Proxy;
    if (!away) {
        QElapsedTimer now;
        now.start();
        origin.answeredAt = now.msecsSinceReference();
        return true;
    }
    return origin.answeredAt && *origin.answeredAt >= request.sentAt.msecsSinceReference();
}

} // namespace quotalamp
