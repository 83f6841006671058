// SPDX-License-Identifier: MIT
#include "io/files/historyfile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h + 32min};

RateWindow tokens(double left)
{
    return {u"tokens"_s, {}, Unit::Tokens, 1000, left * 1000, now + 30s, 60s, Refill::Bucket, {}};
}

AccountState stateAt(TimePoint at, double left, const QString& id = u"a1"_s)
{
    AccountState state;
    state.account.id = id;
    Reading reading;
    reading.windows = {tokens(left)};
    state.snapshot.reading = reading;
    state.snapshot.readAt = at;
    state.snapshot.checkedAt = at;
    return state;
}

std::vector<HistorySpan> spansOf(History& history, const QString& id = u"a1"_s)
{
    return history.of({id, u"tokens"_s}, now - 40 * 24h).spans;
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        qputenv("TZ", "UTC");
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_places.state = m_folder->filePath(u"state"_s);
    }

    void staysOverARestart();
    void keepsOneRowOfWhatStays();
    void breaksWhereNobodyAsked();
    void eachProbeOnce();
    void refusals();
    void writesOnceAMinute();
    void writesMuchInTurns_data();
    void writesMuchInTurns();
    void keepsLittleInMemory();
    void filesAreTheOwnersAlone();
    void demoIsNotKept();
    void looksWithoutMakingAFile();
    void believesNoSingleLookAtTheClock_data();
    void believesNoSingleLookAtTheClock();
    void forgets();
    void damagedFileIsPutAside();
    void newerFileIsLeftAlone();
    void waitsForAnotherProgram();
    void triesAgainWhenThereIsRoom();
    void forgetsAsSoonAsItCan();
    void opensTheFileWithCare();
    void followsNoLink();

private:
    [[nodiscard]] QString file() const { return m_places.state + u"/history.sqlite"_s; }
    Places m_places;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void HistoryTest::staysOverARestart()
{
    {
        History history(&m_places);
        history.record(stateAt(now - 10min, 0.8));
        history.record(stateAt(now - 5min, 0.4));
    }
    History again(&m_places);
    const std::vector<HistorySpan> expected{{now - 10min, now - 10min, 0.8}, {now - 5min, now - 5min, 0.4}};
    QVERIFY(spansOf(again) == expected);
    QVERIFY(again.trouble().isEmpty());
}

void HistoryTest::keepsOneRowOfWhatStays()
{
    History history(&m_places);
    for (int minutes = 60; minutes > 0; minutes -= 5) {
        history.record(stateAt(now - std::chrono::minutes(minutes), 0.8));
        if (minutes == 30)
            history.flush();
    }
    const std::vector<HistorySpan> expected{{now - 60min, now - 5min, 0.8}};
    QVERIFY(spansOf(history) == expected);
}

void HistoryTest::breaksWhereNobodyAsked()
{
    History history(&m_places);
    history.record(stateAt(now - 8h, 0.8));
    history.record(stateAt(now, 0.8));
    QCOMPARE(spansOf(history).size(), std::size_t(2));
}

void HistoryTest::eachProbeOnce()
{
    History history(&m_places);
    const AccountState state = stateAt(now, 0.8);
    history.record(state);
    history.flush();
    history.record(state);
    QCOMPARE(spansOf(history).size(), std::size_t(1));
    history.record(stateAt(now - 1h, 0.3)); // the clock was put right: another probe
    QCOMPARE(spansOf(history).size(), std::size_t(2));
    history.record(stateAt(now - 1h, 0.2)); // onto an instant that was known: both are kept in one span
    QCOMPARE(spansOf(history).size(), std::size_t(2));
    QCOMPARE(spansOf(history).front().left, 0.2);
    QCOMPARE(spansOf(history).front().low(), 0.2);
    QCOMPARE(spansOf(history).front().high(), 0.3);
}

void HistoryTest::refusals()
{
    History history(&m_places);
    AccountState state = stateAt(now - 2min, 0.0);
    state.snapshot.error = Error{.kind = ErrorKind::RateLimited, .httpStatus = 429, .detail = {}, .retryAt = {}};
    history.record(state);
    history.record(state);
    state.snapshot.checkedAt = now;
    history.record(state);
    state.snapshot.checkedAt = now + 1min;
    state.snapshot.error->kind = ErrorKind::Timeout;
    history.record(state);
    const std::vector<TimePoint> expected{now - 2min, now};
    QVERIFY(history.of({u"a1"_s, u"tokens"_s}, now - 1h).refusals == expected);
    QVERIFY(history.of({u"a2"_s, u"tokens"_s}, now - 1h).refusals.empty());
}

/// However much is told meanwhile; but nothing waits where somebody looks, or at the end.
void HistoryTest::writesOnceAMinute()
{
    const auto written = [this] { return QFileInfo(file()).lastModified(); };
    History history(&m_places);
    const auto* timer = history.findChild<QTimer*>();
    QVERIFY(timer && !timer->isActive());
    history.record(stateAt(now - 10min, 0.8));
    QVERIFY(timer->remainingTimeAsDuration() < 3s);
    history.flush();
    const QDateTime first = written();
    for (int i = 0; i < 20; ++i) {
        history.record(stateAt(now - 5min + std::chrono::seconds(i), 0.5 - i * 0.01));
        QVERIFY(timer->remainingTimeAsDuration() > 55s);
    }
    QCOMPARE(written(), first);
    QCOMPARE(spansOf(history).size(), std::size_t(21));
    QVERIFY(!timer->isActive());
}

void HistoryTest::writesMuchInTurns_data()
{
    QTest::addColumn<QString>("meanwhile");
    QTest::newRow("to its end") << QString();
    QTest::newRow("somebody looks") << u"of"_s;
    QTest::newRow("the program ends") << u"end"_s;
    QTest::newRow("one account is forgotten") << u"forget one"_s;
    QTest::newRow("all is forgotten") << u"forget"_s;
    QTest::newRow("it is compacted") << u"compact"_s;
    QTest::newRow("more is told") << u"record"_s;
}

/// What a thousand accounts told is written without keeping others waiting, whatever comes between.
void HistoryTest::writesMuchInTurns()
{
    QFETCH(const QString, meanwhile);
    constexpr int accounts = 3000;
    auto history = std::make_unique<History>(&m_places);
    const QSignalSpy written(history.get(), &History::written);
    for (int i = 0; i < accounts; ++i)
        history->record(stateAt(now - 5min, 0.5, u"a%1"_s.arg(i)));
    auto* timer = history->findChild<QTimer*>();
    timer->start(0);
    int turns = 0;
    const auto goOn = [&] {
        QCoreApplication::processEvents();
        ++turns;
        return !written.isEmpty() || (!meanwhile.isEmpty() && turns > 3);
    };
    QVERIFY(QTest::qWaitFor(goOn, 60'000));
    QVERIFY(turns > 3);
    QCOMPARE(written.isEmpty(), !meanwhile.isEmpty());
    if (meanwhile == "of"_L1)
        QCOMPARE(spansOf(*history, u"a2999"_s).size(), std::size_t(1));
    else if (meanwhile == "forget one"_L1)
        history->forget(u"a0"_s);
    else if (meanwhile == "forget"_L1)
        history->forget();
    else if (meanwhile == "compact"_L1)
        history->compact(now);
    else if (meanwhile == "record"_L1)
        history->record(stateAt(now, 0.4, u"a0"_s));
    history.reset();
    History again(&m_places);
    const bool allGone = meanwhile == "forget"_L1;
    const std::size_t first = meanwhile == "record"_L1 ? 2 : meanwhile == "forget one"_L1 ? 0 : 1;
    QCOMPARE(spansOf(again, u"a0"_s).size(), allGone ? 0 : first);
    for (const QString& id : {u"a1"_s, u"a1500"_s, u"a2999"_s})
        QCOMPARE(spansOf(again, id).size(), std::size_t(allGone ? 0 : 1));
}

/// Whoever hears that it has written can give memory back; nothing is told where nothing was written.
void HistoryTest::keepsLittleInMemory()
{
    History history(&m_places);
    const QSignalSpy written(&history, &History::written);
    history.flush();
    QCOMPARE(written.size(), 0);
    history.record(stateAt(now - 1h, 0.5));
    history.flush();
    QCOMPARE(written.size(), 1);
    history.flush();
    QCOMPARE(written.size(), 1);
    const QStringList names = QSqlDatabase::connectionNames();
    const auto name = std::ranges::find_if(names, [](const QString& each) { return each.startsWith(u"history-"_s); });
    QVERIFY(name != names.end());
    QSqlQuery query(QSqlDatabase::database(*name, false));
    QVERIFY(query.exec(u"PRAGMA cache_size"_s) && query.next());
    QVERIFY(query.value(0).toInt() < 0 && query.value(0).toInt() >= -512); // KiB, where it is negative
}

void HistoryTest::filesAreTheOwnersAlone()
{
#ifdef Q_OS_UNIX
    History history(&m_places);
    history.record(stateAt(now, 0.8));
    history.flush();
    const auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    const QFileInfoList files = QDir(m_places.state).entryInfoList(QDir::Files);
    QVERIFY(!files.empty());
    for (const QFileInfo& each : files)
        QCOMPARE(each.permissions(), mine);
    QCOMPARE(QFileInfo(m_places.state).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
#else
    QSKIP("POSIX permissions only");
#endif
}

void HistoryTest::demoIsNotKept()
{
    AccountState state = stateAt(now, 0.8);
    state.account.demo = true;
    History kept(&m_places);
    kept.record(state);
    kept.flush();
    QVERIFY(!QFile::exists(file()));
    History shown(nullptr);
    shown.record(state);
    QCOMPARE(spansOf(shown).size(), std::size_t(1));
}

void HistoryTest::looksWithoutMakingAFile()
{
    History history(&m_places);
    QVERIFY(spansOf(history).empty());
    history.forget();
    history.forget(u"a1"_s);
    QVERIFY(!QFile::exists(file()));
}

void HistoryTest::believesNoSingleLookAtTheClock_data()
{
    QTest::addColumn<std::vector<int>>("daysAhead");
    QTest::addColumn<bool>("stays");
    QTest::newRow("one day, years ahead") << std::vector<int>{4000} << true;
    QTest::newRow("one day, two years ahead") << std::vector<int>{740} << true;
    QTest::newRow("two days, years ahead") << std::vector<int>{4000, 4001} << true;
    QTest::newRow("a wrong clock each few months") << std::vector<int>{800, 920, 1040, 1160} << true;
    QTest::newRow("time really goes on") << std::vector<int>{800, 801, 802} << false;
    QTest::newRow("rarely used, and goes on") << std::vector<int>{770, 785, 800, 815} << false;
}

void HistoryTest::believesNoSingleLookAtTheClock()
{
    QFETCH(std::vector<int>, daysAhead);
    History history(&m_places);
    history.record(stateAt(now, 0.8));
    for (const int day : daysAhead) {
        history.record(stateAt(now + day * 24h, 0.5 + day * 0.0001));
        history.flush();
        history.compact(now + day * 24h);
    }
    const auto spans = spansOf(history);
    QTEST(std::ranges::any_of(spans, [](const HistorySpan& span) { return span.since == now; }), "stays");
}

void HistoryTest::forgets()
{
    History history(&m_places);
    history.record(stateAt(now, 0.8));
    history.record(stateAt(now, 0.7, u"a2"_s));
    history.forget(u"a1"_s);
    QVERIFY(spansOf(history).empty());
    QCOMPARE(spansOf(history, u"a2"_s).size(), std::size_t(1));
    history.record(stateAt(now + 1min, 0.6, u"a2"_s));
    history.forget();
    QVERIFY(spansOf(history, u"a2"_s).empty());
    QFile raw(file());
    QVERIFY(raw.open(QIODevice::ReadOnly));
    QVERIFY(!raw.readAll().contains("a2"));
}

void HistoryTest::damagedFileIsPutAside()
{
    QVERIFY(makePrivateFolder(m_places.state));
    QFile broken(file());
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray(8192, 'x'));
    broken.close();
    History history(&m_places);
    QSignalSpy failed(&history, &History::failed);
    history.record(stateAt(now, 0.8));
    QCOMPARE(spansOf(history).size(), std::size_t(1));
    QVERIFY(QFile::exists(file() + u".damaged"_s));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().toString(),
        u"The history was damaged. It has been put aside as %1.damaged, and a new one begins."_s.arg(file()));
    QCOMPARE(history.trouble(), QString());
}

namespace {

/// Another program that holds the file for itself.
class Holder {
public:
    explicit Holder(const QString& file)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"holder"_s);
        database.setDatabaseName(file);
        m_holds = database.open() && QSqlQuery(database).exec(u"BEGIN EXCLUSIVE"_s)
            && QSqlQuery(database).exec(u"CREATE TABLE IF NOT EXISTS held (x)"_s);
    }
    ~Holder()
    {
        QSqlDatabase::database(u"holder"_s).close();
        QSqlDatabase::removeDatabase(u"holder"_s);
    }
    Q_DISABLE_COPY_MOVE(Holder)
    [[nodiscard]] bool holds() const { return m_holds; }

private:
    bool m_holds = false;
};

} // namespace

/// Quitting does not wait for it, and what was read is written when it is gone.
void HistoryTest::waitsForAnotherProgram()
{
    {
        History history(&m_places);
        history.record(stateAt(now - 2h, 0.9));
    }
    History history(&m_places);
    QSignalSpy failed(&history, &History::failed);
    {
        const Holder holder(file());
        QVERIFY(holder.holds());
        history.record(stateAt(now - 1h, 0.5));
        QElapsedTimer timer;
        timer.start();
        history.flush();
        QVERIFY2(timer.elapsed() < 1500, QByteArray::number(timer.elapsed()).constData());
        QVERIFY(failed.isEmpty()); // a moment's lock is nothing to tell of
        history.flush();
        history.flush();
        history.flush();
        QCOMPARE(failed.size(), 1);
    }
    history.record(stateAt(now, 0.4));
    history.flush();
    QCOMPARE(spansOf(history).size(), 3U);
    QCOMPARE(history.trouble(), QString());
}

void HistoryTest::triesAgainWhenThereIsRoom()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_places.state).path()));
    History history(&m_places);
    QSignalSpy failed(&history, &History::failed);
    QVERIFY(makePrivateFolder(m_places.state));
    QVERIFY(QDir().mkdir(m_places.state + u"/history.sqlite-journal"_s)); // where SQLite writes first
    history.record(stateAt(now - 1h, 0.5));
    history.flush();
    history.flush();
    QCOMPARE(failed.size(), 1);
    QVERIFY2(failed.front().front().toString().contains(file()), qPrintable(failed.front().front().toString()));
    QVERIFY(QDir(m_places.state).rmdir(u"history.sqlite-journal"_s));
    history.flush();
    QCOMPARE(history.trouble(), QString());
    QCOMPARE(spansOf(history).size(), 1U);
}

void HistoryTest::forgetsAsSoonAsItCan()
{
    History history(&m_places);
    history.record(stateAt(now - 1h, 0.5));
    history.record(stateAt(now - 1h, 0.5, u"a2"_s));
    history.flush();
    {
        const Holder holder(file());
        QVERIFY(holder.holds());
        history.forget(u"a1"_s);
    }
    history.flush();
    QCOMPARE(spansOf(history).size(), 0U);
    QCOMPARE(spansOf(history, u"a2"_s).size(), 1U);
}

/// What a file brings along runs nothing, and cannot damage itself.
void HistoryTest::opensTheFileWithCare()
{
    History history(&m_places);
    history.record(stateAt(now - 1h, 0.5));
    history.flush();
    const QStringList names = QSqlDatabase::connectionNames();
    const auto name = std::ranges::find_if(names, [](const QString& each) { return each.startsWith(u"history-"_s); });
    QVERIFY(name != names.end());
    const QSqlDatabase database = QSqlDatabase::database(*name, false);
    const auto value = [&](const QString& pragma) {
        QSqlQuery query(database);
        return query.exec(u"PRAGMA "_s + pragma) && query.next() ? query.value(0).toInt() : -1;
    };
    QCOMPARE(value(u"trusted_schema"_s), 0);
    QCOMPARE(value(u"cell_size_check"_s), 1);
    QCOMPARE(value(u"secure_delete"_s), 1);
    QVERIFY(value(u"busy_timeout"_s) <= 500);
    QSqlQuery query(database);
    (void)query.exec(u"PRAGMA writable_schema = ON"_s);
    QVERIFY(!query.exec(u"UPDATE sqlite_schema SET sql = '' WHERE name = 'spans'"_s)); // defensive
    QVERIFY(!query.exec(u"SELECT load_extension('nothing')"_s));
}

void HistoryTest::newerFileIsLeftAlone()
{
    QVERIFY(makePrivateFolder(m_places.state));
    {
        QSqlDatabase newer = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        newer.setDatabaseName(file());
        QVERIFY(newer.open());
        QVERIFY(QSqlQuery(newer).exec(u"PRAGMA user_version = 99"_s));
        newer.close();
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    QFile raw(file());
    QVERIFY(raw.open(QIODevice::ReadOnly));
    const QByteArray before = raw.readAll();
    raw.close();
    History history(&m_places);
    history.record(stateAt(now, 0.8));
    QVERIFY(spansOf(history).empty());
    QVERIFY2(history.trouble().contains(u"newer version"_s), qPrintable(history.trouble()));
    QVERIFY(raw.open(QIODevice::ReadOnly));
    QCOMPARE(raw.readAll(), before);
}

void HistoryTest::followsNoLink()
{
#ifdef Q_OS_UNIX
    QVERIFY(makePrivateFolder(m_places.state));
    const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
    QFile target(elsewhere);
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.close();
    QVERIFY(QFile::link(elsewhere, file()));
    History history(&m_places);
    history.record(stateAt(now, 0.8));
    QVERIFY(spansOf(history).empty());
    QVERIFY(!history.trouble().isEmpty());
    QCOMPARE(QFileInfo(elsewhere).size(), 0);
#else
    QSKIP("Symbolic links only");
#endif
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
