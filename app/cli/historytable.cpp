// SPDX-License-Identifier: MIT
#include "cli/historytable.h"

#include "cli/columns.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/chartview.h"
#include "core/words/labelwords.h"
#include "core/words/sparkline.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualCourse = 32;
constexpr int leastCourse = 12;
constexpr int mostCourse = 72;
constexpr int longestLimitName = 40;

/// One limit's line before its columns are measured.
struct CourseLine {
    QString name;
    const LimitPast* past;
    QString last;
    QString lowest;
    QString events;
};

/// With the model where the limit is a model's own.
QString courseName(const LimitPast& limit, const std::vector<RateWindow>& windows)
{
    const QString& key = limit.limit.limit;
    const auto known = std::ranges::find(windows, key, windowKey);
    RateWindow window;
    if (known != windows.end())
        window = *known;
    window.id = key.section(u'@', 0, 0);
    const QString model = key.section(u'@', 1);
    return plainText(windowName(window) + (model.isEmpty() ? QString() : u" · "_s + model), longestLimitName);
}

QString plainShare(double left, Share share)
{
    return shareText(left, share).replace(QChar::Nbsp, u' ');
}

CourseLine courseLine(
    const LimitPast& limit, const HistoryBlock& block, const std::vector<TimePoint>& refusals, Share share)
{
    CourseLine line{courseName(limit, block.windows), &limit, {}, {}, {}};
    const auto& spans = limit.past.spans;
    if (!spans.empty()) {
        const auto lowest = std::ranges::min_element(spans, {}, &HistorySpan::low);
        line.last = plainShare(spans.back().left, share);
        line.lowest = (share == Share::Left ? Text::tr("lowest %1", "share left") : Text::tr("most %1", "share used"))
                          .arg(percentText(lowest->low(), share).replace(QChar::Nbsp, u' '));
    }
    line.events = eventsText(limit.past.resets.size(), refusals.size());
    return line;
}

QStringList blockText(const HistoryBlock& block, TimePoint since, TimePoint now, const TableStyle& style, Share share)
{
    const QString heading =
        block.label == block.provider ? block.provider : (block.provider + u' ' + block.label).trimmed();
    QStringList lines{style.colour ? u"\x1b[1m"_s + heading + u"\x1b[0m"_s : heading};
    std::vector<TimePoint> refusals;
    std::vector<CourseLine> courses;
    for (const LimitPast& limit : block.limits) {
        if (limit.limit.limit.isEmpty())
            refusals = limit.past.refusals;
        else if (!limit.past.spans.empty())
            courses.push_back(courseLine(limit, block, refusals, share));
    }
    if (courses.empty())
        return lines << u"  "_s + Text::tr("Nothing was read in this time.");
    qsizetype name = 0;
    qsizetype last = 0;
    qsizetype lowest = 0;
    for (const CourseLine& line : courses) {
        name = std::max(name, displayWidth(line.name));
        last = std::max(last, displayWidth(line.last));
        lowest = std::max(lowest, displayWidth(line.lowest));
    }
    const qsizetype others = 2 + name + 2 + 2 + last + 2 + lowest;
    const int columns = style.width ? std::clamp(int(*style.width - others), leastCourse, mostCourse) : usualCourse;
    for (const CourseLine& line : courses) {
        const QString course = sparklineText(sparkline(line.past->past.spans, since, now, columns));
        lines << trimmedEnd(u"  "_s + fitted(line.name, name) + u"  "_s + course + u"  "_s
            + QString(last - displayWidth(line.last), u' ') + line.last + u"  "_s + line.lowest);
        if (!line.events.isEmpty())
            lines << u"    "_s + line.events;
    }
    return lines;
}

} // namespace

QString historyTable(
    const std::vector<HistoryBlock>& blocks, TimePoint since, TimePoint now, const TableStyle& style, Share share)
{
    QStringList lines;
    for (const HistoryBlock& block : blocks) {
        if (!lines.isEmpty())
            lines << QString();
        lines << blockText(block, since, now, style, share);
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace quotalamp
