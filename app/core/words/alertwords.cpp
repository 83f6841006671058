// SPDX-License-Identifier: MIT
#include "core/words/alertwords.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/balancewords.h"
#include "core/words/forecastwords.h"
#include "core/words/limitwords.h"
#include "core/words/savedresetwords.h"
#include "core/words/spendwords.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// As it can be said now: an alert may have waited for the end of the quiet hours. Empty where it lasts.
QString forecastSentence(LimitStanding limit, TimePoint now)
{
    limit.forecast = asOf(now, limit.forecast, limit.resetsAt());
    return limit.forecast && !limit.forecast->lasts() ? outlookText(limit, now) + u'.' : QString();
}

QString windowBody(const RateWindow& window, const Alert& alert, TimePoint now, Share share)
{
    const QString forecast = forecastSentence(alert.limit, now);
    QStringList sentences;
    if (!forecast.isEmpty())
        sentences << forecast;
    else if (window.limit && window.remaining && alert.severity() != Severity::Exhausted) {
        const double amount =
            share == Share::Left ? *window.remaining : std::max(0.0, *window.limit - *window.remaining);
        sentences << Text::tr("%1 of %2.").arg(shortAmount(amount), shortAmount(*window.limit));
    }
    const QString reset = resetText(window, now, alert.readAt);
    if (!reset.isEmpty())
        sentences << capitalised(reset) + u'.';
    return sentences.join(u' ');
}

QString refusedBody()
{
    return Text::tr("Requests are refused until there is credit again.");
}

QString amountBody(const Balance& balance)
{
    return Text::tr("%1 of %2.").arg(exactAmount(balance, Share::Left), exactLimit(balance));
}

QString balanceBody(const Balance& balance, const Alert& alert, TimePoint now)
{
    if (alert.severity() == Severity::Exhausted)
        return refusedBody();
    if (alert.limit.below && alert.severity() == Severity::Warning)
        return Text::tr("Less than the %1 that you set.").arg(moneyText({*alert.limit.below, balance.currency}));
    return QStringList{amountBody(balance), forecastSentence(alert.limit, now)}.join(u' ').trimmed();
}

QString budgetBody(const MonthBudget& budget, const Alert& alert, TimePoint now)
{
    if (alert.severity() == Severity::Exhausted)
        return Text::tr("That is your own budget: requests go on, and cost more.");
    return QStringList{amountBody(asBalance(budget)), forecastSentence(alert.limit, now)}.join(u' ').trimmed();
}

QString crossingBody(const Alert& alert, TimePoint now, Share share)
{
    const LimitStanding::Limit& limit = alert.limit.limit;
    if (const auto* window = std::get_if<RateWindow>(&limit))
        return windowBody(*window, alert, now, share);
    if (const auto* balance = std::get_if<Balance>(&limit))
        return balanceBody(*balance, alert, now);
    if (const auto* budget = std::get_if<MonthBudget>(&limit))
        return budgetBody(*budget, alert, now);
    return refusedBody();
}

QString returnedBody(const Alert& alert, std::optional<double> left, TimePoint now, Share share)
{
    const LimitStanding::Limit& limit = alert.limit.limit;
    if (const auto* balance = std::get_if<Balance>(&limit))
        return Text::tr("%1 left").arg(exactAmount(*balance, Share::Left)) + u'.';
    if (const auto* budget = std::get_if<MonthBudget>(&limit))
        return Text::tr("%1 left").arg(exactAmount(asBalance(*budget), Share::Left)) + u'.';
    const auto* window = std::get_if<RateWindow>(&limit);
    if (!window)
        return {};
    const QString level = shareText(left.value_or(1), share);
    return window->refill != Refill::Bucket && window->resetsAt && *window->resetsAt > now
        ? Text::tr("%1 until %2.", "share left or used, time").arg(level, clockText(*window->resetsAt, now))
        : level + u'.';
}

QString privateTitle(const Alert& alert)
{
    switch (alert.kind) {
    case AlertKind::Return:
        return Text::tr("A limit is available again");
    case AlertKind::Unused:
        return Text::tr("Much of a limit is left, and it resets soon");
    case AlertKind::Expiry:
        return Text::tr("A saved reset expires soon");
    case AlertKind::SpendJump:
        return Text::tr("More was spent today than usual");
    case AlertKind::Elsewhere:
        return Text::tr("A limit was used elsewhere");
    case AlertKind::Crossing:
        break;
    }
    return alert.severity() == Severity::Exhausted ? Text::tr("A limit is used up")
                                                   : Text::tr("A limit is nearly used up");
}

/// "Claude weekly: 62% left, resets in 20 h": what is lost then.
AlertWords unusedWords(const Alert& alert, const QString& account, TimePoint now, const Settings& settings)
{
    const auto* window = std::get_if<RateWindow>(&alert.limit.limit);
    if (!window || !window->resetsAt)
        return {};
    const QString body = Text::tr("What is not used by %1 is lost.", "a time").arg(clockText(*window->resetsAt, now));
    return {windowLine(account, *window, now, alert.readAt, {settings.share}), body, alert.limit.left};
}

/// "OpenAI: 62.40 USD spent today": far more than usual.
AlertWords spendJumpWords(const Alert& alert, const Spend& day, const QString& account)
{
    const QString usual = moneyText({alert.usual.value_or(Decimal()), day.currency});
    return {Text::tr("%1: %2 spent today", "account, amount").arg(account, moneyText(day.money())),
        Text::tr("The days before in this month came to %1 each.", "an amount").arg(usual), {}};
}

/// It may well have been another machine of the person's: nothing is said of theft.
AlertWords elsewhereWords(const Alert& alert, const QString& subject, TimePoint now, const QString& keyPage)
{
    QString body = Text::tr("%1 from %2 to %3, while nobody was at this computer.", "a share of a limit, times")
                       .arg(percentText(alert.moved), clockText(alert.since, now), clockText(alert.readAt, now));
    if (!keyPage.isEmpty())
        body += u' ' + Text::tr("If that was not you, look at %1.", "an address").arg(plainText(keyPage));
    return {Text::tr("%1: used elsewhere").arg(subject), body, alert.limit.left};
}

AlertWords expiryWords(const SavedResets& saved, const QString& account, TimePoint now)
{
    const auto first = firstExpiry(saved, now);
    if (!first)
        return {};
    const QString clock = clockText(*first, now);
    const QString title = saved.available == 1
        ? Text::tr("%1: a saved reset expires %2", "account, time").arg(account, clock)
        : Text::tr("%1: saved resets expire, the first %2", "account, time").arg(account, clock);
    return {title, Text::tr("Quotalamp never uses one; that is done in the provider's own app."), {}};
}

/// The share left at `now`: a bucket has risen since it was read. Credit that is back has no share of anything.
std::optional<double> leftAt(const Alert& alert, TimePoint now)
{
    if (const auto* window = std::get_if<RateWindow>(&alert.limit.limit))
        return window->leftShareAt(now, alert.readAt);
    return alert.kind == AlertKind::Return ? std::nullopt : alert.limit.left;
}

QString crossingTitle(const Alert& alert, const QString& subject, std::optional<double> left, Share share)
{
    if (alert.severity() == Severity::Exhausted)
        return Text::tr("%1: used up").arg(subject);
    if (const auto* balance = std::get_if<Balance>(&alert.limit.limit))
        return balanceLine(subject, *balance, alert.severity());
    if (const auto* budget = std::get_if<MonthBudget>(&alert.limit.limit))
        return balanceLine(subject, asBalance(*budget), alert.severity());
    return Text::tr("%1: %2").arg(subject, shareText(left.value_or(0), share));
}

} // namespace

AlertWords alertWords(
    const Alert& alert, const QString& account, TimePoint now, const Settings& settings, const QString& keyPage)
{
    if (settings.notifyPrivately)
        return {privateTitle(alert), {}, {}};
    if (alert.kind == AlertKind::Unused)
        return unusedWords(alert, account, now, settings);
    if (const auto* day = std::get_if<Spend>(&alert.limit.limit))
        return spendJumpWords(alert, *day, account);
    if (const auto* saved = std::get_if<SavedResets>(&alert.limit.limit))
        return expiryWords(*saved, account, now);
    const QString subject = account + u' ' + limitSubject(alert.limit);
    if (alert.kind == AlertKind::Elsewhere)
        return elsewhereWords(alert, subject, now, keyPage);
    const auto left = leftAt(alert, now);
    if (alert.kind == AlertKind::Return)
        return {Text::tr("%1: available again").arg(subject), returnedBody(alert, left, now, settings.share), left};
    return {crossingTitle(alert, subject, left, settings.share), crossingBody(alert, now, settings.share), left};
}

} // namespace quotalamp
