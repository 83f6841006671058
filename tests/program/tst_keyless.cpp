// SPDX-License-Identifier: MIT
#include "demo/demoserver.h"
#include "support/home.h"
#include "support/person.h"
#include "support/runningapp.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

/// The whole program on a desktop where nothing keeps keys.
class KeylessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsAKeyForTheSession();
};

void KeylessTest::keepsAKeyForTheSession()
{
    if (!qEnvironmentVariableIsSet("QUOTALAMP_TEST_SESSION"))
        QSKIP("runs in a desktop session of its own");
    const QString addAccount = u"Add account"_s;
    DemoServer server;
    QVERIFY(server.start());
    const Account openAi = server.accounts().at(1);
    const QByteArray key = server.keys().at(openAi.id).expose();
    const auto status = [](const QStringList& more) { return firstAccount(QStringLiteral(QUOTALAMP_PROGRAM), more); };

    RunningApp app(QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM), {});
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(u"Quotalamp"_s), 40000);
    Person::press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(addAccount), 5000);
    Person::fillInAccount(u"OpenAI"_s, QString::fromLatin1(key), u"Work"_s, openAi.baseUrl.toString());
    Person::press(u"Return"_s);

    // It asks the provider, says that there is no keychain and offers to keep the key for now. That button then has the
    // focus; before that Return saves at most, whatever the time that each step takes.
    QTRY_VERIFY_WITH_TIMEOUT(!Person::window(addAccount) || (Person::press(u"Return"_s), false), 10000);
    QTRY_VERIFY_WITH_TIMEOUT(status({}).value("reachable"_L1).toBool(), 10000);
    QCOMPARE(filesWith(key), QStringList());
    QVERIFY(app.quit());

    // The account is there, and says what it lacks.
    QCOMPARE(status({u"--refresh"_s}).value("account_key"_L1).toString(), u"Work"_s);
    QVERIFY(!status({}).value("error"_L1).toString().isEmpty());
}

QTEST_GUILESS_MAIN(KeylessTest)
#include "tst_keyless.moc"
