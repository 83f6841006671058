#pragma once

#include "core/http.h"

#include <QJsonValue>
#include <QStringView>

#include <map>
#include <span>

namespace quotalamp {

/// The answers of one probe so far, by the tags of their requests. The body of each is parsed once.
class Answers {
public:
    explicit Answers(std::span<const Answer> answers)
        : m_answers(answers)
    {
    }

    /// Null where it has not come.
    [[nodiscard]] const Answer* find(QStringView tag) const;
    /// Null where the body is no JSON.
    [[nodiscard]] const QJsonValue& json(const Answer& answer) const;
    [[nodiscard]] std::size_t size() const { return m_answers.size(); }
    /// When the last one came; there must be one.
    [[nodiscard]] TimePoint latest() const;

private:
    std::span<const Answer> m_answers;
    mutable std::map<const Answer*, QJsonValue> m_parsed;
};

} // namespace quotalamp
