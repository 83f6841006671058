// SPDX-License-Identifier: MIT
#include "core/words/overview.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/model/observation.h"

#include <QHash>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// When the accounts' limits were seen last in the person's own traffic; empty where they never were.
std::optional<TimePoint> lastObserved(const std::vector<AccountState>& accounts)
{
    std::optional<TimePoint> last;
    for (const AccountState& account : accounts) {
        if (isObserved(account.snapshot))
            last = std::max(last, account.snapshot.readAt);
    }
    return last;
}

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
    if (last)
        return Text::tr("Checked %1").arg(agoText(*last, now));
    const auto seen = lastObserved(accounts);
    return seen ? capitalised(observedText(*seen, now)) : Text::tr("Not checked yet");
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
constexpr Milliseconds timerIsEarly{250};    ///< who comes a little before the change will not come again for it
constexpr int turns = 10;                    ///< in which all accounts are decided on anew that nothing is known of

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
    const bool tellsAge = account.standing.stale || isObserved(snapshot);
    if (const Milliseconds age = now - account.standing.readAt; tellsAge && age < std::chrono::minutes(1))
        earlier(next, Milliseconds(1000));
    else if (tellsAge)
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
        const auto told = std::max(snapshot.checkedAt, snapshot.readAt); // by a probe, or by traffic
        if (!told)
            continue;
        const bool young = now - *told < std::chrono::minutes(1);
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

/// The next instant at which the account may be in another state without any answer.
TimePoint nextStateChange(const AccountStanding& standing, TimePoint now, Seconds interval)
{
    std::optional<Milliseconds> next{std::chrono::hours(1)};
    addIconChange(next, standing, now, interval);
    for (const LimitStanding& row : standing.rows) {
        if (const auto resetsAt = row.resetsAt())
            earlier(next, *resetsAt - now + Milliseconds(1));
    }
    return now + *next;
}

std::optional<Milliseconds> nextIconChange(
    const std::vector<const AccountInView*>& accounts, TimePoint now, Seconds interval)
{
    std::optional<Milliseconds> next;
    for (const AccountInView* account : accounts)
        addIconChange(next, account->standing, now, interval);
    return next;
}

bool isDemoOnly(const std::vector<AccountState>& accounts)
{
    return !accounts.empty()
        && std::ranges::all_of(accounts, [](const AccountState& each) { return each.account.demo; });
}

/// The two most urgent accounts, as far as there are two.
std::vector<const AccountInView*> mostUrgent(std::vector<const AccountInView*> accounts)
{
    const auto isFirst = [](const AccountInView* a, const AccountInView* b) {
        return isMoreUrgent(a->standing, b->standing);
    };
    std::vector<const AccountInView*> first;
    for (int place = 0; place < 2 && !accounts.empty(); ++place) {
        const auto next = std::ranges::min_element(accounts, isFirst);
        first.push_back(*next);
        accounts.erase(next);
    }
    return first;
}

/// As the person ordered the accounts, whatever is urgent.
void putInOrder(std::vector<CardView>& cards, const std::vector<AccountState>& accounts)
{
    QHash<QString, qsizetype> places;
    for (const AccountState& account : accounts)
        places.insert(account.account.id, places.size());
    std::ranges::stable_sort(cards, {}, [&](const CardView& card) { return places.value(card.accountId); });
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

void OverviewMaker::forget(const QString& accountId)
{
    const auto known = m_known.find(accountId);
    if (known == m_known.end())
        return;
    known->second.news = true;
    known->second.words = {};
    remake();
}

void OverviewMaker::forgetAll()
{
    for (auto& [id, known] : m_known) {
        known.news = true;
        known.words = {};
    }
    remake();
}

void OverviewMaker::look(Known& known, const AccountState& account, TimePoint now)
{
    ++m_looked;
    const GaugeState before = known.view.standing.state;
    known.view = {&account, accountSubject(account, known.shares), standingOf(account, now, m_settings)};
    if (known.view.standing.state != before)
        m_panelSince.reset();
    known.outline = cardOutline(known.view);
    if (known.news)
        known.words = {};
    known.lookedAt = now;
    known.until = nextStateChange(known.view.standing, now, m_settings.interval);
    known.news = false;
}

/// Accounts stay where they are, mostly: then nothing has to be looked up.
OverviewMaker::Known& OverviewMaker::knownOf(const AccountState& account, std::size_t place)
{
    const QString& id = account.account.id;
    const bool stays = place < m_inOrder.size() && m_inOrder[place]->view.standing.accountId == id;
    return stays ? *m_inOrder[place] : m_known[id];
}

std::vector<OverviewMaker::Known*> OverviewMaker::inView(
    const std::vector<AccountState>& accounts, TimePoint now, bool all)
{
    const AccountSubjects subjects(accounts);
    ++m_round;
    m_behind = false;
    int most = mostAtATime;
    std::vector<Known*> seen;
    seen.reserve(accounts.size());
    for (const AccountState& account : accounts) {
        Known& known = knownOf(account, seen.size());
        const bool isNew = !known.view.account;
        known.round = m_round;
        known.view.account = &account;
        const bool shares = subjects.sharesProvider(account);
        const bool renamed = std::exchange(known.shares, shares) != shares;
        known.news = known.news || renamed;
        seen.push_back(&known);
        const bool due = known.news || now >= known.until || now < known.lookedAt;
        if (isNew || known.news)
            remake();
        if (!isNew && !all && due && most == 0)
            m_behind = true;
        else if (isNew || all || due)
            look(known, account, now);
        if (!isNew && !all && due && most > 0)
            --most;
    }
    if (m_known.size() != accounts.size()) {
        std::erase_if(m_known, [this](const auto& each) { return each.second.round != m_round; });
        remake();
    }
    m_inOrder = seen;
    if (!all)
        lookInTurn(accounts, seen, now, std::min(most, int(accounts.size() + turns - 1) / turns));
    std::ranges::stable_sort(
        seen, std::ranges::greater(), [](const Known* each) { return urgency(each->view.standing.state); });
    return seen;
}

void OverviewMaker::lookInTurn(
    const std::vector<AccountState>& accounts, const std::vector<Known*>& known, TimePoint now, int most)
{
    for (; most > 0; --most, ++m_turn) {
        m_turn %= known.size();
        if (known[m_turn]->lookedAt != now)
            look(*known[m_turn], accounts[m_turn], now);
    }
}

void OverviewMaker::lookAt(const std::vector<const AccountInView*>& accounts, TimePoint now)
{
    for (const AccountInView* each : accounts) {
        Known& known = m_known.at(each->standing.accountId);
        if (known.lookedAt != now)
            look(known, *each->account, now);
    }
}

OverviewMaker::Words& OverviewMaker::wordsOf(Known& known, TimePoint now, const Wording& wording, bool withCard)
{
    Words& words = known.words;
    const bool stands = words.since <= now && now + timerIsEarly < words.until;
    if (stands && (words.card || !withCard))
        return words;
    ++m_worded;
    std::optional<Milliseconds> next = nextCardChange(known.view, now, m_settings.interval);
    addIconChange(next, known.view.standing, now, m_settings.interval);
    words = {accountLine(known.view, now, wording), {}, now, now + *next};
    if (withCard)
        words.card = cardView(known.view, now, wording);
    return words;
}

CardView OverviewMaker::card(const AccountState& account, TimePoint now)
{
    Known& known = m_known[account.account.id];
    known.view.account = &account;
    if (known.news || now < known.lookedAt || now - known.lookedAt >= timerIsEarly)
        look(known, account, now);
    return *wordsOf(known, now, wordingOf(m_settings), true).card;
}

/// Of so many accounts a menu has lines; more would not fit on a screen.
QStringList OverviewMaker::linesOf(const std::vector<Known*>& seen, TimePoint now, const Wording& wording)
{
    constexpr std::size_t mostLines = 20;
    const std::size_t count = seen.size() <= mostLines + 1 ? seen.size() : mostLines;
    QStringList lines;
    for (std::size_t place = 0; place < count; ++place)
        lines << wordsOf(*seen[place], now, wording, false).line;
    if (count < seen.size())
        lines << Text::tr("%Ln more accounts", nullptr, int(seen.size() - count));
    return lines;
}

void OverviewMaker::addLines(Overview& view, const std::vector<Known*>& seen, Known& first, TimePoint now)
{
    const Wording wording = wordingOf(m_settings);
    view.menuLines = linesOf(seen, now, wording);
    QStringList lines{wordsOf(first, now, wording, false).line};
    for (std::size_t place = 0; place < seen.size() && place < std::size_t(view.menuLines.size()); ++place) {
        if (seen[place] != &first)
            lines << view.menuLines[qsizetype(place)];
    }
    view.tooltip = tooltipText(lines);
}

void OverviewMaker::addPanel(Overview& view, const std::vector<Known*>& seen, Known& first, TimePoint now)
{
    constexpr Milliseconds stays = std::chrono::seconds(10);
    if (!m_panelSince || now < *m_panelSince || now >= *m_panelSince + stays) {
        m_panel = {};
        addLines(m_panel, seen, first, now);
        addIcon(m_panel, first.view.standing);
        m_panelSince = now;
    }
    view.icon = m_panel.icon;
    view.iconLeft = m_panel.iconLeft;
    view.iconSecondLeft = m_panel.iconSecondLeft;
    view.tooltip = m_panel.tooltip;
    view.menuLines = m_panel.menuLines;
}

void OverviewMaker::addCards(Overview& view, const std::vector<Known*>& seen, TimePoint now, bool inWords)
{
    const Wording wording = wordingOf(m_settings);
    view.cards.reserve(seen.size());
    for (Known* known : seen)
        view.cards.push_back(inWords ? *wordsOf(*known, now, wording, true).card : known->outline);
}

const WeekView& OverviewMaker::weekOf(const std::vector<const AccountInView*>& accounts, TimePoint now)
{
    constexpr Milliseconds stays = std::chrono::minutes(1);
    if (!m_weekSince || now < *m_weekSince || now >= *m_weekSince + stays) {
        m_week = weekView(accounts, now);
        m_weekSince = now;
    }
    return m_week;
}

Overview OverviewMaker::make(const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings,
    const LedgerTotals& today, InSight sight)
{
    m_worded = m_looked = 0;
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
    if (sight == InSight::All)
        m_panelSince.reset();
    const std::vector<Known*> seen = inView(accounts, now, sight == InSight::All);
    std::vector<const AccountInView*> inOrder;
    inOrder.reserve(seen.size());
    for (const Known* each : seen)
        inOrder.push_back(&each->view);
    const std::vector<const AccountInView*> urgent = mostUrgent(inOrder);
    lookAt(urgent, now);
    // The account that icon and tooltip speak of first: the one that the person chose, or else the most urgent.
    const auto chosen = m_known.find(settings.icon.account);
    Known& first = chosen != m_known.end() ? chosen->second : m_known.at(urgent.front()->standing.accountId);
    if (sight != InSight::Icon)
        addCards(view, seen, now, sight == InSight::All);
    addPanel(view, seen, first, now);
    view.nextIconChange = nextIconChange(inOrder, now, settings.interval);
    if (sight == InSight::Icon)
        return view;
    view.nextChange = nextWordChange(accounts, now);
    view.head = headLines(inOrder, now, wordingOf(settings));
    view.week = weekOf(inOrder, now);
    view.strip = stripItems(urgent, now, wordingOf(settings));
    if (view.demo)
        markDemo(view.strip);
    if (settings.arrangement.ownOrder)
        putInOrder(view.cards, accounts);
    return view;
}

} // namespace quotalamp
