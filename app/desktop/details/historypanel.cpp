// SPDX-License-Identifier: MIT
#include "desktop/details/historypanel.h"

#include "desktop/details/chart.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/group.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/readabletable.h"
#include "desktop/kit/spoken.h"
#include "desktop/kit/textline.h"

#include <QBuffer>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QImage>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr int wordsLine = 18;
constexpr double pictureScale = 2; ///< sharp where it is shown larger
enum SampleColumn { SampleTime, SampleShare, SampleColumns };

} // namespace

HistoryPanel::HistoryPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new Heading(Heading::Role::Group, this))
    , m_compare(new QuietButton({}, this))
    , m_save(new QuietButton({}, this))
    , m_asTable(new QuietButton({}, this))
    , m_stretch(new QComboBox(this))
    , m_pages(new QStackedWidget(this))
    , m_chart(new Chart(this))
    , m_table(new QTableWidget(0, SampleColumns, this))
    , m_words(new TextLine(wordsLine, this))
{
    for (const Stretch stretch : {Stretch::Hour, Stretch::Day, Stretch::Week, Stretch::Month, Stretch::Year})
        m_stretch->addItem({}, QVariant::fromValue(static_cast<int>(stretch)));
    makeReadable(*m_table, SampleTime);
    m_asTable->setCheckable(true);
    m_pages->addWidget(m_chart);
    m_pages->addWidget(m_table);
    m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_pages->setFixedHeight(m_chart->sizeHint().height());
    auto* line = new QHBoxLayout;
    line->setSpacing(grid::small);
    line->addWidget(m_title, 1, Qt::AlignBottom);
    line->addWidget(m_compare);
    line->addWidget(m_save);
    line->addWidget(m_asTable);
    line->addWidget(m_stretch);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid::small);
    column->addLayout(line);
    column->addWidget(m_pages);
    column->addWidget(m_words);
    connect(m_stretch, &QComboBox::currentIndexChanged, this, &HistoryPanel::stretchChosen);
    m_compare->setMenu(new QMenu(m_compare));
    m_compare->hide();
    connect(m_save, &QPushButton::clicked, this, &HistoryPanel::save);
    connect(m_asTable, &QPushButton::toggled, this, &HistoryPanel::showTable);
    retranslate();
}

void HistoryPanel::retranslate()
{
    m_asTable->setText(tr("As a table"));
    setSpokenName(*m_stretch, tr("How far back"));
    m_stretch->setItemText(0, tr("Last hour"));
    m_stretch->setItemText(1, tr("Last day"));
    m_stretch->setItemText(2, tr("Last week"));
    m_stretch->setItemText(3, tr("Last 30 days"));
    m_stretch->setItemText(4, tr("Last year"));
    m_compare->setText(tr("Compare"));
    m_save->setText(tr("Save…"));
    setTip(*m_save, tr("Save the chart as a picture"));
    for (QWidget* widget : {static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_chart)})
        setSpokenName(*widget, m_view.title.isEmpty() ? tr("History") : m_view.title);
    setTitles(*m_table, {tr("Time"), tr("Share")}, SampleShare);
}

Stretch HistoryPanel::stretch() const
{
    return static_cast<Stretch>(m_stretch->currentData().toInt());
}

void HistoryPanel::present(const ChartView& view)
{
    if (view == m_view)
        return;
    m_view = view;
    m_title->setText(view.title);
    setSpokenName(*m_table, view.title);
    m_chart->present(view);
    presentWords();
    m_words->setVisible(!m_words->text().isEmpty());
    if (m_asTable->isChecked())
        presentTable();
}

void HistoryPanel::presentWords()
{
    const auto marked = [](const QString& mark, const QString& text) { return text.isEmpty() ? text : mark + text; };
    std::vector<TextRun> runs;
    const auto add = [&](const QString& text, TextInk ink, TextRun::Yield yield) {
        if (!text.isEmpty())
            runs.push_back({.text = text, .role = TextRole::Small, .ink = ink, .yield = yield});
    };
    add(marked(u"▲ "_s, m_view.refused), TextInk::Critical, TextRun::Yield::Never);
    add(marked(u"┆ "_s, m_view.reset), TextInk::Secondary, TextRun::Yield::Hide);
    add(marked(u"◆ "_s, m_view.notified), TextInk::Warning, TextRun::Yield::Hide);
    for (std::size_t other = 0; other < m_view.others.size(); ++other)
        add(tr("%1: %2", "number of a line, limit").arg(QLocale().toString(int(other) + 2), m_view.others[other].name),
            TextInk::Text, TextRun::Yield::Elide);
    m_words->present(std::move(runs),
        {{.text = m_view.outlook, .role = TextRole::Small, .ink = TextInk::Secondary, .yield = TextRun::Yield::Elide}});
}

void HistoryPanel::offer(const std::vector<ChartChoice>& choices)
{
    if (choices == m_choices)
        return;
    const auto before = compared();
    m_choices = choices;
    m_compare->setVisible(!choices.empty());
    QMenu* menu = m_compare->menu();
    menu->clear();
    for (const ChartChoice& choice : choices) {
        QAction* action = menu->addAction(withoutMnemonic(choice.name));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(before, choice.limit, &ChartChoice::limit) != before.end());
        connect(action, &QAction::toggled, this, &HistoryPanel::comparedChosen);
    }
}

std::vector<ChartChoice> HistoryPanel::compared() const
{
    std::vector<ChartChoice> chosen;
    const auto actions = m_compare->menu()->actions();
    for (std::size_t i = 0; i < m_choices.size() && chosen.size() < ChartView::mostOthers; ++i) {
        if (actions.at(qsizetype(i))->isChecked())
            chosen.push_back(m_choices[i]);
    }
    return chosen;
}

void HistoryPanel::presentTable()
{
    const int count = int(m_view.rows.size());
    m_table->setRowCount(count);
    for (int row = 0; row < count; ++row) {
        cellOf(*m_table, row, SampleTime, false).setText(m_view.rows[std::size_t(row)].time);
        cellOf(*m_table, row, SampleShare, true).setText(m_view.rows[std::size_t(row)].share);
    }
}

void HistoryPanel::showTable(bool shown)
{
    if (shown)
        presentTable();
    m_pages->setCurrentWidget(shown ? static_cast<QWidget*>(m_table) : m_chart);
}

/// Where and how a person says: the name's end tells the form.
void HistoryPanel::save()
{
    const QString svg = tr("SVG pictures (*.svg)");
    QString form;
    QString path = QFileDialog::getSaveFileName(
        this, tr("Save the chart"), u"quotalamp.png"_s, tr("PNG pictures (*.png)") + u";;"_s + svg, &form);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += form == svg ? u".svg"_s : u".png"_s;
    Q_EMIT saveRequested(path, picture(path.endsWith(".svg"_L1, Qt::CaseInsensitive)));
}

QByteArray HistoryPanel::picture(bool asSvg) const
{
    if (asSvg)
        return m_chart->svg();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && m_chart->picture(pictureScale).save(&buffer, "PNG") ? bytes
                                                                                                    : QByteArray();
}

void HistoryPanel::showStretch(Stretch stretch)
{
    m_stretch->setCurrentIndex(m_stretch->findData(QVariant::fromValue(static_cast<int>(stretch))));
}

void HistoryPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        m_pages->setFixedHeight(m_chart->sizeHint().height());
}

} // namespace quotalamp
