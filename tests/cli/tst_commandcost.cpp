// SPDX-License-Identifier: MIT
#include "io/files/accountfile.h"
#include "io/files/usagestore.h"
#include "io/keys/keyaddresses.h"
#include "support/loopbackserver.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

constexpr auto keyVariable = "QUOTALAMP_TEST_KEY"_L1;

/// A good answer of a provider that tells its limits in headers.
Play goodAnswer()
{
    return answering(200, R"({"object":"list","data":[{"id":"a","object":"model"}]})",
        "x-ratelimit-limit-requests: 5000\r\nx-ratelimit-remaining-requests: 4000\r\n"
        "x-ratelimit-reset-requests: 12ms\r\n");
}

Account accountAt(const QUrl& url)
{
    Account account;
    account.id = newAccountId();
    account.provider = u"openai"_s;
    account.label = u"work"_s;
    account.baseUrl = url;
    account.key = {KeySource::Kind::Environment, keyVariable};
    account.keyOrigin = url.toString();
    account.paidProbe = PaidProbe::Never;
    return account;
}

} // namespace

/// What commands do besides what they are asked for. Counts and no times: a count that grows is a cause.
class CommandCostTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void compilesNoExpression_data();
    void compilesNoExpression();
    void choosingAModelCompilesFew();
    void storedAnswersNeedNoDescriptor();

private:
    /// The regular expressions that a command compiles.
    [[nodiscard]] QStringList compiled(const QStringList& command) const;

    QTemporaryDir m_home;
};

QStringList CommandCostTest::compiled(const QStringList& command) const
{
    const QString list = m_home.filePath(u"expressions"_s);
    QFile::remove(list);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(keyVariable, u"sk-test-not-a-key-0001"_s);
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(QUOTALAMP_COUNT_EXPRESSIONS));
    environment.insert(u"COUNT_EXPRESSIONS"_s, list);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(QUOTALAMP_PROGRAM), command);
    // The server that it asks is in this process.
    const bool ended = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000);
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() > 1)
        return {u"It failed: "_s + QString::fromUtf8(process.readAllStandardError())};
    QFile file(list);
    const QString lines = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    return lines.split(u'\n', Qt::SkipEmptyParts);
}

void CommandCostTest::compilesNoExpression_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("version") << QStringList{u"--version"_s};
    QTest::newRow("accounts") << QStringList{u"account"_s, u"list"_s};
    QTest::newRow("providers") << QStringList{u"provider"_s, u"list"_s};
    QTest::newRow("refresh") << QStringList{u"status"_s, u"--json"_s, u"--refresh"_s};
    QTest::newRow("from the cache") << QStringList{u"status"_s, u"--json"_s};
}

void CommandCostTest::compilesNoExpression()
{
    QFETCH(QStringList, command);
    LoopbackServer server;
    server.play(goodAnswer());
    const Account account = accountAt(server.url());
    const Places places{m_home.filePath(u".config/quotalamp"_s), m_home.filePath(u".local/state/quotalamp"_s), {}};
    QVERIFY(!AccountFile(places).write({account}));
    QVERIFY(!KeyAddresses(places).confirm(account, account.baseUrl));
    const QStringList checking =
        compiled({u"provider"_s, u"check"_s, QStringLiteral(QUOTALAMP_FIXTURES "/descriptor/complete.json")});
    if (checking.isEmpty())
        QSKIP("Qt has its expressions within itself: nothing is counted.");
    QCOMPARE(compiled({u"status"_s, u"--json"_s}).filter(u"It failed"_s), QStringList());
    QCOMPARE(compiled(command).join(u'\n'), QString());
}

/// The demo's accounts have paid requests, each of which chooses among the models that there are.
void CommandCostTest::choosingAModelCompilesFew()
{
    QStringList expressions = compiled({u"status"_s, u"--json"_s, u"--demo"_s});
    expressions.removeIf([](const QString& each) { return each.startsWith(u"^/"_s); }); // routes, of the demo's server
    QVERIFY2(expressions.size() <= 24, qPrintable(expressions.join(u'\n')));
}

/// What is kept of a thousand accounts is shown without reading what their providers are like.
void CommandCostTest::storedAnswersNeedNoDescriptor()
{
    const Registry registry = Registry::builtIn();
    UsageStore store(registry, nullptr);
    std::vector<Account> accounts;
    for (const ProviderSummary& provider : registry.summaries()) {
        accounts.push_back(accountAt(QUrl(u"https://host.example"_s)));
        accounts.back().provider = provider.id;
    }
    store.setAccounts(accounts);
    QCOMPARE(store.states().size(), registry.summaries().size());
    QCOMPARE(registry.readSoFar(), 0U);
}

QTEST_GUILESS_MAIN(CommandCostTest)
#include "tst_commandcost.moc"
