// SPDX-License-Identifier: MIT
#include "io/session/sessionfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};

/// Writes a file of that time; "gone" leaves none.
void write(const QString& path, TimePoint at)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("{}") > 0 && file.flush());
    QVERIFY(file.setFileTime(toDateTime(at), QFileDevice::FileModificationTime));
}

} // namespace

/// Whether a tool is at work here, by the times of its files.
class SessionFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void times_data();
    void times();
    void followsNoLinks();
    void opensNone();
    void knowsWhereToolsAre();
};

void SessionFilesTest::times_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Milliseconds>("age");
    QTest::addColumn<bool>("written");
    QTest::newRow("now") << u"a.jsonl"_s << Milliseconds(0ms) << true;
    QTest::newRow("later") << u"a.jsonl"_s << Milliseconds(-1h) << true;
    QTest::newRow("before") << u"a.jsonl"_s << Milliseconds(1s) << false;
    QTest::newRow("deep below") << u"2026/11/24/a.jsonl"_s << Milliseconds(0ms) << true;
    QTest::newRow("hidden") << u".x/.a"_s << Milliseconds(0ms) << true;
}

void SessionFilesTest::times()
{
    QFETCH(QString, path);
    QFETCH(Milliseconds, age);
    const QTemporaryDir folder;
    write(folder.filePath(u"old.jsonl"_s), noon - 72h);
    write(folder.filePath(path), noon - age);
    QTEST(anyWrittenSince({folder.filePath(u"none"_s), folder.path()}, noon), "written");
    QVERIFY(!anyWrittenSince({folder.filePath(u"none"_s)}, noon));
}

void SessionFilesTest::followsNoLinks()
{
    const QTemporaryDir folder;
    const QTemporaryDir other;
    write(other.filePath(u"a"_s), noon);
    QVERIFY(QFile::link(other.path(), folder.filePath(u"link"_s)));
    QVERIFY(!anyWrittenSince({folder.path()}, noon));
}

void SessionFilesTest::opensNone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"secret"_s);
    write(path, noon);
    QVERIFY(QFile::setPermissions(path, {}));
    QVERIFY(anyWrittenSince({folder.path()}, noon));
}

void SessionFilesTest::knowsWhereToolsAre()
{
    qputenv("CODEX_HOME", "/somewhere/codex");
    const QStringList folders = sessionFoldersHere();
    qunsetenv("CODEX_HOME");
    QVERIFY(folders.contains(u"/somewhere/codex/sessions"_s));
    QVERIFY(folders.contains(QDir::homePath() + u"/.claude/projects"_s));
}

QTEST_GUILESS_MAIN(SessionFilesTest)
#include "tst_sessionfiles.moc"
