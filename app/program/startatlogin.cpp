// SPDX-License-Identifier: MIT
#include "program/startatlogin.h"

#include <utility>

namespace quotalamp {

StartAtLogin::StartAtLogin(
    std::optional<Autostart> autostart, std::unique_ptr<BackgroundPortal> portal, QObject* parent)
    : QObject(parent)
    , m_autostart(std::move(autostart))
    , m_portal(std::move(portal))
{
    if (!m_portal)
        return;
    connect(m_portal.get(), &BackgroundPortal::answered, this, &StartAtLogin::changed);
    connect(m_portal.get(), &BackgroundPortal::failed, this, [this](const QString& why) {
        Q_EMIT failed(tr("Start at login could not be changed: %1").arg(why));
        Q_EMIT changed();
    });
}

std::optional<bool> StartAtLogin::isOn() const
{
    if (m_portal)
        return m_portal->startsAtLogin();
    return m_autostart ? std::optional(m_autostart->isOn()) : std::nullopt;
}

void StartAtLogin::set(bool on)
{
    if (m_portal)
        return m_portal->request(on, tr("Quotalamp shows in the panel what is left of your limits."));
    if (const auto failure = m_autostart ? m_autostart->set(on) : std::nullopt)
        Q_EMIT failed(failure->sentence);
    Q_EMIT changed();
}

} // namespace quotalamp
