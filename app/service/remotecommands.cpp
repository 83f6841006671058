// SPDX-License-Identifier: MIT
#include "service/remotecommands.h"

#include "cli/console.h"
#include "core/words/openmetrics.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QThread>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto othersStart = 3s; ///< until another instance listens
constexpr auto othersAnswer = 5s;
constexpr auto pauseBetweenAsking = 50ms;
constexpr auto longestQuestion = 1min; ///< on its way from a command to us

/// When the command was given, as it says; now where it says nothing that can be.
TimePoint questionTime(const QJsonObject& command, TimePoint now)
{
    const auto asked = parseInstant(command.value("asked_at"_L1).toString());
    return asked && *asked <= now && now - *asked < longestQuestion ? *asked : now;
}

/// Empty where their text is not wanted.
std::optional<MetricsScope> metricsWanted(const QJsonObject& command)
{
    const auto dialect = metricsDialectFromName(command.value("metrics"_L1).toString());
    if (!dialect)
        return std::nullopt;
    return MetricsScope{*dialect, command.value("labels"_L1).toBool()};
}

} // namespace

RemoteCommands::RemoteCommands(
    Places places, UsageStore& store, Refresher& refresher, const Settings& settings, QObject* parent)
    : QObject(parent)
    , m_places(std::move(places))
    , m_instance(m_places)
    , m_store(store)
    , m_refresher(refresher)
    , m_probes(refresher)
    , m_settings(settings)
    , m_followers(store, settings)
{
    connect(&m_refresher, &Refresher::refreshed, this, &RemoteCommands::onRefreshed);
}

bool RemoteCommands::claim(bool background)
{
    const auto handler = [this](const QJsonObject& command, const Instance::Reply& reply) { handle(command, reply); };
    const QJsonObject show{{u"verb"_s, u"show"_s}, {u"token"_s, QString::fromLatin1(qgetenv("XDG_ACTIVATION_TOKEN"))}};
    // The other one may have started a moment ago and not listen yet, or be about to end.
    bool yielded = false; // it lets go, and is not there to be asked meanwhile
    for (QDeadlineTimer limit(othersStart);; QThread::msleep(Milliseconds(pauseBetweenAsking).count())) {
        if (m_instance.claim(handler))
            return true;
        if (m_yields)
            return false;
        const auto yields = askInstance(m_places, {{u"verb"_s, u"yield"_s}}, othersAnswer);
        yielded = yielded || (yields && yields->value("ok"_L1).toBool());
        if (yielded && !limit.hasExpired())
            continue;
        if (background)
            return false;
        const bool silent = !yields && yields.error() == NoAnswer::Silent;
        const auto shown = silent ? yields : askInstance(m_places, show, othersAnswer);
        if (!shown && shown.error() == NoAnswer::Silent)
            printNote(tr("Quotalamp is running already and does not answer; end it to start it anew."));
        if (shown || shown.error() == NoAnswer::Silent || limit.hasExpired())
            return false;
    }
}

void RemoteCommands::handle(const QJsonObject& command, const Instance::Reply& reply)
{
    const QString verb = command.value("verb"_L1).toString();
    if (verb == "status"_L1)
        return status(command, reply);
    if (verb == "follow"_L1)
        return m_followers.add(command, reply);
    if (verb == "observe"_L1)
        return reply(observe(command));
    if (verb == "show"_L1)
        Q_EMIT showRequested(command.value("token"_L1).toString().toLatin1());
    else if (verb == "refresh"_L1)
        m_refresher.refresh({}, Asked::Command);
    else if (verb == "reload"_L1)
        Q_EMIT reloadRequested();
    else if (verb == "quit"_L1)
        Q_EMIT quitRequested();
    else if (verb == "yield"_L1 && m_yields)
        Q_EMIT yieldRequested();
    else
        return reply({{u"error"_s, u"unknown verb"_s}});
    reply({{u"ok"_s, true}});
}

void RemoteCommands::status(const QJsonObject& command, const Instance::Reply& reply)
{
    Waiting waiting;
    QSet<QString> asked;
    for (const auto& id : command.value("accounts"_L1).toArray())
        asked << id.toString();
    QStringList ids;
    for (const auto& state : m_store.states()) {
        if (asked.isEmpty() || asked.contains(state.account.id))
            ids << state.account.id;
    }
    waiting.accounts = waiting.missing = {ids.begin(), ids.end()};
    const TimePoint now = wallClock();
    waiting.askedAt = now;
    waiting.metrics = metricsWanted(command);
    waiting.reply = reply;
    const bool asIsKnown = !command.value("probe"_L1).toBool(true);
    if (waiting.missing.isEmpty() || asIsKnown)
        return answer(waiting);
    const Asked by = command.value("refresh"_L1).toBool() ? Asked::Command : Asked::Script;
    m_waiting.push_back(std::move(waiting));
    const TimePoint since = questionTime(command, now);
    for (const auto& id : std::as_const(ids))
        m_refresher.refresh(id, answersCommand(m_store.find(id)->snapshot, now, since) ? Asked::Script : by);
}

/// Nothing of the command is taken on trust: what is no header of limits is left out, and the account's own descriptor reads
/// the rest.
QJsonObject RemoteCommands::observe(const QJsonObject& command)
{
    const QString id = command.value("account"_L1).toString();
    const AccountState* state = m_store.find(id);
    if (!state || state->account.demo || !command.value("reading"_L1).isObject())
        return {{u"error"_s, u"no such account"_s}};
    const Overheard heard = overheardFromJson(command.value("reading"_L1).toObject());
    const auto unheard = m_refresher.observe(id, heard);
    return {{u"ok"_s, true}, {u"observed"_s, !unheard}};
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
    if (!waiting.reply)
        return; // nobody waits any more
    StatusScope scope{{}, waiting.askedAt};
    std::vector<AccountState> states;
    for (const auto& state : m_store.states()) {
        if (!waiting.accounts.contains(state.account.id))
            continue;
        scope.accounts << state.account.id;
        if (waiting.metrics)
            states.push_back(state);
    }
    if (auto wanted = waiting.metrics) {
        wanted->probes = m_probes.counts();
        scope.metrics = metricsText(states, wallClock(), m_settings, *wanted);
    }
    waiting.reply(std::make_unique<StatusAnswer>(m_store, m_settings, std::move(scope)));
}

} // namespace quotalamp
