// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/model/snapshot.h"

#include <QWidget>

#include <vector>

class QComboBox;

namespace quotalamp {

class Box;
class GroupRow;
class Heading;
class IconTile;

/// How the icon in the tray is drawn, and what it is about. Emits what the person chose, and nothing else.
class IconPage : public QWidget {
    Q_OBJECT
public:
    explicit IconPage(QWidget* parent = nullptr);

    void setIcon(IconStyle style, PanelTone tone, const QString& accountId);
    /// The accounts to choose from, in the person's order.
    void present(const std::vector<AccountState>& states);
    void retranslate();

Q_SIGNALS:
    void styleChanged(quotalamp::IconStyle style);
    void panelToneChanged(quotalamp::PanelTone tone);
    void accountChanged(const QString& accountId);

private:
    void addTiles();
    void showAccount();

    QString m_account; ///< chosen; may be gone
    Heading* m_title;
    Box* m_box;
    std::vector<IconTile*> m_tiles;
    QComboBox* m_accounts;
    QComboBox* m_tone;
    GroupRow* m_accountsRow;
    GroupRow* m_toneRow;
};

} // namespace quotalamp
