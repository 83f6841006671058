// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/words/overview.h"
#include "desktop/kit/glyph.h"

#include <QHash>
#include <QWidget>

#include <vector>

class QStackedWidget;

namespace quotalamp {

class AccountsPage;
class DemoLine;
class GeneralPage;
class IconPage;
class PageList;
class PrivacyPage;
class SettingsPage;

/// The settings window. Everything in it acts at once, through signals; it is shown values and keeps nothing.
class SettingsWindow : public QWidget {
    Q_OBJECT
public:
    enum class Page { Accounts, Icon, Notifications, Probing, Network, General, Privacy };

    explicit SettingsWindow(QWidget* parent = nullptr);
    ~SettingsWindow() override;

    /// `states` in the person's order; `keyHints`: last four characters of a key by account id.
    void present(
        const Overview& overview, const std::vector<AccountState>& states, const QHash<QString, QString>& keyHints);
    /// Shows `settings`; emits nothing.
    void setSettings(const Settings& settings);
    /// Empty where the system cannot be asked to start the program.
    void setStartsAtLogin(std::optional<bool> on);
    /// Where files are kept; empty: none are.
    void setFolders(const QString& config, const QString& state);
    /// Of the accounts' providers; empty ones and repeated ones do not count.
    void setStatusPages(const QStringList& pages);
    void showPage(Page page);
    /// Chooses an account on the Accounts page.
    void select(const QString& accountId);

Q_SIGNALS:
    void settingsChanged(const quotalamp::Settings& settings);
    void leaveDemoRequested();
    void addRequested();
    void editRequested(const QString& accountId, bool focusKey);
    void renameRequested(const QString& accountId, const QString& label);
    void removeRequested(const QString& accountId); ///< confirmed already
    void moveRequested(const QString& accountId, int delta);
    void paidProbeRequested(const QString& accountId, quotalamp::PaidProbe setting);
    void testNotificationRequested();
    void startAtLoginRequested(bool on);
    void forgetRequested();
    /// For the proxy that is set; to be kept in the keychain.
    void proxyLoginEntered(const QString& user, const QString& password);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void addPage(SettingsPage* page, Glyph glyph);
    void editThresholds(const QString& accountId);
    void retranslate();
    void change(const Settings& settings);
    void edit(const SettingsEdit& edit);

    Settings m_settings;
    DemoLine* m_demo = nullptr;
    PageList* m_list = nullptr;
    QStackedWidget* m_pages = nullptr;
    AccountsPage* m_accounts = nullptr;
    IconPage* m_icon = nullptr;
    GeneralPage* m_general = nullptr;
    PrivacyPage* m_privacy = nullptr;
    std::vector<SettingsPage*> m_settingsPages; ///< all but the accounts, in the order of the list
};

} // namespace quotalamp
