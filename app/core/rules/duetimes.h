// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace quotalamp {

/// When the background asks each account next. Knows no clock: who asks says what time it is.
class DueTimes {
public:
    /// An account whose time has come.
    struct Due {
        QString accountId;
        bool look = false; ///< only to see whether its key is another one
        friend bool operator==(const Due&, const Due&) = default;
    };

    /// Asked at `due`. `mayLook`: its key can be replaced without anybody telling us; then one that is due later than two
    /// intervals from `now` is looked at after one.
    void plan(const QString& accountId, TimePoint due, TimePoint now, Seconds interval, bool mayLook);
    /// Asked at this time, whatever was planned.
    void set(const QString& accountId, TimePoint at) { put(accountId, {at, false}); }
    /// Asked at this time where a later one was planned; in any case more than a look.
    void hasten(const QString& accountId, TimePoint at);
    /// Nothing is planned for it any more.
    void remove(const QString& accountId);
    /// The same for all accounts of which `isGone` says so.
    void removeIf(const std::function<bool(const QString& accountId)>& isGone);
    /// Nothing is planned for anyone any more.
    void clear() { *this = {}; }

    /// Something is planned for the account.
    [[nodiscard]] bool contains(const QString& accountId) const { return m_times.contains(accountId); }
    /// Every account that something is planned for.
    [[nodiscard]] std::vector<QString> accountIds() const;
    /// The earliest time; empty: nothing is due.
    [[nodiscard]] std::optional<TimePoint> first() const;
    /// Takes out what is due, and what will be within half a second, so that the machine wakes up once. A time more than
    /// a day ahead is one of a clock that was set back, and is due too.
    [[nodiscard]] std::vector<Due> take(TimePoint now);
    /// The wall clock was set by so much.
    void shift(Milliseconds by);

private:
    struct Plan {
        TimePoint at;
        bool look = false; ///< only to see whether its key is another one
    };
    void put(const QString& accountId, const Plan& plan);

    std::map<QString, Plan> m_times;     ///< by account
    std::multiset<TimePoint> m_instants; ///< of m_times: each of a thousand accounts asks for the first
};

} // namespace quotalamp
