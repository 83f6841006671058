// SPDX-License-Identifier: MIT
#include "core/words/spendwords.h"

#include "core/base/decimal.h"
#include "core/base/tr.h"
#include "core/words/balancewords.h"

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

struct SpendName {
    QLatin1StringView id;
    const char* name;
};
constexpr std::array spendNames{
    SpendName{"month"_L1, QT_TRANSLATE_NOOP("quotalamp", "This month")},
    SpendName{"day"_L1, QT_TRANSLATE_NOOP("quotalamp", "Today")},
    SpendName{"month-input-tokens"_L1, QT_TRANSLATE_NOOP("quotalamp", "Input tokens this month")},
    SpendName{"month-output-tokens"_L1, QT_TRANSLATE_NOOP("quotalamp", "Output tokens this month")},
    SpendName{"day-input-tokens"_L1, QT_TRANSLATE_NOOP("quotalamp", "Input tokens today")},
    SpendName{"day-output-tokens"_L1, QT_TRANSLATE_NOOP("quotalamp", "Output tokens today")},
};

/// Rounded up, as what is left is rounded down: never less than was spent. Less than a cent is said to be that.
QString spentMoney(const Spend& spend)
{
    const auto amount = Decimal::parse(spend.amount);
    if (!amount || amount->withDecimals(currencyDecimals(spend.currency)).isZero())
        return moneyText(spend.amount, spend.currency);
    return moneyText(amount->roundedUp(currencyDecimals(spend.currency)).text(), spend.currency);
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

double tokenCount(const Spend& spend)
{
    return Decimal::parse(spend.amount).value_or(*Decimal::parse(u"0")).approximate();
}

/// Empty where nothing is foretold.
QString endOfMonthText(std::optional<double> forecast, const QString& currency)
{
    if (!forecast)
        return {};
    return Text::tr("At this pace %1 by the end of the month")
        .arg(moneyText(QString::number(*forecast, 'f', 2), currency));
}

} // namespace

QString spendName(const Spend& spend)
{
    const auto* named = std::ranges::find(spendNames, spend.id, &SpendName::id);
    return named == spendNames.end() ? QString() : ofItsZone(Text::tr(named->name), spend.since);
}

QString spendSubject(const Spend& spend)
{
    return ofItsZone(spend.id == "month"_L1 ? Text::tr("this month") : Text::tr("today"), spend.since);
}

QString spentText(const Spend& spend)
{
    if (spend.currency.isEmpty())
        return Text::tr("%1 used", "an amount").arg(shortAmount(tokenCount(spend)));
    return Text::tr("%1 spent", "an amount of money").arg(spentMoney(spend));
}

QString exactSpent(const Spend& spend)
{
    if (spend.currency.isEmpty())
        return Text::tr("%1 used", "an amount").arg(exactAmount(tokenCount(spend)));
    const Balance amount{{}, {}, spend.currency, spend.amount, {}};
    return Text::tr("%1 spent", "an amount of money").arg(exactAmount(amount, Share::Left));
}

QString spendLine(const QString& subject, const Spend& spend)
{
    const QString amount = spentMoney(spend);
    const QString line = spend.id == "month"_L1
        ? Text::tr("%1: %2 spent this month", "account, money").arg(subject, amount)
        : Text::tr("%1: %2 spent today", "account, money").arg(subject, amount);
    return ofItsZone(line, spend.since);
}

QString forecastText(const Spend& month, TimePoint readAt)
{
    return month.id == "month"_L1 ? endOfMonthText(monthForecast(month, readAt), month.currency) : QString();
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
    const Spend* in = currentSpend(spends, u"day-input-tokens"_s, now);
    const Spend* out = currentSpend(spends, u"day-output-tokens"_s, now);
    if (!in || !out)
        return {};
    const QString words =
        Text::tr("Today %1 in, %2 out", "tokens").arg(shortAmount(tokenCount(*in)), shortAmount(tokenCount(*out)));
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
    if (!stale)
        view.note = endOfMonthText(budget.forecast, budget.currency);
    return view;
}

} // namespace quotalamp
