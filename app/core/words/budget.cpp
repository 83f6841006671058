// SPDX-License-Identifier: MIT
#include "core/words/budget.h"

#include "core/base/decimal.h"
#include "core/base/tr.h"
#include "core/words/balancewords.h"

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

const auto budgetId = u"month-budget"_s;
constexpr int leastMoney = 2; ///< decimals

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

double tokensOf(const Spend& spend)
{
    return Decimal::parse(spend.amount).value_or(*Decimal::parse(u"0")).approximate();
}

} // namespace

bool isBudget(const Balance& balance)
{
    return balance.id == budgetId;
}

QString budgetKey()
{
    return balanceKey({budgetId, {}, {}, {}, {}});
}

std::optional<MonthBudget> monthBudget(const AccountState& account, const QString& budget, TimePoint now)
{
    const auto limit = Decimal::parse(budget);
    if (!limit || !limit->isPositive() || !account.snapshot.reading)
        return std::nullopt;
    const Spend* month = currentSpend(account.snapshot.reading->spends, u"month"_s, now);
    const auto spent = month ? Decimal::parse(month->amount) : std::nullopt;
    const auto left = spent ? limit->minus(*spent) : std::nullopt;
    if (!left)
        return std::nullopt;
    const auto text = [](const Decimal& amount) { return amount.trimmed(leastMoney).text(); };
    return MonthBudget{month->currency, text(*limit), text(*spent), text(*left),
        monthForecast(*month, account.snapshot.readAt.value_or(now))};
}

AccountState withBudget(AccountState account, const QString& budget, TimePoint now)
{
    if (const auto known = monthBudget(account, budget, now))
        account.snapshot.reading->balances.push_back(
            {budgetId, isOtherDay(startOfMonth(now)) ? u"This month (UTC)"_s : u"This month"_s, known->currency,
                known->left, known->limit});
    return account;
}

AccountState withBudget(AccountState account, const Settings& settings, TimePoint now)
{
    const QString budget = monthlyBudget(settings, account.account.id);
    return withBudget(std::move(account), budget, now);
}

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
        return Text::tr("%1 used", "an amount").arg(shortAmount(tokensOf(spend)));
    return Text::tr("%1 spent", "an amount of money").arg(spentMoney(spend));
}

QString exactSpent(const Spend& spend)
{
    if (spend.currency.isEmpty())
        return Text::tr("%1 used", "an amount").arg(exactAmount(tokensOf(spend)));
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
    const auto forecast = month.id == "month"_L1 ? monthForecast(month, readAt) : std::nullopt;
    if (!forecast)
        return {};
    return Text::tr("At this pace %1 by the end of the month")
        .arg(moneyText(QString::number(*forecast, 'f', 2), month.currency));
}

WindowView spendView(const Spend& spend, bool stale, TimePoint readAt)
{
    WindowView view;
    view.id = u"spend-"_s + spend.id;
    view.label = spendName(spend);
    view.state = stale ? GaugeState::Stale : GaugeState::Calm;
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
        Text::tr("Today %1 in, %2 out", "tokens").arg(shortAmount(tokensOf(*in)), shortAmount(tokensOf(*out)));
    return ofItsZone(words, in->since);
}

} // namespace quotalamp
