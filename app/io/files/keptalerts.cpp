// SPDX-License-Identifier: MIT
#include "io/files/keptalerts.h"

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto alertPrefix = "alerts/"_L1;

/// Those of each account.
std::map<QString, QJsonObject> byAccount(const QJsonObject& json)
{
    std::map<QString, QJsonObject> accounts;
    for (auto it = json.begin(); it != json.end(); ++it)
        accounts[limitKeyFromText(it.key()).account].insert(it.key(), it.value());
    return accounts;
}

AlertStates statesOf(const AlertStates& states, const QString& accountId)
{
    const auto from = states.lower_bound({accountId, {}});
    return {
        from, std::find_if(from, states.end(), [&](const auto& entry) { return entry.first.account != accountId; })};
}

/// Puts what became other between the two over the states of a row.
void mergeInto(AlertStates& row, const AlertStates& before, const AlertStates& after)
{
    for (const auto& [limit, state] : after) {
        const auto known = before.find(limit);
        if (known == before.end() || known->second != state)
            row[limit] = state;
    }
    for (const auto& [limit, state] : before) {
        if (!after.contains(limit))
            row.erase(limit);
    }
}

} // namespace

KeptAlerts::KeptAlerts(const InheritedRows* rows)
    : m_rows(rows)
{
}

QString KeptAlerts::rowOf(const QString& accountId)
{
    return alertPrefix + accountId;
}

QString KeptAlerts::accountOf(const QString& row)
{
    return row.startsWith(alertPrefix) ? row.mid(alertPrefix.size()) : QString();
}

InheritedRows::Rows KeptAlerts::rowsFrom(const QJsonObject& json)
{
    InheritedRows::Rows rows;
    for (const auto& [account, row] : byAccount(json))
        rows[rowOf(account)] = row;
    return rows;
}

bool KeptAlerts::isOurs(const QString& accountId) const
{
    return !accountId.isEmpty() && (!m_accounts || m_accounts->contains(accountId));
}

AlertStates KeptAlerts::kept() const
{
    AlertStates states;
    if (!m_rows)
        return states;
    for (const QString& name : m_rows->names()) {
        const QString account = accountOf(name);
        if (isOurs(account))
            states.merge(alertStatesFromJson(m_rows->row(name)));
    }
    return states;
}

void KeptAlerts::load() const
{
    if (std::exchange(m_loaded, true))
        return;
    m_states = kept();
}

const AlertStates& KeptAlerts::states() const
{
    load();
    return m_states;
}

bool KeptAlerts::change(const std::function<void(AlertStates&)>& edit)
{
    load();
    const AlertStates before = m_states;
    edit(m_states);
    const auto note = [&](const AlertStates& some, const AlertStates& others) {
        for (const auto& [limit, state] : some) {
            const auto other = others.find(limit);
            const bool same = other != others.end() && other->second == state;
            if (!same && !m_unkept.contains(limit.account))
                m_unkept.emplace(limit.account, statesOf(before, limit.account));
        }
    };
    if (m_states == before)
        return false;
    note(before, m_states);
    note(m_states, before);
    return true;
}

bool KeptAlerts::changeOf(const QString& accountId, const std::function<void(AlertStates&)>& edit)
{
    load();
    const AlertStates before = statesOf(m_states, accountId);
    AlertStates after = before;
    edit(after);
    if (after == before)
        return false;
    for (const auto& [limit, state] : before)
        m_states.erase(limit);
    m_states.merge(after);
    m_unkept.try_emplace(accountId, before);
    return true;
}

bool KeptAlerts::setAccounts(const QSet<QString>& accounts)
{
    const QSet<QString> before = m_accounts.value_or(accounts);
    m_accounts = accounts;
    const bool isKnown = m_loaded && m_rows;
    for (const QString& account : isKnown ? accounts - before : QSet<QString>()) {
        // Others may have told something of it already, which was not taken in.
        if (!m_unkept.contains(account))
            m_states.merge(alertStatesFromJson(m_rows->row(rowOf(account))));
    }
    const auto isGone = [&](const auto& entry) { return !accounts.contains(entry.first.account); };
    return std::ranges::any_of(m_states, isGone) && change([&](AlertStates& states) { std::erase_if(states, isGone); });
}

void KeptAlerts::merge(RowChange& change, const QString& accountId) const
{
    const auto known = m_unkept.find(accountId);
    if (known == m_unkept.end())
        return;
    const AlertStates ours = statesOf(m_states, accountId);
    if (ours == known->second)
        return;
    AlertStates row = alertStatesFromJson(change.row(rowOf(accountId)));
    mergeInto(row, known->second, ours);
    if (row.empty())
        change.remove(rowOf(accountId));
    else
        change.put(rowOf(accountId), JsonTree::from(toJson(row)));
}

QStringList KeptAlerts::unkept() const
{
    QStringList accounts;
    for (const auto& [account, before] : m_unkept)
        accounts << account;
    return accounts;
}

bool KeptAlerts::isToGo(const QString& accountId) const
{
    return m_unkept.contains(accountId) && statesOf(m_states, accountId).empty();
}

void KeptAlerts::wrote(const QSet<QString>& accounts)
{
    for (const QString& account : accounts)
        m_unkept.erase(account);
}

void KeptAlerts::takeIn(const QSet<QString>& rowsOfOthers)
{
    m_unkept.clear();
    if (!m_loaded)
        return;
    for (const QString& name : rowsOfOthers) {
        const QString account = accountOf(name);
        if (!isOurs(account))
            continue;
        const AlertStates theirs = alertStatesFromJson(m_rows->row(name));
        const AlertStates ours = alertStatesFromJson(toJson(statesOf(m_states, account)));
        mergeInto(m_states, ours, theirs);
    }
}

} // namespace quotalamp
