// SPDX-License-Identifier: MIT
#include "core/words/stripview.h"

#include "core/base/tr.h"
#include "core/words/limitwords.h"

namespace quotalamp {

namespace {

QString stripTime(const AccountInView& account, const LimitStanding& row, TimePoint now, ResetStyle style)
{
    if (account.standing.stale && !isRefusedForCredit(account.account->snapshot))
        return agoText(account.standing.readAt, now);
    if (row.isResetDue(now, account.standing.readAt))
        return resetDueText();
    const auto resetsAt = row.resetsAt();
    if (!resetsAt || *resetsAt <= now)
        return {};
    return style == ResetStyle::Clock ? resetClockText(*resetsAt, now) : durationText(*resetsAt - now);
}

StripItem stripItem(const AccountInView& account, TimePoint now, const Wording& wording)
{
    const AccountState& state = *account.account;
    StripItem item{account.subject, {}, {}, account.standing.state, {}};
    if (item.state == GaugeState::Error && state.snapshot.error) {
        item.value = errorText(account);
        return item;
    }
    const LimitStanding* row = account.standing.nearest();
    if (!row) {
        item.value = state.snapshot.checkedAt ? noLimitsText(state) : Text::tr("not checked yet");
        return item;
    }
    item.subject = limitSubject(account.subject, *row);
    item.left = row->left;
    item.value = limitState(*row, wording.share);
    item.when = stripTime(account, *row, now, wording.resets);
    return item;
}

} // namespace

std::vector<StripItem> stripItems(
    const std::vector<const AccountInView*>& accounts, TimePoint now, const Wording& wording)
{
    std::vector<StripItem> items;
    if (accounts.empty())
        return items;
    items.push_back(stripItem(*accounts.front(), now, wording));
    if (accounts.size() > 1 && urgency(accounts[1]->standing.state) >= urgency(GaugeState::Warning))
        items.push_back(stripItem(*accounts[1], now, wording));
    return items;
}

} // namespace quotalamp
