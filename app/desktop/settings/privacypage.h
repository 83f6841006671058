// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

#include <QStringList>

namespace quotalamp {

class QuietButton;

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

private:
    void forget();
    [[nodiscard]] QString incidentsText() const;

    QuietButton* m_openConfig;
    QuietButton* m_openState;
    QuietButton* m_forget;
    QString m_config;
    QString m_state;
    QStringList m_statusHosts;
    GroupRow* m_keysRow;
    GroupRow* m_networkRow;
    QCheckBox* m_statusPages;
    GroupRow* m_configRow;
    GroupRow* m_stateRow;
    GroupRow* m_forgetRow;
};

} // namespace quotalamp
