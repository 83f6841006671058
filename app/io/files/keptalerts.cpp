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

AlertStates KeptAlerts::kept() const
{
    AlertStates states;
    if (!m_rows)
        return states;
    for (const QString& name : m_rows->names()) {
        const QString account = accountOf(name);
        if (!account.isEmpty() && (!m_accounts || m_accounts->contains(account)))
            states.merge(alertStatesFromJson(m_rows->row(name)));
    }
    return states;
}

void KeptAlerts::load() const
{
    if (std::exchange(m_loaded, true))
        return;
    m_states = m_known = kept();
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
    return m_states != before;
}

bool KeptAlerts::changeOf(const QString& accountId, const std::function<void(AlertStates&)>& edit)
{
    load();
    const auto from = m_states.lower_bound({accountId, {}});
    const auto to =
        std::find_if(from, m_states.end(), [&](const auto& entry) { return entry.first.account != accountId; });
    const AlertStates before(from, to);
    AlertStates after = before;
    edit(after);
    if (after == before)
        return false;
    m_states.erase(from, to);
    m_states.merge(after);
    return true;
}

bool KeptAlerts::setAccounts(const QSet<QString>& accounts)
{
    m_accounts = accounts;
    const auto gone =
        std::erase_if(m_states, [&](const auto& entry) { return !accounts.contains(entry.first.account); });
    return gone > 0;
}

void KeptAlerts::merge(RowChange& change) const
{
    if (!m_loaded || m_states == m_known)
        return;
    std::map<QString, AlertStates> rows;
    const auto rowWith = [&](const LimitKey& limit) -> AlertStates& {
        const auto [row, isNew] = rows.try_emplace(limit.account);
        if (isNew)
            row->second = alertStatesFromJson(change.row(rowOf(limit.account)));
        return row->second;
    };
    for (const auto& [limit, state] : m_states) {
        const auto before = m_known.find(limit);
        if (before == m_known.end() || before->second != state)
            rowWith(limit)[limit] = state;
    }
    for (const auto& [limit, state] : m_known) {
        if (!m_states.contains(limit))
            rowWith(limit).erase(limit);
    }
    for (const auto& [account, states] : rows) {
        if (states.empty())
            change.remove(rowOf(account));
        else
            change.put(rowOf(account), toJson(states));
    }
}

void KeptAlerts::takeIn(bool others)
{
    if (!m_loaded)
        return;
    if (others) {
        const AlertStates theirs = kept();
        const AlertStates ours = alertStatesFromJson(toJson(m_states));
        for (const auto& [limit, state] : theirs) {
            const auto known = ours.find(limit);
            if (known == ours.end() || known->second != state)
                m_states[limit] = state;
        }
        std::erase_if(
            m_states, [&](const auto& entry) { return ours.contains(entry.first) && !theirs.contains(entry.first); });
    }
    m_known = m_states;
}

} // namespace quotalamp
