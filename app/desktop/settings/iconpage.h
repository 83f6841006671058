// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"
#include "desktop/settings/settingspage.h"

#include <vector>

namespace quotalamp {

class IconTile;

/// How the icon in the tray is drawn, and what it is about: the limit that runs out first, or always one account.
class IconPage : public SettingsPage {
    Q_OBJECT
public:
    /// A page that offers no account until present() names some.
    explicit IconPage(QWidget* parent = nullptr);

    /// The accounts to choose from, in the person's order. Changes no setting: where the account that the icon is set
    /// to show is not among them, the page says that the icon shows the nearest limit, as it then does.
    void present(const std::vector<AccountState>& states);
    /// Also describes each style anew, for whoever hovers it or hears it.
    void retranslate() override;

protected:
    /// Only the monochrome icon needs to know the panel's tone, so that this row is enabled with that style alone.
    void take(const Settings& settings) override;

private:
    /// An account that the icon can show.
    struct Choice {
        QString id;
        QString name;
        friend bool operator==(const Choice&, const Choice&) = default;
    };
    void addTiles();
    void orderTabs();
    void showAccount();

    std::vector<IconTile*> m_tiles; ///< one for each style
    QComboBox* m_accounts;          ///< first "Nearest limit", then the accounts by id
    std::vector<Choice> m_choices;  ///< as they stand in it
    QComboBox* m_tone;              ///< of the panel
    GroupRow* m_accountsRow = nullptr;
    GroupRow* m_toneRow = nullptr;
};

} // namespace quotalamp
