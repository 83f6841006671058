// SPDX-License-Identifier: MIT
#include "cli/commands.h"
#include "io/files/accountfile.h"
#include "io/keys/keystore.h"
#include "program/accountdesk.h"
#include "program/demodesk.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

const QString demo = QStringLiteral(QUOTALAMP_DEMO_PROGRAM);
constexpr int patience = 20'000;

/// A person's files, and what works on them.
struct Desk {
    explicit Desk(const QString& answers = {}, const QString& program = demo)
        : desk(accounts, refresher, answers, program)
    {
    }

    [[nodiscard]] QStringList labels() const
    {
        QStringList labels;
        for (const AccountState& each : store.states())
            labels << each.account.label;
        return labels;
    }

    QTemporaryDir home;
    Places places{home.filePath(u"config"_s), home.filePath(u"state"_s), home.filePath(u"run"_s)};
    Registry registry = Registry::builtIn();
    HttpClient http;
    KeyStore keys;
    UsageStore store{registry, &places};
    Refresher refresher{registry, http, keys, store};
    AccountDesk accounts{{registry, keys, store, refresher}, &places};
    DemoDesk desk;
};

const QStringList demoLabels{u"Work"_s, u"Production"_s, u"Workstation"_s};

} // namespace

/// Entering the demo, and leaving it.
class DemoDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTheDemo();
    void leavesItForOwnAccounts_data();
    void leavesItForOwnAccounts();
    void saysWhyItCannotStart_data();
    void saysWhyItCannotStart();
    void canBeEnteredAgain();
};

void DemoDeskTest::showsTheDemo()
{
    Desk desk;
    QCOMPARE(desk.desk.enterAtStart(), std::nullopt);
    QVERIFY(desk.accounts.showsDemo());
    QCOMPARE(desk.labels(), demoLabels);
    const auto answered = [&desk] {
        return std::ranges::all_of(
            desk.store.states(), [](const AccountState& each) { return each.snapshot.reading.has_value(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(answered(), patience);
}

void DemoDeskTest::leavesItForOwnAccounts_data()
{
    QTest::addColumn<QStringList>("own");
    QTest::newRow("none yet") << QStringList{};
    QTest::newRow("one") << QStringList{u"Mine"_s};
}

void DemoDeskTest::leavesItForOwnAccounts()
{
    QFETCH(const QStringList, own);
    Desk desk;
    std::vector<Account> accounts;
    for (const QString& label : own) {
        Account account;
        account.id = newAccountId();
        account.provider = u"ollama"_s;
        account.label = label;
        account.baseUrl = QUrl(u"http://127.0.0.1:9"_s);
        accounts.push_back(account);
    }
    QCOMPARE(AccountFile(desk.places).write(accounts), std::nullopt);
    desk.accounts.reload();
    desk.desk.enter();
    QTRY_COMPARE_WITH_TIMEOUT(desk.labels(), demoLabels, patience);
    desk.desk.leave();
    QCOMPARE(desk.labels(), own);
    QVERIFY(!desk.accounts.showsDemo());
}

void DemoDeskTest::saysWhyItCannotStart_data()
{
    QTest::addColumn<QString>("answers");
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("status");
    QTest::newRow("not installed") << QString() << QString() << int(ExitUnknown);
    QTest::newRow("no recorded answers") << u"/nowhere"_s << demo << int(ExitUsage);
}

void DemoDeskTest::saysWhyItCannotStart()
{
    QFETCH(const QString, answers);
    QFETCH(const QString, program);
    Desk desk(answers, program);
    QTEST(desk.desk.enterAtStart().value_or(0), "status");
    QVERIFY(desk.labels().isEmpty());
    if (!program.isEmpty())
        return;
    QSignalSpy failed(&desk.desk, &DemoDesk::failed);
    desk.desk.enter();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().toString(), u"The demo is not installed: quotalamp-demo is missing."_s);
    QVERIFY(desk.labels().isEmpty());
}

void DemoDeskTest::canBeEnteredAgain()
{
    Desk desk;
    QCOMPARE(desk.desk.enterAtStart(), std::nullopt);
    desk.desk.leave();
    QVERIFY(desk.labels().isEmpty());
    desk.desk.enter();
    QTRY_COMPARE_WITH_TIMEOUT(desk.labels(), demoLabels, patience);
}

QTEST_MAIN(DemoDeskTest)
#include "tst_demodesk.moc"
