// SPDX-License-Identifier: MIT
#include "core/words/balancewords.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/labelwords.h"
#include "core/words/windowwords.h"

#include <QLocale>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestBalanceName = 40;
constexpr int longestCurrency = 8;

/// In the person's digits, one by one: a binary fraction would not hold every decimal.
QString localized(const Decimal& value)
{
    const QLocale locale;
    QString digits = value.text();
    const bool negative = digits.startsWith(u'-');
    if (negative)
        digits.remove(0, 1);
    QString text = locale.toString(digits.section(u'.', 0, 0).toLongLong());
    const QString fraction = digits.section(u'.', 1);
    if (!fraction.isEmpty())
        text += locale.decimalPoint();
    for (const QChar digit : fraction)
        text += locale.toString(digit.digitValue());
    return negative ? locale.negativeSign() + text : text;
}

QString withCurrency(const QString& amount, const QString& currency)
{
    return currency.isEmpty() ? amount : amount + QChar::Nbsp + plainText(currency, longestCurrency);
}

/// "13.51" of money, "1,200" of credits that are none.
QString glance(const Decimal& amount, const QString& currency)
{
    const bool money = !currency.isEmpty();
    const int decimals = currencyDecimals(currency);
    const Decimal rounded = amount.withDecimals(decimals);
    if (money && rounded.isZero() && amount.isPositive())
        return u'<' + localized(Decimal::of(1, decimals).value_or(rounded));
    return localized(money || !rounded.isWhole() ? rounded : rounded.withDecimals(0));
}

/// Empty where it is not known of how much.
std::optional<Decimal> usedOf(const Balance& balance)
{
    return balance.remaining && balance.limit ? balance.limit->minus(*balance.remaining) : std::nullopt;
}

QString amountOf(const Balance& balance, Share share)
{
    const auto used = usedOf(balance);
    if (!used)
        return {};
    const bool money = !balance.currency.isEmpty();
    const int decimals = currencyDecimals(balance.currency);
    const bool little = used->withDecimals(decimals).isZero();
    const Decimal usedUp = money && !little ? used->roundedUp(decimals) : *used;
    return Text::tr("%1 of %2")
        .arg(glance(share == Share::Left ? *balance.remaining : usedUp, balance.currency),
            moneyText({*balance.limit, balance.currency}));
}

QString exactText(const Balance& balance)
{
    if (!balance.remaining)
        return Text::tr("unknown");
    const QString left = exactMoney({*balance.remaining, balance.currency});
    if (!balance.limit)
        return Text::tr("%1 left").arg(left);
    return Text::tr("%1 of %2 left").arg(left, exactMoney({*balance.limit, balance.currency}));
}

} // namespace

QString moneyText(const Money& money)
{
    return withCurrency(glance(money.amount, money.currency), money.currency);
}

QString exactMoney(const Money& money)
{
    return withCurrency(localized(money.amount), money.currency);
}

QString exactAmount(const Balance& balance, Share share)
{
    if (!balance.remaining)
        return Text::tr("unknown");
    QString left = exactMoney({*balance.remaining, balance.currency});
    if (share == Share::Left)
        return left;
    const auto used = usedOf(balance);
    return used ? exactMoney({*used, balance.currency}) : Text::tr("%1 left").arg(left);
}

QString exactLimit(const Balance& balance)
{
    return balance.limit ? exactMoney({*balance.limit, balance.currency}) : u"–"_s;
}

QString balanceSubject(const Balance& balance)
{
    return plainText(
        translatedLabel(balance.label.isEmpty() ? wordsOfId(balance.id) : balance.label), longestBalanceName);
}

QString balanceName(const Balance& balance)
{
    return standingAlone(balanceSubject(balance));
}

QString balanceLine(const QString& subject, const Balance& balance, std::optional<Severity> severity)
{
    if (severity == Severity::Exhausted)
        return Text::tr("%1: used up").arg(subject);
    if (!balance.remaining)
        return Text::tr("%1: unknown").arg(subject);
    const QString amount = moneyText({*balance.remaining, balance.currency});
    return Text::tr("%1: %2", "a limit, its level").arg(subject, Text::tr("%1 left").arg(amount));
}

WindowView balanceView(const Balance& balance, std::optional<Severity> severity, bool stale, const Wording& wording)
{
    WindowView view;
    view.id = balanceKey(balance);
    view.label = balanceName(balance);
    view.left = leftShare(balance);
    view.state = rowState(severity, stale);
    view.spoken = view.label + u": "_s + exactText(balance);
    if (severity == Severity::Exhausted)
        view.when = Text::tr("used up");
    if (view.left) {
        view.value = percentText(*view.left, wording.share);
        view.valueSuffix = wording.share == Share::Left ? Text::tr("left") : Text::tr("used");
        view.amount = amountOf(balance, wording.share);
        return view;
    }
    view.value = balance.remaining ? moneyText({*balance.remaining, balance.currency}) : Text::tr("unknown");
    if (balance.remaining)
        view.valueSuffix = Text::tr("left");
    return view;
}

} // namespace quotalamp
