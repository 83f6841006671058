// SPDX-License-Identifier: MIT
#include "desktop/popup/windowrow.h"

#include "desktop/kit/plaintext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace quotalamp {

namespace {

constexpr int lineOf18 = 18;
constexpr int lineGap = 2;

template <typename Layout> Layout* plainLayout(QWidget* widget, int spacing)
{
    auto* layout = new Layout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

} // namespace

std::vector<TextRun> valueRuns(const WindowView& window)
{
    const bool unknown = !window.left && window.valueSuffix.isEmpty();
    return {{.text = window.value,
                .role = unknown ? TextRole::Body : TextRole::Strong,
                .ink = unknown ? TextInk::Secondary : inkOf(window.state),
                .ask = unknown ? Ask::Nothing : Ask::OtherShare},
        {.text = window.valueSuffix,
            .role = TextRole::Small,
            .ink = TextInk::Secondary,
            .gap = grid::tiny,
            .ask = Ask::OtherShare}};
}

WindowRow::WindowRow(bool compact, QWidget* parent)
    : QWidget(parent)
    , m_compact(compact)
    , m_words(new TextLine(lineOf18, this))
    , m_bar(nullptr)
{
    auto* column = plainLayout<QVBoxLayout>(this, lineGap);
    column->addWidget(m_words);
    connect(m_words, &TextLine::asked, this, &WindowRow::asked);
    if (compact) {
        m_bar = new Bar(this);
        column->addWidget(m_bar);
        return;
    }
    m_barLine = new QWidget(this);
    m_bar = new Bar(m_barLine);
    m_value = new TextLine(lineOf18, m_barLine);
    m_value->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_value, &TextLine::asked, this, &WindowRow::asked);
    auto* line = plainLayout<QHBoxLayout>(m_barLine, grid::medium);
    line->addWidget(m_bar, 1, Qt::AlignVCenter);
    line->addWidget(m_value);
    m_note = new Sentence(TextRole::Small, this);
    column->addWidget(m_barLine);
    column->addWidget(m_note);
}

void WindowRow::present(const QString& account, const WindowView& window)
{
    m_bar->present(account, window);
    m_bar->setVisible(window.left.has_value());
    setTip(*m_bar, window.spoken);
    if (m_compact) {
        m_words->present({{.text = window.label, .yield = TextRun::Yield::Elide}}, {valueRuns(window).front()});
        return;
    }
    presentOpen(window);
}

void WindowRow::presentOpen(const WindowView& window)
{
    const bool stale = window.state == GaugeState::Stale;
    const std::vector<TextRun> label{
        {.text = window.label, .ink = stale ? TextInk::Secondary : TextInk::Text, .yield = TextRun::Yield::Elide},
        {.text = window.amount, .role = TextRole::Small, .ink = TextInk::Secondary, .yield = TextRun::Yield::Hide}};
    std::vector<TextRun> end{
        {.text = window.when, .role = TextRole::Small, .ink = TextInk::Secondary, .ask = Ask::OtherTime}};
    // Without a bar the value joins the words: "unknown" needs no line of its own.
    if (!window.left) {
        auto value = valueRuns(window);
        value.front().gap = grid::medium;
        end.insert(end.end(), value.begin(), value.end());
    }
    m_words->present(label, end);
    m_words->presentCourse(window.course);
    m_barLine->setVisible(window.left.has_value());
    m_value->present({}, valueRuns(window));
    m_note->say(window.note, stale ? TextInk::Secondary : inkOf(window.state));
}

int WindowRow::valueWidth() const
{
    return m_value && !m_barLine->isHidden() ? m_value->fullWidth() : 0;
}

void WindowRow::setValueWidth(int width)
{
    if (m_value && m_value->minimumWidth() != width)
        m_value->setFixedWidth(width);
}

} // namespace quotalamp
