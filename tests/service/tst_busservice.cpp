// SPDX-License-Identifier: MIT
#include "core/model/settings.h"
#include "io/files/usagestore.h"
#include "providers/descriptor/registry.h"
#include "service/busservice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const TimePoint start = TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}} + 12h;
const QString root = u"/org/quotalamp/Quotalamp1"_s;
const QString work = u"/org/quotalamp/Quotalamp1/accounts/work_2d1"_s;
const QString accountInterface = u"org.quotalamp.Quotalamp1.Account"_s;

/// What another program on the bus is told, in the words of dbus-send.
QString asks(const QString& path, const QString& method, const QStringList& arguments = {})
{
    QProcess client;
    client.setProcessChannelMode(QProcess::MergedChannels);
    client.start(u"dbus-send"_s,
        QStringList{u"--session"_s, u"--print-reply"_s, u"--dest=org.quotalamp.Quotalamp1"_s, path, method}
            + arguments);
    (void)QTest::qWaitFor([&] { return client.state() == QProcess::NotRunning; }, 20'000);
    return QString::fromUtf8(client.readAll()).section(u'\n', client.exitCode() == 0 ? 1 : 0).trimmed();
}

QString propertyOf(const QString& path, const QString& interface, const QString& name)
{
    return asks(path, u"org.freedesktop.DBus.Properties.Get"_s, {u"string:"_s + interface, u"string:"_s + name});
}

Account account(const QString& id, const QString& label)
{
    Account account;
    account.id = id;
    account.provider = u"openai"_s;
    account.label = label;
    return account;
}

Snapshot readingOf(double remaining, TimePoint at)
{
    Snapshot snapshot;
    snapshot.reading.emplace();
    snapshot.reading->windows = {
        {u"tokens"_s, {}, Unit::Tokens, 1000, remaining, start + 5h, std::nullopt, Refill::Fixed, {}}};
    snapshot.readAt = snapshot.checkedAt = at;
    return snapshot;
}

/// The service, with two accounts, and a program that hears what it says on the bus.
class Desk {
public:
    Desk()
    {
        QObject::connect(&store, &UsageStore::changed, &service, &BusService::note);
        store.setAccounts({account(u"work-1"_s, u"Work"_s), account(u"other"_s, u"Other"_s)});
        store.setSnapshot(u"work-1"_s, readingOf(900, start));
        service.start(start);
        tell(start);
        monitor.start(
            u"dbus-monitor"_s, {u"--session"_s, u"--profile"_s, u"type='signal',path_namespace='%1'"_s.arg(root)});
        (void)QTest::qWaitFor(
            [] { return asks(root, u"org.freedesktop.DBus.Introspectable.Introspect"_s).contains(u"<node"_s); });
        (void)QTest::qWaitFor([&] { return (heard += monitor.readAll()).contains("NameAcquired"); });
        heard.clear();
    }
    ~Desk()
    {
        monitor.terminate();
        monitor.waitForFinished();
    }
    /// Tells all of it, in however many turns.
    void tell(TimePoint now)
    {
        service.tell(now);
        (void)QTest::qWaitFor([this] { return !service.isBehind(); });
    }
    /// The signals that were said since, one line each: "PATH MEMBER".
    [[nodiscard]] QStringList signalsSaid()
    {
        // Whatever was said before this one is heard before it.
        QDBusConnection::sessionBus().send(
            QDBusMessage::createSignal(root + u"/mark"_s, u"org.quotalamp.Test"_s, u"Mark"_s));
        const auto isMarked = [this] { return (heard += monitor.readAll()).contains("\tMark\n"); };
        if (!QTest::qWaitFor(isMarked, 20'000))
            return {u"the monitor heard no mark"_s};
        QStringList said;
        for (const QByteArray& line : heard.split('\n')) {
            const QList<QByteArray> fields = line.split('\t');
            if (fields.size() >= 8 && fields.at(0) == "sig" && fields.at(5).startsWith(root.toLatin1())
                && fields.at(7) != "Mark")
                said << QString::fromLatin1(fields.at(5) + ' ' + fields.at(7));
        }
        heard.clear();
        return said;
    }

    Registry registry = Registry::builtIn();
    UsageStore store{registry, nullptr};
    Settings settings;
    BusService service{store, settings};
    QProcess monitor;
    QByteArray heard;
};

} // namespace

class BusServiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isDescribedAsItWas_data();
    void isDescribedAsItWas();
    void tellsWhatIsKnown();
    void listsItsObjects();
    void saysOnlyWhatChanged();
    void accountsComeAndGo();
    void manyAreLookedAtInTurns();
    void handsMethodsOn();
    void refusesWhatIsNotThere();
    void theDemoIsNotThere();
    void holdsNoKey();
};

void BusServiceTest::isDescribedAsItWas_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("file");
    QTest::newRow("the service") << root << u"bus-service.xml"_s;
    QTest::newRow("the accounts") << root + u"/accounts"_s << u"bus-accounts.xml"_s;
    QTest::newRow("an account") << work << u"bus-account.xml"_s;
}

/// What programs rely on may grow and not change. QUOTALAMP_NEW_REFERENCES=1 takes over what was meant.
void BusServiceTest::isDescribedAsItWas()
{
    QFETCH(QString, path);
    QFETCH(QString, file);
    Desk desk;
    QString text = asks(path, u"org.freedesktop.DBus.Introspectable.Introspect"_s);
    text = text.mid(text.indexOf(u'<')).remove(QRegularExpression(u"\"\\z"_s));
    static const QRegularExpression comment(u" *<!--.*?-->\n"_s, QRegularExpression::DotMatchesEverythingOption);
    text.remove(comment);
    QFile reference(QStringLiteral(QUOTALAMP_REFERENCES) + u'/' + file);
    if (qEnvironmentVariableIsSet("QUOTALAMP_NEW_REFERENCES")) {
        QVERIFY(reference.open(QIODevice::WriteOnly));
        reference.write(text.toUtf8());
        reference.close();
    }
    QVERIFY(reference.open(QIODevice::ReadOnly));
    QCOMPARE(text, QString::fromUtf8(reference.readAll()));
}

void BusServiceTest::tellsWhatIsKnown()
{
    Desk desk;
    QCOMPARE(propertyOf(work, accountInterface, u"Label"_s), u"variant       string \"Work\""_s);
    QCOMPARE(propertyOf(work, accountInterface, u"Severity"_s), u"variant       string \"calm\""_s);
    QCOMPARE(propertyOf(work, accountInterface, u"Reachable"_s), u"variant       boolean true"_s);
    QCOMPARE(propertyOf(work, accountInterface, u"CheckedAt"_s), u"variant       int64 1795521600"_s);
    const QString limits = propertyOf(work, accountInterface, u"Limits"_s);
    QVERIFY2(limits.contains(u"dict entry("_s), qPrintable(limits));
    QVERIFY2(limits.contains(u"double 90"_s), qPrintable(limits));
    QVERIFY(!limits.contains(u"runs-out-at"_s));
    QCOMPARE(propertyOf(root, u"org.quotalamp.Quotalamp1"_s, u"NearestAccount"_s),
        u"variant       object path \"%1\""_s.arg(work));
    QVERIFY(asks(root, u"org.freedesktop.DBus.Properties.GetAll"_s, {u"string:org.quotalamp.Quotalamp1"_s})
                .contains(u"\"Nearest\""_s));
}

void BusServiceTest::listsItsObjects()
{
    Desk desk;
    const QString objects = asks(root, u"org.freedesktop.DBus.ObjectManager.GetManagedObjects"_s);
    QCOMPARE(objects.count(u"object path"_s), 2);
    QVERIFY(objects.contains(work));
    QVERIFY(objects.contains(root + u"/accounts/other"_s));
}

void BusServiceTest::saysOnlyWhatChanged()
{
    Desk desk;
    desk.service.note(u"work-1"_s);
    desk.tell(start + 1s);
    desk.service.note({});
    desk.tell(start + 2s);
    QCOMPARE(desk.signalsSaid(), QStringList());
    desk.store.setSnapshot(u"other"_s, readingOf(100, start + 3s));
    desk.tell(start + 3s);
    QCOMPARE(desk.signalsSaid(),
        (QStringList{root + u"/accounts/other PropertiesChanged"_s, root + u" PropertiesChanged"_s}));
    desk.tell(start + 4s);
    QCOMPARE(desk.signalsSaid(), QStringList());
    // The clock alone makes readings stale.
    desk.tell(start + 3h);
    QVERIFY(desk.signalsSaid().contains(root + u"/accounts/other PropertiesChanged"_s));
}

void BusServiceTest::accountsComeAndGo()
{
    Desk desk;
    desk.store.setAccounts({account(u"work-1"_s, u"Renamed"_s), account(u"new"_s, u"New"_s)});
    desk.service.note({});
    desk.tell(start + 1s);
    const QStringList said = desk.signalsSaid();
    QVERIFY(said.contains(root + u" InterfacesRemoved"_s));
    QVERIFY(said.contains(root + u" InterfacesAdded"_s));
    QVERIFY(said.contains(work + u" PropertiesChanged"_s));
    QVERIFY(asks(root, u"org.freedesktop.DBus.ObjectManager.GetManagedObjects"_s).contains(u"accounts/new"_s));
}

/// A window in the same thread stays quick meanwhile.
void BusServiceTest::manyAreLookedAtInTurns()
{
    constexpr int many = 1000;
    Desk desk;
    std::vector<Account> accounts;
    for (int number = 0; number < many; ++number)
        accounts.push_back(account(u"many-%1"_s.arg(number), u"Many %1"_s.arg(number)));
    desk.store.setAccounts(accounts);
    desk.store.setSnapshot(u"many-7"_s, readingOf(10, start));
    const QVariantMap before = desk.service.summary();
    desk.service.tell(start + 1s);
    QVERIFY(desk.service.isBehind());
    QVERIFY(desk.service.accounts().size() < many);
    QCOMPARE(desk.service.summary(), before); // of all together nothing is said before all are known
    QTRY_VERIFY(!desk.service.isBehind());
    QCOMPARE(desk.service.accounts().size(), std::size_t(many));
    QCOMPARE(desk.service.summary().value(u"NearestAccount"_s), busPath(u"many-7"_s));
    const QStringList said = desk.signalsSaid();
    QCOMPARE(said.count(root + u" InterfacesRemoved"_s), 2);
    QCOMPARE(said.count(root + u" InterfacesAdded"_s), many);
    QCOMPARE(said.count(root + u" PropertiesChanged"_s), 1);
}

void BusServiceTest::handsMethodsOn()
{
    Desk desk;
    QSignalSpy refresh(&desk.service, &BusService::refreshRequested);
    QSignalSpy show(&desk.service, &BusService::showRequested);
    QCOMPARE(asks(root, u"org.quotalamp.Quotalamp1.Refresh"_s, {u"string:"_s}), QString());
    QCOMPARE(asks(root, u"org.quotalamp.Quotalamp1.Refresh"_s, {u"string:work-1"_s}), QString());
    QCOMPARE(asks(root, u"org.quotalamp.Quotalamp1.Show"_s, {u"string:token"_s}), QString());
    QCOMPARE(refresh.size(), 2);
    QCOMPARE(refresh.at(0).front().toString(), QString());
    QCOMPARE(refresh.at(1).front().toString(), u"work-1"_s);
    QCOMPARE(show.front().front().toByteArray(), "token");
}

void BusServiceTest::refusesWhatIsNotThere()
{
    Desk desk;
    QSignalSpy refresh(&desk.service, &BusService::refreshRequested);
    QVERIFY(asks(root, u"org.quotalamp.Quotalamp1.Refresh"_s, {u"string:nobody"_s}).contains(u"NoSuchAccount"_s));
    QVERIFY(asks(root, u"org.quotalamp.Quotalamp1.Refresh"_s).contains(u"Error"_s));
    QVERIFY(asks(root, u"org.quotalamp.Quotalamp1.Key"_s, {u"string:work-1"_s}).contains(u"Error"_s));
    QVERIFY(asks(root + u"/accounts/nobody"_s, u"org.freedesktop.DBus.Properties.Get"_s,
        {u"string:"_s + accountInterface, u"string:Label"_s})
                .contains(u"Error"_s));
    QVERIFY(asks(work, u"org.freedesktop.DBus.Properties.Set"_s,
        {u"string:"_s + accountInterface, u"string:Label"_s, u"variant:string:x"_s})
                .contains(u"PropertyReadOnly"_s));
    QVERIFY(propertyOf(work, accountInterface, u"Key"_s).contains(u"UnknownProperty"_s));
    QVERIFY(refresh.isEmpty());
}

void BusServiceTest::theDemoIsNotThere()
{
    Desk desk;
    Account demo = account(u"demo"_s, u"Demo"_s);
    demo.demo = true;
    desk.store.setAccounts({demo});
    desk.service.note({});
    desk.tell(start + 1s);
    QVERIFY(!asks(root, u"org.freedesktop.DBus.ObjectManager.GetManagedObjects"_s).contains(u"object path"_s));
    QVERIFY(propertyOf(root, u"org.quotalamp.Quotalamp1"_s, u"Severity"_s).contains(u"no-account"_s));
}

void BusServiceTest::holdsNoKey()
{
    Desk desk;
    Snapshot snapshot = readingOf(5, start + 1s);
    snapshot.error = Error{ErrorKind::Http, 500, u"key sk-ant-api03-fake0123456789abcdefghij refused"_s, {}};
    Account labelled = account(u"work-1"_s, u"sk-ant-api03-fake0123456789abcdefghij"_s);
    desk.store.setAccounts({labelled});
    desk.store.setSnapshot(u"work-1"_s, snapshot);
    desk.service.note({});
    desk.tell(start + 1s);
    const QString all = asks(root, u"org.freedesktop.DBus.ObjectManager.GetManagedObjects"_s);
    QVERIFY(all.contains(work));
    QVERIFY2(!all.contains(u"fake0123456789"_s), qPrintable(all));
}

QTEST_GUILESS_MAIN(BusServiceTest)
#include "tst_busservice.moc"
