// SPDX-License-Identifier: MIT
#include "io/files/historycompaction.h"
#include "io/files/historyfile.h"
#include "io/files/historyrows.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h + 32min};
const LimitKey weekly{u"a1"_s, u"7d"_s};

Places placesIn(const QString& home)
{
    return {home + u"/config"_s, home + u"/state"_s, home + u"/run"_s};
}

AccountState stateAt(TimePoint at, double left)
{
    AccountState state;
    state.account.id = weekly.account;
    state.snapshot.reading = Reading{};
    RateWindow window;
    window.id = weekly.limit;
    window.limit = 1'000'000;
    window.remaining = left;
    state.snapshot.reading->windows = {window};
    state.snapshot.checkedAt = state.snapshot.readAt = at;
    return state;
}

TimePoint instantOf(int number)
{
    return now + number * 1s;
}

/// One line to whoever waits for it, at once.
void say(int number)
{
    std::printf("%d\n", number);
    std::fflush(stdout);
}

/// Writes one reading after the other and says so when it is kept, until it is killed.
int writeOn(const QString& home, int from)
{
    const Places places = placesIn(home);
    History history(&places);
    for (int number = from;; ++number) {
        history.record(stateAt(instantOf(number), number % 1'000'000));
        history.flush();
        if (!history.trouble().isEmpty())
            return 5;
        say(number);
    }
}

/// 40 days of two limits, a reading each five minutes.
std::vector<LimitPast> fortyDays()
{
    std::vector<LimitPast> pasts{{weekly, {}}, {{weekly.account, u"5h"_s}, {}}};
    int number = 0;
    for (auto at = now - 40 * 24h; at < now; at += 5min, ++number) {
        for (LimitPast& each : pasts)
            each.past.spans.push_back({at, at, (number * 37 % 1000) / 1000.0});
    }
    return pasts;
}

int compactNow(const QString& home)
{
    HistoryDatabase database(History::filePath(placesIn(home)));
    if (!database.open())
        return 5;
    say(0);
    return compactHistory(database, historyBorders(now, now)) == Compaction::Whole ? 0 : 5;
}

int openNow(const QString& home)
{
    say(0);
    HistoryDatabase database(History::filePath(placesIn(home)));
    return database.open() ? 0 : 5;
}

/// A file as the first version wrote it, with so many readings, a second apart.
void makeFirstVersion(const QString& path, int readings)
{
    {
        QSqlDatabase first = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"first"_s);
        first.setDatabaseName(path);
        QVERIFY(first.open());
        for (const QString& statement : {u"PRAGMA journal_mode = WAL"_s,
                 u"CREATE TABLE readings (row INTEGER PRIMARY KEY, account TEXT NOT NULL, window TEXT NOT NULL, "
                 "since INTEGER NOT NULL, until INTEGER NOT NULL, left REAL NOT NULL)"_s,
                 u"CREATE INDEX readings_by_window ON readings (account, window, until)"_s,
                 u"CREATE TABLE refusals (account TEXT NOT NULL, at INTEGER NOT NULL)"_s, u"PRAGMA user_version = 1"_s,
                 u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) INSERT INTO readings "
                 "(account, window, since, until, left) SELECT 'a1', '7d', i * 1000, i * 1000, i / 1e6 FROM n"_s.arg(
                     readings)})
            QVERIFY2(QSqlQuery(first).exec(statement), qPrintable(statement));
        first.close();
    }
    QSqlDatabase::removeDatabase(u"first"_s);
}

/// A few, or as many as somebody who has the time asks for.
int rounds()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("QUOTALAMP_ROUNDS", &given);
    return given ? wanted : 6;
}

} // namespace

/// What was acknowledged is kept, whenever the program is killed and whatever the disk does.
class HistoryKeptTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void killedWritersLoseNothing();
    void killedWhileJoiningLosesNothing();
    void killedWhileTakingOverLosesNothing();
    void diskThatDoesNotTakeIt_data();
    void diskThatDoesNotTakeIt();
    void pageThatIsDamaged();

private:
    /// Starts an act in a process of its own, waits until it begins, and kills it at a random instant within so much
    /// time. What it said.
    QList<QByteArray> killedAct(const QStringList& words, int within);
    [[nodiscard]] QString path() const { return History::filePath(placesIn(m_home->path())); }

    std::unique_ptr<QTemporaryDir> m_home;
    QRandomGenerator m_random{20261124};
};

QList<QByteArray> HistoryKeptTest::killedAct(const QStringList& words, int within)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"--act"_s} + words);
    if (!process.waitForReadyRead(60'000))
        return {};
    ::usleep(static_cast<useconds_t>(m_random.bounded(within)) * 1000U);
    process.kill();
    if (!process.waitForFinished(60'000))
        return {};
    return process.readAllStandardOutput().trimmed().split('\n');
}

void HistoryKeptTest::killedWritersLoseNothing()
{
    // In seconds: more than a round writes, and so few that 200 rounds stay within the two days of which all is kept.
    constexpr int apart = 850;
    std::vector<int> acknowledged;
    for (int round = 0; round < rounds(); ++round) {
        const auto lines = killedAct({u"write"_s, m_home->path(), QString::number(round * apart)}, 60);
        QVERIFY(!lines.isEmpty());
        for (const QByteArray& line : lines)
            acknowledged.push_back(line.toInt());
        const Places places = placesIn(m_home->path());
        History history(&places);
        const auto spans = history.of(weekly, TimePoint()).spans;
        QCOMPARE(history.trouble(), QString());
        for (const int number : acknowledged) {
            const auto found = std::ranges::lower_bound(spans, instantOf(number), {}, &HistorySpan::since);
            QVERIFY2(found != spans.end() && found->since == instantOf(number), QByteArray::number(number).constData());
            QCOMPARE(found->left, (number % 1'000'000) / 1e6);
        }
    }
    QVERIFY(!QFile::exists(path() + u".damaged"_s));
}

void HistoryKeptTest::killedWhileJoiningLosesNothing()
{
    const std::vector<LimitPast> all = fortyDays();
    HistoryDatabase whole(QString::fromLatin1(HistoryDatabase::inMemory));
    QVERIFY(
        whole.open() && addPast(whole, all) && compactHistory(whole, historyBorders(now, now)) == Compaction::Whole);
    const auto expected = pastOf(whole, weekly, TimePoint()).spans;
    {
        HistoryDatabase database(path());
        QVERIFY(database.open() && addPast(database, all));
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    for (int round = 0; round < rounds(); ++round) {
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(before) == before.size());
        file.close();
        QVERIFY(!killedAct({u"compact"_s, m_home->path()}, 200).isEmpty());
        HistoryDatabase database(path());
        QVERIFY2(database.open(), qPrintable(database.whyNot()));
        const auto left = pastOf(database, weekly, TimePoint()).spans;
        QVERIFY(left == all.front().past.spans || left == expected); // all of it or nothing
        QCOMPARE(compactHistory(database, historyBorders(now, now)), Compaction::Whole);
        QVERIFY(pastOf(database, weekly, TimePoint()).spans == expected);
    }
}

void HistoryKeptTest::killedWhileTakingOverLosesNothing()
{
    constexpr int readings = 20'000;
    for (int round = 0; round < rounds(); ++round) {
        init();
        QVERIFY(makePrivateFolder(QFileInfo(path()).path()));
        makeFirstVersion(path(), readings);
        for (int again = 0; again < 2; ++again)
            QVERIFY(!killedAct({u"open"_s, m_home->path()}, 120).isEmpty());
        HistoryDatabase database(path());
        QVERIFY2(database.open(), qPrintable(database.whyNot()));
        const auto spans = pastOf(database, weekly, TimePoint()).spans;
        QCOMPARE(spans.size(), std::size_t(readings));
        QCOMPARE(spans.back().left, readings / 1e6);
        QCOMPARE(database.takeAside(), QString());
    }
}

void HistoryKeptTest::diskThatDoesNotTakeIt_data()
{
    QTest::addColumn<QByteArray>("trouble");
    QTest::addColumn<QByteArray>("remedy");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("full") << QByteArray("dd if=/dev/zero of=$disk/fill bs=512 status=none 2>/dev/null")
                          << QByteArray("rm $disk/fill") << QByteArray("is full. Make room on it.");
    QTest::newRow("read-only") << QByteArray("mount -o remount,ro $disk") << QByteArray("mount -o remount,rw $disk")
                               << QByteArray("is read-only. Make it and its folder writable.");
}

/// On a disk of its own: it is said in a sentence, what was kept stays, and it works again when it can.
void HistoryKeptTest::diskThatDoesNotTakeIt()
{
    QFETCH(const QByteArray, trouble);
    QFETCH(const QByteArray, remedy);
    QFETCH(const QByteArray, sentence);
    QProcess probe;
    probe.start(u"unshare"_s, {u"-m"_s, u"true"_s});
    if (!probe.waitForFinished() || probe.exitCode() != 0 || ::geteuid() != 0)
        QSKIP("Mounting a small disk needs root and the command unshare.");
    const QByteArray script = "disk=$0/disk; mkdir -p $disk; mount -t tmpfs -o size=256k none $disk\n"
                              "$1 --act once $disk 1; echo $?\n"
        + trouble + "\n$1 --act once $disk 2; echo $?\n" + remedy + "\n$1 --act once $disk 3; echo $?\n";
    QProcess process;
    process.start(u"unshare"_s,
        {u"-m"_s, u"bash"_s, u"-c"_s, QString::fromLatin1(script), m_home->path(),
            QCoreApplication::applicationFilePath()});
    QVERIFY(process.waitForFinished(60'000));
    const QList<QByteArray> said = process.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(said.size(), 6);
    QCOMPARE(said.at(0) + said.at(1), QByteArray("10"));
    QVERIFY2(said.at(2).startsWith("No history is kept: ") && said.at(2).endsWith(sentence), said.at(2).constData());
    QCOMPARE(said.at(3), QByteArray("5"));
    QCOMPARE(said.at(4) + said.at(5), QByteArray("20")); // the first and the third
}

/// A page in the middle of the file that is found when it is used: it is put aside, and the app goes on.
void HistoryKeptTest::pageThatIsDamaged()
{
    {
        HistoryDatabase database(path());
        QVERIFY(database.open() && addPast(database, fortyDays()));
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 8192; at < file.size(); at += 4096) {
        QVERIFY(file.seek(at));
        file.write(QByteArray(4096, 'x'));
    }
    file.close();
    const Places places = placesIn(m_home->path());
    History history(&places);
    QStringList told;
    QObject::connect(&history, &History::failed, [&](const QString& sentence) { told << sentence; });
    history.record(stateAt(now, 1));
    history.flush();
    history.flush();
    QCOMPARE(told.join(u'\n'),
        u"The history was damaged. It has been put aside as %1.damaged, and a new one begins."_s.arg(path()));
    QCOMPARE(history.of(weekly, TimePoint()).spans.size(), 1U);
}

namespace {

/// One reading, and what is kept then or why it cannot be.
int writeOnce(const QString& home, int number)
{
    const Places places = placesIn(home);
    History history(&places);
    history.record(stateAt(instantOf(number), number));
    history.flush();
    if (!history.trouble().isEmpty()) {
        std::printf("%s\n", qPrintable(history.trouble()));
        return 5;
    }
    std::printf("%d\n", int(history.of(weekly, TimePoint()).spans.size()));
    return 0;
}

} // namespace

/// The test, or one act of it in a process of its own.
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) != u"--act"_s) {
        HistoryKeptTest test;
        return QTest::qExec(&test, argc, argv);
    }
    if (words.value(2) == u"write"_s)
        return writeOn(words.value(3), words.value(4).toInt());
    if (words.value(2) == u"compact"_s)
        return compactNow(words.value(3));
    if (words.value(2) == u"once"_s)
        return writeOnce(words.value(3), words.value(4).toInt());
    return openNow(words.value(3));
}

#include "tst_historykept.moc"
