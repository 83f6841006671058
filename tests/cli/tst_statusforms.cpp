// SPDX-License-Identifier: MIT
#include "support/commandhome.h"
#include "support/descriptorschema.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quotalamp::test;
using namespace Qt::StringLiterals;

/// What `status` prints for bars, by the real program.
class StatusFormsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printsOneLine_data();
    void printsOneLine();
    void fitsItsSchema();
    void refuses_data();
    void refuses();
    void saysThatThereIsNoAccount_data();
    void saysThatThereIsNoAccount();

private:
    [[nodiscard]] Ran status(const QStringList& words) const
    {
        return ranWith(QStringLiteral(QUOTALAMP_PROGRAM), QStringList{u"status"_s} + words, m_home.environment());
    }
    CommandHome m_home;
};

void StatusFormsTest::printsOneLine_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("member"); // of the object; empty: a plain line
    QTest::newRow("waybar") << QStringList{u"--format"_s, u"waybar"_s} << u"class"_s;
    QTest::newRow("i3status") << QStringList{u"--format=i3status"_s} << u"full_text"_s;
    QTest::newRow("line") << QStringList{u"--format"_s, u"line"_s} << QString();
    QTest::newRow("template") << QStringList{u"--template"_s, u"{icon} {left}"_s} << QString();
}

void StatusFormsTest::printsOneLine()
{
    QFETCH(QStringList, words);
    QFETCH(QString, member);
    const Ran ran = status(words + QStringList{u"--demo"_s});
    QCOMPARE(ran.error, QString());
    QCOMPARE(ran.exit, 0);
    QVERIFY2(ran.out.endsWith(u'\n') && ran.out.count(u'\n') == 1, qPrintable(ran.out));
    if (member.isEmpty())
        QVERIFY2(ran.out.contains(u'%'), qPrintable(ran.out));
    else
        QVERIFY(QJsonDocument::fromJson(ran.out.toUtf8()).object().contains(member));
}

/// Of the demo, whose document is one of three accounts.
void StatusFormsTest::fitsItsSchema()
{
#ifdef QUOTALAMP_STATUS_SCHEMA
    const Ran ran = status({u"--json"_s, u"--demo"_s});
    QCOMPARE(ran.exit, 0);
    QCOMPARE(quotalamp::schemaObjections(ran.out.toUtf8(), QStringLiteral(QUOTALAMP_STATUS_SCHEMA)), QStringList());
#else
    QSKIP("valijson is not installed");
#endif
}

void StatusFormsTest::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no such format") << QStringList{
        u"--format"_s, u"xml"_s} << u"There is no such format 'xml': it is one of table, json, openmetrics, waybar"_s;
    QTest::newRow("no such placeholder") << QStringList{u"--template"_s, u"{foo}"_s}
                                         << u"The template has a placeholder that there is not"_s;
    QTest::newRow("an open brace") << QStringList{u"--template"_s, u"{left"_s} << u"A brace of the template"_s;
    QTest::newRow("two formats") << QStringList{u"--template"_s, u"{left}"_s, u"--json"_s}
                                 << u"--template is a format of its own"_s;
}

void StatusFormsTest::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QString, sentence);
    const Ran ran = status(words);
    QCOMPARE(ran.exit, 2);
    QCOMPARE(ran.out, QString());
    QVERIFY2(ran.error.startsWith(sentence), qPrintable(ran.error));
}

void StatusFormsTest::saysThatThereIsNoAccount_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("out");
    QTest::newRow("waybar") << QStringList{u"--format"_s, u"waybar"_s} << u"\"class\":\"no-account\""_s;
    QTest::newRow("template") << QStringList{u"--template"_s, u"{text} {left}"_s} << u"no account –"_s;
}

void StatusFormsTest::saysThatThereIsNoAccount()
{
    QFETCH(QStringList, words);
    QFETCH(QString, out);
    const Ran ran = status(words);
    QCOMPARE(ran.exit, 3);
    QVERIFY2(ran.out.contains(out), qPrintable(ran.out));
    QVERIFY2(ran.error.startsWith(u"There is no account yet."_s), qPrintable(ran.error));
}

QTEST_GUILESS_MAIN(StatusFormsTest)
#include "tst_statusforms.moc"
