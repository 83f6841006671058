// SPDX-License-Identifier: MIT
#include "core/words/chartscale.h"

#include "core/base/tr.h"
#include "core/words/windowwords.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double besideMark = 0.09; ///< a mark nearer to "now" or to the end would run into it
constexpr double roomForEnd = 0.15; ///< what is ahead takes at least so much before its end is marked
constexpr int mostAhead = 3;        ///< the stretch, parted by this

/// The last round local time at or before `now`: a quarter of an hour, six hours, a day, a month.
QDateTime lastRound(TimePoint now, Stretch stretch)
{
    const QDateTime local = toDateTime(now).toLocalTime();
    constexpr int quarter = 15;
    constexpr int sixHours = 6;
    const QTime time = local.time();
    if (stretch == Stretch::Hour)
        return {local.date(), QTime(time.hour(), time.minute() / quarter * quarter)};
    if (stretch == Stretch::Day)
        return {local.date(), QTime(time.hour() / sixHours * sixHours, 0)};
    if (stretch == Stretch::Year)
        return QDate(local.date().year(), local.date().month(), 1).startOfDay();
    return local.date().startOfDay();
}

/// The local clock's step, so that marks stay on round times where the clock is changed.
QDateTime stepBack(const QDateTime& mark, Stretch stretch)
{
    constexpr int quarter = 15;
    constexpr int sixHours = 6;
    if (stretch == Stretch::Hour)
        return mark.addSecs(-qint64(quarter) * 60);
    if (stretch == Stretch::Day) {
        const int hour = mark.time().hour();
        return hour >= sixHours ? QDateTime(mark.date(), QTime(hour - sixHours, 0))
                                : QDateTime(mark.date().addDays(-1), QTime(24 - sixHours, 0));
    }
    if (stretch == Stretch::Year)
        return mark.date().addMonths(-2).startOfDay();
    return mark.date().addDays(stretch == Stretch::Week ? -1 : -7).startOfDay();
}

/// "27 Oct", "27. Okt." or "Oct 27", as the locale has its dates.
QString dayAndMonth(const QLocale& locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    if (format.indexOf(u'M') < format.indexOf(u'd'))
        return u"MMM d"_s;
    return format.contains("d."_L1) ? u"d. MMM"_s : u"d MMM"_s;
}

QString markText(const QDateTime& mark, Stretch stretch)
{
    const QLocale locale;
    if (stretch == Stretch::Week)
        return locale.toString(mark, u"ddd"_s);
    if (stretch == Stretch::Year)
        return locale.toString(mark, u"MMM"_s);
    if (stretch == Stretch::Month)
        return locale.toString(mark, dayAndMonth(locale));
    return locale.toString(mark.time(), clockFormat(locale));
}

} // namespace

Milliseconds stretchLength(Stretch stretch)
{
    switch (stretch) {
    case Stretch::Hour:
        return 1h;
    case Stretch::Day:
        return 24h;
    case Stretch::Week:
        return 7 * 24h;
    case Stretch::Month:
        return 30 * 24h;
    case Stretch::Year:
        break;
    }
    return 365 * 24h;
}

ChartScale::ChartScale(Stretch stretch, TimePoint now, Milliseconds ahead)
    : m_stretch(stretch)
    , m_now(now)
    , m_ahead(std::clamp<Milliseconds>(ahead, 0ms, stretchLength(stretch) / mostAhead))
{
}

double ChartScale::place(TimePoint instant) const
{
    return std::chrono::duration<double>(instant - from()) / std::chrono::duration<double>(until() - from());
}

TimePoint ChartScale::instantAt(double place) const
{
    const auto whole = static_cast<double>((until() - from()).count());
    return from() + Milliseconds(std::llround(place * whole));
}

QString ChartScale::timeText(TimePoint instant) const
{
    const QDateTime local = toDateTime(instant).toLocalTime();
    const QLocale locale;
    const QString clock = clockFormat(locale);
    if (m_stretch == Stretch::Hour)
        return locale.toString(local.time(), withSeconds(clock));
    if (m_stretch == Stretch::Day)
        return locale.toString(local.time(), clock);
    if (m_stretch == Stretch::Week)
        return locale.toString(local, u"ddd "_s + clock);
    return locale.toString(local, dayAndMonth(locale) + u' ' + clock);
}

std::vector<ChartMark> ChartScale::marks() const
{
    const double nowAt = place(m_now);
    std::vector<ChartMark> marks;
    if (1.0 - nowAt > roomForEnd)
        marks.push_back({1.0, markText(toDateTime(until()).toLocalTime(), m_stretch)});
    marks.push_back({nowAt, Text::tr("now")});
    for (QDateTime mark = lastRound(m_now, m_stretch);; mark = stepBack(mark, m_stretch)) {
        const double at = place(fromDateTime(mark.toUTC()));
        if (at < 0)
            break;
        if (at < nowAt - besideMark)
            marks.push_back({at, markText(mark, m_stretch)});
    }
    std::ranges::reverse(marks);
    return marks;
}

} // namespace quotalamp
