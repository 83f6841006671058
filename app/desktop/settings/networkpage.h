// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

class QLineEdit;

namespace quotalamp {

/// The way to the providers: the proxy, and the login that it wants. An address is told when host and port are both
/// there; until then what was set before goes on. Servers on this machine are always reached without a proxy.
class NetworkPage : public SettingsPage {
    Q_OBJECT
public:
    /// The rows of an address and a login are there only for a proxy that has them.
    explicit NetworkPage(QWidget* parent = nullptr);
    void retranslate() override;

Q_SIGNALS:
    /// A person entered both a user name and a password for the proxy that is set. They go to the keychain and to no
    /// file; the password field is emptied before this is sent. Never sent with half a login, or for a proxy whose
    /// address is not whole.
    void proxyLoginEntered(const QString& user, const QString& password);

protected:
    /// Leaves an address alone that a person is typing. A login is never shown, only that there is one.
    void take(const Settings& settings) override;

private:
    void editProxy();
    void showAddress();
    void takeLogin();
    [[nodiscard]] ProxyKind chosenKind() const;
    [[nodiscard]] Proxy proxy() const;

    QComboBox* m_kind;
    QLineEdit* m_host; ///< at most 253 characters, as long as a host's name may be
    QSpinBox* m_port;  ///< from 1 to 65535; 0: none yet
    QLineEdit* m_user;
    QLineEdit* m_password; ///< empty but while it is being typed
    Proxy m_set;           ///< as the settings have it
    GroupRow* m_kindRow;
    GroupRow* m_hostRow;
    GroupRow* m_portRow;
    GroupRow* m_userRow;
    GroupRow* m_passwordRow;
};

} // namespace quotalamp
