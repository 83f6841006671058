// SPDX-License-Identifier: MIT
#include "providers/engine/traffic.h"

#include "core/base/json.h"
#include "core/model/wireforms.h"
#include "providers/engine/answerreader.h"
#include "providers/engine/engine.h"
#include "providers/engine/unnamedlimits.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds justNow = 2min; ///< clocks differ, and answers take their time
constexpr Milliseconds oldest = 24h;

/// Null: what its headers tell stands in the descriptor, or nowhere.
const HeaderHook* hookOfHeaders(const Descriptor& provider)
{
    const Descriptor::Traffic* traffic = toolTraffic(provider);
    return traffic ? headerHook(traffic->headers) : nullptr;
}

/// A number as such or as a text; 0 where it is none.
int statusFrom(const QJsonValue& value)
{
    const auto status = number(value);
    return status && *status >= 100 && *status <= 599 ? static_cast<int>(*status) : 0;
}

/// An instant in words, or seconds or milliseconds since 1970, as a number or in a text; empty where it is none.
std::optional<TimePoint> instantFrom(const QJsonValue& value)
{
    constexpr double leastSeconds = 1e9;
    constexpr double leastMilliseconds = 1e12;
    const auto count = number(value);
    if (!count)
        return parseInstant(value.toString());
    if (*count < leastSeconds)
        return std::nullopt;
    return TimePoint(Milliseconds(std::llround(*count < leastMilliseconds ? *count * 1000 : *count)));
}

/// The value of several headers of one name, as clients join them: the first, as it counts where each has a line.
QByteArray firstOfJoined(const QByteArray& value)
{
    static const QRegularExpression numbers(uR"(\A([0-9.]+)(?:, [0-9.]+)+\z)"_s);
    const auto match = numbers.match(QString::fromLatin1(value));
    return match.hasMatch() ? match.captured(1).toLatin1() : value;
}

void addHeader(Overheard& heard, const Descriptor& provider, const QString& name, const QJsonValue& value)
{
    const QByteArray key = name.toLatin1().toLower();
    const QJsonValue first = value.isArray() ? value.toArray().at(0) : value;
    const QByteArray text = first.isDouble() ? QByteArray::number(first.toDouble(), 'f', QLocale::FloatingPointShortest)
                                             : first.toString().toLatin1();
    // As clients of HTTP/2 hand over a status.
    if (key == ":status" && heard.status == 0)
        heard.status = statusFrom(first);
    if (heard.headers.all().size() < Overheard::mostHeaders && isHeaderOfLimits(provider, key))
        heard.headers.add(key, firstOfJoined(text.left(Overheard::mostValue)));
}

/// {"name": "value"} or [["name", "value"], …].
void addHeaders(Overheard& heard, const Descriptor& provider, const QJsonValue& headers)
{
    const QJsonObject object = headers.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        addHeader(heard, provider, it.key(), it.value());
    for (const auto& each : headers.toArray()) {
        const QJsonArray pair = each.toArray();
        addHeader(heard, provider, pair.at(0).toString(), pair.at(1));
    }
}

/// When it was got on our clock; empty: it does not say so.
std::optional<TimePoint> gotAt(const Overheard& heard, TimePoint now)
{
    if (heard.at)
        return std::min(*heard.at, now);
    const auto header = heard.headers.value("date");
    const auto date = header ? parseHttpDate(QString::fromLatin1(*header)) : std::nullopt;
    // Within minutes the server's clock is only another one, and corrected when resets are read.
    return date && *date > now - justNow ? now : date;
}

/// Until when a refusal told to wait, as one to our own probe is read; empty where that is over.
std::optional<TimePoint> waitTold(const Descriptor& provider, const Answer& answer, TimePoint now)
{
    const auto refusal = answer.status >= 400 ? classify(provider, answer) : std::nullopt;
    const auto until = refusal ? refusal->retryAt : std::nullopt;
    return until && *until > now ? until : std::nullopt;
}

/// Whether only a limit for something is used up, a model's, and none that all that the key does counts towards.
bool speaksOfOneModel(const std::vector<RateWindow>& windows)
{
    const auto usedUp = [](const RateWindow& window) { return window.remaining && *window.remaining <= 0; };
    const auto own = [](const RateWindow& window) { return window.label.isEmpty() && window.model.isEmpty(); };
    return std::ranges::any_of(windows, usedUp)
        && std::ranges::none_of(windows, [&](const RateWindow& window) { return usedUp(window) && own(window); });
}

std::vector<RateWindow> windowsInHeaders(const Descriptor& provider, const Answer& answer)
{
    const HeaderHook* hook = hookOfHeaders(provider);
    const auto usage = hook ? hook->hook({}, answer) : std::nullopt;
    return usage ? usage->windows : std::vector<RateWindow>();
}

/// A window that has begun anew since tells nothing of now.
bool hasEnded(const RateWindow& window, TimePoint now)
{
    return window.refill == Refill::Fixed && window.resetsAt && *window.resetsAt <= now;
}

} // namespace

const Descriptor::Traffic* toolTraffic(const Descriptor& provider)
{
    return provider.login && provider.login->traffic ? &*provider.login->traffic : nullptr;
}

bool isHeaderOfLimits(const Descriptor& provider, const QByteArray& name)
{
    const HeaderHook* hook = hookOfHeaders(provider);
    return maySpeakOfLimits(name) || (!name.isEmpty() && headersOfWindows(provider).contains(name))
        || (hook && hook->reads(name));
}

Overheard overheardIn(const Descriptor& provider, const QJsonValue& document, bool tool)
{
    Overheard heard;
    const QJsonObject object = document.toObject();
    const Descriptor::Traffic* traffic = toolTraffic(provider);
    if (tool && traffic && at(document, traffic->limits).isObject()) {
        heard.usage = at(document, traffic->limits).toObject();
        if (!traffic->time.isEmpty())
            heard.at = instantFrom(at(document, traffic->time));
    } else if (object.contains("headers"_L1)) {
        heard.status = statusFrom(object.value("status"_L1));
        heard.model = object.value("model"_L1).toString();
        heard.at = instantFrom(object.value("at"_L1));
        addHeaders(heard, provider, object.value("headers"_L1));
    } else {
        addHeaders(heard, provider, document);
    }
    return overheardFromJson(toJson(heard));
}

Result<Observation, Unheard> observationFrom(const Descriptor& provider, const Overheard& heard, TimePoint now)
{
    const auto at = gotAt(heard, now);
    if (at && now - *at > oldest)
        return Unheard::TooOld;
    Answer answer;
    answer.status = heard.status;
    answer.receivedAt = at.value_or(now);
    Observation seen;
    seen.at = answer.receivedAt;
    if (!heard.usage.isEmpty()) {
        const Descriptor::Traffic* traffic = toolTraffic(provider);
        const UsageHook hook = traffic ? usageHook(traffic->hook) : nullptr;
        const auto usage = hook ? hook(heard.usage, answer) : std::nullopt;
        seen.windows = usage ? usage->windows : std::vector<RateWindow>();
        seen.dated = heard.at.has_value();
    } else {
        for (const Header& header : heard.headers.all()) {
            if (isHeaderOfLimits(provider, header.name))
                answer.headers.add(header.name, header.value);
        }
        AnswerReader reader(provider, {}, Answers({}));
        reader.readObserved(heard.model, answer);
        seen.windows = reader.reading().windows;
        const auto own = windowsInHeaders(provider, answer);
        seen.windows.insert(seen.windows.end(), own.begin(), own.end());
        seen.rawHeaders = reader.reading().rawHeaders;
        if (!speaksOfOneModel(seen.windows))
            seen.waitUntil = waitTold(provider, answer, now);
    }
    std::erase_if(seen.windows, [now](const RateWindow& window) { return hasEnded(window, now); });
    if (seen.windows.empty() && !seen.waitUntil)
        return Unheard::NoLimits;
    return seen;
}

} // namespace quotalamp
