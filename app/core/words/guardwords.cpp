// SPDX-License-Identifier: MIT
#include "core/words/guardwords.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/accountlines.h"
#include "core/words/forecastwords.h"
#include "core/words/labelwords.h"
#include "core/words/limitwords.h"
#include "core/words/statusreading.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestGuardName = 60; ///< code points of a label
constexpr int longestTrouble = 400;
constexpr qsizetype mostKeys = 12; ///< limits that are listed where one is not there

GuardedAccount guardedAccountIn(const QJsonObject& json, TimePoint now)
{
    GuardedAccount account{standingFromStatus(json, now)};
    account.error = errorKindFromName(json["error_kind"_L1].toString());
    account.retryAt = instantFromStatus(json["retry_at"_L1]);
    account.read = !json["read_at"_L1].isNull();
    account.failed = !json["reachable"_L1].toBool() && !json["checked_at"_L1].isNull();
    return account;
}

/// The account's subject as popup and tooltip have it.
QString guardSubject(const QJsonObject& json, const QString& providerName, bool sharesProvider)
{
    AccountState state;
    state.account.label = plainText(json["account_key"_L1].toString(), longestGuardName);
    state.providerName = providerName;
    return accountSubject(state, sharesProvider);
}

const LimitStanding* decidingRow(const GuardReading& reading, const GuardDecision& decision, std::size_t account)
{
    const auto row = decision.accounts.at(account).row;
    return row ? &reading.accounts.at(account).standing.rows.at(*row) : nullptr;
}

/// "OpenAI tokens: 64% left, resets in 1h 12m; at this pace it runs out in about 20 min, before its reset"
QString reasonLine(const GuardReading& reading, const GuardDecision& decision, TimePoint now)
{
    const LimitStanding& row = *decidingRow(reading, decision, decision.speaker);
    const AccountStanding& standing = reading.accounts.at(decision.speaker).standing;
    const QString& subject = reading.names.at(decision.speaker).subject;
    const auto* window = std::get_if<RateWindow>(&row.limit);
    QString line = window ? windowLine(subject, *window, now, standing.readAt, reading.wording)
                          : limitLine(subject, row, now, standing.readAt, reading.wording);
    const bool refusal = std::holds_alternative<RefusedCredit>(row.limit);
    if (standing.stale && !refusal)
        return Text::tr("%1 (last seen %2)").arg(line, agoText(standing.readAt, now));
    const QString pace = row.left.value_or(0) > 0 ? paceOutlook(row, now) : QString();
    return pace.isEmpty() ? line : Text::tr("%1; %2", "a limit and its level, a forecast").arg(line, pace);
}

QString levelSentence(const GuardReading& reading, double least, const GuardDecision& decision, TimePoint now)
{
    const QString line = reasonLine(reading, decision, now);
    if (decision.room == Room::Enough)
        return least > 0 ? Text::tr("At least %1 is left (%2).", "a percentage, a limit").arg(leastText(least), line)
                         : Text::tr("Something is left (%1).", "a limit").arg(line);
    if (decision.room == Room::Unknown)
        return Text::tr("It is not known whether %1 is left (%2).", "a percentage, a limit")
            .arg(leastText(least), line);
    return least > 0 ? Text::tr("Less than %1 is left (%2).", "a percentage, a limit").arg(leastText(least), line)
                     : Text::tr("Nothing is left (%1).", "a limit").arg(line);
}

QString noSuchLimitSentence(const GuardReading& reading, std::size_t account)
{
    QStringList keys;
    for (const LimitStanding& row : reading.accounts.at(account).standing.rows) {
        if (keys.size() < mostKeys)
            keys << plainText(row.key(), longestGuardName);
    }
    const QString& subject = reading.names.at(account).subject;
    if (keys.isEmpty())
        return Text::tr("%1 has no limits that are known.").arg(subject);
    return Text::tr("%1 has no such limit; it has: %2.").arg(subject, keys.join(u", "_s));
}

/// What went wrong, in the account's own sentence where it has one.
QString troubleSentence(const GuardReading& reading, const GuardDecision& decision)
{
    const GuardNames& names = reading.names.at(decision.speaker);
    const QString& trouble = names.trouble;
    return Text::tr("%1: %2", "an account, its error")
        .arg(names.subject, trouble.isEmpty() ? Text::tr("It has not been asked yet.") : trouble);
}

QString roomName(Room room)
{
    switch (room) {
    case Room::Enough:
        return u"enough"_s;
    case Room::NotEnough:
        return u"not-enough"_s;
    case Room::Unknown:
        break;
    }
    return u"unknown"_s;
}

QJsonValue percentJson(const std::optional<double>& share)
{
    return share ? QJsonValue(exactPercent(*share)) : QJsonValue();
}

QJsonObject guardLimitJson(const LimitStanding* row)
{
    if (row == nullptr)
        return {{u"limit"_s, QJsonValue()}, {u"left_pct"_s, QJsonValue()}, {u"reset_at"_s, QJsonValue()},
            {u"runs_out_at"_s, QJsonValue()}};
    const auto runsOutAt = row->forecast ? row->forecast->runsOutAt : std::nullopt;
    return {{u"limit"_s, row->key()}, {u"left_pct"_s, percentJson(row->left)}, {u"reset_at"_s, orNull(row->resetsAt())},
        {u"runs_out_at"_s, orNull(runsOutAt)}};
}

QJsonObject guardedJson(const GuardReading& reading, const GuardDecision& decision, std::size_t at)
{
    const GuardedAccount& account = reading.accounts.at(at);
    const AccountRoom& room = decision.accounts.at(at);
    QJsonObject json = guardLimitJson(decidingRow(reading, decision, at));
    json.insert(u"id"_s, account.standing.accountId);
    json.insert(u"provider"_s, reading.names.at(at).provider);
    json.insert(u"account_key"_s, reading.names.at(at).label);
    json.insert(u"decision"_s, roomName(room.room));
    json.insert(u"reason"_s, roomReasonName(room.reason));
    json.insert(u"back_at"_s, orNull(room.backAt));
    json.insert(u"stale"_s, account.standing.stale);
    json.insert(u"error_kind"_s, account.error ? QJsonValue(errorKindName(*account.error)) : QJsonValue());
    return json;
}

} // namespace

GuardReading guardReadingOf(
    const QJsonObject& document, TimePoint now, const std::function<QString(const QString&)>& providerName)
{
    GuardReading reading;
    reading.wording = wordingFromStatus(document);
    QStringList providers;
    const QJsonArray accounts = document["accounts"_L1].toArray();
    for (const auto& account : accounts)
        providers << providerName(account["provider"_L1].toString());
    for (qsizetype at = 0; at < accounts.size(); ++at) {
        const QJsonObject json = accounts.at(at).toObject();
        const QString provider = plainText(providers.at(at), longestGuardName);
        reading.accounts.push_back(guardedAccountIn(json, now));
        reading.names.push_back({json["account_key"_L1].toString(), json["provider"_L1].toString(),
            guardSubject(json, provider, providers.count(providers.at(at)) > 1),
            plainText(json["error"_L1].toString(), longestTrouble)});
    }
    return reading;
}

bool isCalled(const LimitStanding& row, const QString& name)
{
    QStringList names{row.key(), limitName(row), limitSubject(row)};
    if (const auto* window = std::get_if<RateWindow>(&row.limit))
        names << window->id << windowKey(*window) << window->label << englishSubject(*window);
    if (const auto* balance = std::get_if<Balance>(&row.limit))
        names << balance->id << balance->label;
    names.removeAll(QString());
    return holdsName(names, name.trimmed());
}

QString leastText(double share)
{
    const double percent = std::round(share * 1e8) / 1e6;
    int decimals = 0;
    for (double scaled = percent; decimals < 6 && std::abs(scaled - std::round(scaled)) > 1e-9; ++decimals)
        scaled *= 10;
    return Text::tr("%1%", "a percentage").arg(QLocale().toString(percent, 'f', decimals));
}

QString guardSentence(
    const GuardReading& reading, const GuardDemand& demand, const GuardDecision& decision, TimePoint now)
{
    const AccountRoom& room = decision.accounts.at(decision.speaker);
    const QString& subject = reading.names.at(decision.speaker).subject;
    switch (room.reason) {
    case RoomReason::Level:
    case RoomReason::ResetDue:
    case RoomReason::Old:
        return levelSentence(reading, demand.least, decision, now);
    case RoomReason::NoLevel:
        return Text::tr("It is not known which share is left (%1).", "a limit").arg(reasonLine(reading, decision, now));
    case RoomReason::NoLimits:
        return Text::tr("%1 has no limits that are known.").arg(subject);
    case RoomReason::NoSuchLimit:
        return noSuchLimitSentence(reading, decision.speaker);
    case RoomReason::Refused:
    case RoomReason::Failed:
    case RoomReason::NoReading:
        break;
    }
    return troubleSentence(reading, decision);
}

QString noWaitSentence(const GuardDecision& decision, const std::optional<TimePoint>& until, TimePoint now)
{
    if (!decision.backAt)
        return Text::tr("Nobody knows when enough is back, so it is not waited for.");
    if (!until || *decision.backAt <= *until)
        return {};
    return Text::tr("Enough is back %1, which is longer than --wait allows.", "in 5 min")
        .arg(returnText(*decision.backAt, now, ResetStyle::Countdown));
}

QJsonObject guardJson(
    const GuardReading& reading, const GuardDemand& demand, const GuardDecision& decision, TimePoint now)
{
    QJsonArray accounts;
    for (std::size_t at = 0; at < reading.accounts.size(); ++at)
        accounts.append(guardedJson(reading, decision, at));
    QJsonObject json = guardLimitJson(decidingRow(reading, decision, decision.speaker));
    json.insert(u"schema"_s, 1);
    json.insert(u"generated_at"_s, toRfc3339(now));
    json.insert(u"decision"_s, roomName(decision.room));
    json.insert(u"reason"_s, roomReasonName(decision.accounts.at(decision.speaker).reason));
    json.insert(u"min_left_pct"_s, std::round(demand.least * 1e8) / 1e6);
    json.insert(u"any"_s, demand.any);
    json.insert(u"account"_s, reading.accounts.at(decision.speaker).standing.accountId);
    json.insert(u"back_at"_s, orNull(decision.backAt));
    json.insert(u"accounts"_s, accounts);
    return json;
}

} // namespace quotalamp
