// SPDX-License-Identifier: MIT
#include "io/files/usagestore.h"

#include "core/net/baseurl.h"
#include "core/rules/configuredlimits.h"
#include "core/words/statusjson.h"
#include "io/files/accountfile.h"

#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto keepAfter = 2s;
constexpr auto keepLedgerAfter = 5min;
constexpr auto tryAgainAfter = 30s;            ///< what could not be written
constexpr qint64 mostBytes = 16 * 1024 * 1024; ///< a thousand accounts with their models
constexpr qint64 mostLedgerBytes = 4 * 1024 * 1024;
constexpr auto clockMayBeAhead = 1min; ///< of another program's; later than that it was set back
constexpr int schema = 1;
constexpr auto accountsKey = "accounts"_L1;
constexpr auto alertsKey = "alerts"_L1;
constexpr auto fingerprintKey = "of"_L1;
constexpr auto snapshotKey = "snapshot"_L1;
constexpr auto forgottenKey = "forgotten_at"_L1;
constexpr auto totalsKey = "totals"_L1;

bool hasAccounts(const QJsonObject& json)
{
    const auto objectOrNone = [](const QJsonValue& value) { return value.isUndefined() || value.isObject(); };
    return objectOrNone(json.value(accountsKey)) && objectOrNone(json.value(alertsKey));
}

RequestLedger ledgerIn(const QJsonObject& json)
{
    return RequestLedger::fromJson(json.value(totalsKey).toObject(), json);
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
    connect(&m_keepTimer, &QTimer::timeout, this, &UsageStore::keepSnapshots);
    m_ledgerTimer.setSingleShot(true);
    m_ledgerTimer.setTimerType(Qt::VeryCoarseTimer);
    m_ledgerTimer.setInterval(keepLedgerAfter);
    connect(&m_ledgerTimer, &QTimer::timeout, this, &UsageStore::keepLedger);
    if (!places)
        return;
    m_places = *places;
    m_file.emplace(places->state + "/snapshots.json"_L1, JsonForm{.mostBytes = mostBytes, .fits = hasAccounts});
    m_kept = m_file->read();
    alerts = m_keptAlerts = alertStatesFromJson(m_kept.value(alertsKey).toObject());
    m_ledgerFile.emplace(places->state + "/ledger.json"_L1, JsonForm{.mostBytes = mostLedgerBytes});
    m_ledger = ledgerIn(m_ledgerFile->read());
    m_paid.emplace(*places);
    const TimePoint now = wallClock();
    if (const int paid = m_paid->read(now, m_ledger.totals(now).paid); paid > 0)
        m_ledger.setPaid(now, paid);
}

void UsageStore::setPatience(Milliseconds patience)
{
    if (!m_places)
        return;
    m_file->setPatience(patience);
    m_ledgerFile->setPatience(patience);
    m_paid->setPatience(patience);
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
    state.baseUrl = m_registry.baseUrlOf(account);
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
    const QJsonObject kept = m_kept.value(accountsKey).toObject().value(account.id).toObject();
    if (!known && kept.value(fingerprintKey).toString() == fingerprint(account))
        state.snapshot = snapshotFromJson(kept.value(snapshotKey).toObject(), wallClock());
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
    AccountState* state = findState(accountId);
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
    shiftAlerts(alerts, shift);
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
    m_ledger.forget();
    m_ledgerNews = {};
    m_forgetLedger = true;
    alerts.clear();
    m_kept = {};
    m_forgetOthers = true;
    m_unkept = true;
    for (AccountState& state : m_states) {
        state.snapshot = unknown(state);
        m_forgottenAt.insert(state.account.id, wallClock());
        m_news.insert(state.account.id);
    }
    onLedgerChanged();
    flush();
    Q_EMIT changed({});
}

void UsageStore::flush()
{
    keepSnapshots();
    keepLedger();
}

/// Says so once, until everything can be kept again.
void UsageStore::note(const std::optional<Failure>& failure, QString& trouble)
{
    trouble = failure ? failure->sentence : QString();
    QString now = m_snapshotTrouble.isEmpty() ? m_ledgerTrouble : m_snapshotTrouble;
    if (!m_paidTrouble.isEmpty())
        now = m_paidTrouble;
    const bool isNew = m_trouble.isEmpty() && !now.isEmpty();
    m_trouble = now;
    if (isNew)
        Q_EMIT failed(now);
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
    note(failure, m_snapshotTrouble);
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
    json.insert(u"schema"_s, schema);
    json.insert(accountsKey, accounts);
}

/// What changed here since it was read; a command knows nothing of what the app has told meanwhile.
void UsageStore::mergeAlerts(QJsonObject& json) const
{
    if (alerts == m_keptAlerts && !m_forgetOthers)
        return;
    AlertStates kept = m_forgetOthers ? AlertStates() : alertStatesFromJson(json.value(alertsKey).toObject());
    for (const auto& [limit, state] : alerts) {
        const auto before = m_keptAlerts.find(limit);
        if (before == m_keptAlerts.end() || before->second != state)
            kept[limit] = state;
    }
    std::erase_if(kept,
        [this](const auto& entry) { return m_keptAlerts.contains(entry.first) && !alerts.contains(entry.first); });
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
        const QString id = entry.first.section(u'/', 0, 0);
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
    const AlertStates ours = alertStatesFromJson(toJson(alerts));
    for (const auto& [limit, state] : kept) {
        const auto known = ours.find(limit);
        if (known == ours.end() || known->second != state)
            alerts[limit] = state;
    }
    std::erase_if(alerts, [&](const auto& entry) { return ours.contains(entry.first) && !kept.contains(entry.first); });
    m_keptAlerts = alerts;
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
    if (!m_ledgerFile || (!m_forgetLedger && m_ledgerNews == RequestLedger()))
        return;
    RequestLedger kept;
    const auto failure = m_ledgerFile->change([&](QJsonObject& json) {
        kept = ledgerIn(json);
        if (m_forgetLedger)
            kept.forget();
        kept.add(m_ledgerNews, wallClock());
        QJsonObject now = kept.entriesJson();
        now.insert(totalsKey, kept.totalsJson());
        now.insert(u"schema"_s, schema);
        json = now;
        return std::nullopt;
    });
    note(failure, m_ledgerTrouble);
    if (failure)
        return m_ledgerTimer.start();
    m_forgetLedger = false;
    m_ledgerNews = {};
    m_ledger.adopt(kept, wallClock());
}

bool UsageStore::takePaidProbes(int count, std::optional<int> cap, TimePoint now, bool demo)
{
    if (demo) {
        for (int i = 0; i < count; ++i)
            m_ledger.countPaid(now, true);
        onLedgerChanged();
        return true;
    }
    const int ours = m_ledger.totals(now).paid;
    bool allowed = !cap || ours + count <= *cap;
    int counted = ours + (allowed ? count : 0);
    if (m_paid) {
        allowed = m_paid->take(count, cap, now, ours);
        counted = m_paid->count();
        note(m_paid->trouble().isEmpty() ? std::nullopt : std::optional(Failure{m_paid->trouble()}), m_paidTrouble);
    }
    if (counted > 0)
        m_ledger.setPaid(now, counted);
    onLedgerChanged();
    return allowed;
}

void UsageStore::enter(const LedgerEntry& entry)
{
    m_ledger.add(entry);
    if (!entry.demo)
        m_ledgerNews.add(entry);
    onLedgerChanged();
}

void UsageStore::enterTokens(const QString& accountId, qint64 tokens)
{
    const auto entry = m_ledger.addTokens(accountId, tokens);
    if (entry && !entry->demo)
        m_ledgerNews.addCost(*entry);
    onLedgerChanged();
}

void UsageStore::onLedgerChanged()
{
    if (m_ledgerFile && !m_ledgerTimer.isActive())
        m_ledgerTimer.start();
    Q_EMIT ledgerChanged();
}

void UsageStore::keepSoon()
{
    m_unkept = true;
    if (m_file && !m_keepTimer.isActive())
        m_keepTimer.start(keepAfter);
}

} // namespace quotalamp
