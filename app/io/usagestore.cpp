#include "io/usagestore.h"

#include "core/baseurl.h"
#include "core/configuredlimits.h"
#include "core/statusjson.h"

#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto keepAfter = 2s;
constexpr auto keepLedgerAfter = 5min;
constexpr qint64 mostBytes = 16 * 1024 * 1024; ///< a thousand accounts with their models

/// What a snapshot was learned with; another one makes it worthless. Says nothing of the key itself.
QString fingerprint(const Account& account)
{
    return QStringList{account.provider, account.baseUrl.toString(), toText(account.key)}.join(u'\n');
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
{
    m_keepTimer.setSingleShot(true);
    m_keepTimer.setInterval(keepAfter);
    connect(&m_keepTimer, &QTimer::timeout, this, &UsageStore::keepSnapshots);
    m_ledgerTimer.setSingleShot(true);
    m_ledgerTimer.setTimerType(Qt::VeryCoarseTimer);
    m_ledgerTimer.setInterval(keepLedgerAfter);
    connect(&m_ledgerTimer, &QTimer::timeout, this, &UsageStore::keepLedger);
    if (!places)
        return;
    m_file.emplace(places->state + "/snapshots.json"_L1, JsonForm{.mostBytes = mostBytes});
    m_kept = m_file->read();
    alerts = alertStatesFromJson(m_kept.value("alerts"_L1).toObject());
    m_ledgerFile.emplace(places->state + "/ledger.json"_L1);
    m_ledger = RequestLedger::fromJson(m_kept.value("paid"_L1).toObject(), m_ledgerFile->read());
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
    setAllConfigured();
    std::erase_if(alerts, [this](const auto& entry) { return !find(entry.first.section(u'/', 0, 0)); });
    keepSoon();
    Q_EMIT changed({});
}

AccountState UsageStore::stateFor(const Account& account) const
{
    AccountState state;
    state.account = account;
    const Descriptor* provider = m_registry.find(account.provider);
    state.providerName = m_registry.displayName(account.provider);
    state.baseUrl = account.baseUrl.isEmpty() && provider ? QUrl(provider->baseUrl) : account.baseUrl;
    state.limited = !provider || !provider->limitless;
    state.paidProbes = !provider || provider->paid;
    state.limitsOf = provider ? provider->limitsOf : QString();
    if (provider && account.key.kind == KeySource::Kind::Login)
        state.loginTool = provider->login ? provider->login->tool : QString();
    const AccountState* known = find(account.id);
    if (known && fingerprint(known->account) == fingerprint(account)) {
        state.snapshot = known->snapshot;
        state.checking = known->checking;
        state.incident = known->incident;
        return state;
    }
    const QJsonObject kept = m_kept.value("accounts"_L1).toObject().value(account.id).toObject();
    if (!known && kept.value("of"_L1).toString() == fingerprint(account))
        state.snapshot = snapshotFromJson(kept.value("snapshot"_L1).toObject(), wallClock());
    if (provider)
        state.snapshot.leastInterval = provider->leastInterval;
    return state;
}

const AccountState* UsageStore::find(const QString& accountId) const
{
    const auto found =
        std::ranges::find_if(m_states, [&](const AccountState& each) { return each.account.id == accountId; });
    return found == m_states.end() ? nullptr : &*found;
}

AccountState* UsageStore::findState(const QString& accountId)
{
    return const_cast<AccountState*>(
        std::as_const(*this).find(accountId)); // NOLINT(cppcoreguidelines-pro-type-const-cast): *this is not const
}

void UsageStore::setSnapshot(const QString& accountId, const Snapshot& snapshot)
{
    AccountState* state = findState(accountId);
    if (!state)
        return;
    AccountState next = *state;
    next.snapshot = snapshot;
    setConfigured(next, m_states);
    if (state->snapshot == next.snapshot)
        return;
    *state = std::move(next);
    if (!state->limitsOf.isEmpty())
        setAllConfigured();
    keepSoon();
    Q_EMIT changed(accountId);
}

/// An organisation may have told other limits, or be there no more.
void UsageStore::setAllConfigured()
{
    for (AccountState& state : m_states)
        setConfigured(state, m_states);
}

void UsageStore::setChecking(const QString& accountId, bool checking)
{
    AccountState* state = findState(accountId);
    if (!state || state->checking == checking)
        return;
    state->checking = checking;
    Q_EMIT changed(accountId);
}

void UsageStore::followClock(Milliseconds shift)
{
    for (AccountState& state : m_states)
        state.snapshot = shifted(state.snapshot, shift);
    shiftAlerts(alerts, shift);
    keepSoon();
    Q_EMIT changed({});
}

void UsageStore::reset(const QString& accountId)
{
    const AccountState* state = find(accountId);
    setSnapshot(accountId, state ? unknown(*state) : Snapshot{});
}

void UsageStore::forget()
{
    m_ledger.forget();
    alerts.clear();
    m_kept = {};
    for (AccountState& state : m_states)
        state.snapshot = unknown(state);
    onLedgerChanged();
    flush();
    Q_EMIT changed({});
}

void UsageStore::flush()
{
    keepSnapshots();
    keepLedger();
}

void UsageStore::keepSnapshots()
{
    m_keepTimer.stop();
    if (!m_file || !std::exchange(m_unkept, false))
        return;
    QJsonObject accounts;
    for (const auto& state : m_states) {
        if (!state.account.demo)
            accounts.insert(state.account.id,
                QJsonObject{{u"of"_s, fingerprint(state.account)}, {u"snapshot"_s, toJson(state.snapshot)}});
    }
    m_kept = {{u"accounts"_s, accounts}, {u"alerts"_s, toJson(alerts)}, {u"paid"_s, m_ledger.totalsJson()}};
    // A full disk costs the memory of a restart, nothing else; the next change tries again.
    if (m_file->write(m_kept))
        m_unkept = true;
}

void UsageStore::setIncident(const QString& statusPage, const std::optional<Incident>& incident)
{
    bool other = false;
    for (AccountState& state : m_states) {
        const Descriptor* provider = m_registry.find(state.account.provider);
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

void UsageStore::keepLedger()
{
    m_ledgerTimer.stop();
    if (m_ledgerFile && std::exchange(m_ledgerUnkept, false) && m_ledgerFile->write(m_ledger.entriesJson()))
        m_ledgerUnkept = true;
}

void UsageStore::countPaidProbe(TimePoint now, bool demo)
{
    m_ledger.countPaid(now, demo);
    onLedgerChanged();
}

void UsageStore::enter(const LedgerEntry& entry)
{
    m_ledger.add(entry);
    onLedgerChanged();
}

void UsageStore::enterTokens(const QString& accountId, qint64 tokens)
{
    m_ledger.addTokens(accountId, tokens);
    onLedgerChanged();
}

void UsageStore::onLedgerChanged()
{
    keepSoon();
    m_ledgerUnkept = true;
    if (m_ledgerFile && !m_ledgerTimer.isActive())
        m_ledgerTimer.start();
    Q_EMIT ledgerChanged();
}

void UsageStore::keepSoon()
{
    m_unkept = true;
    if (m_file && !m_keepTimer.isActive())
        m_keepTimer.start();
}

} // namespace quotalamp
