// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

#include <QStringList>

namespace quotalamp {

class QuietButton;

/// What is kept where, who is asked, and how what is kept goes. Most rows only inform; the settings here are whether
/// providers' status pages are asked for incidents, and whether session files of tools are read.
class PrivacyPage : public SettingsPage {
    Q_OBJECT
public:
    /// Says that nothing is kept and nobody asked, until it is told otherwise.
    explicit PrivacyPage(QWidget* parent = nullptr);
    void retranslate() override;
    /// The folders of accounts and settings, and of readings and requests, as absolute paths. Where one is empty, the
    /// page says that nothing is kept, as in the demo, and its button opens nothing.
    void setFolders(const QString& config, const QString& state);
    /// The addresses of the status pages that are asked where incidents are wanted. The page names their hosts, each
    /// once; addresses without a host do not count.
    void setStatusPages(const QStringList& pages);
    /// The tools that write limits into their session files and whose logins are keys of accounts, by their names.
    void setSessionTools(const QStringList& tools);

protected:
    /// Names the host of the webhook that is set, which is one more that is talked to.
    void take(const Settings& settings) override;

Q_SIGNALS:
    /// A person wants readings and the log of requests deleted, now. The page says at once that it is done.
    void forgetRequested();

private:
    /// Asks before anything is forgotten.
    void confirmForgetting();
    void forget();
    [[nodiscard]] QString incidentsText() const;
    [[nodiscard]] QString sessionsText() const;
    [[nodiscard]] QString connectionsText() const;

    QuietButton* m_openConfig;
    QuietButton* m_openState;
    QuietButton* m_forget;
    QString m_config;           ///< folder; empty: none
    QString m_state;            ///< folder; empty: none
    QStringList m_statusHosts;  ///< sorted, each once
    QStringList m_sessionTools; ///< sorted, each once
    QString m_webhookHost;      ///< empty: none is set
    GroupRow* m_keysRow;
    GroupRow* m_networkRow;
    QCheckBox* m_statusPages;
    QCheckBox* m_sessionFiles;
    GroupRow* m_configRow;
    GroupRow* m_stateRow;
    GroupRow* m_forgetRow;
};

} // namespace quotalamp
