// SPDX-License-Identifier: MIT
#include "desktop/settings/iconpage.h"

#include "core/words/overview.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"
#include "desktop/settings/icontile.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QComboBox* fixedCombo(const QString& name, QWidget* parent)
{
    auto* box = namedControl<QComboBox>(name, parent);
    box->setFixedWidth(scaled(controlWidth));
    return box;
}

QString styleName(IconStyle style)
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
QString styleDescription(IconStyle style)
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
    : SettingsPage(parent)
    , m_accounts(fixedCombo(u"iconAccount"_s, this))
    , m_tone(fixedCombo(u"panelTone"_s, this))
{
    addTiles();
    m_accountsRow = addRow(m_accounts);
    m_toneRow = addRow(m_tone);
    orderTabs();
    m_accounts->addItem({}, QString());
    for (const auto tone : {PanelTone::Automatic, PanelTone::Light, PanelTone::Dark})
        m_tone->addItem({}, int(tone));
    connect(m_accounts, &QComboBox::activated, this,
        [this] { edit([this](Settings& settings) { settings.icon.account = m_accounts->currentData().toString(); }); });
    connect(m_tone, &QComboBox::activated, this, [this] {
        edit([this](
                 Settings& settings) { settings.icon.panel = static_cast<PanelTone>(m_tone->currentData().toInt()); });
    });
    IconPage::retranslate();
}

void IconPage::addTiles()
{
    auto* tiles = new QWidget(box());
    auto* line = new QHBoxLayout(tiles);
    line->setContentsMargins(grid::medium, grid::medium, grid::medium, grid::small);
    line->setSpacing(grid::small);
    for (const auto& [style, word] : iconStyles) {
        auto* tile = new IconTile(style, tiles);
        tile->setObjectName(u"icon%1"_s.arg(int(style)));
        // Clicked by hand or by arrow key; not when it is only shown to be chosen.
        connect(tile, &IconTile::clicked, this, [this, style = style] {
            m_toneRow->setEnabled(style == IconStyle::Monochrome);
            edit([style](Settings& settings) { settings.icon.style = style; });
        });
        line->addWidget(tile, 1);
        m_tiles.push_back(tile);
    }
    addWide(tiles);
}

/// From above to below, though the rows' controls were made first.
void IconPage::orderTabs()
{
    QWidget* before = nullptr;
    for (IconTile* tile : m_tiles) {
        if (before)
            setTabOrder(before, tile);
        before = tile;
    }
    setTabOrder(before, m_accounts);
    setTabOrder(m_accounts, m_tone);
}

void IconPage::take(const Settings& settings)
{
    const IconSettings& icon = settings.icon;
    for (IconTile* tile : m_tiles) {
        if (tile->iconStyle() == icon.style)
            tile->setChecked(true);
    }
    m_tone->setCurrentIndex(m_tone->findData(int(icon.panel)));
    m_toneRow->setEnabled(icon.style == IconStyle::Monochrome);
    showAccount();
}

void IconPage::present(const std::vector<AccountState>& states)
{
    const AccountSubjects subjects(states);
    std::vector<Choice> choices;
    choices.reserve(states.size());
    for (const AccountState& state : states)
        choices.push_back({state.account.id, subjects.of(state)});
    if (choices == m_choices)
        return;
    m_choices = std::move(choices);
    m_accounts->setMinimumContentsLength(1);
    for (int i = 0; i < int(m_choices.size()); ++i) {
        const auto& [id, name] = m_choices[std::size_t(i)];
        if (m_accounts->count() == i + 1)
            m_accounts->addItem(name, id);
        if (m_accounts->itemText(i + 1) != name)
            m_accounts->setItemText(i + 1, name);
        m_accounts->setItemData(i + 1, id);
    }
    while (m_accounts->count() > int(m_choices.size()) + 1)
        m_accounts->removeItem(m_accounts->count() - 1);
    showAccount();
}

void IconPage::showAccount()
{
    m_accounts->setCurrentIndex(std::max(0, m_accounts->findData(settings().icon.account)));
}

void IconPage::retranslate()
{
    setTitle(tr("Icon"));
    for (IconTile* tile : m_tiles) {
        tile->setText(styleName(tile->iconStyle()));
        setTip(*tile, styleDescription(tile->iconStyle()));
        setSpokenDescription(*tile, styleDescription(tile->iconStyle()));
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
