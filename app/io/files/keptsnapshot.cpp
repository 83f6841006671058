// SPDX-License-Identifier: MIT
#include "io/files/keptsnapshot.h"

#include "core/model/observation.h"
#include "core/model/snapshotjson.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto clockMayBeAhead = 1min; ///< of another program's; later than that it was set back
constexpr auto fingerprintKey = "of"_L1;
constexpr auto snapshotKey = "snapshot"_L1;
constexpr auto forgottenKey = "forgotten_at"_L1;

bool isRowOf(const Account& account, const QJsonObject& row)
{
    return row.value(fingerprintKey).toString() == learnedWith(account);
}

/// Whether the row's probe is later than ours.
bool wasProbedLater(const QJsonObject& row, const AccountState& ours, TimePoint weForgot, TimePoint now)
{
    const TimePoint theirs = keptLearnedAt(row, now).value_or(neverForgotten);
    const TimePoint checkedAt = ours.snapshot.checkedAt.value_or(neverForgotten);
    if (theirs != neverForgotten && theirs < weForgot)
        return false;
    const TimePoint theyForgot = keptForgottenAt(row).value_or(neverForgotten);
    if (theyForgot > weForgot && checkedAt < theyForgot && theyForgot <= now + clockMayBeAhead)
        return true;
    return theirs > std::max(checkedAt, weForgot);
}

/// Whether the one whose probe is not the later one has limits that were read later.
bool tellsTraffic(const QJsonObject& row, const AccountState& ours, TimePoint weForgot, bool probedLater, TimePoint now)
{
    const TimePoint theirs = readAtIn(row.value(snapshotKey).toObject(), now).value_or(neverForgotten);
    const TimePoint readAt = ours.snapshot.readAt.value_or(neverForgotten);
    const TimePoint theyForgot = keptForgottenAt(row).value_or(neverForgotten);
    return probedLater ? readAt > theirs && readAt >= theyForgot : theirs > readAt && theirs >= weForgot;
}

} // namespace

QString learnedWith(const Account& account)
{
    return QStringList{account.provider, account.baseUrl.toString(), toText(account.key)}.join(u'\n');
}

JsonTree keptSnapshot(const Account& account, const Snapshot& snapshot, TimePoint forgottenAt)
{
    JsonTree row = JsonTree::object();
    row.insert(fingerprintKey.data(), learnedWith(account));
    row.insert(snapshotKey.data(), toJson(snapshot));
    if (forgottenAt != neverForgotten)
        row.insert(forgottenKey.data(), forgottenAt);
    return row;
}

std::optional<Snapshot> keptOf(const Account& account, const QJsonObject& row, TimePoint now)
{
    if (!isRowOf(account, row))
        return std::nullopt;
    return snapshotFromJson(row.value(snapshotKey).toObject(), now);
}

std::optional<TimePoint> keptLearnedAt(const QJsonObject& row, TimePoint now)
{
    return checkedAtIn(row.value(snapshotKey).toObject(), now);
}

std::optional<TimePoint> keptForgottenAt(const QJsonObject& row)
{
    return parseInstant(row.value(forgottenKey).toString());
}

std::optional<LaterSnapshot> laterThanOurs(
    const QJsonObject& row, const AccountState& ours, TimePoint weForgot, TimePoint now)
{
    if (!isRowOf(ours.account, row))
        return std::nullopt;
    const bool probedLater = wasProbedLater(row, ours, weForgot, now);
    const bool traffic = tellsTraffic(row, ours, weForgot, probedLater, now);
    if (!probedLater && !traffic)
        return std::nullopt;
    LaterSnapshot later{snapshotFromJson(row.value(snapshotKey).toObject(), now)};
    if (traffic) {
        Snapshot both =
            probedLater ? withObservedOf(later.snapshot, ours.snapshot) : withObservedOf(ours.snapshot, later.snapshot);
        later.ofBoth = both != later.snapshot;
        later.snapshot = std::move(both);
    }
    later.snapshot.leastInterval = ours.snapshot.leastInterval;
    return later;
}

} // namespace quotalamp
