// The settings portal (org.freedesktop.portal.Settings) as far as a desktop's colours go.
//
//   fakeportal COLOR-SCHEME CONTRAST
//
// Says "ready". Commands: "color-scheme NUMBER", "contrast NUMBER".

#include "support/commandline.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QMap>

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

} // namespace quotalamp::test

int main(int argc, char** argv)
{
    using namespace quotalamp::test;
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    FakePortal portal;
    portal.set(u"color-scheme"_s, arguments.value(1).toUInt());
    portal.set(u"contrast"_s, arguments.value(2).toUInt());
    const CommandLine commands([&portal](const QString& command) {
        portal.set(command.section(u' ', 0, 0), command.section(u' ', 1).toUInt());
    });
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &portal, QDBusConnection::ExportAllSlots);
    if (!bus.registerService(u"org.freedesktop.portal.Desktop"_s))
        return 1;
    say(u"ready"_s);
    return QCoreApplication::exec();
}

#include "fakeportal.moc"
