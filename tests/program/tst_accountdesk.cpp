// SPDX-License-Identifier: MIT
#include "program/accountdesk.h"
#include "support/looks.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

constexpr auto testKey = "sk-test-not-a-key-0001"_L1;

/// What a person enters into the dialog, or gives as options.
struct Entered {
    QString label = u"New"_s;
    QString baseUrl{};
    QString variable = u"MY_KEY"_s;
    QString model{};
    QString certificates{};
};

} // namespace

/// The windows' side of the accounts, on files of its own and without a keychain.
class AccountDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { looks::prepare(); }
    void init();
    void cleanup() { m_desk.reset(); }

    void speaksAsTheCommandDoes_data();
    void speaksAsTheCommandDoes();
    void renamesAsTheCommandDoes();
    void offersTheSessionWhereNoKeychainIs();
    void tellsWhatFailed();
    void asksWhenItIsTold();

private:
    [[nodiscard]] QString toldByCommand(const QStringList& arguments) const;
    [[nodiscard]] static AccountDialog* openDialog();
    static void fillIn(AccountDialog& dialog, const Entered& entered);

    std::unique_ptr<QTemporaryDir> m_home;
    Places m_places;
    const Registry m_registry = Registry::builtIn();
    HttpClient m_http;
    KeyStore m_keys;
    UsageStore m_store{m_registry, nullptr};
    Refresher m_refresher{m_registry, m_http, m_keys, m_store};
    std::unique_ptr<AccountDesk> m_desk;
};

void AccountDeskTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_places = {m_home->filePath(u"config/quotalamp"_s), m_home->filePath(u"state/quotalamp"_s),
        m_home->filePath(u"run/quotalamp"_s)};
    Account taken;
    taken.id = newAccountId();
    taken.provider = u"openai"_s;
    taken.label = u"Taken"_s;
    taken.key = {KeySource::Kind::Environment, u"MY_KEY"_s};
    QVERIFY(!AccountFile(m_places).write({taken}));
    m_desk = std::make_unique<AccountDesk>(AccountDesk::Parts{m_registry, m_keys, m_store, m_refresher}, &m_places);
    m_desk->reload();
}

/// The first line of what the real program says of wrong usage.
QString AccountDeskTest::toldByCommand(const QStringList& arguments) const
{
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"HOME"_s, m_home->path());
    environment.insert(u"XDG_CONFIG_HOME"_s, m_home->filePath(u"config"_s));
    environment.insert(u"XDG_STATE_HOME"_s, m_home->filePath(u"state"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home->filePath(u"run"_s));
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    QProcess command;
    command.setProcessEnvironment(environment);
    command.start(QStringLiteral(QUOTALAMP_PROGRAM), arguments);
    command.closeWriteChannel();
    if (!command.waitForFinished(30'000) || command.exitCode() != 2)
        return u"exit status %1"_s.arg(command.exitCode());
    return QString::fromUtf8(command.readAllStandardError()).section(u'\n', 0, 0);
}

AccountDialog* AccountDeskTest::openDialog()
{
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) {
        if (auto* dialog = qobject_cast<AccountDialog*>(window); dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void AccountDeskTest::fillIn(AccountDialog& dialog, const Entered& entered)
{
    const auto edit = [&](QLatin1StringView name) { return dialog.findChild<QLineEdit*>(name); };
    dialog.findChild<QComboBox*>(u"keySource"_s)->setCurrentText(u"Environment variable"_s);
    edit("label"_L1)->setText(entered.label);
    edit("baseUrl"_L1)->setText(entered.baseUrl);
    edit("place"_L1)->setText(entered.variable);
    edit("probeModel"_L1)->setText(entered.model);
    edit("certificates"_L1)->setText(entered.certificates);
}

void AccountDeskTest::speaksAsTheCommandDoes_data()
{
    QTest::addColumn<Entered>("entered");
    QTest::newRow("no label") << Entered{.label = u" "_s};
    QTest::newRow("a label that is taken") << Entered{.label = u"taken"_s};
    QTest::newRow("a key as a label") << Entered{.label = testKey};
    QTest::newRow("another scheme") << Entered{.baseUrl = u"ftp://gateway.example"_s};
    QTest::newRow("a password in the address") << Entered{.baseUrl = u"https://me:pw@gateway.example"_s};
    QTest::newRow("a key in the address") << Entered{.baseUrl = u"https://gateway.example/"_s + testKey};
    QTest::newRow("plain http to a public address") << Entered{.baseUrl = u"http://192.0.2.7"_s};
    QTest::newRow("no name of a variable") << Entered{.variable = u"1st key"_s};
    QTest::newRow("a key as a variable") << Entered{.variable = u"gsk_Fake0not_a_key_not-a-key"_s};
    QTest::newRow("no name of a model") << Entered{.model = u"two words"_s};
    QTest::newRow("no certificate") << Entered{.certificates = u"/dev/null"_s};
}

/// The same mistake, the same sentence.
void AccountDeskTest::speaksAsTheCommandDoes()
{
    QFETCH(const Entered, entered);
    QStringList arguments{u"account"_s, u"add"_s, u"openai"_s, u"--label"_s, entered.label, u"--key-from"_s,
        u"env:"_s + entered.variable};
    const auto option = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            arguments << name << value;
    };
    option(u"--base-url"_s, entered.baseUrl);
    option(u"--probe-model"_s, entered.model);
    option(u"--ca-file"_s, entered.certificates);
    const QString sentence = toldByCommand(arguments);

    m_desk->openAdd(u"openai"_s);
    AccountDialog* dialog = openDialog();
    QVERIFY(dialog);
    fillIn(*dialog, entered);
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"save"_s), Qt::LeftButton);
    QStringList shown;
    const auto labels = dialog->findChildren<QLabel*>();
    for (const QLabel* label : labels)
        shown << label->text();
    QVERIFY2(shown.contains(sentence), qPrintable(sentence + u" | "_s + shown.join(u" | "_s)));
    QVERIFY(dialog->isVisible());
    QCOMPARE(m_desk->accounts().size(), 1U);
}

void AccountDeskTest::renamesAsTheCommandDoes()
{
    QSignalSpy failed(m_desk.get(), &AccountDesk::failed);
    m_desk->rename(m_desk->accounts().front().id, testKey);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.takeFirst().first().toString(),
        toldByCommand({u"account"_s, u"rename"_s, u"Taken"_s, QString(testKey)}));
    QCOMPARE(m_desk->accounts().front().label, u"Taken"_s);
}

void AccountDeskTest::offersTheSessionWhereNoKeychainIs()
{
    m_desk->openAdd(u"openai"_s);
    AccountDialog* dialog = openDialog();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit*>(u"key"_s)->setText(testKey);
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"save"_s), Qt::LeftButton);
    QTRY_VERIFY(dialog->findChild<QPushButton*>(u"session"_s)->isVisible());
    QCOMPARE(m_desk->accounts().size(), 1U);
}

/// What cannot be kept is told, and the account stays as it is in the file.
void AccountDeskTest::tellsWhatFailed()
{
    QSignalSpy failed(m_desk.get(), &AccountDesk::failed);
    const QString id = m_desk->accounts().front().id;
    QVERIFY(QFile::setPermissions(m_places.config, QFile::ReadOwner | QFile::ExeOwner));
    m_desk->setPaidProbe(id, PaidProbe::Never);
    QVERIFY(QFile::setPermissions(m_places.config, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    if (failed.isEmpty())
        QSKIP("whoever runs this may write anywhere");
    QVERIFY(!failed.first().first().toString().isEmpty());
    QCOMPARE(m_desk->accounts().front().paidProbe, PaidProbe::WhenNeeded);
}

/// A start shows what is known first: no key is read and nothing is sent before the icon stands.
void AccountDeskTest::asksWhenItIsTold()
{
    UsageStore store(m_registry, nullptr);
    Refresher refresher(m_registry, m_http, m_keys, store);
    AccountDesk desk({m_registry, m_keys, store, refresher}, &m_places);
    desk.setAsking(false);
    desk.reload();
    QCOMPARE(desk.accounts().size(), std::size_t(1));
    QVERIFY(!refresher.busy());
    desk.setAsking(true);
    QVERIFY(refresher.busy());
}

QTEST_MAIN(AccountDeskTest)
#include "tst_accountdesk.moc"
