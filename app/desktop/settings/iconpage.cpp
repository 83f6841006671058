// SPDX-License-Identifier: MIT
#include "desktop/settings/iconpage.h"

#include "core/words/overview.h"
#include "desktop/kit/group.h"
#include "desktop/kit/plaintext.h"
#include "desktop/settings/icontile.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int controlWidth = 196;

QComboBox* choice(const QString& name, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(name);
    box->setFixedWidth(scaled(controlWidth));
    return box;
}

QString nameOf(IconStyle style)
{
    switch (style) {
    case IconStyle::Ring:
        return IconPage::tr("Ring", "style of the tray icon");
    case IconStyle::Bars:
        return IconPage::tr("Two bars", "style of the tray icon");
    case IconStyle::Number:
        return IconPage::tr("Number", "style of the tray icon");
    case IconStyle::Monochrome:
        return IconPage::tr("Monochrome", "style of the tray icon");
    }
    return {};
}

/// What a style shows, for whoever hovers or hears it.
QString describe(IconStyle style)
{
    switch (style) {
    case IconStyle::Ring:
        return IconPage::tr("What is left, clockwise, and a lamp that lights when it is little.");
    case IconStyle::Bars:
        return IconPage::tr("Two limits of one account, the nearer one above.");
    case IconStyle::Number:
        return IconPage::tr("What is left in percent.");
    case IconStyle::Monochrome:
        return IconPage::tr("The ring in one colour, without a background.");
    }
    return {};
}

} // namespace

IconPage::IconPage(QWidget* parent)
    : QWidget(parent)
    , m_title(new Heading(Heading::Role::Page, this))
    , m_box(new Box(grid::large, this))
    , m_accounts(choice(u"iconAccount"_s, this))
    , m_tone(choice(u"panelTone"_s, this))
    , m_accountsRow(new GroupRow(m_accounts, m_box))
    , m_toneRow(new GroupRow(m_tone, m_box))
{
    addTiles();
    m_box->addRow(m_accountsRow);
    m_box->addRow(m_toneRow);
    m_accounts->addItem({}, QString());
    for (const auto tone : {PanelTone::Automatic, PanelTone::Light, PanelTone::Dark})
        m_tone->addItem({}, int(tone));
    m_title->setMinimumHeight(grid::buttonHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::large + 4, grid::windowMargin, grid::windowMargin);
    column->setSpacing(grid::large);
    column->addWidget(m_title);
    column->addWidget(m_box);
    column->addStretch(1);
    connect(m_accounts, &QComboBox::activated, this, [this] {
        m_account = m_accounts->currentData().toString();
        Q_EMIT accountChanged(m_account);
    });
    connect(m_tone, &QComboBox::activated, this,
        [this] { Q_EMIT panelToneChanged(static_cast<PanelTone>(m_tone->currentData().toInt())); });
    retranslate();
    setIcon(IconStyle::Ring, PanelTone::Automatic, {});
}

void IconPage::addTiles()
{
    auto* tiles = new QWidget(m_box);
    auto* line = new QHBoxLayout(tiles);
    line->setContentsMargins(grid::medium, grid::medium, grid::medium, grid::small);
    line->setSpacing(grid::small);
    for (const auto style : {IconStyle::Ring, IconStyle::Bars, IconStyle::Number, IconStyle::Monochrome}) {
        auto* tile = new IconTile(style, tiles);
        tile->setObjectName(u"icon%1"_s.arg(int(style)));
        // Clicked by hand or by arrow key; not when it is only shown to be chosen.
        connect(tile, &IconTile::clicked, this, [this, style] {
            m_toneRow->setEnabled(style == IconStyle::Monochrome);
            Q_EMIT styleChanged(style);
        });
        line->addWidget(tile, 1);
        m_tiles.push_back(tile);
    }
    m_box->addRow(tiles);
    // From above to below, though the rows' controls were made first.
    QWidget* before = nullptr;
    for (IconTile* tile : m_tiles) {
        if (before)
            setTabOrder(before, tile);
        before = tile;
    }
    setTabOrder(before, m_accounts);
    setTabOrder(m_accounts, m_tone);
}

void IconPage::setIcon(IconStyle style, PanelTone tone, const QString& accountId)
{
    for (IconTile* tile : m_tiles) {
        if (tile->iconStyle() == style)
            tile->setChecked(true);
    }
    m_tone->setCurrentIndex(m_tone->findData(int(tone)));
    m_toneRow->setEnabled(style == IconStyle::Monochrome);
    m_account = accountId;
    showAccount();
}

void IconPage::present(const std::vector<AccountState>& states)
{
    m_accounts->setMinimumContentsLength(1);
    for (int i = 0; i < int(states.size()); ++i) {
        const AccountState& state = states[std::size_t(i)];
        const QString name = accountSubject(states, state);
        if (m_accounts->count() == i + 1)
            m_accounts->addItem(name, state.account.id);
        if (m_accounts->itemText(i + 1) != name)
            m_accounts->setItemText(i + 1, name);
        m_accounts->setItemData(i + 1, state.account.id);
    }
    while (m_accounts->count() > int(states.size()) + 1)
        m_accounts->removeItem(m_accounts->count() - 1);
    showAccount();
}

void IconPage::showAccount()
{
    m_accounts->setCurrentIndex(std::max(0, m_accounts->findData(m_account)));
}

void IconPage::retranslate()
{
    m_title->setText(tr("Icon"));
    for (IconTile* tile : m_tiles) {
        tile->setText(nameOf(tile->iconStyle()));
        setTip(*tile, describe(tile->iconStyle()));
        tile->setAccessibleDescription(describe(tile->iconStyle()));
        tile->updateGeometry();
    }
    m_accounts->setItemText(0, tr("Nearest limit"));
    m_accountsRow->setTexts(tr("Icon shows"), tr("What runs out first, or always one account."));
    m_tone->setItemText(int(PanelTone::Automatic), tr("Automatic"));
    m_tone->setItemText(int(PanelTone::Light), tr("Light"));
    m_tone->setItemText(int(PanelTone::Dark), tr("Dark"));
    m_toneRow->setTexts(tr("Panel"), tr("Matters to the monochrome icon only."));
}

} // namespace quotalamp
