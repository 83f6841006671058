// SPDX-License-Identifier: MIT
#include "core/model/settings.h"
#include "core/words/overview.h"
#include "support/partner.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace quotalamp::test;

namespace {

constexpr auto itemInterface = "org.kde.StatusNotifierItem"_L1;
constexpr auto menuInterface = "com.canonical.dbusmenu"_L1;
constexpr auto itemPath = "/StatusNotifierItem"_L1;

/// One entry of a menu as a panel is given it.
struct Entry {
    int id = 0;
    QVariantMap properties;
};

QDBusMessage ask(const QString& service, const QString& path, const QString& interface, const QString& method,
    const QVariantList& arguments = {})
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message, QDBus::Block, 5000);
}

QVariant itemProperty(const QString& service, const QString& name)
{
    const QDBusReply<QDBusVariant> reply =
        ask(service, itemPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {QString(itemInterface), name});
    return reply.value().variant();
}

QString menuPath(const QString& service)
{
    return itemProperty(service, u"Menu"_s).value<QDBusObjectPath>().path();
}

std::vector<Entry> entries(const QString& service)
{
    const QDBusMessage reply =
        ask(service, menuPath(service), menuInterface, u"GetLayout"_s, {0, -1, QVariant(QStringList())});
    const auto argument = reply.arguments().value(1).value<QDBusArgument>();
    int root = 0;
    QVariantMap properties;
    std::vector<Entry> list;
    argument.beginStructure();
    argument >> root >> properties;
    argument.beginArray();
    while (!argument.atEnd()) {
        QDBusVariant child;
        argument >> child;
        const auto inner = child.variant().value<QDBusArgument>();
        Entry entry;
        inner.beginStructure();
        inner >> entry.id >> entry.properties;
        list.push_back(entry);
    }
    return list;
}

/// What one reads in the menu, separators as "-".
QStringList menu(const QString& service)
{
    QStringList labels;
    for (const Entry& entry : entries(service)) {
        if (entry.properties.value(u"visible"_s, true).toBool())
            labels << entry.properties.value(u"label"_s, u"-"_s).toString();
    }
    return labels;
}

int idOf(const QString& service, const QString& label)
{
    const auto list = entries(service);
    const auto found = std::ranges::find_if(
        list, [&](const Entry& entry) { return entry.properties.value(u"label"_s).toString() == label; });
    return found == list.end() ? -1 : found->id;
}

QString styleJson(IconStyle style)
{
    const QJsonObject object{{u"style"_s, static_cast<int>(style)}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString overviewJson(GaugeState icon, double left, const QString& tooltip, const QStringList& lines)
{
    const QJsonObject object{{u"icon"_s, static_cast<int>(icon)}, {u"left"_s, left}, {u"tooltip"_s, tooltip},
        {u"lines"_s, QJsonArray::fromStringList(lines)}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

/// Everything the tray tells panels, in order.
class Told : public QObject {
    Q_OBJECT
public:
    explicit Told(const QString& service)
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        bus.connect(service, itemPath, itemInterface, QString(), this, SLOT(hear(QDBusMessage)));
        bus.connect(service, menuPath(service), menuInterface, QString(), this, SLOT(hear(QDBusMessage)));
    }
    QStringList signalNames;

public Q_SLOTS:
    void hear(const QDBusMessage& message) { signalNames << message.member(); }
};

class TrayTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Partner> watcher(const QStringList& arguments = {})
    {
        auto fake = std::make_unique<Partner>(u"" QUOTALAMP_FAKE_WATCHER ""_s, arguments);
        return fake->says(u"ready"_s) ? std::move(fake) : nullptr;
    }
    std::unique_ptr<Partner> probe(const QStringList& arguments = {})
    {
        auto process = std::make_unique<Partner>(u"" QUOTALAMP_TRAY_PROBE ""_s, arguments);
        return process->says(u"ready"_s) ? std::move(process) : nullptr;
    }
    std::unique_ptr<Partner> realPanel(const QProcessEnvironment& environment)
    {
        const QStringList quietly{u"-c"_s, u"exec xfce4-panel --disable-wm-check 2>/dev/null"_s};
        return std::make_unique<Partner>(u"sh"_s, quietly, environment);
    }

private Q_SLOTS:
    void registersWhereThereIsAPanel()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        QVERIFY(!item.isEmpty());
        QVERIFY(tray->says(u"shown StatusNotifier"_s));
        QCOMPARE(itemProperty(item, u"Id"_s).toString(), u"quotalamp"_s);
    }

    void registersWithAPanelThatComesLater()
    {
        const auto tray = probe({u"--no-embedding"_s});
        QVERIFY(tray);
        const auto panel = watcher();
        QVERIFY(panel);
        QVERIFY(!tray->says(u"shown StatusNotifier"_s, 300)); // nothing draws icons yet
        panel->tell(u"host on"_s);
        QVERIFY(!panel->after(u"item "_s).isEmpty());
        QVERIFY(tray->says(u"shown StatusNotifier"_s));
        QVERIFY(!tray->heard().contains(u"missing"_s));
    }

    void saysOnceThatThereIsNoTray()
    {
        const auto tray = probe({u"--grace"_s, u"300"_s});
        QVERIFY(tray);
        QVERIFY(tray->says(u"missing"_s));
        const auto panel = watcher({u"host"_s});
        QVERIFY(panel);
        QVERIFY(!panel->after(u"item "_s).isEmpty());
        QVERIFY(tray->says(u"shown StatusNotifier"_s));
        QCOMPARE(tray->heard().count(u"missing"_s), 1);
    }

    void doesNotWaitForAPanelThatHangs()
    {
        auto panel = watcher({u"host"_s});
        QVERIFY(panel);
        panel->freeze();
        const auto tray = probe({u"--answer"_s, u"300"_s, u"--grace"_s, u"700"_s});
        QVERIFY(tray);
        QVERIFY(tray->says(u"missing"_s));
        tray->tell(u"ping"_s);
        QVERIFY(tray->says(u"pong"_s, 1000));
        panel->kill();
        panel = watcher({u"host"_s});
        QVERIFY(panel);
        QVERIFY(!panel->after(u"item "_s).isEmpty());
        QVERIFY(tray->says(u"shown StatusNotifier"_s));
    }

    void survivesPanelsThatRestart()
    {
        auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        QVERIFY(tray->says(u"shown StatusNotifier"_s));
        for (int round = 0; round < 50; ++round) {
            tray->take();
            panel->kill();
            QVERIFY(tray->says(u"lost"_s));
            panel = watcher({u"host"_s});
            QVERIFY(panel);
            QVERIFY(!panel->after(u"item "_s).isEmpty());
            QVERIFY(tray->says(u"shown StatusNotifier"_s));
        }
    }

    void showsItselfToAPanelThatMissedIt_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("that did not listen yet") << QStringList{u"host"_s, u"deaf"_s};
        QTest::newRow("that was not there yet") << QStringList{u"host"_s, u"late"_s};
        QTest::newRow("both") << QStringList{u"host"_s, u"late"_s, u"deaf"_s};
    }
    /// Qt tells a panel of the icon once, as soon as it has its name.
    void showsItselfToAPanelThatMissedIt()
    {
        QFETCH(QStringList, words);
        auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        QVERIFY(tray->says(u"shown StatusNotifier"_s));
        panel->kill();
        QVERIFY(tray->says(u"lost"_s));
        panel = watcher(words);
        QVERIFY(panel);
        QVERIFY(!panel->after(u"item "_s).isEmpty());
    }

    void isLostWhenNothingDrawsIcons()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        QVERIFY(tray->says(u"shown StatusNotifier"_s));
        panel->tell(u"host off"_s);
        QVERIFY(tray->says(u"lost"_s));
    }

    void tellsPanelsOnlyWhatChanges()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        tray->tell(
            overviewJson(GaugeState::Warning, 0.20, u"OpenAI tokens: 20% left"_s, {u"OpenAI tokens: 20% left"_s}));
        QTRY_COMPARE(itemProperty(item, u"ToolTip"_s).value<QDBusArgument>().currentSignature(), u"(sa(iiay)ss)"_s);
        QTRY_VERIFY(menu(item).contains(u"OpenAI tokens: 20% left"_s));

        const Told told(item);
        // Once more the same, and a level that no pixel can show: then one that changes the tooltip alone.
        tray->tell(
            overviewJson(GaugeState::Warning, 0.20, u"OpenAI tokens: 20% left"_s, {u"OpenAI tokens: 20% left"_s}));
        tray->tell(
            overviewJson(GaugeState::Warning, 0.2001, u"OpenAI tokens: 20% left"_s, {u"OpenAI tokens: 20% left"_s}));
        tray->tell(u"ping"_s);
        QVERIFY(tray->says(u"pong"_s));
        QTest::qWait(1200); // longer than it keeps changes back: what should not come would have come
        QCOMPARE(told.signalNames, QStringList());
        tray->tell(
            overviewJson(GaugeState::Warning, 0.20, u"OpenAI tokens: 20% left."_s, {u"OpenAI tokens: 20% left"_s}));
        QTRY_COMPARE(told.signalNames, QStringList{u"NewToolTip"_s});
    }

    void repaintsForAStyleAndForThePanel()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        tray->tell(overviewJson(GaugeState::Calm, 0.5, {}, {u"50% left"_s}));
        QTRY_VERIFY(menu(item).contains(u"50% left"_s));
        const Told told(item);
        tray->tell(styleJson(IconStyle::Monochrome));
        QTRY_COMPARE(told.signalNames, QStringList{u"NewIcon"_s});
        tray->tell(styleJson(IconStyle::Monochrome));
        tray->tell(u"dark"_s);
        QTRY_COMPARE(told.signalNames, QStringList(2, u"NewIcon"_s));
        tray->tell(styleJson(IconStyle::Ring));
        QTRY_COMPARE(told.signalNames, QStringList(3, u"NewIcon"_s));
    }

    void tellsManyChangesAsOne()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        QVERIFY(!item.isEmpty());
        const Told told(item);
        for (int percent = 99; percent >= 10; --percent)
            tray->tell(overviewJson(GaugeState::Calm, percent / 100.0, {}, {u"%1% left"_s.arg(percent)}));
        QTRY_VERIFY(menu(item).contains(u"10% left"_s));
        QVERIFY(told.signalNames.count(u"NewIcon"_s) <= 2);
    }

    void carriesTheGlanceInItsMenu()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        tray->tell(overviewJson(GaugeState::Critical, 0.04, {},
            {u"OpenAI tokens: 4% left, full again in 57 s"_s, u"Claude weekly: 22% left"_s}));
        const QStringList both{u"_Open"_s, u"-"_s, u"OpenAI tokens: 4% left, full again in 57 s"_s,
            u"Claude weekly: 22% left"_s, u"-"_s, u"_Refresh now"_s, u"_Settings…"_s, u"_Add account…"_s, u"-"_s,
            u"_Quit"_s};
        QTRY_COMPARE(menu(item), both);

        QStringList one = both;
        one.removeAt(3);
        tray->tell(overviewJson(GaugeState::Critical, 0.04, {}, {u"OpenAI tokens: 4% left, full again in 57 s"_s}));
        QTRY_COMPARE(menu(item), one);
    }

    /// However many lines say something else, a panel is told once.
    void tellsOfItsMenuOnce()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        const auto menuSignals = [](const Told& told) {
            QStringList names = told.signalNames;
            names.removeIf([](const QString& name) { return name.startsWith(u"New"_s); });
            return names;
        };
        QStringList lines;
        for (int i = 0; i < 20; ++i)
            lines << u"line %1"_s.arg(i);
        const Told many(item);
        tray->tell(overviewJson(GaugeState::Calm, 0.5, {}, lines));
        QTRY_COMPARE(menu(item).size(), 28);
        QTRY_COMPARE(menuSignals(many), QStringList(u"LayoutUpdated"_s));

        const Told others(item);
        for (QString& line : lines)
            line += u'!';
        tray->tell(overviewJson(GaugeState::Calm, 0.5, {}, lines));
        QTRY_COMPARE(menu(item).value(21), lines.constLast());
        QTRY_COMPARE(menuSignals(others), QStringList(u"LayoutUpdated"_s));

        const Told one(item);
        lines[3] = u"another"_s;
        tray->tell(overviewJson(GaugeState::Calm, 0.5, {}, lines));
        QTRY_COMPARE(menu(item).value(5), u"another"_s);
        QTRY_COMPARE(menuSignals(one), QStringList(u"ItemsPropertiesUpdated"_s));

        const Told same(item);
        tray->tell(overviewJson(GaugeState::Calm, 0.5, {}, lines));
        tray->tell(overviewJson(GaugeState::Calm, 0.5, {}, lines.first(2)));
        QTRY_COMPARE(menu(item).size(), 10);
        QTRY_COMPARE(menuSignals(same), QStringList(u"LayoutUpdated"_s));
    }

    void readsNamesAsTheyAre_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("label"); // '_' marks the next letter, "__" is one '_'
        QTest::newRow("underscore") << u"team_a_b: 4% left"_s << u"team__a__b: 4% left"_s;
        QTest::newRow("ampersand") << u"R&D: 4% left"_s << u"R_&D: 4% left"_s;
        QTest::newRow("ampersands") << u"A & B & C"_s << u"A _& B & C"_s;
        QTest::newRow("markup") << u"<b>x</b>"_s << u"<b>x</b>"_s;
        QTest::newRow("line break") << u"a\nb"_s << u"a b"_s;
    }
    void readsNamesAsTheyAre()
    {
        QFETCH(QString, line);
        QFETCH(QString, label);
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        tray->tell(overviewJson(GaugeState::Calm, 0.5, {}, {line}));
        QTRY_COMPARE(menu(item).value(2), label);
    }

    void hasNoMarkupInItsTooltip()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        tray->tell(overviewJson(GaugeState::Calm, 0.5, u"<img src=\"file:///etc/passwd\"> & more"_s, {}));
        const auto title = [&item] {
            const auto argument = itemProperty(item, u"ToolTip"_s).value<QDBusArgument>();
            QString icon;
            argument.beginStructure();
            argument >> icon;
            argument.beginArray();
            argument.endArray();
            QString text;
            argument >> text;
            return text;
        };
        QTRY_COMPARE(title(), u"‹img src=\"file:///etc/passwd\"› + more"_s);
    }

    void asksForWhatIsChosen_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("request");
        QTest::newRow("open") << u"_Open"_s << u"open"_s;
        QTest::newRow("a line") << u"Claude weekly: 22% left"_s << u"open"_s;
        QTest::newRow("refresh") << u"_Refresh now"_s << u"refresh"_s;
        QTest::newRow("settings") << u"_Settings…"_s << u"settings"_s;
        QTest::newRow("add") << u"_Add account…"_s << u"add"_s;
        QTest::newRow("quit") << u"_Quit"_s << u"quit"_s;
    }
    void asksForWhatIsChosen()
    {
        QFETCH(QString, label);
        QFETCH(QString, request);
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        tray->tell(overviewJson(GaugeState::Calm, 0.22, {}, {u"Claude weekly: 22% left"_s}));
        QTRY_VERIFY(idOf(item, label) > 0);
        ask(item, menuPath(item), menuInterface, u"Event"_s,
            {idOf(item, label), u"clicked"_s, QVariant::fromValue(QDBusVariant(0)), 0U});
        QVERIFY(tray->says(request));
    }

    void takesADoubleClickAsOne()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        ask(item, itemPath, itemInterface, u"Activate"_s, {0, 0});
        ask(item, itemPath, itemInterface, u"Activate"_s, {0, 0});
        ask(item, itemPath, itemInterface, u"SecondaryActivate"_s, {0, 0});
        QVERIFY(tray->says(u"refresh"_s));
        QCOMPARE(tray->heard().count(u"toggle"_s), 1);
        QTest::qWait(450); // longer than a double click takes
        ask(item, itemPath, itemInterface, u"Activate"_s, {0, 0});
        QTRY_COMPARE(tray->heard().count(u"toggle"_s), 2);
    }

    void speaksTheLanguageThatIsChosen()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        const QString item = panel->after(u"item "_s);
        QTRY_VERIFY(menu(item).contains(u"_Quit"_s));
        tray->tell(u"foreign"_s);
        QTRY_VERIFY(menu(item).contains(u"ß_Quit"_s));
    }

    void leavesMessagesToTheServiceOnTheBus()
    {
        const auto panel = watcher({u"host"_s});
        const auto tray = probe();
        QVERIFY(panel && tray);
        QVERIFY(tray->says(u"shown StatusNotifier"_s));
        tray->tell(u"message"_s);
        QVERIFY(tray->says(u"declined"_s));
    }

    void sitsInARealPanel()
    {
        const auto panel = realPanel(QProcessEnvironment::systemEnvironment());
        const auto tray = probe();
        QVERIFY(tray);
        QVERIFY(tray->says(u"shown StatusNotifier"_s, 30'000));
    }

    void sitsInAnX11Tray()
    {
        // On a bus of its own the panel is to us what older ones are: a window that takes windows in.
        Partner bus(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        QProcessEnvironment elsewhere = QProcessEnvironment::systemEnvironment();
        elsewhere.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:"_s + bus.after(u"unix:"_s));
        const auto tray = probe();
        QVERIFY(tray);
        auto panel = realPanel(elsewhere);
        QVERIFY(tray->says(u"shown Embedding"_s, 30'000));
        QTRY_VERIFY_WITH_TIMEOUT((tray->tell(u"geometry"_s), tray->heard().contains(u"somewhere"_s)), 10'000);
        tray->tell(u"message"_s);
        QVERIFY(tray->says(u"told"_s));

        panel.reset();
        QVERIFY(tray->says(u"lost"_s));
        tray->take();
        panel = realPanel(elsewhere);
        QVERIFY(tray->says(u"shown Embedding"_s, 30'000));
        QTRY_VERIFY_WITH_TIMEOUT((tray->tell(u"geometry"_s), tray->heard().contains(u"somewhere"_s)), 10'000);
    }
};

QTEST_GUILESS_MAIN(TrayTest)

#include "tst_tray.moc"
