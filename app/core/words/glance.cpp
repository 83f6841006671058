// SPDX-License-Identifier: MIT
#include "core/words/glance.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/limitwords.h"
#include "core/words/statusreading.h"

#include <QJsonArray>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int longestGlanceName = 60; ///< code points of a name or label
constexpr int longestGlanceError = 400;
constexpr Milliseconds glancesBySecond = 10min; ///< countdowns below it have seconds

/// As much of an account as views ask for beside its standing.
AccountState documentAccount(const QJsonObject& json, const NameProvider& nameProvider)
{
    AccountState state;
    state.account.id = json["id"_L1].toString();
    state.account.provider = json["provider"_L1].toString();
    state.account.label = plainText(json["account_key"_L1].toString(), longestGlanceName);
    const ProviderName provider = nameProvider(state.account.provider);
    state.providerName = plainText(provider.name, longestGlanceName);
    state.limited = provider.limited;
    state.snapshot.checkedAt = instantFromStatus(json["checked_at"_L1]);
    state.snapshot.readAt = instantFromStatus(json["read_at"_L1]);
    state.snapshot.lastProbeFailed = state.snapshot.checkedAt && !json["reachable"_L1].toBool();
    if (const auto kind = errorKindFromName(json["error_kind"_L1].toString()))
        state.snapshot.error = Error{*kind, 0, {}, instantFromStatus(json["retry_at"_L1])};
    return state;
}

/// The accounts of a document, and how views see them.
struct Seen {
    std::vector<AccountState> states;
    std::vector<AccountInView> views; ///< of the states, in their order
};

Seen accountsIn(const QJsonObject& document, TimePoint now, const NameProvider& nameProvider)
{
    Seen seen;
    const QJsonArray accounts = document["accounts"_L1].toArray();
    for (const auto& account : accounts)
        seen.states.push_back(documentAccount(account.toObject(), nameProvider));
    const AccountSubjects subjects(seen.states);
    for (std::size_t at = 0; at < seen.states.size(); ++at) {
        const AccountState& state = seen.states[at];
        const QJsonObject json = accounts.at(qsizetype(at)).toObject();
        seen.views.push_back({&state, subjects.of(state), standingFromStatus(json, now),
            plainText(json["error"_L1].toString(), longestGlanceError)});
    }
    return seen;
}

/// The most urgent one first, and then by their states, as in the icon's menu.
std::vector<const AccountInView*> mostUrgentFirst(const std::vector<AccountInView>& views)
{
    std::vector<const AccountInView*> order = allOf(views);
    std::ranges::stable_sort(
        order, std::ranges::greater(), [](const AccountInView* each) { return urgency(each->standing.state); });
    const auto first = std::ranges::min_element(
        order, [](const AccountInView* a, const AccountInView* b) { return isMoreUrgent(a->standing, b->standing); });
    std::rotate(order.begin(), first, first + (first == order.end() ? 0 : 1));
    return order;
}

void sooner(std::optional<Milliseconds>& next, TimePoint at, TimePoint now)
{
    const Milliseconds ahead = at - now;
    if (ahead <= Milliseconds(0))
        return;
    // The words are rounded up, so that they are others as soon as a whole number of seconds or minutes is ahead.
    const Milliseconds step = ahead <= glancesBySecond ? Milliseconds(1s) : Milliseconds(1min);
    const Milliseconds rest = ahead % step;
    next = std::min(next.value_or(1min), rest > Milliseconds(0) ? rest : step);
}

/// Of the accounts that the lines tell of.
std::optional<Milliseconds> nextGlanceChange(const std::vector<const AccountInView*>& shown, TimePoint now)
{
    std::optional<Milliseconds> next;
    for (const AccountInView* view : shown) {
        const LimitStanding* row = view->standing.nearest();
        if (const auto resetsAt = row ? row->resetsAt() : std::nullopt)
            sooner(next, *resetsAt, now);
        if (row && (view->standing.stale || row->runsOutAt()))
            next = std::min<Milliseconds>(next.value_or(1min), 1min);
    }
    return next;
}

} // namespace

Glance glanceOf(const QJsonObject& document, TimePoint now, const NameProvider& nameProvider)
{
    const Wording wording = wordingFromStatus(document);
    const Seen seen = accountsIn(document, now, nameProvider);
    std::vector<const AccountInView*> order = mostUrgentFirst(seen.views);
    Glance glance;
    glance.share = wording.share;
    if (order.empty())
        return glance;
    const AccountInView& first = *order.front();
    const StripItem item = stripItems({&first}, now, wording).front();
    glance.state = item.state;
    glance.account = first.subject;
    glance.label = first.account->account.label.isEmpty() ? first.account->providerName : first.account->account.label;
    if (const LimitStanding* row = first.standing.nearest(); row && item.state != GaugeState::Error)
        glance.limit = plainText(limitSubject(*row), longestGlanceName);
    glance.left = item.left;
    glance.value = item.value;
    glance.when = item.when;
    const std::size_t more = order.size() > mostGlanceLines + 1 ? order.size() - mostGlanceLines : 0;
    order.resize(order.size() - more);
    for (const AccountInView* view : order)
        glance.lines << accountLine(*view, now, wording);
    if (more > 0)
        glance.lines << Text::tr("%Ln more accounts", nullptr, int(more));
    glance.line = glance.lines.front();
    glance.nextChange = nextGlanceChange(order, now);
    return glance;
}

QString glanceText(const Glance& glance)
{
    switch (glance.state) {
    case GaugeState::NoAccount:
        return Text::tr("no account");
    case GaugeState::Error:
        return Text::tr("error");
    case GaugeState::Exhausted:
        return Text::tr("used up");
    default:
        return glance.left ? percentText(*glance.left, glance.share) : glance.value;
    }
}

QString glanceLine(const Glance& glance)
{
    return glance.state == GaugeState::NoAccount
        ? Text::tr("There is no account yet. Add one: quotalamp account add PROVIDER")
        : glance.line;
}

} // namespace quotalamp
