// SPDX-License-Identifier: MIT
#include "io/refresher.h"

#include "io/probe/overhearing.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds wakeSpread = 5s; ///< after resume the network needs a moment
constexpr Milliseconds wakeAtLeast = 3s;
constexpr int leastStartsInATurn = 8;   ///< accounts begun with between two looks for events, however long that takes
constexpr int mostStartsInATurn = 32;   ///< and however short: more follows from each
constexpr Milliseconds clockDrift = 2s; ///< a smaller step is the clock being kept right

double randomShare()
{
    return QRandomGenerator::global()->generateDouble();
}

Milliseconds clockAhead()
{
    return wallClock().time_since_epoch() - sinceBoot();
}

Milliseconds randomUpTo(Milliseconds most)
{
    return Milliseconds(static_cast<qint64>(randomShare() * static_cast<double>(most.count())));
}

/// A server's Retry-After binds a person too; our own back-off does not.
bool mustWait(const AccountState& state, TimePoint now)
{
    const auto& error = state.snapshot.error;
    const bool told = error && (error->kind == ErrorKind::RateLimited || error->kind == ErrorKind::Overloaded);
    return told && state.snapshot.notBefore && now < *state.snapshot.notBefore;
}

/// Whether an answer to the one is an answer to the other; a label makes no difference.
bool sameQuestion(const Account& a, const Account& b)
{
    return isSameCredential(a, b) && a.plainHttp == b.plainHttp && a.certificates == b.certificates;
}

bool aboutKeychain(const std::optional<Error>& error)
{
    return error && (error->kind == ErrorKind::KeychainLocked || error->kind == ErrorKind::KeychainMissing);
}

} // namespace

/// It may be what is speaking just now, so that it goes later.
void Refresher::Dropped::operator()(RunningProbe* probe) const
{
    probe->stop();
    probe->deleteLater();
}

Refresher::Refresher(const Registry& registry, HttpClient& http, KeyStore& keys, UsageStore& store, QObject* parent)
    : QObject(parent)
    , m_registry(registry)
    , m_keys(keys)
    , m_store(store)
    , m_tools{http, keys, store.requests()}
    , m_starts([this] { takeTurn(); })
    , m_clockAhead(clockAhead())
    , m_turns(store)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Refresher::onTimer);
    connect(&m_turns, &AskingTurns::ready, this, &Refresher::onTurn);
    connect(&http, &HttpClient::finished, &m_store.requests(), &KeptLedger::enter);
    connect(&m_keys, &KeyStore::changed, this, &Refresher::onKeysChanged);
    connect(&m_store, &UsageStore::changed, this, [this](const QString& accountId) {
        if (accountId.isEmpty())
            onAccountsChanged();
    });
}

Refresher::~Refresher() = default;

void Refresher::refresh(const QString& accountId, Asked by)
{
    // A person points at one account at a time, and it is not to wait for others.
    if (!accountId.isEmpty() && by == Asked::Person)
        return begin(accountId, by);
    if (accountId.isEmpty()) {
        for (const auto& state : m_store.states())
            m_waiting.emplace_back(state.account.id, by);
    } else {
        m_waiting.emplace_back(accountId, by);
    }
    beginSome();
}

void Refresher::beginSome()
{
    const auto mayGoOn = [this] {
        return m_begun < mostStartsInATurn && (m_starts.hasTime() || m_begun < leastStartsInATurn);
    };
    for (; !m_waiting.empty() && mayGoOn(); ++m_begun) {
        const auto [id, by] = m_waiting.front();
        m_waiting.pop_front();
        begin(id, by);
    }
}

void Refresher::takeTurn()
{
    m_begun = 0;
    beginSome();
}

/// Waits and intervals are as long as they were told, whatever the wall clock is set to meanwhile.
void Refresher::followClock()
{
    const Milliseconds shift = clockAhead() - m_clockAhead;
    if (std::chrono::abs(shift) < clockDrift)
        return;
    m_clockAhead += shift;
    m_due.shift(shift);
    for (auto& [origin, skew] : m_tools.skews)
        skew += shift;
    m_store.followClock(shift);
    arm();
}

void Refresher::begin(const QString& accountId, Asked by, bool look)
{
    followClock();
    const AccountState* state = m_store.find(accountId);
    const TimePoint now = wallClock();
    const auto running = m_probes.find(accountId);
    if (running != m_probes.end() && !running->second->onlyLooks()) {
        // Whoever asks meanwhile gets the answer that is on its way; a person's may cost a token.
        const PaidProbe setting = running->second->rules().setting;
        if (state && paidProbeAllowed(setting, state->snapshot, now, by, m_tools.paidBudget(now)))
            running->second->allowPaid();
        return;
    }
    const bool known = state && (look || servedFromCache(state->snapshot, now, by) || mustWait(*state, now));
    if (!state || (known && !mayHaveAnotherKey(state->account, by)))
        return tellRefreshed(accountId);
    if (!known && !m_turns.take(accountId, by, now)) {
        m_due.remove(accountId);
        return m_store.setChecking(accountId, true);
    }
    if (!known && servedFromCache(state->snapshot, now, by)) { // another process has just learned it
        m_turns.leave(accountId);
        return tellRefreshed(accountId);
    }
    if (known)
        m_keys.forget(accountId); // what a command printed
    RunningProbe* probe = newProbe(*state, by, now, known);
    m_probes[accountId] = Pointer(probe); // instead of one that only looked
    m_due.remove(accountId);
    if (!known)
        m_store.setChecking(accountId, true);
    probe->start(by == Asked::Person ? Prompt::Yes : Prompt::No);
}

/// What the other process learned is the answer; where it learned nothing, it is ours to ask.
void Refresher::onTurn(const QString& accountId, Asked by, TimePoint since)
{
    const TimePoint now = wallClock();
    m_store.setChecking(accountId, false);
    const AccountState* state = m_store.find(accountId);
    if (state && !answersCommand(state->snapshot, now, since))
        return begin(accountId, by);
    m_turns.leave(accountId);
    if (state && m_running)
        plan(*state, dueAfter(accountId, state->snapshot, now), now);
    arm();
    Q_EMIT refreshed(accountId);
}

RunningProbe* Refresher::newProbe(const AccountState& state, Asked by, TimePoint now, bool look)
{
    const QString id = state.account.id;
    RunningProbe::Question question{state.account, state.baseUrl, m_registry.find(state.account.provider), {}};
    question.rules.setting = state.account.paidProbe;
    question.rules.now = now;
    question.rules.probeModel = state.account.probeModel;
    question.rules.remembered = state.snapshot.paidMemory;
    // What was spent today is not looked up for accounts that never pay.
    question.rules.paidAllowed = state.account.paidProbe != PaidProbe::Never
        && paidProbeAllowed(state.account.paidProbe, state.snapshot, now, by, m_tools.paidBudget(now));
    question.look = look;
    question.lastMark = state.snapshot.keyMark;
    question.lastFingerprint = state.snapshot.keyFingerprint;
    question.isAnother = [this, id](const QString& mark) { return meetKey(id, mark); };
    auto* probe = new RunningProbe(m_tools, std::move(question), this);
    connect(probe, &RunningProbe::finished, this, [this, id](const Outcome& outcome) { keep(id, outcome); });
    connect(probe, &RunningProbe::stayed, this, [this, id] { stay(id); });
    return probe;
}

/// What was learned of another key, a wait as well, is not true of a new one. Whether it is one.
bool Refresher::meetKey(const QString& accountId, const QString& mark)
{
    const AccountState* state = m_store.find(accountId);
    if (!state || state->snapshot.keyMark.isEmpty() || state->snapshot.keyMark == mark)
        return false;
    const bool renewed = state->account.key.kind == KeySource::Kind::Login;
    m_store.setSnapshot(accountId, withAnotherKey(state->snapshot, renewed));
    m_store.setChecking(accountId, true);
    return true;
}

/// Its key is the same, and nothing was asked.
void Refresher::stay(const QString& accountId)
{
    m_probes.erase(accountId);
    const TimePoint now = wallClock();
    if (const AccountState* state = m_store.find(accountId))
        plan(*state, dueAfter(accountId, state->snapshot, now), now);
    arm();
    tellRefreshed(accountId);
}

/// What failed is tried again at random, so that machines whose network came back together do not ask together.
TimePoint Refresher::dueAfter(const QString& accountId, const Snapshot& snapshot, TimePoint now) const
{
    if (m_machine.isEmpty() || snapshot.lastProbeFailed || !snapshot.checkedAt)
        return nextDue(snapshot, now, m_interval, randomShare());
    const Seconds interval = std::max(m_interval, snapshot.leastInterval);
    return inRhythm(nextDue(snapshot, now, m_interval, 0), interval, phaseOf(m_machine, accountId));
}

/// Where a key can be replaced without anybody telling us, it is looked at with each interval.
void Refresher::plan(const AccountState& state, TimePoint due, TimePoint now)
{
    m_due.plan(state.account.id, due, now, m_interval, mayHaveAnotherKey(state.account, Asked::Background));
}

void Refresher::keep(const QString& accountId, const Outcome& outcome)
{
    followClock();
    auto running = m_probes.extract(accountId);
    if (running.empty())
        return;
    const RunningProbe& probe = *running.mapped();
    m_turns.leave(accountId);
    if (probe.wasPaid() && outcome.reading)
        enterTokens(accountId, outcome.reading->sample);
    const AccountState* state = m_store.find(accountId);
    if (!state)
        return Q_EMIT refreshed(accountId);
    const TimePoint now = wallClock();
    Snapshot snapshot = advance(state->snapshot, outcome, now);
    if (!probe.keyMark().isEmpty()) {
        snapshot.keyMark = probe.keyMark();
        snapshot.keyFingerprint = probe.keyFingerprint();
    }
    const TimePoint due = dueAfter(accountId, snapshot, now);
    // The retry time is told with the error, whoever decided it.
    if (snapshot.lastProbeFailed && snapshot.error && !needsPerson(snapshot.error->kind) && !snapshot.error->retryAt
        && m_running)
        snapshot.error->retryAt = due;
    m_store.setChecking(accountId, false);
    m_store.setSnapshot(accountId, snapshot);
    if (snapshot.error && snapshot.error->kind == ErrorKind::InvalidKey)
        m_keys.forget(accountId); // It may have been replaced elsewhere by now.
    plan(*m_store.find(accountId), due, now);
    arm();
    Q_EMIT probed(accountId, snapshot.lastProbeFailed, probe.took());
    Q_EMIT refreshed(accountId);
}

void Refresher::enterTokens(const QString& accountId, const Sample& sample)
{
    if (sample.inputTokens || sample.outputTokens)
        m_store.requests().enterTokens(accountId, sample.inputTokens.value_or(0) + sample.outputTokens.value_or(0));
}

/// Later, so that refresh() never answers from within itself.
void Refresher::tellRefreshed(const QString& accountId)
{
    QMetaObject::invokeMethod(
        this, [this, accountId] { Q_EMIT refreshed(accountId); }, Qt::QueuedConnection);
}

std::optional<Unheard> Refresher::observe(const QString& accountId, const Overheard& heard)
{
    followClock();
    const auto unheard = keepOverheard(m_store, m_registry, accountId, heard);
    const AccountState* state = m_store.find(accountId);
    if (unheard || !state || !m_due.contains(accountId))
        return unheard;
    const TimePoint now = wallClock();
    plan(*state, dueAfter(accountId, state->snapshot, now), now);
    arm();
    return std::nullopt;
}

void Refresher::start(Seconds interval, Seconds spread)
{
    m_interval = std::clamp<Seconds>(interval, 1min, 60min);
    m_running = true;
    m_spread = spread;
    m_due.clear();
    onAccountsChanged();
}

void Refresher::stop()
{
    m_running = false;
    m_timer.stop();
}

void Refresher::onAccountsChanged()
{
    for (auto it = m_probes.begin(); it != m_probes.end();) {
        const auto current = it++;
        const AccountState* state = m_store.find(current->first);
        if (state && sameQuestion(state->account, current->second->account()))
            continue;
        const QString id = current->first;
        m_probes.erase(current);
        m_turns.leave(id);
        tellRefreshed(id);
        m_store.setChecking(id, false);
    }
    m_due.removeIf([this](const QString& id) { return !m_store.find(id); });
    const TimePoint now = wallClock();
    for (const auto& state : m_store.states()) {
        if (m_due.contains(state.account.id) || m_probes.contains(state.account.id)
            || m_turns.isElsewhere(state.account.id))
            continue;
        const TimePoint due = dueAfter(state.account.id, state.snapshot, now);
        plan(state, std::max(due, now + randomUpTo(m_spread)), now);
    }
    arm();
}

void Refresher::arm()
{
    const auto first = m_due.first();
    if (!m_running || !first)
        return m_timer.stop();
    // Never longer than an interval: a clock that jumps must not leave the timer behind for hours.
    const Milliseconds wait = std::clamp<Milliseconds>(*first - wallClock(), 0ms, m_interval);
    m_timer.start(wait);
}

void Refresher::onTimer()
{
    followClock();
    const TimePoint now = wallClock();
    for (const auto& [id, look] : m_due.take(now)) {
        begin(id, Asked::Background, look);
        const AccountState* state = m_store.find(id);
        if (state && !m_probes.contains(id) && !m_due.contains(id) && !m_turns.isElsewhere(id))
            m_due.set(id, std::max(dueAfter(id, state->snapshot, now), now + 1s));
    }
    arm();
}

void Refresher::wake()
{
    followClock();
    if (!m_running)
        return;
    const TimePoint now = wallClock();
    for (const QString& id : m_due.accountIds()) {
        const AccountState* state = m_store.find(id);
        if (!state || !mustWait(*state, now))
            m_due.hasten(id, now + wakeAtLeast + randomUpTo(wakeSpread));
    }
    arm();
}

bool Refresher::busy() const
{
    return !m_probes.empty() || !m_waiting.empty() || m_turns.isWaiting();
}

void Refresher::test(const Account& account, Secret key, QObject* context, std::function<void(Outcome)> done)
{
    // What is tested is the key and the address; that costs nothing.
    RunningProbe::Question question{
        account, m_registry.baseUrlOf(account), m_registry.find(account.provider), {false, false, PaidProbe::Never}};
    auto* probe = new RunningProbe(m_tools, std::move(question), this);
    connect(probe, &RunningProbe::finished, this,
        [probe, watched = QPointer<QObject>(context), done = std::move(done)](const Outcome& outcome) {
            probe->deleteLater();
            if (watched)
                done(outcome);
        });
    probe->startWith(std::move(key));
}

void Refresher::invalidate(const QString& accountId)
{
    if (m_probes.erase(accountId) > 0 || m_turns.isElsewhere(accountId)) {
        m_turns.leave(accountId);
        m_store.setChecking(accountId, false);
        tellRefreshed(accountId);
    }
    m_store.reset(accountId);
    if (m_store.find(accountId))
        m_due.set(accountId, wallClock() + wakeAtLeast); // unless someone asks before
    arm();
}

void Refresher::onKeysChanged()
{
    QStringList waiting;
    for (const auto& state : m_store.states()) {
        if (aboutKeychain(state.snapshot.error))
            waiting << state.account.id;
    }
    for (const auto& id : waiting) {
        // The cached error is what has just changed.
        Snapshot snapshot = m_store.find(id)->snapshot;
        snapshot.checkedAt.reset();
        m_store.setSnapshot(id, snapshot);
        begin(id, Asked::Background);
    }
}

} // namespace quotalamp
