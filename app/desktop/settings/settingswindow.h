// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "desktop/settings/accountspage.h"

#include <QWidget>

#include <map>
#include <optional>

class QStackedWidget;

namespace quotalamp {

class DemoLine;
class EventsPage;
class GeneralPage;
class IconPage;
class PageList;
class PrivacyPage;
class SettingsPage;
class WorkingPage;

/// The settings window. Everything in it acts at once, through signals; it is shown values and keeps nothing. There is
/// no button to apply or to cancel; Escape and the usual keys close the window. A page is made when somebody first turns
/// to it.
class SettingsWindow : public QWidget {
    Q_OBJECT
public:
    /// The pages, in the order of the list at the leading edge.
    enum class Page { Accounts, Icon, Notifications, Events, Working, Probing, Network, General, Privacy };

    /// A window on the Accounts page that shows no accounts and default settings. `source` is asked about the accounts
    /// that present() names, as long as the window is there.
    explicit SettingsWindow(AccountSource source, QWidget* parent = nullptr);
    /// Emits nothing, whatever is half typed.
    ~SettingsWindow() override;

    /// Shows the accounts as they are now, in the person's order. Where they are the demo's, a line above the pages says
    /// so. Emits nothing.
    void present(const QStringList& accountIds, bool demo);
    /// Shows `settings` on every page; emits nothing.
    void setSettings(const Settings& settings);
    /// Whether the session starts the program. Empty where the system cannot be asked to; the row is not there then.
    void setStartsAtLogin(std::optional<bool> on);
    /// The folders of accounts and settings, and of readings and requests, as absolute paths; empty: nothing is kept.
    void setFolders(const QString& config, const QString& state);
    /// The addresses of the status pages of the accounts' providers; empty ones and repeated ones do not count.
    void setStatusPages(const QStringList& pages);
    /// The tools whose session files can be read for limits, as PrivacyPage::setSessionTools() takes them.
    void setSessionTools(const QStringList& tools);
    /// What the history tells of when a person works, if anything, and how many whole weeks of it are known. Nothing of
    /// it counts until the person takes it over.
    void setLearnedTime(const std::optional<WorkingTime>& time, int weeks);
    /// How a command and a webhook of the person's own went last.
    void setHookReports(const HookReports& reports);
    /// Turns to a page, without showing the window.
    void showPage(Page page);
    /// Chooses an account on the Accounts page, without turning to it. Does nothing where the id is unknown.
    void select(const QString& accountId);

Q_SIGNALS:
    /// A person changed a setting: these are all settings, with that change. All pages show it already.
    void settingsChanged(const quotalamp::Settings& settings);
    /// A person wants the real program instead of the demo.
    void leaveDemoRequested();
    /// A person wants to add an account.
    void addRequested();
    /// A person wants to edit the account. With `focusKey` the dialog begins at its key.
    void editRequested(const QString& accountId, bool focusKey);
    /// A person gave the account another label, which is valid and which no other account has.
    void renameRequested(const QString& accountId, const QString& label);
    /// A person wants the account removed, and has confirmed it.
    void removeRequested(const QString& accountId);
    /// A person wants the account one place up (-1) or down (1).
    void moveRequested(const QString& accountId, int delta);
    /// A person chose when paid probes may be sent for the account.
    void paidProbeRequested(const QString& accountId, quotalamp::PaidProbe setting);
    /// A person looks at the working hours; setLearnedTime() is to say what the history tells of them.
    void learnedTimeWanted();
    /// A person wants to see what a notification looks like.
    void testNotificationRequested();
    /// A person wants to see whether their command and webhook work.
    void testEventRequested();
    /// A person entered a token for the webhook that is set; it is to be kept in the keychain. Never empty.
    void webhookTokenEntered(const QString& token);
    /// A person wants the session to start the program, or not to. setStartsAtLogin() is to say what came of it.
    void startAtLoginRequested(bool on);
    /// A person wants readings and the log of requests deleted.
    void forgetRequested();
    /// A person entered a login for the proxy that is set; it is to be kept in the keychain. Neither part is empty.
    void proxyLoginEntered(const QString& user, const QString& password);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    /// Turns to a page, which is made when that is for the first time: the window opens sooner, and takes less.
    void turnTo(Page page);
    [[nodiscard]] SettingsPage* make(Page page);
    [[nodiscard]] SettingsPage* makePrivacyPage();
    void presentOnIconPage();
    void editThresholds(const QString& accountId);
    void retranslate();
    void change(const Settings& settings);
    void edit(const SettingsEdit& edit);

    /// What pages are to show beside the settings, also those that are made later.
    struct Told {
        std::optional<bool> startsAtLogin;
        QString config; ///< folder
        QString state;  ///< folder
        QStringList statusPages;
        QStringList sessionTools;
        std::optional<WorkingTime> learnedTime;
        int learnedWeeks = 0;
        HookReports reports;
    };

    AccountSource m_source;
    QStringList m_accountIds; ///< in the person's order
    Settings m_settings;      ///< as shown, with what a person changed since
    Told m_told;
    DemoLine* m_demo = nullptr; ///< hidden but in the demo
    PageList* m_list = nullptr;
    QStackedWidget* m_pages = nullptr; ///< those that are made
    AccountsPage* m_accounts = nullptr;
    std::map<Page, SettingsPage*> m_made; ///< all but the accounts; the same, by what they are about
    // Those that are told more than settings; null until they are made.
    IconPage* m_icon = nullptr;
    EventsPage* m_events = nullptr;
    GeneralPage* m_general = nullptr;
    PrivacyPage* m_privacy = nullptr;
    WorkingPage* m_working = nullptr;
};

} // namespace quotalamp
