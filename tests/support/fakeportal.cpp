// SPDX-License-Identifier: MIT
// The portal of a desktop: its colours (org.freedesktop.portal.Settings) and start at login
// (org.freedesktop.portal.Background).
//
//   fakeportal COLOR-SCHEME CONTRAST
//
// Says "ready", and of each request to start at login "background ON COMMAND". Commands: "color-scheme NUMBER",
// "contrast NUMBER", and how such requests are answered: "allow", "refuse", "keep-off", "elsewhere" (allows, on a path
// of its own, as old portals do).

#include "support/commandline.h"

#include <QCoreApplication>
#include <QDBusAbstractAdaptor>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QMap>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace quotalamp::test {

class FakePortal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    void set(const QString& key, uint value)
    {
        m_values[key] = value;
        auto changed = QDBusMessage::createSignal(
            u"/org/freedesktop/portal/desktop"_s, u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        changed << u"org.freedesktop.appearance"_s << key << QVariant::fromValue(QDBusVariant(value));
        QDBusConnection::sessionBus().send(changed);
    }

public Q_SLOTS:
    /// The value within two variants, as every portal answers.
    QDBusVariant Read(const QString& group, const QString& key)
    {
        if (group != "org.freedesktop.appearance"_L1 || !m_values.contains(key)) {
            sendErrorReply(u"org.freedesktop.portal.Error.NotFound"_s, u"Requested setting not found"_s);
            return QDBusVariant(0U);
        }
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_values.value(key))));
    }

private:
    QMap<QString, uint> m_values;
};

class FakeBackground : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Background")
public:
    explicit FakeBackground(QObject* portal)
        : QDBusAbstractAdaptor(portal)
    {
    }
    void answer(const QString& how) { m_how = how; }

public Q_SLOTS:
    /// Answers before it returns, which is as early as an answer can come.
    QDBusObjectPath RequestBackground(const QString& /*parent*/, const QVariantMap& options, const QDBusMessage& call)
    {
        const bool on = options.value(u"autostart"_s).toBool();
        const QStringList command = qdbus_cast<QStringList>(options.value(u"commandline"_s));
        say(u"background %1 %2"_s.arg(on ? u"on"_s : u"off"_s, command.join(u' ')));
        const QString sender = call.service().mid(1).replace(u'.', u'_');
        const QString token = m_how == "elsewhere"_L1 ? u"old"_s : options.value(u"handle_token"_s).toString();
        const QString handle = u"/org/freedesktop/portal/desktop/request/%1/%2"_s.arg(sender, token);
        const auto respond = [handle, on, how = m_how] {
            auto response = QDBusMessage::createSignal(handle, u"org.freedesktop.portal.Request"_s, u"Response"_s);
            const QVariantMap results{{u"background"_s, true}, {u"autostart"_s, on && how != "keep-off"_L1}};
            response << (how == "refuse"_L1 ? 1U : 0U) << results;
            QDBusConnection::sessionBus().send(response);
        };
        if (m_how == "elsewhere"_L1)
            QTimer::singleShot(200, this, respond);
        else
            respond();
        return QDBusObjectPath(handle);
    }

private:
    QString m_how = u"allow"_s;
};

} // namespace quotalamp::test

int main(int argc, char** argv)
{
    using namespace quotalamp::test;
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    FakePortal portal;
    portal.set(u"color-scheme"_s, arguments.value(1).toUInt());
    portal.set(u"contrast"_s, arguments.value(2).toUInt());
    auto* background = new FakeBackground(&portal);
    const CommandLine commands([&portal, background](const QString& command) {
        if (!command.contains(u' ')) {
            background->answer(command);
            return say(u"will %1"_s.arg(command));
        }
        portal.set(command.section(u' ', 0, 0), command.section(u' ', 1).toUInt());
    });
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &portal,
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAdaptors);
    if (!bus.registerService(u"org.freedesktop.portal.Desktop"_s))
        return 1;
    say(u"ready"_s);
    return QCoreApplication::exec();
}

#include "fakeportal.moc"
