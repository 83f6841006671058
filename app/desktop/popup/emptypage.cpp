// SPDX-License-Identifier: MIT
#include "desktop/popup/emptypage.h"

#include "desktop/kit/plaintext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace quotalamp {

namespace {
constexpr int emptyGaugeSide = 44;
constexpr std::size_t mostOffers = 3;
} // namespace

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
    , m_gauge(new GaugeWidget(scaled(emptyGaugeSide) / 2 * 2, this))
    , m_title(new Sentence(TextRole::Title, this))
    , m_text(new Sentence(TextRole::Body, this))
    , m_add(new QuietButton({}, this))
    , m_demo(new QuietButton({}, this))
    , m_found(new Sentence(TextRole::Small, this))
    , m_offerColumn(new QVBoxLayout)
{
    m_add->setPrimary(true);
    m_add->setAutoDefault(true);
    m_demo->setAutoDefault(true);
    m_title->setCentered();
    m_text->setCentered();
    m_found->setCentered();
    m_found->hide();
    m_offerColumn->setSpacing(grid::small);
    retranslate();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(grid::small);
    buttons->addStretch();
    buttons->addWidget(m_add);
    buttons->addWidget(m_demo);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid::huge, 34, grid::huge, grid::huge);
    layout->setSpacing(0);
    layout->addStretch();
    layout->addWidget(m_gauge, 0, Qt::AlignHCenter);
    layout->addSpacing(grid::large);
    layout->addWidget(m_title);
    layout->addSpacing(grid::tiny);
    layout->addWidget(m_text);
    layout->addSpacing(18);
    layout->addLayout(buttons);
    layout->addLayout(m_offerColumn);
    m_offerColumn->addWidget(m_found);
    layout->addStretch();
}

void EmptyPage::retranslate()
{
    m_title->say(tr("No accounts yet"), TextInk::Text);
    m_text->say(
        tr("Add an API key, and see here what is left of its limits. Keys stay in your keychain."), TextInk::Secondary);
    m_add->setText(tr("Add account…"));
    m_demo->setText(tr("Look around in demo"));
    nameOffers();
}

void EmptyPage::offer(const std::vector<Offer>& offers)
{
    if (m_offers == offers)
        return;
    m_offers.assign(offers.begin(), offers.begin() + std::ptrdiff_t(std::min(offers.size(), mostOffers)));
    qDeleteAll(m_offerButtons);
    m_offerButtons.clear();
    for (std::size_t i = 0; i < m_offers.size(); ++i) {
        auto* button = new QuietButton({}, this);
        button->setAutoDefault(true);
        connect(button, &QuietButton::clicked, this, [this, i] { Q_EMIT offerTaken(int(i)); });
        m_offerColumn->addWidget(button, 0, Qt::AlignHCenter);
        setTabOrder(m_offerButtons.empty() ? m_demo : m_offerButtons.back(), button);
        m_offerButtons.push_back(button);
    }
    m_offerColumn->setContentsMargins(0, m_offers.empty() ? 0 : grid::huge, 0, 0);
    nameOffers();
}

void EmptyPage::nameOffers()
{
    m_found->say(tr("Found on this computer. Nothing is taken until you save it."), TextInk::Secondary);
    m_found->setVisible(!m_offers.empty());
    for (std::size_t i = 0; i < m_offers.size(); ++i)
        m_offerButtons[i]->setText(
            withoutMnemonic(tr("Add %1 from %2…", "a provider, a variable").arg(m_offers[i].name, m_offers[i].place)));
}

void EmptyPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace quotalamp
