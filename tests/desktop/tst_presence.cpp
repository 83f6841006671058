// SPDX-License-Identifier: MIT
#include "desktop/shell/presence.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};
const QVariantMap idle{{u"IdleHint"_s, true}};
const QVariantMap busy{{u"IdleHint"_s, false}};
const QVariantMap locked{{u"LockedHint"_s, true}};
const QVariantMap unlocked{{u"LockedHint"_s, false}};

} // namespace

/// Since when nobody has been here, as logind tells it.
class PresenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hears_data();
    void hears();
    void hearsTheScreen();
};

void PresenceTest::hears_data()
{
    QTest::addColumn<QList<QVariantMap>>("told"); // one each minute
    QTest::addColumn<int>("since");               // minute; -1: somebody is here, or it is not known
    QTest::newRow("nothing") << QList<QVariantMap>{} << -1;
    QTest::newRow("of something else") << QList<QVariantMap>{{{u"Active"_s, true}}} << -1;
    QTest::newRow("somebody is here") << QList<QVariantMap>{{{u"IdleHint"_s, false}, {u"LockedHint"_s, false}}} << -1;
    QTest::newRow("idle") << QList<QVariantMap>{busy, idle} << 1;
    QTest::newRow("locked") << QList<QVariantMap>{unlocked, locked} << 1;
    QTest::newRow("idle, then locked") << QList<QVariantMap>{idle, locked} << 0;
    QTest::newRow("idle no more, and still locked") << QList<QVariantMap>{idle, locked, busy} << 0;
    QTest::newRow("back") << QList<QVariantMap>{idle, locked, busy, unlocked} << -1;
    QTest::newRow("away again") << QList<QVariantMap>{idle, busy, idle} << 2;
    QTest::newRow("told again") << QList<QVariantMap>{idle, idle} << 0;
}

void PresenceTest::hears()
{
    QFETCH(QList<QVariantMap>, told);
    QFETCH(int, since);
    Presence presence;
    TimePoint now = noon;
    for (const QVariantMap& each : told) {
        presence.hear(each, now);
        now += 1min;
    }
    const auto expected = since < 0 ? std::nullopt : std::optional(noon + std::chrono::minutes(since));
    QCOMPARE(presence.awaySince(), expected);
}

/// Also beside what logind says.
void PresenceTest::hearsTheScreen()
{
    Presence presence;
    presence.hearScreen(true, noon);
    QCOMPARE(presence.awaySince(), std::optional(noon));
    presence.hear(idle, noon + 1min);
    presence.hear(busy, noon + 2min);
    QCOMPARE(presence.awaySince(), std::optional(noon));
    presence.hearScreen(false, noon + 3min);
    QVERIFY(!presence.awaySince());
}

QTEST_GUILESS_MAIN(PresenceTest)
#include "tst_presence.moc"
