// SPDX-License-Identifier: MIT
#include "core/model/wireforms.h"
#include "providers/hooks/errorbody.h"
#include "providers/hooks/usagehooks.h"
#include "providers/hooks/waits.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

// Many name the limit that a refused request ran into in its message, and nowhere else where it is none of those in the
// headers: "… model `m` … on tokens per day (TPD): Limit 1000, Used 990, Requested 20. Please try again in 14m24s.", or
// "limited to 8 requests per minute".

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Length {
    QLatin1StringView word;   ///< the beginning
    QLatin1StringView ending; ///< of an id
    Seconds period;
};
constexpr std::array lengths{Length{"sec"_L1, "-second"_L1, 1s}, Length{"min"_L1, "-minute"_L1, 60s},
    Length{"hour"_L1, "-hour"_L1, 3600s}, Length{"day"_L1, "-day"_L1, 86'400s}, Length{"week"_L1, "-week"_L1, 604'800s},
    Length{"month"_L1, "-month"_L1, Seconds(std::chrono::days(30))}};

Unit unitOf(QStringView thing)
{
    if (thing.endsWith(u"tokens", Qt::CaseInsensitive))
        return Unit::Tokens;
    return thing.compare(u"images", Qt::CaseInsensitive) == 0 ? Unit::Images : Unit::Requests;
}

/// "API calls" are requests.
QString idOf(const QString& thing)
{
    return unitOf(thing) == Unit::Requests ? u"requests"_s : thing.toLower().replace(u' ', u'-');
}

const Length* lengthNamed(const QString& word)
{
    const auto* found = std::ranges::find_if(
        lengths, [&word](const Length& each) { return word.startsWith(each.word, Qt::CaseInsensitive); });
    return found == lengths.end() ? nullptr : found;
}

std::optional<double> writtenCount(QString digits)
{
    return parseCount(digits.remove(u',').toLatin1());
}

QString modelIn(const QString& message)
{
    static const QRegularExpression model(
        uR"(\bfor (?:model )?`?([A-Za-z0-9][A-Za-z0-9._:/-]{0,99})`? (?:\(|in organization\b|on ))"_s);
    return model.match(message).captured(1);
}

/// A window that counts `counted` per `length`, as a sentence writes them; empty where one of the three is none.
std::optional<RateWindow> windowInWords(const QString& counted, const QString& length, const QString& limit)
{
    const Length* known = lengthNamed(length);
    const auto most = writtenCount(limit);
    if (!known || !most)
        return std::nullopt;
    RateWindow window;
    window.id = idOf(counted) + known->ending;
    window.unit = unitOf(counted);
    window.period = known->period;
    window.limit = most;
    return window;
}

/// "on tokens per day (TPD): Limit 1000, Used 990".
std::optional<RateWindow> windowWithUse(const QString& message)
{
    static const QRegularExpression sentence(
        uR"(\bon (requests|(?:input |output )?tokens|images) per (sec(?:ond)?|min(?:ute)?|hour|day|week|month)\b[^:]{0,20}:? *Limit:? ([0-9,]+))"
        uR"((?:[^,]{0,12},? *(?:Used|Current):? ([0-9,]+))?)"_s);
    const auto found = sentence.match(message);
    auto window = windowInWords(found.captured(1), found.captured(2), found.captured(3));
    if (!window)
        return std::nullopt;
    if (const auto used = writtenCount(found.captured(4)))
        window->remaining = std::max(0.0, *window->limit - *used);
    window->model = modelIn(message);
    return window;
}

QString messageOf(const Answer& answer)
{
    const auto body = errorBody(answer.json().value.value_or(QJsonValue()));
    return body ? body->message : spokenText(answer);
}

} // namespace

std::optional<RateWindow> limitOfThePlan(const Answer& answer)
{
    static const QRegularExpression sentence(
        uR"(\b(?:(?:limited|reduced|restricted|capped) to|limit(?: of|:| is)|maximum (?:of|is)|quota (?:of|is)) (?:up to )?([0-9][0-9,]{0,15}) )"
        uR"(((?:input |output )?tokens|images|(?:api |free )?(?:requests?|calls?)) ?(?:per|/|an?|each|every) ?(sec(?:ond)?|min(?:ute)?|hour|day|week|month)\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto found = sentence.match(messageOf(answer));
    auto window = windowInWords(found.captured(2), found.captured(3), found.captured(1));
    // One request too many is all of them; how many tokens are left for a smaller request is not said.
    if (window && window->unit == Unit::Requests)
        window->remaining = 0;
    return window;
}

std::optional<Usage> limitInWords(const QJsonValue&, const Answer& answer)
{
    const QString message = messageOf(answer);
    const auto again = waitInWords(message, answer);
    auto window = windowWithUse(message);
    if (!window && !again)
        return std::nullopt;
    Usage usage;
    usage.retryAt = again;
    if (window) {
        // When so much is back as was asked for, which is not yet all: how it refills stays open.
        if (again && *again - answer.receivedAt >= 1s)
            window->resetsAt = again;
        usage.windows.push_back(std::move(*window));
    }
    return usage;
}

} // namespace quotalamp
