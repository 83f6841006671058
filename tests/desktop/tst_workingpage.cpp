// SPDX-License-Identifier: MIT
#include "desktop/settings/workingpage.h"
#include "support/looks.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

constexpr std::array weekdays{true, true, true, true, true, false, false};

WorkingTime office()
{
    return workingTimeOn(weekdays, 18, 34);
}

/// The page as a person meets it, which keeps what it tells.
struct Desk {
    WorkingPage page;
    Settings told;
    int times = 0;

    Desk()
    {
        QObject::connect(&page, &SettingsPage::changed, &page, [this](const Settings& settings) {
            told = settings;
            ++times;
            page.setSettings(settings); // as the window does
        });
        page.setSettings({});
        page.resize(560, 700);
        page.show();
    }
    template <typename Widget> Widget* find(const QString& name) { return page.findChild<Widget*>(name); }
    void choose(const QString& name, int index)
    {
        auto* combo = find<QComboBox>(name);
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    }
    [[nodiscard]] bool says(const QString& text) const
    {
        const auto labels = page.findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
    }
};

} // namespace

class WorkingPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        looks::prepare();
    }
    void allTimeByDefault();
    void ownDays();
    void offAndOnAgain();
    void copiesHours();
    void breaksStayUntilTouched();
    void learnedIsShownAndNotApplied();
    void nothingLearned();
    void weekBeginsWithItsDay();
    void showingTellsNothing();
    void everythingHasAName();
};

void WorkingPageTest::allTimeByDefault()
{
    Desk desk;
    QCOMPARE(desk.find<QComboBox>(u"workingTime"_s)->currentIndex(), 0);
    QVERIFY(!desk.find<QCheckBox>(u"day0"_s)->isVisible());
}

void WorkingPageTest::ownDays()
{
    Desk desk;
    desk.choose(u"workingTime"_s, 1);
    QCOMPARE(desk.told.workingTime, office());
    QVERIFY(desk.find<QCheckBox>(u"day0"_s)->isVisible());
    desk.find<QCheckBox>(u"day4"_s)->click();
    desk.find<QCheckBox>(u"day5"_s)->click();
    desk.choose(u"from5"_s, 44);  // 22:00
    desk.choose(u"until5"_s, 11); // 06:00, on Sunday
    WorkingTime expected = workingTimeOn({true, true, true, true}, 18, 34);
    expected.add(5, 44, 12);
    QCOMPARE(desk.told.workingTime, expected);
    QVERIFY(!desk.find<QComboBox>(u"from4"_s)->isVisible());
    for (const int day : {0, 1, 2, 3, 5})
        desk.find<QCheckBox>(u"day%1"_s.arg(day))->click();
    QVERIFY(desk.told.workingTime.isAlways()); // no days at all are all of them
    QCOMPARE(desk.find<QComboBox>(u"workingTime"_s)->currentIndex(), 0);
}

void WorkingPageTest::offAndOnAgain()
{
    Desk desk;
    Settings settings;
    settings.workingTime = workingTimeOn({false, true}, 20, 40);
    desk.page.setSettings(settings);
    desk.choose(u"workingTime"_s, 0);
    QVERIFY(desk.told.workingTime.isAlways());
    desk.choose(u"workingTime"_s, 1);
    QCOMPARE(desk.told.workingTime, settings.workingTime);
}

void WorkingPageTest::copiesHours()
{
    Desk desk;
    desk.choose(u"workingTime"_s, 1);
    desk.choose(u"from0"_s, 14);
    desk.find<QAbstractButton>(u"copyHours"_s)->click();
    QCOMPARE(desk.told.workingTime, workingTimeOn(weekdays, 14, 34));
}

void WorkingPageTest::breaksStayUntilTouched()
{
    Desk desk;
    Settings settings;
    settings.workingTime = workingTimeOn(weekdays, 18, 24);
    settings.workingTime.add(2, 26, 36);
    desk.page.setSettings(settings);
    QVERIFY(desk.says(u"09:00–12:00, 13:00–18:00"_s));
    QCOMPARE(desk.find<QComboBox>(u"until2"_s)->currentText(), u"18:00"_s);
    desk.choose(u"from0"_s, 16);
    WorkingTime expected = settings.workingTime;
    expected.add(0, 16, 18);
    QCOMPARE(desk.told.workingTime, expected);
    desk.choose(u"from2"_s, 16);
    expected.add(2, 16, 36);
    QCOMPARE(desk.told.workingTime, expected);
}

void WorkingPageTest::learnedIsShownAndNotApplied()
{
    Desk desk;
    auto* take = desk.find<QAbstractButton>(u"takeLearned"_s);
    QVERIFY(!take->isVisible());
    desk.page.setLearned(office(), 5);
    QCOMPARE(desk.times, 0);
    QVERIFY(desk.says(u"Mon–Fri 09:00–17:00"_s));
    QVERIFY(take->isVisible());
    take->click();
    QCOMPARE(desk.told.workingTime, office());
    QVERIFY(!take->isVisible()); // it is what counts
    QCOMPARE(desk.find<QComboBox>(u"from0"_s)->currentText(), u"09:00"_s);
    desk.find<QCheckBox>(u"day0"_s)->click();
    QVERIFY(take->isVisible());
}

void WorkingPageTest::nothingLearned()
{
    Desk desk;
    QVERIFY(desk.says(u"Nothing learned yet"_s));
    desk.page.setLearned({}, 4);
    QVERIFY(desk.says(u"Nothing learned"_s));
    QVERIFY(!desk.find<QAbstractButton>(u"takeLearned"_s)->isVisible());
}

void WorkingPageTest::weekBeginsWithItsDay()
{
    Desk britain;
    britain.choose(u"workingTime"_s, 1);
    QCoreApplication::processEvents();
    const auto above = [](Desk& desk, int a, int b) {
        const auto top = [&](int day) {
            auto* box = desk.find<QCheckBox>(u"day%1"_s.arg(day));
            return box->mapTo(&desk.page, QPoint()).y();
        };
        return top(a) < top(b);
    };
    QVERIFY(above(britain, 0, 6));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Desk america;
    america.choose(u"workingTime"_s, 1);
    QCoreApplication::processEvents();
    QVERIFY(above(america, 6, 0));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void WorkingPageTest::showingTellsNothing()
{
    Desk desk;
    Settings settings;
    settings.workingTime = office();
    desk.page.setSettings(settings);
    desk.page.setLearned(office(), 3);
    desk.page.retranslate();
    QCOMPARE(desk.times, 0);
}

void WorkingPageTest::everythingHasAName()
{
    Desk desk;
    desk.choose(u"workingTime"_s, 1);
    QCOMPARE(looks::nameless(desk.page).join(u'\n'), QString());
    QCOMPARE(QAccessible::queryAccessibleInterface(desk.find<QComboBox>(u"from0"_s))->text(QAccessible::Description),
        u"Monday, from"_s);
}

QTEST_MAIN(WorkingPageTest)
#include "tst_workingpage.moc"
