// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/jsonfile.h"

#include <QObject>
#include <QString>

#include <optional>

namespace quotalamp {

/// Start at login from within a sandbox (Flatpak), where no session reads what the program writes: the desktop's
/// portal asks the person (org.freedesktop.portal.Background). It cannot be asked what is set, so its last answer is kept
/// in portal.json of the state folder.
class BackgroundPortal : public QObject {
    Q_OBJECT
public:
    /// `places` null: its answers are forgotten.
    explicit BackgroundPortal(const Places* places, QObject* parent = nullptr);

    /// Whether this program runs where the portal decides.
    [[nodiscard]] static bool decides();

    /// What it last answered; false where it never did.
    [[nodiscard]] bool startsAtLogin() const { return m_startsAtLogin; }
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
    void take(bool startsAtLogin);
    void listenTo(const QString& handle);
    void end();

    std::optional<JsonFile> m_file;
    bool m_startsAtLogin = false;
    QString m_handle; ///< of the request that is open; empty: none
};

} // namespace quotalamp
