// SPDX-License-Identifier: MIT
#include "desktop/shell/notifier.h"
#include "support/partner.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;
using namespace quotalamp::test;

namespace {

Notice notice(const QString& topic, const QString& title = u"OpenAI tokens: 4% left"_s)
{
    return {topic, title, u"9.4k of 200k. Full again in 57 s."_s, false, {}, GaugeState::Warning, 0.04};
}

/// The calls of one kind that the service was asked, oldest first.
std::vector<QJsonObject> calls(Partner& service, const QString& call = u"Notify"_s)
{
    std::vector<QJsonObject> list;
    for (const QString& line : service.heard()) {
        const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
        if (object[u"call"].toString() == call)
            list.push_back(object);
    }
    return list;
}

/// Every second word of the actions, which are ids and labels in turn.
QStringList actionWords(const QJsonObject& call, qsizetype first)
{
    QStringList words;
    const QJsonArray pairs = call[u"actions"].toArray();
    for (qsizetype i = first; i < pairs.size(); i += 2)
        words << pairs[i].toString();
    return words;
}

QStringList actionIds(const QJsonObject& call)
{
    return actionWords(call, 0);
}

QStringList actionLabels(const QJsonObject& call)
{
    return actionWords(call, 1);
}

QDBusMessage signal(const QString& name, const QVariantList& arguments)
{
    QDBusMessage message =
        QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, name);
    message.setArguments(arguments);
    return message;
}

} // namespace

/// Counts the notifications that a service says it has closed.
class Closed : public QObject {
    Q_OBJECT
public:
    Closed()
    {
        QDBusConnection::sessionBus().connect(QString(), u"/org/freedesktop/Notifications"_s,
            u"org.freedesktop.Notifications"_s, u"NotificationClosed"_s, this, SLOT(hear()));
    }
    int count = 0;

public Q_SLOTS:
    void hear() { ++count; }
};

class NotifierTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Partner> service(const QStringList& words = {u"actions"_s, u"body-markup"_s})
    {
        auto fake = std::make_unique<Partner>(u"" QUOTALAMP_FAKE_NOTIFICATIONS ""_s, words);
        return fake->says(u"ready"_s) ? std::move(fake) : nullptr;
    }

    /// A way out that takes what it is given, and remembers it.
    Notifier::Fallback takeAll()
    {
        return [this](const Notice& given) {
            m_fallback << given.topic;
            return true;
        };
    }

    QStringList m_fallback;

private Q_SLOTS:
    void init() { m_fallback.clear(); }

    void showsANoticeOnce()
    {
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        const QJsonObject call = calls(*desktop).front();
        QCOMPARE(call[u"app"].toString(), QCoreApplication::applicationName());
        QCOMPARE(call[u"summary"].toString(), u"OpenAI tokens: 4% left"_s);
        QCOMPARE(call[u"body"].toString(), u"9.4k of 200k. Full again in 57 s."_s);
        QCOMPARE(call[u"icon"].toString(), u"quotalamp"_s);
        QCOMPARE(call[u"entry"].toString(), u"quotalamp"_s);
        QCOMPARE(call[u"types"][u"urgency"].toString(), u"y"_s); // a byte: other types are ignored
        QCOMPARE(call[u"types"][u"image-data"].toString(), u"(iiibiiay)"_s);
        QVERIFY(m_fallback.isEmpty());
    }

    void isAsUrgentAsTheNotice_data()
    {
        QTest::addColumn<bool>("critical");
        QTest::addColumn<int>("urgency");
        QTest::addColumn<int>("timeout");
        QTest::newRow("normal: as the service likes") << false << 1 << -1;
        QTest::newRow("critical: until it is closed") << true << 2 << 0;
    }
    void isAsUrgentAsTheNotice()
    {
        QFETCH(bool, critical);
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        Notice given = notice(u"a"_s);
        given.critical = critical;
        notifier.notify(given);
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        QTEST(calls(*desktop).front()[u"urgency"].toInt(), "urgency");
        QTEST(calls(*desktop).front()[u"timeout"].toInt(), "timeout");
    }

    void takesTheOlderOnesPlace()
    {
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        notifier.notify(notice(u"b"_s));
        QTRY_COMPARE(calls(*desktop).size(), 2U);
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(calls(*desktop).size(), 3U);
        QCOMPARE(calls(*desktop)[1][u"replaces"].toInt(), 0);
        QCOMPARE(calls(*desktop)[2][u"replaces"].toInt(), calls(*desktop)[0][u"id"].toInt());
        QCOMPARE(calls(*desktop, u"GetCapabilities"_s).size(), 1U);

        desktop->tell(u"closed 1"_s);
        desktop->tell(u"closed 2"_s);
        notifier.notify(notice(u"a"_s)); // may be on its way before the signal: the next one cannot
        QTRY_COMPARE(calls(*desktop).size(), 4U);
    }

    void sendsMarkupNowhere_data()
    {
        QTest::addColumn<QStringList>("capabilities");
        QTest::addColumn<QString>("body");
        QTest::newRow("service reads markup") << QStringList{u"body-markup"_s} << u"a &lt;img src=x&gt; &amp; b"_s;
        QTest::newRow("service reads plain text") << QStringList{u"actions"_s} << u"a <img src=x> & b"_s;
    }
    void sendsMarkupNowhere()
    {
        QFETCH(QStringList, capabilities);
        const auto desktop = service(capabilities);
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        Notice given = notice(u"a"_s, u"<b>Mine</b>"_s);
        given.body = u"a <img src=x> & b"_s;
        notifier.notify(given);
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        QTEST(calls(*desktop).front()[u"body"].toString(), "body");
        QCOMPARE(calls(*desktop).front()[u"summary"].toString(), u"<b>Mine</b>"_s); // plain by the specification
    }

    void offersActionsWhereThereAreSome_data()
    {
        QTest::addColumn<QStringList>("capabilities");
        QTest::addColumn<QStringList>("ids");
        QTest::addColumn<QStringList>("labels"); // an empty one makes no button
        QTest::newRow("actions") << QStringList{u"actions"_s} << QStringList{u"default"_s, u"refresh"_s, u"open"_s}
                                 << QStringList{QString(), u"Refresh"_s, u"Open"_s};
        QTest::newRow("no actions") << QStringList{u"body"_s} << QStringList() << QStringList();
    }
    void offersActionsWhereThereAreSome()
    {
        QFETCH(QStringList, capabilities);
        const auto desktop = service(capabilities);
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        Notice given = notice(u"a"_s);
        given.actions = {{u"refresh"_s, u"Refresh"_s}, {u"more"_s, u"More"_s}};
        notifier.notify(given);
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        QTEST(actionIds(calls(*desktop).front()), "ids");
        QTEST(actionLabels(calls(*desktop).front()), "labels");
    }

    void tellsWhatWasChosen_data()
    {
        QTest::addColumn<QString>("chosen");
        QTest::addColumn<QString>("action");
        QTest::newRow("a button") << u"refresh"_s << u"refresh"_s;
        QTest::newRow("the notification itself") << u"default"_s << u"open"_s;
    }
    void tellsWhatWasChosen()
    {
        QFETCH(QString, chosen);
        QFETCH(QString, action);
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        const QSignalSpy invoked(&notifier, &Notifier::actionInvoked);
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        qunsetenv("XDG_ACTIVATION_TOKEN");
        desktop->tell(u"token 1 come-forward"_s);
        desktop->tell(u"invoke 7 foreign"_s); // another program's notification
        desktop->tell(u"invoke 1 "_s + chosen);
        QTRY_COMPARE(invoked.size(), 1);
        QCOMPARE(invoked.first(), (QVariantList{u"a"_s, action}));
        QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), "come-forward"_ba);
    }

    void hearsTheServiceOnly()
    {
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        const QSignalSpy invoked(&notifier, &Notifier::actionInvoked);
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        auto other = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"stranger"_s);
        QVERIFY(other.send(signal(u"ActionInvoked"_s, {1U, u"forged"_s})));
        (void)other.call(QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/"_s, u"org.freedesktop.DBus"_s,
            u"GetId"_s)); // by now the signal is out
        desktop->tell(u"invoke 1 open"_s);
        QTRY_COMPARE(invoked.size(), 1);
        QCOMPARE(invoked.first().last().toString(), u"open"_s);
    }

    void tellsManyAtOnceAsOne_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QStringList>("titles");
        QTest::newRow("three") << 3 << QStringList{u"0"_s, u"1"_s, u"2"_s};
        QTest::newRow("four") << 4 << QStringList{u"4 limits need attention"_s};
    }
    void tellsManyAtOnceAsOne()
    {
        QFETCH(int, count);
        QFETCH(QStringList, titles);
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        for (int i = 0; i < count; ++i)
            notifier.notify(notice(QString::number(i), QString::number(i)));
        QTRY_COMPARE(qsizetype(calls(*desktop).size()), titles.size());
        QStringList shown;
        for (const QJsonObject& call : calls(*desktop))
            shown << call[u"summary"].toString();
        QCOMPARE(shown, titles);
    }

    void groupsByTheWorst()
    {
        std::vector<Notice> notices;
        for (int i = 0; i < 6; ++i)
            notices.push_back(notice(QString::number(i), u"Limit %1"_s.arg(i)));
        notices[3].critical = true;
        notices[3].gauge = GaugeState::Exhausted;
        notices[3].left = 0;
        const Notice group = grouped(notices);
        QCOMPARE(group.topic, u"group"_s);
        QCOMPARE(group.title, u"6 limits need attention"_s);
        QCOMPARE(group.body, u"Limit 0\nLimit 1\nLimit 2\nLimit 3\nand 2 more"_s);
        QVERIFY(group.critical);
        QCOMPARE(group.gauge, GaugeState::Exhausted);
        QCOMPARE(group.left, std::optional(0.0));
    }

    void takesNoticesBack()
    {
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        notifier.notify(notice(u"b"_s)); // not sent yet
        notifier.withdraw(u"b"_s);
        notifier.withdraw(u"a"_s);
        QTRY_COMPARE(calls(*desktop, u"CloseNotification"_s).size(), 1U);
        QCOMPARE(calls(*desktop, u"CloseNotification"_s).front()[u"id"].toInt(), 1);
        QCOMPARE(calls(*desktop).size(), 1U);
    }

    void takesBackTheOneForMany()
    {
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        for (int i = 0; i < 5; ++i)
            notifier.notify(notice(QString::number(i), QString::number(i)));
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(calls(*desktop, u"CloseNotification"_s).size(), 0U);
            notifier.withdraw(QString::number(i));
        }
        QTRY_COMPARE(calls(*desktop, u"CloseNotification"_s).size(), 1U);
    }

    void takesBackWhatIsOnItsWay_data()
    {
        QTest::addColumn<bool>("known"); // the service told what it can do, and is just asked to show it
        QTest::addColumn<bool>("again"); // it is so once more at once
        QTest::newRow("before the service has said what it can do") << false << false;
        QTest::newRow("while the service shows it") << true << false;
        QTest::newRow("before, and again") << false << true;
        QTest::newRow("while, and again") << true << true;
    }
    void takesBackWhatIsOnItsWay()
    {
        QFETCH(const bool, known);
        QFETCH(const bool, again);
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        const QSignalSpy undelivered(&notifier, &Notifier::undelivered);
        if (known) {
            const QSignalSpy invoked(&notifier, &Notifier::actionInvoked);
            notifier.notify(notice(u"before"_s, u"before"_s));
            QTRY_COMPARE(calls(*desktop).size(), 1U);
            desktop->tell(u"invoke 1 open"_s); // which comes after the answer
            QTRY_COMPARE(invoked.size(), 1);
        }
        desktop->freeze();
        notifier.notify(notice(u"a"_s, u"first"_s));
        QCoreApplication::processEvents(); // it is sent
        notifier.withdraw(u"a"_s);
        if (again)
            notifier.notify(notice(u"a"_s, u"again"_s));
        notifier.notify(notice(u"b"_s, u"last"_s));
        desktop->thaw();
        const auto standing = [&] {
            QMap<int, QString> shown;
            for (const QJsonObject& call : calls(*desktop))
                shown[call[u"id"].toInt()] = call[u"summary"].toString();
            for (const QJsonObject& call : calls(*desktop, u"CloseNotification"_s))
                shown.remove(call[u"id"].toInt()); // which is given to no other one
            return QStringList(shown.values());
        };
        const QStringList expected = (known ? QStringList{u"before"_s} : QStringList())
            + (again ? QStringList{u"again"_s} : QStringList()) + QStringList{u"last"_s};
        QTRY_COMPARE(standing(), expected);
        QCOMPARE(calls(*desktop, u"CloseNotification"_s).size(), known ? 1U : 0U);
        QVERIFY(m_fallback.isEmpty() && undelivered.isEmpty());
    }

    void takesBackWhatNobodyShows()
    {
        Notifier notifier(takeAll());
        notifier.notify(notice(u"a"_s));
        notifier.notify(notice(u"b"_s));
        QCoreApplication::processEvents();
        notifier.withdraw(u"a"_s);
        QTRY_COMPARE(m_fallback, QStringList{u"b"_s});
    }

    void takesBackWhatAServiceThatHangsHas()
    {
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll(), 300ms);
        QSignalSpy undelivered(&notifier, &Notifier::undelivered);
        desktop->freeze();
        notifier.notify(notice(u"a"_s));
        notifier.notify(notice(u"b"_s));
        QCoreApplication::processEvents();
        notifier.withdraw(u"a"_s);
        QTRY_COMPARE(undelivered.size(), 1);
        QCOMPARE(undelivered.first().first().value<Notice>().topic, u"b"_s);
        QVERIFY(m_fallback.isEmpty());
    }

    void goesTheOtherWayWithoutAService()
    {
        Notifier notifier(takeAll());
        const QSignalSpy undelivered(&notifier, &Notifier::undelivered);
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(m_fallback, QStringList{u"a"_s});
        QVERIFY(undelivered.isEmpty());
    }

    void tellsWhatNobodyShowed()
    {
        Notifier notifier([](const Notice&) { return false; });
        QSignalSpy undelivered(&notifier, &Notifier::undelivered);
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(undelivered.size(), 1);
        QCOMPARE(undelivered.first().first().value<Notice>().topic, u"a"_s);
    }

    void doesNotWaitForAServiceThatHangs()
    {
        const auto desktop = service();
        QVERIFY(desktop);
        Notifier notifier(takeAll(), 300ms);
        const QSignalSpy undelivered(&notifier, &Notifier::undelivered);
        desktop->freeze();
        QElapsedTimer blocked;
        blocked.start();
        notifier.notify(notice(u"a"_s));
        notifier.notify(notice(u"b"_s));
        QCoreApplication::processEvents();
        QVERIFY(blocked.elapsed() < 200);
        QTRY_COMPARE(undelivered.size(), 2);
        QVERIFY(m_fallback.isEmpty()); // the system's own message would ask the same service

        desktop->thaw();
        notifier.notify(notice(u"c"_s, u"later"_s));
        QTRY_VERIFY(!calls(*desktop).empty());
        QCOMPARE(calls(*desktop).back()[u"summary"].toString(), u"later"_s);
    }

    void speaksWithANewService()
    {
        auto desktop = service({u"actions"_s});
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        desktop->kill();
        desktop = service({u"body"_s});
        QVERIFY(desktop);
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(calls(*desktop).size(), 1U);
        QCOMPARE(calls(*desktop).front()[u"replaces"].toInt(), 0); // its numbers are not the old one's
        QCOMPARE(actionIds(calls(*desktop).front()), QStringList());
        QVERIFY(m_fallback.isEmpty());
    }

    void survivesAServiceThatCrashes()
    {
        const auto desktop = service({u"--crash"_s});
        QVERIFY(desktop);
        Notifier notifier(takeAll());
        notifier.notify(notice(u"a"_s));
        QTRY_COMPARE(m_fallback, QStringList{u"a"_s});
    }

    void keepsTwentyWaitingAtMost()
    {
        const auto desktop = service();
        QVERIFY(desktop);
        desktop->freeze();
        Notifier notifier(takeAll(), 60s);
        const QSignalSpy undelivered(&notifier, &Notifier::undelivered);
        for (int i = 0; i < 25; ++i) { // one is being sent, twenty wait
            Notice each = notice(QString::number(i));
            each.alone = true;
            notifier.notify(each);
            QCoreApplication::processEvents();
        }
        QCOMPARE(undelivered.size(), 4);
        QCOMPARE(undelivered.first().first().value<Notice>().topic, u"1"_s);
        desktop->thaw();
        QTRY_COMPARE(calls(*desktop).size(), 21U);
    }

    void reachesARealDesktop()
    {
        const auto desktop = std::make_unique<Partner>(u"" QUOTALAMP_XFCE4_NOTIFYD ""_s);
        QTRY_VERIFY(QDBusConnection::sessionBus().interface()->isServiceRegistered(u"org.freedesktop.Notifications"_s));
        Notifier notifier(takeAll());
        const QSignalSpy undelivered(&notifier, &Notifier::undelivered);
        Closed closed;
        Notice given = notice(u"a"_s);
        given.alone = true;
        const auto showAndTakeBack = [&] {
            notifier.notify(given);
            QCoreApplication::processEvents(); // it is on its way
            notifier.withdraw(given.topic);
        };
        // The first one is not even shown: the service has not said yet what it can do.
        QTRY_VERIFY_WITH_TIMEOUT((showAndTakeBack(), closed.count > 0), 10'000);
        QVERIFY(m_fallback.isEmpty() && undelivered.isEmpty());
    }
};

QTEST_MAIN(NotifierTest)

#include "tst_notifier.moc"
