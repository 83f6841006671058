// SPDX-License-Identifier: MIT
#include "io/net/requestqueue.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace quotalamp {

void RequestQueue::add(Pointer request)
{
    m_waiting[request->origin].push_back(std::move(request));
}

RequestQueue::Pointer RequestQueue::next()
{
    const auto sum = [](int all, const auto& each) { return all + each.second; };
    if (std::accumulate(m_running.begin(), m_running.end(), 0, sum) >= m_inAll)
        return nullptr;
    auto turn = m_waiting.upper_bound(m_lastTurn);
    for (std::size_t looked = m_waiting.size(); looked > 0; --looked) {
        if (turn == m_waiting.end())
            turn = m_waiting.begin();
        auto& queue = turn->second;
        while (!queue.empty() && !queue.front()->context)
            queue.pop_front();
        const auto running = m_running.find(turn->first);
        const auto held = m_held.find(turn->first);
        const bool free = (running == m_running.end() || running->second < mostOf(turn->first))
            && (held == m_held.end() || !held->second);
        if (!queue.empty() && free) {
            Pointer request = std::move(queue.front());
            queue.pop_front();
            m_lastTurn = request->origin;
            if (queue.empty())
                m_waiting.erase(turn);
            ++m_running[request->origin];
            return request;
        }
        turn = queue.empty() ? m_waiting.erase(turn) : std::next(turn);
    }
    return nullptr;
}

int RequestQueue::mostOf(const QString& origin) const
{
    constexpr int enough = 2;
    const auto usual = m_answersAfter.find(origin);
    const bool answersAtOnce = usual != m_answersAfter.end() && usual->second < static_cast<double>(m_atOnce.count());
    return answersAtOnce ? std::min(m_perOrigin, enough) : m_perOrigin;
}

void RequestQueue::noteAnswer(const QString& origin, Milliseconds after)
{
    const auto took = static_cast<double>(after.count());
    double& usual = m_answersAfter.try_emplace(origin, took).first->second;
    usual += (took - usual) / 8;
}

void RequestQueue::holdBack(const QString& origin)
{
    m_held.try_emplace(origin, true);
}

bool RequestQueue::letGo(const QString& origin)
{
    const auto held = m_held.find(origin);
    return held != m_held.end() && std::exchange(held->second, false);
}

std::vector<RequestQueue::Pointer> RequestQueue::end(const PendingRequest& request, const Answer& answer)
{
    const bool heldBack = letGo(request.origin);
    if (--m_running[request.origin] == 0) {
        m_running.erase(request.origin);
        const auto waiting = m_waiting.find(request.origin);
        if (waiting == m_waiting.end() || waiting->second.empty())
            m_held.erase(request.origin);
    }
    if (isFound(request, answer) || heldBack)
        return {};
    auto waiting = m_waiting.extract(request.origin);
    if (waiting.empty())
        return {};
    auto& queue = waiting.mapped();
    return {std::make_move_iterator(queue.begin()), std::make_move_iterator(queue.end())};
}

/// Whether the server is there for others, as far as this answer tells.
bool RequestQueue::isFound(const PendingRequest& request, const Answer& answer)
{
    if (!request.context)
        return true; // ended by us, because nobody waited for it any more
    const bool away = answer.failure == TransportError::Unreachable || answer.failure == TransportError::Timeout
        || answer.failure == TransportError::Proxy;
    if (!away) {
        QElapsedTimer now;
        now.start();
        m_answeredAt[request.origin] = now.msecsSinceReference();
        return true;
    }
    const auto answered = m_answeredAt.find(request.origin);
    return answered != m_answeredAt.end() && answered->second >= request.sentAt.msecsSinceReference();
}

} // namespace quotalamp
