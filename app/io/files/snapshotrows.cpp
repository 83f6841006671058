// SPDX-License-Identifier: MIT
#include "io/files/snapshotrows.h"

#include "io/files/keptalerts.h"
#include "io/files/keptsnapshot.h"

#include <QJsonObject>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostSnapshotBytes = 32 * 1024 * 1024; ///< a thousand accounts with their models, and what is overtaken
constexpr auto snapshotPrefix = "snapshot/"_L1;
constexpr auto accountsKey = "accounts"_L1;
constexpr auto alertsKey = "alerts"_L1;

bool fitsSnapshots(const QJsonObject& json)
{
    const auto objectOrNone = [](const QJsonValue& value) { return value.isUndefined() || value.isObject(); };
    return objectOrNone(json.value(accountsKey)) && objectOrNone(json.value(alertsKey));
}

/// An earlier version kept all accounts in one object, and all alerts in another.
InheritedRows::Rows snapshotRowsFrom(const QJsonObject& json)
{
    InheritedRows::Rows rows = KeptAlerts::rowsFrom(json.value(alertsKey).toObject());
    const QJsonObject accounts = json.value(accountsKey).toObject();
    for (auto it = accounts.begin(); it != accounts.end(); ++it)
        rows[snapshotRow(it.key())] = it.value().toObject();
    return rows;
}

bool isLaterSnapshot(const QJsonObject& inherited, const QJsonObject& row)
{
    const auto now = wallClock();
    return keptLearnedAt(inherited, now).value_or(neverForgotten) > keptLearnedAt(row, now).value_or(neverForgotten);
}

} // namespace

QString snapshotRow(const QString& accountId)
{
    return snapshotPrefix + accountId;
}

QString accountOfRow(const QString& row)
{
    return row.startsWith(snapshotPrefix) ? row.mid(snapshotPrefix.size()) : KeptAlerts::accountOf(row);
}

std::optional<InheritedRows> snapshotRows(const Places* places)
{
    if (!places)
        return std::nullopt;
    return InheritedRows(RowFile(places->state + "/snapshots.rows"_L1, mostSnapshotBytes),
        {places->state + "/snapshots.json"_L1, mostSnapshotBytes / 2, fitsSnapshots, snapshotRowsFrom,
            isLaterSnapshot});
}

} // namespace quotalamp
