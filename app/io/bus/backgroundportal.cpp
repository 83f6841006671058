// SPDX-License-Identifier: MIT
#include "io/bus/backgroundportal.h"

#include "core/base/tr.h"

#ifdef QUOTALAMP_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QRandomGenerator>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto answerKey = "starts_at_login"_L1;

/// Where earlier versions kept it, among the settings.
bool earlierAnswer(const Places& places)
{
    return JsonFile(places.config + "/settings.json"_L1).read().value("portal_starts_at_login"_L1).toBool();
}

} // namespace

BackgroundPortal::BackgroundPortal(const Places* places, QObject* parent)
    : QObject(parent)
{
    if (!places)
        return;
    m_file.emplace(places->state + "/portal.json"_L1);
    const QJsonValue answer = m_file->read().value(answerKey);
    m_startsAtLogin = answer.isBool() ? answer.toBool() : earlierAnswer(*places);
}

bool BackgroundPortal::decides()
{
    return qEnvironmentVariableIsSet("FLATPAK_ID");
}

#ifdef QUOTALAMP_DBUS

namespace {

constexpr auto service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto object = "/org/freedesktop/portal/desktop"_L1;
constexpr auto background = "org.freedesktop.portal.Background"_L1;
constexpr auto requestInterface = "org.freedesktop.portal.Request"_L1;
constexpr uint granted = 0; ///< of a Response; 1: the person refused, 2: it ended in another way

/// Where the portal will answer (org.freedesktop.portal.Request), known before it is asked so that no answer is missed.
QString handleFor(const QDBusConnection& bus, const QString& token)
{
    QString sender = bus.baseService();
    sender.remove(u':').replace(u'.', u'_');
    return object + "/request/"_L1 + sender + u'/' + token;
}

} // namespace

void BackgroundPortal::request(bool startAtLogin, const QString& reason)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return Q_EMIT failed(Text::tr("There is no session bus."));
    end();
    const QString token = u"quotalamp%1"_s.arg(QRandomGenerator::global()->generate());
    listenTo(handleFor(bus, token));

    auto call = QDBusMessage::createMethodCall(service, object, background, u"RequestBackground"_s);
    const QVariantMap options{{u"handle_token"_s, token}, {u"reason"_s, reason}, {u"autostart"_s, startAtLogin},
        {u"commandline"_s, QStringList{u"quotalamp"_s, u"--background"_s}}, {u"dbus-activatable"_s, false}};
    call << QString() << options;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        done->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> reply = *done;
        if (reply.isError()) {
            end();
            return Q_EMIT failed(reply.error().message());
        }
        // Portals older than 0.9 choose another path.
        if (!m_handle.isEmpty() && reply.value().path() != m_handle)
            listenTo(reply.value().path());
    });
}

void BackgroundPortal::listenTo(const QString& handle)
{
    end();
    m_handle = handle;
    QDBusConnection::sessionBus().connect(
        service, m_handle, requestInterface, u"Response"_s, this, SLOT(onResponse(uint, QVariantMap)));
}

void BackgroundPortal::end()
{
    if (!m_handle.isEmpty()) {
        QDBusConnection::sessionBus().disconnect(
            service, m_handle, requestInterface, u"Response"_s, this, SLOT(onResponse(uint, QVariantMap)));
    }
    m_handle.clear();
}

void BackgroundPortal::onResponse(uint response, const QVariantMap& results)
{
    end();
    if (response != granted)
        return Q_EMIT failed(Text::tr("The desktop did not allow it."));
    take(results.value(u"autostart"_s).toBool());
}

/// A file that cannot be written costs no more than a switch that stands wrong after the next start.
void BackgroundPortal::take(bool startsAtLogin)
{
    m_startsAtLogin = startsAtLogin;
    if (m_file) {
        (void)m_file->change([startsAtLogin](QJsonObject& json) -> std::optional<Failure> {
            json.insert(u"schema"_s, 1);
            json.insert(answerKey, startsAtLogin);
            return std::nullopt;
        });
    }
    Q_EMIT answered(startsAtLogin);
}

#else

void BackgroundPortal::request(bool /*startAtLogin*/, const QString& /*reason*/)
{
    Q_EMIT failed(Text::tr("There is no session bus."));
}

void BackgroundPortal::take(bool /*startsAtLogin*/) { }

void BackgroundPortal::listenTo(const QString& handle)
{
    m_handle = handle;
}

void BackgroundPortal::end()
{
    m_handle.clear();
}

void BackgroundPortal::onResponse(uint /*response*/, const QVariantMap& /*results*/) { }

#endif

} // namespace quotalamp
