#include "core/text.h"
#include "providers/engine.h"
#include "providers/usagehooks.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

// OpenAI and Groq name the limit that a refused request ran into in its message, and nowhere else where it is none of those
// in the headers: "… model `m` … on tokens per day (TPD): Limit 1000, Used 990, Requested 20. Please try again in 14m24s."

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Length {
    QLatin1StringView word;
    QLatin1StringView ending; ///< of an id
    Seconds period;
};
constexpr std::array lengths{Length{"min"_L1, "-minute"_L1, 60s}, Length{"minute"_L1, "-minute"_L1, 60s},
    Length{"hour"_L1, "-hour"_L1, 3600s}, Length{"day"_L1, "-day"_L1, 86'400s}};

Unit unitOf(QStringView thing)
{
    if (thing.endsWith(u"tokens"))
        return Unit::Tokens;
    return thing == u"images" ? Unit::Images : Unit::Requests;
}

std::optional<double> amount(QString digits)
{
    return parseCount(digits.remove(u',').toLatin1());
}

std::optional<RateWindow> windowIn(const QString& message)
{
    static const QRegularExpression sentence(
        uR"(\bon (requests|(?:input |output )?tokens|images) per (min(?:ute)?|hour|day)\b[^:]{0,20}:? *Limit:? ([0-9,]+))"
        uR"((?:[^,]{0,12},? *(?:Used|Current):? ([0-9,]+))?)"_s);
    static const QRegularExpression model(
        uR"(\bfor (?:model )?`?([A-Za-z0-9][A-Za-z0-9._:/-]{0,99})`? (?:\(|in organization\b|on ))"_s);
    const auto found = sentence.match(message);
    if (!found.hasMatch())
        return std::nullopt;
    const auto* length =
        std::ranges::find_if(lengths, [&found](const Length& each) { return found.captured(2) == each.word; });
    RateWindow window;
    window.id = found.captured(1).replace(u' ', u'-') + length->ending;
    window.unit = unitOf(found.capturedView(1));
    window.period = length->period;
    window.limit = amount(found.captured(3));
    if (const auto used = amount(found.captured(4)); used && window.limit)
        window.remaining = std::max(0.0, *window.limit - *used);
    window.model = model.match(message).captured(1);
    return window.limit ? std::optional(window) : std::nullopt;
}

} // namespace

std::optional<Usage> limitInWords(const QJsonValue&, const Answer& answer)
{
    const auto body = errorBody(answer.body);
    if (!body)
        return std::nullopt;
    static const QRegularExpression again(uR"(\btry again in ((?:[0-9]+(?:\.[0-9]+)?(?:ms|[dhms]))+))"_s);
    const auto wait = parseDuration(again.match(body->message).captured(1));
    auto window = windowIn(body->message);
    if (!window && !wait)
        return std::nullopt;
    Usage usage;
    if (wait)
        usage.retryAt = answer.receivedAt + std::clamp<Milliseconds>(*wait, 1s, 24h);
    if (window) {
        // When so much is back as was asked for, which is not yet all: how it refills stays open.
        if (wait && *wait >= 1s)
            window->resetsAt = answer.receivedAt + *wait;
        usage.windows.push_back(std::move(*window));
    }
    return usage;
}

} // namespace quotalamp
