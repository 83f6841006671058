// SPDX-License-Identifier: MIT
#include "cli/commands.h"
#include "cli/guardarguments.h"
#include "io/files/accountfile.h"
#include "io/session/instance.h"
#include "support/commandhome.h"
#include "support/loopbackserver.h"
#ifdef QUOTALAMP_GUARD_SCHEMA
#include "support/descriptorschema.h"
#endif

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

constexpr auto models = R"({"data": [{"id": "small"}]})";

} // namespace

/// What scripts and agents see of `guard`, beside a provider on the loopback.
class GuardCommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void percentages_data();
    void percentages();
    void durations_data();
    void durations();
    void wrongUsage_data();
    void wrongUsage();
    void readsTheOrder();
    void saysWhatIsWrong();
    void decides_data();
    void decides();
    void tellsScripts_data();
    void tellsScripts();
    void noAccount();
    void asksOnceAndKeepsToTheCache();
    void asksTheRunningApp();
    void waitsByTheRunningApp();
    void asksAnewOnlyWhomItMust();
    void waitsForTheReset();
    void manyWaitForOneAnswer();
    void waitsNoLongerThanTold_data();
    void waitsNoLongerThanTold();
    void endsAtOnceWhenInterrupted();
    void becomesTheCommand_data();
    void becomesTheCommand();
    void passesOnWhatItWasGiven();
    void runsNothingWithoutRoom();
    void passesOnSignals();

private:
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] test::Ran run(const QStringList& words, const QByteArray& input = {}) const;
    /// "x-limit: 100" and what is left of it, back in `reset` as the provider words it.
    void tell(int left, const QByteArray& reset);
    void keep(const QStringList& labels) const;
    [[nodiscard]] static QJsonObject fromTheApp(int left, TimePoint reset);

    std::unique_ptr<test::CommandHome> m_home;
    std::unique_ptr<LoopbackServer> m_server;
};

void GuardCommandTest::init()
{
    m_home = std::make_unique<test::CommandHome>();
    m_server = std::make_unique<LoopbackServer>();
    QVERIFY(QDir(m_home->path()).mkpath(u"config/quotalamp/providers"_s));
    QFile file(m_home->filePath(u"config/quotalamp/providers/acme.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"id": "acme", "name": "Acme", "baseUrl": "https://acme.example",
        "key": {"need": "optional", "header": "authorization", "prefix": "Bearer "},
        "free": [{"tag": "models", "get": "/v1/models", "models": "/data/*/id"}],
        "windows": [{"id": "tokens", "unit": "tokens", "refill": "fixed", "period": "5h",
            "limit": "x-limit", "remaining": "x-remaining", "reset": "x-reset", "resetForm": "duration"}]})");
    keep({u"work"_s});
}

void GuardCommandTest::keep(const QStringList& labels) const
{
    std::vector<Account> accounts;
    for (const QString& label : labels) {
        Account account;
        account.id = u"id-"_s + label;
        account.provider = u"acme"_s;
        account.label = label;
        account.baseUrl = m_server->url();
        accounts.push_back(account);
    }
    QVERIFY(!AccountFile(m_home->places()).write(accounts));
}

void GuardCommandTest::tell(int left, const QByteArray& reset)
{
    m_server->play(answering(
        200, models, "x-limit: 100\r\nx-remaining: " + QByteArray::number(left) + "\r\nx-reset: " + reset + "\r\n"));
}

QProcessEnvironment GuardCommandTest::environment() const
{
    QProcessEnvironment environment = m_home->environment();
    environment.remove(u"QUOTALAMP_KEY"_s);
    return environment;
}

test::Ran GuardCommandTest::run(const QStringList& words, const QByteArray& input) const
{
    return test::ranWith(QStringLiteral(QUOTALAMP_PROGRAM), QStringList{u"guard"_s} + words, environment(), input);
}

void GuardCommandTest::percentages_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<double>("share");
    const auto row = [](const char* said, double share) { QTest::newRow(said) << QString::fromUtf8(said) << share; };
    row("20", 0.2);
    row("20%", 0.2);
    row("12.5 %", 0.125);
    row("0", 0);
    row("100", 1);
    row("100.0%", 1);
    row(" 7 ", 0.07);
    for (const char* wrong : {"", "%", "101", "100.1", "-1", "+5", "1e1", "0x10", "12,5", ".5", "5.", "nan", "inf",
             "twenty", "20%%", "2 0", "٢٠", "1000000000000"})
        row(wrong, -1);
}

void GuardCommandTest::percentages()
{
    QFETCH(const QString, said);
    QFETCH(const double, share);
    QCOMPARE(shareSaid(said).value_or(-1), share);
}

void GuardCommandTest::durations_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<Milliseconds>("duration");
    const auto row = [](const char* said, Milliseconds duration) {
        QTest::newRow(said) << QString::fromUtf8(said) << duration;
    };
    row("30s", 30s);
    row("10m", 10min);
    row("2h", 2h);
    row("1h30m", 90min);
    row("1d", 24h);
    row("1d2h3m4s", 24h + 2h + 3min + 4s);
    row("0s", 0s);
    row("90m", 90min);
    for (const char* wrong :
        {"", "10", "m", "10 m", "1.5h", "-1m", "30m1h", "1h1h", "2w", "367d", "99999999999s", "1h ago", "∞"})
        row(wrong, Milliseconds(-1));
}

void GuardCommandTest::durations()
{
    QFETCH(const QString, said);
    QFETCH(const Milliseconds, duration);
    QCOMPARE(durationSaid(said).value_or(Milliseconds(-1)), duration);
}

void GuardCommandTest::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* name, const QStringList& words) { QTest::newRow(name) << words; };
    row("no percentage", {u"work"_s});
    row("a wrong one", {u"--min-left"_s, u"lots"_s});
    row("none behind it", {u"--min-left"_s});
    row("a wrong wait", {u"--min-left"_s, u"5"_s, u"--wait=soon"_s});
    row("no limit's name", {u"--min-left"_s, u"5"_s, u"--window"_s, u" "_s});
    row("no command", {u"--min-left"_s, u"5"_s, u"--"_s});
    row("an empty command", {u"--min-left"_s, u"5"_s, u"--"_s, u""_s});
    row("JSON into a command's output", {u"--min-left"_s, u"5"_s, u"--json"_s, u"--"_s, u"true"_s});
    row("no such option", {u"--min-left"_s, u"5"_s, u"--force"_s});
    row("answers without the demo", {u"--min-left"_s, u"5"_s, u"--answers"_s, u"x"_s});
}

void GuardCommandTest::wrongUsage()
{
    QFETCH(const QStringList, words);
    GuardOrder order;
    QCOMPARE(readGuardOrder(QStringList{u"quotalamp"_s} + words, order).value_or(-1), 2);
}

/// What belongs to the command is not read as ours.
void GuardCommandTest::readsTheOrder()
{
    GuardOrder order;
    QVERIFY(!readGuardOrder({u"quotalamp"_s, u"work"_s, u"--wait"_s, u"--min-left=12.5%"_s, u"home"_s, u"--any"_s,
                                u"--"_s, u"make"_s, u"--wait"_s, u"--"_s, u"x"_s},
        order));
    QCOMPARE(order.accounts, (QStringList{u"work"_s, u"home"_s}));
    QCOMPARE(order.least, 0.125);
    QVERIFY(order.any && order.wait && !order.longest && !order.json);
    QCOMPARE(order.command, (QStringList{u"make"_s, u"--wait"_s, u"--"_s, u"x"_s}));
    QVERIFY(!readGuardOrder({u"quotalamp"_s, u"--min-left"_s, u"5"_s, u"--wait=1h30m"_s}, order));
    QVERIFY(order.wait && order.longest == Milliseconds(90min));
}

/// A mistake asks nobody, and says what is right.
void GuardCommandTest::saysWhatIsWrong()
{
    const test::Ran ran = run({u"--min-left"_s, u"lots"_s});
    QCOMPARE(ran.exit, 2);
    QVERIFY2(ran.error.contains("a percentage from 0 to 100, such as --min-left 20."_L1), qPrintable(ran.error));
    QVERIFY(ran.out.isEmpty() && m_server->heard().empty());
}

void GuardCommandTest::decides_data()
{
    QTest::addColumn<Play>("answer");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* name, const Play& answer, const QStringList& words, int status,
                         const QString& told) { QTest::newRow(name) << answer << words << status << told; };
    const Play some = answering(200, models, "x-limit: 100\r\nx-remaining: 64\r\nx-reset: 2h\r\n");
    const Play none = answering(200, models, "x-limit: 100\r\nx-remaining: 0\r\nx-reset: 2h\r\n");
    const QStringList fifth{u"--min-left"_s, u"20%"_s};
    row("enough", some, fifth, 0, u"At least 20% is left (Acme tokens: 64% left, resets in 2"_s);
    row("not enough", some, {u"--min-left"_s, u"64.5"_s}, 1,
        u"Less than 64.5% is left (Acme tokens: 64% left, resets in"_s);
    row("used up", none, fifth, 1, u"Less than 20% is left (Acme tokens: used up, resets in"_s);
    row("the limit by its name", some, fifth + QStringList{u"--window"_s, u"Tokens"_s}, 0, u"At least 20%"_s);
    row("a limit there is not", some, fifth + QStringList{u"--window"_s, u"5h"_s}, 4,
        u"Acme has no such limit; it has: tokens."_s);
    row("no limits", answering(200, models), fifth, 4, u"Acme has no limits that are known."_s);
    row("a refused key", answering(401, R"({"error": {"message": "no"}})"), fifth, 4,
        u"Acme: Invalid API key (401)."_s);
    row("trouble", answering(503), fifth, 4, u"Acme: "_s);
    row("a reset that has passed", answering(200, models, "x-limit: 100\r\nx-remaining: 0\r\nx-reset: 0s\r\n"), fifth,
        4, u"It is not known whether 20% is left"_s);
}

void GuardCommandTest::decides()
{
    QFETCH(const Play, answer);
    QFETCH(const QStringList, words);
    QFETCH(const int, status);
    QFETCH(const QString, told);
    m_server->play(answer);
    const test::Ran ran = run(QStringList{u"work"_s} + words);
    QVERIFY2(ran.exit == status && ran.error.contains(told), qPrintable(QString::number(ran.exit) + ran.error));
    QCOMPARE(ran.error.count(u'\n'), 1);
    QVERIFY(ran.out.isEmpty());
}

void GuardCommandTest::tellsScripts_data()
{
    QTest::addColumn<Play>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("decision");
    QTest::addColumn<QString>("reason");
    const QByteArray reset = "\r\nx-reset: 2h\r\n";
    QTest::newRow("enough") << answering(200, models, "x-limit: 100\r\nx-remaining: 64" + reset) << 0 << u"enough"_s
                            << u"level"_s;
    QTest::newRow("not enough") << answering(200, models, "x-limit: 100\r\nx-remaining: 4" + reset) << 1
                                << u"not-enough"_s << u"level"_s;
    QTest::newRow("unknown") << answering(401) << 4 << u"unknown"_s << u"failed"_s;
}

void GuardCommandTest::tellsScripts()
{
    QFETCH(const Play, answer);
    QFETCH(const int, status);
    QFETCH(const QString, decision);
    QFETCH(const QString, reason);
    m_server->play(answer);
    const test::Ran ran = run({u"--json"_s, u"--min-left"_s, u"20"_s});
    QCOMPARE(ran.exit, status);
    const QJsonObject document = QJsonDocument::fromJson(ran.out.toUtf8()).object();
    QCOMPARE(document["exit_status"_L1].toInt(-1), status);
    QCOMPARE(document["account"_L1].toString(), u"id-work"_s);
    QCOMPARE(document["decision"_L1].toString(), decision);
    QCOMPARE(document["reason"_L1].toString(), reason);
    QCOMPARE(document["text"_L1].toString(), ran.error.trimmed());
#ifdef QUOTALAMP_GUARD_SCHEMA
    const QString schema = QStringLiteral(QUOTALAMP_GUARD_SCHEMA);
    QCOMPARE(schemaObjections(ran.out.toUtf8(), schema), QStringList());
    QJsonObject lacking = document;
    lacking.remove(u"back_at"_s);
    QVERIFY(!schemaObjections(QJsonDocument(lacking).toJson(), schema).isEmpty());
#endif
}

void GuardCommandTest::noAccount()
{
    QCOMPARE(run({u"elsewhere"_s, u"--min-left"_s, u"5"_s}).exit, 3);
    keep({});
    QCOMPARE(run({u"--min-left"_s, u"5"_s}).exit, 3);
}

/// One more request only where a reset has passed since, which alone can tell what is left.
void GuardCommandTest::asksOnceAndKeepsToTheCache()
{
    tell(64, "2h");
    for (int times = 0; times < 3; ++times)
        QCOMPARE(run({u"--min-left"_s, u"20"_s}).exit, 0);
    QCOMPARE(m_server->heard().size(), std::size_t(1));
    m_home = nullptr;
    init();
    tell(0, "0s");
    QCOMPARE(run({u"--min-left"_s, u"20"_s}).exit, 4);
    QCOMPARE(m_server->heard().size(), std::size_t(2));
}

/// What the app tells of the account, read just now.
QJsonObject GuardCommandTest::fromTheApp(int left, TimePoint reset)
{
    const TimePoint now = wallClock();
    const QJsonObject window{{u"id"_s, u"tokens"_s}, {u"unit"_s, u"tokens"_s}, {u"limit"_s, 100},
        {u"remaining"_s, left}, {u"lasts"_s, false}, {u"runs_out_at"_s, toRfc3339(now + 19min)},
        {u"runs_out_latest"_s, toRfc3339(now + 25min)}, {u"reset_at"_s, toRfc3339(reset)}, {u"refill"_s, u"fixed"_s},
        {u"severity"_s, u"warning"_s}};
    const QJsonObject account{{u"id"_s, u"id-work"_s}, {u"provider"_s, u"acme"_s}, {u"account_key"_s, u"work"_s},
        {u"reachable"_s, true}, {u"checked_at"_s, toRfc3339(now)}, {u"read_at"_s, toRfc3339(now)},
        {u"windows"_s, QJsonArray{window}}};
    return {{u"schema"_s, 1}, {u"accounts"_s, QJsonArray{account}}};
}

/// Which tells the same as it tells everybody; no provider is asked by us.
void GuardCommandTest::asksTheRunningApp()
{
    QVERIFY(m_home->makeRuntimeFolder());
    Instance app(m_home->places());
    QVERIFY(
        app.claim([](const QJsonObject&, const Instance::Reply& reply) { reply(fromTheApp(64, wallClock() + 2h)); }));
    const test::Ran ran = run({u"--min-left"_s, u"20"_s});
    QCOMPARE(ran.exit, 0);
    QVERIFY2(ran.error.contains("in about 20 min, before its reset)."_L1), qPrintable(ran.error));
    QVERIFY(m_server->heard().empty());
}

/// The app is asked again after the reset, and for something that was read since.
void GuardCommandTest::waitsByTheRunningApp()
{
    QVERIFY(m_home->makeRuntimeFolder());
    Instance app(m_home->places());
    TimePoint reset;
    QStringList asked;
    QVERIFY(app.claim([&](const QJsonObject& command, const Instance::Reply& reply) {
        if (asked.isEmpty())
            reset = wallClock() + 2s; // however long it took until it asked
        const auto since = parseInstant(command["asked_at"_L1].toString());
        const bool anew = command["refresh"_L1].toBool() && since && *since >= reset;
        asked << (anew ? u"anew"_s : u"known"_s);
        reply(anew ? fromTheApp(100, reset + 5h) : fromTheApp(0, reset));
    }));
    QCOMPARE(run({u"--min-left"_s, u"20"_s, u"--wait=1m"_s}).exit, 0);
    QCOMPARE(asked, (QStringList{u"known"_s, u"known"_s, u"anew"_s}));
}

void GuardCommandTest::asksAnewOnlyWhomItMust()
{
    keep({u"work"_s, u"home"_s});
    tell(64, "2h");
    m_server->playNext(answering(200, models, "x-limit: 100\r\nx-remaining: 0\r\nx-reset: 0s\r\n"));
    QCOMPARE(run({u"--min-left"_s, u"20"_s}).exit, 0);
    QCOMPARE(m_server->heard().size(), std::size_t(3)); // each once, and the one whose reset has passed
}

/// Sleeps until the reset and asks once more.
void GuardCommandTest::waitsForTheReset()
{
    tell(100, "5h");
    m_server->playNext(answering(200, models, "x-limit: 100\r\nx-remaining: 0\r\nx-reset: 4s\r\n"));
    QElapsedTimer timer;
    timer.start();
    const test::Ran ran = run({u"--min-left"_s, u"20"_s, u"--wait"_s, u"--"_s, u"echo"_s, u"on"_s});
    QCOMPARE(ran.exit, 0);
    QCOMPARE(ran.out, u"on\n"_s);
    QVERIFY2(ran.error.startsWith("Less than 20% is left (Acme tokens: used up, resets in "_L1)
            && ran.error.contains(" s). Waiting until "_L1),
        qPrintable(ran.error));
    QVERIFY(timer.elapsed() >= 4000);
    QCOMPARE(m_server->heard().size(), std::size_t(2));
}

/// Agents that were stopped by one reset ask once before it and once after it, all together.
void GuardCommandTest::manyWaitForOneAnswer()
{
    tell(100, "5h");
    m_server->playNext(answering(200, models, "x-limit: 100\r\nx-remaining: 0\r\nx-reset: 5s\r\n"));
    std::vector<std::unique_ptr<QProcess>> guards;
    for (int number = 0; number < 6; ++number) {
        auto& guard = guards.emplace_back(std::make_unique<QProcess>());
        guard->setProcessEnvironment(environment());
        guard->start(
            QStringLiteral(QUOTALAMP_PROGRAM), {u"guard"_s, u"--min-left"_s, u"20"_s, u"--wait"_s, u"--"_s, u"true"_s});
    }
    for (const auto& guard : guards) {
        QTRY_COMPARE_WITH_TIMEOUT(guard->state(), QProcess::NotRunning, 60'000);
        QCOMPARE(guard->exitCode(), 0);
    }
    QCOMPARE(m_server->heard().size(), std::size_t(2));
}

void GuardCommandTest::waitsNoLongerThanTold_data()
{
    QTest::addColumn<QByteArray>("reset");
    QTest::addColumn<QString>("wait");
    QTest::addColumn<QString>("told");
    QTest::newRow("a reset that comes later")
        << QByteArray("2h") << u"--wait=10m"_s << u"which is longer than --wait allows."_s;
    QTest::newRow("not at all") << QByteArray("2h") << u"--wait=0s"_s << u"which is longer than --wait allows."_s;
    QTest::newRow("no reset") << QByteArray() << u"--wait"_s << u"Nobody knows when enough is back"_s;
}

void GuardCommandTest::waitsNoLongerThanTold()
{
    QFETCH(const QByteArray, reset);
    QFETCH(const QString, wait);
    QFETCH(const QString, told);
    tell(0, reset);
    const test::Ran ran = run({u"--min-left"_s, u"20"_s, wait, u"--"_s, u"echo"_s, u"on"_s});
    QCOMPARE(ran.exit, 1);
    QVERIFY2(ran.error.contains(told) && ran.error.contains("Less than 20% is left"_L1), qPrintable(ran.error));
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(m_server->heard().size(), std::size_t(1));
}

void GuardCommandTest::endsAtOnceWhenInterrupted()
{
    tell(0, "2h");
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(QUOTALAMP_PROGRAM), {u"guard"_s, u"--min-left"_s, u"20"_s, u"--wait"_s});
    QByteArray told;
    QTRY_VERIFY_WITH_TIMEOUT((told += process.readAllStandardError()).contains("Waiting until"), 20'000);
    QVERIFY(::kill(static_cast<pid_t>(process.processId()), SIGINT) == 0);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
}

void GuardCommandTest::becomesTheCommand_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("out");
    QTest::newRow("its status") << QStringList{u"sh"_s, u"-c"_s, u"exit 7"_s} << 7 << QString();
    QTest::newRow("words as they are") << QStringList{u"printf"_s, u"<%s>"_s, u"a b"_s, u"$(touch x)"_s, u""_s, u"--"_s,
        u"*"_s} << 0 << u"<a b><$(touch x)><><--><*>"_s;
    QTest::newRow("options of its own") << QStringList{u"echo"_s, u"--help"_s, u"--min-left"_s} << 0
                                        << u"--help --min-left\n"_s;
    QTest::newRow("not there") << QStringList{u"quotalamp-test-no-such-program"_s} << 127 << QString();
    QTest::newRow("no program") << QStringList{u"/etc/passwd"_s} << 126 << QString();
    QTest::newRow("a folder that is a file") << QStringList{u"/etc/passwd/x"_s} << 126 << QString();
}

void GuardCommandTest::becomesTheCommand()
{
    QFETCH(const QStringList, command);
    QFETCH(const int, status);
    QFETCH(const QString, out);
    tell(64, "2h");
    const test::Ran ran = run(QStringList{u"--min-left"_s, u"20"_s, u"--"_s} + command);
    QCOMPARE(ran.exit, status);
    QCOMPARE(ran.out, out);
    QVERIFY2(status >= 126 ? ran.error.contains(command.first()) : ran.error.isEmpty(), qPrintable(ran.error));
}

/// Standard input, rights of files, signals and environment are those of whoever started it.
void GuardCommandTest::passesOnWhatItWasGiven()
{
    tell(64, "2h");
    const test::Ran input = run({u"--min-left"_s, u"20"_s, u"--"_s, u"cat"_s}, "said\n");
    QCOMPARE(input.out, u"said\n"_s);
    const test::Ran rights = run({u"--min-left"_s, u"20"_s, u"--"_s, u"sh"_s, u"-c"_s, u"umask"_s});
    QProcess ours;
    ours.start(u"sh"_s, {u"-c"_s, u"umask"_s});
    QVERIFY(ours.waitForFinished());
    QCOMPARE(rights.out.toUtf8(), ours.readAllStandardOutput());
    // One that writes into a pipe that nobody reads has to end.
    const test::Ran pipe =
        run({u"--min-left"_s, u"20"_s, u"--"_s, u"sh"_s, u"-c"_s, u"kill -PIPE $$; echo survived"_s});
    QCOMPARE(pipe.out, QString());
    const test::Ran variables = run({u"--min-left"_s, u"20"_s, u"--"_s, u"env"_s});
    for (const QString& line : variables.out.split(u'\n', Qt::SkipEmptyParts))
        QVERIFY2(environment().contains(line.section(u'=', 0, 0)), qPrintable(line));
    // Of several accounts the command is told which one has enough.
    const test::Ran any =
        run({u"--min-left"_s, u"20"_s, u"--any"_s, u"--"_s, u"sh"_s, u"-c"_s, u"echo $QUOTALAMP_ACCOUNT"_s});
    QCOMPARE(any.out, u"work\n"_s);
}

void GuardCommandTest::runsNothingWithoutRoom()
{
    tell(4, "2h");
    const test::Ran ran = run({u"--min-left"_s, u"20"_s, u"--"_s, u"echo"_s, u"ran"_s});
    QCOMPARE(ran.exit, 1);
    QVERIFY(ran.out.isEmpty());
    QVERIFY(ran.error.contains("Less than 20% is left"_L1));
}

void GuardCommandTest::passesOnSignals()
{
    tell(64, "2h");
    const test::Ran shell = test::ranWith(u"sh"_s,
        {u"-c"_s, u"\"$0\" guard --min-left 20 -- sh -c 'kill -TERM $$'; echo $?"_s, QStringLiteral(QUOTALAMP_PROGRAM)},
        environment());
    QCOMPARE(shell.out, u"143\n"_s);
}

QTEST_GUILESS_MAIN(GuardCommandTest)

#include "tst_guardcommand.moc"
