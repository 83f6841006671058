// SPDX-License-Identifier: MIT
#include "core/model/wireforms.h"

#include "core/net/http.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mostCount = qint64{1} << 53; ///< beyond it a double skips integers
constexpr int mostDigits = 40;                ///< of a number on the wire; longer is no number of ours
constexpr std::chrono::days farthestReset{400};
constexpr std::chrono::days oldestReset{1};

using RealMilliseconds = std::chrono::duration<double, std::milli>;

bool isDigit(QChar letter)
{
    return letter >= u'0' && letter <= u'9';
}

/// "12" or "12.5" at the start of `text`: its length, 0 for none.
qsizetype decimalLength(QStringView text)
{
    qsizetype end = 0;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    if (end == 0 || end + 1 >= text.size() || text[end] != u'.' || !isDigit(text[end + 1]))
        return end;
    ++end;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end;
}

std::optional<double> decimal(QStringView text)
{
    if (text.isEmpty() || text.size() > mostDigits || decimalLength(text) != text.size())
        return std::nullopt;
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

struct DurationUnit {
    QStringView name;
    double inMilliseconds;
};
/// Longest names first: "6ms" is not six minutes.
constexpr std::array<DurationUnit, 9> durationUnits{{
    {u"ms", 1.0},
    {u"µs", 1e-3}, // U+00B5
    {u"μs", 1e-3}, // U+03BC
    {u"us", 1e-3},
    {u"ns", 1e-6},
    {u"d", 86'400'000.0},
    {u"h", 3'600'000.0},
    {u"m", 60'000.0},
    {u"s", 1000.0},
}};

/// A wait of 0 to 400 days, to the nearest millisecond.
std::optional<Milliseconds> wait(double inMilliseconds)
{
    if (!std::isfinite(inMilliseconds) || inMilliseconds < 0 || RealMilliseconds(inMilliseconds) > farthestReset)
        return std::nullopt;
    return Milliseconds{std::llround(inMilliseconds)};
}

std::optional<TimePoint> near(std::optional<TimePoint> serverInstant, TimePoint answeredAt, Milliseconds skew)
{
    if (!serverInstant)
        return std::nullopt;
    const TimePoint ours = *serverInstant + skew;
    if (ours < answeredAt - oldestReset || ours > answeredAt + farthestReset)
        return std::nullopt;
    return ours;
}

std::optional<TimePoint> epoch(double inMilliseconds)
{
    constexpr double year2200 = 7'258'118'400'000.0;
    if (!(inMilliseconds >= 0 && inMilliseconds < year2200))
        return std::nullopt;
    return TimePoint{Milliseconds{std::llround(inMilliseconds)}};
}

std::optional<TimePoint> endOfDelay(TimePoint answeredAt, std::optional<Milliseconds> waiting)
{
    if (!waiting)
        return std::nullopt;
    return answeredAt + *waiting;
}

/// Tells a reset's form by its shape. A delay in seconds never reaches 1e9, which is 31 years.
ResetForm resetFormOf(QStringView text)
{
    if (const auto bare = decimal(text)) {
        if (*bare >= 1e12)
            return ResetForm::EpochMilliseconds;
        return *bare >= 1e9 ? ResetForm::EpochSeconds : ResetForm::DelaySeconds;
    }
    if (parseHttpDate(text))
        return ResetForm::HttpDate;
    return ResetForm::Duration;
}

std::optional<TimePoint> resetInForm(QStringView text, ResetForm form, TimePoint answeredAt, Milliseconds skew)
{
    switch (form) {
    case ResetForm::Auto:
        return resetInForm(text, resetFormOf(text), answeredAt, skew);
    case ResetForm::Rfc3339:
        return near(parseInstant(text), answeredAt, skew);
    case ResetForm::HttpDate:
        return near(parseHttpDate(text), answeredAt, skew);
    case ResetForm::DelayEither:
        return std::nullopt;
    case ResetForm::Duration:
        if (const auto waiting = parseDuration(text))
            return answeredAt + *waiting;
        return near(parseInstant(text), answeredAt, skew);
    default:
        break;
    }
    const auto bare = decimal(text);
    if (!bare)
        return std::nullopt;
    switch (form) {
    case ResetForm::DelaySeconds:
        return endOfDelay(answeredAt, wait(*bare * 1000));
    case ResetForm::DelayMilliseconds:
        return endOfDelay(answeredAt, wait(*bare));
    case ResetForm::EpochSeconds:
        return near(epoch(*bare * 1000), answeredAt, skew);
    default:
        return near(epoch(*bare), answeredAt, skew);
    }
}

struct ResetFormWord {
    QLatin1StringView name;
    ResetForm form;
};
constexpr std::array resetFormWords{
    ResetFormWord{"auto"_L1, ResetForm::Auto},
    ResetFormWord{"rfc3339"_L1, ResetForm::Rfc3339},
    ResetFormWord{"duration"_L1, ResetForm::Duration},
    ResetFormWord{"seconds"_L1, ResetForm::DelaySeconds},
    ResetFormWord{"milliseconds"_L1, ResetForm::DelayMilliseconds},
    ResetFormWord{"epoch-seconds"_L1, ResetForm::EpochSeconds},
    ResetFormWord{"epoch-milliseconds"_L1, ResetForm::EpochMilliseconds},
    ResetFormWord{"http-date"_L1, ResetForm::HttpDate},
    ResetFormWord{"seconds-or-milliseconds"_L1, ResetForm::DelayEither},
};

} // namespace

std::optional<double> parseCount(QByteArrayView text)
{
    // Digits alone, and so few that all of them count, are what is asked for nearly always.
    constexpr qsizetype mostExactDigits = 15;
    const bool isWhole = std::ranges::all_of(text, [](char letter) { return isDigit(QLatin1Char(letter)); });
    if (isWhole && !text.empty() && text.size() <= mostExactDigits)
        return static_cast<double>(text.toLongLong());
    const QString trimmed = QString::fromLatin1(text).trimmed();
    const auto value = decimal(trimmed);
    if (!value)
        return std::nullopt;
    // As an integer: 2^53 + 1 read as a double would pass for 2^53.
    bool ok = false;
    const qint64 whole = trimmed.section(u'.', 0, 0).toLongLong(&ok);
    if (!ok || whole > mostCount)
        return std::nullopt;
    return value;
}

std::optional<ResetForm> resetFormFromName(QStringView name)
{
    const auto* word =
        std::ranges::find_if(resetFormWords, [name](const ResetFormWord& candidate) { return name == candidate.name; });
    if (word == resetFormWords.end())
        return std::nullopt;
    return word->form;
}

std::optional<Milliseconds> parseDuration(QStringView text)
{
    QStringView rest = text.trimmed();
    if (rest.isEmpty() || rest.size() > 3 * mostDigits)
        return std::nullopt;
    if (rest == u"0")
        return Milliseconds{0};
    double total = 0;
    while (!rest.isEmpty()) {
        const auto length = decimalLength(rest);
        const auto amount = decimal(rest.first(length));
        rest = rest.mid(length);
        const auto* unit = std::ranges::find_if(
            durationUnits, [rest](const DurationUnit& candidate) { return rest.startsWith(candidate.name); });
        if (!amount || unit == durationUnits.end())
            return std::nullopt;
        total += *amount * unit->inMilliseconds;
        rest = rest.mid(unit->name.size());
    }
    return wait(total);
}

std::optional<TimePoint> parseReset(QByteArrayView text, ResetForm form, TimePoint answeredAt, Milliseconds serverSkew)
{
    const QString trimmed = QString::fromUtf8(text).trimmed();
    if (trimmed.isEmpty())
        return std::nullopt;
    return resetInForm(trimmed, form, answeredAt, serverSkew);
}

std::optional<Seconds> inferPeriod(double limit, double remaining, Milliseconds untilReset)
{
    const double used = limit - remaining;
    if (!std::isfinite(used) || limit <= 0 || remaining < 0 || used <= 0 || untilReset <= 0ms)
        return std::nullopt;
    constexpr std::array<Seconds, 4> usual{60s, 3600s, 86'400s, Seconds(std::chrono::days(30))};
    const double reset = RealMilliseconds(untilReset).count();
    // Services cut the reset to whole milliseconds, and tell an overdrawn bucket as 0 left.
    constexpr double step = 1;
    const double overdraft = remaining > 0 ? 1.0 : 1.05;

    std::optional<Seconds> best;
    double bestMiss = 0;
    int fitting = 0;
    for (const Seconds period : usual) {
        // `remaining` is rounded down: truly used is more than `used - 1`, at most `used`.
        const double perUnit = RealMilliseconds(period).count() / limit;
        if (reset <= perUnit * (used - 1) - step || reset > perUnit * used * overdraft + step)
            continue;
        ++fitting;
        const double miss = std::abs(perUnit * used - reset);
        if (!best || miss < bestMiss) {
            best = period;
            bestMiss = miss;
        }
    }
    const bool exact = bestMiss <= step + reset * 0.05;
    if (fitting > 1 && !exact)
        return std::nullopt;
    return best;
}

std::optional<ResetForm> delayForm(QByteArrayView text, const RateWindow& window)
{
    const auto value = parseCount(text);
    if (!value || !window.period)
        return std::nullopt;
    const double period = std::chrono::duration<double>(*window.period).count();
    if (*value == 0)
        return ResetForm::DelaySeconds;
    // No bucket takes longer than its period.
    if (*value > period)
        return ResetForm::DelayMilliseconds;
    if (!window.limit || !window.remaining || *window.limit <= 0 || *window.remaining >= *window.limit)
        return std::nullopt;
    const double expected = period * (*window.limit - *window.remaining) / *window.limit;
    // On a scale of ratios, half way between value s and value ms.
    constexpr double thousand = 1000;
    return *value * *value > thousand * expected * expected ? ResetForm::DelayMilliseconds : ResetForm::DelaySeconds;
}

std::optional<TimePoint> parseRetryAfter(const Headers& headers, TimePoint now)
{
    const auto clamped = [now](Milliseconds waiting) { return now + std::clamp<Milliseconds>(waiting, 1s, 24h); };
    const auto delay = [&clamped](double inMilliseconds) {
        return clamped(wait(std::min(inMilliseconds, RealMilliseconds(farthestReset).count())).value_or(1s));
    };
    if (const auto precise = headers.value("retry-after-ms")) {
        if (const auto value = decimal(QString::fromLatin1(*precise)))
            return delay(*value);
    }
    const auto header = headers.value("retry-after");
    if (!header)
        return std::nullopt;
    const QString text = QString::fromLatin1(*header);
    if (const auto seconds = decimal(text))
        return delay(*seconds * 1000);
    if (const auto date = parseHttpDate(text))
        return clamped(*date + serverSkew(headers, now) - now);
    return std::nullopt;
}

Milliseconds serverSkew(const Headers& headers, TimePoint answeredAt)
{
    const auto header = headers.value("date");
    if (!header)
        return 0ms;
    const auto date = parseHttpDate(QString::fromLatin1(*header));
    if (!date)
        return 0ms;
    const Milliseconds skew = answeredAt - *date;
    return skew >= -2s && skew <= 2s ? 0ms : skew;
}

} // namespace quotalamp
