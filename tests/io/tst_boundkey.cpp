// SPDX-License-Identifier: MIT
#include "io/keys/boundkey.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

/// A key and the address it was entered for, as the keychain's item holds both.
class BoundKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void readsWhatItWrote();
    void belongsToOneAddress_data();
    void belongsToOneAddress();
    void hints_data();
    void hints();
};

void BoundKeyTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("usable");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("origin");
    const QByteArray key = "sk-test-not-a-key-0001";
    const QString text = QString::fromLatin1(key);
    const QString origin = u"https://api.alpha.example:443"_s;
    QTest::newRow("both") << QString(text + u'\n' + origin) << true << key << origin;
    QTest::newRow("white space around") << QString(u" "_s + text + u" \r\n "_s + origin + u"\n"_s) << true << key
                                        << origin;
    QTest::newRow("the key alone, made by hand") << text << true << key << QString();
    QTest::newRow("two lines of something else")
        << QString(text + u"\nmy notes"_s) << false << QByteArray() << QString();
    QTest::newRow("nothing") << QString() << false << QByteArray() << QString();
}

void BoundKeyTest::reads()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, key);
    QFETCH(const QString, origin);
    const auto bound = keyInItem(text);
    QTEST(bound.ok(), "usable");
    QCOMPARE(bound ? bound->key.expose() : QByteArray(), key);
    QCOMPARE(bound ? bound->origin : QString(), origin);
}

void BoundKeyTest::readsWhatItWrote()
{
    const BoundKey bound{Secret("sk-test-not-a-key-0001"), u"http://gpu.lan:8000"_s};
    const auto read = keyInItem(itemText(bound));
    QVERIFY(read.ok());
    QCOMPARE(read->key.expose(), bound.key.expose());
    QCOMPARE(read->origin, bound.origin);
}

void BoundKeyTest::belongsToOneAddress_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<bool>("fits");
    QTest::newRow("its own") << u"https://api.alpha.example:443"_s << true;
    QTest::newRow("another host") << u"https://api.beta.example:443"_s << false;
    QTest::newRow("another port") << u"https://api.alpha.example:8443"_s << false;
    QTest::newRow("not bound") << QString() << true;
}

void BoundKeyTest::belongsToOneAddress()
{
    QFETCH(const QString, origin);
    Account account;
    account.keyOrigin = u"https://api.alpha.example:443"_s;
    QTEST((BoundKey{Secret("sk-test-not-a-key-0001"), origin}.isFor(account)), "fits");
}

void BoundKeyTest::hints_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("hint");
    QTest::newRow("usual") << QByteArray("sk-test-not-a-key-0001") << u"0001"_s;
    QTest::newRow("the shortest") << QByteArray("sk-not-a-key") << u"-key"_s;
    QTest::newRow("too short") << QByteArray("sk-no-a-key") << QString();
}

void BoundKeyTest::hints()
{
    QFETCH(const QByteArray, key);
    QTEST((BoundKey{Secret(key), {}}.hint()), "hint");
}

QTEST_GUILESS_MAIN(BoundKeyTest)
#include "tst_boundkey.moc"
