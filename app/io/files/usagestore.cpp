// SPDX-License-Identifier: MIT
#include "io/files/usagestore.h"

#include "core/model/snapshotjson.h"
#include "core/net/baseurl.h"
#include "core/rules/configuredlimits.h"
#include "io/files/accountfile.h"

#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto keepAfter = 2s;
constexpr auto tryAgainAfter = 30s;                    ///< what could not be written
constexpr qint64 mostSnapshotBytes = 16 * 1024 * 1024; ///< a thousand accounts with their models
constexpr auto clockMayBeAhead = 1min;                 ///< of another program's; later than that it was set back
constexpr int snapshotSchema = 1;
constexpr auto accountsKey = "accounts"_L1;
constexpr auto alertsKey = "alerts"_L1;
constexpr auto fingerprintKey = "of"_L1;
constexpr auto snapshotKey = "snapshot"_L1;
constexpr auto forgottenKey = "forgotten_at"_L1;

bool fitsSnapshots(const QJsonObject& json)
{
    const auto objectOrNone = [](const QJsonValue& value) { return value.isUndefined() || value.isObject(); };
    return objectOrNone(json.value(accountsKey)) && objectOrNone(json.value(alertsKey));
}

std::optional<TimePoint> instantIn(const QJsonObject& kept, QLatin1StringView key)
{
    return parseInstant(kept.value(key).toString());
}

/// When what is kept of an account was learned; empty: nothing was, or by a clock that has been set back since.
std::optional<TimePoint> learnedAt(const QJsonObject& kept, TimePoint now)
{
    return snapshotFromJson(kept.value(snapshotKey).toObject(), now).checkedAt;
}

/// What a snapshot was learned with; another one makes it worthless. Says nothing of the key itself.
QString fingerprint(const Account& account)
{
    return QStringList{account.provider, account.baseUrl.toString(), toText(account.key)}.join(u'\n');
}

/// Null where there is none.
template <typename States> auto* stateIn(States& states, const QString& accountId)
{
    const auto found =
        std::ranges::find_if(states, [&](const AccountState& each) { return each.account.id == accountId; });
    return found == states.end() ? nullptr : &*found;
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
    , m_requests(places)
{
    m_keepTimer.setSingleShot(true);
    connect(&m_keepTimer, &QTimer::timeout, this, &UsageStore::keepSnapshots);
    connect(&m_requests, &KeptLedger::troubleChanged, this, &UsageStore::noteTrouble);
    if (!places)
        return;
    m_places = *places;
    m_file.emplace(
        places->state + "/snapshots.json"_L1, JsonFileForm{.mostBytes = mostSnapshotBytes, .fits = fitsSnapshots});
    m_kept = m_file->read();
    m_alerts = m_keptAlerts = alertStatesFromJson(m_kept.value(alertsKey).toObject());
}

void UsageStore::setPatience(Milliseconds patience)
{
    if (!m_places)
        return;
    m_file->setPatience(patience);
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
    setAllConfigured();
    std::erase_if(m_alerts, [this](const auto& entry) { return !find(entry.first.account); });
    keepSoon();
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
    if (known && fingerprint(known->account) == fingerprint(account)) {
        state.snapshot = known->snapshot;
        state.checking = known->checking;
        state.incident = known->incident;
        return state;
    }
    const QJsonObject kept = m_kept.value(accountsKey).toObject().value(account.id).toObject();
    if (!known && kept.value(fingerprintKey).toString() == fingerprint(account))
        state.snapshot = snapshotFromJson(kept.value(snapshotKey).toObject(), wallClock());
    if (provider)
        state.snapshot.leastInterval = provider->leastInterval;
    return state;
}

const AccountState* UsageStore::find(const QString& accountId) const
{
    return stateIn(m_states, accountId);
}

void UsageStore::setSnapshot(const QString& accountId, const Snapshot& snapshot)
{
    AccountState* state = stateIn(m_states, accountId);
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
    m_news.insert(accountId);
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
    AccountState* state = stateIn(m_states, accountId);
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
    shiftAlerts(m_alerts, shift);
    keepSoon();
    Q_EMIT changed({});
}

void UsageStore::reset(const QString& accountId)
{
    const AccountState* state = find(accountId);
    if (!state)
        return;
    m_forgottenAt.insert(accountId, wallClock());
    m_news.insert(accountId);
    keepSoon();
    setSnapshot(accountId, unknown(*state));
}

void UsageStore::forget()
{
    m_requests.forget();
    m_alerts.clear();
    m_kept = {};
    m_forgetOthers = true;
    m_unkept = true;
    for (AccountState& state : m_states) {
        state.snapshot = unknown(state);
        m_forgottenAt.insert(state.account.id, wallClock());
        m_news.insert(state.account.id);
    }
    flush();
    Q_EMIT changed({});
}

void UsageStore::flush()
{
    keepSnapshots();
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

void UsageStore::keepSnapshots()
{
    m_keepTimer.stop();
    if (!m_file || !m_unkept)
        return;
    QJsonObject written;
    const auto failure = m_file->change([&](QJsonObject& json) {
        merge(json);
        written = json;
        return std::nullopt;
    });
    m_snapshotTrouble = failure ? failure->sentence : QString();
    noteTrouble();
    if (failure)
        return m_keepTimer.start(tryAgainAfter);
    m_kept = written;
    m_unkept = false;
    m_forgetOthers = false;
    m_news.clear();
    takeIn();
}

/// What we learned over what the file holds now.
void UsageStore::merge(QJsonObject& json) const
{
    QJsonObject accounts = m_forgetOthers ? QJsonObject() : json.value(accountsKey).toObject();
    for (const AccountState& state : m_states) {
        const QString& id = state.account.id;
        if (state.account.demo || !m_news.contains(id) || knowsLater(accounts.value(id).toObject(), state))
            continue;
        QJsonObject row{{fingerprintKey, fingerprint(state.account)}, {snapshotKey, toJson(state.snapshot)}};
        if (const auto at = m_forgottenAt.find(id); at != m_forgottenAt.end())
            row.insert(forgottenKey, toRfc3339(*at));
        accounts.insert(id, row);
    }
    mergeAlerts(json);
    dropRemoved(json, accounts);
    json.insert(u"schema"_s, snapshotSchema);
    json.insert(accountsKey, accounts);
}

/// What changed here since it was read; a command knows nothing of what the app has told meanwhile.
void UsageStore::mergeAlerts(QJsonObject& json) const
{
    if (m_alerts == m_keptAlerts && !m_forgetOthers)
        return;
    AlertStates kept = m_forgetOthers ? AlertStates() : alertStatesFromJson(json.value(alertsKey).toObject());
    for (const auto& [limit, state] : m_alerts) {
        const auto before = m_keptAlerts.find(limit);
        if (before == m_keptAlerts.end() || before->second != state)
            kept[limit] = state;
    }
    std::erase_if(kept,
        [this](const auto& entry) { return m_keptAlerts.contains(entry.first) && !m_alerts.contains(entry.first); });
    json.insert(alertsKey, toJson(kept));
}

/// Accounts that are not ours may be another program's, which has just been told of them: the file of accounts decides.
void UsageStore::dropRemoved(QJsonObject& json, QJsonObject& accounts) const
{
    const QStringList ids = accounts.keys();
    if (std::ranges::all_of(ids, [this](const QString& id) { return find(id) != nullptr; }))
        return;
    AccountFile file(*m_places);
    QSet<QString> known;
    for (const Account& account : file.read())
        known.insert(account.id);
    if (!file.isWhole())
        return;
    for (const QString& id : ids) {
        if (!known.contains(id) && !find(id))
            accounts.remove(id);
    }
    AlertStates left = alertStatesFromJson(json.value(alertsKey).toObject());
    const auto gone = std::erase_if(left, [&](const auto& entry) {
        const QString& id = entry.first.account;
        return !known.contains(id) && !find(id);
    });
    if (gone > 0)
        json.insert(alertsKey, toJson(left));
}

/// Whether the file's reading of the account is newer than ours, and of the same question.
bool UsageStore::knowsLater(const QJsonObject& kept, const AccountState& state) const
{
    if (kept.value(fingerprintKey).toString() != fingerprint(state.account))
        return false;
    const auto none = TimePoint::min();
    const TimePoint theirs = learnedAt(kept, wallClock()).value_or(none);
    const TimePoint ours = state.snapshot.checkedAt.value_or(none);
    const TimePoint weForgot = m_forgottenAt.value(state.account.id, none);
    if (theirs != none && theirs < weForgot)
        return false;
    const TimePoint theyForgot = instantIn(kept, forgottenKey).value_or(none);
    if (theyForgot > weForgot && ours < theyForgot && theyForgot <= wallClock() + clockMayBeAhead)
        return true;
    return theirs > std::max(ours, weForgot);
}

/// What others were told of. What is as we wrote it stays as we know it, which may be more than is kept.
void UsageStore::takeInAlerts()
{
    const AlertStates kept = alertStatesFromJson(m_kept.value(alertsKey).toObject());
    const AlertStates ours = alertStatesFromJson(toJson(m_alerts));
    for (const auto& [limit, state] : kept) {
        const auto known = ours.find(limit);
        if (known == ours.end() || known->second != state)
            m_alerts[limit] = state;
    }
    std::erase_if(
        m_alerts, [&](const auto& entry) { return ours.contains(entry.first) && !kept.contains(entry.first); });
    m_keptAlerts = m_alerts;
}

/// What other programs learned.
void UsageStore::takeIn()
{
    const QJsonObject accounts = m_kept.value(accountsKey).toObject();
    QStringList taken;
    for (AccountState& state : m_states) {
        const QJsonObject kept = accounts.value(state.account.id).toObject();
        if (state.account.demo || !knowsLater(kept, state))
            continue;
        const Seconds leastInterval = state.snapshot.leastInterval;
        state.snapshot = snapshotFromJson(kept.value(snapshotKey).toObject(), wallClock());
        state.snapshot.leastInterval = leastInterval;
        if (const auto at = instantIn(kept, forgottenKey))
            m_forgottenAt.insert(state.account.id, *at);
        taken << state.account.id;
    }
    takeInAlerts();
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

void UsageStore::changeAlerts(const std::function<void(AlertStates&)>& change)
{
    const AlertStates before = m_alerts;
    change(m_alerts);
    if (m_alerts != before)
        keepSoon();
}

void UsageStore::keepSoon()
{
    m_unkept = true;
    if (m_file && !m_keepTimer.isActive())
        m_keepTimer.start(keepAfter);
}

} // namespace quotalamp
