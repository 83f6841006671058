// SPDX-License-Identifier: MIT
#include "desktop/kit/buttons.h"
#include "desktop/popup/head.h"
#include "desktop/popup/weekstrip.h"
#include "support/looks.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

WeekView week()
{
    WeekView view;
    for (int day = 0; day < 7; ++day) {
        view.days << QLocale(QLocale::English).standaloneDayName(day + 1, QLocale::ShortFormat);
        view.begins.push_back(day / 7.0);
    }
    view.now = 0.05;
    view.marks = {{ComingEvent::Kind::RunsOut, 0.2, 0.4, u"Claude weekly: Runs out between Tue and Wed"_s},
        {ComingEvent::Kind::Reset, 0.8, 0.8, u"Claude weekly: Resets: Sat 14:00"_s}};
    view.spoken = u"Claude weekly: Runs out between Tue and Wed. Claude weekly: Resets: Sat 14:00."_s;
    return view;
}

} // namespace

class WeekStripTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { looks::prepare(); }
    void opensWithOneClick();
    void opensByKeyboard();
    void savesACalendar();
    void isHeard();
    void tellsWhatIsUnderThePointer_data();
    void tellsWhatIsUnderThePointer();
    void pictures();
};

void WeekStripTest::opensWithOneClick()
{
    Head head;
    head.present({{u"Next limit"_s, u"Claude weekly"_s, u"Tue–Wed"_s}});
    head.presentWeek(week());
    head.resize(376, head.sizeHint().height());
    head.show();
    const int closed = head.sizeHint().height();
    QVERIFY(!head.isWeekOpen());
    const QSignalSpy toggled(&head, &Head::weekToggled);
    QTest::mouseClick(&head, Qt::LeftButton);
    QVERIFY(head.isWeekOpen());
    QCOMPARE(toggled.size(), 1);
    QVERIFY(head.sizeHint().height() > closed);
    QTest::mouseClick(&head, Qt::RightButton);
    QVERIFY(head.isWeekOpen());
    QTest::mouseClick(&head, Qt::LeftButton);
    QVERIFY(!head.isWeekOpen());
    QCOMPARE(head.sizeHint().height(), closed);
}

void WeekStripTest::opensByKeyboard()
{
    Head head;
    head.presentWeek(week());
    head.show();
    head.setFocus(Qt::TabFocusReason);
    for (const auto key : {Qt::Key_Space, Qt::Key_Return}) {
        const bool open = head.isWeekOpen();
        QTest::keyClick(&head, key);
        QCOMPARE(head.isWeekOpen(), !open);
    }
    QTest::keyClick(&head, Qt::Key_A);
    QVERIFY(!head.isWeekOpen());
}

void WeekStripTest::savesACalendar()
{
    Head head;
    head.presentWeek(week());
    head.show();
    auto* button = head.findChild<GlyphButton*>();
    QVERIFY(!button->isVisible());
    head.toggleWeek();
    QVERIFY(button->isVisible());
    const QSignalSpy wanted(&head, &Head::calendarRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(wanted.size(), 2);
    QVERIFY(head.isWeekOpen()); // a click on the button is none on the head
}

void WeekStripTest::isHeard()
{
    Head head;
    head.presentWeek(week());
    QCOMPARE(head.accessibleName(), u"Show the next seven days"_s);
    const auto heard = [](QWidget* widget, QAccessible::Text which) {
        return QAccessible::queryAccessibleInterface(widget)->text(which);
    };
    QCOMPARE(heard(&head, QAccessible::Name), u"Show the next seven days"_s);
    QCOMPARE(heard(&head, QAccessible::Description), week().spoken);
    head.toggleWeek();
    QCOMPARE(head.accessibleName(), u"Hide the next seven days"_s);
    QCOMPARE(heard(head.findChild<WeekStrip*>(), QAccessible::Name), week().spoken);
}

void WeekStripTest::tellsWhatIsUnderThePointer_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<int>("x"); // of 702 pixels
    QTest::addColumn<QString>("begin");
    QTest::newRow("nothing") << Qt::LeftToRight << 70 << QString();
    QTest::newRow("within a bar") << Qt::LeftToRight << 200 << u"Claude weekly: Runs out"_s;
    QTest::newRow("at a tick") << Qt::LeftToRight << 562 << u"Claude weekly: Resets"_s;
    QTest::newRow("right to left, within a bar") << Qt::RightToLeft << 500 << u"Claude weekly: Runs out"_s;
    QTest::newRow("right to left, at a tick") << Qt::RightToLeft << 139 << u"Claude weekly: Resets"_s;
}

void WeekStripTest::tellsWhatIsUnderThePointer()
{
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(int, x);
    QFETCH(QString, begin);
    WeekStrip strip;
    strip.setLayoutDirection(direction);
    strip.present(week());
    strip.resize(702, strip.sizeHint().height());
    QVERIFY(strip.textAt({x, 5}).startsWith(begin));
    QCOMPARE(strip.textAt({x, 5}).isEmpty(), begin.isEmpty());
}

void WeekStripTest::pictures()
{
    const auto back = qScopeGuard([] { looks::wear(looks::themes().constFirst()); });
    for (const auto& theme : looks::themes()) {
        looks::wear(theme);
        WeekStrip strip;
        strip.present(week());
        strip.resize(344, strip.sizeHint().height());
        strip.show();
        QCoreApplication::processEvents();
        const QImage picture = strip.grab().toImage();
        QVERIFY(looks::shows(picture, tokensOf(strip).warningFill));
        QVERIFY(looks::shows(picture, tokensOf(strip).calm));
        if (looks::wanted())
            looks::save(strip, u"week"_s, theme);
    }
}

QTEST_MAIN(WeekStripTest)
#include "tst_weekstrip.moc"
