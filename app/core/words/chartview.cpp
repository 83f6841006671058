// SPDX-License-Identifier: MIT
#include "core/words/chartview.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/forecastwords.h"
#include "core/words/labelwords.h"

#include <QLocale>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int columns = 300; ///< what a chart can tell apart from side to side
constexpr std::size_t mostRows = 500;
constexpr double besideNow = 0.09; ///< a mark nearer to the end would run into "now"

/// A place in the stretch that ends now, 0–1 within it.
double placeInStretch(TimePoint instant, TimePoint now, Milliseconds length)
{
    return 1.0 - std::chrono::duration<double>(now - instant) / std::chrono::duration<double>(length);
}

double said(double left, Share share)
{
    return share == Share::Left ? left : 1.0 - left;
}

QString timeText(TimePoint instant, Stretch stretch)
{
    const QDateTime local = toDateTime(instant).toLocalTime();
    const QLocale locale;
    if (stretch == Stretch::Hour)
        return locale.toString(local.time(), u"HH:mm:ss"_s);
    if (stretch == Stretch::Day)
        return locale.toString(local.time(), u"HH:mm"_s);
    if (stretch == Stretch::Week)
        return locale.toString(local, u"ddd HH:mm"_s);
    return locale.toString(local, u"d MMM HH:mm"_s);
}

/// The last round local time at or before `now`: a quarter of an hour, six hours, a day.
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
    return mark.date().addDays(stretch == Stretch::Week ? -1 : -7).startOfDay();
}

QString markText(const QDateTime& mark, Stretch stretch)
{
    const QLocale locale;
    if (stretch == Stretch::Week)
        return locale.toString(mark, u"ddd"_s);
    if (stretch == Stretch::Month)
        return locale.toString(mark, u"d MMM"_s);
    return locale.toString(mark.time(), u"HH:mm"_s);
}

std::vector<ChartMark> timeMarks(TimePoint now, Stretch stretch)
{
    std::vector<ChartMark> marks{{1.0, Text::tr("now")}};
    const Milliseconds length = stretchLength(stretch);
    for (QDateTime mark = lastRound(now, stretch);; mark = stepBack(mark, stretch)) {
        const double at = placeInStretch(fromDateTime(mark.toUTC()), now, length);
        if (at < 0)
            break;
        if (at < 1.0 - besideNow)
            marks.push_back({at, markText(mark, stretch)});
    }
    std::ranges::reverse(marks);
    return marks;
}

/// What lies within the stretch, with its ends cut.
std::vector<HistorySpan> within(const std::vector<HistorySpan>& spans, TimePoint from, TimePoint until)
{
    std::vector<HistorySpan> kept;
    for (HistorySpan span : spans) {
        if (span.until < from || span.since > until)
            continue;
        span.since = std::max(span.since, from);
        span.until = std::min(span.until, until);
        kept.push_back(span);
    }
    return kept;
}

/// Draws a course with fewer points: of a column that holds many, the first and the extremes in their order.
std::vector<ChartPoint> thinned(std::vector<ChartPoint> points)
{
    if (points.size() <= std::size_t(4) * columns)
        return points;
    std::vector<ChartPoint> kept;
    for (auto first = points.cbegin(); first != points.cend();) {
        const int column = static_cast<int>(first->at * columns);
        const auto last = std::find_if(std::next(first), points.cend(), [column](const ChartPoint& point) {
            return static_cast<int>(point.at * columns) != column || !point.joined;
        });
        const auto [low, high] = std::minmax_element(
            first, last, [](const ChartPoint& a, const ChartPoint& b) { return a.share < b.share; });
        kept.push_back(*first);
        if (std::min(low, high) != first)
            kept.push_back(*std::min(low, high));
        if (std::max(low, high) != std::min(low, high))
            kept.push_back(*std::max(low, high));
        first = last;
    }
    return kept;
}

std::vector<ChartPoint> courseOf(
    const std::vector<HistorySpan>& spans, TimePoint now, const ChartOptions& options, Milliseconds length)
{
    // A probe may be late, and one may fail, before a hole is a hole.
    const Milliseconds apart = 3 * options.interval + 1min;
    std::vector<ChartPoint> course;
    std::optional<TimePoint> before;
    for (const HistorySpan& span : spans) {
        const double share = said(span.left, options.wording.share);
        course.push_back({placeInStretch(span.since, now, length), share, before && span.since - *before <= apart, {}});
        if (span.until > span.since)
            course.push_back({placeInStretch(span.until, now, length), share, true, {}});
        before = span.until;
    }
    course = thinned(std::move(course));
    for (ChartPoint& point : course) {
        const auto ago =
            std::chrono::duration<double, std::milli>((1.0 - point.at) * static_cast<double>(length.count()));
        point.text = Text::tr("%1 at %2", "share, time")
                         .arg(percentText(said(point.share, options.wording.share), options.wording.share),
                             timeText(now - std::chrono::round<Milliseconds>(ago), options.stretch));
    }
    return course;
}

std::vector<ChartView::Row> chartRows(const std::vector<HistorySpan>& spans, const ChartOptions& options)
{
    std::vector<ChartView::Row> rows;
    for (auto span = spans.rbegin(); span != spans.rend() && rows.size() < mostRows; ++span) {
        const QString since = timeText(span->since, options.stretch);
        const QString until = timeText(span->until, options.stretch);
        rows.push_back({since == until ? since : Text::tr("%1 – %2", "from, until").arg(since, until),
            percentText(span->left, options.wording.share)});
    }
    return rows;
}

QString refusedText(qsizetype count)
{
    if (count == 0)
        return {};
    if (count == 1)
        return Text::tr("refused with 429, once");
    if (count == 2)
        return Text::tr("refused with 429, twice");
    return Text::tr("refused with 429, %Ln times", nullptr, static_cast<int>(count));
}

QString spokenChart(const ChartView& view, const std::vector<HistorySpan>& spans, const ChartOptions& options)
{
    if (spans.empty())
        return Text::tr("Nothing was read in this time.");
    const auto byLeft = [](const HistorySpan& a, const HistorySpan& b) { return a.left < b.left; };
    const auto words = [&](const HistorySpan& span) {
        return Text::tr("%1 at %2", "share, time")
            .arg(percentText(span.left, options.wording.share), timeText(span.until, options.stretch));
    };
    QStringList sentences{Text::tr("%1: first %2, fewest left %3, last %4.")
                              .arg(view.title, words(spans.front()), words(*std::ranges::min_element(spans, byLeft)),
                                  words(spans.back()))};
    for (const QString& more : {view.refused, view.outlook}) {
        if (!more.isEmpty())
            sentences << capitalised(more) + u'.';
    }
    return sentences.join(u' ');
}

} // namespace

QString eventsText(std::size_t resets, std::size_t refusals)
{
    QStringList texts{refusedText(static_cast<qsizetype>(refusals))};
    if (resets > 0)
        texts.prepend(resets == 1 ? Text::tr("one reset") : Text::tr("%Ln resets", nullptr, static_cast<int>(resets)));
    texts.removeAll(QString());
    return texts.join(u" · "_s);
}

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
        break;
    }
    return 30 * 24h;
}

ChartView chartView(const RateWindow& window, TimePoint readAt, const WindowHistory& history, TimePoint now,
    const ChartOptions& options)
{
    ChartView view;
    const Milliseconds length = stretchLength(options.stretch);
    const bool left = options.wording.share == Share::Left;
    view.title = (left ? Text::tr("%1 left", "limit") : Text::tr("%1 used", "limit")).arg(windowName(window));
    const auto spans = within(history.spans, now - length, now);
    view.course = courseOf(spans, now, options, length);
    for (const TimePoint refusal : history.refusals) {
        if (refusal >= now - length && refusal <= now)
            view.refusals.push_back(placeInStretch(refusal, now, length));
    }
    view.times = timeMarks(now, options.stretch);
    const double critical = said(1.0 - options.thresholds.critical, options.wording.share);
    view.critical = {critical, percentText(1.0 - options.thresholds.critical, options.wording.share)};
    LimitStanding limit{window};
    const auto forecast = forecastOf(window, readAt, Habits{options.trails, options.working});
    limit.forecast = asOf(now, forecast, window.resetsAt);
    view.severity = verdict(window, forecast, now, readAt, options.thresholds).value_or(Severity::Calm);
    view.refused = refusedText(static_cast<qsizetype>(view.refusals.size()));
    view.outlook = outlookText(limit, now);
    view.rows = chartRows(spans, options);
    view.spoken = spokenChart(view, spans, options);
    return view;
}

std::optional<ChartView> chartOf(const AccountState& account, const QString& key, Stretch stretch, TimePoint now,
    const Settings& settings, const Past& past)
{
    if (!account.snapshot.reading)
        return std::nullopt;
    const auto& windows = account.snapshot.reading->windows;
    const auto window = std::ranges::find(windows, key, windowKey);
    if (window == windows.end())
        return std::nullopt;
    const ChartOptions options{stretch, settings.interval, {settings.share, settings.resetStyle},
        thresholdsFor(settings, {account.account.id, window->id}), account.snapshot.trails, settings.workingTime};
    return chartView(
        *window, account.snapshot.readAt.value_or(now), past(key, now - stretchLength(stretch)), now, options);
}

} // namespace quotalamp
