// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/limitkey.h"

#include <QString>
#include <QVariantList>

#include <limits>
#include <set>

namespace quotalamp {

class HistoryDatabase;

// The tables of the history, and how those of earlier versions become them:
//
//   limits     id, account, window, resets_at: each limit once; window as windowKey() gives it, empty for the account
//   spans      of (a limit's id), since, lasted, left, below, above: see HistorySpan
//   events     of, at, kind: what happened at an instant, see HistoryEvent
//   days       day: the days (UTC, since 1970) that have readings
//   compacted  step, until: how far spans have been joined to one of each step, see historycompaction.h
//
// Instants and lengths are whole milliseconds, since 1970 in UTC. Shares are whole billionths, which take less room.

/// What `events` holds. The numbers stand in files.
enum class HistoryEvent {
    Refusal = 1, ///< the provider refused for going too fast; of the account as a whole
    Reset = 2,   ///< a fixed window began anew
    Notice = 3   ///< the person was told of the limit
};

/// The version of the tables, as `user_version` of the file tells it.
inline constexpr int historyVersion = 2;

/// Makes the tables, or those of an earlier version into these, in one transaction: whoever ends it half-way finds all as it
/// was. False where something failed; the database then knows why.
[[nodiscard]] bool prepareHistoryTables(HistoryDatabase& database, int foundVersion);

/// An instant and a share as the tables hold them, and back. A share that is more than nothing never becomes nothing.
[[nodiscard]] qint64 storedInstant(TimePoint instant);
[[nodiscard]] TimePoint instantFromStored(qint64 stored);
[[nodiscard]] qint64 storedShare(double share);
[[nodiscard]] double shareFromStored(qint64 stored);

/// Account and window of a limit as values of statements; an account as a whole has an empty window, which is no NULL.
[[nodiscard]] QVariantList storedKey(const LimitKey& limit);

/// Keeps one span; two of the same limit and the same instant become one that has the extremes of both. Values: of, since,
/// lasted, left, below, above.
[[nodiscard]] QString insertSpanStatement();
/// Keeps a limit, and something that happened to one, unless it is kept already. False where that failed.
[[nodiscard]] bool keepLimit(HistoryDatabase& database, const LimitKey& limit);
[[nodiscard]] bool keepEvent(HistoryDatabase& database, qint64 limitId, TimePoint at, HistoryEvent kind);

/// Of spans that were kept: the days on which they end, and where the first of them begins.
struct KeptSpans {
    std::set<qint64> days{};
    qint64 earliest = std::numeric_limits<qint64>::max();

    void add(TimePoint since, TimePoint until);
};
/// Notes the days of what was kept, and that from its beginning on there is something new to join, which matters where the
/// clock was set back. False where that failed.
[[nodiscard]] bool noteKept(HistoryDatabase& database, const KeptSpans& kept);

} // namespace quotalamp
