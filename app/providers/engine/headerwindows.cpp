// SPDX-License-Identifier: MIT
#include "core/model/wireforms.h"
#include "providers/engine/engine.h"
#include "providers/engine/ratelimitfields.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QByteArray forKind(const QByteArray& pattern, const QByteArray& kind)
{
    return pattern.contains('$') ? QByteArray(pattern).replace("$kind", kind) : pattern;
}

std::optional<double> countInHeader(const Headers& headers, const QByteArray& name)
{
    if (name.isEmpty())
        return std::nullopt;
    const auto value = headers.value(name);
    return value ? parseCount(*value) : std::nullopt;
}

/// `window` tells what is known of it otherwise.
std::optional<TimePoint> reset(
    const Descriptor::Window& form, const Answer& answer, const QByteArray& kind, const RateWindow& window)
{
    if (form.reset.isEmpty())
        return std::nullopt;
    const auto value = answer.headers.value(forKind(form.reset, kind));
    if (!value)
        return std::nullopt;
    const ResetForm written = form.resetForm == ResetForm::DelayEither
        ? delayForm(*value, window).value_or(ResetForm::DelayEither)
        : form.resetForm;
    const auto at = parseReset(*value, written, answer.receivedAt, serverSkew(answer.headers, answer.receivedAt));
    // "4ms" where nobody knows how the window refills: nothing that could be waited for.
    const bool atOnce = at && *at < answer.receivedAt + std::chrono::seconds(1);
    return form.refill == Refill::Unknown && atOnce ? std::nullopt : at;
}

std::optional<Seconds> periodOf(const Descriptor::Window& form, const RateWindow& window, TimePoint answeredAt)
{
    if (!form.inferPeriod)
        return form.period;
    if (!window.limit || !window.remaining || !window.resetsAt)
        return std::nullopt;
    return inferPeriod(*window.limit, *window.remaining, *window.resetsAt - answeredAt);
}

std::optional<Seconds> periodIn(const Headers& headers, const QByteArray& name)
{
    constexpr double longest = 400.0 * 24 * 60 * 60;
    const auto seconds = countInHeader(headers, name);
    return seconds && *seconds >= 1 && *seconds <= longest ? std::optional(Seconds(static_cast<qint64>(*seconds)))
                                                           : std::nullopt;
}

std::optional<RateWindow> windowOfKind(
    const Descriptor::Window& form, const QString& kind, const Answer& answer, const QString& model)
{
    const QByteArray inName = kind.toLatin1();
    RateWindow window;
    window.limit = countInHeader(answer.headers, forKind(form.limit, inName));
    window.remaining = countInHeader(answer.headers, forKind(form.remaining, inName));
    if (!window.limit && !window.remaining)
        return std::nullopt;
    window.id = form.id;
    window.id.replace("$kind"_L1, kind);
    window.label = form.label;
    const auto unit = form.units.find(kind);
    window.unit = unit == form.units.end() ? form.unit : unit->second;
    window.refill = form.refill;
    window.period = periodIn(answer.headers, forKind(form.periodIn, inName));
    window.resetsAt = reset(form, answer, inName, window);
    if (!window.period)
        window.period = periodOf(form, window, answer.receivedAt);
    window.model = model;
    return window;
}

} // namespace

std::vector<RateWindow> windowsFromHeaders(const Descriptor& provider, const Answer& answer, const QString& model)
{
    std::vector<RateWindow> windows;
    for (const Descriptor::Window& form : provider.windows) {
        const QStringList kinds = form.kinds.isEmpty() ? QStringList{QString()} : form.kinds;
        for (const QString& kind : kinds) {
            if (auto window = windowOfKind(form, kind, answer, model))
                windows.push_back(std::move(*window));
        }
    }
    if (provider.rateLimitFields && windows.empty())
        windows = windowsFromRateLimitFields(answer.headers, answer.receivedAt, *provider.rateLimitFields);
    return windows;
}

} // namespace quotalamp
