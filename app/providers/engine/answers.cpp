// SPDX-License-Identifier: MIT
#include "providers/engine/answers.h"

#include <algorithm>

namespace quotalamp {

const Answer* Answers::find(QStringView tag) const
{
    const auto found = std::ranges::find(m_answers, tag, &Answer::tag);
    return found == m_answers.end() ? nullptr : &*found;
}

const QJsonValue& Answers::json(const Answer& answer) const
{
    static const QJsonValue none;
    const auto& value = answer.json().value;
    return value ? *value : none;
}

qint64 Answers::bytes() const
{
    qint64 bytes = 0;
    for (const Answer& answer : m_answers)
        bytes += answer.body.size();
    return bytes;
}

TimePoint Answers::latest() const
{
    return std::ranges::max(m_answers, {}, &Answer::receivedAt).receivedAt;
}

} // namespace quotalamp
