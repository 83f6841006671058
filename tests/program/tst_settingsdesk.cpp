// SPDX-License-Identifier: MIT
#include "io/files/settingsfile.h"
#include "io/files/usagestore.h"
#include "io/keys/keystore.h"
#include "program/settingsdesk.h"
#include "program/startatlogin.h"

#include <QApplication>
#include <QCheckBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

struct Desk {
    explicit Desk(bool keeps = true)
        : desk({store, keys, registry, [](const QString&) { return CardView(); }}, keeps ? &places : nullptr)
    {
        QObject::connect(&desk, &SettingsDesk::changed, [this](const Settings& before) { told.push_back(before); });
    }

    QTemporaryDir home;
    Places places{home.filePath(u"config"_s), home.filePath(u"state"_s), home.filePath(u"run"_s)};
    Registry registry = Registry::builtIn();
    KeyStore keys;
    UsageStore store{registry, nullptr};
    SettingsDesk desk;
    std::vector<Settings> told; ///< each time, what they were before
};

void setReturns(Settings& settings)
{
    settings.notifyReturns = !settings.notifyReturns;
}

} // namespace

/// The one place where settings change.
class SettingsDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changesHoldAtOnceAndAreKept();
    void anEditThatChangesNothingIsNotTold();
    void takesWhatTheFileSays();
    void keepsNothingInTheDemo();
    void theWindowChangesThemLikeAnybody();
    void startsAtLoginAsTheSystemSays();
};

void SettingsDeskTest::changesHoldAtOnceAndAreKept()
{
    Desk desk;
    const Settings before = desk.desk.settings();
    desk.desk.change(setReturns);
    QCOMPARE(desk.desk.settings().notifyReturns, !before.notifyReturns);
    QCOMPARE(desk.told.size(), std::size_t(1));
    QVERIFY(desk.told.front() == before);
    QVERIFY(SettingsFile(desk.places).read() == desk.desk.settings());
}

void SettingsDeskTest::anEditThatChangesNothingIsNotTold()
{
    Desk desk;
    desk.desk.change([](Settings&) {});
    QVERIFY(desk.told.empty());
    QVERIFY(!QFile::exists(SettingsFile(desk.places).path()));
}

void SettingsDeskTest::takesWhatTheFileSays()
{
    Desk desk;
    desk.desk.change(setReturns);
    desk.desk.start();
    Settings other = desk.desk.settings();
    other.statusPages = !other.statusPages;
    QCOMPARE(SettingsFile(desk.places).write(other), std::nullopt);
    QTRY_COMPARE(desk.told.size(), std::size_t(2));
    QVERIFY(desk.desk.settings() == other);
    QCOMPARE(desk.told.back().statusPages, !other.statusPages);
}

void SettingsDeskTest::keepsNothingInTheDemo()
{
    Desk desk(false);
    desk.desk.start();
    desk.desk.change(setReturns);
    QCOMPARE(desk.told.size(), std::size_t(1));
    QVERIFY(!QFile::exists(SettingsFile(desk.places).path()));
}

void SettingsDeskTest::theWindowChangesThemLikeAnybody()
{
    Desk desk;
    SettingsWindow* window = nullptr;
    int made = 0;
    connect(&desk.desk, &SettingsDesk::windowMade, this, [&](SettingsWindow* each) {
        window = each;
        ++made;
    });
    QVERIFY(!desk.desk.isWatched());
    desk.desk.open({});
    desk.desk.open({});
    QCOMPARE(made, 1);
    QVERIFY(desk.desk.isWatched());
    window->showPage(SettingsWindow::Page::Notifications);
    auto* returns = window->findChild<QCheckBox*>(u"returns"_s);
    QVERIFY(returns && returns->isChecked());
    returns->setChecked(false);
    QVERIFY(!desk.desk.settings().notifyReturns);
    QCOMPARE(desk.told.size(), std::size_t(1));
    desk.desk.change(setReturns); // elsewhere, and the window shows it
    QVERIFY(returns->isChecked());
    window->close();
    QVERIFY(!desk.desk.isWatched());
}

void SettingsDeskTest::startsAtLoginAsTheSystemSays()
{
    const QTemporaryDir folder;
    QVERIFY(!StartAtLogin({}, nullptr).isOn());
    StartAtLogin login(Autostart({folder.path(), {}}, QCoreApplication::applicationFilePath()), nullptr);
    QSignalSpy changed(&login, &StartAtLogin::changed);
    QCOMPARE(login.isOn(), std::optional(false));
    login.set(true);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(login.isOn(), std::optional(true));
}

QTEST_MAIN(SettingsDeskTest)
#include "tst_settingsdesk.moc"
