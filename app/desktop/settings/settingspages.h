// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace quotalamp {

class QuietButton;

/// How often providers are asked, and how often that may cost something.
class ProbingPage : public SettingsPage {
    Q_OBJECT
public:
    explicit ProbingPage(QWidget* parent = nullptr);
    void retranslate() override;

protected:
    void take(const Settings& settings) override;

private:
    QSpinBox* m_interval;
    QSpinBox* m_cap;
    GroupRow* m_intervalRow;
    GroupRow* m_capRow;
};

/// The way to the providers.
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

/// Language and start, and how the popup speaks and closes.
class GeneralPage : public SettingsPage {
    Q_OBJECT
public:
    explicit GeneralPage(QWidget* parent = nullptr);
    void retranslate() override;
    /// Empty where the system cannot be asked to start the program.
    void setStartsAtLogin(std::optional<bool> on);

Q_SIGNALS:
    void startAtLoginRequested(bool on);

protected:
    void take(const Settings& settings) override;

private:
    QComboBox* m_language;
    QCheckBox* m_start;
    QComboBox* m_share;
    QComboBox* m_resets;
    QCheckBox* m_close;
    GroupRow* m_languageRow;
    GroupRow* m_startRow;
    Heading* m_popupTitle;
    GroupRow* m_shareRow;
    GroupRow* m_resetsRow;
    GroupRow* m_closeRow;
};

/// What is kept where, and how it goes.
class PrivacyPage : public SettingsPage {
    Q_OBJECT
public:
    explicit PrivacyPage(QWidget* parent = nullptr);
    void retranslate() override;
    /// Empty: nothing is kept.
    void setFolders(const QString& config, const QString& state);
    /// Which are asked where incidents are wanted; empty ones and repeated ones do not count.
    void setStatusPages(const QStringList& pages);

Q_SIGNALS:
    void forgetRequested();

protected:
    void take(const Settings& settings) override;

private:
    void forget();
    [[nodiscard]] QString incidentsText() const;

    QCheckBox* m_statusPages;
    QuietButton* m_openConfig;
    QuietButton* m_openState;
    QuietButton* m_forget;
    QString m_config;
    QString m_state;
    QStringList m_statusHosts;
    GroupRow* m_keysRow;
    GroupRow* m_networkRow;
    GroupRow* m_statusRow;
    GroupRow* m_configRow;
    GroupRow* m_stateRow;
    GroupRow* m_forgetRow;
};

} // namespace quotalamp
