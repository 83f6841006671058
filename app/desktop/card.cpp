#include "desktop/card.h"

#include "desktop/bar.h"
#include "desktop/buttons.h"
#include "desktop/gauge.h"
#include "desktop/note.h"
#include "desktop/textline.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int gaugeSide = 20;
constexpr int nameHeight = 20;
constexpr int lineHigh = 18;
constexpr int topGap = 10;
constexpr int nameGap = 6;
constexpr int rowGap = 2;
constexpr int focusInset = 5;

std::vector<TextRun> valueRuns(const WindowView& window)
{
    const bool stale = window.state == GaugeState::Stale;
    const TextInk ink = stale || !window.left ? TextInk::Secondary : inkOf(window.state);
    std::vector<TextRun> runs{{window.value, window.left ? TextRole::Strong : TextRole::Small, ink}};
    if (!window.valueSuffix.isEmpty())
        runs.push_back({window.valueSuffix, TextRole::Small, TextInk::Secondary, TextRun::Yield::Never, grid::tiny});
    return runs;
}

} // namespace

Card::Card(QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
    , m_gauge(new GaugeWidget(gaugeSide, this))
    , m_name(new TextLine(nameHeight, this))
    , m_content(new QVBoxLayout)
    , m_note(new Note(this))
    , m_trouble(new QWidget(this))
    , m_error(new Note(m_trouble))
    , m_errorNext(new Note(m_trouble))
    , m_action(new QuietButton(QString(), m_trouble))
{
    setFocusPolicy(Qt::TabFocus);
    auto* sentences = new QVBoxLayout;
    sentences->setSpacing(rowGap);
    sentences->addWidget(m_error);
    sentences->addWidget(m_errorNext);
    auto* trouble = new QHBoxLayout(m_trouble);
    trouble->setContentsMargins(0, 0, 0, 0);
    trouble->setSpacing(grid::medium);
    trouble->addLayout(sentences, 1);
    trouble->addWidget(m_action, 0, Qt::AlignVCenter);

    m_content->setSpacing(0);
    m_content->addWidget(m_name);
    m_content->addSpacing(nameGap);
    m_note->setContentsMargins(0, grid::tiny, 0, 0);
    m_content->addWidget(m_note);
    m_content->addWidget(m_trouble);

    // A hanging indent made of spacers mirrors with the layout; margins would not.
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(grid::margin, topGap, grid::margin, grid::medium);
    row->setSpacing(0);
    row->addWidget(m_gauge, 0, Qt::AlignTop);
    row->addSpacing(grid::hang - grid::margin - gaugeSide);
    row->addLayout(m_content, 1);

    connect(m_action, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(m_view.accountId, m_view.action); });
}

Card::~Card() = default;

void Card::present(const CardView& view)
{
    if (m_windows && m_view == view)
        return;
    const bool rebuild = !m_windows || !sameRows(view);
    m_view = view;
    if (rebuild)
        buildRows();
    presentName();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        presentRow(m_rows[i], m_view.windows[i]);
    m_note->say(m_view.note);
    presentError();
    setAccessibleName(spokenName());
}

bool Card::sameRows(const CardView& view) const
{
    return view.abreast == m_view.abreast
        && std::ranges::equal(view.windows, m_view.windows, [](const WindowView& a, const WindowView& b) { return a.id == b.id; });
}

void Card::buildRows()
{
    delete m_windows;
    m_rows.clear();
    m_windows = new QWidget(this);
    m_content->insertWidget(2, m_windows);
    m_windows->setVisible(!m_view.windows.empty());
    if (m_view.abreast) {
        auto* cells = new QGridLayout(m_windows);
        cells->setContentsMargins(0, 0, 0, 0);
        cells->setHorizontalSpacing(grid::huge);
        cells->setVerticalSpacing(grid::small);
        cells->setColumnStretch(0, 1);
        cells->setColumnStretch(1, 1);
        for (std::size_t i = 0; i < m_view.windows.size(); ++i)
            addCell(*cells, static_cast<int>(i));
        return;
    }
    auto* column = new QVBoxLayout(m_windows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid::small);
    for (std::size_t i = 0; i < m_view.windows.size(); ++i)
        addRow();
}

void Card::addRow()
{
    Row row{new TextLine(lineHigh, m_windows), new Bar(m_windows), new TextLine(lineHigh, m_windows), new Note(m_windows)};
    auto* level = new QHBoxLayout;
    level->setSpacing(grid::medium);
    level->addWidget(row.bar, 1, Qt::AlignVCenter);
    level->addWidget(row.value, 0, Qt::AlignVCenter);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(row.words);
    lines->addLayout(level);
    lines->addWidget(row.note);
    qobject_cast<QVBoxLayout*>(m_windows->layout())->addLayout(lines);
    m_rows.push_back(row);
}

void Card::addCell(QGridLayout& cells, int index)
{
    const Row row{new TextLine(lineHigh, m_windows), new Bar(m_windows), nullptr, nullptr};
    auto* lines = new QVBoxLayout;
    lines->setSpacing(rowGap);
    lines->addWidget(row.words);
    lines->addWidget(row.bar);
    cells.addLayout(lines, index / 2, index % 2);
    m_rows.push_back(row);
}

void Card::presentName()
{
    const bool faint = m_view.state == GaugeState::Stale;
    std::vector<TextRun> leading{{m_view.name, TextRole::Strong, faint ? TextInk::Secondary : TextInk::Text, TextRun::Yield::Elide}};
    if (!m_view.label.isEmpty())
        leading.push_back({m_view.label, TextRole::Small, TextInk::Secondary, TextRun::Yield::Elide});
    std::vector<TextRun> trailing;
    if (!m_view.aside.isEmpty())
        trailing.push_back({m_view.aside, TextRole::Small, TextInk::Secondary});
    m_name->present(std::move(leading), std::move(trailing));
    m_gauge->present(m_view.state, m_view.left);
}

void Card::presentRow(const Row& row, const WindowView& window) const
{
    const TextInk ink = window.state == GaugeState::Stale ? TextInk::Secondary : TextInk::Text;
    std::vector<TextRun> leading{{window.label, TextRole::Body, ink, TextRun::Yield::Elide}};
    std::vector<TextRun> trailing;
    if (row.value) {
        if (!window.amount.isEmpty())
            leading.push_back({window.amount, TextRole::Small, TextInk::Secondary, TextRun::Yield::Hide});
        if (!window.when.isEmpty())
            trailing.push_back({window.when, TextRole::Small, TextInk::Secondary});
        row.value->present({}, valueRuns(window));
        row.note->say(window.note, Tone::Warning);
    } else {
        trailing.push_back({window.value, TextRole::Strong, inkOf(window.state)});
    }
    row.words->present(std::move(leading), std::move(trailing));
    row.bar->present(m_view.name, window);
    row.bar->setToolTip(window.spoken.toHtmlEscaped());
}

void Card::presentError()
{
    m_trouble->setVisible(!m_view.error.isEmpty());
    const bool urgent = m_view.errorNeedsYou;
    m_error->say(m_view.error, urgent ? Tone::Critical : Tone::Plain);
    m_errorNext->say(m_view.errorNext);
    m_action->setVisible(m_view.action != CardAction::None);
    m_action->setText(m_view.actionText);
    m_action->setEnabled(!m_view.checking);
}

QString Card::spokenName() const
{
    QStringList parts{(m_view.name + u' ' + m_view.label).trimmed(), gaugeWords(m_view.state, m_view.left), m_view.aside, m_view.error};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

int Card::wantedValueWidth() const
{
    int width = 0;
    for (const auto& row : m_rows)
        width = std::max(width, row.value ? row.value->fullWidth() : 0);
    return width;
}

void Card::setValueWidth(int width)
{
    if (width == m_valueWidth && std::ranges::none_of(m_rows, [&](const Row& row) { return row.value && row.value->minimumWidth() != width; }))
        return;
    m_valueWidth = width;
    for (const auto& row : m_rows) {
        if (row.value)
            row.value->setFixedWidth(width);
    }
}

void Card::setRuled(bool ruled)
{
    if (std::exchange(m_ruled, ruled) != ruled)
        update();
}

void Card::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (m_ruled) {
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        painter.fillRect(QRect(mirrored ? 0 : grid::hang, 0, width() - grid::hang, 1), m_tokens.hairline);
    }
    if (hasKeyboardFocus(*this))
        paintFocus(painter, QRectF(rect()).adjusted(focusInset, 3, -focusInset, -3), grid::radius, m_tokens);
}

void Card::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    QWidget::changeEvent(event);
}

void Card::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up)
        return Q_EMIT focusMoveRequested(-1);
    if (event->key() == Qt::Key_Down)
        return Q_EMIT focusMoveRequested(1);
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_view.action != CardAction::None)
        return Q_EMIT actionRequested(m_view.accountId, m_view.action);
    QWidget::keyPressEvent(event);
}

void Card::focusInEvent(QFocusEvent* event)
{
    update();
    QWidget::focusInEvent(event);
}

void Card::focusOutEvent(QFocusEvent* event)
{
    update();
    QWidget::focusOutEvent(event);
}

} // namespace quotalamp
