#include "desktop/details.h"

#include "desktop/buttons.h"
#include "desktop/gauge.h"
#include "desktop/group.h"
#include "desktop/note.h"
#include "desktop/textline.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QShortcut>
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
constexpr int mostRows = 8; ///< before the table scrolls
enum ProbeColumn { TimeColumn, RequestColumn, OutcomeColumn, SizeColumn, TookColumn, ProbeColumnCount };
enum Column { WindowColumn, ShareColumn, LevelColumn, LimitColumn, BackColumn, ColumnCount };

/// A table to read: nothing to edit, rows as a whole, one column that takes the room.
void makeReadable(QTableWidget& table, int wide)
{
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView* header = table.horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(wide, QHeaderView::Stretch);
    header->setMinimumSectionSize(scaled(80));
}

QTableWidgetItem& cellOf(QTableWidget& table, int row, int column, bool atEnd)
{
    if (!table.item(row, column)) {
        auto* made = new QTableWidgetItem;
        made->setTextAlignment((atEnd ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
        table.setItem(row, column, made);
    }
    return *table.item(row, column);
}

void setTitles(QTableWidget& table, const QStringList& titles, int firstAtEnd)
{
    table.setHorizontalHeaderLabels(titles);
    for (int column = 0; column < titles.size(); ++column) {
        const auto side = column < firstAtEnd ? Qt::AlignLeading : Qt::AlignTrailing;
        table.horizontalHeaderItem(column)->setTextAlignment(side | Qt::AlignVCenter);
    }
}

QColor inkOf(const DetailsRow& row, const Tokens& tokens)
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
    , m_refresh(new QuietButton({}, this))
    , m_error(new Note(this))
    , m_limitsTitle(new Heading(Heading::Role::Group, this))
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_noLimits(new Note(this))
    , m_modelsTitle(new Heading(Heading::Role::Group, this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_headersTitle(new Heading(Heading::Role::Group, this))
    , m_headers(new QPlainTextEdit(this))
    , m_sampleTitle(new Heading(Heading::Role::Group, this))
    , m_sample(new TextLine(aboutLine, this))
    , m_probesTitle(new Heading(Heading::Role::Group, this))
    , m_probes(new QTableWidget(0, ProbeColumnCount, this))
{
    makeTable();
    makeProbesTable();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin, grid::windowMargin);
    grid->setHorizontalSpacing(grid::large);
    grid->setVerticalSpacing(grid::small);
    addHeader(*grid);
    grid->addWidget(m_error, 1, 0, 1, 2);
    grid->addWidget(m_limitsTitle, 2, 0, 1, 2);
    grid->addWidget(m_table, 3, 0, 1, 2);
    grid->addWidget(m_noLimits, 4, 0, 1, 2);
    grid->addWidget(m_sampleTitle, 5, 0, 1, 2);
    grid->addWidget(m_sample, 6, 0, 1, 2);
    addModels(*grid);
    addHeaders(*grid);
    grid->addWidget(m_probesTitle, 9, 0, 1, 2);
    grid->addWidget(m_probes, 10, 0, 1, 2);
    grid->setRowStretch(10, 1);
    for (Heading* title : {m_limitsTitle, m_sampleTitle, m_modelsTitle, m_headersTitle, m_probesTitle})
        title->setContentsMargins(0, grid::small, 0, 0);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(8, 1);
    addShortcuts();
    retranslate();
    resize(scaled(roomy.width()), scaled(roomy.height()));
}

void DetailsWindow::addHeader(QGridLayout& grid)
{
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_about);
    auto* line = new QHBoxLayout;
    line->setSpacing(grid::large);
    line->addWidget(m_gauge, 0, Qt::AlignVCenter);
    line->addLayout(words, 1);
    line->addWidget(m_refresh, 0, Qt::AlignVCenter);
    line->setContentsMargins(0, 0, 0, grid::small);
    grid.addLayout(line, 0, 0, 1, 2);
    connect(m_refresh, &QPushButton::clicked, this, &DetailsWindow::refreshRequested);
}

void DetailsWindow::addModels(QGridLayout& grid)
{
    m_found.setSourceModel(&m_models);
    m_found.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(&m_found);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_found.setFilterFixedString(words.trimmed());
        presentModels();
    });
    auto* column = new QVBoxLayout;
    column->setSpacing(grid::small);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    grid.addWidget(m_modelsTitle, 7, 0);
    grid.addLayout(column, 8, 0);
}

void DetailsWindow::addHeaders(QGridLayout& grid)
{
    m_headers->setReadOnly(true);
    m_headers->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_headers->setTabChangesFocus(true);
    m_headers->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_headers->setFont(monoFont());
    // Names and numbers of a protocol run from left to right in every language.
    m_headers->setLayoutDirection(Qt::LeftToRight);
    grid.addWidget(m_headersTitle, 7, 1);
    grid.addWidget(m_headers, 8, 1);
}

void DetailsWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::Key_F5), [this] { Q_EMIT refreshRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_R), [this] { Q_EMIT refreshRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_F), [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { Q_EMIT quitRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_W), [this] { close(); });
    add(QKeySequence(Qt::Key_Escape), [this] { close(); });
}

void DetailsWindow::makeTable()
{
    makeReadable(*m_table, WindowColumn);
}

void DetailsWindow::makeProbesTable()
{
    makeReadable(*m_probes, RequestColumn);
    m_probes->horizontalHeader()->setMinimumSectionSize(scaled(64));
}

void DetailsWindow::presentProbes()
{
    m_probesTitle->setText(m_details.probesTitle);
    const int count = int(m_details.probes.size());
    m_probes->setVisible(count > 0);
    m_probesTitle->setVisible(!m_details.probesTitle.isEmpty());
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
    m_table->setAccessibleName(tr("Limits"));
    m_search->setPlaceholderText(tr("Search models"));
    m_search->setAccessibleName(tr("Search models"));
    m_list->setAccessibleName(tr("Models"));
    m_headersTitle->setText(tr("Rate-limit headers"));
    m_headers->setAccessibleName(tr("Rate-limit headers"));
    m_headers->setPlaceholderText(tr("None came with the last answer."));
    m_sampleTitle->setText(tr("Sample"));
    setTitles(*m_table,
        {tr("Window", "one allowance"), m_details.shareTitle, tr("Share"), tr("Limit"), tr("Comes back")}, ShareColumn);
    m_probes->setAccessibleName(tr("Probes today"));
    setTitles(*m_probes, {tr("Time"), tr("Request"), tr("Answer"), tr("Size"), tr("Took")}, OutcomeColumn);
    presentModels();
}

void DetailsWindow::present(const CardView& card, const DetailsView& details)
{
    if (card == m_card && details == m_details)
        return;
    const bool otherTitle = details.shareTitle != m_details.shareTitle;
    m_card = card;
    m_details = details;
    setWindowTitle(card.label.isEmpty() ? card.name : tr("%1, %2", "provider, account").arg(card.name, card.label));
    presentHeader();
    if (otherTitle)
        retranslate();
    presentTable();
    presentProbes();
    if (m_models.stringList() != details.models) {
        m_models.setStringList(details.models);
        presentModels();
    }
    if (m_headers->toPlainText() != details.headers)
        m_headers->setPlainText(details.headers);
}

void DetailsWindow::presentHeader()
{
    m_gauge->present(m_card.state, m_card.left);
    m_name->present({{.text = m_card.name, .role = TextRole::Title, .yield = TextRun::Yield::Elide},
        {.text = m_card.label, .ink = TextInk::Secondary, .yield = TextRun::Yield::Elide}});
    m_about->present({{.text = m_details.about,
        .role = TextRole::Small,
        .ink = TextInk::Secondary,
        .yield = TextRun::Yield::Elide}});
    m_refresh->setEnabled(!m_card.checking);
    m_error->say(QStringList{m_details.error, m_card.errorNext}.join(u' ').trimmed(),
        m_card.errorNeedsYou ? Tone::Critical : Tone::Quiet);
    m_sample->present({{.text = m_details.sample, .yield = TextRun::Yield::Elide}});
    m_sample->setVisible(!m_details.sample.isEmpty());
    m_sampleTitle->setVisible(!m_details.sample.isEmpty());
}

void DetailsWindow::presentTable()
{
    const int count = int(m_details.rows.size());
    m_table->setVisible(count > 0);
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
}

void DetailsWindow::presentCell(int row, int column, const QString& text, const DetailsRow& limit)
{
    QTableWidgetItem* cell = &cellOf(*m_table, row, column, column != WindowColumn);
    if (cell->text() != text)
        cell->setText(text);
    const bool telling = column == ShareColumn || column == LevelColumn;
    const QColor ink = telling ? inkOf(limit, tokensOf(*this)) : tokensOf(*this).text;
    if (cell->foreground().color() != ink)
        cell->setForeground(ink);
    QFont font = bodyFont();
    if (telling && limit.severity.value_or(Severity::Calm) != Severity::Calm)
        font = strongFont();
    if (cell->font() != font)
        cell->setFont(font);
}

void DetailsWindow::presentModels()
{
    const QLocale locale;
    const int all = m_models.rowCount();
    const int found = m_found.rowCount();
    m_modelsTitle->setText(found == all ? tr("Models: %1").arg(locale.toString(all))
                                        : tr("Models: %1 of %2").arg(locale.toString(found), locale.toString(all)));
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
