// SPDX-License-Identifier: MIT
#include "io/refresher.h"

#include "core/base/tr.h"
#include "core/model/wireforms.h"
#include "core/net/baseurl.h"
#include "io/keys/logins.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds wakeSpread = 5s; ///< after resume the network needs a moment
constexpr Milliseconds wakeAtLeast = 3s;
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

/// Keys that we keep are bound to the origin they were entered for. Where the others may go, KeyAddresses knows.
bool keyBelongsElsewhere(const Account& account, const QUrl& baseUrl)
{
    return account.key.isOurs() && !account.keyOrigin.isEmpty() && account.keyOrigin != origin(baseUrl);
}

/// The account's own way to its server.
void sendAs(const Account& account, Request& request)
{
    request.account = account.id;
    request.demo = account.demo;
    request.plainHttp = account.plainHttp;
    request.certificates = account.certificates;
}

/// A key that was never entered has no origin; the keychain need not be asked for it.
bool hasNoKey(const Account& account)
{
    return account.key.kind == KeySource::Kind::Keychain && account.keyOrigin.isEmpty();
}

/// The key may be another one since, and to see that costs nothing, or is what somebody asks for.
bool mayHaveAnotherKey(const Account& account, Asked by)
{
    switch (account.key.kind) {
    case KeySource::Kind::Environment:
    case KeySource::Kind::File:
    case KeySource::Kind::Login:
        return true;
    case KeySource::Kind::Command:
        return by >= Asked::Command;
    case KeySource::Kind::Keychain:
    case KeySource::Kind::Session:
        break; // whoever replaces one says so
    }
    return false;
}

bool refusesKey(const Outcome& outcome)
{
    return outcome.error
        && (outcome.error->kind == ErrorKind::InvalidKey || outcome.error->kind == ErrorKind::Forbidden);
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

/// One account being asked. Replies find it by shared pointer; a probe that was dropped is no longer current.
struct Refresher::Probe {
    Account account;
    QUrl baseUrl;
    const Descriptor* provider = nullptr;
    ProbeRules rules;
    Secret key;
    QString keyMark;
    std::vector<ToolLogin> logins; ///< to be tried next, where this one is refused
    bool look = false;             ///< nothing is asked unless the key is another one
    std::vector<Answer> answers;
    QStringList awaited; ///< tags
    int sent = 0;
    std::shared_ptr<qint64> bytesLeft = std::make_shared<qint64>(0);
    QTimer deadline;
    bool paid = false;
    bool dropped = false;
    std::unique_ptr<QObject> alive = std::make_unique<QObject>(); ///< its requests go with it
    std::function<void(const Outcome&)> done;

    void drop()
    {
        dropped = true;
        alive.reset();
    }
};

Refresher::Refresher(const Registry& registry, HttpClient& http, KeyStore& keys, UsageStore& store, QObject* parent)
    : QObject(parent)
    , m_registry(registry)
    , m_http(http)
    , m_keys(keys)
    , m_store(store)
    , m_clockAhead(clockAhead())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Refresher::onTimer);
    connect(&m_http, &HttpClient::finished, &m_store.requests(), &KeptLedger::enter);
    connect(&m_keys, &KeyStore::changed, this, &Refresher::onKeysChanged);
    connect(&m_store, &UsageStore::changed, this, [this](const QString& accountId) {
        if (accountId.isEmpty())
            onAccountsChanged();
    });
}

Refresher::~Refresher()
{
    for (auto& [id, probe] : m_probes)
        probe->drop();
}

void Refresher::refresh(const QString& accountId, Asked by)
{
    if (!accountId.isEmpty())
        return begin(accountId, by);
    QStringList ids;
    for (const auto& state : m_store.states())
        ids << state.account.id;
    for (const auto& id : ids)
        begin(id, by);
}

/// Waits and intervals are as long as they were told, whatever the wall clock is set to meanwhile.
void Refresher::followClock()
{
    const Milliseconds shift = clockAhead() - m_clockAhead;
    if (std::chrono::abs(shift) < clockDrift)
        return;
    m_clockAhead += shift;
    for (auto& [id, at] : m_due)
        at += shift;
    for (auto& [origin, skew] : m_skews)
        skew += shift;
    m_store.followClock(shift);
    arm();
}

void Refresher::begin(const QString& accountId, Asked by, bool look)
{
    followClock();
    const AccountState* state = m_store.find(accountId);
    const TimePoint now = wallClock();
    if (const auto running = m_probes.find(accountId); running != m_probes.end() && !running->second->look) {
        // Whoever asks meanwhile gets the answer that is on its way; a person's may cost a token.
        ProbeRules& rules = running->second->rules;
        rules.paidAllowed =
            rules.paidAllowed || (state && paidProbeAllowed(rules.setting, state->snapshot, now, by, paidBudget(now)));
        return;
    }
    const bool known = state && (look || servedFromCache(state->snapshot, now, by) || mustWait(*state, now));
    if (!state || (known && !mayHaveAnotherKey(state->account, by)))
        return tellRefreshed(accountId);
    if (const auto running = m_probes.find(accountId); running != m_probes.end())
        running->second->drop(); // which only looked
    auto probe = newProbe(*state, by, now);
    probe->look = known;
    if (known)
        m_keys.forget(accountId); // what a command printed
    m_probes[accountId] = probe;
    m_due.erase(accountId);
    m_looks.erase(accountId);
    if (!known)
        m_store.setChecking(accountId, true);
    if (!probe->provider)
        return finish(probe, failure(ErrorKind::Unsupported, probe->account.provider));
    if (const auto error = addressTrouble(*probe))
        return finish(probe, Outcome{std::nullopt, error, false});
    if (probe->account.key.kind == KeySource::Kind::Login)
        return useLogin(probe);
    readKey(probe, by == Asked::Person ? Prompt::Yes : Prompt::No);
}

std::shared_ptr<Refresher::Probe> Refresher::newProbe(const AccountState& state, Asked by, TimePoint now)
{
    auto probe = std::make_shared<Probe>();
    probe->account = state.account;
    probe->baseUrl = state.baseUrl;
    probe->provider = m_registry.find(state.account.provider);
    probe->rules.setting = state.account.paidProbe;
    probe->rules.now = now;
    probe->rules.probeModel = state.account.probeModel;
    probe->rules.remembered = state.snapshot.paidMemory;
    probe->rules.paidAllowed = paidProbeAllowed(state.account.paidProbe, state.snapshot, now, by, paidBudget(now));
    probe->done = [this, id = state.account.id, own = probe.get()](const Outcome& outcome) { keep(id, own, outcome); };
    return probe;
}

/// Why the key is not sent to where the account is.
std::optional<Error> Refresher::addressTrouble(const Probe& probe) const
{
    if (keyBelongsElsewhere(probe.account, probe.baseUrl))
        return Error{ErrorKind::NoKey, 0,
            Text::tr("The base URL has changed; enter the key for %1.").arg(probe.baseUrl.host()), std::nullopt};
    return m_addresses ? m_addresses->objection(probe.account, *probe.provider, probe.baseUrl) : std::nullopt;
}

PaidBudget Refresher::paidBudget(TimePoint now) const
{
    return {m_paidProbesPerDay, m_store.ledger().totals(now).paid};
}

/// A server's Retry-After binds a person too; our own back-off does not.
bool Refresher::mustWait(const AccountState& state, TimePoint now) const
{
    const auto& error = state.snapshot.error;
    const bool told = error && (error->kind == ErrorKind::RateLimited || error->kind == ErrorKind::Overloaded);
    return told && state.snapshot.notBefore && now < *state.snapshot.notBefore;
}

/// Anew each time: the tool replaces its token when it likes.
void Refresher::useLogin(const std::shared_ptr<Probe>& probe)
{
    if (const auto error = loginRefusal(*probe->provider, probe->baseUrl))
        return finish(probe, Outcome{std::nullopt, *error, false});
    // Whether it has expired is judged by the clock of whom it is for.
    const auto skew = m_skews.find(origin(probe->baseUrl));
    const TimePoint now = wallClock() - (skew == m_skews.end() ? Milliseconds(0) : skew->second);
    auto read = readLogins(*probe->provider->login, probe->account.key.place, now);
    if (!read && read.error().kind == ErrorKind::InvalidKey && skew == m_skews.end() && !probe->look)
        return askTheTime(probe);
    if (!read)
        return finish(probe, Outcome{std::nullopt, read.error(), false});
    probe->logins = std::move(read).value();
    // The one that was good before comes first.
    const AccountState* state = m_store.find(probe->account.id);
    const QString mark = state ? state->snapshot.keyMark : QString();
    std::stable_partition(probe->logins.begin(), probe->logins.end(),
        [&](const ToolLogin& each) { return markOf(each.token, probe->account.id) == mark; });
    takeLogin(probe);
}

void Refresher::takeLogin(const std::shared_ptr<Probe>& probe)
{
    ToolLogin login = std::move(probe->logins.front());
    probe->logins.erase(probe->logins.begin());
    probe->rules.loginHeaders = std::move(login.headers);
    probe->answers.clear();
    probe->awaited.clear();
    probe->sent = 0;
    if (takeKey(probe, std::move(login.token)))
        advanceProbe(probe);
}

/// Without the login, which may have expired: any answer tells the server's time.
void Refresher::askTheTime(const std::shared_ptr<Probe>& probe)
{
    Request request;
    request.tag = QStringLiteral("time");
    request.url = endpoint(probe->baseUrl, probe->provider->free.front().path);
    sendAs(probe->account, request);
    m_http.send(request, Secret(), probe->alive.get(), [this, probe](const Answer& answer) {
        if (probe->dropped)
            return;
        m_skews[origin(probe->baseUrl)] = serverSkew(answer.headers, answer.receivedAt);
        useLogin(probe);
    });
}

bool Refresher::isRunning(const std::shared_ptr<Probe>& probe) const
{
    const auto running = m_probes.find(probe->account.id);
    return running != m_probes.end() && running->second == probe;
}

/// A new key is a new question: what was learned of another one, a wait as well, is not true of it. False where there
/// is nothing to be asked.
bool Refresher::takeKey(const std::shared_ptr<Probe>& probe, Secret key)
{
    probe->keyMark = markOf(key, probe->account.id);
    probe->key = std::move(key);
    probe->rules.hasKey = true;
    const AccountState* state = isRunning(probe) ? m_store.find(probe->account.id) : nullptr;
    if (!state)
        return true;
    const QString& before = state->snapshot.keyMark;
    const bool other = !before.isEmpty() && before != probe->keyMark;
    if (probe->look && !other) {
        stay(probe);
        return false;
    }
    probe->look = false;
    if (other) {
        const bool renewed = probe->account.key.kind == KeySource::Kind::Login;
        m_store.setSnapshot(probe->account.id, withAnotherKey(state->snapshot, renewed));
        m_store.setChecking(probe->account.id, true);
    }
    return true;
}

/// Leaves all as it is.
void Refresher::stay(const std::shared_ptr<Probe>& probe)
{
    const QString id = probe->account.id;
    probe->key = Secret();
    probe->dropped = true;
    probe->deadline.stop();
    m_probes.erase(id);
    const TimePoint now = wallClock();
    if (const AccountState* state = m_store.find(id))
        setDue(*state, nextDue(state->snapshot, now, m_interval, randomShare()), now);
    arm();
    tellRefreshed(id);
}

/// Where a key can be replaced without anybody telling us, it is looked at with each interval.
void Refresher::setDue(const AccountState& state, TimePoint due, TimePoint now)
{
    const QString& id = state.account.id;
    const bool look = mayHaveAnotherKey(state.account, Asked::Background) && due > now + 2 * m_interval;
    m_due[id] = look ? now + m_interval : due;
    if (look)
        m_looks.insert(id);
    else
        m_looks.erase(id);
}

void Refresher::readKey(const std::shared_ptr<Probe>& probe, Prompt prompt)
{
    if (hasNoKey(probe->account))
        return withoutKey(probe, Error{ErrorKind::NoKey, 0, {}, std::nullopt});
    m_keys.read(probe->account, prompt, probe->alive.get(), [this, probe](Result<Secret, Error> read) {
        if (probe->dropped)
            return;
        if (!read)
            return withoutKey(probe, read.error());
        if (takeKey(probe, read->copy()))
            advanceProbe(probe);
    });
}

/// Goes on where the provider can do without a key, and there really is none.
void Refresher::withoutKey(const std::shared_ptr<Probe>& probe, const Error& error)
{
    if (probe->look)
        return stay(probe);
    const bool optional = probe->provider->key.need == Descriptor::Key::Need::Optional;
    if (!optional || error.kind != ErrorKind::NoKey)
        return finish(probe, Outcome{std::nullopt, error, false});
    advanceProbe(probe);
}

void Refresher::advanceProbe(const std::shared_ptr<Probe>& probe)
{
    Account account = probe->account;
    account.baseUrl = probe->baseUrl;
    // Others may have spent the last one since.
    probe->rules.paidAllowed = probe->rules.paidAllowed && !paidBudget(wallClock()).isSpent();
    Step step = nextStep(*probe->provider, account, probe->rules, probe->answers);
    if (!countPaid(*probe, step)) {
        probe->rules.paidAllowed = false;
        step = nextStep(*probe->provider, account, probe->rules, probe->answers);
    }
    if (auto* outcome = std::get_if<Outcome>(&step)) {
        if (refusesKey(*outcome) && !probe->logins.empty())
            return takeLogin(probe);
        outcome->paid = outcome->paid || probe->paid;
        return finish(probe, *outcome);
    }
    const auto& requests = std::get<std::vector<Request>>(step);
    probe->sent += static_cast<int>(requests.size());
    if (requests.empty() || probe->sent > mostRequests)
        return finish(probe, failure(ErrorKind::NotAProvider, {}));
    for (const auto& request : requests)
        probe->awaited << request.tag;
    if (!probe->deadline.isActive())
        startBudget(probe);
    for (const auto& request : requests)
        send(probe, request);
}

/// For the whole probe, with its first request.
void Refresher::startBudget(const std::shared_ptr<Probe>& probe)
{
    *probe->bytesLeft = m_budget.bytes;
    probe->deadline.setSingleShot(true);
    connect(&probe->deadline, &QTimer::timeout, this, [this, watched = std::weak_ptr(probe)] {
        const auto late = watched.lock();
        if (!late || late->dropped)
            return;
        // What has not come by now is not waited for, and nothing more is asked.
        late->alive = std::make_unique<QObject>();
        late->rules.mayGoOn = false;
        for (const QString& tag : std::exchange(late->awaited, {})) {
            Answer answer;
            answer.tag = tag;
            answer.failure = TransportError::Timeout;
            answer.receivedAt = wallClock();
            late->answers.push_back(answer);
        }
        advanceProbe(late);
    });
    probe->deadline.start(m_budget.time);
}

/// Before they are sent. False: another program has sent the last one that was allowed.
bool Refresher::countPaid(const Probe& probe, const Step& step)
{
    const auto* requests = std::get_if<std::vector<Request>>(&step);
    const auto paid = requests ? std::ranges::count_if(*requests, &Request::paid) : 0;
    return paid == 0
        || m_store.requests().takePaid(static_cast<int>(paid), m_paidProbesPerDay, wallClock(), probe.account.demo);
}

void Refresher::send(const std::shared_ptr<Probe>& probe, const Request& asked)
{
    Request request = asked;
    sendAs(probe->account, request);
    // The one that is paid for must not be lost to what the free ones took.
    if (!request.paid)
        request.bytesLeft = probe->bytesLeft;
    probe->paid = probe->paid || request.paid;
    // Whatever a descriptor or an answer makes of the path: the key is for this origin.
    const bool atHome = origin(request.url) == origin(probe->baseUrl);
    m_http.send(
        request, atHome ? probe->key.copy() : Secret(), probe->alive.get(), [this, probe](const Answer& answer) {
            if (probe->dropped)
                return;
            if (answer.headers.value("date"))
                m_skews[origin(probe->baseUrl)] = serverSkew(answer.headers, answer.receivedAt);
            probe->answers.push_back(answer);
            probe->awaited.removeOne(answer.tag);
            if (probe->awaited.isEmpty())
                advanceProbe(probe);
        });
}

void Refresher::finish(const std::shared_ptr<Probe>& probe, const Outcome& outcome)
{
    if (probe->look && isRunning(probe))
        return stay(probe);
    probe->key = Secret();
    probe->dropped = true;
    probe->deadline.stop();
    // Later, so that refresh() never answers from within itself.
    QMetaObject::invokeMethod(
        this, [probe, outcome] { probe->done(outcome); }, Qt::QueuedConnection);
}

Outcome Refresher::failure(ErrorKind kind, const QString& detail)
{
    return {std::nullopt, Error{kind, 0, detail, std::nullopt}, false};
}

void Refresher::keep(const QString& accountId, const Probe* probe, const Outcome& outcome)
{
    followClock();
    const auto running = m_probes.find(accountId);
    const AccountState* state = m_store.find(accountId);
    if (running == m_probes.end() || running->second.get() != probe)
        return; // invalidated while the outcome was on its way
    enterTokens(*running->second, outcome);
    const QString keyMark = running->second->keyMark;
    m_probes.erase(running);
    if (!state)
        return Q_EMIT refreshed(accountId);
    const TimePoint now = wallClock();
    Snapshot snapshot = advance(state->snapshot, outcome, now);
    if (!keyMark.isEmpty())
        snapshot.keyMark = keyMark;
    const TimePoint due = nextDue(snapshot, now, m_interval, randomShare());
    // The retry time is told with the error, whoever decided it.
    if (snapshot.lastProbeFailed && snapshot.error && !needsPerson(snapshot.error->kind) && !snapshot.error->retryAt
        && m_running)
        snapshot.error->retryAt = due;
    m_store.setChecking(accountId, false);
    m_store.setSnapshot(accountId, snapshot);
    if (snapshot.error && snapshot.error->kind == ErrorKind::InvalidKey)
        m_keys.forget(accountId); // It may have been replaced elsewhere by now.
    setDue(*m_store.find(accountId), due, now);
    arm();
    Q_EMIT refreshed(accountId);
}

void Refresher::enterTokens(const Probe& probe, const Outcome& outcome)
{
    if (!probe.paid || !outcome.reading)
        return;
    const Sample& sample = outcome.reading->sample;
    if (sample.inputTokens || sample.outputTokens)
        m_store.requests().enterTokens(
            probe.account.id, sample.inputTokens.value_or(0) + sample.outputTokens.value_or(0));
}

/// Later, so that refresh() never answers from within itself.
void Refresher::tellRefreshed(const QString& accountId)
{
    QMetaObject::invokeMethod(
        this, [this, accountId] { Q_EMIT refreshed(accountId); }, Qt::QueuedConnection);
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
        if (state && sameQuestion(state->account, current->second->account))
            continue;
        current->second->drop();
        tellRefreshed(current->first);
        m_store.setChecking(current->first, false);
        m_probes.erase(current);
    }
    std::erase_if(m_due, [this](const auto& entry) { return !m_store.find(entry.first); });
    const TimePoint now = wallClock();
    for (const auto& state : m_store.states()) {
        if (m_due.contains(state.account.id) || m_probes.contains(state.account.id))
            continue;
        const TimePoint due = nextDue(state.snapshot, now, m_interval, randomShare());
        setDue(state, std::max(due, now + randomUpTo(m_spread)), now);
    }
    arm();
}

void Refresher::arm()
{
    if (!m_running || m_due.empty())
        return m_timer.stop();
    const auto first = std::ranges::min_element(m_due, {}, [](const auto& entry) { return entry.second; });
    // Never longer than an interval: a clock that jumps must not leave the timer behind for hours.
    const Milliseconds wait = std::clamp<Milliseconds>(first->second - wallClock(), 0ms, m_interval);
    m_timer.start(wait);
}

void Refresher::onTimer()
{
    followClock();
    const TimePoint now = wallClock();
    QStringList due;
    for (const auto& [id, at] : m_due) {
        // Accounts that are due within a moment go along, so that the machine wakes up once.
        if (at <= now + 500ms || at > now + 25h)
            due << id;
    }
    for (const auto& id : due) {
        m_due.erase(id);
        begin(id, Asked::Background, m_looks.erase(id) > 0);
        if (!m_probes.contains(id) && m_store.find(id))
            m_due[id] = std::max(nextDue(m_store.find(id)->snapshot, now, m_interval, randomShare()), now + 1s);
    }
    arm();
}

void Refresher::wake()
{
    followClock();
    if (!m_running)
        return;
    const TimePoint now = wallClock();
    for (auto& [id, at] : m_due) {
        const AccountState* state = m_store.find(id);
        const bool told = state && mustWait(*state, now);
        if (told)
            continue;
        at = std::min(at, now + wakeAtLeast + randomUpTo(wakeSpread));
        m_looks.erase(id);
    }
    arm();
}

bool Refresher::busy() const
{
    return !m_probes.empty();
}

void Refresher::test(const Account& account, Secret key, QObject* context, std::function<void(Outcome)> done)
{
    auto probe = std::make_shared<Probe>();
    probe->account = account;
    probe->provider = m_registry.find(account.provider);
    probe->done = [watched = QPointer<QObject>(context), done = std::move(done)](const Outcome& outcome) {
        if (watched)
            done(outcome);
    };
    if (!probe->provider)
        return finish(probe, failure(ErrorKind::Unsupported, account.provider));
    probe->baseUrl = m_registry.baseUrlOf(account);
    // What is tested is the key and the address; that costs nothing.
    probe->rules = {!key.empty(), false, PaidProbe::Never};
    if (account.key.kind == KeySource::Kind::Login)
        return useLogin(probe);
    probe->key = std::move(key);
    advanceProbe(probe);
}

void Refresher::invalidate(const QString& accountId)
{
    if (const auto running = m_probes.find(accountId); running != m_probes.end()) {
        running->second->drop();
        m_probes.erase(running);
        m_store.setChecking(accountId, false);
        tellRefreshed(accountId);
    }
    m_store.reset(accountId);
    m_looks.erase(accountId);
    if (m_store.find(accountId))
        m_due[accountId] = wallClock() + wakeAtLeast; // unless someone asks before
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
