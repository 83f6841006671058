// SPDX-License-Identifier: MIT
#include "core/words/statusjson.h"
#include "io/files/accountfile.h"
#include "io/files/usagestore.h"
#include "io/session/instance.h"
#include "support/commandhome.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

const QString program = QStringLiteral(QUOTALAMP_PROGRAM);

Account accountAt(const QString& provider)
{
    Account account;
    account.id = u"id-"_s + provider;
    account.provider = provider;
    account.label = provider;
    return account;
}

/// An answer of one that counts requests and tokens, as curl -i prints it.
QByteArray answerWith(int left)
{
    return "HTTP/2 200 \r\ndate: "
        + QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1()
        + "\r\ncontent-type: application/json\r\nset-cookie: a=sk-fake-cookie\r\nopenai-organization: sk-fake-org\r\n"
          "x-ratelimit-limit-requests: 100\r\nx-ratelimit-remaining-requests: "
        + QByteArray::number(left) + "\r\nx-ratelimit-reset-requests: 5s\r\n\r\n{\"id\":\"sk-fake-body\"}\n";
}

} // namespace

/// `quotalamp observe`, by the real program: without the app into its files, with one over its socket.
class ObserveCommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void takesWhatComes_data();
    void takesWhatComes();
    void refuses_data();
    void refuses();
    void keepsNothingElse();
    void aPipeThatStaysOpen();
    void asksTheRunningApp();
    void anAppThatDoesNotKnowIt();
    void aFullDisk();

private:
    [[nodiscard]] test::Ran run(const QStringList& words, const QByteArray& input = {}) const
    {
        return test::ranWith(program, QStringList{u"observe"_s} + words, m_home->environment(), input);
    }
    /// "requests 40", of each window that is kept of the account.
    [[nodiscard]] QStringList kept(const QString& id) const;

    std::unique_ptr<test::CommandHome> m_home;
};

void ObserveCommandTest::init()
{
    m_home = std::make_unique<test::CommandHome>();
    QCOMPARE(
        AccountFile(m_home->places()).write({accountAt(u"openai"_s), accountAt(u"claude"_s), accountAt(u"nowhere"_s)}),
        std::nullopt);
}

QStringList ObserveCommandTest::kept(const QString& id) const
{
    const Registry registry = Registry::builtIn();
    const Places places = m_home->places();
    UsageStore store(registry, &places);
    store.setAccounts(AccountFile(places).read());
    QStringList list;
    const AccountState* state = store.find(id);
    for (const RateWindow& window : state->snapshot.reading.value_or(Reading{}).windows)
        list << u"%1 %2%3"_s.arg(window.id)
                    .arg(*window.remaining)
                    .arg(window.source == Source::Observed ? u""_s : u"?"_s);
    return list;
}

void ObserveCommandTest::takesWhatComes_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QStringList>("windows");
    QTest::addColumn<QString>("note");
    const QStringList openai{u"openai"_s};
    const QStringList claude{u"claude"_s};
    QTest::newRow("an answer") << openai << answerWith(40) << QStringList{u"requests 40"_s} << QString();
    QTest::newRow("several, of which the last counts")
        << openai << answerWith(40) + answerWith(39) + answerWith(38) << QStringList{u"requests 38"_s} << QString();
    QTest::newRow("a redirect before it") << openai << "HTTP/1.1 302 Found\r\nlocation: /\r\n\r\n" + answerWith(12)
                                          << QStringList{u"requests 12"_s} << QString();
    QTest::newRow("JSON lines")
        << openai
        << R"({"status":200,"headers":{"x-ratelimit-limit-requests":"100","x-ratelimit-remaining-requests":"7"}})"_ba
            + '\n'
        << QStringList{u"requests 7"_s} << QString();
    QTest::newRow("JSON lines, and one that is none")
        << openai
        << "{\"headers\": 5\n"
           R"({"status":200,"headers":{"x-ratelimit-limit-requests":"100","x-ratelimit-remaining-requests":"7"}})"_ba
            + '\n'
        << QStringList{u"requests 7"_s} << u"One line could not be understood and was left out.\n"_s;
    const QByteArray soon = QByteArray::number(QDateTime::currentSecsSinceEpoch() + 3600);
    const QByteArray line =
        "{\"session_id\":\"sk-fake-session\",\"rate_limits\":{\"five_hour\":{\"used_percentage\":25,"
        "\"resets_at\":"
        + soon + "}}}";
    QTest::newRow("a status line") << claude << line << QStringList{u"5h 75"_s} << QString();
    QTest::newRow("a status line, by its name")
        << claude + QStringList{u"--input"_s, u"claude-statusline"_s} << line << QStringList{u"5h 75"_s} << QString();
}

void ObserveCommandTest::takesWhatComes()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, input);
    const test::Ran ran = run(words, input);
    QCOMPARE(ran.exit, 0);
    QCOMPARE(ran.out, QString());
    QTEST(ran.error, "note");
    QTEST(kept(u"id-"_s + words.first()), "windows");
}

void ObserveCommandTest::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("says");
    const QStringList openai{u"openai"_s};
    const QByteArray old = "HTTP/2 200\ndate: Mon, 02 Jan 2023 10:00:00 GMT\nx-ratelimit-limit-requests: 9\n"
                           "x-ratelimit-remaining-requests: 5\n\n";
    QTest::newRow("nothing") << openai << ""_ba << 4 << u"Nothing came on standard input"_s;
    QTest::newRow("no limits") << openai << "HTTP/2 200\ncontent-type: a\n\n"_ba << 4
                               << u"told a rate limit of OpenAI"_s;
    QTest::newRow("words") << openai << "hello\n"_ba << 4 << u"told a rate limit of OpenAI"_s;
    QTest::newRow("binary") << openai << QByteArray(300'000, '\0') << 4 << u"could not be understood"_s;
    QTest::newRow("broken JSON") << openai << "{\"headers\":"_ba << 4 << u"could not be understood"_s;
    QTest::newRow("an endless line") << openai << QByteArray(5'000'000, 'x') << 4 << u"could not be understood"_s;
    QTest::newRow("of long ago") << openai << old << 4 << u"more than a day old"_s;
    QTest::newRow("a status line without limits")
        << QStringList{u"claude"_s} << "{\"session_id\":\"x\",\"rate_limits\":null}"_ba << 4 << u"told a rate limit"_s;
    QTest::newRow("no account") << QStringList{} << ""_ba << 2 << u"quotalamp observe ACCOUNT"_s;
    QTest::newRow("no such account") << QStringList{u"other"_s} << answerWith(1) << 3 << u"other"_s;
    QTest::newRow("no such provider") << QStringList{u"nowhere"_s} << answerWith(1) << 4 << u"nowhere"_s;
    QTest::newRow("another provider's input")
        << QStringList{u"openai"_s, u"--input"_s, u"claude-statusline"_s} << ""_ba << 2 << u"claude-statusline"_s;
    QTest::newRow("two accounts") << QStringList{u"openai"_s, u"claude"_s} << ""_ba << 2 << u"too many words"_s;
}

void ObserveCommandTest::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, input);
    QFETCH(QString, says);
    const test::Ran ran = run(words, input);
    QTEST(ran.exit, "exit");
    QVERIFY2(ran.error.contains(says), qPrintable(ran.error));
    QCOMPARE(ran.out, QString());
}

/// Not a cookie, an organisation, a body or a session, in any file.
void ObserveCommandTest::keepsNothingElse()
{
    QCOMPARE(run({u"openai"_s}, answerWith(40)).exit, 0);
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int looked = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++looked;
        QVERIFY2(!file.readAll().contains("sk-fake"), qPrintable(file.fileName()));
    }
    QVERIFY(looked >= 2);
}

/// Answers come as they are made, and what came is kept while the pipe stays open.
void ObserveCommandTest::aPipeThatStaysOpen()
{
    QProcess process;
    process.setProcessEnvironment(m_home->environment());
    process.start(program, {u"observe"_s, u"openai"_s});
    process.write(answerWith(40));
    QTRY_COMPARE_WITH_TIMEOUT(kept(u"id-openai"_s), QStringList{u"requests 40"_s}, 20'000);
    for (int left = 39; left > 20; --left) // a burst
        process.write(answerWith(left));
    QTRY_COMPARE_WITH_TIMEOUT(kept(u"id-openai"_s), QStringList{u"requests 21"_s}, 20'000);
    process.write(answerWith(3));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(kept(u"id-openai"_s), QStringList{u"requests 3"_s});
}

void ObserveCommandTest::asksTheRunningApp()
{
    Instance app(m_home->places());
    QJsonObject heard;
    QVERIFY(app.claim([&heard](const QJsonObject& command, const Instance::Reply& reply) {
        heard = command;
        reply({{u"ok"_s, true}});
    }));
    QCOMPARE(run({u"openai"_s}, answerWith(40)).exit, 0);
    QCOMPARE(heard.value("verb"_L1).toString(), u"observe"_s);
    QCOMPARE(heard.value("account"_L1).toString(), u"id-openai"_s);
    const QByteArray said = QJsonDocument(heard).toJson();
    QVERIFY(said.contains("x-ratelimit-remaining-requests"));
    QVERIFY2(!said.contains("sk-fake"), said.constData());
    QCOMPARE(kept(u"id-openai"_s), QStringList()); // that is the app's to do
}

/// An older one.
void ObserveCommandTest::anAppThatDoesNotKnowIt()
{
    Instance app(m_home->places());
    QVERIFY(app.claim([](const QJsonObject&, const Instance::Reply& reply) {
        reply({{u"error"_s, u"unknown verb"_s}});
    }));
    (void)run({u"openai"_s}, answerWith(40));
    QCOMPARE(kept(u"id-openai"_s), QStringList{u"requests 40"_s});
}

void ObserveCommandTest::aFullDisk()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("no disk that is always full");
    QVERIFY(QDir().mkpath(m_home->places().state));
    QVERIFY(QFile::link(u"/dev/full"_s, m_home->places().state + u"/snapshots.rows"_s));
    const test::Ran ran = run({u"openai"_s}, answerWith(40));
    QCOMPARE(ran.exit, 5);
    QVERIFY(!ran.error.isEmpty());
}

QTEST_GUILESS_MAIN(ObserveCommandTest)
#include "tst_observecommand.moc"
