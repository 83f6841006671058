// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/rules/standing.h"

#include <QList>
#include <QVariantMap>

namespace quotalamp {

// What the D-Bus service tells, as values: org.quotalamp.Quotalamp1.xml says what each property means. No bus here.

/// What is known of each limit of an account, by name.
using BusLimits = QList<QVariantMap>;

/// The object of an account below that of the service: its id with every byte that no path may hold as "_" and two hex
/// digits, and a digest of it where that would be very long.
[[nodiscard]] QString busPath(const QString& accountId);

/// An account as the service tells it, with what the summary needs of it.
struct BusAccount {
    QVariantMap properties;   ///< of org.quotalamp.Quotalamp1.Account
    AccountStanding standing; ///< by which the nearest of all is found
    QString nearest;          ///< its nearest limit in words; empty: it has none
    friend bool operator==(const BusAccount&, const BusAccount&) = default;
};
/// `subject` is as accountSubject() gives it.
[[nodiscard]] BusAccount busAccount(
    const AccountState& account, const QString& subject, TimePoint now, const Settings& settings);

/// What the service tells of all accounts together: the properties of org.quotalamp.Quotalamp1.
[[nodiscard]] QVariantMap busSummary(const std::vector<const BusAccount*>& accounts);

} // namespace quotalamp

Q_DECLARE_METATYPE(quotalamp::BusLimits)
