// SPDX-License-Identifier: MIT
#include "core/words/cardview.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/model/observation.h"
#include "core/net/baseurl.h"
#include "core/rules/balance.h"
#include "core/words/errorwords.h"
#include "core/words/forecastwords.h"
#include "core/words/limitwords.h"
#include "core/words/savedresetwords.h"
#include "core/words/spendwords.h"

#include <QLocale>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 60;
constexpr int longestLabel = 80;
constexpr int longestIncident = 120;

struct ErrorHelp {
    CardAction action = CardAction::None;
    QString text;
};

ErrorHelp helpFor(const Error& error)
{
    if (!error.report.isEmpty())
        return {CardAction::CopyReport, Text::tr("Copy report")};
    switch (error.kind) {
    case ErrorKind::NoKey:
    case ErrorKind::KeychainMissing:
        return {CardAction::EnterKey, Text::tr("Enter key…")};
    case ErrorKind::InvalidKey:
    case ErrorKind::Forbidden:
        return {CardAction::ReplaceKey, Text::tr("Replace key…")};
    case ErrorKind::KeychainLocked:
        return {CardAction::UnlockKeychain, Text::tr("Unlock…")};
    case ErrorKind::Redirect:
    case ErrorKind::NotAProvider:
    case ErrorKind::Unsupported:
        return {CardAction::EditAccount, Text::tr("Edit account…")};
    case ErrorKind::NoCredit:
    case ErrorKind::Http:
    case ErrorKind::Unreachable:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::TooLarge:
        return {CardAction::TryAgain, Text::tr("Try again")};
    case ErrorKind::RateLimited:
    case ErrorKind::Overloaded:
        break; // asking again would only make it worse
    }
    return {};
}

QString nextTryText(const Error& error, TimePoint now)
{
    if (error.kind == ErrorKind::KeychainLocked)
        return Text::tr("Nothing was lost. The key is still there.");
    if (error.kind == ErrorKind::KeychainMissing)
        return Text::tr("Start one, or enter the key for this session.");
    if (error.retryAt && *error.retryAt > now)
        return Text::tr("Next try in %1.").arg(durationText(*error.retryAt - now));
    return {};
}

QString sampleNote(const Sample& sample, bool withModel)
{
    QStringList parts;
    if (withModel && !sample.model.isEmpty())
        parts << plainText(sample.model, longestName);
    if (sample.inputTokens && sample.outputTokens) {
        const QLocale locale;
        parts << Text::tr("%1 in, %2 out", "tokens of a sample")
                     .arg(locale.toString(*sample.inputTokens), locale.toString(*sample.outputTokens));
    }
    if (sample.latency)
        parts << Text::tr("answers in %1 ms").arg(QLocale().toString(static_cast<qint64>(sample.latency->count())));
    for (auto& part : parts)
        part.replace(u' ', QChar::Nbsp);
    return parts.join(u" · "_s);
}

QString serverText(const Reading& reading)
{
    QStringList parts;
    for (const auto& model : reading.loadedModels) {
        parts << Text::tr("%1 loaded").arg(plainText(model.name, longestName));
        if (model.bytes > 0)
            parts << QLocale().formattedDataSize(model.bytes, 1, QLocale::DataSizeSIFormat);
    }
    if (reading.loadedModels.empty() && !reading.models.isEmpty())
        parts << Text::tr("%1 models, none loaded").arg(QLocale().toString(reading.modelsTotal()));
    return parts.join(u" · "_s);
}

/// The card's last line: what the sample told, what a local server holds, what a key without limits proves.
QString noteText(const AccountState& account, const Reading& reading, bool modelIsAside, TimePoint now)
{
    QStringList parts;
    if (reading.savedResets)
        parts << savedResetsText(*reading.savedResets, now);
    if (!account.limited)
        parts << serverText(reading);
    else if (reading.keyUnproven)
        parts << (account.paidProbes ? Text::tr("Key not proven: that takes a request that costs a token")
                                     : Text::tr("Key not proven: nothing was asked that needs one"));
    else if (reading.windows.empty() && reading.balances.empty() && !reading.models.isEmpty())
        parts << Text::tr("Key accepted · %1 models").arg(QLocale().toString(reading.modelsTotal()));
    parts << tokensText(reading.spends, account.snapshot.readAt.value_or(TimePoint()));
    parts << sampleNote(reading.sample, account.limited && !modelIsAside) << reading.notice;
    for (const Remark& remark : reading.remarks)
        parts << sentence(remark, account.providerName);
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

/// The last instant at which everything that refills is full.
std::optional<TimePoint> allFullAt(const std::vector<LimitStanding>& rows)
{
    std::optional<TimePoint> latest;
    for (const LimitStanding& row : rows) {
        if (const auto resetsAt = row.resetsAt(); resetsAt && row.left && *row.left < 1.0)
            latest = std::max(latest.value_or(*resetsAt), *resetsAt);
    }
    return latest;
}

/// Both with a dot between them, or the one that is not empty.
QString beside(const QString& first, const QString& second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : first + u" · "_s + second;
}

void addError(CardView& card, const AccountState& account, TimePoint now)
{
    const auto& error = account.snapshot.error;
    if (!error)
        return;
    card.error = wholeSentence(*error, account.providerName);
    card.errorNext = nextTryText(*error, now);
    card.errorNeedsYou = needsPerson(error->kind);
    // With a reading to look at, a passing fault needs no button: it is tried again anyway.
    if (!card.errorNeedsYou && account.snapshot.reading && error->report.isEmpty())
        return;
    const ErrorHelp help = helpFor(*error);
    card.action = help.action;
    card.actionText = help.text;
}

/// A reason beside an error; else a quiet word at the end.
void addIncident(CardView& card, const AccountState& account)
{
    if (!account.incident)
        return;
    const QString words =
        Text::tr("%1 reports: %2", "provider, incident")
            .arg(plainText(account.providerName, longestName), plainText(account.incident->text, longestIncident));
    if (!card.error.isEmpty() && !card.errorNeedsYou)
        card.errorNext = QStringList{card.errorNext, words + u'.'}.join(u' ').trimmed();
    else
        card.note = beside(card.note, words);
}

/// What bare numbers side by side stand for, where it is not what their bars show, and when all of it is full.
QString abreastText(const AccountStanding& standing, TimePoint now, const Wording& wording)
{
    QStringList parts;
    if (wording.share == Share::Used)
        parts << Text::tr("used");
    const auto fullAt = allFullAt(standing.rows);
    if (fullAt && *fullAt > now) {
        parts << (wording.resets == ResetStyle::Clock
                ? Text::tr("full again at %1", "a time").arg(resetClockText(*fullAt, now))
                : Text::tr("full again in %1").arg(durationText(*fullAt - now)));
    }
    return parts.join(u" · "_s);
}

QString cardAside(const AccountInView& account, const CardView& card, TimePoint now, const Wording& wording)
{
    const Snapshot& snapshot = account.account->snapshot;
    if (!snapshot.checkedAt && !snapshot.reading)
        return account.account->checking ? Text::tr("checking…") : Text::tr("not checked yet");
    if (!snapshot.reading)
        return {};
    if (account.standing.stale)
        return Text::tr("last seen %1").arg(agoText(account.standing.readAt, now));
    if (card.windows.empty())
        return noLimitsText(*account.account);
    QStringList parts;
    if (isObserved(snapshot))
        parts << observedText(account.standing.readAt, now);
    else if (!card.abreast)
        parts << plainText(snapshot.reading->sample.model, longestName);
    if (card.abreast)
        parts << abreastText(account.standing, now, wording);
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

/// Two calm buckets and more stand side by side.
bool standsAbreast(const AccountStanding& standing)
{
    const auto isCalmBucket = [](const LimitStanding& row) {
        const auto* window = std::get_if<RateWindow>(&row.limit);
        return window && window->refill == Refill::Bucket && row.severity == Severity::Calm;
    };
    return standing.rows.size() > 1 && !standing.stale && std::ranges::all_of(standing.rows, isCalmBucket);
}

/// Gives the limit its course; false where too little of it is known.
template <typename Limit>
bool addCourseOf(CardView& card, const Limit& limit, const QString& id, const UseTrails& trails)
{
    const auto trail = trails.find(trailKey(limit));
    const auto view = std::ranges::find(card.windows, id, &WindowView::id);
    if (trail == trails.end() || view == card.windows.end())
        return false;
    view->course = courseView(limit, trail->second);
    if (view->course.line.empty())
        return false;
    if (view->course.adds)
        view->spoken += (view->spoken.endsWith(u'.') ? u" "_s : u". "_s) + view->course.description + u'.';
    return true;
}

/// Gives the nearest window of which enough is known its course, or else a balance, and no other: a card stays quiet.
void addCourse(CardView& card, const AccountStanding& standing, const UseTrails& trails)
{
    for (const LimitStanding* row : standing.fillOrder()) {
        const auto* window = std::get_if<RateWindow>(&row->limit);
        if (window && addCourseOf(card, *window, windowKey(*window), trails))
            return;
    }
    for (const LimitStanding& row : standing.rows) {
        const auto* balance = std::get_if<Balance>(&row.limit);
        if (balance && addCourseOf(card, *balance, balanceKey(*balance), trails))
            return;
    }
}

/// What a gauge is full of, what makes its state, and the rows.
void addCardLimits(CardView& card, const AccountStanding& standing, TimePoint now, const Wording& wording)
{
    if (!standing.rows.empty())
        card.level = limitLevel(*standing.fillOrder().front(), wording.share);
    if (const auto pressing = standing.pressing(); !pressing.empty())
        card.nearest = Text::tr("%1: %2", "a limit, its level")
                           .arg(limitName(*pressing.front()), limitState(*pressing.front(), wording.share));
    for (const LimitStanding& row : standing.rows) {
        if (!std::holds_alternative<RefusedCredit>(row.limit))
            card.windows.push_back(limitView(row, standing.stale, now, standing.readAt, wording));
    }
    card.abreast = standsAbreast(standing);
}

} // namespace

CardView cardOutline(const AccountInView& account)
{
    const AccountState& state = *account.account;
    CardView card;
    card.accountId = state.account.id;
    card.name = plainText(state.providerName, longestName);
    card.label = state.account.label == state.providerName ? QString() : plainText(state.account.label, longestLabel);
    card.checking = state.checking;
    card.state = account.standing.state;
    if (!account.standing.rows.empty())
        card.left = account.standing.fillOrder().front()->left;
    card.outlined = int(std::ranges::count_if(account.standing.rows,
        [](const LimitStanding& row) { return !std::holds_alternative<RefusedCredit>(row.limit); }));
    return card;
}

CardView cardView(const AccountInView& account, TimePoint now, const Wording& wording)
{
    const AccountState& state = *account.account;
    const AccountStanding& standing = account.standing;
    CardView card = cardOutline(account);
    card.outlined.reset();
    addCardLimits(card, standing, now, wording);
    if (!standing.stale)
        addCourse(card, standing, state.snapshot.trails);
    card.aside = cardAside(account, card, now, wording);
    if (state.snapshot.reading && !standing.stale)
        card.note = noteText(state, *state.snapshot.reading, !card.abreast && !card.windows.empty(), now);
    if (const LimitStanding* first = standing.runsOutFirst(); first && first->isPressing() && !standing.stale)
        card.note = beside(bindingText(standing), card.note);
    if (isPlainHttp(state.baseUrl) && hasKey(state.account))
        card.note = beside(plainHttpMark(), card.note);
    addError(card, state, now);
    addIncident(card, state);
    return card;
}

} // namespace quotalamp
