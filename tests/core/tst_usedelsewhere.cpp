// SPDX-License-Identifier: MIT
#include "core/rules/usedelsewhere.h"
#include "core/words/alertwords.h"

#include <QTest>

#include <cmath>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint night{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};

/// A reading, and what is so on this computer then.
struct Moment {
    int minute;          ///< after midnight
    double used;         ///< percent of the week
    bool away = true;    ///< since midnight
    int touched = -1;    ///< the minute in which a session file was written last; -1: yesterday
    int paid = -1;       ///< the minute in which we sent a request that costs; -1: none
    int week = 0;        ///< how many resets have passed
    double limit = 100;  ///< of the plan
    bool failed = false; ///< the probe told nothing
};

struct Told {
    int minute;
    double moved;
    int since;
    friend bool operator==(const Told&, const Told&) = default;
};

AccountState accountAt(const Moment& moment)
{
    AccountState account;
    account.account.id = u"one"_s;
    Reading reading;
    reading.windows = {{u"7d"_s, u"weekly"_s, Unit::Percent, moment.limit, moment.limit * (1 - moment.used / 100),
        night + 72h + moment.week * 168h, 168h, Refill::Fixed, {}}};
    account.snapshot.reading = reading;
    account.snapshot.readAt = night + std::chrono::minutes(moment.minute);
    if (moment.failed)
        account.snapshot.reading.reset();
    if (moment.paid >= 0)
        account.snapshot.lastPaidAt = night + std::chrono::minutes(moment.paid);
    return account;
}

Settings wanted()
{
    Settings settings;
    settings.wanted.elsewhere = true;
    return settings;
}

std::vector<Told> toldOf(const std::vector<Moment>& moments, const Settings& settings, bool knows = true)
{
    UsedElsewhere elsewhere;
    std::vector<Told> told;
    for (const Moment& moment : moments) {
        UsedElsewhere::Here here;
        if (moment.away)
            here.awaySince = night;
        const TimePoint touched = night + std::chrono::minutes(moment.touched);
        if (knows)
            here.changedSince = [touched](TimePoint since) { return touched >= since; };
        const auto alert = elsewhere.look(accountAt(moment), here, settings);
        if (alert)
            told.push_back(
                {moment.minute, std::round(alert->moved * 100), static_cast<int>((alert->since - night) / 1min)});
    }
    return told;
}

} // namespace

/// A limit that moves while nobody is here.
class UsedElsewhereTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void tells_data();
    void tells();
    void onlyWhereOneAskedForIt();
    void notWhereNobodyKnowsTheFiles();
    void words();
};

void UsedElsewhereTest::tells_data()
{
    QTest::addColumn<std::vector<Moment>>("moments");
    QTest::addColumn<std::vector<Told>>("told");
    const auto row = [](const char* name, const std::vector<Moment>& moments, const std::vector<Told>& told) {
        QTest::newRow(name) << moments << told;
    };
    row("it stands still", {{5, 20}, {10, 20}, {60, 20}}, {});
    row("it moves", {{5, 20}, {10, 20}, {60, 27}}, {{60, 7, 5}});
    row("once in an absence", {{5, 20}, {10, 24}, {60, 27}, {90, 60}}, {{10, 4, 5}});
    row("slowly", {{5, 20}, {10, 21}, {60, 22}, {90, 23}}, {{90, 3, 5}});
    row("by what is rounded", {{5, 20}, {10, 21}, {60, 22}}, {});
    row("before anybody left", {{-5, 20}, {5, 27}, {10, 27}}, {});
    row("somebody is here", {{5, 20, false}, {10, 27, false}}, {});
    row("somebody came back meanwhile", {{5, 20}, {10, 20, false}, {60, 27}}, {});
    row("a session file was written meanwhile", {{5, 20}, {10, 27, true, 7}}, {});
    row("a session file was written before", {{5, 20}, {10, 27, true, 3}}, {{10, 7, 5}});
    row("an agent worked here for a while", {{5, 20}, {10, 27, true, 7}, {15, 27, true, 7}, {60, 35, true, 7}},
        {{60, 8, 10}});
    row("we sent a request that costs", {{5, 20}, {10, 27, true, -1, 8}}, {});
    row("we had sent one before", {{5, 20, true, -1, 2}, {10, 27, true, -1, 2}}, {{10, 7, 5}});
    row("its reset", {{5, 20}, {10, 5, true, -1, -1, 1}}, {});
    row("a new week, and its use", {{5, 20}, {10, 50, true, -1, -1, 1}}, {});
    row("another plan", {{5, 20}, {10, 60, true, -1, -1, 0, 500}}, {});
    row("given back", {{5, 20}, {10, 2}}, {});
    row("the same reading again", {{5, 20}, {5, 20}, {5, 20}}, {});
    row("nothing was told in between", {{5, 20}, {7, 0, true, -1, -1, 0, 100, true}, {10, 27}}, {});
}

void UsedElsewhereTest::tells()
{
    QFETCH(std::vector<Moment>, moments);
    QTEST(toldOf(moments, wanted()), "told");
}

void UsedElsewhereTest::onlyWhereOneAskedForIt()
{
    QVERIFY(toldOf({{5, 20}, {10, 60}}, Settings()).empty());
}

void UsedElsewhereTest::notWhereNobodyKnowsTheFiles()
{
    QVERIFY(toldOf({{5, 20}, {10, 60}}, wanted(), false).empty());
}

void UsedElsewhereTest::words()
{
    const AccountState account = accountAt({150, 27});
    LimitStanding row{account.snapshot.reading->windows.front(), {}, 0.73};
    Alert alert{u"one"_s, row, *account.snapshot.readAt, AlertKind::Elsewhere, 0.07, night + 70min};
    const QString page = u"https://example.com/keys"_s;
    const AlertWords words = alertWords(alert, u"Claude"_s, night + 151min, {}, page);
    QCOMPARE(words.title, u"Claude weekly: used elsewhere"_s);
    QCOMPARE(words.body,
        u"7% from 01:10 to 02:30, while nobody was at this computer. If that was not you, look at https://example.com/keys."_s);
    QVERIFY(alertWords(alert, u"Claude"_s, night + 151min).body.endsWith(u"at this computer."_s));
    Settings privately;
    privately.notifyPrivately = true;
    QCOMPARE(
        alertWords(alert, u"Claude"_s, night, privately, page), (AlertWords{u"A limit was used elsewhere"_s, {}, {}}));
}

QTEST_GUILESS_MAIN(UsedElsewhereTest)
#include "tst_usedelsewhere.moc"
