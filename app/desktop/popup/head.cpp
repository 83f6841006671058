// SPDX-License-Identifier: MIT
#include "desktop/popup/head.h"

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
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(grid::margin, grid::medium, grid::margin, grid::medium + 1);
    m_layout->setSpacing(grid::tiny);
}

bool Head::present(const std::vector<HeadLine>& lines)
{
    while (m_lines.size() < lines.size()) {
        m_lines.push_back(new TextLine(lineOf20, this));
        m_layout->addWidget(m_lines.back());
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

} // namespace quotalamp
