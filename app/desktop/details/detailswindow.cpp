// SPDX-License-Identifier: MIT
#include "desktop/details/detailswindow.h"

#include "desktop/details/historypanel.h"
#include "desktop/details/modelspage.h"
#include "desktop/details/snoozebutton.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/demoline.h"
#include "desktop/kit/gauge.h"
#include "desktop/kit/group.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/readabletable.h"
#include "desktop/kit/spoken.h"
#include "desktop/kit/textline.h"

#include <QEvent>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr QSize roomy(720, 692);
constexpr int gaugeSide = 40;
constexpr int nameLine = 24;
constexpr int aboutLine = 18;
constexpr int mostRows = 6; ///< before the table scrolls
enum Tab { ProbesTab, HeadersTab, ModelsTab };
enum ProbeColumn { TimeColumn, RequestColumn, OutcomeColumn, SizeColumn, TookColumn, ProbeColumnCount };
enum LimitTableColumn { WindowColumn, ShareColumn, LevelColumn, LimitColumn, BackColumn, ColumnCount };

QColor severityInk(const DetailsRow& row, const Tokens& tokens)
{
    if (row.severity == Severity::Warning)
        return tokens.warningText;
    if (row.severity == Severity::Critical || row.severity == Severity::Exhausted)
        return tokens.criticalText;
    return tokens.text;
}

} // namespace

DetailsWindow::DetailsWindow(QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_gauge(new GaugeWidget(scaled(gaugeSide) / 2 * 2, this))
    , m_name(new TextLine(nameLine, this))
    , m_about(new TextLine(aboutLine, this))
    , m_demo(new DemoLine(this))
    , m_refresh(new QuietButton({}, this))
    , m_snooze(new SnoozeButton(this))
    , m_error(new Note(this))
    , m_history(new HistoryPanel(this))
    , m_limitsTitle(new Heading(Heading::Role::Group, this))
    , m_tableBox(new Box(0, this))
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_noLimits(new Note(this))
    , m_outlook(new Note(this))
    , m_sample(new TextLine(aboutLine, this))
    , m_more(new QTabWidget(this))
    , m_probes(new QTableWidget(0, ProbeColumnCount))
    , m_headers(new QPlainTextEdit)
    , m_models(new ModelsPage)
{
    makeTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin, grid::windowMargin);
    column->setSpacing(grid::small);
    m_demo->layout()->setContentsMargins(0, 0, 0, grid::small);
    column->addWidget(m_demo);
    connect(m_demo, &DemoLine::leaveRequested, this, &DetailsWindow::leaveDemoRequested);
    addHeader(*column);
    column->addWidget(m_error);
    column->addWidget(m_history);
    column->addWidget(m_limitsTitle);
    m_table->viewport()->setAutoFillBackground(false); // the box has round corners
    m_tableBox->addRow(m_table);
    column->addWidget(m_tableBox);
    column->addWidget(m_noLimits);
    column->addWidget(m_outlook);
    column->addWidget(m_sample);
    m_limitsTitle->setContentsMargins(0, grid::small, 0, 0);
    addProbes();
    addHeaders();
    m_more->insertTab(ModelsTab, m_models, {});
    connect(m_models, &ModelsPage::titleChanged, this, &DetailsWindow::nameModels);
    column->addWidget(m_more, 1);
    addShortcuts();
    retranslate();
    resize(scaled(roomy.width()), scaled(roomy.height()));
}

void DetailsWindow::addHeader(QVBoxLayout& column)
{
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_about);
    auto* line = new QHBoxLayout;
    line->setSpacing(grid::large);
    line->addWidget(m_gauge, 0, Qt::AlignVCenter);
    line->addLayout(words, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(grid::small);
    buttons->addWidget(m_refresh);
    buttons->addWidget(m_snooze);
    line->addLayout(buttons);
    line->setContentsMargins(0, 0, 0, grid::small);
    column.addLayout(line);
    connect(m_refresh, &QPushButton::clicked, this, &DetailsWindow::refreshRequested);
    connect(m_history, &HistoryPanel::stretchChosen, this, &DetailsWindow::chartWanted);
    connect(m_history, &HistoryPanel::comparedChosen, this, &DetailsWindow::chartWanted);
    connect(m_history, &HistoryPanel::saveRequested, this, &DetailsWindow::saveRequested);
    connect(m_snooze, &SnoozeButton::snoozeRequested, this, &DetailsWindow::snoozeRequested);
    connect(m_snooze, &SnoozeButton::unsnoozeRequested, this, &DetailsWindow::unsnoozeRequested);
}

void DetailsWindow::addProbes()
{
    makeReadable(*m_probes, RequestColumn);
    m_probes->setObjectName(u"probes"_s);
    m_probes->horizontalHeader()->setMinimumSectionSize(scaled(64));
    m_more->insertTab(ProbesTab, m_probes, {});
}

void DetailsWindow::addHeaders()
{
    m_headers->setReadOnly(true);
    m_headers->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_headers->setTabChangesFocus(true);
    m_headers->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_headers->setFont(monoFont());
    m_headers->setFrameShape(QFrame::NoFrame);
    // Names and numbers of a protocol run from left to right in every language.
    m_headers->setLayoutDirection(Qt::LeftToRight);
    m_more->insertTab(HeadersTab, m_headers, {});
}

void DetailsWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::Key_F5), [this] { Q_EMIT refreshRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_R), [this] { Q_EMIT refreshRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        m_more->setCurrentIndex(ModelsTab);
        m_models->focusSearch();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { Q_EMIT quitRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_W), [this] { close(); });
    add(QKeySequence(Qt::Key_Escape), [this] { close(); });
}

void DetailsWindow::makeTable()
{
    makeReadable(*m_table, WindowColumn);
    m_table->setObjectName(u"limits"_s);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &DetailsWindow::chartWanted);
}

void DetailsWindow::presentProbes()
{
    m_more->setTabText(ProbesTab, m_details.probesTitle.isEmpty() ? tr("Probes today") : m_details.probesTitle);
    const int count = int(m_details.probes.size());
    m_probes->setRowCount(count);
    for (int row = 0; row < count; ++row) {
        const ProbeRow& probe = m_details.probes[std::size_t(row)];
        const QString request = probe.paid ? tr("%1 (paid)").arg(probe.request) : probe.request;
        const std::array<QString, ProbeColumnCount> texts{probe.time, request, probe.outcome, probe.size, probe.took};
        for (int column = 0; column < ProbeColumnCount; ++column) {
            QTableWidgetItem& cell = cellOf(*m_probes, row, column, column > RequestColumn);
            if (cell.text() != texts[std::size_t(column)])
                cell.setText(texts[std::size_t(column)]);
        }
    }
}

void DetailsWindow::retranslate()
{
    m_refresh->setText(tr("Refresh"));
    m_limitsTitle->setText(tr("Limits"));
    m_noLimits->setText(tr("No limits are known."));
    setSpokenName(*m_table, tr("Limits"));
    setSpokenName(*m_more, tr("More of this account"));
    m_more->setTabText(HeadersTab, tr("Rate-limit headers"));
    setSpokenName(*m_headers, tr("Rate-limit headers"));
    m_headers->setPlaceholderText(tr("None came with the last answer."));
    setTitles(*m_table,
        {tr("Window", "one allowance"), m_details.shareTitle, tr("Share"), tr("Limit"), tr("Comes back")}, ShareColumn);
    setSpokenName(*m_probes, tr("Probes today"));
    setTitles(*m_probes, {tr("Time"), tr("Request"), tr("Answer"), tr("Size"), tr("Took")}, OutcomeColumn);
    nameModels();
}

void DetailsWindow::present(const CardView& card, const DetailsView& details)
{
    if (card == m_card && details == m_details)
        return;
    const bool otherTitle = details.shareTitle != m_details.shareTitle;
    m_card = card;
    m_details = details;
    m_demo->setVisible(details.demo);
    const QString title =
        card.label.isEmpty() ? card.name : tr("%1, %2", "provider, account").arg(card.name, card.label);
    setTitle(*this, details.demo ? tr("%1 (demo)", "a window's title").arg(title) : title);
    presentHeader();
    if (otherTitle)
        retranslate();
    presentTable();
    presentProbes();
    m_models->present(details.models);
    if (m_headers->toPlainText() != details.headers)
        m_headers->setPlainText(details.headers);
}

void DetailsWindow::presentHeader()
{
    m_snooze->present(m_details.snoozed);
    m_gauge->present(m_card.state, m_card.left, m_card.level);
    m_name->present({{.text = m_card.name, .role = TextRole::Title, .yield = TextRun::Yield::Elide},
        {.text = m_card.label, .ink = TextInk::Secondary, .yield = TextRun::Yield::Elide}});
    m_about->present({{.text = m_details.about,
        .role = TextRole::Small,
        .ink = TextInk::Secondary,
        .yield = TextRun::Yield::Elide}});
    m_refresh->setEnabled(!m_card.checking);
    m_error->say(QStringList{m_details.error, m_card.errorNext}.join(u' ').trimmed(),
        m_card.errorNeedsYou ? Tone::Critical : Tone::Quiet);
    m_outlook->say(m_details.outlook.join(u'\n'));
    m_sample->present({{.text = tr("Sample"), .role = TextRole::SmallStrong, .ink = TextInk::Secondary},
        {.text = m_details.sample, .role = TextRole::Small, .yield = TextRun::Yield::Elide}});
    m_sample->setVisible(!m_details.sample.isEmpty());
}

void DetailsWindow::presentTable()
{
    const int count = int(m_details.rows.size());
    m_tableBox->setVisible(count > 0);
    m_noLimits->setVisible(count == 0);
    const bool otherCount = m_table->rowCount() != count;
    m_table->setRowCount(count);
    for (int row = 0; row < count; ++row) {
        const DetailsRow& limit = m_details.rows[std::size_t(row)];
        const std::array<QString, ColumnCount> texts{limit.window, limit.share, limit.level, limit.limit, limit.back};
        for (int column = 0; column < ColumnCount; ++column)
            presentCell(row, column, texts[std::size_t(column)], limit);
    }
    if (otherCount)
        fitTable();
    m_history->setVisible(!chartWindow().isEmpty());
}

/// The one a person chose in the table, or the one with the least left.
QString DetailsWindow::chartWindow() const
{
    const auto chosen = m_table->selectionModel()->selectedRows();
    const auto& rows = m_details.rows;
    if (!chosen.isEmpty() && std::size_t(chosen.front().row()) < rows.size()
        && !rows[std::size_t(chosen.front().row())].key.isEmpty())
        return rows[std::size_t(chosen.front().row())].key;
    // The card has balances too, of which no course is kept.
    const WindowView* least = nullptr;
    for (const WindowView& window : m_card.windows) {
        const bool charted = std::ranges::find(rows, window.id, &DetailsRow::key) != rows.end();
        if (charted && (!least || window.left.value_or(2) < least->left.value_or(2)))
            least = &window;
    }
    return least ? least->id : QString();
}

Stretch DetailsWindow::stretch() const
{
    return m_history->stretch();
}

void DetailsWindow::offerLines(const std::vector<ChartChoice>& choices)
{
    m_history->offer(choices);
}

std::vector<ChartChoice> DetailsWindow::comparedLines() const
{
    return m_history->compared();
}

void DetailsWindow::showStretch(Stretch stretch)
{
    m_history->showStretch(stretch);
}

void DetailsWindow::presentChart(const ChartView& view)
{
    m_history->present(view);
}

void DetailsWindow::presentCell(int row, int column, const QString& text, const DetailsRow& limit)
{
    QTableWidgetItem* cell = &cellOf(*m_table, row, column, column != WindowColumn);
    if (cell->text() != text)
        cell->setText(text);
    const bool telling = column == ShareColumn || column == LevelColumn;
    const QColor ink = telling ? severityInk(limit, tokensOf(*this)) : tokensOf(*this).text;
    if (cell->foreground().color() != ink)
        cell->setForeground(ink);
    QFont font = bodyFont();
    if (telling && limit.severity.value_or(Severity::Calm) != Severity::Calm)
        font = strongFont();
    if (cell->font() != font)
        cell->setFont(font);
}

void DetailsWindow::nameModels()
{
    m_more->setTabText(ModelsTab, m_models->title());
}

/// As high as its rows, up to a few.
void DetailsWindow::fitTable()
{
    const int rows = std::clamp(m_table->rowCount(), 1, mostRows);
    const int row = lineHeight(bodyFont()) + grid::medium;
    m_table->verticalHeader()->setDefaultSectionSize(row);
    m_probes->verticalHeader()->setDefaultSectionSize(row);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * row + 2 * m_table->frameWidth());
}

void DetailsWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_headers->setFont(monoFont());
        presentTable();
        fitTable();
    }
}

void DetailsWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        Q_EMIT visibleChanged(true);
}

void DetailsWindow::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous())
        Q_EMIT visibleChanged(false);
}

} // namespace quotalamp
