// SPDX-License-Identifier: MIT
#include "core/words/spendwords.h"

#include "core/base/tr.h"
#include "core/words/balancewords.h"

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

using Period = Spend::Period;
using Kind = Spend::Kind;

struct SpendName {
    Period period;
    Kind kind;
    const char* name;
};
constexpr std::array spendNames{
    SpendName{Period::Month, Kind::Money, QT_TRANSLATE_NOOP("quotalamp", "This month")},
    SpendName{Period::Day, Kind::Money, QT_TRANSLATE_NOOP("quotalamp", "Today")},
    SpendName{Period::Month, Kind::InputTokens, QT_TRANSLATE_NOOP("quotalamp", "Input tokens this month")},
    SpendName{Period::Month, Kind::OutputTokens, QT_TRANSLATE_NOOP("quotalamp", "Output tokens this month")},
    SpendName{Period::Day, Kind::InputTokens, QT_TRANSLATE_NOOP("quotalamp", "Input tokens today")},
    SpendName{Period::Day, Kind::OutputTokens, QT_TRANSLATE_NOOP("quotalamp", "Output tokens today")},
};

/// Rounded up, as what is left is rounded down: never less than was spent. Less than a cent is said to be that.
QString spentMoney(const Spend& spend)
{
    const int decimals = currencyDecimals(spend.currency);
    const bool little = spend.amount.withDecimals(decimals).isZero();
    return moneyText({little ? spend.amount : spend.amount.roundedUp(decimals), spend.currency});
}

/// Providers' days and months begin at midnight UTC, which is another moment of the day in most places.
bool isOtherDay(TimePoint since)
{
    return toDateTime(since).toLocalTime().time() != QTime(0, 0);
}

QString ofItsZone(const QString& words, TimePoint since)
{
    return isOtherDay(since) ? Text::tr("%1 (UTC)", "something of a day or month").arg(words) : words;
}

QString endOfMonthText(const Money& forecast)
{
    return Text::tr("At this pace %1 by the end of the month").arg(moneyText(forecast));
}

} // namespace

QString spendName(const Spend& spend)
{
    const auto* named = std::ranges::find_if(
        spendNames, [&](const SpendName& each) { return each.period == spend.period && each.kind == spend.kind; });
    return named == spendNames.end() ? QString() : ofItsZone(Text::tr(named->name), spend.since);
}

QString spendSubject(const Spend& spend)
{
    return ofItsZone(spend.period == Period::Month ? Text::tr("this month") : Text::tr("today"), spend.since);
}

QString spentText(const Spend& spend)
{
    if (spend.kind != Kind::Money)
        return Text::tr("%1 used", "an amount").arg(shortAmount(spend.amount.approximate()));
    return Text::tr("%1 spent", "an amount of money").arg(spentMoney(spend));
}

QString exactSpent(const Spend& spend)
{
    if (spend.kind != Kind::Money)
        return Text::tr("%1 used", "an amount").arg(exactAmount(spend.amount.approximate()));
    return Text::tr("%1 spent", "an amount of money").arg(exactMoney(spend.money()));
}

QString spendLine(const QString& subject, const Spend& spend)
{
    const QString amount = spentMoney(spend);
    const QString line = spend.period == Period::Month
        ? Text::tr("%1: %2 spent this month", "account, money").arg(subject, amount)
        : Text::tr("%1: %2 spent today", "account, money").arg(subject, amount);
    return ofItsZone(line, spend.since);
}

QString forecastText(const Spend& spend, TimePoint readAt)
{
    const auto forecast = monthForecast(spend, readAt);
    return forecast ? endOfMonthText(*forecast) : QString();
}

WindowView spendView(const Spend& spend, bool stale, TimePoint readAt)
{
    WindowView view;
    view.id = LimitStanding{spend}.key();
    view.label = spendName(spend);
    view.state = rowState(std::nullopt, stale);
    view.value = spentMoney(spend);
    view.valueSuffix = Text::tr("spent", "beside an amount");
    if (!stale)
        view.note = forecastText(spend, readAt);
    view.spoken = view.label + u": "_s + exactSpent(spend);
    return view;
}

QString tokensText(const std::vector<Spend>& spends, TimePoint now)
{
    const Spend* in = currentSpend(spends, Period::Day, Kind::InputTokens, now);
    const Spend* out = currentSpend(spends, Period::Day, Kind::OutputTokens, now);
    if (!in || !out)
        return {};
    const QString words = Text::tr("Today %1 in, %2 out", "tokens")
                              .arg(shortAmount(in->amount.approximate()), shortAmount(out->amount.approximate()));
    return ofItsZone(words, in->since);
}

QString budgetSubject()
{
    return Text::tr("budget");
}

Balance namedBudget(const MonthBudget& budget)
{
    Balance balance = asBalance(budget);
    balance.label = ofItsZone(Text::tr("This month"), budget.since);
    return balance;
}

WindowView budgetView(const MonthBudget& budget, std::optional<Severity> severity, bool stale, const Wording& wording)
{
    const Balance balance = namedBudget(budget);
    WindowView view = balanceView(balance, severity, stale, wording);
    view.amount = balanceView(balance, severity, stale, {Share::Used, wording.resets}).amount;
    if (!stale && budget.forecast)
        view.note = endOfMonthText({*budget.forecast, budget.currency});
    return view;
}

} // namespace quotalamp
