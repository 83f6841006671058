// SPDX-License-Identifier: MIT
#include "io/files/accountfile.h"
#include "io/files/historyfile.h"
#include "io/files/settingsfile.h"
#include "io/files/usagestore.h"
#include "io/session/instance.h"
#include "support/commandhome.h"
#include "support/loopbackserver.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

Account accountNamed(const QString& label)
{
    Account account;
    account.id = u"id-"_s + label;
    account.provider = u"ollama"_s;
    account.label = label;
    return account;
}

AccountState stateNow()
{
    RateWindow window;
    window.id = u"requests"_s;
    window.limit = 50;
    window.remaining = 40;
    AccountState state;
    state.account = accountNamed(u"one"_s);
    state.snapshot.reading = Reading{};
    state.snapshot.reading->windows = {window};
    state.snapshot.checkedAt = state.snapshot.readAt = std::chrono::floor<std::chrono::seconds>(wallClock());
    return state;
}

/// As the app does it, in a process of its own: 0 where all that it wrote is said to be kept.
int learn(const Places& places)
{
    const Registry registry = Registry::builtIn();
    UsageStore store(registry, &places);
    store.setAccounts({accountNamed(u"one"_s)});
    store.setSnapshot(u"id-one"_s, stateNow().snapshot);
    const bool paid = store.requests().takePaid(1, 10, wallClock());
    LedgerEntry entry;
    entry.at = wallClock();
    entry.place = u"api.example/v1"_s;
    store.requests().enter(entry);
    store.flush();
    return store.trouble().isEmpty() && paid ? 0 : 5;
}

int remember(const Places& places)
{
    History history(&places);
    history.record(stateNow());
    history.flush();
    return history.trouble().isEmpty() ? 0 : 5;
}

int choose(const Places& places)
{
    SettingsFile file(places);
    const Settings before = file.read();
    Settings after = before;
    after.language = u"de"_s;
    return file.change(before, after) ? 0 : 5;
}

/// Writes one reading after the other, each with what is left one more, and says so when it is kept; until it is killed.
int countUp(const Places& places, const QString& label, int from)
{
    const Registry registry = Registry::builtIn();
    UsageStore store(registry, &places);
    store.setAccounts({accountNamed(u"one"_s), accountNamed(u"two"_s)});
    for (int left = from;; ++left) {
        AccountState state = stateNow();
        state.snapshot.reading->windows.front().remaining = left;
        state.snapshot.checkedAt = state.snapshot.readAt = wallClock();
        store.setSnapshot(u"id-"_s + label, state.snapshot);
        LedgerEntry entry;
        entry.at = wallClock();
        entry.place = u"api.example/"_s + QString::number(left);
        store.requests().enter(entry);
        store.flush();
        if (!store.trouble().isEmpty())
            return 5;
        std::printf("%d\n", left);
        std::fflush(stdout);
    }
}

bool hasLearned(const Places& places)
{
    const Registry registry = Registry::builtIn();
    UsageStore store(registry, &places);
    store.setAccounts({accountNamed(u"one"_s)});
    const TimePoint now = wallClock();
    return store.find(u"id-one"_s)->snapshot.reading && store.ledger().totals(now).paid >= 1
        && !store.ledger().entries(now).empty() && store.trouble().isEmpty();
}

bool hasRemembered(const Places& places)
{
    return !History(&places)
                .of({u"id-one"_s, windowKey(stateNow().snapshot.reading->windows.front())}, {})
                .spans.empty();
}

bool hasChosen(const Places& places)
{
    SettingsFile file(places);
    return file.read().language == u"de"_s && file.trouble().isEmpty();
}

struct Act {
    int (*act)(const Places&);
    bool (*done)(const Places&);
};

std::optional<Act> actNamed(const QString& name)
{
    if (name == u"learn"_s)
        return Act{learn, hasLearned};
    if (name == u"remember"_s)
        return Act{remember, hasRemembered};
    if (name == u"choose"_s)
        return Act{choose, hasChosen};
    return std::nullopt;
}

} // namespace

/// What stands in files survives what breaks them: every call that fails once, a disk that is really full, programs
/// that really write at once. By the real program, as scripts start it.
class FilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyCallFailsOnce_data();
    void everyCallFailsOnce();
    void fullDiskLosesNothing_data();
    void fullDiskLosesNothing();
    void everyCallOfTheAppFailsOnce_data();
    void everyCallOfTheAppFailsOnce();
    void manyAddAtOnce();
    void manyChangeAtOnce();
    void anAddThatWaitsUndoesNothing();
    void manyRefreshAtOnce();
    void capHoldsOverProcesses();
    void noPaidProbeWhileTheCapIsUnknown_data();
    void noPaidProbeWhileTheCapIsUnknown();
    void fullDiskCostsNoReading();
    void killedWritersLoseNothing();
    void anEndThatIsAskedForLosesNothing();
    void appNoticesWhatItWasNotTold();
    void outputThatCannotBeWrittenIsSaid_data();
    void outputThatCannotBeWrittenIsSaid();
    void nothingIsKeptInTheRootFolder();

private:
    static test::Ran run(const QStringList& words, const QProcessEnvironment& environment)
    {
        return test::ranWith(QStringLiteral(QUOTALAMP_PROGRAM), words, environment);
    }
    test::Ran run(const QStringList& words) const { return run(words, m_home->environment()); }
    [[nodiscard]] QStringList labels() const;
    void start(QProcess& process, const QStringList& words) const;
    void keep(const QStringList& labels) const;

    std::unique_ptr<test::CommandHome> m_home;
};

void FilesTest::init()
{
    m_home = std::make_unique<test::CommandHome>();
}

void FilesTest::start(QProcess& process, const QStringList& words) const
{
    process.setProcessEnvironment(m_home->environment());
    process.start(QStringLiteral(QUOTALAMP_PROGRAM), words);
}

/// As a program that starts now reads them.
QStringList FilesTest::labels() const
{
    QStringList labels;
    AccountFile file(m_home->places());
    for (const Account& account : file.read())
        labels << account.label;
    return labels;
}

void FilesTest::keep(const QStringList& labels) const
{
    std::vector<Account> accounts;
    for (const QString& label : labels)
        accounts.push_back(accountNamed(label));
    const auto refusal = AccountFile(m_home->places()).write(accounts);
    QVERIFY2(!refusal, refusal ? qPrintable(refusal->sentence) : "");
}

void FilesTest::everyCallFailsOnce_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("done");
    const QStringList rename{u"account"_s, u"rename"_s, u"one"_s, u"three"_s};
    const QStringList add{u"account"_s, u"add"_s, u"ollama"_s, u"--label"_s, u"three"_s};
    const QStringList remove{u"account"_s, u"remove"_s, u"two"_s};
    const auto row = [](const char* name, const QString& error, const QStringList& words, const QStringList& done) {
        QTest::newRow(name) << QStringList{error} + words << done;
    };
    row("rename on a full disk", u"ENOSPC"_s, rename, {u"three"_s, u"two"_s});
    row("add on a full disk", u"ENOSPC"_s, add, {u"one"_s, u"two"_s, u"three"_s});
    row("remove on a full disk", u"ENOSPC"_s, remove, {u"one"_s});
    row("rename on a broken disk", u"EIO"_s, rename, {u"three"_s, u"two"_s});
    row("add on a broken disk", u"EIO"_s, add, {u"one"_s, u"two"_s, u"three"_s});
    row("add with too many open files", u"EMFILE"_s, add, {u"one"_s, u"two"_s, u"three"_s});
    row("remove without the right to", u"EACCES"_s, remove, {u"one"_s});
}

/// Said to be done is done, said to have failed has changed nothing, and the next time it works.
void FilesTest::everyCallFailsOnce()
{
    QFETCH(QStringList, words);
    QFETCH(const QStringList, done);
    const QString error = words.takeFirst();
    const QStringList before{u"one"_s, u"two"_s};
    int tried = 0;
    for (int at = 1; at < 200; ++at) {
        init();
        keep(before);
        QProcessEnvironment failing = m_home->environment();
        const QString mark = m_home->filePath(u"mark"_s);
        failing.insert(u"LD_PRELOAD"_s, QStringLiteral(QUOTALAMP_FAIL_CALLS));
        failing.insert(u"FAIL_UNDER"_s, m_home->places().config);
        failing.insert(u"FAIL_AT"_s, QString::number(at));
        failing.insert(u"FAIL_WITH"_s, error);
        failing.insert(u"FAIL_MARK"_s, mark);
        const test::Ran ran = run(words, failing);
        const QByteArray where = "call " + QByteArray::number(at) + ": " + ran.error.toUtf8();
        QVERIFY2(ran.exit == 0 || ran.exit == 3 || ran.exit == 5, where.constData());
        QVERIFY2(ran.exit == 0 || !ran.error.isEmpty(), where.constData());
        QVERIFY2(labels() == (ran.exit == 0 ? done : before), where.constData());
        if (!QFile::exists(mark))
            break;
        ++tried;
        if (ran.exit != 0)
            QCOMPARE(run(words).exit, 0);
        QCOMPARE(labels(), done);
    }
    QVERIFY2(tried > 10 && tried < 199, QByteArray::number(tried).constData());
}

void FilesTest::fullDiskLosesNothing_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("rename") << QByteArray("account rename one three");
    QTest::newRow("add") << QByteArray("account add ollama --label three");
    QTest::newRow("remove") << QByteArray("account remove two");
}

/// On a disk of its own, which is full to the last byte.
void FilesTest::fullDiskLosesNothing()
{
    QFETCH(const QByteArray, command);
    QProcess probe;
    probe.start(u"unshare"_s, {u"-m"_s, u"true"_s});
    if (!probe.waitForFinished() || probe.exitCode() != 0 || ::geteuid() != 0)
        QSKIP("Mounting a small disk needs root and the command unshare.");
    const QByteArray script = "set -e; disk=$HOME/disk; mkdir -p $disk; mount -t tmpfs -o size=64k none $disk\n"
                              "export XDG_CONFIG_HOME=$disk/config XDG_STATE_HOME=$disk/state; set +e\n"
                              "$PROGRAM account add ollama --label one && $PROGRAM account add ollama --label two\n"
                              "dd if=/dev/zero of=$disk/fill bs=512 status=none 2>/dev/null\n"
                              "before=$($PROGRAM account list); $PROGRAM "
        + command
        + "; exit=$?; after=$($PROGRAM account list)\n"
          "echo \"exit $exit\"; [ \"$before\" = \"$after\" ] && echo unchanged\n"
          "rm $disk/fill; $PROGRAM "
        + command + "; echo \"exit $?\"\n";
    QProcessEnvironment with = m_home->environment();
    with.insert(u"PROGRAM"_s, QStringLiteral(QUOTALAMP_PROGRAM));
    QProcess process;
    process.setProcessEnvironment(with);
    process.start(u"unshare"_s, {u"-m"_s, u"bash"_s, u"-c"_s, QString::fromLatin1(script)});
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAllStandardError();
    QCOMPARE(process.readAllStandardOutput(), QByteArray("exit 5\nunchanged\nexit 0\n"));
    QVERIFY2(said.contains("accounts.json could not be written: "), said.constData());
}

void FilesTest::everyCallOfTheAppFailsOnce_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("error");
    QTest::newRow("readings, ledger and paid count on a full disk") << u"learn"_s << u"ENOSPC"_s;
    QTest::newRow("readings, ledger and paid count on a broken disk") << u"learn"_s << u"EIO"_s;
    QTest::newRow("history on a full disk") << u"remember"_s << u"ENOSPC"_s;
    QTest::newRow("history on a broken disk") << u"remember"_s << u"EIO"_s;
    QTest::newRow("history without the right to") << u"remember"_s << u"EACCES"_s;
    QTest::newRow("settings on a full disk") << u"choose"_s << u"ENOSPC"_s;
    QTest::newRow("settings on a broken disk") << u"choose"_s << u"EIO"_s;
}

/// What is said to be kept is kept, whatever failed; and after a failure the next try works.
void FilesTest::everyCallOfTheAppFailsOnce()
{
    QFETCH(const QString, act);
    QFETCH(const QString, error);
    const auto known = actNamed(act);
    QVERIFY(known);
    int at = 1;
    for (; at < 600; ++at) {
        init();
        const QString mark = m_home->filePath(u"mark"_s);
        QProcess process;
        QProcessEnvironment failing = m_home->environment();
        failing.insert(u"LD_PRELOAD"_s, QStringLiteral(QUOTALAMP_FAIL_CALLS));
        failing.insert(u"FAIL_UNDER"_s, act == u"choose"_s ? m_home->places().config : m_home->places().state);
        failing.insert(u"FAIL_AT"_s, QString::number(at));
        failing.insert(u"FAIL_WITH"_s, error);
        failing.insert(u"FAIL_MARK"_s, mark);
        process.setProcessEnvironment(failing);
        process.start(QCoreApplication::applicationFilePath(), {u"--act"_s, act, m_home->path()});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray where = "call " + QByteArray::number(at);
        QVERIFY2(process.exitStatus() == QProcess::NormalExit, where.constData());
        if (process.exitCode() == 0)
            QVERIFY2(known->done(m_home->places()), where.constData());
        if (!QFile::exists(mark))
            break;
        if (process.exitCode() != 0)
            QVERIFY2(known->act(m_home->places()) == 0 && known->done(m_home->places()), where.constData());
    }
    QVERIFY2(at > 10 && at < 600, QByteArray::number(at).constData());
}

void FilesTest::manyAddAtOnce()
{
    constexpr int many = 24;
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < many; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        start(*processes.back(), {u"account"_s, u"add"_s, u"ollama"_s});
        processes.back()->closeWriteChannel();
    }
    QStringList added;
    for (const auto& process : processes) {
        QVERIFY(process->waitForFinished(60'000));
        QCOMPARE(process->exitCode(), 0);
        added << QString::fromUtf8(process->readAllStandardError()).section(u'\'', 1, 1);
    }
    QStringList there = labels();
    there.sort();
    added.sort();
    QCOMPARE(there, added);
    QCOMPARE(there.removeDuplicates(), 0);
    QCOMPARE(there.size(), many);
}

/// Additions, removals and new names of other accounts, all at once.
void FilesTest::manyChangeAtOnce()
{
    constexpr int each = 6;
    QStringList before;
    for (int i = 0; i < each; ++i)
        before << u"gone %1"_s.arg(i) << u"old %1"_s.arg(i);
    keep(before);
    std::vector<std::unique_ptr<QProcess>> processes;
    QStringList expected;
    for (int i = 0; i < each; ++i) {
        for (const QStringList& words : {QStringList{u"add"_s, u"ollama"_s, u"--label"_s, u"added %1"_s.arg(i)},
                 QStringList{u"remove"_s, u"gone %1"_s.arg(i)},
                 QStringList{u"rename"_s, u"old %1"_s.arg(i), u"new %1"_s.arg(i)}}) {
            processes.push_back(std::make_unique<QProcess>());
            start(*processes.back(), QStringList{u"account"_s} + words);
            processes.back()->closeWriteChannel();
        }
        expected << u"added %1"_s.arg(i) << u"new %1"_s.arg(i);
    }
    for (const auto& process : processes) {
        QVERIFY(process->waitForFinished(60'000));
        QCOMPARE(process->exitCode(), 0);
    }
    QStringList there = labels();
    there.sort();
    expected.sort();
    QCOMPARE(there, expected);
}

/// It read the accounts before it waited for a person; others came and went meanwhile.
void FilesTest::anAddThatWaitsUndoesNothing()
{
    QCOMPARE(run({u"account"_s, u"add"_s, u"ollama"_s, u"--label"_s, u"first"_s}).exit, 0);
    QProcess waiting;
    start(waiting, {u"account"_s, u"add"_s, u"ollama"_s, u"--label"_s, u"waited"_s});
    QVERIFY(waiting.waitForStarted());
    QVERIFY(!waiting.waitForFinished(300));
    QCOMPARE(run({u"account"_s, u"add"_s, u"ollama"_s, u"--label"_s, u"second"_s}).exit, 0);
    QCOMPARE(run({u"account"_s, u"remove"_s, u"first"_s}).exit, 0);
    waiting.closeWriteChannel();
    QVERIFY(waiting.waitForFinished());
    QCOMPARE(waiting.exitCode(), 0);
    QCOMPARE(labels(), (QStringList{u"second"_s, u"waited"_s}));
}

namespace {

bool allEnd(const std::vector<std::unique_ptr<QProcess>>& processes)
{
    return QTest::qWaitFor(
        [&] {
            return std::ranges::all_of(
                processes, [](const auto& each) { return each->state() == QProcess::NotRunning; });
        },
        60'000);
}

} // namespace

/// Each of its own account, as scripts do it side by side.
void FilesTest::manyRefreshAtOnce()
{
    constexpr int many = 8;
    LoopbackServer server;
    server.play(answering(200, R"({"models": [{"name": "one", "model": "one"}]})"));
    std::vector<Account> accounts;
    for (int i = 0; i < many; ++i) {
        accounts.push_back(accountNamed(QString::number(i)));
        accounts.back().baseUrl = server.url();
    }
    QCOMPARE(AccountFile(m_home->places()).write(accounts), std::nullopt);
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < many; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        start(*processes.back(), {u"status"_s, QString::number(i), u"--refresh"_s});
    }
    QVERIFY(allEnd(processes));
    const Registry registry = Registry::builtIn();
    const Places there = m_home->places();
    UsageStore store(registry, &there);
    store.setAccounts(accounts);
    for (const AccountState& state : store.states())
        QVERIFY2(state.snapshot.checkedAt && state.snapshot.reading, qPrintable(state.account.label));
    QCOMPARE(store.ledger().totals(wallClock()).requests, static_cast<int>(server.heard().size()));
}

void FilesTest::capHoldsOverProcesses()
{
    constexpr int many = 8;
    constexpr int cap = 3;
    LoopbackServer server;
    server.play(answering(200, R"({"data": [{"id": "claude-haiku-9"}], "has_more": false})"));
    server.playAt("/v1/messages", answering(200, R"({"model": "claude-haiku-9"})"));
    QFile key(m_home->filePath(u"key"_s));
    QVERIFY(key.open(QIODevice::WriteOnly) && key.write("sk-ant-test-not-a-key-0001") > 0);
    key.close();
    QVERIFY(key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    std::vector<Account> accounts;
    for (int i = 0; i < many; ++i) {
        accounts.push_back(accountNamed(QString::number(i)));
        accounts.back().provider = u"anthropic"_s;
        accounts.back().baseUrl = server.url();
        accounts.back().key = {KeySource::Kind::File, key.fileName()};
    }
    QCOMPARE(AccountFile(m_home->places()).write(accounts), std::nullopt);
    Settings settings;
    settings.paidProbesPerDay = cap;
    QCOMPARE(SettingsFile(m_home->places()).write(settings), std::nullopt);
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < many; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        start(*processes.back(), {u"status"_s, QString::number(i), u"--refresh"_s});
    }
    QVERIFY(allEnd(processes));
    const auto paid = std::ranges::count_if(
        server.heard(), [](const QByteArray& request) { return request.startsWith("POST /v1/messages"); });
    QCOMPARE(paid, cap);
    QCOMPARE(PaidCount(m_home->places()).read(wallClock(), 0), cap);
}

void FilesTest::noPaidProbeWhileTheCapIsUnknown_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("a comma too many") << QByteArray("echo '{\"paid_probes_per_day\": 5,}' > settings.json");
    QTest::newRow("a link that leads nowhere") << QByteArray("ln -s nowhere settings.json");
    QTest::newRow("a folder") << QByteArray("mkdir settings.json");
    QTest::newRow("of a newer version") << QByteArray("echo '{\"schema\": 7, \"paid\": {\"cap\": 5}}' > settings.json");
    QTest::newRow("a cap in words") << QByteArray("echo '{\"paid_probes_per_day\": \"five\"}' > settings.json");
}

void FilesTest::noPaidProbeWhileTheCapIsUnknown()
{
    QFETCH(const QByteArray, command);
    LoopbackServer server;
    server.play(answering(200, R"({"data": [{"id": "claude-haiku-9"}], "has_more": false})"));
    QFile key(m_home->filePath(u"key"_s));
    QVERIFY(key.open(QIODevice::WriteOnly) && key.write("sk-ant-test-not-a-key-0001") > 0);
    key.close();
    QVERIFY(key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    Account account = accountNamed(u"one"_s);
    account.provider = u"anthropic"_s;
    account.baseUrl = server.url();
    account.key = {KeySource::Kind::File, key.fileName()};
    account.paidProbe = PaidProbe::Always;
    QCOMPARE(AccountFile(m_home->places()).write({account}), std::nullopt);
    QCOMPARE(::system(("cd '" + m_home->places().config.toLocal8Bit() + "' && " + command).constData()), 0);
    std::vector<std::unique_ptr<QProcess>> processes;
    processes.push_back(std::make_unique<QProcess>());
    start(*processes.back(), {u"status"_s, u"--refresh"_s});
    QVERIFY(allEnd(processes));
    const QByteArray said = processes.front()->readAllStandardError();
    QVERIFY2(said.contains("settings.json") && said.contains("No paid probe"), said.constData());
    QVERIFY(!server.heard().empty());
    for (const QByteArray& request : server.heard())
        QVERIFY2(request.startsWith("GET "), request.left(60).constData());
}

/// What was read is shown in any case; that it is not kept is said.
void FilesTest::fullDiskCostsNoReading()
{
    LoopbackServer server;
    server.play(answering(200, R"({"models": [{"name": "one", "model": "one"}]})"));
    Account account = accountNamed(u"one"_s);
    account.baseUrl = server.url();
    QCOMPARE(AccountFile(m_home->places()).write({account}), std::nullopt);
    std::vector<std::unique_ptr<QProcess>> processes;
    processes.push_back(std::make_unique<QProcess>());
    QProcessEnvironment failing = m_home->environment();
    failing.insert(u"LD_PRELOAD"_s, QStringLiteral(QUOTALAMP_FAIL_CALLS));
    failing.insert(u"FAIL_UNDER"_s, m_home->places().state + u"/snapshots.rows.new"_s);
    failing.insert(u"FAIL_AT"_s, u"3"_s);
    failing.insert(u"FAIL_WITH"_s, u"ENOSPC"_s);
    processes.front()->setProcessEnvironment(failing);
    processes.front()->start(QStringLiteral(QUOTALAMP_PROGRAM), {u"status"_s, u"--json"_s, u"--refresh"_s});
    QVERIFY(allEnd(processes));
    const QByteArray said = processes.front()->readAllStandardError();
    QVERIFY2(said.contains("snapshots.rows could not be written"), said.constData());
    QCOMPARE(processes.front()->exitCode(), 5);
    QVERIFY(processes.front()->readAllStandardOutput().contains("\"reachable\": true"));
}

namespace {

int leftOf(const UsageStore& store, const QString& id)
{
    const auto& reading = store.find(id)->snapshot.reading;
    return reading ? static_cast<int>(reading->windows.front().remaining.value_or(0)) : 0;
}

} // namespace

/// Two that write one after the other as fast as they can, somebody who reads meanwhile, and an end at any instant.
void FilesTest::killedWritersLoseNothing()
{
    const std::vector<Account> accounts{accountNamed(u"one"_s), accountNamed(u"two"_s)};
    const Places there = m_home->places();
    const Registry registry = Registry::builtIn();
    int acknowledged = 0;
    std::vector<int> seen{0, 0};
    const auto look = [&] {
        UsageStore reader(registry, &there);
        reader.setAccounts(accounts);
        for (std::size_t i = 0; i < 2; ++i) {
            const int left = leftOf(reader, accounts[i].id);
            QVERIFY2(left >= seen[i], QByteArray::number(left).constData());
            seen[i] = left;
        }
    };
    for (int round = 1; round <= 12; ++round) {
        std::vector<std::unique_ptr<QProcess>> writers;
        for (const QString& label : {u"one"_s, u"two"_s}) {
            writers.push_back(std::make_unique<QProcess>());
            writers.back()->start(QCoreApplication::applicationFilePath(),
                {u"--act"_s, u"count"_s, m_home->path(), label, QString::number(round * 10'000)});
        }
        QVERIFY(writers.front()->waitForReadyRead(60'000) && writers.back()->waitForReadyRead(60'000));
        for (int looks = 0; looks < 20; ++looks)
            look();
        for (std::size_t i = 0; i < 2; ++i) {
            writers[i]->kill();
            QVERIFY(writers[i]->waitForFinished(60'000));
            QCOMPARE(writers[i]->exitStatus(), QProcess::CrashExit);
            const QList<QByteArray> lines = writers[i]->readAllStandardOutput().trimmed().split('\n');
            seen[i] = std::max(seen[i], lines.constLast().toInt());
            acknowledged += static_cast<int>(lines.size());
        }
        look();
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(QDir(there.state).entryList({u"*.corrupt-*"_s}), QStringList());
    const UsageStore store(registry, &there);
    QVERIFY(store.ledger().totals(wallClock()).requests >= acknowledged);
}

/// What was read a moment ago, though the app writes once a minute by itself.
void FilesTest::anEndThatIsAskedForLosesNothing()
{
    LoopbackServer server;
    server.play(answering(200, R"({"models": [{"name": "first", "model": "first"}]})"));
    Account account = accountNamed(u"one"_s);
    account.baseUrl = server.url();
    QCOMPARE(AccountFile(m_home->places()).write({account}), std::nullopt);
    QVERIFY(makePrivateFolder(m_home->filePath(u"run"_s)));
    QProcess app;
    app.setProcessEnvironment(m_home->environment());
    app.start(QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM), {u"--background"_s});
    const auto kept = [&] {
        const Registry registry = Registry::builtIn();
        const Places there = m_home->places();
        UsageStore store(registry, &there);
        store.setAccounts({account});
        const auto& reading = store.find(account.id)->snapshot.reading;
        return reading ? reading->models.value(0) : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(kept(), u"first"_s, 20'000);
    server.play(answering(200, R"({"models": [{"name": "second", "model": "second"}]})"));
    std::vector<std::unique_ptr<QProcess>> processes;
    processes.push_back(std::make_unique<QProcess>());
    start(*processes.front(), {u"status"_s, u"--refresh"_s});
    QVERIFY(allEnd(processes));
    QCOMPARE(processes.front()->exitCode(), 0);
    QCOMPARE(kept(), u"first"_s);
    app.terminate();
    QVERIFY(app.waitForFinished(20'000));
    QCOMPARE(kept(), u"second"_s);
}

/// A command of cron's or of a service has another runtime folder, and cannot tell the app anything.
void FilesTest::appNoticesWhatItWasNotTold()
{
    keep({u"one"_s, u"two"_s});
    QVERIFY(makePrivateFolder(m_home->filePath(u"run"_s)));
    QVERIFY(makePrivateFolder(m_home->filePath(u"elsewhere"_s)));
    QProcess app;
    app.setProcessEnvironment(m_home->environment());
    app.start(QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM), {u"--background"_s});
    const auto known = [this] {
        QStringList labels;
        const auto answer = askInstance(m_home->places(), {{u"verb"_s, u"status"_s}}, Milliseconds(5000));
        if (!answer)
            return labels;
        for (const auto& account : answer->value("accounts"_L1).toArray())
            labels << account["account_key"_L1].toString();
        return labels;
    };
    QTRY_COMPARE_WITH_TIMEOUT(known(), (QStringList{u"one"_s, u"two"_s}), 20'000);
    QProcessEnvironment with = m_home->environment();
    with.insert(u"XDG_RUNTIME_DIR"_s, m_home->filePath(u"elsewhere"_s));
    QCOMPARE(run({u"account"_s, u"add"_s, u"ollama"_s, u"--label"_s, u"three"_s}, with).exit, 0);
    QTRY_COMPARE_WITH_TIMEOUT(known(), (QStringList{u"one"_s, u"two"_s, u"three"_s}), 20'000);
    QCOMPARE(run({u"account"_s, u"remove"_s, u"one"_s}, with).exit, 0);
    QTRY_COMPARE_WITH_TIMEOUT(known(), (QStringList{u"two"_s, u"three"_s}), 20'000);
    app.terminate();
    QVERIFY(app.waitForFinished(20'000));
    QCOMPARE(labels(), (QStringList{u"two"_s, u"three"_s}));
}

void FilesTest::outputThatCannotBeWrittenIsSaid_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("exit");
    QTest::newRow("a full device") << u"\"$0\" account list > /dev/full"_s << 5;
    QTest::newRow("help") << u"\"$0\" --help > /dev/full"_s << 5;
    QTest::newRow("version") << u"\"$0\" --version > /dev/full"_s << 5;
    QTest::newRow("JSON") << u"\"$0\" provider list --json > /dev/full"_s << 5;
    QTest::newRow("closed") << u"\"$0\" provider list >&-"_s << 5;
    QTest::newRow("a reader that went away")
        << u"trap '' PIPE; \"$0\" provider list --json | true; exit ${PIPESTATUS[0]}"_s << 0;
    QTest::newRow("fine") << u"\"$0\" --version > /dev/null"_s << 0;
}

void FilesTest::outputThatCannotBeWrittenIsSaid()
{
    QFETCH(const QString, command);
    QFETCH(const int, exit);
    QProcess process;
    process.setProcessEnvironment(m_home->environment());
    process.start(u"bash"_s, {u"-c"_s, command, QStringLiteral(QUOTALAMP_PROGRAM)});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), exit);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("could not be written") == (exit != 0), said.constData());
    QCOMPARE(said.count('\n'), exit != 0 ? 1 : 0);
}

void FilesTest::nothingIsKeptInTheRootFolder()
{
    QProcessEnvironment with = m_home->environment();
    for (const QString& name : {u"HOME"_s, u"XDG_STATE_HOME"_s})
        with.remove(name);
    QCOMPARE(run({u"account"_s, u"add"_s, u"ollama"_s}, with).exit, 0);
    QVERIFY(!QFile::exists(u"/.local/state/quotalamp"_s) || QDir::homePath() == u"/"_s);
    QCOMPARE(labels().size(), 1);
}

/// The test, or one act of it in a process of its own.
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == u"--act"_s && words.value(2) == u"count"_s) {
        const QString home = words.value(3);
        return countUp({home + u"/config/quotalamp"_s, home + u"/state/quotalamp"_s, home + u"/run/quotalamp"_s},
            words.value(4), words.value(5).toInt());
    }
    if (const auto act = words.value(1) == u"--act"_s ? actNamed(words.value(2)) : std::nullopt) {
        const QString home = words.value(3);
        return act->act({home + u"/config/quotalamp"_s, home + u"/state/quotalamp"_s, home + u"/run/quotalamp"_s});
    }
    FilesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_files.moc"
