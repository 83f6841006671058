// SPDX-License-Identifier: MIT
#include "desktop/popup/head.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"
#include "desktop/popup/accessible.h"
#include "desktop/popup/weekstrip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace quotalamp {

namespace {

constexpr int lineOf20 = 20;

std::vector<TextRun> leadingRuns(const HeadLine& line, int labelWidth)
{
    // One line that needs no columns is a sentence.
    if (line.label.isEmpty() || line.subject.isEmpty())
        return {{.text = line.label + line.subject, .ink = TextInk::Secondary, .yield = TextRun::Yield::Elide}};
    return {{.text = line.label, .role = TextRole::Small, .ink = TextInk::Secondary, .atLeast = labelWidth},
        {.text = line.subject, .role = TextRole::Strong, .yield = TextRun::Yield::Elide, .gap = grid::medium}};
}

} // namespace

Head::Head(QWidget* parent)
    : QWidget(parent)
    , m_below(new QWidget(this))
    , m_week(new WeekStrip(m_below))
    , m_save(new GlyphButton(Glyph::Save, {}, m_below))
    , m_layout(new QVBoxLayout)
{
    installAccessibility(); // before the first name is told, which makes what stands for the head
    setFocusPolicy(Qt::TabFocus);
    // The arrow stands above the buttons of the foot, a little nearer to the edge than words.
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(grid::margin, grid::medium, grid::margin - grid::small, grid::medium + 1);
    all->setSpacing(grid::tiny);
    m_layout->setContentsMargins(0, 0, grid::small, 0);
    m_layout->setSpacing(grid::tiny);
    all->addLayout(m_layout);
    auto* below = new QHBoxLayout(m_below);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(grid::small);
    below->addWidget(m_week, 1);
    below->addWidget(m_save);
    all->addWidget(m_below);
    m_below->hide();
    connect(m_save, &GlyphButton::clicked, this, &Head::calendarRequested);
    nameIt();
}

bool Head::present(const std::vector<HeadLine>& lines)
{
    while (m_lines.size() < lines.size()) {
        m_lines.push_back(new TextLine(lineOf20, this));
        m_layout->insertWidget(int(m_lines.size()) - 1, m_lines.back());
    }
    int labelWidth = 0;
    for (const HeadLine& line : lines) {
        if (!line.label.isEmpty() && !line.subject.isEmpty())
            labelWidth = std::max(labelWidth, reservedWidth(smallFont(), line.label));
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(i < lines.size());
        if (i >= lines.size())
            continue;
        m_lines[i]->present(leadingRuns(lines[i], labelWidth), {{.text = lines[i].time}});
    }
    return std::exchange(m_shown, lines.size()) != lines.size();
}

void Head::presentWeek(const WeekView& week)
{
    m_week->present(week);
}

QString Head::spokenWeek() const
{
    return m_week->view().spoken;
}

bool Head::isWeekOpen() const
{
    return !m_below->isHidden();
}

void Head::toggleWeek()
{
    m_below->setVisible(!isWeekOpen());
    nameIt();
    Q_EMIT weekToggled();
}

void Head::nameIt()
{
    const QString name = isWeekOpen() ? tr("Hide the next seven days") : tr("Show the next seven days");
    setSpokenName(*this, name);
    setTip(*this, name);
    m_save->setName(tr("Save what is ahead as a calendar file…"));
}

void Head::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    toggleWeek();
}

void Head::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space && event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QWidget::keyPressEvent(event);
    toggleWeek();
}

void Head::paintEvent(QPaintEvent* /*event*/)
{
    if (!hasKeyboardFocus(*this))
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFocus(painter, QRectF(rect()).adjusted(5, 3, -5, -3), grid::radius, tokensOf(*this));
}

void Head::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        nameIt();
    QWidget::changeEvent(event);
}

} // namespace quotalamp
