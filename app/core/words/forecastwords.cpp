// SPDX-License-Identifier: MIT
#include "core/words/forecastwords.h"

#include "core/base/tr.h"
#include "core/words/limitwords.h"
#include "core/words/windowwords.h"

#include <QLocale>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds oneDay = 24h;
constexpr Milliseconds oneWeek = 7 * 24h;
constexpr Milliseconds byTheDay = 48h; ///< a range that is as wide has days and no hours

/// Where a forecast stops to look ahead.
enum class Horizon { Reset, MonthEnd, None };

Horizon horizonOf(const LimitStanding& limit)
{
    const auto* window = std::get_if<RateWindow>(&limit.limit);
    if (window)
        return window->refill == Refill::Fixed ? Horizon::Reset : Horizon::None;
    return std::holds_alternative<MonthBudget>(limit.limit) ? Horizon::MonthEnd : Horizon::None;
}

std::optional<TimePoint> endOfTime(const LimitStanding& limit)
{
    const auto* budget = std::get_if<MonthBudget>(&limit.limit);
    return budget ? startOfNextMonth(budget->since) : limit.resetsAt();
}

/// As it stands behind "and" or "before".
QString horizonText(Horizon horizon)
{
    return horizon == Horizon::MonthEnd ? Text::tr("the end of the month", "as in: runs out between now and …")
                                        : Text::tr("the reset", "as in: runs out between now and …");
}

QString lastsText(Horizon horizon, bool surely)
{
    if (horizon == Horizon::MonthEnd)
        return surely ? Text::tr("Lasts until the end of the month")
                      : Text::tr("Probably lasts until the end of the month");
    return surely ? Text::tr("Lasts until the reset") : Text::tr("Probably lasts until the reset");
}

/// A bucket has no reset to last until: it is looked at for one period.
QString bucketLasts(const LimitStanding& limit)
{
    const auto* window = std::get_if<RateWindow>(&limit.limit);
    if (!window || window->refill != Refill::Bucket || !window->period)
        return {};
    if (limit.forecast->leftAtReset >= window->leftShare().value_or(1))
        return Text::tr("Refills faster than it is used");
    return Text::tr("Lasts for the next %1", "a duration").arg(durationText(*window->period));
}

/// What the ends of a range of this width are told to.
Milliseconds stepOf(Milliseconds width)
{
    if (width < 1h)
        return 5min;
    return width < 6h ? 30min : Milliseconds(1h);
}

/// On the local clock, down.
TimePoint steppedDown(TimePoint instant, Milliseconds step)
{
    const Milliseconds local = instant.time_since_epoch() + localOffset(instant);
    return instant - (local % step + step) % step;
}

TimePoint steppedUp(TimePoint instant, Milliseconds step)
{
    const TimePoint down = steppedDown(instant, step);
    return down == instant ? instant : down + step;
}

/// When something runs out, in words.
struct Span {
    QString from;
    QString until;        ///< empty: nobody knows
    bool open = false;    ///< `until` is no time, but the reset or the end of the month
    bool mayLast = false; ///< it may not run out before that
};

/// How an instant is said beside another one.
enum class Detail { Time, DayAndTime, Day, Date };

QString instantText(TimePoint instant, TimePoint now, Detail detail)
{
    if (instant <= now)
        return Text::tr("now", "as in: runs out between now and 18:00");
    const QDateTime local = toDateTime(instant).toLocalTime();
    const bool today = local.date() == toDateTime(now).toLocalTime().date();
    const QLocale locale;
    QString time = locale.toString(local.time(), clockFormat(locale));
    const QString day = locale.dayName(local.date().dayOfWeek(), QLocale::ShortFormat);
    switch (detail) {
    case Detail::Time:
        break;
    case Detail::DayAndTime:
        return today ? time : Text::tr("%1 %2", "weekday, time").arg(day, time);
    case Detail::Day:
        return today ? Text::tr("today", "as in: runs out between today and Thu") : day;
    case Detail::Date:
        return today ? Text::tr("today", "as in: runs out between today and Thu")
                     : locale.toString(local.date(), QLocale::ShortFormat);
    }
    return time;
}

Detail finenessOf(Milliseconds width, Milliseconds ahead)
{
    if (ahead >= oneWeek)
        return Detail::Date;
    if (width >= byTheDay)
        return Detail::Day;
    return ahead >= oneDay ? Detail::DayAndTime : Detail::Time;
}

bool onOneDay(TimePoint a, TimePoint b)
{
    return toDateTime(a).toLocalTime().date() == toDateTime(b).toLocalTime().date();
}

/// Of a forecast that runs out.
Span spanOf(const LimitStanding& limit, TimePoint now)
{
    const Forecast& forecast = *limit.forecast;
    const Horizon horizon = horizonOf(limit);
    const auto end = horizon == Horizon::None ? std::nullopt : endOfTime(limit);
    const TimePoint earliest = forecast.earliest.value_or(*forecast.runsOutAt);
    const TimePoint latest = forecast.latest.value_or(end.value_or(*forecast.runsOutAt));
    const Milliseconds width = latest - earliest;
    const Detail detail = finenessOf(width, latest - now);
    const bool byTheClock = detail == Detail::Time || detail == Detail::DayAndTime;
    const TimePoint from = byTheClock ? steppedDown(earliest, stepOf(width)) : earliest;
    const TimePoint until = byTheClock ? steppedUp(latest, stepOf(width)) : latest;

    Span span{instantText(from, now, detail), {}, end && (!forecast.latest || until >= *end), !forecast.latest};
    if (span.open)
        span.until = horizonText(horizon);
    else if (forecast.latest)
        span.until =
            instantText(until, now, detail == Detail::DayAndTime && onOneDay(from, until) ? Detail::Time : detail);
    return span;
}

/// No finer than a forecast knows: to the minute, to five and thirty of them, to hours or days. One minute at least.
Milliseconds roughly(Milliseconds ahead)
{
    const auto to = [ahead](Milliseconds step) { return std::max(step, (ahead + step / 2) / step * step); };
    if (ahead < 10min)
        return to(1min);
    if (ahead < 1h)
        return to(5min);
    if (ahead < oneDay)
        return to(30min);
    return to(ahead < oneWeek ? Milliseconds(1h) : oneDay);
}

bool isAtAnyMoment(const Forecast& forecast, TimePoint now)
{
    return forecast.latest && *forecast.latest <= now;
}

} // namespace

QString outlookText(const LimitStanding& limit, TimePoint now)
{
    if (!limit.forecast)
        return {};
    const Forecast& forecast = *limit.forecast;
    const Horizon horizon = horizonOf(limit);
    if (forecast.lasts())
        return horizon == Horizon::None ? bucketLasts(limit) : lastsText(horizon, !forecast.earliest);
    if (isAtAnyMoment(forecast, now))
        return Text::tr("Runs out at any moment");
    const Span span = spanOf(limit, now);
    if (span.until.isEmpty())
        return Text::tr("Runs out %1 at the earliest", "a time").arg(span.from);
    if (span.from == span.until)
        return Text::tr("Runs out about %1", "a time").arg(span.from);
    return span.mayLast ? Text::tr("Probably runs out between %1 and %2", "two times").arg(span.from, span.until)
                        : Text::tr("Runs out between %1 and %2", "two times").arg(span.from, span.until);
}

QString outlookShort(const LimitStanding& limit, TimePoint now)
{
    if (!limit.forecast || limit.forecast->lasts())
        return {};
    if (isAtAnyMoment(*limit.forecast, now))
        return Text::tr("any moment", "when it runs out");
    const Span span = spanOf(limit, now);
    if (span.open || span.until.isEmpty())
        return Text::tr("from %1", "a time from which on it may run out").arg(span.from);
    if (span.from == span.until)
        return span.from;
    // Newer versions of Qt put a narrow space that does not break before AM and PM.
    const auto isSpace = [](QChar letter) { return letter.isSpace(); };
    const bool isPlain = std::ranges::none_of(span.from + span.until, isSpace);
    return isPlain ? Text::tr("%1–%2", "two times").arg(span.from, span.until)
                   : Text::tr("%1 – %2", "two times").arg(span.from, span.until);
}

QString paceOutlook(const LimitStanding& limit, TimePoint now)
{
    if (!limit.forecast || limit.forecast->lasts())
        return {};
    const Milliseconds ahead = *limit.forecast->runsOutAt - now;
    if (ahead <= 0ms || isAtAnyMoment(*limit.forecast, now))
        return Text::tr("at this pace it runs out at any moment");
    const QString time = durationText(roughly(ahead));
    const bool surely = limit.forecast->latest.has_value();
    switch (horizonOf(limit)) {
    case Horizon::Reset:
        return surely ? Text::tr("at this pace it runs out in about %1, before its reset").arg(time)
                      : Text::tr("at this pace it probably runs out in about %1, before its reset").arg(time);
    case Horizon::MonthEnd:
        return surely
            ? Text::tr("at this pace it runs out in about %1, before the end of the month").arg(time)
            : Text::tr("at this pace it probably runs out in about %1, before the end of the month").arg(time);
    case Horizon::None:
        break;
    }
    return surely ? Text::tr("at this pace it runs out in about %1").arg(time)
                  : Text::tr("at this pace it probably runs out in about %1").arg(time);
}

QString fitsText(const LimitStanding& limit)
{
    if (!limit.fits)
        return {};
    return *limit.fits == 0 ? Text::tr("Less than one more like the last one", "a stretch of work")
                            : Text::tr("About %Ln more like the last one", "stretches of work", *limit.fits);
}

QString bindingText(const AccountStanding& account)
{
    const LimitStanding* first = account.runsOutFirst();
    const auto ending = std::ranges::count_if(
        account.rows, [](const LimitStanding& row) { return row.forecast && !row.forecast->lasts(); });
    return first && ending > 1 ? Text::tr("Runs out first: %1", "a limit").arg(limitName(*first)) : QString();
}

} // namespace quotalamp
