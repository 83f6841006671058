// SPDX-License-Identifier: MIT
#include "service/busobjects.h"

#ifdef QUOTALAMP_DBUS

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QFile>
#include <QMap>

#include <utility>

using namespace Qt::StringLiterals;

using BusInterfaces = QMap<QString, QVariantMap>;
using BusTree = QMap<QDBusObjectPath, BusInterfaces>;
Q_DECLARE_METATYPE(BusInterfaces)
Q_DECLARE_METATYPE(BusTree)

namespace quotalamp {

namespace {

const QString busName = u"org.quotalamp.Quotalamp1"_s;
const QString accountInterface = u"org.quotalamp.Quotalamp1.Account"_s;
const QString rootPath = u"/org/quotalamp/Quotalamp1"_s;
const QString accountsPath = u"/org/quotalamp/Quotalamp1/accounts"_s;
const QString propertiesInterface = u"org.freedesktop.DBus.Properties"_s;
const QString managerInterface = u"org.freedesktop.DBus.ObjectManager"_s;

/// The lines of the interface that the file describes, with the comments in it.
QString described(const QString& interface)
{
    QFile file(u":/dbus/org.quotalamp.Quotalamp1.xml"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype from = text.indexOf(u"  <interface name=\"%1\">"_s.arg(interface));
    const QString end = u"</interface>\n"_s;
    const qsizetype to = from < 0 ? -1 : text.indexOf(end, from);
    return to < 0 ? QString() : text.mid(from, to + end.size() - from);
}

constexpr auto standardInterfaces = R"(  <interface name="org.freedesktop.DBus.Properties">
    <method name="Get">
      <arg name="interface_name" type="s" direction="in"/>
      <arg name="property_name" type="s" direction="in"/>
      <arg name="value" type="v" direction="out"/>
    </method>
    <method name="GetAll">
      <arg name="interface_name" type="s" direction="in"/>
      <arg name="properties" type="a{sv}" direction="out"/>
    </method>
    <signal name="PropertiesChanged">
      <arg name="interface_name" type="s"/>
      <arg name="changed_properties" type="a{sv}"/>
      <arg name="invalidated_properties" type="as"/>
    </signal>
  </interface>
  <interface name="org.freedesktop.DBus.Introspectable">
    <method name="Introspect">
      <arg name="xml_data" type="s" direction="out"/>
    </method>
  </interface>
)"_L1;

constexpr auto managerXml = R"(  <interface name="org.freedesktop.DBus.ObjectManager">
    <method name="GetManagedObjects">
      <arg name="objects" type="a{oa{sa{sv}}}" direction="out"/>
    </method>
    <signal name="InterfacesAdded">
      <arg name="object" type="o"/>
      <arg name="interfaces" type="a{sa{sv}}"/>
    </signal>
    <signal name="InterfacesRemoved">
      <arg name="object" type="o"/>
      <arg name="interfaces" type="as"/>
    </signal>
  </interface>
)"_L1;

QVariantMap differing(const QVariantMap& before, const QVariantMap& now)
{
    QVariantMap changed;
    for (auto each = now.begin(); each != now.end(); ++each) {
        if (before.value(each.key()) != each.value())
            changed.insert(each.key(), each.value());
    }
    return changed;
}

/// The one property that is a path is one on the bus too.
QVariantMap onTheBus(QVariantMap properties)
{
    const auto path = properties.find(u"NearestAccount"_s);
    if (path != properties.end())
        *path = QVariant::fromValue(QDBusObjectPath(path->toString()));
    return properties;
}

void sayChanged(const QString& path, const QString& interface, const QVariantMap& changed)
{
    if (changed.isEmpty())
        return;
    auto message = QDBusMessage::createSignal(path, propertiesInterface, u"PropertiesChanged"_s);
    QDBusConnection::sessionBus().send(message << interface << onTheBus(changed) << QStringList());
}

void sayOfAccount(const QString& member, const QString& path, const QVariant& what)
{
    auto message = QDBusMessage::createSignal(rootPath, managerInterface, member);
    QDBusConnection::sessionBus().send(message << QVariant::fromValue(QDBusObjectPath(path)) << what);
}

} // namespace

/// All objects in one: accounts come and go, and nobody has to register them.
class BusObjects::Tree : public QDBusVirtualObject {
public:
    explicit Tree(BusObjects& owner)
        : m_owner(owner)
    {
        qDBusRegisterMetaType<BusLimits>();
        qDBusRegisterMetaType<BusInterfaces>();
        qDBusRegisterMetaType<BusTree>();
    }

    [[nodiscard]] QString introspect(const QString& path) const override
    {
        if (path == rootPath)
            return described(busName) + managerXml + standardInterfaces + u"  <node name=\"accounts\"/>\n"_s;
        if (path == accountsPath) {
            QString nodes;
            for (const auto& [each, account] : m_owner.m_accounts)
                nodes += u"  <node name=\"%1\"/>\n"_s.arg(each.section(u'/', -1));
            return nodes;
        }
        return m_owner.m_accounts.contains(path) ? described(accountInterface) + standardInterfaces : QString();
    }

    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override
    {
        const QString interface = message.interface();
        const bool isRoot = message.path() == rootPath;
        if (message.member() == "Introspect"_L1)
            return answer(message, bus, u"<node>\n"_s + introspect(message.path()) + u"</node>\n"_s);
        if (interface == propertiesInterface)
            return properties(message, bus);
        if (isRoot && message.member() == "GetManagedObjects"_L1)
            return answer(message, bus, QVariant::fromValue(tree()));
        if (isRoot && (interface.isEmpty() || interface == busName))
            return method(message, bus);
        return false;
    }

private:
    static bool answer(const QDBusMessage& message, const QDBusConnection& bus, const QVariant& value)
    {
        return bus.send(message.createReply(value));
    }

    [[nodiscard]] const QVariantMap* propertiesOf(const QString& path, const QString& interface) const
    {
        if (path == rootPath && interface == busName)
            return &m_owner.m_summary;
        const auto account = m_owner.m_accounts.find(path);
        const bool isThere = account != m_owner.m_accounts.end() && interface == accountInterface;
        return isThere ? &account->second.properties : nullptr;
    }

    bool properties(const QDBusMessage& message, const QDBusConnection& bus) const
    {
        const QVariantMap none;
        const QString interface = message.arguments().value(0).toString();
        const QVariantMap* found = propertiesOf(message.path(), interface);
        if (message.member() == "GetAll"_L1 && message.signature() == "s"_L1)
            return answer(message, bus, onTheBus(found ? *found : none));
        if (message.member() == "Set"_L1)
            return bus.send(message.createErrorReply(QDBusError::PropertyReadOnly, u"Nothing can be set."_s));
        if (message.member() != "Get"_L1 || message.signature() != "ss"_L1)
            return false;
        const QVariantMap all = onTheBus(found ? *found : none);
        const auto value = all.find(message.arguments().at(1).toString());
        if (value == all.end())
            return bus.send(message.createErrorReply(QDBusError::UnknownProperty, u"There is no such property."_s));
        return answer(message, bus, QVariant::fromValue(QDBusVariant(*value)));
    }

    bool method(const QDBusMessage& message, const QDBusConnection& bus) const
    {
        if (message.signature() != "s"_L1)
            return false;
        const QString text = message.arguments().constFirst().toString();
        if (message.member() == "Show"_L1)
            Q_EMIT m_owner.showRequested(text.toLatin1());
        else if (message.member() != "Refresh"_L1)
            return false;
        else if (!text.isEmpty() && !m_owner.m_accounts.contains(busPath(text)))
            return bus.send(
                message.createErrorReply(busName + u".Error.NoSuchAccount"_s, u"There is no account with this id."_s));
        else
            Q_EMIT m_owner.refreshRequested(text);
        return bus.send(message.createReply());
    }

    [[nodiscard]] BusTree tree() const
    {
        BusTree tree; // of what is below the manager, as the specification wants it
        for (const auto& [path, account] : m_owner.m_accounts)
            tree.insert(QDBusObjectPath(path), {{accountInterface, account.properties}});
        return tree;
    }

    BusObjects& m_owner;
};

BusObjects::BusObjects(const QVariantMap& summary, const Accounts& accounts, QObject* parent)
    : QObject(parent)
    , m_summary(summary)
    , m_accounts(accounts)
{
}

BusObjects::~BusObjects()
{
    if (m_tree)
        QDBusConnection::sessionBus().unregisterObject(rootPath, QDBusConnection::UnregisterTree);
}

bool BusObjects::isPossible()
{
    return QDBusConnection::sessionBus().isConnected();
}

void BusObjects::start()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    m_tree = std::make_unique<Tree>(*this);
    bus.registerVirtualObject(rootPath, m_tree.get(), QDBusConnection::SubPath);
    constexpr uint doNotQueue = 4;
    auto question = QDBusMessage::createMethodCall(
        u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, u"RequestName"_s);
    question << busName << doNotQueue;
    // Whoever has the name already keeps it.
    bus.send(question);
}

void BusObjects::tellGone(const QString& path) const
{
    sayOfAccount(u"InterfacesRemoved"_s, path, QStringList{accountInterface});
}

void BusObjects::tellNew(const QString& path, const BusAccount& account) const
{
    sayOfAccount(
        u"InterfacesAdded"_s, path, QVariant::fromValue(BusInterfaces{{accountInterface, account.properties}}));
}

void BusObjects::tellChange(const QString& path, const BusAccount& before, const BusAccount& now) const
{
    sayChanged(path, accountInterface, differing(before.properties, now.properties));
}

void BusObjects::tellSummary(const QVariantMap& before) const
{
    sayChanged(rootPath, busName, differing(before, m_summary));
}

} // namespace quotalamp

#else

namespace quotalamp {

class BusObjects::Tree { };

BusObjects::BusObjects(const QVariantMap& summary, const Accounts& accounts, QObject* parent)
    : QObject(parent)
    , m_summary(summary)
    , m_accounts(accounts)
{
}

BusObjects::~BusObjects() = default;
bool BusObjects::isPossible()
{
    return false;
}
void BusObjects::start() { }
void BusObjects::tellGone(const QString& /*path*/) const { }
void BusObjects::tellNew(const QString& /*path*/, const BusAccount& /*account*/) const { }
void BusObjects::tellChange(const QString& /*path*/, const BusAccount& /*before*/, const BusAccount& /*now*/) const { }
void BusObjects::tellSummary(const QVariantMap& /*before*/) const { }

} // namespace quotalamp

#endif
