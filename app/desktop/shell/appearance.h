// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPalette>
#include <QString>

class QDBusVariant;
class QDBusPendingCallWatcher;

namespace quotalamp {

/// What a person asked the desktop for. Nothing asked for is the desktop's own look.
struct Look {
    bool dark = false;         ///< dark colours; asking for light ones is as asking for nothing
    bool highContrast = false; ///< more contrast than usual
    friend bool operator==(const Look&, const Look&) = default;
};

/// Reads the desktop's wishes from the settings portal (org.freedesktop.appearance) and hears when they change.
/// Asks without waiting; where there is no portal nothing comes. Windows and macOS tell Qt themselves.
class Appearance : public QObject {
    Q_OBJECT
public:
    /// Asks nothing yet.
    explicit Appearance(QObject* parent = nullptr);

    /// Asks the portal, and listens to it from now on. Connect to changed() first; call it once.
    void start();
    /// What the portal has said so far; nothing is asked for until it has answered.
    [[nodiscard]] const Look& look() const { return m_look; }

Q_SIGNALS:
    /// The look is another one now, by the first answers or later. Not sent where the desktop asks for nothing.
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value); // by name: from D-Bus

private:
    void ask(const QString& key);
    void set(const QString& key, uint value);

    Look m_look;
};

/// Makes the program look so. Before Qt 6.5 a style of Qt's own knows no dark colours, so that it is given some;
/// where the platform brings its own palette that one stays.
void wear(const Look& look);

} // namespace quotalamp
