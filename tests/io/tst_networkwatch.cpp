// SPDX-License-Identifier: MIT
#include "io/bus/networkwatch.h"
#include "support/partner.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Reachability = QNetworkInformation::Reachability;
using Steps = QList<Reachability>;

namespace {

const QString manager = QStringLiteral(QUOTALAMP_FAKE_NETWORK_MANAGER);
constexpr int soon = 300; ///< ms in which something that must not happen would have happened

} // namespace

/// Qt loads its plugin once in a process, so the order of these tests matters: nothing answers at first.
class NetworkWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The private bus of the test stands for the system's as well.
    void initTestCase() { qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS")); }

    void rises_data();
    void rises();
    void neverWaitsForASilentService();
    void tellsThatTheNetworkIsBack();
};

void NetworkWatchTest::rises_data()
{
    QTest::addColumn<Steps>("steps"); // the first is where it starts
    QTest::addColumn<int>("times");
    using enum QNetworkInformation::Reachability;
    QTest::newRow("back at once") << Steps{Disconnected, Online} << 1;
    QTest::newRow("back over unknown") << Steps{Disconnected, Unknown, Online} << 1;
    QTest::newRow("back step by step") << Steps{Disconnected, Local, Site, Online} << 3;
    QTest::newRow("connecting at the start") << Steps{Unknown, Online} << 1;
    QTest::newRow("lost") << Steps{Online, Disconnected} << 0;
    QTest::newRow("lost step by step") << Steps{Online, Site, Local, Disconnected} << 0;
    QTest::newRow("unsure for a moment") << Steps{Online, Unknown, Online} << 0;
    QTest::newRow("told twice") << Steps{Disconnected, Online, Online} << 1;
    QTest::newRow("twice") << Steps{Online, Disconnected, Online, Disconnected, Local} << 2;
}

void NetworkWatchTest::rises()
{
    QFETCH(const Steps, steps);
    Reach reach(steps.first());
    const auto times =
        std::count_if(steps.begin() + 1, steps.end(), [&reach](Reachability step) { return reach.rises(step); });
    QTEST(static_cast<int>(times), "times");
}

void NetworkWatchTest::neverWaitsForASilentService()
{
    test::Partner service(manager, {u"20"_s});
    QVERIFY(service.says(u"ready"_s));
    service.freeze();
    QElapsedTimer longest;
    qint64 most = 0;
    QTimer tick;
    connect(&tick, &QTimer::timeout, this, [&] { most = std::max(most, longest.restart()); });
    tick.start(10);
    longest.start();
    const NetworkWatch watch(nullptr, 500ms);
    QTest::qWait(500 + soon);
    QVERIFY2(most < 400, qPrintable(QString::number(most)));
    QVERIFY(!QNetworkInformation::instance());
}

void NetworkWatchTest::tellsThatTheNetworkIsBack()
{
    test::Partner service(manager, {u"70"_s});
    QVERIFY(service.says(u"ready"_s));
    NetworkWatch watch;
    QVERIFY(!QNetworkInformation::instance()); // not from within
    QSignalSpy returned(&watch, &NetworkWatch::returned);
    QTRY_VERIFY(QNetworkInformation::instance());
    QCOMPARE(QNetworkInformation::instance()->reachability(), Reachability::Online);
    service.tell(u"state 20"_s);
    QTRY_COMPARE(QNetworkInformation::instance()->reachability(), Reachability::Disconnected);
    QVERIFY(returned.isEmpty());
    service.tell(u"state 40"_s);
    QTRY_COMPARE(QNetworkInformation::instance()->reachability(), Reachability::Unknown);
    QVERIFY(returned.isEmpty());
    service.tell(u"state 70"_s);
    QTRY_COMPARE(returned.size(), 1);
}

QTEST_GUILESS_MAIN(NetworkWatchTest)
#include "tst_networkwatch.moc"
