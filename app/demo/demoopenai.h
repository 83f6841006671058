// SPDX-License-Identifier: MIT
#pragma once

#include "demo/demoexchange.h"
#include "demo/demotraffic.h"

#include <vector>

namespace quotalamp {

/// Answers like OpenAI's API: limits only with chat completions, Go durations for resets, requests counted by the day.
class DemoOpenAi {
public:
    explicit DemoOpenAi(const QByteArray& key);
    [[nodiscard]] std::vector<DemoRoute> routes();

private:
    [[nodiscard]] std::optional<DemoReply> refused(const DemoRequest& request) const;
    [[nodiscard]] DemoReply models(const DemoRequest& request) const;
    [[nodiscard]] DemoReply chat(const DemoRequest& request, Milliseconds sinceStart, TimePoint now);
    [[nodiscard]] Headers limits() const;

    QByteArray m_authorization;
    DemoWindow m_requests;
    DemoWindow m_tokens;
};

} // namespace quotalamp
