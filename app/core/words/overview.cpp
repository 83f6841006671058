// SPDX-License-Identifier: MIT
#include "core/words/overview.h"

#include "core/base/tr.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QString checkedText(const std::vector<AccountState>& accounts, TimePoint now)
{
    if (accounts.empty())
        return Text::tr("Nothing to check");
    const auto total = static_cast<qint64>(accounts.size());
    const auto checking = std::ranges::count_if(accounts, &AccountState::checking);
    if (checking > 0)
        return Text::tr("Checking %1 of %2…").arg(QLocale().toString(total - checking + 1), QLocale().toString(total));
    std::optional<TimePoint> last;
    for (const auto& account : accounts) {
        const auto& at = account.snapshot.checkedAt;
        if (at && (!last || *at > *last))
            last = at;
    }
    return last ? Text::tr("Checked %1").arg(agoText(*last, now)) : Text::tr("Not checked yet");
}

QString probesText(int count, std::optional<int> cap)
{
    const QLocale locale;
    if (cap)
        return Text::tr("%1 of %Ln paid probes today", "%1: sent, %n: allowed", *cap).arg(locale.toString(count));
    return count == 1 ? Text::tr("1 paid probe today") : Text::tr("%Ln paid probes today", nullptr, count);
}

void earlier(std::optional<Milliseconds>& time, Milliseconds candidate)
{
    if (candidate > Milliseconds(0) && (!time || candidate < *time))
        time = candidate;
}

constexpr std::chrono::minutes bySecond{10}; ///< countdowns below it change each second, the others each minute

/// Until what a card says of its account changes by the clock alone; not its colour, see addRefill().
Milliseconds nextCardChange(const AccountInView& account, TimePoint now, Seconds interval)
{
    const Snapshot& snapshot = account.account->snapshot;
    std::optional<Milliseconds> next{60000};
    const auto countdown = [&](TimePoint end) {
        if (end - now >= bySecond)
            earlier(next, (end - now) % Milliseconds(60000) + Milliseconds(1));
        else if (end > now)
            earlier(next, Milliseconds(1000));
    };
    if (!account.standing.stale)
        earlier(next, account.standing.readAt + 2 * interval + Milliseconds(1) - now);
    else if (const Milliseconds age = now - account.standing.readAt; age < std::chrono::minutes(1))
        earlier(next, Milliseconds(1000));
    else
        earlier(next, Milliseconds(60001) - age % Milliseconds(60000));
    if (snapshot.error && snapshot.error->retryAt)
        countdown(*snapshot.error->retryAt);
    for (const LimitStanding& row : account.standing.rows) {
        if (const auto resetsAt = row.resetsAt())
            countdown(*resetsAt);
    }
    return *next;
}

/// Countdowns below ten minutes and ages below one change each second, the rest each minute.
std::optional<Milliseconds> nextWordChange(const std::vector<AccountState>& accounts, TimePoint now)
{
    std::optional<Milliseconds> next;
    for (const auto& account : accounts) {
        const Snapshot& snapshot = account.snapshot;
        if (!snapshot.checkedAt)
            continue;
        const bool young = now - *snapshot.checkedAt < std::chrono::minutes(1);
        earlier(next, young ? Milliseconds(1000) : Milliseconds(60000));
        if (snapshot.error && snapshot.error->retryAt && *snapshot.error->retryAt > now)
            earlier(next, *snapshot.error->retryAt - now < bySecond ? Milliseconds(1000) : Milliseconds(60000));
        if (!snapshot.reading)
            continue;
        for (const auto& window : snapshot.reading->windows) {
            if (window.resetsAt && *window.resetsAt > now && *window.resetsAt - now < bySecond)
                earlier(next, Milliseconds(1000));
        }
    }
    return next;
}

/// Until a bucket that refills has left its severity behind, which happens without any answer.
void addRefill(std::optional<Milliseconds>& next, const LimitStanding& row, TimePoint now)
{
    const auto* window = std::get_if<RateWindow>(&row.limit);
    if (!window || window->refill != Refill::Bucket || !window->resetsAt || *window->resetsAt <= now || !row.left
        || row.severity == Severity::Calm)
        return;
    const double rate = (1.0 - *row.left) / static_cast<double>((*window->resetsAt - now).count());
    for (const double used : {row.thresholds.critical, row.thresholds.warning})
        earlier(next, Milliseconds(static_cast<qint64>((1.0 - used - *row.left) / rate) + 2));
}

/// The next instant at which the account's reading becomes stale, or a bucket of it calm.
void addIconChange(std::optional<Milliseconds>& next, const AccountStanding& standing, TimePoint now, Seconds interval)
{
    if (standing.stale || standing.rows.empty())
        return;
    earlier(next, standing.readAt + 2 * interval + Milliseconds(1000) - now);
    for (const LimitStanding& row : standing.rows)
        addRefill(next, row, now);
}

std::optional<Milliseconds> nextIconChange(const std::vector<AccountInView>& accounts, TimePoint now, Seconds interval)
{
    std::optional<Milliseconds> next;
    for (const AccountInView& account : accounts)
        addIconChange(next, account.standing, now, interval);
    return next;
}

bool isDemoOnly(const std::vector<AccountState>& accounts)
{
    return !accounts.empty()
        && std::ranges::all_of(accounts, [](const AccountState& each) { return each.account.demo; });
}

/// The most urgent state first, then as the person ordered them.
std::vector<AccountInView> inView(const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings)
{
    QHash<QString, int> ofProvider;
    for (const AccountState& account : accounts)
        ++ofProvider[account.providerName];
    std::vector<AccountInView> seen;
    seen.reserve(accounts.size());
    for (const AccountState& account : accounts) {
        const bool shares = ofProvider.value(account.providerName) > 1;
        seen.push_back({&account, accountSubject(account, shares), standingOf(account, now, settings)});
    }
    std::ranges::stable_sort(
        seen, std::ranges::greater(), [](const AccountInView& each) { return urgency(each.standing.state); });
    return seen;
}

std::vector<const AccountInView*> byUrgency(const std::vector<AccountInView>& accounts)
{
    std::vector<const AccountInView*> order;
    order.reserve(accounts.size());
    for (const AccountInView& account : accounts)
        order.push_back(&account);
    std::ranges::stable_sort(
        order, [](const AccountInView* a, const AccountInView* b) { return isMoreUrgent(a->standing, b->standing); });
    return order;
}

/// The account that icon and tooltip speak of first: the one that the person chose, or else the most urgent.
const AccountInView& accountOfIcon(
    const std::vector<AccountInView>& accounts, const AccountInView& mostUrgent, const QString& chosen)
{
    const auto found = std::ranges::find(
        accounts, chosen, [](const AccountInView& each) -> const QString& { return each.standing.accountId; });
    return found == accounts.end() ? mostUrgent : *found;
}

/// As the person ordered the accounts, whatever is urgent.
void putInOrder(std::vector<CardView>& cards, const std::vector<AccountState>& accounts)
{
    QHash<QString, qsizetype> places;
    for (const AccountState& account : accounts)
        places.insert(account.account.id, places.size());
    std::ranges::stable_sort(cards, {}, [&](const CardView& card) { return places.value(card.accountId); });
}

/// The lines of all accounts; the tooltip begins with that of `first`.
QString tooltipOf(QStringList lines, qsizetype first)
{
    lines.move(first, 0);
    return tooltipText(lines);
}

void addIcon(Overview& view, const AccountStanding& standing)
{
    const std::vector<double> levels = standing.levels();
    view.icon = standing.state;
    if (!levels.empty())
        view.iconLeft = levels[0];
    if (levels.size() > 1)
        view.iconSecondLeft = levels[1];
}

/// Marks what is not the person's own.
void markDemo(std::vector<StripItem>& strip)
{
    for (StripItem& item : strip)
        item.subject = Text::tr("Demo: %1", "a limit or account").arg(item.subject);
}

} // namespace

Overview overview(const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings,
    const LedgerTotals& today, InSight sight)
{
    return OverviewMaker().make(accounts, now, settings, today, sight);
}

OverviewMaker::Words& OverviewMaker::wordsOf(
    const AccountInView& account, TimePoint now, const Wording& wording, bool withCard)
{
    constexpr Milliseconds timerIsEarly{250}; ///< who comes a little before the change will not come again for it
    Words& words = m_words[account.standing.accountId];
    const bool stands = words.since <= now && now + timerIsEarly < words.until;
    if (stands && (words.card || !withCard))
        return words;
    ++m_worded;
    std::optional<Milliseconds> next = nextCardChange(account, now, m_settings.interval);
    addIconChange(next, account.standing, now, m_settings.interval);
    words = {accountLine(account, now, wording), {}, now, now + *next};
    if (withCard)
        words.card = cardView(account, now, wording);
    return words;
}

Overview OverviewMaker::make(const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings,
    const LedgerTotals& today, InSight sight)
{
    m_worded = 0;
    if (m_settings != settings) {
        m_settings = settings;
        forgetAll();
    }
    Overview view;
    view.checked = checkedText(accounts, now);
    view.checking = std::ranges::any_of(accounts, &AccountState::checking);
    view.demo = isDemoOnly(accounts);
    view.probes =
        view.demo ? probesText(today.paidInDemo, std::nullopt) : probesText(today.paid, settings.paidProbesPerDay);
    if (accounts.empty())
        return view;
    const bool all = sight == InSight::All;
    const Wording wording = wordingOf(settings);
    const std::vector<AccountInView> seen = inView(accounts, now, settings);
    const std::vector<const AccountInView*> urgent = byUrgency(seen);
    const AccountInView& first = accountOfIcon(seen, *urgent.front(), settings.icon.account);
    for (const AccountInView& account : seen) {
        const Words& words = wordsOf(account, now, wording, all);
        view.menuLines << words.line;
        if (all)
            view.cards.push_back(*words.card);
    }
    view.tooltip = tooltipOf(view.menuLines, std::distance(seen.data(), &first));
    addIcon(view, first.standing);
    view.nextIconChange = nextIconChange(seen, now, settings.interval);
    if (!all)
        return view;
    view.nextChange = nextWordChange(accounts, now);
    view.head = headLines(seen, now, wording);
    view.strip = stripItems(urgent, now, wording);
    if (view.demo)
        markDemo(view.strip);
    if (settings.arrangement.ownOrder)
        putInOrder(view.cards, accounts);
    return view;
}

} // namespace quotalamp
