// SPDX-License-Identifier: MIT
#include "core/model/usetrail.h"

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Seconds shortest = 1h;           ///< a window that is followed
constexpr Milliseconds balanceSpan = 336h; ///< two weeks
constexpr int fineness = 200;              ///< points of the last readings are a span's 200th apart, or more
constexpr int coarsening = 4;              ///< and older ones a quarter of their age
constexpr Milliseconds sameReset = 10min;  ///< a reset that moves by less is the same, told with another rounding
constexpr double sameShare = 1e-9;
constexpr double parts = 1e6;           ///< of a share or an amount, in a file
constexpr std::size_t mostPoints = 200; ///< that are read back
constexpr QStringView addedMark = u"+"; ///< stands before what was added to a balance

/// Whether a reading is a later one, by a second at least: points are kept in whole seconds.
bool isLater(const UseTrail& trail, TimePoint readAt)
{
    return trail.points.empty() || readAt - trail.points.back().at >= Seconds(1);
}

/// How fast a bucket comes back, as a share in each millisecond.
double refillOf(const RateWindow& window, TimePoint readAt, double left)
{
    if (window.resetsAt && *window.resetsAt > readAt && left < 1)
        return (1.0 - left) / static_cast<double>((*window.resetsAt - readAt).count());
    return 1.0 / static_cast<double>(Milliseconds(*window.period).count());
}

/// Whether the window began anew between the last reading of the trail and this one.
bool beganAnew(const UseTrail& before, const RateWindow& window, TimePoint readAt)
{
    if (!before.resetsAt)
        return false;
    if (!window.resetsAt)
        return readAt >= *before.resetsAt;
    return *window.resetsAt - *before.resetsAt > sameReset;
}

/// The share that was used since the last reading.
double usedSince(const UseTrail& before, const RateWindow& window, TimePoint readAt, double left)
{
    const double fell = before.left - left;
    if (window.refill == Refill::Bucket) {
        const auto passed = static_cast<double>((readAt - before.points.back().at).count());
        return std::min(1.0, before.left + refillOf(window, readAt, left) * passed) - left;
    }
    return beganAnew(before, window, readAt) && fell < 0 ? 1.0 - left : fell;
}

/// Leaves out points that are nearer to each other than their age needs, and what is older than the span. The first
/// point and the last one stay, one that is older than the span, and those between which something was added.
void thin(UseTrail& trail, Milliseconds span)
{
    std::vector<UsePoint>& points = trail.points;
    const auto isAdded = [&](TimePoint at) {
        return std::ranges::find(trail.added, at, &UsePoint::at) != trail.added.end();
    };
    const TimePoint last = points.back().at;
    const auto recent = std::ranges::find_if(points, [&](const UsePoint& each) { return last - each.at <= span; });
    if (recent - points.begin() > 1)
        points.erase(points.begin(), recent - 1);
    for (std::size_t i = 1; i + 1 < points.size();) {
        const Milliseconds apart = points[i + 1].at - points[i - 1].at;
        const Milliseconds allowed = std::max(span / fineness, (last - points[i + 1].at) / coarsening);
        if (apart <= allowed && !isAdded(points[i].at) && !isAdded(points[i + 1].at))
            points.erase(points.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    }
}

/// Adds a point; one at which nothing was used since two points only moves the later of them.
void add(UseTrail& trail, TimePoint at, double used, Milliseconds span)
{
    const std::size_t count = trail.points.size();
    at = std::chrono::floor<Seconds>(at);
    const bool idle = count >= 2 && used - trail.points[count - 2].used < sameShare;
    if (idle)
        trail.points.back() = {at, used};
    else
        trail.points.push_back({at, used});
    trail.readings = std::min(trail.readings + 1, UseTrail::mostReadings);
    thin(trail, span);
}

/// Follows a balance: what is less was spent, what is more was added.
void goOn(UseTrail& trail, double left, TimePoint readAt)
{
    std::vector<UsePoint>& added = trail.added;
    if (left > trail.left)
        added.push_back({std::chrono::floor<Seconds>(readAt), left - trail.left});
    if (added.size() > UseTrail::mostAdded) {
        added[1].used += added[0].used;
        added.erase(added.begin());
    }
    add(trail, readAt, trail.points.back().used + std::max(0.0, trail.left - left), balanceSpan);
    std::erase_if(added, [&](const UsePoint& each) { return each.at <= trail.points.front().at; });
}

void begin(UseTrail& trail, TimePoint at)
{
    trail.points = {{std::chrono::floor<Seconds>(at), 0}};
    trail.readings = 1;
}

/// Shares of another limit are other amounts.
void rescale(UseTrail& trail, std::optional<double> limit)
{
    if (!trail.limit || !limit || *trail.limit <= 0 || *limit <= 0 || *trail.limit == *limit)
        return;
    const double scale = *trail.limit / *limit;
    for (UsePoint& point : trail.points)
        point.used *= scale;
    trail.left = 1.0 - (1.0 - trail.left) * scale;
}

} // namespace

double UseTrail::usedUntil(TimePoint instant) const
{
    if (points.empty() || instant <= points.front().at)
        return 0;
    const auto after = std::ranges::find_if(points, [&](const UsePoint& each) { return each.at >= instant; });
    if (after == points.end())
        return points.back().used;
    const UsePoint& before = *std::prev(after);
    const double passed =
        std::chrono::duration<double>(instant - before.at) / std::chrono::duration<double>(after->at - before.at);
    return before.used + (after->used - before.used) * passed;
}

double UseTrail::leftAt(TimePoint instant) const
{
    double level = points.empty() ? left : left + points.back().used - usedUntil(instant);
    for (const UsePoint& each : added) {
        if (each.at > instant)
            level -= each.used;
    }
    return level;
}

void follow(UseTrail& trail, const RateWindow& window, TimePoint readAt)
{
    const auto left = window.leftShare();
    if (!left || !window.period || *window.period < shortest || window.refill == Refill::Unknown)
        return;
    if (!isLater(trail, readAt))
        return;
    rescale(trail, window.limit);
    if (trail.points.empty())
        begin(trail, readAt);
    else
        add(trail, readAt, trail.points.back().used + std::max(0.0, usedSince(trail, window, readAt, *left)),
            *window.period + *window.period / 8);
    trail.left = *left;
    trail.limit = window.limit;
    trail.resetsAt = window.resetsAt;
}

void follow(UseTrail& trail, const Balance& balance, TimePoint readAt)
{
    if (!balance.remaining || !isLater(trail, readAt))
        return;
    const double left = balance.remaining->approximate();
    if (trail.points.empty())
        begin(trail, readAt);
    else
        goOn(trail, left, readAt);
    trail.left = left;
}

QString trailKey(const RateWindow& window)
{
    return u"window-"_s + windowKey(window);
}

QString trailKey(const Balance& balance)
{
    return u"balance-"_s + balance.id;
}

void follow(UseTrails& trails, const Reading& reading, TimePoint readAt, TrailsOf which)
{
    UseTrails followed;
    const auto go = [&](const QString& key, const auto& limit, std::optional<TimePoint> toldAt) {
        const auto before = trails.find(key);
        UseTrail trail = before == trails.end() ? UseTrail() : std::move(before->second);
        if (toldAt)
            follow(trail, limit, *toldAt);
        if (!trail.points.empty())
            followed[key] = std::move(trail);
    };
    for (const RateWindow& window : reading.windows)
        go(trailKey(window), window, window.whenTold(readAt));
    for (const Balance& balance : reading.balances)
        go(trailKey(balance), balance, which == TrailsOf::Everything ? std::optional(readAt) : std::nullopt);
    trails = std::move(followed);
}

void shiftTrail(UseTrail& trail, Milliseconds shift)
{
    for (auto* points : {&trail.points, &trail.added}) {
        for (UsePoint& point : *points)
            point.at += shift;
    }
}

QString trailText(const UseTrail& trail)
{
    const auto whole = [](double value) { return QString::number(std::llround(value * parts)); };
    const auto seconds = [](TimePoint at) {
        return QString::number(std::chrono::floor<Seconds>(at.time_since_epoch()).count());
    };
    QStringList words{QString::number(trail.readings), whole(trail.left),
        trail.limit ? QString::number(*trail.limit, 'g', QLocale::FloatingPointShortest) : u"-"_s,
        trail.resetsAt ? seconds(*trail.resetsAt) : u"-"_s};
    for (const UsePoint& point : trail.points)
        words << seconds(point.at) << whole(point.used);
    if (!trail.added.empty())
        words << addedMark.toString();
    for (const UsePoint& each : trail.added)
        words << seconds(each.at) << whole(each.used);
    return words.join(u' ');
}

std::optional<UseTrail> trailFromText(QStringView text, TimePoint now)
{
    QList<QStringView> words = text.split(u' ');
    QList<QStringView> addedWords;
    if (const qsizetype mark = words.indexOf(addedMark); mark >= 0) {
        addedWords = words.sliced(mark + 1);
        words.resize(mark);
    }
    constexpr qsizetype head = 4;
    if (addedWords.size() % 2 != 0 || static_cast<std::size_t>(addedWords.size()) > 2 * UseTrail::mostAdded)
        return std::nullopt;
    if (words.size() < head + 2 || words.size() % 2 != 0 || static_cast<std::size_t>(words.size()) > 2 * mostPoints)
        return std::nullopt;
    bool sound = true;
    const auto whole = [&sound](QStringView word) {
        bool read = false;
        const qint64 number = word.toLongLong(&read);
        sound = sound && read && std::abs(number) < qint64(1) << 60;
        return number;
    };
    const auto instant = [&](QStringView word) { return TimePoint(Seconds(std::min(whole(word), qint64(1) << 34))); };
    UseTrail trail;
    trail.readings = static_cast<int>(std::clamp<qint64>(whole(words[0]), 0, UseTrail::mostReadings));
    trail.left = static_cast<double>(whole(words[1])) / parts;
    if (words[2] != "-"_L1)
        trail.limit = words[2].toDouble();
    if (words[3] != "-"_L1)
        trail.resetsAt = instant(words[3]);
    for (qsizetype i = head; i < words.size(); i += 2)
        trail.points.push_back({instant(words[i]), static_cast<double>(whole(words[i + 1])) / parts});
    for (qsizetype i = 0; i < addedWords.size(); i += 2)
        trail.added.push_back({instant(addedWords[i]), static_cast<double>(whole(addedWords[i + 1])) / parts});
    const auto inOrder = [](const UsePoint& a, const UsePoint& b) { return a.at >= b.at || a.used > b.used; };
    const bool rises = std::ranges::adjacent_find(trail.points, inOrder) == trail.points.end();
    return sound && rises && trail.points.back().at <= now ? std::optional(trail) : std::nullopt;
}

} // namespace quotalamp
