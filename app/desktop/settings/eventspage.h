// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

class QLineEdit;

namespace quotalamp {

class QuietButton;

/// What a person's own command and webhook are told, and how that went last. What is typed is told when it is whole: a
/// command that can be read, an address that may be sent to; until then what was set before goes on.
class EventsPage : public SettingsPage {
    Q_OBJECT
public:
    explicit EventsPage(QWidget* parent = nullptr);
    /// Tells nothing of what is half typed.
    ~EventsPage() override;
    void retranslate() override;
    /// Says below each of them how it went last.
    void setReports(const HookReports& reports);

Q_SIGNALS:
    /// A person wants to see whether command and webhook work; an event that says it is a test is to be told at once.
    void testRequested();
    /// A person entered a token for the webhook that is set. It goes to the keychain and to no file; the field is emptied
    /// before this is sent. Never empty.
    void tokenEntered(const QString& token);

protected:
    /// Leaves a command or an address alone that a person is typing. A token is never shown, only that there is one.
    void take(const Settings& settings) override;

private:
    void wire();
    void editCommand();
    void editWebhook();
    void takeToken();
    void addEvents();
    void showCommand();
    void showWebhook();
    [[nodiscard]] WebhookFormat chosenFormat() const;
    /// What is wrong with the address as it is typed and for the format that is chosen; empty: nothing.
    [[nodiscard]] QString addressTrouble() const;

    QLineEdit* m_command; ///< in one line, as commandFromLine() reads it
    QLineEdit* m_webhook;
    QComboBox* m_format;
    QLineEdit* m_token; ///< empty but while it is being typed
    QuietButton* m_test;
    GroupRow* m_commandRow;
    Heading* m_webhookTitle;
    GroupRow* m_webhookRow;
    GroupRow* m_formatRow;
    GroupRow* m_tokenRow;
    Heading* m_eventsTitle;
    std::vector<std::pair<QCheckBox*, GroupRow*>> m_events; ///< in the order of chosenEvents
    GroupRow* m_testRow;
    HookSettings m_set; ///< as the settings have it
    HookReports m_reports;
};

} // namespace quotalamp
