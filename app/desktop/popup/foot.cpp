// SPDX-License-Identifier: MIT
#include "desktop/popup/foot.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace quotalamp {

namespace {
constexpr int lineOf16 = 16;
}

Foot::Foot(QWidget* parent)
    : QWidget(parent)
    , m_refresh(new GlyphButton(Glyph::Refresh, {}, this))
    , m_pin(new GlyphButton(Glyph::Pin, {}, this))
    , m_strip(new GlyphButton(Glyph::ChevronDown, {}, this))
    , m_settings(new GlyphButton(Glyph::Settings, {}, this))
    , m_checked(new TextLine(lineOf16, this))
    , m_probes(new TextLine(lineOf16, this))
{
    m_pin->setCheckable(true);
    m_strip->hide();
    retranslate();
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_checked);
    words->addWidget(m_probes);
    words->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(grid::small, grid::small + 1, grid::small, grid::small);
    layout->setSpacing(grid::tiny);
    layout->addWidget(m_refresh);
    const int hang = grid::margin + scaled(grid::gauge) + grid::medium; // as the cards above
    layout->addSpacing(std::max(0, hang - grid::small - m_refresh->sizeHint().width() - grid::tiny));
    layout->addLayout(words, 1);
    layout->addWidget(m_pin);
    layout->addWidget(m_strip);
    layout->addWidget(m_settings);
    connect(m_strip, &QToolButton::clicked, this, &Foot::stripRequested);
    connect(m_refresh, &QToolButton::clicked, this, &Foot::refreshRequested);
    connect(m_settings, &QToolButton::clicked, this, &Foot::settingsRequested);
    connect(m_pin, &QToolButton::toggled, this, &Foot::pinnedChanged);
}

void Foot::retranslate()
{
    m_refresh->setName(tr("Refresh now (F5)"));
    m_pin->setName(tr("Keep open"));
    m_strip->setName(tr("Shrink to a strip"));
    m_settings->setName(tr("Settings"));
}

void Foot::present(const Overview& overview)
{
    m_refresh->setBusy(overview.checking);
    m_refresh->setEnabled(!overview.cards.empty());
    m_checked->present({{.text = overview.checked, .role = TextRole::Small, .yield = TextRun::Yield::Elide}});
    m_probes->present({{.text = overview.probes,
        .role = TextRole::Small,
        .ink = TextInk::Secondary,
        .yield = TextRun::Yield::Elide}});
}

void Foot::setPinShown(bool shown)
{
    m_pin->setVisible(shown);
}

void Foot::setStripShown(bool shown)
{
    m_strip->setVisible(shown);
}

void Foot::setPinned(bool pinned)
{
    m_pin->setChecked(pinned);
}

void Foot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace quotalamp
