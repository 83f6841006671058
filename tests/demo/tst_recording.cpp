// SPDX-License-Identifier: MIT
#include "demo/playback.h"
#include "demo/recording.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace quotalamp;

/// Recorded answers: how they are read from files, and which of them answers a request.
class RecordingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void readsRules();
    void finds_data();
    void finds();
    void leavesOutWhatNoServerSays_data();
    void leavesOutWhatNoServerSays();
    void endsWithWhatHasNoEnd_data();
    void endsWithWhatHasNoEnd();
    void answersTheLikest_data();
    void answersTheLikest();

private:
    /// A case of groq's below a new folder.
    [[nodiscard]] QDir kept(const QByteArray& answers, const QByteArray& rules = {});

    const Registry m_registry = Registry::builtIn();
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QDir fixtures()
{
    return QDir(QStringLiteral(QUOTALAMP_FIXTURES));
}

} // namespace

QDir RecordingTest::kept(const QByteArray& answers, const QByteArray& rules)
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QDir folder(m_folder->filePath(u"groq/success"_s));
    (void)folder.mkpath(u"."_s);
    write(folder.filePath(u"answers.http"_s), answers);
    if (!rules.isEmpty())
        write(folder.filePath(u"rules.json"_s), rules);
    return folder;
}

void RecordingTest::reads_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("answers");
    QTest::newRow("one") << "=== models\nHTTP/1.1 200 OK\na: 1\n\n{}\n"_ba << QStringList{u"models 200 a: 1 | {}"_s};
    QTest::newRow("two")
        << "=== models\nHTTP/1.1 200 OK\na: 1\n\n{}\n\n=== paid\nHTTP/1.1 429 Too Many\nb: 2\n\nno\n"_ba
        << QStringList{u"models 200 a: 1 | {}"_s, u"paid 429 b: 2 | no"_s};
    QTest::newRow("a note before the first")
        << "# said in a test\n=== models\nHTTP/1.1 200 OK\na: 1\n\n{}\n"_ba << QStringList{u"models 200 a: 1 | {}"_s};
    QTest::newRow("no headers") << "=== models\nHTTP/1.1 200 OK\n\n{}\n"_ba << QStringList{u"models 200 | {}"_s};
    QTest::newRow("no body") << "=== models\nHTTP/1.1 204 No Content\na: 1\n"_ba << QStringList{u"models 204 a: 1 |"_s};
    QTest::newRow("a line that is no header")
        << "=== models\nHTTP/1.1 200 OK\nnonsense\n: 1\n\n{}\n"_ba << QStringList{u"models 200 | {}"_s};
    QTest::newRow("never came") << "=== models\nFAILURE timeout\n"_ba << QStringList{u"models failed |"_s};
    QTest::newRow("in no known way") << "=== models\nFAILURE storm\n"_ba << QStringList{u"models failed |"_s};
    QTest::newRow("a tag and nothing") << "=== models"_ba << QStringList{u"models 0 |"_s};
    QTest::newRow("no tag") << "HTTP/1.1 200 OK\n\n{}\n"_ba << QStringList{};
    QTest::newRow("empty") << QByteArray() << QStringList{};
}

void RecordingTest::reads()
{
    QFETCH(QByteArray, file);
    QStringList answers;
    for (const Answer& answer : readRecording(kept(file)).answers) {
        QString line = answer.tag + u' ';
        line += answer.failure == TransportError::None ? QString::number(answer.status) : u"failed"_s;
        for (const Header& header : answer.headers.all())
            line += u" %1: %2"_s.arg(QString::fromLatin1(header.name), QString::fromLatin1(header.value));
        answers << QString(line + u" | "_s + QString::fromUtf8(answer.body)).trimmed();
    }
    QTEST(answers, "answers");
}

void RecordingTest::readsRules()
{
    const QByteArray answers = "=== models\nHTTP/1.1 200 OK\n\n{}\n";
    const Recording usual = readRecording(kept(answers));
    QCOMPARE(usual.provider + u'/' + usual.name, u"groq/success"_s);
    QVERIFY(usual.rules.hasKey && usual.rules.paidAllowed);
    QCOMPARE(usual.rules.setting, PaidProbe::WhenNeeded);
    QVERIFY(usual.baseUrl.isEmpty());

    const Recording other = readRecording(kept(
        answers, R"({"hasKey": false, "paidAllowed": false, "setting": "always", "baseUrl": "https://a.example"})"));
    QVERIFY(!other.rules.hasKey && !other.rules.paidAllowed);
    QCOMPARE(other.rules.setting, PaidProbe::Always);
    QCOMPARE(other.baseUrl, QUrl(u"https://a.example"_s));
}

void RecordingTest::finds_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("a case") << u"deepseek/success"_s << QStringList{u"deepseek/success"_s};
    QTest::newRow("a provider") << u"perplexity"_s
                                << QStringList{
                                       u"perplexity/bad-key"_s, u"perplexity/success"_s, u"perplexity/throttled"_s};
    QTest::newRow("no provider that is known") << u"descriptor"_s << QStringList{};
    QTest::newRow("no folder") << u"nowhere"_s << QStringList{};
}

void RecordingTest::finds()
{
    QFETCH(QString, folder);
    QStringList names;
    for (const Recording& each : recordingsIn(QDir(fixtures().filePath(folder)), m_registry))
        names << each.provider + u'/' + each.name;
    QTEST(names, "names");
}

void RecordingTest::leavesOutWhatNoServerSays_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("a failure") << "=== models\nFAILURE timeout\n"_ba;
    QTest::newRow("a status that is none") << "=== models\nHTTP/1.1 OK\n\n{}\n"_ba;
    QTest::newRow("nothing") << QByteArray();
}

void RecordingTest::leavesOutWhatNoServerSays()
{
    QFETCH(QByteArray, file);
    QVERIFY(recordingsIn(kept(file), m_registry).empty());
}

void RecordingTest::endsWithWhatHasNoEnd_data()
{
    using Make = std::function<void(const QDir& folder)>;
    const auto answers = [](const QDir& folder) { return folder.filePath(u"answers.http"_s); };
    const auto rules = [](const QDir& folder) { return folder.filePath(u"rules.json"_s); };
    const auto pipe = [](const QString& path) { QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0); };
    const auto large = [](const QString& path) {
        QFile file(path);
        constexpr qint64 size = 3'000'000'000; // without taking room
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(size));
    };
    QTest::addColumn<Make>("make");
    QTest::addColumn<int>("found");
    QTest::newRow("answers are a pipe") << Make([=](const QDir& folder) {
        QVERIFY(QFile::remove(answers(folder)));
        pipe(answers(folder));
    }) << 0;
    QTest::newRow("answers are a device") << Make([=](const QDir& folder) {
        QVERIFY(QFile::remove(answers(folder)) && QFile::link(u"/dev/zero"_s, answers(folder)));
    }) << 0;
    QTest::newRow("answers are a folder")
        << Make([=](const QDir& folder) { QVERIFY(QFile::remove(answers(folder)) && QDir().mkdir(answers(folder))); })
        << 0;
    QTest::newRow("answers fill a disk") << Make([=](const QDir& folder) { large(answers(folder)); }) << 0;
    QTest::newRow("answers without number")
        << Make([=](const QDir& folder) { write(answers(folder), QByteArray("=== a\n").repeated(500'000)); }) << 0;
    QTest::newRow("rules are a pipe") << Make([=](const QDir& folder) { pipe(rules(folder)); }) << 1;
    QTest::newRow("rules are a device") << Make([=](const QDir& folder) {
        QVERIFY(QFile::link(u"/dev/zero"_s, rules(folder)));
    }) << 1;
    QTest::newRow("folders without number") << Make([](const QDir& folder) {
        constexpr int many = 1000;
        for (int i = 0; i < many; ++i)
            QVERIFY(QDir(folder.filePath(u".."_s)).mkdir(u"z%1"_s.arg(i)));
    }) << 1;
    QTest::newRow("a folder that holds itself") << Make([](const QDir& folder) {
        QVERIFY(QFile::link(folder.absoluteFilePath(u".."_s), folder.absoluteFilePath(u"../again"_s)));
    }) << 1;
}

void RecordingTest::endsWithWhatHasNoEnd()
{
    QFETCH(const std::function<void(const QDir&)>, make);
    const QDir folder = kept("=== models\nHTTP 200\n\n{}");
    make(folder);
    QElapsedTimer timer;
    timer.start();
    QTEST(int(recordingsIn(QDir(m_folder->filePath(u"groq"_s)), m_registry).size()), "found");
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void RecordingTest::answersTheLikest_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray key = "Bearer sk-test-not-a-key-0001";
    QTest::newRow("the first page") << u"/list"_s << u"limit=5"_s << QByteArray() << key << "first"_ba;
    QTest::newRow("the second") << u"/list"_s << u"limit=5&after=b"_s << QByteArray() << key << "second"_ba;
    QTest::newRow("on another day") << u"/list"_s << u"limit=5&after=c"_s << QByteArray() << key << "second"_ba;
    QTest::newRow("without the key") << u"/list"_s << u"limit=5"_s << QByteArray() << QByteArray() << "public"_ba;
    QTest::newRow("one body") << u"/chat"_s << QString() << "small"_ba << key << "one token"_ba;
    QTest::newRow("another body") << u"/chat"_s << QString() << "large"_ba << key << "many tokens"_ba;
    QTest::newRow("a wrong key") << u"/chat"_s << QString() << "small"_ba
                                 << "Bearer sk-test-not-a-key-0002"_ba << QByteArray();
    QTest::newRow("nothing like it") << u"/other"_s << QString() << QByteArray() << key << QByteArray();
}

void RecordingTest::answersTheLikest()
{
    QFETCH(QString, path);
    QFETCH(QString, query);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, authorization);
    QFETCH(QByteArray, answer);
    const auto exchange = [](const char* method, const QString& url, const QByteArray& asked, const QByteArray& said) {
        RecordedExchange made;
        made.request.method = method;
        made.request.url = QUrl(u"http://127.0.0.1"_s + url);
        made.request.body = asked;
        made.request.keyHeader = said == "public" ? QByteArray() : "authorization"_ba;
        made.request.keyPrefix = "Bearer ";
        made.answer.status = 200;
        made.answer.body = said;
        return made;
    };
    const Playback playback(
        {exchange("GET", u"/list?limit=5"_s, {}, "first"), exchange("GET", u"/list?limit=5&after=b"_s, {}, "second"),
            exchange("GET", u"/list?limit=5"_s, {}, "public"), exchange("POST", u"/chat"_s, "small", "one token"),
            exchange("POST", u"/chat"_s, "large", "many tokens")},
        "sk-test-not-a-key-0001");
    QCOMPARE(playback.paths(), (QStringList{u"/list"_s, u"/chat"_s}));
    Headers headers;
    if (!authorization.isEmpty())
        headers.add("authorization", authorization);
    const Answer told = playback.answerTo({path == "/chat"_L1 ? "POST" : "GET", path, QUrlQuery(query), headers, body});
    QCOMPARE(told.status, answer.isEmpty() ? 401 : 200);
    if (!answer.isEmpty())
        QCOMPARE(told.body, answer);
}

QTEST_GUILESS_MAIN(RecordingTest)
#include "tst_recording.moc"
