// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

class QLineEdit;

namespace quotalamp {

/// The way to the providers: the proxy, and the login that it wants.
class NetworkPage : public SettingsPage {
    Q_OBJECT
public:
    explicit NetworkPage(QWidget* parent = nullptr);
    void retranslate() override;

Q_SIGNALS:
    /// For the proxy that is set; it goes to the keychain. The password is forgotten here.
    void proxyLoginEntered(const QString& user, const QString& password);

protected:
    void take(const Settings& settings) override;

private:
    void editProxy();
    void showAddress();
    void takeLogin();
    [[nodiscard]] ProxyKind chosenKind() const;
    [[nodiscard]] Proxy proxy() const;

    QComboBox* m_kind;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_user;
    QLineEdit* m_password;
    Proxy m_set; ///< as the settings have it
    GroupRow* m_kindRow;
    GroupRow* m_hostRow;
    GroupRow* m_portRow;
    GroupRow* m_userRow;
    GroupRow* m_passwordRow;
};

} // namespace quotalamp
