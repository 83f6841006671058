// SPDX-License-Identifier: MIT
#include "core/model/observation.h"

#include <algorithm>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds oneReset = 2min;   ///< two tellings of one reset may differ by so much
constexpr Milliseconds worthKeeping = 1h; ///< an observed limit that nobody tells again
constexpr Milliseconds mostOneWait = 24h; ///< that one refusal may tell
constexpr Milliseconds mostWaits = 1h;    ///< after a probe: further refusals put the next one off no longer
constexpr double wholePoint = 1.0 - 1e-9; ///< tools round to whole percents what a probe tells exactly
constexpr double anyPoint = 1e-9;

enum class Course { Older, Same, Newer };

/// Which of two tellings of one limit is later, by what they say: within a window use only grows.
Course comparedWith(const RateWindow& known, const RateWindow& told)
{
    if (known.resetsAt && told.resetsAt && std::chrono::abs(*told.resetsAt - *known.resetsAt) > oneReset)
        return *told.resetsAt > *known.resetsAt ? Course::Newer : Course::Older;
    if (!known.remaining || !told.remaining)
        return known.remaining == told.remaining ? Course::Same : Course::Newer;
    const double step = known.source == Source::Probe ? wholePoint : anyPoint;
    if (*told.remaining <= *known.remaining - step)
        return Course::Newer;
    return *told.remaining >= *known.remaining + step ? Course::Older : Course::Same;
}

const RateWindow* knownLimit(const Reading& reading, const RateWindow& window)
{
    const auto found =
        std::ranges::find_if(reading.windows, [&window](const RateWindow& each) { return isSameLimit(each, window); });
    return found == reading.windows.end() ? nullptr : &*found;
}

/// What a tool repeats is news as a whole where one of its limits has gone on; then all of it was told together, but for
/// what has gone back.
std::vector<RateWindow> newsIn(const Snapshot& before, const Observation& seen)
{
    if (seen.dated || !before.reading)
        return seen.windows;
    const auto course = [&before](const RateWindow& told) {
        const RateWindow* known = knownLimit(*before.reading, told);
        return known ? comparedWith(*known, told) : Course::Newer;
    };
    if (std::ranges::none_of(seen.windows, [&](const RateWindow& told) { return course(told) == Course::Newer; }))
        return {};
    std::vector<RateWindow> news = seen.windows;
    std::erase_if(news, [&](const RateWindow& told) { return course(told) == Course::Older; });
    return news;
}

/// Writes down when each was told where that was before `newest`.
void setTold(RateWindow& window, TimePoint toldAt, TimePoint newest)
{
    window.toldAt = toldAt < newest ? std::optional(toldAt) : std::nullopt;
}

/// Puts it in the place of what is known of the same limit. False where something later is known.
bool put(Reading& reading, const RateWindow& told, TimePoint newest)
{
    const auto isIts = [&told](const RateWindow& each) { return isSameLimit(each, told); };
    const auto later = [&](const RateWindow& each) {
        return isIts(each) && each.whenTold(newest) > told.whenTold(newest);
    };
    if (std::ranges::any_of(reading.windows, later))
        return false;
    const auto place = std::ranges::find_if(reading.windows, isIts);
    if (place == reading.windows.end()) {
        reading.windows.push_back(told);
        return true;
    }
    *place = told;
    reading.windows.erase(std::remove_if(place + 1, reading.windows.end(), isIts), reading.windows.end());
    return true;
}

/// A probe that ended later knows better. One wait may have been told before by that probe, or by traffic since.
void putOff(Snapshot& snapshot, const Observation& seen)
{
    if (!seen.waitUntil || (snapshot.checkedAt && *snapshot.checkedAt >= seen.at))
        return;
    const TimePoint until = std::min(*seen.waitUntil, seen.at + mostOneWait);
    const bool first = !snapshot.notBefore || (snapshot.checkedAt && *snapshot.notBefore <= *snapshot.checkedAt);
    if (first)
        snapshot.notBefore = until;
    else if (snapshot.checkedAt)
        snapshot.notBefore = std::max(*snapshot.notBefore, std::min(until, *snapshot.checkedAt + mostWaits));
}

/// The snapshot with those of its windows.
Snapshot withWindows(const Snapshot& before, const Observation& seen, const std::vector<RateWindow>& news)
{
    Snapshot after = before;
    Reading& reading = after.reading ? *after.reading : after.reading.emplace();
    const TimePoint readAt = after.readAt.value_or(seen.at);
    const TimePoint newest = std::max(readAt, seen.at);
    for (RateWindow& window : reading.windows)
        setTold(window, window.whenTold(readAt), newest);
    bool told = false;
    for (RateWindow window : news) {
        setTold(window, window.whenTold(seen.at), newest);
        window.source = Source::Observed;
        told = put(reading, window, newest) || told;
    }
    if (!told)
        return before;
    if (seen.at >= readAt && !seen.rawHeaders.empty())
        reading.rawHeaders = seen.rawHeaders;
    after.readAt = newest;
    follow(after.trails, reading, newest, TrailsOf::Windows);
    return after;
}

bool isOwnLimit(const RateWindow& window)
{
    return window.label.isEmpty();
}

} // namespace

QString limitsTold(const Observation& seen)
{
    QStringList keys;
    for (const RateWindow& window : seen.windows)
        keys << windowKey(window);
    if (seen.waitUntil)
        keys << QString();
    return keys.join(u'\n');
}

bool isSameLimit(const RateWindow& a, const RateWindow& b)
{
    return a.id == b.id && (a.model == b.model || a.model.isEmpty() || b.model.isEmpty());
}

Snapshot withObserved(Snapshot before, const Observation& seen)
{
    const auto news = newsIn(before, seen);
    Snapshot after = news.empty() ? std::move(before) : withWindows(before, seen, news);
    putOff(after, seen);
    return after;
}

Snapshot withObservedOf(Snapshot snapshot, const Snapshot& other)
{
    if (other.checkedAt == snapshot.checkedAt)
        snapshot.notBefore = std::max(snapshot.notBefore, other.notBefore);
    if (!other.reading || !other.readAt)
        return snapshot;
    Observation seen{other.reading->windows, other.reading->rawHeaders, *other.readAt};
    std::erase_if(seen.windows, [&](const RateWindow& window) {
        const bool known = snapshot.readAt && window.whenTold(*other.readAt) <= *snapshot.readAt;
        return window.source != Source::Observed || known;
    });
    return withObserved(std::move(snapshot), seen);
}

void keepObserved(Reading& fresh, const Reading& before, TimePoint readAt, TimePoint now)
{
    for (RateWindow window : before.windows) {
        const TimePoint toldAt = window.whenTold(readAt);
        const TimePoint until = std::max(toldAt + worthKeeping, window.resetsAt.value_or(toldAt));
        if (window.source != Source::Observed || until <= now || knownLimit(fresh, window))
            continue;
        setTold(window, toldAt, now);
        fresh.windows.push_back(std::move(window));
    }
}

bool isObserved(const Snapshot& snapshot)
{
    return snapshot.reading && std::ranges::any_of(snapshot.reading->windows, [](const RateWindow& window) {
        return window.source == Source::Observed && !window.toldAt;
    });
}

std::optional<TrafficCover> trafficCover(const Snapshot& snapshot)
{
    if (!snapshot.reading || !snapshot.readAt)
        return std::nullopt;
    const Reading& reading = *snapshot.reading;
    const bool named = std::ranges::none_of(reading.windows, isOwnLimit);
    const bool money = !reading.balances.empty() || !reading.spends.empty() || reading.savedResets;
    std::optional<TrafficCover> cover;
    bool all = !money;
    for (const RateWindow& window : reading.windows) {
        if (window.source != Source::Observed) {
            if (named || isOwnLimit(window))
                return std::nullopt;
            all = false;
            continue;
        }
        const TimePoint toldAt = window.whenTold(*snapshot.readAt);
        if (!cover || toldAt < cover->at)
            cover = {toldAt};
    }
    if (cover)
        cover->all = all;
    return cover;
}

} // namespace quotalamp
