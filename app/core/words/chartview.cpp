// SPDX-License-Identifier: MIT
#include "core/words/chartview.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/forecastwords.h"
#include "core/words/labelwords.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int columns = 300; ///< what a chart can tell apart from side to side
constexpr std::size_t mostRows = 500;
constexpr int paceSteps = 48; ///< of the line of the even pace, which stands still outside of working time

double said(double left, Share share)
{
    return share == Share::Left ? left : 1.0 - left;
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

/// What is known of a span: where only its extremes and its end are, the highest comes first, since limits are used up.
std::vector<std::pair<TimePoint, double>> pointsOf(const HistorySpan& span)
{
    if (span.below <= 0 && span.above <= 0 && span.since == span.until)
        return {{span.since, span.left}};
    if (span.below <= 0 && span.above <= 0)
        return {{span.since, span.left}, {span.until, span.left}};
    return {
        {span.since, span.high()}, {span.since + (span.until - span.since) / 2, span.low()}, {span.until, span.left}};
}

std::vector<ChartPoint> courseOf(
    const std::vector<HistorySpan>& spans, const ChartScale& scale, const ChartOptions& options)
{
    // A probe may be late, and one may fail, before a hole is a hole.
    const Milliseconds apart = 3 * options.interval + 1min;
    std::vector<ChartPoint> course;
    std::optional<TimePoint> before;
    for (const HistorySpan& span : spans) {
        bool joined = before && span.since - *before <= apart;
        for (const auto& [at, left] : pointsOf(span)) {
            course.push_back({scale.place(at), said(left, options.wording.share), joined, {}});
            joined = true;
        }
        before = span.until;
    }
    course = thinned(std::move(course));
    for (ChartPoint& point : course)
        point.text = Text::tr("%1 at %2", "share, time")
                         .arg(percentText(said(point.share, options.wording.share), options.wording.share),
                             scale.timeText(scale.instantAt(point.at)));
    return course;
}

QString spanShare(const HistorySpan& span, Share share)
{
    QString last = percentText(span.left, share);
    if (span.below <= 0 && span.above <= 0)
        return last;
    return Text::tr("%1, between %2 and %3", "last share, lowest, highest")
        .arg(last, percentText(share == Share::Left ? span.low() : span.high(), share),
            percentText(share == Share::Left ? span.high() : span.low(), share));
}

/// Readings and what happened between them, newest first.
std::vector<ChartView::Row> chartRows(
    const std::vector<HistorySpan>& spans, const WindowHistory& history, const ChartScale& scale, Share share)
{
    std::vector<std::pair<TimePoint, ChartView::Row>> rows;
    for (const HistorySpan& span : spans) {
        const QString since = scale.timeText(span.since);
        const QString until = scale.timeText(span.until);
        rows.push_back({span.since,
            {since == until ? since : Text::tr("%1 – %2", "from, until").arg(since, until), spanShare(span, share)}});
    }
    const auto add = [&](const std::vector<TimePoint>& instants, const QString& what) {
        for (const TimePoint at : instants) {
            if (scale.holds(at))
                rows.push_back({at, {scale.timeText(at), what}});
        }
    };
    add(history.resets, Text::tr("reset", "happened"));
    add(history.refusals, Text::tr("refused with 429"));
    add(history.notices, Text::tr("you were notified"));
    std::ranges::stable_sort(rows, std::greater{}, &std::pair<TimePoint, ChartView::Row>::first);
    rows.resize(std::min(rows.size(), mostRows));
    std::vector<ChartView::Row> told;
    told.reserve(rows.size());
    for (auto& [at, row] : rows)
        told.push_back(std::move(row));
    return told;
}

/// Where the instants stand that the chart holds.
std::vector<double> placesOf(const std::vector<TimePoint>& instants, const ChartScale& scale)
{
    std::vector<double> places;
    for (const TimePoint at : instants) {
        if (scale.holds(at))
            places.push_back(scale.place(at));
    }
    return places;
}

/// The course goes on to where it runs out, or to what is left at the reset; between the edges of what may be as well.
std::optional<ChartForecast> forecastLines(
    const RateWindow& window, const std::optional<Forecast>& forecast, const ChartScale& scale, Share share)
{
    const auto left = window.leftShare();
    if (!forecast || !left || !window.resetsAt || *window.resetsAt <= scale.now() || window.refill != Refill::Fixed)
        return std::nullopt;
    const auto end = [&](std::optional<TimePoint> runsOut, double leftAtReset) {
        return runsOut ? ChartPoint{scale.place(*runsOut), said(0, share), true, {}}
                       : ChartPoint{scale.place(*window.resetsAt), said(leftAtReset, share), true, {}};
    };
    const double leftAtReset = forecast->runsOutAt ? 0 : forecast->leftAtReset;
    return ChartForecast{{scale.place(scale.now()), said(*left, share), false, {}},
        end(forecast->runsOutAt, leftAtReset), end(forecast->earliest, leftAtReset),
        end(forecast->latest, leftAtReset)};
}

/// How much would be left at an even pace, since the window began.
std::vector<ChartPoint> paceLine(const RateWindow& window, const ChartScale& scale, const ChartOptions& options)
{
    std::vector<ChartPoint> line;
    if (window.refill != Refill::Fixed || !window.resetsAt || !window.period || *window.resetsAt <= scale.now())
        return line;
    const TimePoint begin = std::max(scale.from(), *window.resetsAt - *window.period);
    const TimePoint end = std::min(scale.until(), *window.resetsAt);
    for (int step = 0; step <= paceSteps && begin < end; ++step) {
        const TimePoint at = begin + (end - begin) * step / paceSteps;
        const auto left = at < *window.resetsAt ? timeLeft(window, at, options.working) : std::optional(0.0);
        if (left)
            line.push_back({scale.place(at), said(*left, options.wording.share), !line.empty(), {}});
    }
    return line;
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

QString resetsText(std::size_t count)
{
    if (count == 0)
        return {};
    return count == 1 ? Text::tr("one reset") : Text::tr("%Ln resets", nullptr, static_cast<int>(count));
}

QString notifiedText(std::size_t count)
{
    if (count == 0)
        return {};
    return count == 1 ? Text::tr("notified once") : Text::tr("notified %Ln times", nullptr, static_cast<int>(count));
}

QString spokenChart(const ChartView& view, const std::vector<HistorySpan>& spans, const ChartScale& scale, Share share)
{
    if (spans.empty())
        return Text::tr("Nothing was read in this time.");
    const auto byLeft = [](const HistorySpan& a, const HistorySpan& b) { return a.low() < b.low(); };
    const auto words = [&](const HistorySpan& span) {
        return Text::tr("%1 at %2", "share, time").arg(percentText(span.left, share), scale.timeText(span.until));
    };
    QStringList sentences{Text::tr("%1: first %2, fewest left %3, last %4.")
                              .arg(view.title, words(spans.front()), words(*std::ranges::min_element(spans, byLeft)),
                                  words(spans.back()))};
    for (const QString& more : {view.reset, view.refused, view.notified, view.outlook}) {
        if (!more.isEmpty())
            sentences << capitalised(more) + u'.';
    }
    return sentences.join(u' ');
}

} // namespace

QString eventsText(std::size_t resets, std::size_t refusals)
{
    QStringList texts{resetsText(resets), refusedText(static_cast<qsizetype>(refusals))};
    texts.removeAll(QString());
    return texts.join(u" · "_s);
}

ChartView chartView(const RateWindow& window, TimePoint readAt, const WindowHistory& history, TimePoint now,
    const ChartOptions& options)
{
    ChartView view;
    const Share share = options.wording.share;
    LimitStanding limit{window};
    const auto forecast = forecastOf(window, readAt, Habits{options.trails, options.working});
    limit.forecast = asOf(now, forecast, window.resetsAt);
    const bool foretold = window.refill == Refill::Fixed && window.resetsAt && limit.forecast;
    const ChartScale scale(options.stretch, now, foretold ? *window.resetsAt - now : 0ms);
    view.title =
        (share == Share::Left ? Text::tr("%1 left", "limit") : Text::tr("%1 used", "limit")).arg(windowName(window));
    const auto spans = within(history.spans, scale.from(), now);
    view.ahead = scale.until() - now;
    view.nowAt = scale.place(now);
    view.course = courseOf(spans, scale, options);
    view.forecast = forecastLines(window, limit.forecast, scale, share);
    view.pace = paceLine(window, scale, options);
    view.refusals = placesOf(history.refusals, scale);
    view.resets = placesOf(history.resets, scale);
    view.notices = placesOf(history.notices, scale);
    view.times = scale.marks();
    view.critical = {
        said(1.0 - options.thresholds.critical, share), percentText(1.0 - options.thresholds.critical, share)};
    view.severity = verdict(window, forecast, now, readAt, options.thresholds).value_or(Severity::Calm);
    view.refused = refusedText(static_cast<qsizetype>(view.refusals.size()));
    view.reset = resetsText(view.resets.size());
    view.notified = notifiedText(view.notices.size());
    view.outlook = outlookText(limit, now);
    view.rows = chartRows(spans, history, scale, share);
    view.spoken = spokenChart(view, spans, scale, share);
    return view;
}

void addLine(
    ChartView& view, const QString& name, const WindowHistory& history, TimePoint now, const ChartOptions& options)
{
    if (view.others.size() >= ChartView::mostOthers)
        return;
    const ChartScale scale(options.stretch, now, view.ahead);
    const Share share = options.wording.share;
    const auto spans = within(history.spans, scale.from(), now);
    view.others.push_back({name, courseOf(spans, scale, options)});
    for (ChartPoint& point : view.others.back().course)
        point.text = Text::tr("%1: %2", "limit, share at time").arg(name, point.text);
    for (ChartView::Row row : chartRows(spans, {}, scale, share)) {
        row.share = Text::tr("%1: %2", "limit, share").arg(name, row.share);
        view.rows.push_back(row);
    }
    if (!view.others.back().course.empty())
        view.spoken += u' ' + view.others.back().course.back().text + u'.';
}

ChartOptions chartOptions(
    const AccountState& account, const RateWindow& window, Stretch stretch, const Settings& settings)
{
    return {stretch, settings.interval, {settings.share, settings.resetStyle},
        thresholdsFor(settings, {account.account.id, window.id}), account.snapshot.trails, settings.workingTime};
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
    const ChartOptions options = chartOptions(account, *window, stretch, settings);
    return chartView(
        *window, account.snapshot.readAt.value_or(now), past(key, now - stretchLength(stretch)), now, options);
}

} // namespace quotalamp
