// SPDX-License-Identifier: MIT
#include "core/model/limitkey.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

/// How a limit is named in files: two ids that never run into each other, and what older versions wrote.
class LimitKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesAndReads_data();
    void writesAndReads();
    void tellsKeysApart();
    void readsWhatOlderVersionsWrote_data();
    void readsWhatOlderVersionsWrote();
    void orders();
};

void LimitKeyTest::writesAndReads_data()
{
    QTest::addColumn<LimitKey>("key");
    QTest::addColumn<QString>("text");
    const QString made = u"0b1c7a52-5d0e-4f0a-9f4e-2f6f3f0c9a11"_s;
    QTest::newRow("an id of ours") << LimitKey{made, u"tokens"_s} << made + u"/tokens"_s;
    QTest::newRow("a model with a slash") << LimitKey{made, u"5h@a/b"_s} << made + u"/5h@a/b"_s;
    QTest::newRow("the account as a whole") << LimitKey{u"work"_s} << u"work"_s;
    QTest::newRow("a slash in the account's id") << LimitKey{u"a/b"_s, u"5h"_s} << u"a~1b/5h"_s;
    QTest::newRow("an id that looks joined") << LimitKey{u"work/5h"_s} << u"work~15h"_s;
    QTest::newRow("slashes at the ends of the id") << LimitKey{u"/a/"_s, u"5h"_s} << u"~1a~1/5h"_s;
    QTest::newRow("a tilde that marks nothing") << LimitKey{u"~work"_s, u"5h"_s} << u"~work/5h"_s;
    QTest::newRow("a tilde that would mark") << LimitKey{u"~0~1"_s, u"5h"_s} << u"~00~01/5h"_s;
    QTest::newRow("a tilde before a slash") << LimitKey{u"~/1"_s, u"5h"_s} << u"~~11/5h"_s;
    QTest::newRow("marks in the limit's id") << LimitKey{u"a"_s, u"~1/~0"_s} << u"a/~1/~0"_s;
    QTest::newRow("a limit that begins with a slash") << LimitKey{u"a"_s, u"/b"_s} << u"a//b"_s;
    QTest::newRow("no account") << LimitKey{{}, u"5h"_s} << u"/5h"_s;
    QTest::newRow("nothing at all") << LimitKey{} << QString();
}

void LimitKeyTest::writesAndReads()
{
    QFETCH(LimitKey, key);
    QTEST(limitKeyText(key), "text");
    QCOMPARE(limitKeyFromText(limitKeyText(key)), key);
    QCOMPARE(qHash(limitKeyFromText(limitKeyText(key)), 7), qHash(key, 7));
}

/// All ids of up to four of the characters that matter, with two limits each.
void LimitKeyTest::tellsKeysApart()
{
    QStringList ids{QString()};
    for (qsizetype from = 0, length = 0; length < 4; ++length) {
        const qsizetype end = ids.size();
        for (; from < end; ++from) {
            for (const QChar each : u"~/01"_s)
                ids << ids.at(from) + each;
        }
    }
    QSet<QString> texts;
    for (const QString& id : std::as_const(ids)) {
        for (const QString& limit : {QString(), u"1"_s}) {
            const LimitKey key{id, limit};
            QCOMPARE(limitKeyFromText(limitKeyText(key)), key);
            texts.insert(limitKeyText(key));
        }
    }
    QCOMPARE(texts.size(), 2 * ids.size());
}

void LimitKeyTest::readsWhatOlderVersionsWrote_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("accounts");
    QTest::addColumn<LimitKey>("key");
    const QStringList work{u"work"_s};
    const QStringList slashed{u"a"_s, u"a/b/c"_s, u"x/y"_s, u"x/y/z"_s};
    QTest::newRow("a limit") << u"work/5h"_s << work << LimitKey{u"work"_s, u"5h"_s};
    QTest::newRow("an account") << u"work"_s << work << LimitKey{u"work"_s};
    QTest::newRow("a limit without an id") << u"work/"_s << work << LimitKey{u"work"_s};
    QTest::newRow("no account") << u"/5h"_s << work << LimitKey{{}, u"5h"_s};
    QTest::newRow("nothing") << QString() << work << LimitKey{};
    QTest::newRow("an account that was removed") << u"gone/5h"_s << work << LimitKey{u"gone"_s, u"5h"_s};
    QTest::newRow("one that was removed, with a slash") << u"g/one/5h"_s << work << LimitKey{u"g"_s, u"one/5h"_s};
    QTest::newRow("no accounts") << u"work/5h"_s << QStringList() << LimitKey{u"work"_s, u"5h"_s};
    QTest::newRow("a slash in the id") << u"x/y/5h"_s << slashed << LimitKey{u"x/y"_s, u"5h"_s};
    QTest::newRow("the longest id") << u"x/y/z/5h"_s << slashed << LimitKey{u"x/y/z"_s, u"5h"_s};
    QTest::newRow("a whole account with a slash") << u"x/y"_s << slashed << LimitKey{u"x/y"_s};
    QTest::newRow("more than the id") << u"x/yy/5h"_s << slashed << LimitKey{u"x"_s, u"yy/5h"_s};
    QTest::newRow("an account that is there goes first") << u"a/b/c"_s << slashed << LimitKey{u"a"_s, u"b/c"_s};
    QTest::newRow("a tilde") << u"~home/5h"_s << QStringList{u"~home"_s} << LimitKey{u"~home"_s, u"5h"_s};
    QTest::newRow("a tilde that now marks") << u"~1/5h"_s << QStringList{u"~1"_s} << LimitKey{u"~1"_s, u"5h"_s};
    QTest::newRow("as it is written now") << u"x~1y/5h"_s << slashed << LimitKey{u"x/y"_s, u"5h"_s};
}

void LimitKeyTest::readsWhatOlderVersionsWrote()
{
    QFETCH(QString, text);
    QFETCH(QStringList, accounts);
    QTEST(limitKeyFromText(text, accounts), "key");
}

void LimitKeyTest::orders()
{
    const std::vector<LimitKey> ordered{
        {{}, {}}, {{}, u"b"_s}, {u"a"_s}, {u"a"_s, u"5h"_s}, {u"a"_s, u"b"_s}, {u"a/5h"_s}, {u"b"_s}};
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        for (std::size_t j = 0; j < ordered.size(); ++j) {
            QCOMPARE(ordered[i] < ordered[j], i < j);
            QCOMPARE(ordered[i] == ordered[j], i == j);
        }
    }
}

QTEST_GUILESS_MAIN(LimitKeyTest)
#include "tst_limitkey.moc"
