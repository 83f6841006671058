// SPDX-License-Identifier: MIT
#include "desktop/settings/eventspage.h"
#include "support/looks.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

/// The page as a person meets it, which keeps what it tells.
struct Desk {
    EventsPage page;
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
        page.resize(560, 900);
        page.show();
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
    }
    template <typename Widget> Widget* find(const QString& name) { return page.findChild<Widget*>(name); }
    void type(const QString& field, const QString& text)
    {
        auto* line = find<QLineEdit>(field);
        line->setFocus();
        line->clear();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    [[nodiscard]] bool says(const QString& text) const
    {
        const auto labels = page.findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
};

} // namespace

class EventsPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isOffAtFirst();
    void showsWhatACommandWillRun();
    void aProgramThatIsNotThere();
    void takesAWholeAddressOnly_data();
    void takesAWholeAddressOnly();
    void aTopicIsNeededForNtfy();
    void aTokenIsToldAndForgotten();
    void aTokenIsOfItsPlace();
    void choosesEvents();
    void saysHowItWent();
    void longTroublesAreNotCut();
    void leavesAloneWhatIsTyped();
};

void EventsPageTest::isOffAtFirst()
{
    Desk desk;
    QVERIFY(desk.find<QLineEdit>(u"hookCommand"_s)->text().isEmpty());
    QVERIFY(!desk.find<QAbstractButton>(u"testEvent"_s)->isEnabled());
    QVERIFY(!desk.find<QComboBox>(u"webhookFormat"_s)->isVisible());
    QVERIFY(!desk.find<QLineEdit>(u"webhookToken"_s)->isVisible());
    QCOMPARE(desk.times, 0);
}

void EventsPageTest::showsWhatACommandWillRun()
{
    Desk desk;
    desk.type(u"hookCommand"_s, u"sh -c \"exit 0\""_s);
    QCOMPARE(desk.told.hooks.command, (QStringList{u"sh"_s, u"-c"_s, u"exit 0"_s}));
    QVERIFY(desk.says(u"/sh"_s));
    QVERIFY(desk.says(u"exit 0"_s));
    QVERIFY(desk.find<QAbstractButton>(u"testEvent"_s)->isEnabled());
    desk.type(u"hookCommand"_s, {});
    QVERIFY(desk.told.hooks.command.isEmpty());
    QVERIFY(!desk.find<QAbstractButton>(u"testEvent"_s)->isEnabled());
}

void EventsPageTest::aProgramThatIsNotThere()
{
    Desk desk;
    desk.type(u"hookCommand"_s, u"/nowhere/at/all now"_s);
    QVERIFY(desk.says(u"/nowhere/at/all"_s));
    QVERIFY(desk.says(u"There is no program"_s));
    QCOMPARE(desk.told.hooks.command.size(), 2); // it may come later
}

void EventsPageTest::takesAWholeAddressOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    QTest::newRow("https") << u"https://example.com/hook"_s << u"https://example.com/hook"_s;
    QTest::newRow("http") << u"http://example.com/hook"_s << QString();
    QTest::newRow("a password") << u"https://a:b@example.com/"_s << QString();
    QTest::newRow("half") << u"https://"_s << QString();
}

void EventsPageTest::takesAWholeAddressOnly()
{
    QFETCH(QString, text);
    QFETCH(QString, told);
    Desk desk;
    desk.type(u"webhook"_s, text);
    QCOMPARE(desk.told.hooks.webhook, told);
    const auto address = webhookFrom(text);
    QVERIFY(address.ok() || desk.says(address.error().sentence));
}

void EventsPageTest::aTopicIsNeededForNtfy()
{
    Desk desk;
    desk.type(u"webhook"_s, u"https://ntfy.sh/"_s);
    auto* format = desk.find<QComboBox>(u"webhookFormat"_s);
    QVERIFY(format->isVisible());
    format->setCurrentIndex(1);
    Q_EMIT format->activated(1);
    QVERIFY(desk.says(u"ends in the topic"_s));
    QCOMPARE(desk.told.hooks.format, WebhookFormat::Json);
    desk.type(u"webhook"_s, u"https://ntfy.sh/my-limits"_s);
    QCOMPARE(desk.told.hooks.format, WebhookFormat::Ntfy);
    QCOMPARE(desk.told.hooks.webhook, u"https://ntfy.sh/my-limits"_s);
}

void EventsPageTest::aTokenIsToldAndForgotten()
{
    Desk desk;
    desk.type(u"webhook"_s, u"https://ntfy.sh/my-limits"_s);
    QSignalSpy entered(&desk.page, &EventsPage::tokenEntered);
    auto* token = desk.find<QLineEdit>(u"webhookToken"_s);
    QVERIFY(token->isVisible());
    QCOMPARE(token->echoMode(), QLineEdit::Password);
    desk.type(u"webhookToken"_s, u"tk_fake0123"_s);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered.front().front().toString(), u"tk_fake0123"_s);
    QVERIFY(token->text().isEmpty());
    QVERIFY(!token->isUndoAvailable());
}

void EventsPageTest::aTokenIsOfItsPlace()
{
    Desk desk;
    Settings settings;
    settings.hooks.webhook = u"https://ntfy.sh/my-limits"_s;
    settings.hooks.token = true;
    desk.page.setSettings(settings);
    QCOMPARE(desk.find<QLineEdit>(u"webhookToken"_s)->placeholderText(), u"in the keychain"_s);
    desk.type(u"webhook"_s, u"https://ntfy.sh/others"_s);
    QVERIFY(desk.told.hooks.token);
    desk.type(u"webhook"_s, u"https://example.com/my-limits"_s);
    QVERIFY(!desk.told.hooks.token);
    QVERIFY(desk.find<QLineEdit>(u"webhookToken"_s)->placeholderText().isEmpty());
}

void EventsPageTest::choosesEvents()
{
    Desk desk;
    for (const EventKind kind : chosenEvents)
        QVERIFY(desk.find<QCheckBox>(u"event-"_s + wordOf(eventWords, kind))->isChecked());
    desk.find<QCheckBox>(u"event-warning"_s)->click();
    QVERIFY(!desk.told.hooks.events.contains(EventKind::Warning));
    QCOMPARE(desk.told.hooks.events.size(), chosenEvents.size() - 1);
    desk.find<QCheckBox>(u"event-warning"_s)->click();
    QCOMPARE(desk.told, Settings());
}

void EventsPageTest::saysHowItWent()
{
    Desk desk;
    Settings settings;
    settings.hooks.command = {u"sh"_s};
    settings.hooks.webhook = u"https://example.com/"_s;
    desk.page.setSettings(settings);
    desk.page.setReports({HookReport{wallClock(), u"The command failed."_s}, HookReport{wallClock(), {}}});
    QVERIFY(desk.says(u"The command failed."_s));
    QVERIFY(desk.says(u"Went well at"_s));
    desk.page.setReports({});
    QVERIFY(!desk.says(u"The command failed."_s));
}

void EventsPageTest::longTroublesAreNotCut()
{
    Desk desk;
    Settings settings;
    settings.hooks.command = {u"sh"_s};
    desk.page.setSettings(settings);
    const QString trouble = u"A trouble of many words, each of which has to be read. "_s.repeated(5).trimmed();
    desk.page.setReports({HookReport{wallClock(), trouble}, {}});
    const auto labels = desk.page.findChildren<QLabel*>();
    const auto said = std::ranges::find_if(labels, [&](const QLabel* label) { return label->text() == trouble; });
    QVERIFY(said != labels.end());
    QTRY_VERIFY((*said)->height() >= (*said)->heightForWidth((*said)->width()));
    QVERIFY((*said)->geometry().bottom() < (*said)->parentWidget()->height());
}

void EventsPageTest::leavesAloneWhatIsTyped()
{
    Desk desk;
    auto* line = desk.find<QLineEdit>(u"hookCommand"_s);
    line->setFocus();
    QTest::keyClicks(line, u"/usr/bin/lo"_s);
    desk.page.setSettings(Settings());
    QCOMPARE(line->text(), u"/usr/bin/lo"_s);
}

QTEST_MAIN(EventsPageTest)
#include "tst_eventspage.moc"
