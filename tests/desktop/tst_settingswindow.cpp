// SPDX-License-Identifier: MIT
#include "desktop/kit/accountwords.h"
#include "desktop/settings/accountrow.h"
#include "desktop/settings/settingspage.h"
#include "desktop/settings/settingswindow.h"
#include "support/decimals.h"
#include "support/looks.h"
#include "support/shownaccounts.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTimeEdit>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

AccountState state(const QString& id, const QString& provider, const QString& label, const KeySource& key = {})
{
    AccountState state;
    state.account.id = id;
    state.account.provider = provider.toLower();
    state.account.label = label;
    state.account.key = key;
    state.account.keyOrigin = u"https://api.%1.example:443"_s.arg(provider.toLower());
    state.providerName = provider;
    state.baseUrl = QUrl(u"https://api.%1.example"_s.arg(provider.toLower()));
    return state;
}

std::vector<AccountState> sampleStates()
{
    return {
        state(u"one"_s, u"Alpha"_s, u"Production"_s),
        state(u"two"_s, u"Beta"_s, u"Builds"_s, {KeySource::Kind::Environment, u"BETA_API_KEY"_s}),
        state(u"three"_s, u"Gamma"_s, u"Work"_s),
        state(u"four"_s, u"Delta"_s, u"Delta"_s, {KeySource::Kind::Session, {}}),
    };
}

CardView card(const QString& id, GaugeState gauge, std::optional<double> left)
{
    CardView card;
    card.accountId = id;
    card.state = gauge;
    card.left = left;
    if (left)
        card.level = u"%1% left"_s.arg(int(*left * 100));
    return card;
}

/// Most urgent first, as the popup has them.
Overview sampleOverview()
{
    Overview overview;
    auto critical = card(u"one"_s, GaugeState::Critical, 0.04);
    critical.nearest = u"Tokens: 4% left"_s;
    auto refused = card(u"two"_s, GaugeState::Error, std::nullopt);
    refused.error = u"Invalid API key (401)."_s;
    refused.errorNeedsYou = true;
    auto warning = card(u"three"_s, GaugeState::Warning, 0.22);
    warning.nearest = u"Week: 22% left"_s;
    overview.cards = {critical, refused, warning, card(u"four"_s, GaugeState::Calm, 0.89)};
    return overview;
}

QHash<QString, QString> sampleHints()
{
    return {{u"one"_s, u"9xQ2"_s}};
}

/// The window as a person meets it, who has been on all its pages.
struct Desk {
    ShownAccounts accounts;
    SettingsWindow window{accounts.source()};

    Desk()
    {
        present(sampleOverview(), sampleStates(), sampleHints());
        for (int page = int(SettingsWindow::Page::Privacy); page >= 0; --page)
            window.showPage(SettingsWindow::Page(page));
    }

    void present(
        const Overview& overview, const std::vector<AccountState>& states, const QHash<QString, QString>& keyHints)
    {
        accounts.present(window, overview, states, keyHints);
    }
    void show()
    {
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        if (rows().constFirst()->isVisible()) // all of them are in sight or near it, once that page was painted
            QTRY_COMPARE(std::size_t(rows().size()), sampleStates().size());
    }
    template <typename Widget> Widget* find(const char* name)
    {
        return window.findChild<Widget*>(QLatin1StringView(name));
    }
    [[nodiscard]] QList<AccountRow*> rows() const
    {
        auto rows = window.findChildren<AccountRow*>();
        rows.removeIf([](const AccountRow* row) { return row->isHidden(); });
        std::ranges::sort(rows, {}, [](const AccountRow* row) { return row->y(); });
        return rows;
    }
    /// The row of an account; null where it does not exist.
    [[nodiscard]] AccountRow* rowOf(const QString& id) const
    {
        for (AccountRow* row : rows()) {
            if (row->view().accountId == id)
                return row;
        }
        return nullptr;
    }
    void menu(int row, const char* action)
    {
        QTest::mouseClick(rows()[row]->findChild<QAbstractButton*>(u"more"_s), Qt::LeftButton);
        auto* menu = find<QMenu>("accountMenu");
        QVERIFY(menu && menu->isVisible());
        menu->findChild<QAction*>(QLatin1StringView(action))->trigger();
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

} // namespace

class SettingsWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { looks::prepare(); }
    void stateWords_data();
    void stateWords();
    void keyPlaces_data();
    void keyPlaces();
    void loginNamesItsTool();
    void rowsFollowThePersonsOrder();
    void presentingAgainRepaintsNothing();
    void removedAccountsGo();
    void emptyListSaysWhatToDo();
    void choosingShowsTheSettings();
    void arrowsChoose();
    void tabFollowsTheEye();
    void demoAccountsAreNotEdited();
    void menu_data();
    void menu();
    void keysAct_data();
    void keysAct();
    void movingKeepsWithinTheList();
    void removalIsConfirmedAndNamesTheLoss();
    void removalCanBeLeft();
    void renameIsTold();
    void takenLabelIsNotTold();
    void emptyLabelComesBack();
    void escapeTakesTheLabelBack();
    void typingSurvivesNews();
    void paidProbeIsTold();
    void noPaidProbeWhereThereIsNone();
    void replaceKey();
    void addAccount();
    void settingsActAtOnce();
    void settingThemTellsNothing();
    void iconIsChosen();
    void panelMattersToOneInkOnly();
    void iconOfAnAccount();
    void pagesAreMadeWhenSomebodyTurnsToThem();
    void onePageIsAlwaysChosen();
    void thresholdsNeverCross();
    void quietHours();
    void dailyCap();
    void proxyIsToldWhenWhole();
    void startAtLogin();
    void pagesGoOnFromEachOther();
    void ownThresholds();
    void ownAmounts_data();
    void ownAmounts();
    void forgetting();
    void namesTheStatusPages();
    void namesTheToolsOfSessions();
    void takesAProxysLogin();
    void pagesByKeyboard();
    void testNotification();
    void escapeCloses();
    void manyAccountsScroll();
    void onlyRowsInSightExist();
    void unseenRowsAreSpoken();
    void everythingHasAName();
    void languageChangeReachesEverything();
    void pictures();
};

void SettingsWindowTest::stateWords_data()
{
    QTest::addColumn<CardView>("card");
    QTest::addColumn<QString>("expected");
    const auto overview = sampleOverview();
    QTest::newRow("critical") << overview.cards[0] << u"Tokens: 4% left"_s;
    QTest::newRow("error that needs you") << overview.cards[1] << u"Invalid API key (401)"_s;
    QTest::newRow("warning") << overview.cards[2] << u"Week: 22% left"_s;
    QTest::newRow("calm") << overview.cards[3] << u"89% left"_s;
    auto exhausted = card(u"x"_s, GaugeState::Exhausted, 0);
    exhausted.nearest = u"Week: used up"_s;
    QTest::newRow("exhausted") << exhausted << u"Week: used up"_s;
    auto stale = card(u"x"_s, GaugeState::Stale, 0.5);
    stale.aside = u"last seen 12 min ago"_s;
    stale.error = u"Timed out."_s;
    QTest::newRow("stale") << stale << u"last seen 12 min ago"_s;
    QTest::newRow("no limits") << card(u"x"_s, GaugeState::NoLimits, std::nullopt) << u"no limits"_s;
    QTest::newRow("not checked") << card(u"x"_s, GaugeState::Calm, std::nullopt) << u"not checked yet"_s;
    auto two = card(u"x"_s, GaugeState::Error, std::nullopt);
    two.error = u"The keychain is locked. Unlock it."_s;
    QTest::newRow("two sentences keep their stops") << two << u"The keychain is locked. Unlock it."_s;
}

void SettingsWindowTest::stateWords()
{
    QFETCH(CardView, card);
    QTEST(stateText(card), "expected");
}

void SettingsWindowTest::keyPlaces_data()
{
    QTest::addColumn<KeySource>("key");
    QTest::addColumn<QString>("keyOrigin");
    QTest::addColumn<QString>("hint");
    QTest::addColumn<QString>("expected");
    const QString origin = u"https://api.alpha.example:443"_s;
    using Kind = KeySource::Kind;
    QTest::newRow("keychain") << KeySource{} << origin << u"9xQ2"_s << u"key …9xQ2 in the keychain"_s;
    QTest::newRow("keychain, not read yet") << KeySource{} << origin << u""_s << u"key in the keychain"_s;
    QTest::newRow("none") << KeySource{} << u""_s << u""_s << u"no key"_s;
    QTest::newRow("variable") << KeySource{Kind::Environment, u"ALPHA_API_KEY"_s} << origin << u""_s
                              << u"key from ALPHA_API_KEY"_s;
    QTest::newRow("file") << KeySource{Kind::File, u"/run/key"_s} << origin << u""_s << u"key from /run/key"_s;
    QTest::newRow("command") << KeySource{Kind::Command, u"pass show key"_s} << origin << u""_s
                             << u"key from a command"_s;
    QTest::newRow("login") << KeySource{Kind::Login, {}} << origin << u""_s << u"login of another tool"_s;
    QTest::newRow("session") << KeySource{Kind::Session, {}} << origin << u"9xQ2"_s << u"key for this session only"_s;
}

void SettingsWindowTest::keyPlaces()
{
    QFETCH(KeySource, key);
    QFETCH(QString, keyOrigin);
    QFETCH(QString, hint);
    Account account;
    account.key = key;
    account.keyOrigin = keyOrigin;
    QTEST(keyPlaceText(account, hint), "expected");
}

void SettingsWindowTest::loginNamesItsTool()
{
    AccountState plan = state(u"one"_s, u"Plan"_s, u"Work"_s, {KeySource::Kind::Login, {}});
    plan.loginTool = u"Plan Code"_s;
    QCOMPARE(keyPlaceText(plan, {}), u"login of Plan Code"_s);
    QCOMPARE(
        removalText(plan), u"What was learned of its limits is forgotten. The login of Plan Code stays as it is."_s);
}

void SettingsWindowTest::rowsFollowThePersonsOrder()
{
    Desk desk;
    Overview overview = sampleOverview();
    std::ranges::reverse(overview.cards);
    desk.present(overview, sampleStates(), sampleHints());
    desk.show();
    const auto rows = desk.rows();
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[0]->view().name, u"Alpha"_s);
    QCOMPARE(rows[0]->view().place, u"api.alpha.example · key …9xQ2 in the keychain"_s);
    QCOMPARE(rows[0]->view().words, u"Tokens: 4% left"_s);
    QCOMPARE(rows[3]->view().name, u"Delta"_s);
    QCOMPARE(rows[3]->view().label, QString());
}

/// Counts what is painted.
class PaintCounter : public QObject {
    Q_OBJECT
public:
    int paints = 0;
    bool eventFilter(QObject*, QEvent* event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

void SettingsWindowTest::presentingAgainRepaintsNothing()
{
    Desk desk;
    desk.show();
    QTest::qWait(50);
    PaintCounter counter;
    qApp->installEventFilter(&counter);
    desk.present(sampleOverview(), sampleStates(), sampleHints());
    QTest::qWait(50);
    QCOMPARE(counter.paints, 0);
}

void SettingsWindowTest::removedAccountsGo()
{
    Desk desk;
    desk.show();
    desk.window.select(u"three"_s);
    auto states = sampleStates();
    states.erase(states.begin() + 2);
    desk.present(sampleOverview(), states, sampleHints());
    QCOMPARE(desk.rows().size(), 3);
    QCOMPARE(desk.find<QLineEdit>("label")->text(), u"Production"_s);
}

void SettingsWindowTest::emptyListSaysWhatToDo()
{
    Desk desk;
    desk.show();
    desk.present({}, {}, {});
    QCOMPARE(desk.rows().size(), 0);
    QVERIFY(!desk.find<QLineEdit>("label")->isVisible());
    QVERIFY(desk.find<QPushButton>("addAccount")->isVisible());
    const auto labels = desk.window.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels,
        [](const QLabel* label) { return label->isVisible() && label->text().startsWith("No accounts yet"_L1); }));
}

void SettingsWindowTest::choosingShowsTheSettings()
{
    Desk desk;
    desk.show();
    QTest::mouseClick(desk.rows()[1], Qt::LeftButton, {}, QPoint(100, 20));
    QVERIFY(desk.rows()[1]->isChecked());
    QCOMPARE(desk.find<QLineEdit>("label")->text(), u"Builds"_s);
    QCOMPARE(desk.find<QPushButton>("replaceKey")->text(), u"Edit…"_s);
    QTest::mouseClick(desk.rows()[1], Qt::LeftButton, {}, QPoint(100, 20));
    QVERIFY(desk.rows()[1]->isChecked());
}

void SettingsWindowTest::arrowsChoose()
{
    Desk desk;
    desk.show();
    desk.rows()[0]->setFocus();
    QTest::keyClick(desk.rows()[0], Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), desk.rows()[1]);
    QVERIFY(desk.rows()[1]->isChecked());
    QCOMPARE(desk.find<QLineEdit>("label")->text(), u"Builds"_s);
}

void SettingsWindowTest::tabFollowsTheEye()
{
    Desk desk;
    desk.show();
    desk.window.select(u"two"_s);
    desk.find<QListWidget>("pages")->setFocus();
    const QList<QWidget*> expected{desk.find<QPushButton>("addAccount"), desk.rows()[1],
        desk.rows()[1]->findChild<QWidget*>(u"more"_s), desk.find<QLineEdit>("label"),
        desk.find<QComboBox>("paidProbe"), desk.find<QPushButton>("replaceKey")};
    QList<QWidget*> reached;
    for (int i = 0; i < expected.size(); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached << QApplication::focusWidget();
    }
    QCOMPARE(reached, expected);
}

void SettingsWindowTest::demoAccountsAreNotEdited()
{
    Desk desk;
    desk.show();
    auto states = sampleStates();
    states.front().account.demo = true;
    desk.present(sampleOverview(), states, {});
    QVERIFY(!desk.find<QPushButton>("replaceKey")->isEnabled());
    QSignalSpy spy(&desk.window, &SettingsWindow::editRequested);
    desk.menu(0, "edit");
    QCOMPARE(spy.count(), 0);
}

void SettingsWindowTest::menu_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<QVariantList>("arguments");
    QTest::newRow("edit") << QByteArray("edit") << QByteArray(SIGNAL(editRequested(QString, bool)))
                          << QVariantList{u"three"_s, false};
    QTest::newRow("replace key") << QByteArray("replaceKey") << QByteArray(SIGNAL(editRequested(QString, bool)))
                                 << QVariantList{u"three"_s, true};
    QTest::newRow("up") << QByteArray("up") << QByteArray(SIGNAL(moveRequested(QString, int)))
                        << QVariantList{u"three"_s, -1};
    QTest::newRow("down") << QByteArray("down") << QByteArray(SIGNAL(moveRequested(QString, int)))
                          << QVariantList{u"three"_s, 1};
}

void SettingsWindowTest::menu()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, signal);
    QFETCH(QVariantList, arguments);
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, signal.constData());
    desk.menu(2, action.constData());
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first(), arguments);
}

void SettingsWindowTest::keysAct_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("Enter edits") << int(Qt::Key_Return) << Qt::KeyboardModifiers()
                                 << QByteArray(SIGNAL(editRequested(QString, bool)));
    QTest::newRow("Alt+Up moves") << int(Qt::Key_Up) << Qt::KeyboardModifiers(Qt::AltModifier)
                                  << QByteArray(SIGNAL(moveRequested(QString, int)));
    QTest::newRow("Alt+Down moves") << int(Qt::Key_Down) << Qt::KeyboardModifiers(Qt::AltModifier)
                                    << QByteArray(SIGNAL(moveRequested(QString, int)));
}

void SettingsWindowTest::keysAct()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QByteArray, signal);
    Desk desk;
    desk.show();
    desk.rows()[1]->setFocus();
    QSignalSpy spy(&desk.window, signal.constData());
    QTest::keyClick(desk.rows()[1], Qt::Key(key), modifiers);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toString(), u"two"_s);
}

void SettingsWindowTest::movingKeepsWithinTheList()
{
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::moveRequested);
    QTest::keyClick(desk.rows()[0], Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(desk.rows()[3], Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(spy.count(), 0);
}

void SettingsWindowTest::removalIsConfirmedAndNamesTheLoss()
{
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::removeRequested);
    desk.menu(0, "remove");
    auto* box = desk.find<QMessageBox>("confirmRemoval");
    QVERIFY(box && box->isVisible());
    QCOMPARE(box->text(), u"Remove Alpha, Production?"_s);
    QVERIFY(box->informativeText().contains("deleted from the keychain"_L1));
    QCOMPARE(spy.count(), 0);
    const auto buttons = box->buttons();
    const auto remove = std::ranges::find_if(
        buttons, [box](QAbstractButton* button) { return box->buttonRole(button) == QMessageBox::DestructiveRole; });
    QTest::mouseClick(*remove, Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toString(), u"one"_s);
}

void SettingsWindowTest::removalCanBeLeft()
{
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::removeRequested);
    QTest::keyClick(desk.rows()[1], Qt::Key_Delete);
    auto* box = desk.find<QMessageBox>("confirmRemoval");
    QVERIFY(box && box->isVisible());
    QVERIFY(box->informativeText().contains("stays where it is"_L1));
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(!box->isVisible());
    QCOMPARE(spy.count(), 0);
}

void SettingsWindowTest::renameIsTold()
{
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::renameRequested);
    desk.menu(1, "rename");
    auto* label = desk.find<QLineEdit>("label");
    QCOMPARE(QApplication::focusWidget(), label);
    QCOMPARE(label->selectedText(), u"Builds"_s);
    QTest::keyClicks(label, u"Nightly"_s);
    QTest::keyClick(label, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first(), (QVariantList{u"two"_s, u"Nightly"_s}));
}

void SettingsWindowTest::takenLabelIsNotTold()
{
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::renameRequested);
    desk.menu(1, "rename");
    auto* label = desk.find<QLineEdit>("label");
    QTest::keyClicks(label, u"work"_s);
    QTest::keyClick(label, Qt::Key_Return);
    QCOMPARE(spy.count(), 0);
    const auto labels = desk.window.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels,
        [](const QLabel* note) { return note->isVisible() && note->text() == "Another account has this label."_L1; }));
}

void SettingsWindowTest::emptyLabelComesBack()
{
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::renameRequested);
    desk.menu(1, "rename");
    auto* label = desk.find<QLineEdit>("label");
    QTest::keyClick(label, Qt::Key_Delete);
    QTest::keyClick(label, Qt::Key_Return);
    QCOMPARE(label->text(), u"Builds"_s);
    QCOMPARE(spy.count(), 0);
}

void SettingsWindowTest::escapeTakesTheLabelBack()
{
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::renameRequested);
    desk.menu(1, "rename");
    auto* label = desk.find<QLineEdit>("label");
    QTest::keyClicks(label, u"Nightly"_s);
    QTest::keyClick(label, Qt::Key_Escape);
    QCOMPARE(label->text(), u"Builds"_s);
    QVERIFY(desk.window.isVisible());
    QTest::keyClick(label, Qt::Key_Escape);
    QVERIFY(!desk.window.isVisible());
    QCOMPARE(spy.count(), 0);
}

void SettingsWindowTest::typingSurvivesNews()
{
    Desk desk;
    desk.show();
    desk.menu(1, "rename");
    auto* label = desk.find<QLineEdit>("label");
    QTest::keyClicks(label, u"Nigh"_s);
    desk.present(sampleOverview(), sampleStates(), sampleHints());
    QCOMPARE(label->text(), u"Nigh"_s);
}

void SettingsWindowTest::paidProbeIsTold()
{
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::paidProbeRequested);
    auto* paid = desk.find<QComboBox>("paidProbe");
    paid->setFocus();
    QTest::keyClick(paid, Qt::Key_Down);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().at(1).value<PaidProbe>(), PaidProbe::Always);
}

/// An organisation's reports cost nothing.
void SettingsWindowTest::noPaidProbeWhereThereIsNone()
{
    Desk desk;
    const auto* paid = desk.find<QComboBox>("paidProbe");
    QVERIFY(paid->isVisibleTo(&desk.window));
    auto states = sampleStates();
    states.front().paidProbes = false;
    desk.present(sampleOverview(), states, sampleHints());
    QVERIFY(!paid->isVisibleTo(&desk.window));
}

void SettingsWindowTest::replaceKey()
{
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::editRequested);
    QTest::mouseClick(desk.find<QPushButton>("replaceKey"), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first(), (QVariantList{u"one"_s, true}));
}

void SettingsWindowTest::addAccount()
{
    Desk desk;
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::addRequested);
    QTest::mouseClick(desk.find<QPushButton>("addAccount"), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
}

void SettingsWindowTest::settingsActAtOnce()
{
    Desk desk;
    desk.show();
    std::vector<Settings> told;
    connect(&desk.window, &SettingsWindow::settingsChanged, &desk.window,
        [&](const Settings& settings) { told.push_back(settings); });

    desk.window.showPage(SettingsWindow::Page::Notifications);
    QTest::mouseClick(desk.find<QCheckBox>("notifications"), Qt::LeftButton);
    QVERIFY(!told.back().notifications);
    desk.window.showPage(SettingsWindow::Page::Probing);
    QTest::keyClick(desk.find<QSpinBox>("interval"), Qt::Key_Up);
    QCOMPARE(told.back().interval, std::chrono::minutes(6));
    desk.window.showPage(SettingsWindow::Page::General);
    QTest::mouseClick(desk.find<QCheckBox>("closeOnFocusLoss"), Qt::LeftButton);
    QVERIFY(!told.back().closeOnFocusLoss);
    desk.find<QComboBox>("language")->setFocus();
    QTest::keyClick(desk.find<QComboBox>("language"), Qt::Key_End);
    QCOMPARE(told.back().language, u"ar"_s);
    QCOMPARE(told.size(), 4U);
    QVERIFY(!told.back().notifications);
}

void SettingsWindowTest::settingThemTellsNothing()
{
    Desk desk;
    QSignalSpy spy(&desk.window, &SettingsWindow::settingsChanged);
    Settings settings;
    settings.interval = std::chrono::minutes(60);
    settings.notifications = false;
    settings.closeOnFocusLoss = false;
    settings.language = u"de"_s;
    desk.window.setSettings(settings);
    QCOMPARE(spy.count(), 0);
    QCOMPARE(desk.find<QSpinBox>("interval")->value(), 60);
    QCOMPARE(desk.find<QComboBox>("language")->currentText(), u"Deutsch"_s);
    QVERIFY(!desk.find<QCheckBox>("notifications")->isChecked());
}

void SettingsWindowTest::iconIsChosen()
{
    Desk desk;
    desk.show();
    desk.window.showPage(SettingsWindow::Page::Icon);
    std::vector<Settings> told;
    connect(&desk.window, &SettingsWindow::settingsChanged, &desk.window,
        [&](const Settings& settings) { told.push_back(settings); });
    desk.find<QListWidget>("pages")->setFocus();
    QTest::keyClick(desk.find<QListWidget>("pages"), Qt::Key_Tab);
    QVERIFY(desk.find<QRadioButton>("icon0")->hasFocus());
    auto* bars = desk.find<QRadioButton>("icon1");
    QTest::mouseClick(bars, Qt::LeftButton);
    QCOMPARE(told.back().icon.style, IconStyle::Bars);
    bars->setFocus();
    QTest::keyClick(bars, Qt::Key_Right);
    QCOMPARE(told.back().icon.style, IconStyle::Number);
    QVERIFY(desk.find<QRadioButton>("icon2")->hasFocus());
    QVERIFY(!bars->isChecked());
    QCOMPARE(told.size(), 2U);
    Settings settings;
    settings.icon.style = IconStyle::Monochrome;
    desk.window.setSettings(settings);
    QVERIFY(desk.find<QRadioButton>("icon3")->isChecked());
    QCOMPARE(told.size(), 2U);
}

void SettingsWindowTest::panelMattersToOneInkOnly()
{
    Desk desk;
    desk.show();
    desk.window.showPage(SettingsWindow::Page::Icon);
    QSignalSpy spy(&desk.window, &SettingsWindow::settingsChanged);
    auto* tone = desk.find<QComboBox>("panelTone");
    QVERIFY(!tone->isEnabled());
    QTest::mouseClick(desk.find<QRadioButton>("icon3"), Qt::LeftButton);
    QVERIFY(tone->isEnabled());
    tone->setFocus();
    QTest::keyClick(tone, Qt::Key_End);
    QCOMPARE(spy.last().first().value<Settings>().icon.panel, PanelTone::Dark);
    QCOMPARE(spy.last().first().value<Settings>().icon.style, IconStyle::Monochrome);
}

void SettingsWindowTest::iconOfAnAccount()
{
    Desk desk;
    desk.show();
    desk.window.showPage(SettingsWindow::Page::Icon);
    QSignalSpy spy(&desk.window, &SettingsWindow::settingsChanged);
    auto* accounts = desk.find<QComboBox>("iconAccount");
    QCOMPARE(accounts->count(), 5);
    accounts->setFocus();
    QTest::keyClick(accounts, Qt::Key_Down);
    QCOMPARE(spy.last().first().value<Settings>().icon.account, u"one"_s);
    // What is chosen stays so when it moves, and the first entry stands for what is gone.
    auto states = sampleStates();
    std::swap(states[0], states[2]);
    desk.present(sampleOverview(), states, {});
    QCOMPARE(accounts->currentData().toString(), u"one"_s);
    states.pop_back();
    states.pop_back();
    desk.present(sampleOverview(), states, {});
    QCOMPARE(accounts->count(), 3);
    QCOMPARE(accounts->currentIndex(), 0);
    QCOMPARE(spy.count(), 1);
}

/// And then show the same as if they had been there all the time.
void SettingsWindowTest::pagesAreMadeWhenSomebodyTurnsToThem()
{
    ShownAccounts accounts;
    SettingsWindow early(accounts.source());
    SettingsWindow late(accounts.source());
    for (int page = 0; page <= int(SettingsWindow::Page::Privacy); ++page)
        early.showPage(SettingsWindow::Page(page));
    Settings settings;
    settings.interval = std::chrono::minutes(17);
    settings.icon.account = u"three"_s;
    settings.hooks.webhook = u"https://events.example/all"_s;
    settings.notifyReturns = false;
    settings.proxy = {ProxyKind::Http, u"proxy.example"_s, 3128};
    const HookReports reports{HookReport{TimePoint(std::chrono::hours(1)), {}},
        HookReport{TimePoint(std::chrono::hours(2)), u"The server does not answer."_s}};
    for (SettingsWindow* window : {&early, &late}) {
        accounts.present(*window, sampleOverview(), sampleStates(), sampleHints());
        window->setSettings(settings);
        window->setStartsAtLogin(true);
        window->setFolders(u"/home/me/config"_s, u"/home/me/state"_s);
        window->setStatusPages({u"https://status.example/"_s});
        window->setSessionTools({u"Plan Code"_s});
        window->setLearnedTime(workingTimeOn({true, true, true, true, true, false, false}, 18, 34), 5);
        window->setHookReports(reports);
    }
    QCOMPARE(late.findChildren<SettingsPage*>().size(), 0);
    for (int page = 1; page <= int(SettingsWindow::Page::Privacy); ++page) {
        early.showPage(SettingsWindow::Page(page));
        late.showPage(SettingsWindow::Page(page));
        QCOMPARE(late.findChildren<SettingsPage*>().size(), page);
        QCOMPARE(late.grab().toImage(), early.grab().toImage());
    }
}

void SettingsWindowTest::onePageIsAlwaysChosen()
{
    Desk desk;
    desk.show();
    auto* pages = desk.find<QListWidget>("pages");
    const QRect last = pages->visualItemRect(pages->item(pages->count() - 1));
    QTest::mouseClick(pages->viewport(), Qt::LeftButton, {}, last.center());
    QCOMPARE(pages->currentRow(), pages->count() - 1);
    QTest::mouseClick(pages->viewport(), Qt::LeftButton, {}, last.center() + QPoint(0, 2 * last.height()));
    QTest::mouseClick(pages->viewport(), Qt::LeftButton, Qt::ControlModifier, last.center());
    QCOMPARE(pages->currentRow(), pages->count() - 1);
    QCOMPARE(pages->selectedItems(), QList{pages->currentItem()});
}

void SettingsWindowTest::thresholdsNeverCross()
{
    Desk desk;
    Settings told;
    connect(&desk.window, &SettingsWindow::settingsChanged, &desk.window, [&](const Settings& each) { told = each; });
    auto* warning = desk.find<QSpinBox>("warning");
    auto* critical = desk.find<QSpinBox>("critical");
    QCOMPARE(warning->value(), 75);
    QCOMPARE(critical->value(), 90);
    warning->setValue(60);
    QCOMPARE(told.thresholds, (Thresholds{0.6, 0.9}));
    critical->setValue(20);
    QCOMPARE(told.thresholds, (Thresholds{0.6, 0.61}));
    warning->setValue(99);
    QCOMPARE(warning->value(), 60);
}

void SettingsWindowTest::quietHours()
{
    Desk desk;
    Settings told;
    connect(&desk.window, &SettingsWindow::settingsChanged, &desk.window, [&](const Settings& each) { told = each; });
    auto* from = desk.find<QTimeEdit>("quietFrom");
    QVERIFY(!from->isEnabled());
    desk.find<QCheckBox>("quietHours")->setChecked(true);
    QVERIFY(from->isEnabled());
    QCOMPARE(told.quietHours, std::optional(QuietHours()));
    from->setTime(QTime(21, 30));
    QCOMPARE(told.quietHours, std::optional(QuietHours{21 * 60 + 30, 8 * 60}));
    from->setTime(QTime(8, 0)); // no hours at all: not told
    QCOMPARE(told.quietHours, std::optional(QuietHours{21 * 60 + 30, 8 * 60}));
    desk.find<QCheckBox>("quietHours")->setChecked(false);
    QVERIFY(!told.quietHours);
}

void SettingsWindowTest::dailyCap()
{
    Desk desk;
    Settings told;
    connect(&desk.window, &SettingsWindow::settingsChanged, &desk.window, [&](const Settings& each) { told = each; });
    auto* cap = desk.find<QSpinBox>("paidProbesPerDay");
    QCOMPARE(cap->text(), u"No limit"_s);
    cap->setValue(20);
    QCOMPARE(told.paidProbesPerDay, std::optional(20));
    cap->setValue(0);
    QCOMPARE(told.paidProbesPerDay, std::optional(0));
    cap->setValue(-1);
    QVERIFY(!told.paidProbesPerDay);
}

void SettingsWindowTest::proxyIsToldWhenWhole()
{
    Desk desk;
    desk.window.showPage(SettingsWindow::Page::Network);
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::settingsChanged);
    auto* kind = desk.find<QComboBox>("proxyKind");
    auto* host = desk.find<QLineEdit>("proxyHost");
    auto* port = desk.find<QSpinBox>("proxyPort");
    QVERIFY(!host->isVisible());
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_End);
    QVERIFY(host->isVisible());
    QCOMPARE(spy.count(), 0);
    host->setFocus();
    QTest::keyClicks(host, u"proxy.example"_s);
    QTest::keyClick(host, Qt::Key_Return);
    QCOMPARE(spy.count(), 0);
    port->setValue(1080);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.front().front().value<Settings>().proxy, (Proxy{ProxyKind::Socks5, u"proxy.example"_s, 1080}));
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Home);
    QCOMPARE(spy.back().front().value<Settings>().proxy, Proxy());
    QVERIFY(!host->isVisible());
}

void SettingsWindowTest::startAtLogin()
{
    Desk desk;
    desk.window.showPage(SettingsWindow::Page::General);
    desk.show();
    auto* start = desk.find<QCheckBox>("startAtLogin");
    QVERIFY(!start->isVisible());
    QSignalSpy spy(&desk.window, &SettingsWindow::startAtLoginRequested);
    desk.window.setStartsAtLogin(true);
    QVERIFY(start->isVisible() && start->isChecked());
    QCOMPARE(spy.count(), 0);
    start->click();
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.front().front().toBool(), false);
    desk.window.setStartsAtLogin(std::nullopt);
    QVERIFY(!start->isVisible());
}

void SettingsWindowTest::pagesGoOnFromEachOther()
{
    Desk desk;
    QSignalSpy spy(&desk.window, &SettingsWindow::settingsChanged);
    desk.find<QCheckBox>("returns")->setChecked(false);
    desk.find<QSpinBox>("interval")->setValue(9);
    const auto told = spy.back().front().value<Settings>();
    QVERIFY(!told.notifyReturns);
    QCOMPARE(told.interval, std::chrono::minutes(9));
}

void SettingsWindowTest::ownThresholds()
{
    Desk desk;
    auto states = sampleStates();
    RateWindow tokens;
    tokens.id = u"tokens"_s;
    RateWindow another = tokens;
    another.model = u"other"_s;
    states[0].snapshot.reading = Reading{};
    states[0].snapshot.reading->windows = {tokens, another};
    desk.present(sampleOverview(), states, sampleHints());
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::settingsChanged);
    desk.menu(0, "thresholds");
    auto* dialog = desk.find<QDialog>("thresholds");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChildren<QCheckBox*>(u"own"_s).size(), 2);
    QCOMPARE(looks::nameless(*dialog).join(u'\n'), QString());
    auto* line = dialog->findChild<QWidget*>(u"one/tokens"_s);
    auto* warning = line->findChild<QSpinBox*>(u"warning"_s);
    QVERIFY(!warning->isEnabled());
    line->findChild<QCheckBox*>(u"own"_s)->click();
    warning->setValue(50);
    const auto told = spy.back().front().value<Settings>();
    QCOMPARE(thresholdsFor(told, {u"one"_s, u"tokens"_s}), (Thresholds{0.5, 0.9}));
    QCOMPARE(thresholdsFor(told, {u"one"_s, u"requests"_s}), Thresholds());
    line->findChild<QCheckBox*>(u"own"_s)->click();
    QVERIFY(spy.back().front().value<Settings>().thresholdsFor.empty());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void SettingsWindowTest::ownAmounts_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<QString>("line");
    QTest::addColumn<double>("entered");
    QTest::addColumn<Settings>("set");
    Reading spent;
    spent.spends = {
        {Spend::Period::Month, Spend::Kind::Money, decimal(u"12.40"_s).value(), u"EUR"_s, startOfMonth(wallClock())}};
    Settings budget;
    budget.monthlyBudget = {{u"one"_s, decimal(u"72.50"_s).value()}};
    QTest::newRow("a budget for the month") << spent << u"budget:one"_s << 72.5 << budget;
    Reading credit;
    credit.balances = {{u"credit"_s, u"Credit"_s, u"EUR"_s, decimal(u"12.5"_s), {}}};
    Settings below;
    below.creditBelow = {{{u"one"_s, u"credit"_s}, decimal(u"7.25"_s).value()}};
    QTest::newRow("the least credit") << credit << u"credit:one/credit"_s << 7.25 << below;
}

void SettingsWindowTest::ownAmounts()
{
    QFETCH(const Reading, reading);
    QFETCH(const QString, line);
    QFETCH(const double, entered);
    QFETCH(const Settings, set);
    Desk desk;
    auto states = sampleStates();
    states[0].snapshot.reading = reading;
    desk.present(sampleOverview(), states, sampleHints());
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::settingsChanged);
    desk.menu(0, "thresholds");
    auto* dialog = desk.find<QDialog>("thresholds");
    QCOMPARE(looks::nameless(*dialog).join(u'\n'), QString());
    auto* row = dialog->findChild<QWidget*>(line);
    QVERIFY(row);
    auto* amount = row->findChild<QDoubleSpinBox*>(u"amount"_s);
    QVERIFY(amount->suffix().endsWith("EUR"_L1));
    QVERIFY(!amount->isEnabled());
    row->findChild<QCheckBox*>(u"own"_s)->click();
    amount->setValue(entered);
    QVERIFY(spy.back().front().value<Settings>() == set);
    row->findChild<QCheckBox*>(u"own"_s)->click();
    QVERIFY(spy.back().front().value<Settings>() == Settings());
}

void SettingsWindowTest::forgetting()
{
    Desk desk;
    QSignalSpy spy(&desk.window, &SettingsWindow::forgetRequested);
    const auto answer = [&](QMessageBox::ButtonRole role) {
        desk.find<QPushButton>("forget")->click();
        auto* box = desk.find<QMessageBox>("confirmForgetting");
        const auto buttons = box->buttons();
        (*std::ranges::find_if(buttons, [&](QAbstractButton* button) {
            return box->buttonRole(button) == role;
        }))->click();
        QCoreApplication::sendPostedEvents(box, QEvent::DeferredDelete);
    };
    answer(QMessageBox::RejectRole);
    QCOMPARE(spy.count(), 0);
    answer(QMessageBox::DestructiveRole);
    QCOMPARE(spy.count(), 1);
    QVERIFY(!desk.find<QPushButton>("openState")->isEnabled());
    desk.window.setFolders(u"/a"_s, u"/b"_s);
    QVERIFY(desk.find<QPushButton>("openState")->isEnabled());
}

/// Who is asked beside the providers stands beside the switch.
void SettingsWindowTest::namesTheStatusPages()
{
    Desk desk;
    const auto said = [&desk] {
        QStringList texts;
        for (const auto* label :
            desk.find<QCheckBox>("statusPages")->parentWidget()->parentWidget()->findChildren<QLabel*>())
            texts << label->text();
        return texts.join(u'\n');
    };
    QVERIFY(said().contains(u"None of your providers"_s));
    desk.window.setStatusPages(
        {u"https://status.openai.com"_s, {}, u"https://status.claude.com"_s, u"https://status.openai.com"_s});
    QCOMPARE(said().count(u"status.openai.com"_s), 1);
    QVERIFY(said().contains(u"status.claude.com"_s));
}

/// So does whose files are read, and that is off until somebody turns it on.
void SettingsWindowTest::namesTheToolsOfSessions()
{
    Desk desk;
    auto* files = desk.find<QCheckBox>("sessionFiles");
    QVERIFY(!files->isChecked());
    desk.window.setSessionTools({u"Codex"_s, u"Codex"_s});
    QStringList texts;
    for (const auto* label : files->parentWidget()->parentWidget()->findChildren<QLabel*>())
        texts << label->text();
    QCOMPARE(texts.join(u'\n').count(u"Codex"_s), 1);
}

void SettingsWindowTest::takesAProxysLogin()
{
    Desk desk;
    desk.show();
    desk.window.showPage(SettingsWindow::Page::Network);
    QSignalSpy spy(&desk.window, &SettingsWindow::proxyLoginEntered);
    Settings settings;
    settings.proxy = {ProxyKind::Http, u"proxy.example"_s, 3128};
    desk.window.setSettings(settings);
    auto* user = desk.find<QLineEdit>("proxyUser");
    auto* password = desk.find<QLineEdit>("proxyPassword");
    QVERIFY(user->isVisible() && password->isVisible());
    QTest::keyClicks(user, u"me"_s);
    QTest::keyClick(user, Qt::Key_Return);
    QCOMPARE(spy.count(), 0); // half of it
    QTest::keyClicks(password, u"not-a-password"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.front().at(0).toString(), u"me"_s);
    QCOMPARE(spy.front().at(1).toString(), u"not-a-password"_s);
    QVERIFY(password->text().isEmpty() && !password->isUndoAvailable());
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    // Another proxy has another login.
    settings.proxy.login = true;
    desk.window.setSettings(settings);
    QVERIFY(!password->placeholderText().isEmpty());
    QSignalSpy changed(&desk.window, &SettingsWindow::settingsChanged);
    desk.find<QSpinBox>("proxyPort")->setValue(8080);
    QCOMPARE(changed.back().front().value<Settings>().proxy.login, false);
}

void SettingsWindowTest::pagesByKeyboard()
{
    Desk desk;
    desk.show();
    auto* pages = desk.find<QListWidget>("pages");
    pages->setFocus();
    QTest::keyClick(pages, Qt::Key_Down);
    QVERIFY(desk.find<QComboBox>("iconAccount")->isVisible());
    QTest::keyClick(pages, Qt::Key_Down);
    QVERIFY(desk.find<QCheckBox>("notifications")->isVisible());
    QTest::keyClick(pages, Qt::Key_End);
    QVERIFY(desk.find<QPushButton>("forget")->isVisible());
    QTest::keyClick(pages, Qt::Key_Up);
    QVERIFY(desk.find<QComboBox>("language")->isVisible());
}

void SettingsWindowTest::testNotification()
{
    Desk desk;
    desk.window.showPage(SettingsWindow::Page::Notifications);
    desk.show();
    QSignalSpy spy(&desk.window, &SettingsWindow::testNotificationRequested);
    QTest::mouseClick(desk.find<QPushButton>("testNotification"), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
}

void SettingsWindowTest::escapeCloses()
{
    Desk desk;
    desk.show();
    QTest::keyClick(&desk.window, Qt::Key_Escape);
    QVERIFY(!desk.window.isVisible());
}

void SettingsWindowTest::manyAccountsScroll()
{
    Desk desk;
    desk.show();
    const QSize before = desk.window.size();
    std::vector<AccountState> many;
    for (int i = 0; i < 100; ++i)
        many.push_back(state(QString::number(i), u"Alpha"_s, u"Label %1"_s.arg(i)));
    desk.present({}, many, {});
    desk.window.select(u"99"_s);
    QCoreApplication::processEvents();
    QCOMPARE(desk.window.size(), before);
    QVERIFY(desk.find<QLineEdit>("label")->isVisible());
    QVERIFY(!desk.rowOf(u"99"_s)->visibleRegion().isEmpty());
    QVERIFY(desk.find<QLineEdit>("label")->mapTo(&desk.window, QPoint()).y() < desk.window.height());
}

/// A thousand accounts cost as much as those in sight, and can be reached all the same.
void SettingsWindowTest::onlyRowsInSightExist()
{
    constexpr int few = 40;
    Desk desk;
    desk.show();
    std::vector<AccountState> many;
    for (int i = 0; i < 1000; ++i)
        many.push_back(state(QString::number(i), u"Alpha"_s, u"Label %1"_s.arg(i)));
    Overview overview;
    for (const AccountState& each : many)
        overview.cards.push_back(card(each.account.id, GaugeState::Calm, 0.5));
    desk.present(overview, many, {});
    const int& asked = desk.accounts.asked;
    QCoreApplication::processEvents();
    QVERIFY2(desk.rows().size() < few, qPrintable(QString::number(desk.rows().size())));
    QVERIFY(asked > 0 && asked < 2 * few);
    QCOMPARE(desk.rowOf(u"0"_s)->view().words, u"50% left"_s);
    desk.rowOf(u"0"_s)->setFocus();
    for (int i = 1; i <= 100; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), desk.rowOf(QString::number(i)));
    }
    QCoreApplication::processEvents();
    QVERIFY(desk.rowOf(u"100"_s)->isChecked());
    QVERIFY(!desk.rowOf(u"100"_s)->visibleRegion().isEmpty());
    QVERIFY(!desk.rowOf(u"0"_s));
    QVERIFY(desk.rows().size() < few);
    const int before = asked;
    desk.present(overview, many, {});
    QVERIFY(asked - before < few);
    desk.window.select(u"999"_s);
    QCoreApplication::processEvents();
    QVERIFY(!desk.rowOf(u"999"_s)->visibleRegion().isEmpty());
    QVERIFY(desk.rows().size() < few);
}

/// Screen readers are told of all rows, and can go to each.
void SettingsWindowTest::unseenRowsAreSpoken()
{
    Desk desk;
    desk.show();
    std::vector<AccountState> many;
    for (int i = 0; i < 300; ++i)
        many.push_back(state(QString::number(i), u"Alpha"_s, u"Label %1"_s.arg(i)));
    desk.present({}, many, {});
    QCoreApplication::processEvents();
    QAccessibleInterface* first = QAccessible::queryAccessibleInterface(desk.rowOf(u"0"_s));
    QAccessibleInterface* list = first->parent();
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 300);
    QCOMPARE(list->child(0), first);
    QAccessibleInterface* unseen = list->child(200);
    QCOMPARE(unseen->role(), first->role());
    QVERIFY(unseen->state().offscreen);
    QVERIFY(unseen->text(QAccessible::Name).startsWith(u"Alpha, Label 200"_s));
    QVERIFY(!unseen->text(QAccessible::Description).isEmpty());
    QCOMPARE(list->indexOfChild(unseen), 200);
    unseen->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QCoreApplication::processEvents();
    QCOMPARE(QApplication::focusWidget(), desk.rowOf(u"200"_s));
    QVERIFY(desk.rowOf(u"200"_s)->isChecked());
    QVERIFY(!desk.rowOf(u"200"_s)->visibleRegion().isEmpty());
}

void SettingsWindowTest::everythingHasAName()
{
    Desk desk;
    desk.show();
    QCOMPARE(looks::nameless(desk.window).join(u'\n'), QString());
}

void SettingsWindowTest::languageChangeReachesEverything()
{
    Desk desk;
    desk.show();
    looks::LongLanguage longer;
    QCoreApplication::installTranslator(&longer);
    QCoreApplication::sendPostedEvents();
    desk.present(sampleOverview(), sampleStates(), sampleHints());
    QStringList left;
    const auto labels = desk.window.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        left << label->text();
    const auto buttons = desk.window.findChildren<QPushButton*>();
    for (const QPushButton* button : buttons)
        left << button->text();
    const QStringList days = [] {
        QStringList names; // which come from the locale
        for (int day = 1; day <= 7; ++day)
            names << QLocale().standaloneDayName(day);
        return names;
    }();
    left.removeIf([&](const QString& text) { return text.isEmpty() || text.contains(u'~') || days.contains(text); });
    QCOMPARE(left.join(u'\n'), QString());
    QCoreApplication::removeTranslator(&longer);
}

/// Each page in its inks. With QUOTALAMP_SHOTS=DIR all are drawn to files there.
void SettingsWindowTest::pictures()
{
    const auto check = [](QWidget& window, const QString& name, const looks::Theme& theme) {
        QCoreApplication::processEvents();
        const QImage picture = window.grab().toImage();
        const Tokens tokens = tokensOf(window);
        QCOMPARE(picture.pixelColor(window.width() / 2, 2), tokens.band);
        QVERIFY2(looks::shows(picture, tokens.text), qPrintable(name));
        QVERIFY2(looks::shows(picture, tokens.secondary), qPrintable(name));
        if (looks::wanted())
            looks::save(window, name, theme);
    };
    const auto back = qScopeGuard([] { looks::wear(looks::themes().constFirst()); });
    for (const auto& theme : looks::themes()) {
        looks::wear(theme);
        Desk desk;
        desk.show();
        using Page = SettingsWindow::Page;
        const QMap<QString, Page> pages{{u"accounts"_s, Page::Accounts}, {u"icon"_s, Page::Icon},
            {u"notifications"_s, Page::Notifications}, {u"events"_s, Page::Events}, {u"working"_s, Page::Working},
            {u"probing"_s, Page::Probing}, {u"network"_s, Page::Network}, {u"general"_s, Page::General},
            {u"privacy"_s, Page::Privacy}};
        Settings settings;
        settings.workingTime = workingTimeOn({true, true, true, true, true, false, false}, 18, 34);
        desk.window.setSettings(settings);
        desk.window.setLearnedTime(workingTimeOn({true, true, true, true, true, true, false}, 20, 38), 5);
        desk.window.setStartsAtLogin(true);
        desk.window.setFolders(u"/home/me/.config/quotalamp"_s, u"/home/me/.local/state/quotalamp"_s);
        for (auto page = pages.begin(); page != pages.end(); ++page) {
            desk.window.showPage(page.value());
            check(desk.window, u"settings-"_s + page.key(), theme);
        }
        desk.window.showPage(Page::Accounts);
        desk.find<QListWidget>("pages")->setFocus();
        QTest::keyClick(desk.find<QListWidget>("pages"), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        check(desk.window, u"settings-focus"_s, theme);
        std::vector<AccountState> many;
        for (int i = 0; i < 30; ++i)
            many.push_back(state(QString::number(i), u"Provider with a long name"_s,
                u"A label that is much longer than usual %1"_s.arg(i)));
        Overview overview;
        overview.cards = {card(u"0"_s, GaugeState::Error, std::nullopt)};
        overview.cards[0].error = u"Der Schlüsselbund ist gesperrt. Entsperren Sie ihn, dann wird wieder gefragt."_s;
        overview.cards[0].errorNeedsYou = true;
        desk.present(overview, many, {});
        check(desk.window, u"settings-many"_s, theme);
        desk.present({}, {}, {});
        check(desk.window, u"settings-empty"_s, theme);
    }
}

QTEST_MAIN(SettingsWindowTest)
#include "tst_settingswindow.moc"
