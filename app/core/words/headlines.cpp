// SPDX-License-Identifier: MIT
#include "core/words/headlines.h"

#include "core/base/tr.h"
#include "core/words/forecastwords.h"
#include "core/words/limitwords.h"

#include <algorithm>

namespace quotalamp {

namespace {

/// A limit that is a warning or worse, with the account that has it.
struct Pressing {
    const AccountInView* account = nullptr;
    const LimitStanding* row = nullptr;
};

std::vector<Pressing> pressingIn(const std::vector<const AccountInView*>& accounts)
{
    std::vector<Pressing> pressing;
    for (const AccountInView* account : accounts) {
        for (const LimitStanding* row : account->standing.pressing())
            pressing.push_back({account, row});
    }
    return pressing;
}

bool isNearerOf(const Pressing& a, const Pressing& b)
{
    return isNearer(*a.row, *b.row);
}

QString nearestTime(const LimitStanding& row, TimePoint now, Share share)
{
    if (row.severity == Severity::Exhausted)
        return Text::tr("used up");
    return row.runsOutAt() ? outlookShort(row, now) : shareText(row.left.value_or(0), share);
}

/// Whether anything is known that could be near its limit.
bool tellsLevel(const AccountInView* account)
{
    return !account->standing.stale
        && std::ranges::any_of(account->standing.rows, [](const LimitStanding& row) { return row.left.has_value(); });
}

bool isResetDueOf(const Pressing& pressing, TimePoint now)
{
    return pressing.row->isResetDue(now, pressing.account->standing.readAt);
}

/// The first limit to come back; of those that do, one that is due comes last, for it may stay so. Null where none does
/// by itself.
const Pressing* firstBack(const std::vector<Pressing>& pressing, TimePoint now)
{
    const Pressing* first = nullptr;
    const Pressing* due = nullptr;
    for (const Pressing& each : pressing) {
        const auto resetsAt = each.row->resetsAt();
        if (isResetDueOf(each, now))
            due = due ? due : &each;
        else if (resetsAt && *resetsAt > now && (!first || *resetsAt < *first->row->resetsAt()))
            first = &each;
    }
    return first ? first : due;
}

} // namespace

std::vector<HeadLine> headLines(
    const std::vector<const AccountInView*>& accounts, TimePoint now, const Wording& wording)
{
    const std::vector<Pressing> pressing = pressingIn(accounts);
    std::vector<HeadLine> lines;
    const auto nearest = std::ranges::min_element(pressing, isNearerOf);
    if (nearest != pressing.end())
        lines.push_back({Text::tr("Next limit"), limitSubject(nearest->account->subject, *nearest->row),
            nearestTime(*nearest->row, now, wording.share)});
    else if (std::ranges::any_of(accounts, tellsLevel))
        lines.push_back({{}, Text::tr("No limit near"), {}});
    if (const Pressing* back = firstBack(pressing, now))
        lines.push_back({Text::tr("Next reset"), limitSubject(back->account->subject, *back->row),
            isResetDueOf(*back, now) ? resetDueText() : returnText(*back->row->resetsAt(), now, wording.resets)});
    return lines;
}

} // namespace quotalamp
