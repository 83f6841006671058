// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "io/files/historyrows.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace quotalamp {

// The history as text, to keep elsewhere, to look at in a spreadsheet or to take over to another computer. It holds
// labels and no key. Instants are RFC 3339 in UTC, shares are of what is left, between 0 and 1.
//
// CSV has a line for each span or event: provider, account, account_id, limit, kind, since, until, left, lowest, highest;
// kind is "reading", "refused", "reset" or "told", and an event has a since and nothing after it. JSON has an object for
// each account, which holds its limits, which hold the same.

/// The two forms.
enum class HistoryForm { Csv, Json };

/// The past of one account; its limits as keptLimits() gives them.
struct AccountPast {
    QString id;
    QString provider;
    QString label;
    std::vector<LimitPast> limits;
};

/// What stands before the first account, and after the last one.
[[nodiscard]] QByteArray historyTextBegin(HistoryForm form, TimePoint now);
[[nodiscard]] QByteArray historyTextEnd(HistoryForm form);
/// One account; `first`: none was written before it.
[[nodiscard]] QByteArray historyText(const AccountPast& account, HistoryForm form, bool first);

/// Reads either form back. What is not understood fails as a whole, with the line of a CSV, so that nothing is taken in by
/// halves.
[[nodiscard]] Result<std::vector<AccountPast>> historyFromText(const QByteArray& text);

} // namespace quotalamp
