// SPDX-License-Identifier: MIT
#include "program/remotecommands.h"

#include "core/words/statusjson.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

RemoteCommands::RemoteCommands(UsageStore& store, Refresher& refresher, const Settings& settings, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_refresher(refresher)
    , m_settings(settings)
{
    connect(&m_refresher, &Refresher::refreshed, this, &RemoteCommands::onRefreshed);
}

void RemoteCommands::handle(const QJsonObject& command, const Instance::Reply& reply)
{
    const QString verb = command.value("verb"_L1).toString();
    if (verb == "status"_L1)
        return status(command, reply);
    if (verb == "show"_L1)
        Q_EMIT showRequested(command.value("token"_L1).toString().toLatin1());
    else if (verb == "refresh"_L1)
        m_refresher.refresh({}, Asked::Command);
    else if (verb == "reload"_L1)
        Q_EMIT reloadRequested();
    else if (verb == "quit"_L1)
        Q_EMIT quitRequested();
    else
        return reply({{u"error"_s, u"unknown verb"_s}});
    reply({{u"ok"_s, true}});
}

void RemoteCommands::status(const QJsonObject& command, const Instance::Reply& reply)
{
    Waiting waiting;
    const QJsonArray asked = command.value("accounts"_L1).toArray();
    for (const auto& state : m_store.states()) {
        if (asked.isEmpty() || asked.contains(state.account.id))
            waiting.accounts << state.account.id;
    }
    waiting.missing = QSet<QString>(waiting.accounts.begin(), waiting.accounts.end());
    waiting.askedAt = wallClock();
    waiting.reply = reply;
    if (waiting.missing.isEmpty())
        return answer(waiting);
    const Asked by = command.value("refresh"_L1).toBool() ? Asked::Command : Asked::Script;
    const QStringList accounts = waiting.accounts;
    m_waiting.push_back(std::move(waiting));
    for (const auto& account : accounts)
        m_refresher.refresh(account, by);
}

void RemoteCommands::onRefreshed(const QString& accountId)
{
    std::list<Waiting> done;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        it->missing.remove(accountId);
        const auto current = it++;
        if (current->missing.isEmpty())
            done.splice(done.end(), m_waiting, current);
    }
    for (const auto& each : done)
        answer(each);
}

void RemoteCommands::answer(const Waiting& waiting) const
{
    std::vector<AccountState> states;
    for (const auto& state : m_store.states()) {
        if (waiting.accounts.contains(state.account.id))
            states.push_back(state);
    }
    waiting.reply(statusJson(states, wallClock(), m_settings, waiting.askedAt));
}

} // namespace quotalamp
