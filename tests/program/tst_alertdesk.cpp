// SPDX-License-Identifier: MIT
#include "core/model/settings.h"
#include "io/files/usagestore.h"
#include "program/alertdesk.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace std::chrono_literals;

namespace {

const TimePoint start = TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}} + 12h;

/// One account with a limit, and whoever hears what is told of it.
struct Desk {
    /// `places` null: nothing is kept.
    explicit Desk(const Places* places = nullptr)
        : store(registry, places)
    {
        Account account;
        account.id = u"one"_s;
        account.provider = u"openai"_s;
        account.label = u"Work"_s;
        store.setAccounts({account});
    }

    /// The limit is read; `used` of 100.
    void read(double used, TimePoint now)
    {
        RateWindow window;
        window.id = u"tokens"_s;
        window.limit = 100;
        window.remaining = 100 - used;
        window.resetsAt = now < start + 5h ? start + 5h : start + 10h;
        window.refill = Refill::Fixed;
        Snapshot snapshot;
        snapshot.reading.emplace();
        snapshot.reading->windows = {window};
        snapshot.readAt = now;
        snapshot.checkedAt = now;
        store.setSnapshot(u"one"_s, snapshot);
        desk.look(*store.find(u"one"_s), now);
    }

    Registry registry = Registry::builtIn();
    UsageStore store;
    Settings settings;
    std::vector<Notice> notices;
    bool shows = true;
    AlertDesk desk{store, settings, [this](const Notice& notice) {
                       notices.push_back(notice);
                       return shows;
                   }};
};

} // namespace

/// What is told unasked, where there is no notification service.
class AlertDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsACrossingOnce();
    void tellsOnceThoughItIsKilled_data();
    void tellsOnceThoughItIsKilled();
    void takesBackWhatIsOver_data();
    void takesBackWhatIsOver();
    void tellsNothingOfASnoozedAccount();
    void holdsBackInQuietHours();
    void tellsOfUseElsewhere_data();
    void tellsOfUseElsewhere();
    void handsBackATroubleThatNobodyShows_data();
    void handsBackATroubleThatNobodyShows();
};

void AlertDeskTest::tellsACrossingOnce()
{
    Desk desk;
    desk.read(10, start);
    desk.read(99, start + 1min);
    QTRY_COMPARE(desk.notices.size(), std::size_t(1));
    QVERIFY(desk.notices.front().topic.startsWith(u"one"_s));
    QVERIFY(!desk.notices.front().actions.empty());
    desk.read(99, start + 2min);
    QTest::qWait(0);
    QCOMPARE(desk.notices.size(), std::size_t(1));
}

void AlertDeskTest::tellsOnceThoughItIsKilled_data()
{
    QTest::addColumn<bool>("heldBack");
    QTest::newRow("at once") << false;
    QTest::newRow("after quiet hours") << true;
}

/// What was told is kept when it is shown: whoever starts on the same files in the very next moment tells it no more.
void AlertDeskTest::tellsOnceThoughItIsKilled()
{
    QFETCH(const bool, heldBack);
    const QTemporaryDir folder;
    const Places places{folder.path(), folder.path(), folder.path()};
    Desk killed(&places);
    if (heldBack)
        killed.settings.quietHours = QuietHours{11 * 60, 14 * 60};
    killed.read(10, start);
    killed.read(99, start + 1min);
    if (heldBack)
        killed.desk.tellHeldBack(start + 3h);
    QTRY_COMPARE(killed.notices.size(), std::size_t(1));
    Desk next(&places); // while the first one has written nothing more
    next.read(99, start + 4h);
    next.desk.tellHeldBack(start + 4h);
    QTest::qWait(0);
    QVERIFY(next.notices.empty());
}

void AlertDeskTest::takesBackWhatIsOver_data()
{
    QTest::addColumn<double>("used"); // by a later reading; below zero: the account is removed
    QTest::addColumn<Milliseconds>("later");
    QTest::addColumn<bool>("returns"); // the person hears of what is back
    QTest::addColumn<bool>("over");
    QTest::newRow("full again after its reset") << 0.0 << Milliseconds(6h) << false << true;
    QTest::newRow("used again after its reset") << 30.0 << Milliseconds(6h) << false << true;
    QTest::newRow("still used up") << 100.0 << Milliseconds(1h) << false << false;
    QTest::newRow("a little better") << 90.0 << Milliseconds(1h) << false << false;
    QTest::newRow("told that it is back, in its place") << 0.0 << Milliseconds(6h) << true << false;
    QTest::newRow("no longer an account") << -1.0 << Milliseconds(1h) << false << true;
}

/// A critical notification stands until somebody closes it.
void AlertDeskTest::takesBackWhatIsOver()
{
    QFETCH(const double, used);
    QFETCH(const Milliseconds, later);
    QFETCH(const bool, returns);
    Desk desk;
    desk.settings.notifyReturns = returns;
    const QSignalSpy over(&desk.desk, &AlertDesk::over);
    desk.read(10, start);
    desk.read(100, start + 1min);
    QTRY_COMPARE(desk.notices.size(), std::size_t(1));
    QVERIFY(desk.notices.front().critical);
    QVERIFY(over.isEmpty());
    if (used < 0)
        desk.store.setAccounts({});
    else
        desk.read(used, start + later);
    QTEST(!over.isEmpty(), "over");
    if (!over.isEmpty())
        QCOMPARE(limitKeyText(over.first().first().value<LimitKey>()), desk.notices.front().topic);
    QTRY_COMPARE(desk.notices.size(), std::size_t(returns ? 2 : 1));
}

void AlertDeskTest::tellsNothingOfASnoozedAccount()
{
    Desk desk;
    QSignalSpy changed(&desk.desk, &AlertDesk::changed);
    desk.read(10, start);
    desk.desk.snoozeAccount(u"one"_s, 24h);
    QVERIFY(snoozedUntil(desk.store.alerts(), u"one"_s, wallClock()));
    desk.desk.unsnoozeAccount(u"one"_s);
    QVERIFY(!snoozedUntil(desk.store.alerts(), u"one"_s, wallClock()));
    desk.desk.snoozeAccount(u"nobody"_s, 24h);
    QVERIFY(changed.size() >= 2);
}

void AlertDeskTest::holdsBackInQuietHours()
{
    Desk desk;
    desk.settings.quietHours = QuietHours{11 * 60, 14 * 60}; // by local time, which is UTC in tests
    desk.read(10, start);
    desk.read(99, start + 1min);
    QTest::qWait(0);
    QVERIFY(desk.notices.empty());
    desk.desk.tellHeldBack(start + 10min);
    QTest::qWait(0);
    QVERIFY(desk.notices.empty());
    desk.desk.tellHeldBack(start + 3h);
    QTRY_COMPARE(desk.notices.size(), std::size_t(1));
}

void AlertDeskTest::tellsOfUseElsewhere_data()
{
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<bool>("quiet");
    QTest::addColumn<int>("atOnce");
    QTest::addColumn<int>("afterwards");
    QTest::newRow("told") << true << false << 1 << 1;
    QTest::newRow("after quiet hours") << true << true << 0 << 1;
    QTest::newRow("not asked for") << false << false << 0 << 0;
}

/// Once in an absence; what quiet hours held back is told though somebody is back by then.
void AlertDeskTest::tellsOfUseElsewhere()
{
    QFETCH(const bool, wanted);
    QFETCH(const bool, quiet);
    Desk desk;
    desk.settings.wanted.elsewhere = wanted;
    if (quiet)
        desk.settings.quietHours = QuietHours{11 * 60, 14 * 60};
    bool away = true;
    desk.desk.setHere([&away]() -> UsedElsewhere::Here {
        return {away ? std::optional(start) : std::nullopt, [](TimePoint) { return false; }};
    });
    desk.desk.setKeyPages([](const QString& provider) { return u"https://example.com/"_s + provider; });
    desk.read(10, start + 1min);
    desk.read(18, start + 6min);
    desk.read(25, start + 11min);
    QTest::qWait(0);
    QTEST(int(desk.notices.size()), "atOnce");
    away = false;
    desk.read(25, start + 2h);
    desk.desk.tellHeldBack(start + 3h);
    QTest::qWait(0);
    QTEST(int(desk.notices.size()), "afterwards");
    if (wanted)
        QVERIFY(desk.notices.front().body.endsWith(u"https://example.com/openai."_s));
}

void AlertDeskTest::handsBackATroubleThatNobodyShows_data()
{
    QTest::addColumn<bool>("shows");
    QTest::addColumn<int>("untold");
    QTest::newRow("shown by the tray") << true << 0;
    QTest::newRow("shown by nobody") << false << 1;
}

void AlertDeskTest::handsBackATroubleThatNobodyShows()
{
    QFETCH(const bool, shows);
    QFETCH(const int, untold);
    Desk desk;
    desk.shows = shows;
    QSignalSpy spy(&desk.desk, &AlertDesk::untold);
    desk.desk.tell(u"Something went wrong."_s);
    desk.desk.tellTest();
    QTRY_COMPARE(desk.notices.size(), std::size_t(2));
    QCOMPARE(spy.size(), untold); // of the test nobody needs to hear later
    if (untold > 0)
        QCOMPARE(spy.front().front().toString(), u"Something went wrong."_s);
}

QTEST_MAIN(AlertDeskTest)
#include "tst_alertdesk.moc"
