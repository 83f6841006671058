// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"
#include "desktop/settings/settingspage.h"

#include <vector>

namespace quotalamp {

class IconTile;

/// How the icon in the tray is drawn, and what it is about.
class IconPage : public SettingsPage {
    Q_OBJECT
public:
    explicit IconPage(QWidget* parent = nullptr);

    /// The accounts to choose from, in the person's order.
    void present(const std::vector<AccountState>& states);
    void retranslate() override;

protected:
    void take(const Settings& settings) override;

private:
    void addTiles();
    void orderTabs();
    void showAccount();

    std::vector<IconTile*> m_tiles; ///< one for each style
    QComboBox* m_accounts;
    QComboBox* m_tone;
    GroupRow* m_accountsRow = nullptr;
    GroupRow* m_toneRow = nullptr;
};

} // namespace quotalamp
