// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/model/wireforms.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonObject>

// A refusal of OpenRouter's own: "error.metadata" with "limit_source", and headers that the answer itself may lack. One that a
// model's host gave has neither.

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::optional<double> countOfQuotedHeader(const QJsonObject& headers, QLatin1StringView name)
{
    return parseCount(headers.value(name).toVariant().toString().toLatin1());
}

/// Of which length it is; empty id: not told.
RateWindow windowFor(const QString& source, const QString& message)
{
    RateWindow window;
    window.refill = Refill::Fixed;
    if (source == "openrouter_free_tier_daily"_L1 || message.contains("per-day"_L1)) {
        window.id = u"requests"_s;
        window.label = u"free model requests per day"_s;
        window.period = std::chrono::days(1);
    } else if (message.contains("per minute"_L1) || message.contains("per-min"_L1)) {
        window.id = u"requests-minute"_s;
        window.period = 1min;
    }
    return window;
}

} // namespace

std::optional<Usage> openRouterLimit(const QJsonValue& json, const Answer& answer)
{
    const QJsonObject metadata = at(json, u"/error/metadata").toObject();
    const QString source = metadata.value("limit_source"_L1).toString();
    const QJsonObject headers = metadata.value("headers"_L1).toObject();
    Usage usage;
    // It comes back by itself once the requests under way are paid, whatever its status says.
    if (source == "openrouter_in_flight_budget"_L1)
        usage.means = ErrorKind::RateLimited;
    RateWindow window = windowFor(source, at(json, u"/error/message").toString());
    window.limit = countOfQuotedHeader(headers, "X-RateLimit-Limit"_L1);
    window.remaining = countOfQuotedHeader(headers, "X-RateLimit-Remaining"_L1);
    window.resetsAt = resetIn(headers.value("X-RateLimit-Reset"_L1), ResetForm::EpochMilliseconds, answer);
    if (window.limit && !window.id.isEmpty())
        addNew(usage.windows, std::move(window));
    return usage.windows.empty() && !usage.means ? std::nullopt : std::optional(std::move(usage));
}

} // namespace quotalamp
