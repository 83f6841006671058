#include "desktop/popupparts.h"

#include "desktop/buttons.h"
#include "desktop/gauge.h"
#include "desktop/note.h"
#include "desktop/textline.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace quotalamp {

namespace {

constexpr int headLine = 20;
constexpr int footLine = 16;
constexpr int emptyGauge = 48;
constexpr int emptyTop = 32;

} // namespace

Band::Band(Edge edge, QWidget* parent)
    : QWidget(parent)
    , m_edge(edge)
    , m_tokens(tokensOf(*this))
{
}

void Band::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_tokens.band);
    painter.fillRect(QRect(0, m_edge == Edge::Below ? height() - 1 : 0, width(), 1), m_tokens.hairline);
}

void Band::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    QWidget::changeEvent(event);
}

Head::Head(QWidget* parent)
    : Band(Edge::Below, parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(grid::margin, grid::medium, grid::margin, grid::medium);
    m_layout->setSpacing(grid::tiny);
}

void Head::present(const std::vector<HeadLine>& lines)
{
    setVisible(!lines.empty());
    if (lines == m_shown)
        return;
    m_shown = lines;
    while (m_lines.size() > lines.size()) {
        delete m_lines.back();
        m_lines.pop_back();
    }
    while (m_lines.size() < lines.size()) {
        m_lines.push_back(new TextLine(headLine, this));
        m_layout->addWidget(m_lines.back());
    }
    int column = 0;
    for (const auto& line : lines)
        column = std::max(column, line.label.isEmpty() ? 0 : reservedWidth(smallFont(), line.label));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<TextRun> leading;
        if (!lines[i].label.isEmpty())
            leading.push_back({lines[i].label, TextRole::Small, TextInk::Secondary, TextRun::Yield::Never, 0, column});
        const bool quiet = lines[i].label.isEmpty();
        leading.push_back({lines[i].subject, quiet ? TextRole::Body : TextRole::Strong, quiet ? TextInk::Secondary : TextInk::Text,
                           TextRun::Yield::Elide, grid::medium});
        std::vector<TextRun> trailing;
        if (!lines[i].time.isEmpty())
            trailing.push_back({lines[i].time, TextRole::Body});
        m_lines[i]->present(std::move(leading), std::move(trailing));
    }
}

Foot::Foot(QWidget* parent)
    : Band(Edge::Above, parent)
    , m_refresh(new GlyphButton(Glyph::Refresh, QString(), this))
    , m_checked(new TextLine(footLine, this))
    , m_probes(new TextLine(footLine, this))
    , m_pin(new GlyphButton(Glyph::Pin, QString(), this))
    , m_settings(new GlyphButton(Glyph::Settings, QString(), this))
{
    m_pin->setCheckable(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_checked);
    words->addWidget(m_probes);
    words->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(grid::small, grid::small, grid::small, grid::small);
    row->setSpacing(0);
    row->addWidget(m_refresh, 0, Qt::AlignVCenter);
    row->addSpacing(grid::small);
    row->addLayout(words, 1);
    row->addSpacing(grid::small);
    row->addWidget(m_pin, 0, Qt::AlignVCenter);
    row->addSpacing(grid::tiny);
    row->addWidget(m_settings, 0, Qt::AlignVCenter);
    connect(m_refresh, &QToolButton::clicked, this, &Foot::refreshRequested);
    connect(m_pin, &QToolButton::toggled, this, &Foot::pinned);
    connect(m_settings, &QToolButton::clicked, this, &Foot::settingsRequested);
    retranslate();
}

void Foot::present(const Overview& overview)
{
    m_checked->present({{overview.checked, TextRole::Small, TextInk::Text, TextRun::Yield::Elide, 0}});
    m_probes->present({{overview.probes, TextRole::Small, TextInk::Secondary, TextRun::Yield::Elide, 0}});
    m_refresh->setBusy(overview.checking);
    m_refresh->setEnabled(!overview.cards.empty());
}

void Foot::setPinned(bool pinned)
{
    m_pin->setChecked(pinned);
}

void Foot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Band::changeEvent(event);
}

void Foot::retranslate()
{
    m_refresh->setName(tr("Refresh now (F5)"));
    m_pin->setName(tr("Keep open"));
    m_settings->setName(tr("Settings"));
}

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_words(new Note(this))
    , m_add(new QuietButton(QString(), this))
    , m_demo(new QuietButton(QString(), this))
{
    auto* gauge = new GaugeWidget(emptyGauge, this);
    gauge->present(GaugeState::NoAccount, std::nullopt);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setAlignment(Qt::AlignHCenter);
    m_words->setAlignment(Qt::AlignHCenter);
    m_add->setPrimary(true);
    m_add->setDefault(true);
    m_add->setAutoDefault(true);
    m_demo->setAutoDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(grid::small);
    buttons->addStretch();
    buttons->addWidget(m_add);
    buttons->addWidget(m_demo);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::huge, emptyTop, grid::huge, grid::huge);
    column->setSpacing(0);
    column->addWidget(gauge, 0, Qt::AlignHCenter);
    column->addSpacing(grid::large);
    column->addWidget(m_title);
    column->addSpacing(grid::tiny);
    column->addWidget(m_words);
    column->addSpacing(grid::large);
    column->addLayout(buttons);
    column->addStretch();
    setFocusProxy(m_add);
    connect(m_add, &QPushButton::clicked, this, &EmptyPage::addAccountRequested);
    connect(m_demo, &QPushButton::clicked, this, &EmptyPage::demoRequested);
    retranslate();
}

void EmptyPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EmptyPage::retranslate()
{
    m_title->setFont(titleFont());
    m_title->setText(tr("No accounts yet"));
    m_words->say(tr("Add an API key, and see here what is left of its limits. Keys stay in your keychain."));
    m_add->setText(tr("Add account…"));
    m_demo->setText(tr("Look around in demo"));
}

} // namespace quotalamp
