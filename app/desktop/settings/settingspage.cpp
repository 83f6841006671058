// SPDX-License-Identifier: MIT
#include "desktop/settings/settingspage.h"

#include "desktop/kit/group.h"

#include <QEvent>
#include <QVBoxLayout>

#include <utility>

namespace quotalamp {

SettingsPage::SettingsPage(QWidget* parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* sheet = new QWidget(this);
    m_title = new Heading(Heading::Role::Page, sheet);
    m_title->setMinimumHeight(grid::buttonHeight);
    m_column = new QVBoxLayout(sheet);
    m_column->setContentsMargins(grid::windowMargin, grid::large + 4, grid::windowMargin, grid::windowMargin);
    m_column->setSpacing(grid::small);
    m_column->addWidget(m_title);
    m_column->addStretch(1);
    setWidget(sheet);
    // The window paints the band; setWidget() and the viewport would paint their own.
    sheet->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

void SettingsPage::setSettings(const Settings& settings)
{
    m_settings = settings;
    m_taking = true;
    take(settings);
    m_taking = false;
}

void SettingsPage::tell(const Settings& settings)
{
    if (m_taking || settings == m_settings)
        return;
    m_settings = settings;
    Q_EMIT changed(settings);
}

void SettingsPage::setTitle(const QString& title)
{
    m_title->setText(title);
}

Heading* SettingsPage::addGroup()
{
    const int end = m_column->count() - 1;
    auto* title = new Heading(Heading::Role::Group, widget());
    title->hide();
    m_box = new quotalamp::Box(grid::large, widget());
    m_column->insertSpacing(end, grid::small);
    m_column->insertWidget(end + 1, title);
    m_column->insertWidget(end + 2, m_box);
    return title;
}

GroupRow* SettingsPage::addRow(QWidget* control)
{
    if (m_box == nullptr)
        addGroup();
    auto* row = new GroupRow(control, m_box);
    m_box->addRow(row);
    return row;
}

/// A page is as wide as its window and never narrower than its words need.
bool SettingsPage::event(QEvent* event)
{
    const bool done = QScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish)
        setMinimumWidth(widget()->minimumSizeHint().width());
    return done;
}

} // namespace quotalamp
