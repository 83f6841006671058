// SPDX-License-Identifier: MIT
#include "service/commandhook.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr CommandHook::Limits brief{.run = 700ms, .grace = 300ms, .printed = 64 * 1024, .waiting = 3};
/// Until then a script has written down what it started, however busy the machine is.
constexpr CommandHook::Limits longer{.run = 4s, .grace = 300ms, .printed = 64 * 1024, .waiting = 3};

/// A script in a folder that goes with it, and the hook that runs it.
class Desk {
public:
    explicit Desk(const QByteArray& script, const CommandHook::Limits& limits = {})
        : hook(limits, nullptr)
        , ended(&hook, &CommandHook::ended)
    {
        QFile file(place(u"hook"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + script + "\n");
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
        file.close();
        hook.setCommand({place(u"hook"_s), place(u"out"_s)});
    }
    [[nodiscard]] QString place(const QString& name) const { return folder.filePath(name); }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(place(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] bool ends(qsizetype count)
    {
        return QTest::qWaitFor([&] { return ended.size() >= count; }, 20'000);
    }
    [[nodiscard]] QString trouble() const
    {
        return ended.isEmpty() ? u"none ended"_s : ended.last().first().toString();
    }

    QTemporaryDir folder;
    CommandHook hook;
    QSignalSpy ended;
};

/// One that has ended and was not waited for runs no more.
bool isRunning(const QByteArray& pid)
{
    if (pid.toInt() <= 0 || ::kill(pid.toInt(), 0) != 0)
        return false;
    QFile stat(u"/proc/%1/stat"_s.arg(pid.toInt()));
    if (!stat.open(QIODevice::ReadOnly))
        return !QFile::exists(u"/proc/self/stat"_s);
    const QByteArray fields = stat.readAll();
    return fields.mid(fields.lastIndexOf(')') + 2, 1) != "Z";
}

bool areRunning(const QByteArray& pids)
{
    const auto each = pids.simplified().split(' ');
    return std::any_of(each.begin(), each.end(), isRunning);
}

} // namespace

class CommandHookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void getsTheEventOnItsInput();
    void runsOneAfterTheOther();
    void isReadByNoShell();
    void mayReadNothing();
    void getsNoVariableThatIsWithheld();
    void tellsHowItFailed_data();
    void tellsHowItFailed();
    void isEndedWithAllThatItStarted();
    void isEndedWithWhatDoesNotWantTo();
    void isEndedWhereItDoesNotWantTo();
    void floods();
    void dropsWhatHasWaitedLongest();
    void isNotThere();
    void anotherCommandDropsWhatWaits();
    void endsWithTheProgram();
    void lastLines_data();
    void lastLines();
};

void CommandHookTest::getsTheEventOnItsInput()
{
    Desk desk("cat > \"$1\"");
    desk.hook.run("{\"event\":\"used-up\"}\n", {});
    QVERIFY(desk.ends(1));
    QCOMPARE(desk.trouble(), QString());
    QCOMPARE(desk.read(u"out"_s), "{\"event\":\"used-up\"}\n");
}

void CommandHookTest::runsOneAfterTheOther()
{
    Desk desk("echo begin >> \"$1\"; cat >> \"$1\"; sleep 0.1; echo end >> \"$1\"");
    desk.hook.run("1\n", {});
    desk.hook.run("2\n", {});
    desk.hook.run("3\n", {});
    QVERIFY(desk.ends(3));
    QCOMPARE(desk.read(u"out"_s), "begin\n1\nend\nbegin\n2\nend\nbegin\n3\nend\n");
}

void CommandHookTest::isReadByNoShell()
{
    Desk desk("printf '%s|' \"$@\" > \"$1\"");
    const QString out = desk.place(u"out"_s);
    desk.hook.setCommand({desk.place(u"hook"_s), out, u"$HOME; touch x"_s, u"*"_s, u"`id`"_s, u"a b"_s});
    desk.hook.run("{}\n", {});
    QVERIFY(desk.ends(1));
    QCOMPARE(desk.read(u"out"_s), out.toUtf8() + "|$HOME; touch x|*|`id`|a b|");
}

void CommandHookTest::mayReadNothing()
{
    Desk desk("exit 0");
    desk.hook.run(QByteArray(2'000'000, 'x') + '\n', {});
    QVERIFY(desk.ends(1));
    QCOMPARE(desk.trouble(), QString());
}

void CommandHookTest::getsNoVariableThatIsWithheld()
{
    qputenv("QUOTALAMP_TEST_API_KEY", "sk-fake-not-a-key-0123456789");
    qputenv("QUOTALAMP_TEST_OTHER", "stays");
    const auto back = qScopeGuard([] {
        qunsetenv("QUOTALAMP_TEST_API_KEY");
        qunsetenv("QUOTALAMP_TEST_OTHER");
    });
    Desk desk("env > \"$1\"");
    desk.hook.run("{}\n", {u"QUOTALAMP_TEST_API_KEY"_s});
    QVERIFY(desk.ends(1));
    QVERIFY(!desk.read(u"out"_s).contains("sk-fake"));
    QVERIFY(desk.read(u"out"_s).contains("QUOTALAMP_TEST_OTHER=stays"));
}

void CommandHookTest::tellsHowItFailed_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<bool>("isBrief");
    QTest::newRow("exit status") << QByteArray("exit 3") << u"The command %1 failed with exit status 3."_s << false;
    QTest::newRow("its last line, of either channel")
        << QByteArray("echo first; echo no such host >&2; echo; exit 1")
        << u"The command %1 failed with exit status 1. It said: “no such host”"_s << false;
    QTest::newRow("no key, no control") << QByteArray(
        "printf 'Bearer sk-fake-0123456789abcdef \\033[31mred\\n'; exit 1")
                                        << u"The command %1 failed with exit status 1. It said: “Bearer [redacted]"_s
                                        << false;
    QTest::newRow("dies") << QByteArray("kill -SEGV $$") << u"The command %1 crashed or was ended."_s << false;
    QTest::newRow("sleeps") << QByteArray("sleep 60") << u"The command %1 took longer than"_s << true;
}

void CommandHookTest::tellsHowItFailed()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, trouble);
    QFETCH(bool, isBrief);
    Desk desk(script, isBrief ? brief : CommandHook::Limits{});
    desk.hook.run("{}\n", {});
    QVERIFY(desk.ends(1));
    const QString name = desk.place(u"hook"_s);
    QVERIFY2(desk.trouble().startsWith(trouble.arg(name.left(60))), qPrintable(desk.trouble()));
    QVERIFY(!desk.trouble().contains(u"sk-fake"_s));
    QVERIFY(!desk.trouble().contains(QChar(0x1b)));
    QVERIFY(!desk.hook.isBusy());
}

void CommandHookTest::isEndedWithAllThatItStarted()
{
    Desk desk("sleep 60 & echo $! > \"$1\"; wait", longer);
    desk.hook.run("{}\n", {});
    QVERIFY(desk.ends(1));
    const QByteArray child = desk.read(u"out"_s).trimmed();
    QVERIFY(child.toInt() > 0);
    QTRY_VERIFY(!isRunning(child));
}

/// The command itself ends when it is told to; what it started does not.
void CommandHookTest::isEndedWithWhatDoesNotWantTo()
{
    Desk desk("sh -c 'trap \"\" TERM; sleep 60 & echo $$ $! > \"$0\"; wait' \"$1\" & wait", longer);
    desk.hook.run("{}\n", {});
    QVERIFY(desk.ends(1));
    QVERIFY2(desk.trouble().contains(u"took longer"_s), qPrintable(desk.trouble()));
    const QByteArray children = desk.read(u"out"_s);
    QCOMPARE(children.simplified().count(' '), 1);
    QTRY_VERIFY(!areRunning(children));
}

void CommandHookTest::isEndedWhereItDoesNotWantTo()
{
    Desk desk("trap '' TERM; echo $$ > \"$1\"; while :; do sleep 0.05; done", longer);
    desk.hook.run("{}\n", {});
    QVERIFY(desk.ends(1));
    QVERIFY2(desk.trouble().contains(u"took longer"_s), qPrintable(desk.trouble()));
    QTRY_VERIFY(!isRunning(desk.read(u"out"_s).trimmed()));
}

void CommandHookTest::floods()
{
    Desk desk("yes flood; exit 0", {.run = 20s, .grace = 1s, .printed = 64 * 1024, .waiting = 3});
    QElapsedTimer time;
    time.start();
    desk.hook.run("{}\n", {});
    QVERIFY(desk.ends(1));
    QVERIFY2(desk.trouble().contains(u"printed too much"_s), qPrintable(desk.trouble()));
    QVERIFY(time.elapsed() < 15'000);
}

void CommandHookTest::dropsWhatHasWaitedLongest()
{
    Desk desk("cat >> \"$1\"; sleep 0.1", {.run = 20s, .grace = 1s, .printed = 1024, .waiting = 2});
    for (const char* each : {"1\n", "2\n", "3\n", "4\n", "5\n"})
        desk.hook.run(each, {});
    QCOMPARE(desk.ended.size(), 2);
    QVERIFY2(desk.trouble().contains(u"too slow"_s), qPrintable(desk.trouble()));
    QVERIFY(desk.ends(5));
    QCOMPARE(desk.read(u"out"_s), "1\n4\n5\n");
}

void CommandHookTest::isNotThere()
{
    Desk desk("exit 0");
    desk.hook.setCommand({desk.place(u"nowhere"_s)});
    desk.hook.run("{}\n", {});
    QVERIFY(desk.ends(1));
    QVERIFY2(desk.trouble().contains(u"cannot be started"_s), qPrintable(desk.trouble()));
    desk.hook.setCommand({desk.place(u"hook"_s)});
    desk.hook.run("{}\n", {});
    QVERIFY(desk.ends(2));
    QCOMPARE(desk.trouble(), QString());
}

void CommandHookTest::anotherCommandDropsWhatWaits()
{
    Desk desk("cat >> \"$1\"");
    desk.hook.run("1\n", {});
    desk.hook.run("2\n", {});
    desk.hook.setCommand({});
    desk.hook.run("3\n", {});
    QVERIFY(desk.ends(1));
    QTest::qWait(50);
    QCOMPARE(desk.ended.size(), 1);
    QCOMPARE(desk.read(u"out"_s), "1\n");
}

void CommandHookTest::endsWithTheProgram()
{
    QByteArray pid;
    {
        Desk desk("echo $$ > \"$1\"; sleep 60");
        desk.hook.run("{}\n", {});
        QTRY_VERIFY(desk.read(u"out"_s).endsWith('\n'));
        pid = desk.read(u"out"_s).trimmed();
        QVERIFY(isRunning(pid));
    }
    QTRY_VERIFY(!isRunning(pid));
}

void CommandHookTest::lastLines_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("line");
    QTest::newRow("none") << QByteArray() << QString();
    QTest::newRow("blank lines") << QByteArray("one\n \n\t\n") << u"one"_s;
    QTest::newRow("no end") << QByteArray("one\ntwo") << u"two"_s;
    QTest::newRow("carriage returns") << QByteArray("10%\r\n100%\r\n") << u"100%"_s;
    QTest::newRow("no text") << QByteArray("\xff\xfe\n") << u"\xfffd\xfffd"_s;
}

void CommandHookTest::lastLines()
{
    QFETCH(QByteArray, output);
    QFETCH(QString, line);
    QCOMPARE(lastLine(output), line);
}

QTEST_GUILESS_MAIN(CommandHookTest)
#include "tst_commandhook.moc"
