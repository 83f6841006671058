// SPDX-License-Identifier: MIT
#include "core/base/decimal.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

class DecimalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void adds_data();
    void adds();
    void ofCents_data();
    void ofCents();
    void trims_data();
    void trims();
    void subtracts_data();
    void subtracts();
    void rounds_data();
    void rounds();
    void roundsUp_data();
    void roundsUp();
};

void DecimalTest::reads_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("text"); // empty: is no decimal
    QTest::newRow("whole") << QJsonValue(u"12"_s) << u"12"_s;
    QTest::newRow("keeps its zeros") << QJsonValue(u"12.30"_s) << u"12.30"_s;
    QTest::newRow("negative") << QJsonValue(u"-0.5"_s) << u"-0.5"_s;
    QTest::newRow("plus, blanks") << QJsonValue(u" +3 "_s) << u"3"_s;
    QTest::newRow("leading zeros") << QJsonValue(u"000.07"_s) << u"0.07"_s;
    QTest::newRow("number") << QJsonValue(13.75) << u"13.75"_s;
    QTest::newRow("number that is no binary fraction") << QJsonValue(0.1) << u"0.1"_s;
    QTest::newRow("small number, no exponent") << QJsonValue(0.0000012) << u"0.0000012"_s;
    QTest::newRow("eighteen digits") << QJsonValue(u"123456789012345678"_s) << u"123456789012345678"_s;
    QTest::newRow("nineteen digits") << QJsonValue(u"1234567890123456789"_s) << QString();
    QTest::newRow("exponent") << QJsonValue(u"1e5"_s) << QString();
    QTest::newRow("grouped") << QJsonValue(u"1,000"_s) << QString();
    QTest::newRow("words") << QJsonValue(u"NaN"_s) << QString();
    QTest::newRow("empty") << QJsonValue(QString()) << QString();
    QTest::newRow("null") << QJsonValue() << QString();
    QTest::newRow("huge number") << QJsonValue(1e300) << QString();
}

void DecimalTest::reads()
{
    QFETCH(const QJsonValue, value);
    const auto decimal = Decimal::from(value);
    const QString text = decimal ? decimal->text() : QString();
    QTEST(text, "text");
}

void DecimalTest::adds_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("sum");
    QTest::newRow("the same decimals") << u"12.30"_s << u"0.70"_s << u"13.00"_s;
    QTest::newRow("more decimals") << u"1"_s << u"0.0001"_s << u"1.0001"_s;
    QTest::newRow("what binary fractions lose") << u"0.1"_s << u"0.2"_s << u"0.3"_s;
    QTest::newRow("a debt") << u"5.5"_s << u"-7"_s << u"-1.5"_s;
    QTest::newRow("too many digits") << u"999999999999999999"_s << u"1"_s << QString();
    QTest::newRow("too many with the decimals of both") << u"999999999999"_s << u"0.00000001"_s << QString();
}

void DecimalTest::adds()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    const auto sum = Decimal::parse(a).value().plus(Decimal::parse(b).value());
    QTEST(sum ? sum->text() : QString(), "sum");
}

void DecimalTest::ofCents_data()
{
    QTest::addColumn<QString>("cents");
    QTest::addColumn<QString>("whole");
    QTest::newRow("whole cents") << u"1234"_s << u"12.34"_s;
    QTest::newRow("parts of one") << u"123.456"_s << u"1.23456"_s;
    QTest::newRow("less than one") << u"0.5"_s << u"0.005"_s;
    QTest::newRow("too many decimals") << u"0.00000000000000001"_s << QString();
}

void DecimalTest::ofCents()
{
    QFETCH(QString, cents);
    const auto whole = Decimal::parse(cents).value().fromMinorUnits(2);
    QTEST(whole ? whole->text() : QString(), "whole");
}

void DecimalTest::trims_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("trimmed");
    QTest::newRow("zeros at the end") << u"12.3400000000"_s << u"12.34"_s;
    QTest::newRow("down to cents") << u"12.0000"_s << u"12.00"_s;
    QTest::newRow("filled up") << u"12.5"_s << u"12.50"_s;
    QTest::newRow("nothing to cut") << u"0.0001"_s << u"0.0001"_s;
    QTest::newRow("nothing") << u"0"_s << u"0.00"_s;
}

void DecimalTest::trims()
{
    QFETCH(QString, value);
    QTEST(Decimal::parse(value).value().trimmed(2).text(), "trimmed");
}

void DecimalTest::subtracts_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("difference"); // empty: cannot be told
    QTest::newRow("whole") << u"45"_s << u"31"_s << u"14"_s;
    QTest::newRow("different decimals") << u"45"_s << u"31.482905"_s << u"13.517095"_s;
    QTest::newRow("below zero") << u"10"_s << u"11.5"_s << u"-1.5"_s;
    QTest::newRow("exactly nothing") << u"0.30"_s << u"0.3"_s << u"0.00"_s;
    QTest::newRow("what binary fractions get wrong") << u"0.3"_s << u"0.1"_s << u"0.2"_s;
    QTest::newRow("too many digits together") << u"123456789012"_s << u"0.1234567"_s << QString();
}

void DecimalTest::subtracts()
{
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    const auto difference = Decimal::parse(a).value().minus(Decimal::parse(b).value());
    const QString text = difference ? difference->text() : QString();
    QTEST(text, "difference");
}

void DecimalTest::rounds_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("rounded");
    QTest::newRow("down, never up") << u"0.999"_s << 2 << u"0.99"_s;
    QTest::newRow("debt, never less") << u"-0.255"_s << 2 << u"-0.26"_s;
    QTest::newRow("debt, exact") << u"-0.250"_s << 2 << u"-0.25"_s;
    QTest::newRow("filled up") << u"20"_s << 2 << u"20.00"_s;
    QTest::newRow("as it is") << u"12.30"_s << 2 << u"12.30"_s;
    QTest::newRow("to a whole") << u"12.999999"_s << 0 << u"12"_s;
    QTest::newRow("less than nothing") << u"-0.0001"_s << 0 << u"-1"_s;
    QTest::newRow("eighteen decimals") << u"0.123456789012345678"_s << 0 << u"0"_s;
    QTest::newRow("too long to fill up") << u"123456789012345678"_s << 2 << u"123456789012345678"_s;
}

void DecimalTest::rounds()
{
    QFETCH(QString, value);
    QFETCH(int, decimals);
    QTEST(Decimal::parse(value).value().withDecimals(decimals).text(), "rounded");
}

void DecimalTest::roundsUp_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("rounded");
    QTest::newRow("up, never down") << u"0.991"_s << 2 << u"1.00"_s;
    QTest::newRow("debt, never more") << u"-0.255"_s << 2 << u"-0.25"_s;
    QTest::newRow("exact") << u"12.30"_s << 2 << u"12.30"_s;
    QTest::newRow("filled up") << u"20"_s << 2 << u"20.00"_s;
    QTest::newRow("nothing") << u"0"_s << 2 << u"0.00"_s;
}

void DecimalTest::roundsUp()
{
    QFETCH(QString, value);
    QFETCH(int, decimals);
    QTEST(Decimal::parse(value).value().roundedUp(decimals).text(), "rounded");
}

QTEST_GUILESS_MAIN(DecimalTest)
#include "tst_decimal.moc"
