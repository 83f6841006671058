// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

namespace quotalamp {

/// Start at login from within a sandbox (Flatpak), where no session reads what the program writes: the desktop's
/// portal asks the person and keeps the answer (org.freedesktop.portal.Background). It cannot be asked what is set.
class BackgroundPortal : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whether this program runs where the portal decides.
    [[nodiscard]] static bool decides();

    /// Answers once, by `answered` or `failed`. `reason`: what the person is shown.
    void request(bool startAtLogin, const QString& reason);

Q_SIGNALS:
    /// What is set now, whatever was asked for: the person may have refused.
    void answered(bool startsAtLogin);
    /// `why`: for people; nothing was changed.
    void failed(const QString& why);

private Q_SLOTS:
    void onResponse(uint response, const QVariantMap& results);

private:
    void listenTo(const QString& handle);
    void end();

    QString m_handle; ///< of the request that is open; empty: none
};

} // namespace quotalamp
