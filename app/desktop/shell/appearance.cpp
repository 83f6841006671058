// SPDX-License-Identifier: MIT
#include "desktop/shell/appearance.h"

#include "desktop/kit/tokens.h"

#include <QApplication>

#include <array>
#include <utility>

#ifdef QUOTALAMP_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

const QString schemeKey = u"color-scheme"_s;
const QString contrastKey = u"contrast"_s;

QPalette darkPalette()
{
    const QColor window(0x20, 0x22, 0x26);
    const QColor base(0x27, 0x29, 0x2e);
    const QColor text(0xe9, 0xeb, 0xee);
    const QColor accent(0x5a, 0x94, 0xf2);
    QPalette palette(QColor(0x35, 0x38, 0x3e), window);
    for (const auto& [role, colour] : std::array<std::pair<QPalette::ColorRole, QColor>, 10>{{{QPalette::Base, base},
             {QPalette::AlternateBase, window}, {QPalette::WindowText, text}, {QPalette::Text, text},
             {QPalette::ButtonText, text}, {QPalette::ToolTipBase, base}, {QPalette::ToolTipText, text},
             {QPalette::Highlight, accent}, {QPalette::HighlightedText, window}, {QPalette::Link, accent}}})
        palette.setColor(role, colour);
    const QColor faint = mix(base, text, 0.5);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::PlaceholderText, faint);
    return palette;
}

} // namespace

void wear(const Look& look)
{
    setHighContrast(look.highContrast);
    // Newer versions of Qt follow the desktop's colours, but not on every desktop.
    static bool given = false;
    const bool already = tokensFrom(QApplication::palette()).dark;
    if (look.dark && !already) {
        QApplication::setPalette(darkPalette());
        given = true;
    } else if (!look.dark && given) {
        QApplication::setPalette(QPalette());
        given = false;
    }
}

Appearance::Appearance(QObject* parent)
    : QObject(parent)
{
}

#ifdef QUOTALAMP_DBUS

namespace {

const QString portal = u"org.freedesktop.portal.Desktop"_s;
const QString path = u"/org/freedesktop/portal/desktop"_s;
const QString interface = u"org.freedesktop.portal.Settings"_s;
const QString group = u"org.freedesktop.appearance"_s;

/// Portals wrap the value once, or twice by an old mistake that has become the rule.
uint unwrappedNumber(QVariant value)
{
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

void Appearance::start()
{
    QDBusConnection::sessionBus().connect(portal, path, interface, u"SettingChanged"_s, {group}, QString(), this,
        SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    ask(schemeKey);
    ask(contrastKey);
}

void Appearance::ask(const QString& key)
{
    auto question = QDBusMessage::createMethodCall(portal, path, interface, u"Read"_s);
    question << group << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
        const QDBusPendingReply<QDBusVariant> reply(*watcher);
        watcher->deleteLater();
        if (reply.isValid())
            set(key, unwrappedNumber(QVariant::fromValue(reply.value())));
    });
}

void Appearance::onSettingChanged(const QString& changedGroup, const QString& key, const QDBusVariant& value)
{
    if (changedGroup == group)
        set(key, unwrappedNumber(QVariant::fromValue(value)));
}

#else

void Appearance::start() { }
void Appearance::ask(const QString& /*key*/) { }
void Appearance::onSettingChanged(const QString& /*group*/, const QString& /*key*/, const QDBusVariant& /*value*/) { }

#endif

/// color-scheme: 0 none, 1 dark, 2 light; contrast: 0 none, 1 more.
void Appearance::set(const QString& key, uint value)
{
    Look look = m_look;
    if (key == schemeKey)
        look.dark = value == 1;
    else if (key == contrastKey)
        look.highContrast = value == 1;
    if (std::exchange(m_look, look) != look)
        Q_EMIT changed();
}

} // namespace quotalamp
