// SPDX-License-Identifier: MIT
#include "cli/statusanswer.h"

#include "cli/console.h"
#include "cli/selection.h"
#include "core/base/tr.h"
#include "core/words/openmetrics.h"
#include "core/words/statusjson.h"
#include "io/files/settingsfile.h"
#include "io/session/instance.h"

#include <QJsonArray>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Longer than any probe of the running app takes: several requests in a row, each with its own deadline.
constexpr std::chrono::minutes answerDeadline{3};

/// Only the accounts that were asked for, whatever the running app told.
QJsonObject onlyWanted(QJsonObject document, const QStringList& wanted)
{
    QJsonArray accounts;
    for (const auto& account : document["accounts"_L1].toArray()) {
        if (wanted.contains(account["id"_L1].toString()))
            accounts.append(account);
    }
    document["accounts"_L1] = accounts;
    return document;
}

/// What is wrong with the settings is told, whoever answers by them.
void readSettings(Question& question, const Places& places)
{
    SettingsFile file(places);
    question.settings = file.read();
    question.paidCap = file.paidCap(question.settings);
    if (const QString trouble = file.trouble(); !trouble.isEmpty())
        printNote(trouble);
}

} // namespace

std::optional<Question> questionAbout(const QStringList& words, const CommandContext& context)
{
    Question question{context.demo ? context.demo->accounts : readAccounts(context.places), {}};
    const auto wanted = namedAccounts(question.accounts, words);
    if (!wanted)
        return std::nullopt;
    question.wanted = accountIds(*wanted);
    if (!context.demo)
        readSettings(question, context.places);
    return question;
}

std::optional<QJsonObject> statusFromRunningApp(const Question& question, const Places& places)
{
    QJsonObject command{{u"verb"_s, u"status"_s}, {u"accounts"_s, QJsonArray::fromStringList(question.wanted)},
        {u"refresh"_s, question.refresh}, {u"asked_at"_s, toRfc3339(question.askedAt)}};
    if (question.metrics)
        command.insert(u"metrics"_s, metricsDialectName(MetricsDialect::OpenMetrics));
    const auto answer = askInstance(places, command, answerDeadline);
    if (!answer && answer.error() == NoAnswer::Silent)
        printNote(Text::tr("The running app does not answer; the providers are asked without it."));
    if (!answer || !answer->value("accounts"_L1).isArray())
        return std::nullopt;
    if (question.metrics && !answer->contains("metrics"_L1))
        return std::nullopt; // it was started before it could
    const QJsonObject document = onlyWanted(*answer, question.wanted);
    if (document["accounts"_L1].toArray().size() < question.wanted.size())
        return std::nullopt; // it has not read our accounts, so that it cannot speak for them
    return document;
}

QJsonObject statusFromAnyone(const Question& question, const Registry& registry, CommandContext& context)
{
    if (const auto told = context.demo ? std::nullopt : statusFromRunningApp(question, context.places))
        return *told;
    const Found found = fromOwnProbes(question, registry, context);
    return statusJson(found.states, wallClock(), found.settings, found.askedAt);
}

} // namespace quotalamp
