// SPDX-License-Identifier: MIT
#include "io/probe/sessiontraffic.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

/// A line as the tool writes it, with this share of the five hours used.
QByteArray lineOf(int used, Milliseconds age = 0s)
{
    const auto reset = std::chrono::floor<Seconds>((wallClock() + 30min).time_since_epoch()).count();
    QByteArray line = "{'timestamp':'$at','type':'event_msg','payload':{'type':'token_count','info':{'total':1},"
                      "'rate_limits':{'limit_id':'codex','primary':{'used_percent':$used,'window_minutes':300,"
                      "'resets_at':$reset},'secondary':null}}}\n";
    line.replace('\'', '"');
    line.replace("$at", toRfc3339(wallClock() - age).toLatin1());
    line.replace("$used", QByteArray::number(used));
    return line.replace("$reset", QByteArray::number(static_cast<qint64>(reset)));
}

const QByteArray otherLine = "{\"timestamp\":\"x\",\"type\":\"response_item\",\"payload\":{\"text\":\"sk-fake, no "
                             "\\\"rate_limits\\\"\"}}\n";

void append(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
    file.write(bytes);
}

} // namespace

/// What a tool's session files tell while they are written.
class SessionTrafficTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tailsLines();
    void tailsOddFiles();
    void hearsWhatIsWritten();
    void takesNoOldLineForNow();
    void readsNothingUnlessChosen();
    void findsTheAccounts();

private:
    [[nodiscard]] QString path(const QString& name = u"rollout-1.jsonl"_s) const { return m_day + u'/' + name; }
    void follow(SessionTraffic& traffic) const
    {
        traffic.follow({{u"one"_s, m_folder->filePath(u"sessions"_s), m_registry.find(u"chatgpt"_s)}});
    }
    [[nodiscard]] static QList<double> used(const QSignalSpy& spy);

    Registry m_registry = Registry::builtIn();
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_day;
};

void SessionTrafficTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_day = m_folder->filePath(u"sessions/2026/11/24"_s);
    QVERIFY(QDir().mkpath(m_day));
}

QList<double> SessionTrafficTest::used(const QSignalSpy& spy)
{
    QList<double> list;
    for (const auto& told : spy)
        list << told.at(1).value<Overheard>().usage["primary"_L1].toObject()["used_percent"_L1].toDouble();
    return list.isEmpty() ? QList<double>{-1} : list;
}

void SessionTrafficTest::tailsLines()
{
    LineTail tail(path());
    using Lines = std::vector<QByteArray>;
    QVERIFY(tail.newLines().empty());
    append(path(), "one\ntwo\nthr");
    QCOMPARE(tail.newLines(), (Lines{"one", "two"}));
    QVERIFY(tail.newLines().empty());
    append(path(), "ee\n\n");
    QCOMPARE(tail.newLines(), (Lines{"three", ""}));
    // Cut, and then replaced by another file.
    QVERIFY(QFile::resize(path(), 0));
    append(path(), "four\n");
    QCOMPARE(tail.newLines(), Lines{"four"});
    append(path(u"new"_s), "five\n");
    QVERIFY(QFile::remove(path()) && QFile::rename(path(u"new"_s), path()));
    QCOMPARE(tail.newLines(), Lines{"five"});
    QVERIFY(QFile::remove(path()));
    QVERIFY(tail.newLines().empty());
}

void SessionTrafficTest::tailsOddFiles()
{
    // Of a huge file only the end is read, from a whole line on.
    append(path(), QByteArray("a line of some length\n").repeated(200'000) + "last\n");
    LineTail tail(path());
    const auto lines = tail.newLines();
    QCOMPARE(lines.back(), "last"_ba);
    QCOMPARE(lines.front(), "a line of some length"_ba);
    QVERIFY(qint64(lines.size() - 1) * 22 <= LineTail::mostAtOnce);
    // A line without an end is passed over, and what comes behind it is not.
    append(path(), QByteArray(2 * LineTail::mostAtOnce, 'x'));
    QVERIFY(tail.newLines().empty());
    append(path(), "\nbehind\n");
    QCOMPARE(tail.newLines().back(), "behind"_ba);
    // No link is followed, and no folder read.
    QVERIFY(QFile::link(path(), path(u"link"_s)));
    QVERIFY(LineTail(path(u"link"_s)).newLines().empty());
    QVERIFY(LineTail(m_day).newLines().empty());
}

void SessionTrafficTest::hearsWhatIsWritten()
{
    SessionTraffic traffic;
    QSignalSpy spy(&traffic, &SessionTraffic::heard);
    append(path(), otherLine + lineOf(10, 1s) + lineOf(11) + otherLine);
    follow(traffic);
    QTRY_COMPARE_WITH_TIMEOUT(used(spy), QList<double>{11}, 20'000); // the last one that is there
    QCOMPARE(spy.front().front().toString(), u"one"_s);
    const QByteArray twelve = lineOf(12);
    append(path(), twelve.chopped(20)); // half a line is none
    append(path(), twelve.last(20) + lineOf(13));
    QTRY_COMPARE_WITH_TIMEOUT(used(spy).last(), 13.0, 20'000);
    append(path(u"rollout-2.jsonl"_s), lineOf(14)); // another session
    QTRY_COMPARE_WITH_TIMEOUT(used(spy).last(), 14.0, 20'000);
    const QString next = m_folder->filePath(u"sessions/2026/11/25"_s);
    QVERIFY(QDir().mkpath(next)); // and another day
    append(next + u"/rollout-3.jsonl"_s, lineOf(15));
    QTRY_COMPARE_WITH_TIMEOUT(used(spy).last(), 15.0, 20'000);
    append(next + u"/rollout-3.jsonl"_s, lineOf(16));
    QTRY_COMPARE_WITH_TIMEOUT(used(spy).last(), 16.0, 20'000);
    for (const auto& told : std::as_const(spy))
        QVERIFY(!QJsonDocument(toJson(told.at(1).value<Overheard>())).toJson().contains("sk-fake"));
}

void SessionTrafficTest::takesNoOldLineForNow()
{
    SessionTraffic traffic;
    QSignalSpy spy(&traffic, &SessionTraffic::heard);
    append(path(), lineOf(90, 30h) + lineOf(30, 2h) + "{\"broken\": \"rate_limits\"\n\"rate_limits\"\n");
    append(path(u"rollout-2.jsonl"_s), lineOf(40, 4h)); // written later, of an earlier time
    follow(traffic);
    QTRY_COMPARE_WITH_TIMEOUT(used(spy), QList<double>{30}, 20'000);
    const auto heard = spy.front().at(1).value<Overheard>();
    QVERIFY(heard.at && wallClock() - *heard.at >= 2h);
}

void SessionTrafficTest::readsNothingUnlessChosen()
{
    SessionTraffic traffic;
    QSignalSpy spy(&traffic, &SessionTraffic::heard);
    append(path(), lineOf(10));
    follow(traffic);
    traffic.follow({});
    append(path(), lineOf(11));
    QTest::qWait(1'500);
    QVERIFY(spy.isEmpty());
}

void SessionTrafficTest::findsTheAccounts()
{
    AccountState state;
    state.account.id = u"one"_s;
    state.account.provider = u"chatgpt"_s;
    QVERIFY(!sessionSource(state, m_registry)); // another key
    state.account.key = {KeySource::Kind::Login, u"/home/person/.codex"_s};
    const auto source = sessionSource(state, m_registry);
    QVERIFY(source);
    QCOMPARE(source->folder, u"/home/person/.codex/sessions"_s);
    state.account.provider = u"claude"_s; // tells nothing in files
    QVERIFY(!sessionSource(state, m_registry));
    state.account.provider = u"chatgpt"_s;
    state.account.demo = true;
    QVERIFY(!sessionSource(state, m_registry));
}

QTEST_GUILESS_MAIN(SessionTrafficTest)
#include "tst_sessiontraffic.moc"
