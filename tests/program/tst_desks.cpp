// SPDX-License-Identifier: MIT
#include "core/base/turn.h"
#include "desktop/popup/cardstack.h"
#include "io/files/usagestore.h"
#include "io/keys/keystore.h"
#include "program/closedwindows.h"
#include "program/detailsdesk.h"
#include "program/examples.h"
#include "program/networkdesk.h"
#include "program/openingwindows.h"
#include "program/overviewclock.h"
#include "program/paneldesk.h"
#include "program/providerdesk.h"
#include "program/settingsdesk.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace std::chrono_literals;

namespace {

Account account(const QString& id)
{
    Account account;
    account.id = id;
    account.provider = u"ollama"_s;
    account.label = id;
    return account;
}

/// Null where there is none.
template <typename Window> Window* windowOf()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* window = qobject_cast<Window*>(widget))
            return window;
    }
    return nullptr;
}

DetailsWindow* openWindow()
{
    return windowOf<DetailsWindow>();
}

ProviderDraft draft(const QString& url)
{
    ProviderDraft draft;
    draft.name = u"Own server"_s;
    draft.baseUrl = url;
    draft.keyHeader = u"authorization"_s;
    draft.keyPrefix = u"Bearer "_s;
    draft.path = u"/v1/limits"_s;
    draft.limits = {{u"Requests"_s, Unit::Requests, u"x-limit"_s, u"x-left"_s, u"x-reset"_s}};
    return draft;
}

/// The examples over and over, as accounts of their own.
std::vector<AccountState> manyExamples(int count)
{
    const std::vector<AccountState> examples = exampleAccounts();
    std::vector<AccountState> accounts;
    for (int i = 0; i < count; ++i) {
        accounts.push_back(examples[std::size_t(i) % examples.size()]);
        accounts.back().account.id = QString::number(i);
    }
    return accounts;
}

} // namespace

/// The smaller parts of the tray app, each by itself.
class DesksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void overviewIsMadeOnceInATurn();
    void wordsAreKeptWhileTheyAreTrue();
    void wordsAreNeverOld();
    void panelsAreToldNowAndThen();
    void manyAreDecidedOnInSlices();
    void cardsAreAskedFor();
    void panelHandsOverWhatIsArranged();
    void panelAsksForWhatItShows();
    void popupIsMadeToBeSeen();
    void popupSaysLaterWhatNobodySees();
    void closedWindowsGoAfterAWhile();
    void closedDetailsAndSettingsGo();
    void detailsCloseWithTheirAccount();
    void trailsBeginWithTheHistory();
    void providersAreKeptUnlessItIsTheDemo_data();
    void providersAreKeptUnlessItIsTheDemo();
    void networkGoesByTheSettings();
    void windowsHaveTheProgramsIcon();
    void whatOpensHasTheTurnsForItself_data();
    void whatOpensHasTheTurnsForItself();
    void theOverviewWaitsForWindowsThatOpen();
    void outlinesAreMadeOnceASecond();
};

void DesksTest::overviewIsMadeOnceInATurn()
{
    const Registry registry = Registry::builtIn();
    UsageStore store(registry, nullptr);
    const Settings settings;
    bool watched = false;
    OverviewClock clock(store, settings, [&watched] { return watched ? InSight::All : InSight::Icon; });
    QSignalSpy made(&clock, &OverviewClock::made);
    store.setAccounts({account(u"one"_s)});
    clock.makeSoon();
    clock.makeSoon();
    QVERIFY(clock.overview().menuLines.empty());
    QTRY_COMPARE(made.size(), 1);
    QCOMPARE(clock.overview().menuLines.size(), 1);
    QVERIFY(clock.overview().cards.empty()); // nobody sees them
    watched = true;
    clock.makeSoon();
    clock.makeSoon();
    QTRY_COMPARE(made.size(), 2);
    QCOMPARE(clock.overview().cards.size(), std::size_t(1));
    watched = false;
    store.setAccounts({account(u"one"_s), account(u"two"_s)});
    clock.makeSoon();
    clock.makeNow(); // for a window that is about to be seen
    QCOMPARE(clock.overview().cards.size(), std::size_t(2));
    QTest::qWait(0);
    QCOMPARE(made.size(), 3);
    store.setAccounts({});
    clock.makeNow();
    QVERIFY(clock.overview().cards.empty());
}

/// Of a thousand accounts only those are put into words again of which something else is known.
void DesksTest::wordsAreKeptWhileTheyAreTrue()
{
    std::vector<AccountState> accounts;
    for (int i = 0; i < 1000; ++i) {
        accounts.emplace_back().account = account(QString::number(i));
        accounts.back().providerName = u"Provider"_s;
    }
    const TimePoint now = exampleNow();
    Settings settings;
    OverviewMaker maker;
    (void)maker.make(accounts, now, settings, {}, InSight::Icon);
    QCOMPARE(maker.worded(), 20);                                // as many as the menu has lines
    (void)maker.make(accounts, now, settings, {}, InSight::All); // now with cards
    QCOMPARE(maker.worded(), 1000);
    accounts[7].checking = true;
    maker.forget(u"7"_s);
    QCOMPARE(maker.make(accounts, now + Seconds(1), settings, {}, InSight::All),
        overview(accounts, now + Seconds(1), settings));
    QCOMPARE(maker.worded(), 1);
    settings.share = Share::Used;
    (void)maker.make(accounts, now + Seconds(2), settings, {}, InSight::All);
    QCOMPARE(maker.worded(), 1000);
    (void)maker.make(accounts, now - Seconds(2), settings, {}, InSight::All); // the clock was set back
    QCOMPARE(maker.worded(), 1000);
}

/// Whatever second it is, kept words are those that would be made now.
void DesksTest::wordsAreNeverOld()
{
    const std::vector<AccountState> accounts = exampleAccounts();
    const Settings settings;
    OverviewMaker maker;
    int worded = 0;
    constexpr int seconds = 900;
    for (int second = 0; second < seconds; ++second) {
        const TimePoint now = exampleNow() + Seconds(second);
        const Overview kept = maker.make(accounts, now, settings, {}, InSight::All);
        const Overview made = overview(accounts, now, settings);
        worded += maker.worded();
        QCOMPARE(kept.menuLines, made.menuLines);
        QCOMPARE(kept.cards.size(), made.cards.size());
        for (std::size_t i = 0; i < made.cards.size(); ++i) {
            QCOMPARE(kept.cards[i].aside, made.cards[i].aside);
            QCOMPARE(kept.cards[i].state, made.cards[i].state);
            QCOMPARE(kept.cards[i].errorNext, made.cards[i].errorNext);
            for (std::size_t w = 0; w < made.cards[i].windows.size(); ++w)
                QCOMPARE(kept.cards[i].windows[w].when, made.cards[i].windows[w].when);
        }
    }
    QVERIFY2(worded < seconds * int(accounts.size()) / 2, qPrintable(QString::number(worded)));
}

/// While the popup counts seconds, panels are not told of each: they ask for icon, tooltip and menu anew each time.
void DesksTest::panelsAreToldNowAndThen()
{
    std::vector<AccountState> accounts = exampleAccounts();
    const Settings settings;
    OverviewMaker maker;
    const auto told = [](const Overview& view) {
        return std::tuple(view.icon, view.iconLeft, view.tooltip, view.menuLines);
    };
    TimePoint now = exampleNow();
    const auto made = [&] { return told(maker.make(accounts, now, settings, {}, InSight::Outlines)); };
    const auto fresh = [&] { return told(OverviewMaker().make(accounts, now, settings, {}, InSight::Outlines)); };
    auto last = made();
    QCOMPARE(last, fresh());
    int changes = 0;
    int states = 0;
    GaugeState state = std::get<0>(last);
    for (int second = 1; second <= 120; ++second) {
        now += Seconds(1);
        const auto next = made();
        QCOMPARE(std::get<0>(next), std::get<0>(fresh())); // the state is never old
        changes += next != last;
        states += std::exchange(state, std::get<0>(next)) != state;
        last = next;
    }
    QVERIFY2(changes > 2 && changes <= 13 + states, qPrintable(u"%1, %2"_s.arg(changes).arg(states)));
    now += Seconds(1);
    accounts.front().snapshot.error = Error{ErrorKind::InvalidKey, 401, {}, {}};
    accounts.front().snapshot.lastProbeFailed = true;
    maker.forget(accounts.front().account.id);
    QCOMPARE(made(), fresh());
}

/// A thousand accounts are never all looked at in one turn, and still all of them are as they are soon.
void DesksTest::manyAreDecidedOnInSlices()
{
    constexpr int most = OverviewMaker::mostAtATime;
    std::vector<AccountState> accounts = manyExamples(10 * most);
    TimePoint now = exampleNow();
    const Settings settings;
    OverviewMaker maker;
    const auto make = [&] { return maker.make(accounts, now, settings, {}, InSight::Outlines); };
    const Overview first = make();
    QCOMPARE(maker.looked(), 10 * most); // nobody was looked at yet
    QCOMPARE(first, maker.make(accounts, now, settings, {}, InSight::Outlines));
    QVERIFY(maker.looked() <= most && maker.worded() == 0 && !maker.isBehind());

    for (AccountState& account : accounts)
        account.snapshot.error = Error{ErrorKind::InvalidKey, 401, {}, {}};
    maker.forgetAll();
    for (int turn = 0; turn < 9; ++turn) {
        (void)make();
        QCOMPARE(maker.looked(), most);
        QVERIFY(maker.isBehind());
    }
    const Overview all = make();
    QVERIFY(!maker.isBehind());
    const Overview fresh = OverviewMaker().make(accounts, now, settings, {}, InSight::Outlines);
    QCOMPARE(all, fresh);

    // What an answer changed comes before what is merely looked at again.
    const QString& id = accounts[777].account.id;
    accounts[777].snapshot.error.reset();
    maker.forget(id);
    const Overview next = make();
    const auto card = std::ranges::find(next.cards, id, &CardView::accountId);
    QVERIFY(card != next.cards.end() && card->state != GaugeState::Error);
    QVERIFY(maker.looked() <= most);
}

/// What is only outlined has its words when somebody asks, as they are then.
void DesksTest::cardsAreAskedFor()
{
    const std::vector<AccountState> accounts = manyExamples(2 * OverviewMaker::mostAtATime);
    const Settings settings;
    OverviewMaker maker;
    for (const int second : {0, 1, 2, 30, 31, 300, 299}) {
        const TimePoint now = exampleNow() + Seconds(second);
        const Overview outlined = maker.make(accounts, now, settings, {}, InSight::Outlines);
        const Overview whole = overview(accounts, now, settings);
        QCOMPARE(outlined.cards.size(), whole.cards.size());
        for (const AccountState& account : accounts) {
            const auto exact = std::ranges::find(whole.cards, account.account.id, &CardView::accountId);
            const CardView asked = maker.card(account, now);
            QCOMPARE(asked.aside, exact->aside);
            QCOMPARE(asked.state, exact->state);
            QCOMPARE(asked.windows.size(), exact->windows.size());
            for (std::size_t i = 0; i < exact->windows.size(); ++i)
                QCOMPARE(asked.windows[i].when, exact->windows[i].when);
            const auto outline = std::ranges::find(outlined.cards, account.account.id, &CardView::accountId);
            QCOMPARE(outline->windowCount(), exact->windows.size());
            QCOMPARE(outline->name, exact->name);
            QVERIFY(outline->outlined && outline->windows.empty());
        }
    }
}

void DesksTest::panelHandsOverWhatIsArranged()
{
    PanelDesk panel(true);
    Settings settings;
    connect(&panel, &PanelDesk::arranged, this, [&settings](const SettingsEdit& edit) { edit(settings); });
    const Share before = settings.share;
    Q_EMIT panel.popup().asked(Ask::OtherShare);
    QVERIFY(settings.share != before);
    Q_EMIT panel.popup().asked(Ask::OtherTime);
    QCOMPARE(settings.resetStyle, ResetStyle::Clock);
    Q_EMIT panel.popup().sizeChosen(QSize(400, 500));
    QCOMPARE(settings.arrangement.popupSize, QSize(400, 500));
    Q_EMIT panel.popup().windowSizeChosen(QSize(600, 700));
    QCOMPARE(settings.arrangement.windowSize, QSize(600, 700));
    Q_EMIT panel.popup().cards()->foldingChanged({u"a"_s}, {u"b"_s});
    QCOMPARE(settings.arrangement.folded, QStringList(u"a"_s));
    QCOMPARE(settings.arrangement.unfolded, QStringList(u"b"_s));
    Q_EMIT panel.popup().cards()->orderChosen({u"b"_s, u"a"_s});
    QVERIFY(settings.arrangement.ownOrder);
    Q_EMIT panel.popup().cards()->urgencyOrderChosen();
    QVERIFY(!settings.arrangement.ownOrder);
}

void DesksTest::panelAsksForWhatItShows()
{
    PanelDesk panel(false);
    QSignalSpy opening(&panel, &PanelDesk::opening);
    QSignalSpy visible(&panel, &PanelDesk::visibleChanged);
    QVERIFY(!panel.isWatched());
    panel.show();
    QCOMPARE(opening.size(), 1);
    QCOMPARE(visible.size(), 1);
    QVERIFY(panel.isWatched());
    panel.popup().hide();
    QVERIFY(!panel.isWatched());
}

/// A program whose popup nobody has opened has none, and again some time after it was closed.
void DesksTest::popupIsMadeToBeSeen()
{
    const auto widgets = QApplication::allWidgets().size();
    PanelDesk panel(true);
    QSignalSpy made(&panel, &PanelDesk::popupMade);
    Settings settings;
    settings.arrangement.popupSize = QSize(400, 300);
    panel.apply(settings);
    panel.present({});
    QCOMPARE(QApplication::allWidgets().size(), widgets);
    panel.show();
    QCOMPARE(made.size(), 1);
    QVERIFY(windowOf<Popup>());
    QCOMPARE(windowOf<Popup>()->width(), 400);
    panel.popup().setPinned(true);
    panel.tidy();
    QVERIFY(windowOf<Popup>()); // it is seen
    panel.popup().hide();
    QVERIFY(windowOf<Popup>()); // whoever has just looked may look again
    panel.tidy();
    QCOMPARE(QApplication::allWidgets().size(), widgets);
    panel.show();
    QCOMPARE(made.size(), 2);
    QVERIFY(panel.popup().isPinned());
}

void DesksTest::popupSaysLaterWhatNobodySees()
{
    PanelDesk panel(true);
    panel.say(u"The disk is full."_s);
    QVERIFY(!windowOf<Popup>());
    const auto says = [&panel] {
        const auto labels = panel.popup().findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [](const QLabel* label) { return label->isVisible() && label->text() == u"The disk is full."_s; });
    };
    panel.show();
    QVERIFY(says());
    panel.popup().hide();
    panel.show();
    QVERIFY(!says());
}

void DesksTest::closedWindowsGoAfterAWhile()
{
    ClosedWindows closed(Milliseconds(1));
    QSignalSpy told(&closed, &ClosedWindows::longClosed);
    QWidget window;
    QWidget part(&window);
    window.show();
    part.hide();
    QTest::qWait(5);
    QCOMPARE(told.size(), 0);
    window.hide();
    QCOMPARE(told.size(), 0);
    QTRY_COMPARE(told.size(), 1);
    auto* dialog = new QWidget;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    dialog->close();
    QTRY_COMPARE(told.size(), 2);
}

void DesksTest::closedDetailsAndSettingsGo()
{
    const Registry registry = Registry::builtIn();
    UsageStore store(registry, nullptr);
    KeyStore keys;
    const Settings settings;
    DetailsDesk details({store, keys, settings}, nullptr);
    SettingsDesk desk({store, keys, registry, [](const QString&) { return CardView(); }}, nullptr);
    QSignalSpy made(&desk, &SettingsDesk::windowMade);
    store.setAccounts({account(u"one"_s)});
    const auto widgets = QApplication::allWidgets().size();
    details.open(u"one"_s);
    openWindow()->resize(790, 690); // within the screen of the platform
    desk.open({});
    details.tidy();
    desk.tidy();
    QVERIFY(details.isWatched());
    QVERIFY(desk.isWatched());
    openWindow()->close();
    windowOf<SettingsWindow>()->close();
    details.tidy();
    desk.tidy();
    QCOMPARE(QApplication::allWidgets().size(), widgets);
    QVERIFY(!details.isWatched());
    details.open(u"one"_s);
    QCOMPARE(openWindow()->size(), QSize(790, 690));
    desk.open({});
    QCOMPARE(made.size(), 2);
}

/// Once for each account; and what the working hours are learned from.
void DesksTest::trailsBeginWithTheHistory()
{
    const Registry registry = Registry::builtIn();
    UsageStore store(registry, nullptr);
    const KeyStore keys;
    const Settings settings;
    QTemporaryDir folder;
    const Places places{folder.filePath(u"config"_s), folder.filePath(u"state"_s), folder.filePath(u"run"_s)};
    DetailsDesk details({store, keys, settings}, &places);
    store.setAccounts({account(u"one"_s)});
    const TimePoint now = wallClock();
    AccountState state;
    state.account = account(u"one"_s);
    for (int hour = 20; hour >= 0; --hour) {
        state.snapshot = advance({}, {Reading{}, std::nullopt}, now);
        state.snapshot.reading->windows = {{u"7d"_s, {}, Unit::Percent, 100, 40.0 + hour, now + std::chrono::hours(90),
            std::chrono::hours(168), Refill::Fixed, {}}};
        state.snapshot.readAt = state.snapshot.checkedAt = now - std::chrono::hours(hour);
        follow(state.snapshot.trails, *state.snapshot.reading, *state.snapshot.readAt);
        details.record(state);
    }
    details.flush();
    store.setSnapshot(u"one"_s, state.snapshot);
    QCOMPARE(state.snapshot.trails.begin()->second.readings, 1);
    const auto seeded = details.seeded(state);
    QVERIFY(seeded);
    QVERIFY(seeded->trails.begin()->second.readings > 15);
    QCOMPARE(seeded->reading, state.snapshot.reading);
    QVERIFY(!details.seeded(state));
    const auto courses = details.courses(now - std::chrono::hours(100));
    QCOMPARE(courses.size(), 1U);
    QVERIFY(courses.front().size() > 15);
}

void DesksTest::detailsCloseWithTheirAccount()
{
    const Registry registry = Registry::builtIn();
    UsageStore store(registry, nullptr);
    const KeyStore keys;
    const Settings settings;
    DetailsDesk details({store, keys, settings}, nullptr);
    store.setAccounts({account(u"one"_s)});
    OverviewClock clock(store, settings, [] { return InSight::All; });
    connect(&details, &DetailsDesk::opened, &clock, &OverviewClock::makeNow);
    connect(&clock, &OverviewClock::made, &details, &DetailsDesk::present);
    QSignalSpy refresh(&details, &DetailsDesk::refreshRequested);
    QSignalSpy snooze(&details, &DetailsDesk::snoozeRequested);

    details.open(u"one"_s);
    QVERIFY(details.isWatched());
    QVERIFY(openWindow());
    Q_EMIT openWindow()->refreshRequested();
    QCOMPARE(refresh.front().front().toString(), u"one"_s);
    Q_EMIT openWindow()->snoozeRequested(Milliseconds(5));
    QCOMPARE(snooze.front().front().toString(), u"one"_s);
    details.record(*store.find(u"one"_s));

    store.setAccounts({});
    clock.makeNow();
    QVERIFY(!openWindow());
    QVERIFY(!details.isWatched());
}

void DesksTest::providersAreKeptUnlessItIsTheDemo_data()
{
    QTest::addColumn<bool>("keeps");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("works");
    QTest::newRow("kept") << true << u"https://limits.example/v1"_s << true;
    QTest::newRow("demo") << false << u"https://limits.example/v1"_s << true;
    QTest::newRow("no address") << true << u"nonsense"_s << false;
}

void DesksTest::providersAreKeptUnlessItIsTheDemo()
{
    QFETCH(const bool, keeps);
    QFETCH(const QString, url);
    QFETCH(const bool, works);
    const QTemporaryDir home;
    const Places places{home.filePath(u"config"_s), home.filePath(u"state"_s), home.filePath(u"run"_s)};
    ProviderDesk desk({Registry::builtIn(), {{u"broken.json"_s, {}}}}, keeps ? &places : nullptr);
    QCOMPARE(desk.troubles().size(), 1);
    QVERIFY(desk.troubles().front().contains(u"broken.json"_s));
    QSignalSpy added(&desk, &ProviderDesk::added);
    desk.keep(draft(url));
    QCOMPARE(added.size(), works ? 1 : 0);
    const QStringList files = QDir(places.config + u"/providers"_s).entryList({u"*.json"_s}, QDir::Files);
    QCOMPARE(files.size(), keeps && works ? 1 : 0);
    if (works)
        QVERIFY(desk.registry().find(added.front().front().toString()));
}

void DesksTest::networkGoesByTheSettings()
{
    KeyStore keys;
    NetworkDesk network(keys, false);
    QSignalSpy kept(&network, &NetworkDesk::proxyLoginKept);
    QSignalSpy failed(&network, &NetworkDesk::failed);
    Settings settings;
    settings.proxy = {ProxyKind::Http, u"proxy.example"_s, 8080, true};
    network.apply(settings);
    network.keepProxyLogin(u"user"_s, u"not-a-password"_s); // holds until the program ends
    settings.proxy = {};
    network.apply(settings);
    QTest::qWait(0);
    QCOMPARE(kept.size(), 0);
    QCOMPARE(failed.size(), 0);
}

void DesksTest::windowsHaveTheProgramsIcon()
{
    const OpeningWindows windows;
    QWidget popup(nullptr, Qt::Popup);
    popup.show();
    QTest::qWait(0);
    QVERIFY(popup.windowIcon().isNull());
    QWidget window;
    window.show();
    QTRY_VERIFY(!window.windowIcon().isNull());
    QCOMPARE(window.windowIcon().actualSize(QSize(48, 48)), QSize(48, 48));
    const QImage picture = window.windowIcon().pixmap(48).toImage();
    QVERIFY(picture.pixelColor(picture.rect().center()).alpha() > 0);
}

void DesksTest::whatOpensHasTheTurnsForItself_data()
{
    QTest::addColumn<Qt::WindowFlags>("flags");
    QTest::addColumn<bool>("kept");
    QTest::newRow("window") << Qt::WindowFlags(Qt::Window) << true;
    QTest::newRow("dialog") << Qt::WindowFlags(Qt::Dialog) << true;
    QTest::newRow("the popup") << (Qt::Tool | Qt::FramelessWindowHint) << true;
    QTest::newRow("menu") << Qt::WindowFlags(Qt::Popup) << true;
    QTest::newRow("what follows the pointer") << Qt::WindowFlags(Qt::ToolTip) << false;
}

void DesksTest::whatOpensHasTheTurnsForItself()
{
    QFETCH(Qt::WindowFlags, flags);
    QFETCH(bool, kept);
    const OpeningWindows windows;
    QWidget window(nullptr, flags);
    QWidget part(&window);
    for (int time = 0; time < 2; ++time) {
        Turn::keepFree(0ms);
        window.show();
        QCOMPARE(Turn::keptFree() > 0ms, kept);
        Turn::keepFree(0ms);
        part.hide();
        part.show();
        QCOMPARE(Turn::keptFree(), 0ms);
        window.hide();
    }
}

void DesksTest::theOverviewWaitsForWindowsThatOpen()
{
    const Registry registry = Registry::builtIn();
    UsageStore store(registry, nullptr);
    store.setAccounts({account(u"a"_s)});
    const Settings settings;
    OverviewClock clock(store, settings, [] { return InSight::All; });
    QSignalSpy made(&clock, &OverviewClock::made);
    Turn::keepFree(100ms);
    clock.makeSoon();
    QTRY_COMPARE(made.size(), 1);
    QCOMPARE(Turn::keptFree(), 0ms);
    Turn::keepFree(1h);
    clock.makeNow(); // somebody asks for it
    QCOMPARE(made.size(), 2);
    Turn::keepFree(0ms);
}

/// A window that opens beside others takes what they show.
void DesksTest::outlinesAreMadeOnceASecond()
{
    const Registry registry = Registry::builtIn();
    UsageStore store(registry, nullptr);
    store.setAccounts({account(u"a"_s)});
    const Settings settings;
    OverviewClock clock(store, settings, [] { return InSight::Icon; });
    QSignalSpy made(&clock, &OverviewClock::made);
    clock.makeAsWatched(); // for the icon, which tells less
    QCOMPARE(clock.outlines().cards.size(), 1U);
    QCOMPARE(made.size(), 2);
    (void)clock.outlines();
    QCOMPARE(made.size(), 2);
    store.setAccounts({account(u"a"_s), account(u"b"_s)});
    clock.makeSoon();
    QCOMPARE(clock.outlines().cards.size(), 2U);
    QCOMPARE(made.size(), 3);
}

QTEST_MAIN(DesksTest)
#include "tst_desks.moc"
