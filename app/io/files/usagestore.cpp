// SPDX-License-Identifier: MIT
#include "io/files/usagestore.h"

#include "core/net/baseurl.h"
#include "core/rules/configuredlimits.h"
#include "io/files/accountfile.h"
#include "io/files/keptsnapshot.h"
#include "io/files/snapshotrows.h"

#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostAtOnce = 20;        ///< accounts, each in a third of a millisecond
constexpr qsizetype mostInATurn = 5;        ///< of more than that
constexpr Milliseconds betweenTurns = 10ms; ///< of writing

template <typename Rows> bool holdsOthers(const Rows& rows, const QSet<QString>& accountIds)
{
    return std::ranges::any_of(rows, [&](const QString& row) {
        const QString account = accountOfRow(row);
        return !account.isEmpty() && !accountIds.contains(account);
    });
}

/// Nothing is known of it but how often it may be asked.
Snapshot unknown(const AccountState& state)
{
    Snapshot snapshot;
    snapshot.leastInterval = state.snapshot.leastInterval;
    return snapshot;
}

} // namespace

UsageStore::UsageStore(const Registry& registry, const Places* places, QObject* parent)
    : QObject(parent)
    , m_registry(registry)
    , m_places(places ? std::optional(*places) : std::nullopt)
    , m_rows(snapshotRows(places))
    , m_requests(places)
    , m_alerts(m_rows ? &*m_rows : nullptr)
{
    m_keepTimer.setSingleShot(true);
    connect(&m_keepTimer, &QTimer::timeout, this, &UsageStore::keepInTurn);
    m_tidyTimer.setSingleShot(true);
    m_tidyTimer.setInterval(betweenTurns);
    connect(&m_tidyTimer, &QTimer::timeout, this, [this] {
        if (Turn::isOver())
            return m_tidyTimer.start(std::max(Turn::keptFree(), betweenTurns));
        Turn::begin();
        if (m_rows->tidy())
            m_tidyTimer.start(betweenTurns);
    });
    connect(&m_requests, &KeptLedger::troubleChanged, this, &UsageStore::noteTrouble);
    if (m_rows)
        m_rows->noteOthers();
    if (m_rows && m_rows->isPending())
        keep(Urgency::Background);
}

void UsageStore::setPatience(Milliseconds patience)
{
    if (!m_rows)
        return;
    m_rows->setPatience(patience);
    m_rows->leaveToTidy();
    m_requests.setPatience(patience);
}

UsageStore::~UsageStore()
{
    flush();
}

void UsageStore::setAccounts(const std::vector<Account>& accounts)
{
    std::vector<AccountState> states;
    states.reserve(accounts.size());
    for (const auto& account : accounts)
        states.push_back(stateFor(account));
    m_states = std::move(states);
    m_ids.clear();
    m_where.clear();
    for (std::size_t place = 0; place < m_states.size(); ++place) {
        const QString& id = m_states[place].account.id;
        if (!m_ids.contains(id))
            m_where.insert(id, place);
        m_ids.insert(id);
    }
    m_hasOrganisation = std::ranges::any_of(m_states, [](const auto& state) { return !state.limitsOf.isEmpty(); });
    setAllConfigured();
    const bool forgot = m_alerts.setAccounts(m_ids);
    if (m_others != Others::AllToGo)
        m_others = m_rows && holdsOthers(m_rows->names(), m_ids) ? Others::MayBeThere : Others::None;
    if (forgot || m_others == Others::MayBeThere)
        keep(Urgency::Background);
    Q_EMIT changed({});
}

AccountState UsageStore::stateFor(const Account& account) const
{
    AccountState state;
    state.account = account;
    const ProviderSummary* provider = m_registry.summary(account.provider);
    state.providerName = m_registry.displayName(account.provider);
    state.baseUrl = m_registry.baseUrlOf(account);
    state.limited = !provider || !provider->limitless;
    state.paidProbes = !provider || provider->paid;
    state.limitsOf = provider ? provider->limitsOf : QString();
    if (provider && account.key.kind == KeySource::Kind::Login)
        state.loginTool = provider->loginTool;
    const AccountState* known = find(account.id);
    if (known && learnedWith(known->account) == learnedWith(account)) {
        state.snapshot = known->snapshot;
        state.checking = known->checking;
        state.incident = known->incident;
        return state;
    }
    const QJsonObject kept = m_rows && !known ? m_rows->row(snapshotRow(account.id)) : QJsonObject();
    if (const auto told = keptOf(account, kept, wallClock()))
        state.snapshot = *told;
    if (provider)
        state.snapshot.leastInterval = provider->leastInterval;
    return state;
}

const AccountState* UsageStore::find(const QString& accountId) const
{
    const auto place = m_where.constFind(accountId);
    return place == m_where.cend() ? nullptr : &m_states.at(*place);
}

AccountState* UsageStore::stateOf(const QString& accountId)
{
    const auto place = m_where.constFind(accountId);
    return place == m_where.cend() ? nullptr : &m_states.at(*place);
}

void UsageStore::setSnapshot(const QString& accountId, const Snapshot& snapshot)
{
    AccountState* state = stateOf(accountId);
    if (!state)
        return;
    AccountState next = *state;
    next.snapshot = snapshot;
    setConfigured(next, tellers());
    if (state->snapshot == next.snapshot)
        return;
    *state = std::move(next);
    if (!state->limitsOf.isEmpty())
        setAllConfigured();
    m_news.insert(accountId);
    keep(Urgency::Background);
    Q_EMIT changed(accountId);
}

const std::vector<AccountState>& UsageStore::tellers() const
{
    static const std::vector<AccountState> nobody;
    return m_hasOrganisation ? m_states : nobody;
}

/// An organisation may have told other limits, or be there no more.
void UsageStore::setAllConfigured()
{
    for (AccountState& state : m_states)
        setConfigured(state, tellers());
}

void UsageStore::setChecking(const QString& accountId, bool checking)
{
    AccountState* state = stateOf(accountId);
    if (!state || state->checking == checking)
        return;
    state->checking = checking;
    Q_EMIT changed(accountId);
}

void UsageStore::followClock(Milliseconds shift)
{
    for (AccountState& state : m_states) {
        state.snapshot = shifted(state.snapshot, shift);
        m_news.insert(state.account.id);
    }
    for (TimePoint& at : m_forgottenAt)
        at += shift;
    (void)m_alerts.change([shift](AlertStates& alerts) { shiftAlerts(alerts, shift); });
    keep(Urgency::Background);
    Q_EMIT changed({});
}

void UsageStore::reset(const QString& accountId)
{
    const AccountState* state = find(accountId);
    if (!state)
        return;
    m_forgottenAt.insert(accountId, wallClock());
    m_news.insert(accountId);
    keep(Urgency::Person);
    setSnapshot(accountId, unknown(*state));
}

void UsageStore::forget()
{
    m_requests.forget();
    (void)m_alerts.change([](AlertStates& alerts) { alerts.clear(); });
    m_others = Others::AllToGo;
    m_unkept = true;
    m_personWaits = true;
    for (AccountState& state : m_states) {
        state.snapshot = unknown(state);
        m_forgottenAt.insert(state.account.id, wallClock());
        m_news.insert(state.account.id);
    }
    flush();
    Q_EMIT changed({});
}

void UsageStore::readAgain()
{
    if (!m_rows)
        return;
    m_rows->readAgain();
    takeIn(m_rows->file().others());
}

void UsageStore::flush()
{
    keepNow();
    m_requests.flush();
}

/// Says so once, until everything can be kept again.
void UsageStore::noteTrouble()
{
    const bool wasWell = m_trouble.isEmpty();
    m_trouble = m_requests.paidTrouble();
    if (m_trouble.isEmpty())
        m_trouble = m_snapshotTrouble.isEmpty() ? m_requests.trouble() : m_snapshotTrouble;
    if (wasWell && !m_trouble.isEmpty())
        Q_EMIT failed(m_trouble);
}

bool UsageStore::write(const RowFile::Edit& edit, DiskWait wait)
{
    const auto failure = m_rows->change(edit, wait);
    m_snapshotTrouble = failure ? failure->sentence : QString();
    noteTrouble();
    if (failure)
        m_keepTimer.start(WriteRhythm::waitAfterFailure());
    return !failure;
}

/// Which rows go is found with the last ones.
void UsageStore::keepInTurn()
{
    if (const auto wait = m_personWaits ? std::nullopt : m_wait.due())
        return m_keepTimer.start(std::max(*wait, betweenTurns));
    const QSet<QString> waiting = unkept();
    QSet<QString> some;
    for (auto id = waiting.cbegin(); id != waiting.cend() && some.size() < mostInATurn; ++id) {
        if (!m_alerts.isToGo(*id))
            some.insert(*id);
    }
    if (!m_rows || m_personWaits || m_others == Others::AllToGo || waiting.size() <= mostAtOnce || some.isEmpty())
        return keepNow();
    Turn::begin();
    if (keepSome(some))
        m_keepTimer.start(betweenTurns);
}

void UsageStore::keepNow(const QString& accountId)
{
    if (!m_rows || m_personWaits || m_others == Others::AllToGo || unkept().size() <= mostAtOnce)
        return keepNow();
    (void)keepSome({accountId});
}

bool UsageStore::keepSome(const QSet<QString>& accountIds)
{
    if (!write([&](RowChange& change) { merge(change, accountIds); }, DiskWait::No))
        return false;
    m_news -= accountIds;
    m_alerts.wrote(accountIds);
    return true;
}

QSet<QString> UsageStore::unkept() const
{
    QSet<QString> accounts = m_news;
    for (const QString& account : m_alerts.unkept())
        accounts.insert(account);
    return accounts;
}

void UsageStore::keepSnapshots(DiskWait wait)
{
    m_keepTimer.stop();
    if (!m_rows || !m_unkept)
        return;
    bool mayBeThere = m_others != Others::None;
    const auto merged = [this, &mayBeThere](RowChange& change) {
        if (m_others == Others::AllToGo)
            change.clear();
        merge(change, unkept());
        mayBeThere |= m_rows->isPending() || holdsOthers(m_rows->file().others(), m_ids);
        if (mayBeThere)
            dropRemoved(change);
    };
    if (!write(merged, wait))
        return;
    m_others = mayBeThere && holdsOthers(m_rows->names(), m_ids) ? Others::MayBeThere : Others::None;
    m_rhythm.wrote(std::chrono::steady_clock::now());
    tellDamage();
    m_unkept = false;
    m_personWaits = false;
    m_news.clear();
    const QSet<QString> others = m_rows->takeOthers();
    m_alerts.takeIn(others);
    takeIn(others);
    if (m_rows->file().waitsForTidy())
        m_tidyTimer.start();
}

/// What we learned, and told people, over what the file holds now.
void UsageStore::merge(RowChange& change, const QSet<QString>& accountIds) const
{
    for (const QString& id : accountIds) {
        m_alerts.merge(change, id);
        const AccountState* state = m_news.contains(id) ? find(id) : nullptr;
        if (!state || state->account.demo)
            continue;
        const TimePoint forgotten = m_forgottenAt.value(id, neverForgotten);
        const auto later = laterThanOurs(change.row(snapshotRow(id)), *state, forgotten, wallClock());
        if (!later || later->ofBoth)
            change.put(
                snapshotRow(id), keptSnapshot(state->account, later ? later->snapshot : state->snapshot, forgotten));
    }
}

/// Accounts that are not ours may be another program's, which has just been told of them: the file of accounts decides.
void UsageStore::dropRemoved(RowChange& change) const
{
    const QStringList rows = change.names();
    if (!holdsOthers(rows, m_ids))
        return;
    AccountFile file(*m_places);
    QSet<QString> known = m_ids;
    for (const Account& account : file.read())
        known.insert(account.id);
    if (!file.isWhole())
        return;
    known.insert({});
    for (const QString& row : rows) {
        if (!known.contains(accountOfRow(row)))
            change.remove(row);
    }
}

void UsageStore::takeIn(const QSet<QString>& rowsOfOthers)
{
    if (rowsOfOthers.isEmpty())
        return;
    QStringList taken;
    for (AccountState& state : m_states) {
        const QString& id = state.account.id;
        const QString row = snapshotRow(id);
        if (state.account.demo || !rowsOfOthers.contains(row))
            continue;
        const QJsonObject kept = m_rows->row(row);
        auto later = laterThanOurs(kept, state, m_forgottenAt.value(id, neverForgotten), wallClock());
        if (!later)
            continue;
        state.snapshot = std::move(later->snapshot);
        if (const auto at = keptForgottenAt(kept))
            m_forgottenAt.insert(id, *at);
        taken << state.account.id;
    }
    if (taken.isEmpty())
        return;
    setAllConfigured();
    for (const QString& id : std::as_const(taken))
        Q_EMIT changed(id);
}

void UsageStore::setIncident(const QString& statusPage, const std::optional<Incident>& incident)
{
    bool other = false;
    for (AccountState& state : m_states) {
        const ProviderSummary* provider = m_registry.summary(state.account.provider);
        // What is wrong there says nothing of a server of one's own.
        const bool its = provider && provider->statusPage == statusPage && state.baseUrl == QUrl(provider->baseUrl);
        if (!its || state.incident == incident)
            continue;
        state.incident = incident;
        other = true;
    }
    if (other)
        Q_EMIT changed({});
}

void UsageStore::changeAlerts(const std::function<void(AlertStates&)>& change, Urgency urgency)
{
    if (m_alerts.change(change))
        keep(urgency);
}

void UsageStore::changeAlertsOf(const QString& accountId, const std::function<void(AlertStates&)>& change)
{
    if (m_alerts.changeOf(accountId, change))
        keep(Urgency::Background);
}

/// Once, when what was found damaged is whole again.
void UsageStore::tellDamage()
{
    const RowFile& file = m_rows->file();
    const QString sentence = file.wasMended() ? file.trouble() : QString();
    if (std::exchange(m_damage, sentence) != sentence && !sentence.isEmpty())
        Q_EMIT failed(sentence);
}

void UsageStore::keep(Urgency urgency)
{
    m_unkept = true;
    m_personWaits = m_personWaits || urgency == Urgency::Person;
    if (!m_rows)
        return;
    const Milliseconds wait = m_rhythm.wait(std::chrono::steady_clock::now(), urgency);
    if (!m_keepTimer.isActive() || m_keepTimer.remainingTimeAsDuration() > wait)
        m_keepTimer.start(wait);
}

} // namespace quotalamp
