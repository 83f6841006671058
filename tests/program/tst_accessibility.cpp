// SPDX-License-Identifier: MIT
#include "support/person.h"
#include "support/runningapp.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

const QString accessible = u"org.a11y.atspi.Accessible"_s;
constexpr int patience = 40000;     ///< ms, on a machine that is busy with other tests
constexpr int callPatience = 10000; ///< ms

// Of org.a11y.atspi.Role and State.
constexpr uint listItem = 32;
constexpr uint list = 31;
constexpr uint progressBar = 42;
constexpr uint pushButton = 43;
constexpr uint notification = 101;
constexpr uint label = 29;
constexpr int focused = 12;
constexpr int showing = 25;

/// A thing as assistive technology meets it.
struct Thing {
    QString service;
    QString path;
};

/// Listens and asks on the bus that screen readers use.
class Reader : public QObject {
    Q_OBJECT
public:
    bool connectToBus();
    [[nodiscard]] QList<Thing> children(const Thing& of) const;
    [[nodiscard]] QString text(const Thing& of, const QString& property) const;
    [[nodiscard]] QVariant property(const Thing& of, const QString& interface, const QString& name) const;
    [[nodiscard]] uint role(const Thing& of) const;
    [[nodiscard]] bool is(int state, const Thing& of) const;
    /// Everything below, depth first, as it is read.
    [[nodiscard]] QList<Thing> all(const Thing& of) const;
    [[nodiscard]] std::optional<Thing> application(const QString& name) const;

    QStringList announced; ///< what was announced, or the names of notifications that appeared
    QStringList changed;   ///< names of things that told of a new name, description or value

private Q_SLOTS:
    void onAnnouncement(const QDBusMessage& message);
    void onStateChanged(const QDBusMessage& message);
    void onPropertyChange(const QDBusMessage& message);

private:
    QDBusMessage call(
        const Thing& of, const QString& interface, const QString& method, const QVariantList& arguments = {}) const;

    QDBusConnection m_bus{QString()};
};

bool Reader::connectToBus()
{
    // As a screen reader does: without one nobody needs to speak.
    QDBusInterface status(u"org.a11y.Bus"_s, u"/org/a11y/bus"_s, u"org.freedesktop.DBus.Properties"_s);
    status.call(u"Set"_s, u"org.a11y.Status"_s, u"ScreenReaderEnabled"_s, QVariant::fromValue(QDBusVariant(true)));
    status.call(u"Set"_s, u"org.a11y.Status"_s, u"IsEnabled"_s, QVariant::fromValue(QDBusVariant(true)));
    const QDBusReply<QString> address =
        QDBusInterface(u"org.a11y.Bus"_s, u"/org/a11y/bus"_s, u"org.a11y.Bus"_s).call(u"GetAddress"_s);
    if (!address.isValid())
        return false;
    m_bus = QDBusConnection::connectToBus(address, u"accessibility"_s);
    const Thing registry{u"org.a11y.atspi.Registry"_s, u"/org/a11y/atspi/registry"_s};
    for (const QString& event : {u"object:announcement"_s, u"object:state-changed"_s, u"object:property-change"_s})
        call(registry, u"org.a11y.atspi.Registry"_s, u"RegisterEvent"_s, {event, QStringList(), QString()});
    const QString events = u"org.a11y.atspi.Event.Object"_s;
    return m_bus.isConnected()
        && m_bus.connect({}, {}, events, u"Announcement"_s, this, SLOT(onAnnouncement(QDBusMessage)))
        && m_bus.connect({}, {}, events, u"StateChanged"_s, this, SLOT(onStateChanged(QDBusMessage)))
        && m_bus.connect({}, {}, events, u"PropertyChange"_s, this, SLOT(onPropertyChange(QDBusMessage)));
}

QDBusMessage Reader::call(
    const Thing& of, const QString& interface, const QString& method, const QVariantList& arguments) const
{
    QDBusMessage message = QDBusMessage::createMethodCall(of.service, of.path, interface, method);
    message.setArguments(arguments);
    // Not with an event loop meanwhile: Qt misses a reply that comes before that loop has begun.
    return m_bus.call(message, QDBus::Block, callPatience);
}

QList<Thing> Reader::children(const Thing& of) const
{
    const QDBusMessage reply = call(of, accessible, u"GetChildren"_s);
    QList<Thing> things;
    if (reply.arguments().isEmpty())
        return things;
    const auto array = reply.arguments().constFirst().value<QDBusArgument>();
    array.beginArray();
    while (!array.atEnd()) {
        QString service;
        QDBusObjectPath path;
        array.beginStructure();
        array >> service >> path;
        array.endStructure();
        things << Thing{service, path.path()};
    }
    return things;
}

QVariant Reader::property(const Thing& of, const QString& interface, const QString& name) const
{
    const QDBusMessage reply = call(of, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {interface, name});
    return reply.arguments().isEmpty() ? QVariant() : reply.arguments().constFirst().value<QDBusVariant>().variant();
}

QString Reader::text(const Thing& of, const QString& name) const
{
    return property(of, accessible, name).toString();
}

uint Reader::role(const Thing& of) const
{
    const QDBusMessage reply = call(of, accessible, u"GetRole"_s);
    return reply.arguments().isEmpty() ? 0 : reply.arguments().constFirst().toUInt();
}

bool Reader::is(int state, const Thing& of) const
{
    const QDBusMessage reply = call(of, accessible, u"GetState"_s);
    if (reply.arguments().isEmpty())
        return false;
    QList<uint> states;
    reply.arguments().constFirst().value<QDBusArgument>() >> states;
    return !states.isEmpty() && (states.constFirst() >> state & 1U) != 0;
}

QList<Thing> Reader::all(const Thing& of) const
{
    QList<Thing> things;
    const auto below = children(of);
    for (const Thing& child : below)
        things << child << all(child);
    return things;
}

std::optional<Thing> Reader::application(const QString& name) const
{
    const auto all = children({u"org.a11y.atspi.Registry"_s, u"/org/a11y/atspi/accessible/root"_s});
    const auto found = std::ranges::find_if(all, [&](const Thing& each) { return text(each, u"Name"_s) == name; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

/// How Qt 6.8 and newer tell it; older ones have a notification appear.
void Reader::onAnnouncement(const QDBusMessage& message)
{
    announced << message.arguments().value(3).value<QDBusVariant>().variant().toString();
}

void Reader::onStateChanged(const QDBusMessage& message)
{
    const auto arguments = message.arguments();
    const Thing thing{message.service(), message.path()};
    if (arguments.value(0).toString() == u"showing"_s && arguments.value(1).toInt() == 1 && role(thing) == notification)
        announced << text(thing, u"Name"_s);
}

void Reader::onPropertyChange(const QDBusMessage& message)
{
    // A gauge is a picture, which tells its words to those who ask.
    constexpr uint image = 27;
    const Thing thing{message.service(), message.path()};
    if (role(thing) != image)
        changed << message.arguments().value(0).toString() + u": "_s + text(thing, u"Name"_s);
}

} // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void statesAreAnnounced(); // first: what is announced is gone again while the others read on
    void barsHaveNamesAndValues();
    void buttonsHaveNames();
    void cardsAreAList();
    void tabFollowsTheEye();
    void ticksAreQuiet();

private:
    void startDemo();
    [[nodiscard]] QList<Thing> withRole(uint role) const;
    [[nodiscard]] QString focusedName() const;
    [[nodiscard]] QString checkedLine() const;

    Reader m_reader;
    std::unique_ptr<RunningApp> m_app;
    Thing m_popup;
};

void AccessibilityTest::initTestCase()
{
    QVERIFY(m_reader.connectToBus());
    startDemo();
}

void AccessibilityTest::startDemo()
{
    m_app = std::make_unique<RunningApp>(QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM), QStringList{u"--demo"_s});
    std::optional<Thing> application;
    QTRY_VERIFY_WITH_TIMEOUT((application = m_reader.application(u"quotalamp"_s)), patience);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(u"Quotalamp"_s), patience);
    const auto windowNamed = [&] {
        const auto windows = m_reader.children(*application);
        const auto found = std::ranges::find_if(
            windows, [this](const Thing& each) { return m_reader.text(each, u"Name"_s) == u"Quotalamp"_s; });
        if (found != windows.end())
            m_popup = *found;
        return found != windows.end();
    };
    QTRY_VERIFY_WITH_TIMEOUT(windowNamed(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!withRole(progressBar).isEmpty(), patience);
}

void AccessibilityTest::cleanupTestCase()
{
    QVERIFY(!m_app || m_app->quit());
}

QList<Thing> AccessibilityTest::withRole(uint role) const
{
    QList<Thing> things = m_reader.all(m_popup);
    things.removeIf([&](const Thing& each) { return m_reader.role(each) != role || !m_reader.is(showing, each); });
    return things;
}

QString AccessibilityTest::focusedName() const
{
    const auto things = m_reader.all(m_popup);
    for (const Thing& each : things) {
        if (m_reader.is(focused, each))
            return m_reader.text(each, u"Name"_s);
    }
    return {};
}

void AccessibilityTest::barsHaveNamesAndValues()
{
    const auto bars = withRole(progressBar);
    QVERIFY(bars.size() > 2);
    for (const Thing& bar : bars) {
        QVERIFY(!m_reader.text(bar, u"Name"_s).isEmpty());
        QVERIFY2(
            m_reader.text(bar, u"Description"_s).contains(u"left"_s), qPrintable(m_reader.text(bar, u"Description"_s)));
        const double value = m_reader.property(bar, u"org.a11y.atspi.Value"_s, u"CurrentValue"_s).toDouble();
        const double most = m_reader.property(bar, u"org.a11y.atspi.Value"_s, u"MaximumValue"_s).toDouble();
        QVERIFY(most > 0 && value >= 0 && value <= most);
    }
}

void AccessibilityTest::buttonsHaveNames()
{
    QStringList names;
    const auto buttons = withRole(pushButton);
    for (const Thing& button : buttons)
        names << m_reader.text(button, u"Name"_s);
    QVERIFY2(!names.contains(QString()), qPrintable(names.join(u"|"_s)));
    QVERIFY(names.contains(u"Refresh now (F5)"_s));
    QVERIFY(names.contains(u"Settings"_s));
}

void AccessibilityTest::cardsAreAList()
{
    QCOMPARE(withRole(list).size(), 1);
    QCOMPARE(m_reader.text(withRole(list).constFirst(), u"Name"_s), u"Accounts"_s);
    const auto cards = withRole(listItem);
    QVERIFY(cards.size() >= 2);
    for (const Thing& card : cards) {
        QVERIFY(!m_reader.text(card, u"Name"_s).isEmpty());
        QVERIFY(!m_reader.text(card, u"Description"_s).isEmpty());
    }
}

void AccessibilityTest::tabFollowsTheEye()
{
    QStringList cards;
    const auto items = withRole(listItem);
    QTRY_VERIFY_WITH_TIMEOUT(!focusedName().isEmpty(), patience);
    QSet<QString> seen;
    QStringList order;
    for (int i = 0; i < 30 && !seen.contains(focusedName()); ++i) {
        const QString here = focusedName();
        seen << here;
        order << here;
        Person::press(u"Tab"_s);
        QTRY_VERIFY_WITH_TIMEOUT(focusedName() != here, patience);
    }
    for (const Thing& item : items)
        cards << m_reader.text(item, u"Name"_s);
    QStringList visited = order;
    visited.removeIf([&](const QString& name) { return !cards.contains(name); });
    QCOMPARE(visited.size(), cards.size());
    QVERIFY(order.indexOf(u"Refresh now (F5)"_s) > order.indexOf(visited.constLast()));
    QVERIFY(order.indexOf(u"Settings"_s) > order.indexOf(u"Refresh now (F5)"_s));
}

/// "Checked 3 s ago", which is another line each second.
QString AccessibilityTest::checkedLine() const
{
    const auto labels = withRole(label);
    for (const Thing& each : labels) {
        if (const QString words = m_reader.text(each, u"Name"_s); words.startsWith(u"Checked"_s))
            return words;
    }
    return {};
}

/// Whoever asks hears the countdown of the moment; nobody is told of it.
void AccessibilityTest::ticksAreQuiet()
{
    QTRY_VERIFY_WITH_TIMEOUT(!checkedLine().isEmpty(), patience);
    m_reader.changed.clear();
    QSet<QString> lines;
    const auto heardMore = [&] {
        lines << checkedLine();
        return lines.size() > 3;
    };
    QTRY_VERIFY_WITH_TIMEOUT(heardMore(), patience);
    const QStringList told = m_reader.changed;
    const auto isTick = [](const QString& each) {
        return each.contains(u"again in"_s) || each.contains(u" ago"_s) || each.startsWith(u"accessible-value"_s)
            || each.startsWith(u"accessible-description"_s);
    };
    QVERIFY2(std::ranges::none_of(told, isTick), qPrintable(told.join(u"|"_s)));
}

/// The demo's tokens run low within its first minute.
void AccessibilityTest::statesAreAnnounced()
{
    const auto told = [this] {
        return std::ranges::any_of(m_reader.announced, [](const QString& each) {
            return each.startsWith(u"OpenAI, Production: "_s)
                && (each.contains(u"warning"_s) || each.contains(u"critical"_s));
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(told(), 3 * patience);
    QVERIFY(m_app->quit()); // the others meet the demo as it starts
    startDemo();
}

QTEST_GUILESS_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
