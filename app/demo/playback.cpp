// SPDX-License-Identifier: MIT
#include "demo/playback.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

qsizetype likeness(const Request& request, const Playback::Heard& heard, bool withKey)
{
    constexpr qsizetype body = 100; ///< counts for more than any query
    constexpr qsizetype key = 200;
    const auto asked = QUrlQuery(request.url).queryItems();
    const auto items = heard.query.queryItems();
    const auto same = std::ranges::count_if(asked, [&items](const auto& item) { return items.contains(item); });
    return 2 * same - std::abs(asked.size() - items.size()) + (request.body == heard.body ? body : 0)
        + (request.keyHeader.isEmpty() != withKey ? key : 0);
}

Answer refusal()
{
    Answer answer;
    answer.status = 401;
    answer.headers.add("content-type", "application/json");
    answer.body = R"({"error": {"message": "This is no key of the demo.", "type": "authentication_error"}})";
    return answer;
}

} // namespace

Playback::Playback(std::vector<RecordedExchange> exchanges, QByteArray key)
    : m_exchanges(std::move(exchanges))
    , m_key(std::move(key))
{
}

Answer Playback::answerTo(const Heard& heard) const
{
    const bool withKey = std::ranges::any_of(m_exchanges, [&heard](const RecordedExchange& each) {
        return !each.request.keyHeader.isEmpty() && heard.headers.value(each.request.keyHeader);
    });
    const RecordedExchange* best = nullptr;
    for (const RecordedExchange& each : m_exchanges) {
        if (each.request.method == heard.method && each.request.url.path() == heard.path
            && (!best || likeness(each.request, heard, withKey) > likeness(best->request, heard, withKey)))
            best = &each;
    }
    if (!best)
        return refusal();
    const Request& request = best->request;
    const bool wantsKey = !m_key.isEmpty() && !request.keyHeader.isEmpty();
    return wantsKey && heard.headers.value(request.keyHeader) != request.keyPrefix + m_key ? refusal() : best->answer;
}

QStringList Playback::paths() const
{
    QStringList paths;
    for (const RecordedExchange& each : m_exchanges)
        paths << each.request.url.path();
    paths.removeDuplicates();
    return paths;
}

} // namespace quotalamp
