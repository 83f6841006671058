// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/reading.h"
#include "providers/descriptor/descriptor.h"
#include "providers/engine/answers.h"
#include "providers/hooks/usagehooks.h"

#include <map>

namespace quotalamp {

/// Makes a reading of answers. What one hook or pointer tells twice counts once, the later one.
class AnswerReader {
public:
    /// `host`: who is asked.
    AnswerReader(const Descriptor& provider, QString host, const Answers& answers);

    /// A page of a free request.
    void readFree(const Descriptor::Free& free, const Answer& page);
    /// Once all of them are read.
    void finishFree();
    /// The answer to a paid request that asked this model.
    void readPaid(const QString& model, const Answer& answer);

    /// The headers of an answer that somebody else got, and that names its model or none.
    void readObserved(const QString& model, const Answer& answer) { readLimits(answer, model); }

    [[nodiscard]] Reading& reading() { return m_reading; }
    [[nodiscard]] const Reading& reading() const { return m_reading; }
    /// A model of each kind, by its kind, where ids are names of a person's own.
    [[nodiscard]] const std::map<QString, QString>& named() const { return m_named; }

private:
    void readPage(const Descriptor::Free& free, const QJsonValue& json);
    void readAmounts(const Descriptor::Free& free, const Answer& answer);
    void readHook(const Descriptor::Free& free, const Answer& answer);
    void readThrottled(const Answer& answer, const QString& model);
    void readLimits(const Answer& answer, const QString& model);
    void readRaw(const Headers& headers);
    void keep(RateWindow window, TimePoint readAt);
    void keepUnnamed(const Descriptor::Free& free, const Answer& answer);
    void keep(Balance balance);

    const Descriptor& m_provider;
    QString m_host;
    const Answers& m_answers;
    Reading m_reading;
    std::vector<Spend> m_inexact; ///< parts of sums that have too many digits, of which nothing is told
    std::map<QString, QString> m_named;
};

/// What the request's hook makes of the answer; empty where it has none, or does not know the format.
[[nodiscard]] std::optional<Usage> usageFrom(
    const Descriptor::Free& free, const Answers& answers, const Answer& answer);

} // namespace quotalamp
