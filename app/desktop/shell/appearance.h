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
    bool dark = false;
    bool highContrast = false;
    friend bool operator==(const Look&, const Look&) = default;
};

/// Reads the desktop's wishes from the settings portal (org.freedesktop.appearance) and hears when they change.
/// Asks without waiting; where there is no portal nothing comes. Windows and macOS tell Qt themselves.
class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QObject* parent = nullptr);

    void start();
    [[nodiscard]] const Look& look() const { return m_look; }

Q_SIGNALS:
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
