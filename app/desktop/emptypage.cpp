#include "desktop/emptypage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace quotalamp {

namespace {
constexpr int gaugeSide = 44;
}

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
    , m_gauge(new GaugeWidget(scaled(gaugeSide) / 2 * 2, this))
    , m_title(new Sentence(TextRole::Title, this))
    , m_text(new Sentence(TextRole::Body, this))
    , m_add(new QuietButton({}, this))
    , m_demo(new QuietButton({}, this))
{
    m_add->setPrimary(true);
    m_add->setAutoDefault(true);
    m_demo->setAutoDefault(true);
    m_title->setCentered();
    m_text->setCentered();
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
    layout->addStretch();
}

void EmptyPage::retranslate()
{
    m_title->say(tr("No accounts yet"), TextInk::Text);
    m_text->say(
        tr("Add an API key, and see here what is left of its limits. Keys stay in your keychain."), TextInk::Secondary);
    m_add->setText(tr("Add account…"));
    m_demo->setText(tr("Look around in demo"));
}

void EmptyPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace quotalamp
