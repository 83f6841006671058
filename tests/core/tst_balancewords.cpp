// SPDX-License-Identifier: MIT
#include "core/words/balancewords.h"
#include "support/decimals.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

Balance balance(const QString& remaining, const QString& limit = {}, const QString& currency = u"USD"_s)
{
    return {u"credit"_s, u"credit"_s, currency, decimal(remaining), decimal(limit)};
}

} // namespace

class BalanceWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void money_data();
    void money();
    void severities_data();
    void severities();
    void belowAnAmount_data();
    void belowAnAmount();
    void exactAmounts();
    void rows_data();
    void rows();
    void serverTextIsPlain();
};

void BalanceWordsTest::money_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("text");
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const QLocale german(QLocale::German, QLocale::Germany);
    const QLocale arabic(QLocale::Arabic, QLocale::Egypt);
    QTest::newRow("as written") << u"13.75"_s << u"USD"_s << english << u"13.75 USD"_s;
    QTest::newRow("down, never up") << u"13.517095"_s << u"USD"_s << english << u"13.51 USD"_s;
    QTest::newRow("a cent that a binary fraction would lose") << u"0.29"_s << u"USD"_s << english << u"0.29 USD"_s;
    QTest::newRow("sixteen digits") << u"12345678901234.56"_s << u"USD"_s << english << u"12,345,678,901,234.56 USD"_s;
    QTest::newRow("whole money has its cents") << u"20"_s << u"CNY"_s << english << u"20.00 CNY"_s;
    QTest::newRow("credits that are no money") << u"1200"_s << QString() << english << u"1,200"_s;
    QTest::newRow("a part of a credit") << u"1200.5"_s << QString() << english << u"1,200.50"_s;
    QTest::newRow("next to nothing is not nothing") << u"0.004"_s << u"USD"_s << english << u"<0.01 USD"_s;
    QTest::newRow("yen have no cents") << u"12345.00"_s << u"JPY"_s << english << u"12,345 JPY"_s;
    QTest::newRow("next to no won") << u"0.4"_s << u"KRW"_s << english << u"<1 KRW"_s;
    QTest::newRow("dinars have three decimals") << u"1.2345"_s << u"KWD"_s << english << u"1.234 KWD"_s;
    QTest::newRow("nothing") << u"0.00"_s << u"USD"_s << english << u"0.00 USD"_s;
    QTest::newRow("debt") << u"-1.505"_s << u"USD"_s << english << u"-1.51 USD"_s;
    QTest::newRow("debt below a unit") << u"-0.02"_s << u"USD"_s << english << u"-0.02 USD"_s;
    QTest::newRow("German") << u"1234.5"_s << u"EUR"_s << german << u"1.234,50 EUR"_s;
    QTest::newRow("Arabic digits") << u"12.5"_s << u"EGP"_s << arabic << u"١٢٫٥٠ EGP"_s;
}

void BalanceWordsTest::money()
{
    QFETCH(QString, amount);
    QFETCH(QString, currency);
    QFETCH(QLocale, locale);
    QLocale::setDefault(locale);
    QTEST(plain(moneyText({decimal(amount).value(), currency})), "text");
}

void BalanceWordsTest::severities_data()
{
    QTest::addColumn<Balance>("balance");
    QTest::addColumn<std::optional<Severity>>("is");
    using Is = std::optional<Severity>;
    QTest::newRow("plenty of a limit") << balance(u"15"_s, u"20"_s) << Is(Severity::Calm);
    QTest::newRow("three quarters used") << balance(u"5"_s, u"20"_s) << Is(Severity::Warning);
    QTest::newRow("nine tenths used") << balance(u"2"_s, u"20"_s) << Is(Severity::Critical);
    QTest::newRow("a limit that is used up") << balance(u"0.00"_s, u"20"_s) << Is(Severity::Exhausted);
    QTest::newRow("beyond a limit") << balance(u"-0.01"_s, u"20"_s) << Is(Severity::Exhausted);
    QTest::newRow("a limit of nothing") << balance(u"0"_s, u"0"_s) << Is(Severity::Exhausted);
    QTest::newRow("next to nothing of a limit") << balance(u"0.000001"_s, u"20"_s) << Is(Severity::Critical);
    QTest::newRow("an amount, of which nobody knows how much it was") << balance(u"0.01"_s) << Is(Severity::Calm);
    QTest::newRow("nothing, which may be enough") << balance(u"0.00"_s) << Is();
    QTest::newRow("unknown") << balance({}, u"20"_s) << Is();
}

void BalanceWordsTest::belowAnAmount_data()
{
    QTest::addColumn<Balance>("balance");
    QTest::addColumn<QString>("below");
    QTest::addColumn<std::optional<Severity>>("is");
    using Is = std::optional<Severity>;
    QTest::newRow("just enough") << balance(u"5.00"_s) << u"5"_s << Is(Severity::Calm);
    QTest::newRow("a cent less") << balance(u"4.99"_s) << u"5"_s << Is(Severity::Warning);
    QTest::newRow("plenty of a limit, and less than was set")
        << balance(u"15"_s, u"20"_s) << u"16.00"_s << Is(Severity::Warning);
    QTest::newRow("worse than that") << balance(u"1"_s, u"20"_s) << u"16.00"_s << Is(Severity::Critical);
    QTest::newRow("nothing, which may be enough") << balance(u"0.00"_s) << u"5"_s << Is(Severity::Warning);
    QTest::newRow("unknown") << balance({}) << u"5"_s << Is();
    QTest::newRow("no amount") << balance(u"4"_s) << u"a lot"_s << Is(Severity::Calm);
}

void BalanceWordsTest::belowAnAmount()
{
    QFETCH(Balance, balance);
    QFETCH(QString, below);
    QTEST(severity(balance, Thresholds(), decimal(below)), "is");
}

void BalanceWordsTest::exactAmounts()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const Balance of = balance(u"1213.517095"_s, u"2000"_s);
    QCOMPARE(plain(exactAmount(of, Share::Left)), u"1.213,517095 USD"_s);
    QCOMPARE(plain(exactAmount(of, Share::Used)), u"786,482905 USD"_s);
    QCOMPARE(plain(exactLimit(of)), u"2.000 USD"_s);
    QCOMPARE(plain(exactAmount(balance(u"3"_s), Share::Used)), u"3 USD left"_s);
    QCOMPARE(exactAmount(balance({}), Share::Left), u"unknown"_s);
    QCOMPARE(exactLimit(balance(u"3"_s)), u"–"_s);
}

void BalanceWordsTest::severities()
{
    QFETCH(Balance, balance);
    QTEST(severity(balance, Thresholds()), "is");
}

void BalanceWordsTest::rows_data()
{
    QTest::addColumn<Balance>("balance");
    QTest::addColumn<Share>("share");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("no limit: no bar") << balance(u"13.517095"_s) << Share::Left << u"Credit||13.51 USD left|no bar"_s
                                      << u"Credit: 13.517095 USD left"_s;
    QTest::newRow("no limit: what is used is unknown")
        << balance(u"13.5"_s) << Share::Used << u"Credit||13.50 USD left|no bar"_s << u"Credit: 13.5 USD left"_s;
    QTest::newRow("limit") << balance(u"13.75"_s, u"20"_s) << Share::Left
                           << u"Credit|13.75 of 20.00 USD|68% left|0.6875"_s << u"Credit: 13.75 USD of 20 USD left"_s;
    QTest::newRow("limit, said the other way")
        << balance(u"13.75"_s, u"20"_s) << Share::Used << u"Credit|6.25 of 20.00 USD|32% used|0.6875"_s
        << u"Credit: 13.75 USD of 20 USD left"_s;
    QTest::newRow("limit of credits") << balance(u"1200"_s, u"5000"_s, {}) << Share::Left
                                      << u"Credit|1,200 of 5,000|24% left|0.24"_s << u"Credit: 1,200 of 5,000 left"_s;
    QTest::newRow("used, rounded up") << balance(u"13.752"_s, u"20"_s) << Share::Used
                                      << u"Credit|6.25 of 20.00 USD|32% used|0.6876"_s
                                      << u"Credit: 13.752 USD of 20 USD left"_s;
    QTest::newRow("used up") << balance(u"-0.02"_s, u"20"_s) << Share::Left << u"Credit|-0.02 of 20.00 USD|0% left|0"_s
                             << u"Credit: -0.02 USD of 20 USD left"_s;
    QTest::newRow("unknown") << balance({}) << Share::Left << u"Credit||unknown|no bar"_s << u"Credit: unknown"_s;
}

void BalanceWordsTest::rows()
{
    QFETCH(Balance, balance);
    QFETCH(Share, share);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const WindowView view = balanceView(balance, severity(balance, {}), false, {share, ResetStyle::Countdown});
    const QString value = QString(view.value + u' ' + view.valueSuffix).trimmed();
    const QString bar = view.left ? QString::number(*view.left) : u"no bar"_s;
    QTEST(plain(QStringList{view.label, view.amount, value, bar}.join(u'|')), "row");
    QTEST(plain(view.spoken), "spoken");
}

void BalanceWordsTest::serverTextIsPlain()
{
    const Balance evil{u"credit"_s, u"\u202eCredit\n"_s, u"\u202eUSD"_s, decimal(u"1"_s), {}};
    const QString row = balanceView(evil, Severity::Calm, false, {}).spoken + balanceSubject(evil);
    QVERIFY(!row.contains(QChar(0x202e)) && !row.contains(u'\n'));
}

QTEST_GUILESS_MAIN(BalanceWordsTest)
#include "tst_balancewords.moc"
