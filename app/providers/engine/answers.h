// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/http.h"

#include <QJsonValue>
#include <QStringView>

#include <span>

namespace quotalamp {

/// The answers of one probe so far, by the tags of their requests.
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
    /// Of their bodies.
    [[nodiscard]] qint64 bytes() const;
    /// When the last one came; there must be one.
    [[nodiscard]] TimePoint latest() const;

private:
    std::span<const Answer> m_answers;
};

} // namespace quotalamp
