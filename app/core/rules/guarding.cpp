// SPDX-License-Identifier: MIT
#include "core/rules/guarding.h"

#include "core/base/wordtable.h"

#include <algorithm>
#include <array>
#include <map>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double tolerance = 1e-9;          ///< of a share: a fifth left is a fifth, whatever its last bit
constexpr double something = 0.01;          ///< the share of a bucket that is waited for where any would do
constexpr Milliseconds longestSpread = 5s;  ///< over which those who wait for one reset ask
constexpr Milliseconds afterReset = 500ms;  ///< for clocks that go by whole seconds
constexpr Milliseconds longestPause = 1min; ///< between two looks that told no end
constexpr int mostBlind = 7;                ///< looks in a row that told nothing: about a minute of them

constexpr std::array reasonWords{
    Word{RoomReason::Level, "level"_L1},
    Word{RoomReason::Refused, "refused"_L1},
    Word{RoomReason::ResetDue, "reset-due"_L1},
    Word{RoomReason::Old, "old"_L1},
    Word{RoomReason::Failed, "failed"_L1},
    Word{RoomReason::NoReading, "no-reading"_L1},
    Word{RoomReason::NoLimits, "no-limits"_L1},
    Word{RoomReason::NoLevel, "no-level"_L1},
    Word{RoomReason::NoSuchLimit, "no-such-limit"_L1},
};

/// An account in its moment, and what is demanded of it.
struct Case {
    const GuardedAccount& account;
    const GuardDemand& demand;
    TimePoint now;
    [[nodiscard]] const LimitStanding& row(std::size_t at) const { return account.standing.rows.at(at); }
};

using Rows = std::vector<std::size_t>;

bool isRefusal(const LimitStanding& row)
{
    return std::holds_alternative<RefusedCredit>(row.limit);
}

/// A person has to act before the account can be used; want of credit is a limit like others.
bool isUseless(const GuardedAccount& account)
{
    return account.failed && account.error && needsPerson(*account.error) && *account.error != ErrorKind::NoCredit;
}

bool passesByItself(std::optional<ErrorKind> error)
{
    return !error || !needsPerson(*error);
}

/// When so much of a bucket has run in again.
TimePoint refilledAt(const LimitStanding& row, TimePoint resetsAt, const Case& given)
{
    const double wanted = std::clamp(std::max(given.demand.least, something), 0.0, 1.0);
    const double left = row.left.value_or(0);
    if (left >= wanted)
        return given.now;
    const double share = (wanted - left) / (1.0 - left);
    const auto whole = std::chrono::duration<double, std::milli>(resetsAt - given.now);
    return given.now + std::chrono::ceil<Milliseconds>(whole * share);
}

/// When there will be enough of a limit that lacks it; empty where it does not come back by itself, or nobody knows.
std::optional<TimePoint> backAgainAt(const LimitStanding& row, const Case& given)
{
    if (const auto* budget = std::get_if<MonthBudget>(&row.limit))
        return startOfNextMonth(budget->since);
    const auto resetsAt = row.resetsAt();
    if (!resetsAt || *resetsAt <= given.now)
        return std::nullopt;
    const bool bucket = std::get<RateWindow>(row.limit).refill == Refill::Bucket;
    return bucket ? refilledAt(row, *resetsAt, given) : *resetsAt;
}

/// What an old reading tells: that it was not enough holds until the reset, that it was enough may not.
AccountRoom roomOfOld(bool enough, std::size_t at, const Case& given)
{
    const auto backAt = enough ? std::nullopt : backAgainAt(given.row(at), given);
    const bool failed = given.account.failed;
    if (backAt)
        return {Room::NotEnough, RoomReason::Level, at, backAt};
    return {Room::Unknown, failed ? RoomReason::Failed : RoomReason::Old, at, {},
        !failed || passesByItself(given.account.error)};
}

/// One limit of which a share is known.
AccountRoom roomOfRow(std::size_t at, const Case& given)
{
    const LimitStanding& row = given.row(at);
    const double left = row.left.value_or(0);
    const bool enough = left > 0 && left + tolerance >= given.demand.least;
    if (isRefusal(row))
        return {Room::NotEnough, RoomReason::Level, at};
    if (row.isResetDue(given.now, given.account.standing.readAt))
        return {Room::Unknown, given.account.failed ? RoomReason::Failed : RoomReason::ResetDue, at, {}, true};
    if (given.account.standing.stale || given.account.failed)
        return roomOfOld(enough, at, given);
    if (enough)
        return {Room::Enough, RoomReason::Level, at};
    return {Room::NotEnough, RoomReason::Level, at, backAgainAt(row, given)};
}

bool isBackLater(const AccountRoom& a, const AccountRoom& b)
{
    constexpr auto never = TimePoint::max();
    return a.backAt.value_or(never) > b.backAt.value_or(never);
}

/// The first of those of which `comesBefore` says that no other comes before it.
template <typename Before> std::size_t firstBy(const std::vector<AccountRoom>& rooms, const Before& comesBefore)
{
    std::size_t first = 0;
    for (std::size_t at = 1; at < rooms.size(); ++at) {
        if (comesBefore(at, first))
            first = at;
    }
    return first;
}

/// Which of them decides where each has to have enough: the one that lacks it longest, else the first that is unknown,
/// else the one that `isNearer` to its limit.
template <typename Nearer> std::size_t worstOf(const std::vector<AccountRoom>& rooms, const Nearer& isNearer)
{
    constexpr std::array order{Room::NotEnough, Room::Unknown, Room::Enough};
    return firstBy(rooms, [&](std::size_t a, std::size_t b) {
        const Room room = rooms.at(a).room;
        if (room != rooms.at(b).room)
            return std::ranges::find(order, room) < std::ranges::find(order, rooms.at(b).room);
        return room == Room::Enough ? isNearer(a, b) : room == Room::NotEnough && isBackLater(rooms.at(a), rooms.at(b));
    });
}

/// The same where one that has enough will do: the one that is farthest from its limit, else the first that is unknown,
/// else the one that has enough again first.
template <typename Nearer> std::size_t bestOf(const std::vector<AccountRoom>& rooms, const Nearer& isNearer)
{
    constexpr std::array order{Room::Enough, Room::Unknown, Room::NotEnough};
    return firstBy(rooms, [&](std::size_t a, std::size_t b) {
        const Room room = rooms.at(a).room;
        if (room != rooms.at(b).room)
            return std::ranges::find(order, room) < std::ranges::find(order, rooms.at(b).room);
        return room == Room::Enough ? isNearer(b, a) : room == Room::NotEnough && isBackLater(rooms.at(b), rooms.at(a));
    });
}

/// When each of them has enough; empty where one never does by itself, or nobody knows.
std::optional<TimePoint> allBackAt(const std::vector<AccountRoom>& rooms)
{
    std::optional<TimePoint> last;
    for (const AccountRoom& room : rooms) {
        if (room.room == Room::Enough)
            continue;
        if (!room.backAt)
            return std::nullopt;
        last = std::max(last.value_or(*room.backAt), *room.backAt);
    }
    return last;
}

/// When the first of them has enough, as far as anybody knows.
std::optional<TimePoint> anyBackAt(const std::vector<AccountRoom>& rooms)
{
    std::optional<TimePoint> first;
    for (const AccountRoom& room : rooms) {
        if (room.backAt)
            first = std::min(first.value_or(*room.backAt), *room.backAt);
    }
    return first;
}

/// Limits that all have to have enough, of which there is one at least.
AccountRoom roomOfAll(const Rows& rows, const Case& given)
{
    std::vector<AccountRoom> rooms;
    rooms.reserve(rows.size());
    for (const std::size_t at : rows)
        rooms.push_back(roomOfRow(at, given));
    const auto nearer = [&](std::size_t a, std::size_t b) {
        return isNearer(given.row(rows.at(a)), given.row(rows.at(b)));
    };
    AccountRoom room = rooms.at(worstOf(rooms, nearer));
    room.backAt = room.room == Room::NotEnough ? allBackAt(rooms) : std::nullopt;
    return room;
}

/// Limits of which each is for one model, or for a part of the use: the one with most room speaks.
AccountRoom roomOfParts(const Rows& rows, const Case& given)
{
    std::map<QString, Rows> byModel;
    for (const std::size_t at : rows) {
        const auto* window = std::get_if<RateWindow>(&given.row(at).limit);
        byModel[window ? window->model : QString()].push_back(at);
    }
    std::vector<AccountRoom> rooms;
    rooms.reserve(byModel.size());
    for (const auto& [model, own] : byModel)
        rooms.push_back(roomOfAll(own, given));
    const auto nearer = [&](std::size_t a, std::size_t b) {
        return isNearer(given.row(rooms.at(a).row.value_or(0)), given.row(rooms.at(b).row.value_or(0)));
    };
    return rooms.at(bestOf(rooms, nearer));
}

/// The limits that are asked for. A refusal for want of credit is about all of them.
Rows rowsAskedFor(const Case& given)
{
    Rows rows;
    for (std::size_t at = 0; at < given.account.standing.rows.size(); ++at) {
        const LimitStanding& row = given.row(at);
        if (!given.demand.asksFor || isRefusal(row) || given.demand.asksFor(row))
            rows.push_back(at);
    }
    return rows;
}

Rows withALevel(Rows rows, const Case& given)
{
    std::erase_if(rows, [&](std::size_t at) { return !given.row(at).left; });
    return rows;
}

/// Why nothing can be told of an account that has no level to go by.
AccountRoom roomWithoutLevel(const Rows& asked, const Case& given)
{
    const GuardedAccount& account = given.account;
    if (account.failed)
        return {Room::Unknown, RoomReason::Failed, {}, {}, passesByItself(account.error)};
    if (!account.read)
        return {Room::Unknown, RoomReason::NoReading, {}, {}, true};
    if (given.demand.asksFor && asked.empty())
        return {Room::Unknown, RoomReason::NoSuchLimit};
    if (asked.empty())
        return {Room::Unknown, RoomReason::NoLimits};
    return {Room::Unknown, RoomReason::NoLevel, asked.front()};
}

AccountRoom roomByLimits(const Case& given)
{
    const Rows asked = rowsAskedFor(given);
    const Rows rows = withALevel(asked, given);
    const bool refused = std::ranges::any_of(rows, [&](std::size_t at) { return isRefusal(given.row(at)); });
    if (isUseless(given.account) && !refused)
        return {Room::Unknown, RoomReason::Failed};
    if (rows.empty())
        return roomWithoutLevel(asked, given);
    Rows whole = rows;
    std::erase_if(whole, [&](std::size_t at) { return given.row(at).onlyPart; });
    if (given.demand.asksFor || !whole.empty())
        return roomOfAll(given.demand.asksFor ? rows : whole, given);
    return roomOfParts(rows, given);
}

/// A refusal that came with limits holds as long as it says, whatever they tell.
AccountRoom roomOf(const Case& given)
{
    AccountRoom room = roomByLimits(given);
    const auto retryAt = given.account.retryAt;
    const bool refused = given.account.error == ErrorKind::RateLimited && !given.account.failed;
    if (!refused || !retryAt || *retryAt <= given.now)
        return room;
    if (room.room == Room::NotEnough) {
        if (room.backAt)
            room.backAt = std::max(*room.backAt, *retryAt);
        return room;
    }
    return {Room::NotEnough, RoomReason::Refused, room.row, retryAt};
}

bool tellsNoLimits(const AccountRoom& room)
{
    return room.reason == RoomReason::NoLimits;
}

} // namespace

QString roomReasonName(RoomReason reason)
{
    return wordOf(reasonWords, reason);
}

GuardDecision decideGuard(const std::vector<GuardedAccount>& accounts, const GuardDemand& demand, TimePoint now)
{
    GuardDecision decision;
    for (const GuardedAccount& account : accounts)
        decision.accounts.push_back(roomOf({account, demand, now}));
    std::vector<std::size_t> places;
    std::vector<AccountRoom> rooms;
    const bool skips = demand.skipsUnlimited && !std::ranges::all_of(decision.accounts, tellsNoLimits);
    for (std::size_t at = 0; at < accounts.size(); ++at) {
        if (skips && tellsNoLimits(decision.accounts.at(at)))
            continue;
        places.push_back(at);
        rooms.push_back(decision.accounts.at(at));
    }
    const auto row = [&](std::size_t at) -> const LimitStanding& {
        return accounts.at(places.at(at)).standing.rows.at(rooms.at(at).row.value_or(0));
    };
    const auto nearer = [&](std::size_t a, std::size_t b) { return isNearer(row(a), row(b)); };
    decision.speaker = places.at(demand.any ? bestOf(rooms, nearer) : worstOf(rooms, nearer));
    decision.room = decision.accounts.at(decision.speaker).room;
    if (decision.room == Room::Enough)
        return decision;
    decision.backAt = demand.any ? anyBackAt(rooms) : allBackAt(rooms);
    const auto passes = [](const AccountRoom& room) { return room.passing; };
    const auto passesOrHas = [](const AccountRoom& room) { return room.passing || room.room == Room::Enough; };
    decision.passing = demand.any ? std::ranges::any_of(rooms, passes) : std::ranges::all_of(rooms, passesOrHas);
    return decision;
}

std::vector<std::size_t> wantNewerAnswers(const GuardDecision& decision)
{
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < decision.accounts.size() && decision.room != Room::Enough; ++at) {
        const AccountRoom& room = decision.accounts.at(at);
        const bool mayDecide = room.reason == RoomReason::ResetDue || room.reason == RoomReason::Old;
        if (room.room == Room::Unknown && mayDecide)
            places.push_back(at);
    }
    return places;
}

std::optional<TimePoint> nextLook(const GuardDecision& decision, const GuardWait& wait, TimePoint now, double random)
{
    if (decision.room == Room::Enough || (!decision.backAt && (!decision.passing || wait.blind >= mostBlind)))
        return std::nullopt;
    const TimePoint back = decision.backAt.value_or(now);
    if (wait.until && (back > *wait.until || now >= *wait.until))
        return std::nullopt;
    const Milliseconds spread = std::clamp<Milliseconds>((back - now) / 10, 0ms, longestSpread);
    TimePoint look = std::max(back, now) + afterReset
        + std::chrono::round<Milliseconds>(
            std::chrono::duration<double, std::milli>(spread) * std::clamp(random, 0.0, 1.0));
    if (wait.looks > 0)
        look = std::max(look, now + std::min<Milliseconds>(longestPause, 1s * (1LL << std::min(wait.looks - 1, 10))));
    return wait.until ? std::min(look, *wait.until) : look;
}

} // namespace quotalamp
