#include "providers/answers.h"

#include "core/json.h"

#include <algorithm>

namespace quotalamp {

const Answer* Answers::find(QStringView tag) const
{
    const auto found = std::ranges::find(m_answers, tag, &Answer::tag);
    return found == m_answers.end() ? nullptr : &*found;
}

const QJsonValue& Answers::json(const Answer& answer) const
{
    const auto known = m_parsed.find(&answer);
    if (known != m_parsed.end())
        return known->second;
    return m_parsed.emplace(&answer, parseJson(answer.body).value_or(QJsonValue())).first->second;
}

TimePoint Answers::latest() const
{
    return std::ranges::max(m_answers, {}, &Answer::receivedAt).receivedAt;
}

} // namespace quotalamp
