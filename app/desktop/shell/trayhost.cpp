// SPDX-License-Identifier: MIT
#include "desktop/shell/trayhost.h"

#include "desktop/shell/embeddingtray.h"

#include <QGuiApplication>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

#ifdef QUOTALAMP_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace quotalamp {
namespace {

constexpr Seconds askSilentPanelEvery{30};
constexpr Milliseconds askUnreadyPanelEvery{500};
constexpr int mostUnreadyAnswers = 20;

#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
constexpr bool trayIsPartOfSystem = true;
#else
constexpr bool trayIsPartOfSystem = false;
#endif

bool runsOnX11()
{
    return QGuiApplication::platformName() == "xcb"_L1;
}

} // namespace

TrayHostMonitor::TrayHostMonitor(TrayHostOptions options, QObject* parent)
    : QObject(parent)
    , m_options(options)
{
    m_grace.setSingleShot(true);
    m_settle.setSingleShot(true);
    m_askAgain.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &TrayHostMonitor::evaluate);
    connect(&m_askAgain, &QTimer::timeout, this, &TrayHostMonitor::askPanel);
    connect(&m_grace, &QTimer::timeout, this, [this] {
        m_embeddingAssumed = m_options.mayEmbed && runsOnX11() && !m_embedding;
        evaluate();
        if (m_host == TrayHost::None || m_embeddingAssumed) {
            Q_EMIT missing();
        }
    });
}

TrayHostMonitor::~TrayHostMonitor() = default;

void TrayHostMonitor::start()
{
    if (trayIsPartOfSystem) {
        m_host = TrayHost::Native;
        Q_EMIT available();
        return;
    }
    m_grace.start(m_options.grace);
    watchEmbedding();
    watchPanel();
}

void TrayHostMonitor::watchEmbedding()
{
    if (!m_options.mayEmbed || !EmbeddingTray::canLook()) {
        return;
    }
    m_embedding = std::make_unique<EmbeddingTray>();
    connect(m_embedding.get(), &EmbeddingTray::changed, this, [this] {
        m_settle.start(m_options.settle);
        evaluate();
    });
    m_settle.start(m_options.settle);
}

/// Which host there is for the kind of icon that Qt makes, or has made.
TrayHost TrayHostMonitor::found() const
{
    const bool mayBus = m_kind != TrayHost::Embedding;
    const bool mayEmbed = m_kind != TrayHost::StatusNotifier;
    const bool panelDecided = m_panel != Panel::Unknown && m_panel != Panel::Silent;
    const bool embedding = m_embeddingAssumed || (m_embedding && m_embedding->exists() && !m_settle.isActive());
    if (mayBus && m_panel == Panel::Host) {
        return TrayHost::StatusNotifier;
    }
    if (mayEmbed && embedding && (panelDecided || m_kind == TrayHost::Embedding)) {
        return TrayHost::Embedding;
    }
    return TrayHost::None;
}

void TrayHostMonitor::evaluate()
{
    const TrayHost host = found();
    if (host == m_host) {
        return;
    }
    m_host = host;
    if (host == TrayHost::None) {
        Q_EMIT gone();
        return;
    }
    m_kind = host;
    m_grace.stop();
    Q_EMIT available();
}

void TrayHostMonitor::setPanel(Panel panel)
{
    m_panel = panel;
    evaluate();
}

#ifdef QUOTALAMP_DBUS

void TrayHostMonitor::watchPanel()
{
    const auto watcher = u"org.kde.StatusNotifierWatcher"_s;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    auto* owners = new QDBusServiceWatcher(watcher, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(owners, &QDBusServiceWatcher::serviceOwnerChanged, this, &TrayHostMonitor::askPanel);
    // Without a service name: naming it would ask the bus for its owner, and wait.
    for (const auto& signal : {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s}) {
        bus.connect(QString(), u"/StatusNotifierWatcher"_s, watcher, signal, this, SLOT(askPanel()));
    }
    m_panel = Panel::Unknown;
    if (hasHostAtOnce())
        return setPanel(Panel::Host);
    askPanel();
}

namespace {

/// For a property of the panel, without starting it.
QDBusMessage questionFor(const QString& property)
{
    const auto watcher = u"org.kde.StatusNotifierWatcher"_s;
    auto message = QDBusMessage::createMethodCall(
        watcher, u"/StatusNotifierWatcher"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    message << watcher << property;
    message.setAutoStartService(false);
    return message;
}

} // namespace

/// Any other answer, or none in time, is asked for again.
bool TrayHostMonitor::hasHostAtOnce() const
{
    const QDBusReply<QDBusVariant> reply = QDBusConnection::sessionBus().call(
        questionFor(u"IsStatusNotifierHostRegistered"_s), QDBus::Block, static_cast<int>(m_options.first.count()));
    return reply.isValid() && reply.value().variant().toBool();
}

QDBusPendingCallWatcher* TrayHostMonitor::askWatcher(const QString& property)
{
    const auto pending =
        QDBusConnection::sessionBus().asyncCall(questionFor(property), static_cast<int>(m_options.answer.count()));
    return new QDBusPendingCallWatcher(pending, this);
}

void TrayHostMonitor::askPanel()
{
    m_askAgain.stop();
    const int question = ++m_question;
    auto* call = askWatcher(u"IsStatusNotifierHostRegistered"_s);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call, question] {
        call->deleteLater();
        if (question != m_question) {
            return;
        }
        const QDBusPendingReply<QDBusVariant> reply = *call;
        if (reply.isValid()) {
            m_unready = 0;
            setPanel(reply.value().variant().toBool() ? Panel::Host : Panel::NoHost);
            return;
        }
        // It has its name already, and will have the rest in a moment.
        const bool unready = reply.error().type() == QDBusError::UnknownObject
            || reply.error().type() == QDBusError::UnknownMethod
            || reply.error().type() == QDBusError::UnknownInterface;
        if (unready && ++m_unready < mostUnreadyAnswers)
            m_askAgain.start(askUnreadyPanelEvery);
        const bool silent = reply.error().type() == QDBusError::NoReply || reply.error().type() == QDBusError::Timeout
            || reply.error().type() == QDBusError::TimedOut;
        if (silent) {
            m_askAgain.start(askSilentPanelEvery);
        }
        setPanel(silent ? Panel::Silent : Panel::Absent);
    });
}

namespace {

/// Under which Qt has told the panel of its icon: its connection has a name of its own.
QStringList iconNames()
{
    constexpr int mostIcons = 8;
    QStringList names;
    for (int i = 1; i <= mostIcons; ++i) {
        const QString name = u"org.kde.StatusNotifierItem-%1-%2"_s.arg(QCoreApplication::applicationPid()).arg(i);
        if (const QDBusConnection connection(name); connection.isConnected())
            names << name << connection.baseService();
    }
    return names;
}

/// Panels write "NAME", "NAME/path" or "NAME@/path".
bool isOneOf(const QString& item, const QStringList& names)
{
    const qsizetype end = item.indexOf(QRegularExpression(u"[/@]"_s));
    return names.contains(end < 0 ? item : item.first(end));
}

} // namespace

void TrayHostMonitor::checkIcon()
{
    const QStringList names = iconNames();
    if (m_host != TrayHost::StatusNotifier || names.isEmpty())
        return;
    auto* call = askWatcher(u"RegisteredStatusNotifierItems"_s);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call, names] {
        call->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *call;
        if (!reply.isValid() || reply.value().variant().typeId() != QMetaType::QStringList)
            return;
        const QStringList items = reply.value().variant().toStringList();
        if (std::ranges::none_of(items, [&](const QString& item) { return isOneOf(item, names); }))
            Q_EMIT overlooked();
    });
}

#else

void TrayHostMonitor::watchPanel() { }
bool TrayHostMonitor::hasHostAtOnce() const
{
    return false;
}
void TrayHostMonitor::checkIcon() { }
void TrayHostMonitor::askPanel() { }

#endif

} // namespace quotalamp
