// SPDX-License-Identifier: MIT
#pragma once

#include "demo/demoexchange.h"
#include "demo/demotraffic.h"

#include <vector>

namespace quotalamp {

/// Answers like Anthropic's API: models in pages, limits only with messages, instants for resets.
class DemoAnthropic {
public:
    explicit DemoAnthropic(QByteArray key);
    [[nodiscard]] std::vector<DemoRoute> routes();

private:
    [[nodiscard]] std::optional<DemoReply> refused(const DemoRequest& request) const;
    [[nodiscard]] DemoReply models(const DemoRequest& request) const;
    [[nodiscard]] DemoReply messages(const DemoRequest& request, Milliseconds sinceStart, TimePoint now);
    [[nodiscard]] Headers limits(TimePoint now) const;

    QByteArray m_key;
    DemoWindow m_requests;
    DemoWindow m_input;
    DemoWindow m_output;
};

} // namespace quotalamp
