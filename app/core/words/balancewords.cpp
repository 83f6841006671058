// SPDX-License-Identifier: MIT
#include "core/words/balancewords.h"

#include "core/base/decimal.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/windowwords.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar noBreakSpace(0x00a0);
constexpr int longestLabel = 40;
constexpr int longestCurrency = 8;

/// Labels of the built-in providers; others are shown as their descriptors have them.
struct NamedBalance {
    const char* name;
    const char* subject; ///< behind a provider's name
};
constexpr std::array namedBalances{
    NamedBalance{QT_TRANSLATE_NOOP("quotalamp", "Credit"), QT_TRANSLATE_NOOP("quotalamp", "credit")},
    NamedBalance{QT_TRANSLATE_NOOP("quotalamp", "Spend limit"), QT_TRANSLATE_NOOP("quotalamp", "spend limit")},
    NamedBalance{QT_TRANSLATE_NOOP("quotalamp", "Key limit"), QT_TRANSLATE_NOOP("quotalamp", "key limit")},
    NamedBalance{QT_TRANSLATE_NOOP("quotalamp", "Key budget"), QT_TRANSLATE_NOOP("quotalamp", "key budget")},
    NamedBalance{QT_TRANSLATE_NOOP("quotalamp", "Extra usage"), QT_TRANSLATE_NOOP("quotalamp", "extra usage")},
};

const NamedBalance* known(const Balance& balance)
{
    const auto* found = std::ranges::find_if(
        namedBalances, [&balance](const NamedBalance& each) { return balance.label == QLatin1StringView(each.name); });
    return found == namedBalances.end() ? nullptr : found;
}

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
    return currency.isEmpty() ? amount : amount + noBreakSpace + plainText(currency, longestCurrency);
}

/// "13.51" of money, "1,200" of credits that are none.
QString glance(const Decimal& value, const QString& currency)
{
    const bool money = !currency.isEmpty();
    const int decimals = currencyDecimals(currency);
    const Decimal rounded = value.withDecimals(decimals);
    if (money && rounded.isZero() && value.isPositive())
        return u'<' + localized(*Decimal::parse(u"1")->fromMinorUnits(decimals));
    return localized(money || !rounded.isWhole() ? rounded : rounded.withDecimals(0));
}

/// Empty where it is not known of how much.
std::optional<Decimal> usedOf(const Balance& balance)
{
    const auto remaining = Decimal::parse(balance.remaining);
    const auto limit = Decimal::parse(balance.limit);
    return remaining && limit ? limit->minus(*remaining) : std::nullopt;
}

QString amountOf(const Balance& balance, Share share)
{
    const auto remaining = Decimal::parse(balance.remaining);
    const auto used = usedOf(balance);
    if (!used)
        return {};
    const bool money = !balance.currency.isEmpty();
    const int decimals = currencyDecimals(balance.currency);
    const bool little = used->withDecimals(decimals).isZero();
    const Decimal usedUp = money && !little ? used->roundedUp(decimals) : *used;
    return Text::tr("%1 of %2")
        .arg(glance(share == Share::Left ? *remaining : usedUp, balance.currency),
            moneyText(balance.limit, balance.currency));
}

/// Empty where `decimal` is none.
QString exactAmountOf(const QString& decimal, const QString& currency)
{
    const auto value = Decimal::parse(decimal);
    return value ? withCurrency(localized(*value), currency) : QString();
}

QString exactText(const Balance& balance)
{
    const QString left = exactAmountOf(balance.remaining, balance.currency);
    if (left.isEmpty())
        return Text::tr("unknown");
    const QString limit = exactAmountOf(balance.limit, balance.currency);
    return limit.isEmpty() ? Text::tr("%1 left").arg(left) : Text::tr("%1 of %2 left").arg(left, limit);
}

} // namespace

QString moneyText(const QString& decimal, const QString& currency)
{
    const auto value = Decimal::parse(decimal);
    return value ? withCurrency(glance(*value, currency), currency) : QString();
}

QString exactAmount(const Balance& balance, Share share)
{
    const auto remaining = Decimal::parse(balance.remaining);
    if (!remaining)
        return Text::tr("unknown");
    QString left = exactAmountOf(balance.remaining, balance.currency);
    if (share == Share::Left)
        return left;
    const auto used = usedOf(balance);
    return used ? withCurrency(localized(*used), balance.currency) : Text::tr("%1 left").arg(left);
}

QString exactLimit(const Balance& balance)
{
    const QString amount = exactAmountOf(balance.limit, balance.currency);
    return amount.isEmpty() ? u"–"_s : amount;
}

QString balanceName(const Balance& balance)
{
    const NamedBalance* named = known(balance);
    return named ? Text::tr(named->name)
                 : plainText(balance.label.isEmpty() ? balance.id : balance.label, longestLabel);
}

QString balanceSubject(const Balance& balance)
{
    const NamedBalance* named = known(balance);
    return named ? Text::tr(named->subject) : balanceName(balance);
}

QString balanceLine(const QString& subject, const Balance& balance, std::optional<Severity> severity)
{
    if (severity == Severity::Exhausted)
        return Text::tr("%1: used up").arg(subject);
    const QString amount = moneyText(balance.remaining, balance.currency);
    if (amount.isEmpty())
        return Text::tr("%1: unknown").arg(subject);
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
    view.value = moneyText(balance.remaining, balance.currency);
    if (view.value.isEmpty())
        view.value = Text::tr("unknown");
    else
        view.valueSuffix = Text::tr("left");
    return view;
}

} // namespace quotalamp
