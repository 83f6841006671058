// SPDX-License-Identifier: MIT
#include "desktop/settings/settingspage.h"

#include <QEvent>
#include <QVBoxLayout>

#include <utility>

namespace quotalamp {

QComboBox* comboControl(const QString& name, QWidget* parent)
{
    auto* combo = namedControl<QComboBox>(name, parent);
    combo->setMinimumWidth(scaled(controlWidth));
    return combo;
}

QSpinBox* spinControl(const QString& name, QWidget* parent, int least, int most)
{
    auto* spin = namedControl<QSpinBox>(name, parent);
    spin->setRange(least, most);
    spin->setKeyboardTracking(false);
    spin->setMinimumWidth(scaled(controlWidth) / 2);
    return spin;
}

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

void SettingsPage::take(const Settings& settings)
{
    for (const Bound& bound : m_bound)
        bound.take(settings);
}

void SettingsPage::retranslate()
{
    for (const Bound& bound : m_bound)
        bound.retranslate();
}

void SettingsPage::bind(const Bound& bound)
{
    m_bound.push_back(bound);
}

QSpinBox* SettingsPage::addNumber(const QString& name, int least, int most,
    const std::function<int(const Settings&)>& get, const std::function<void(Settings&, int)>& set,
    const RowWords& words)
{
    QSpinBox* spin = spinControl(name, this, least, most);
    GroupRow* row = addRow(spin);
    connect(spin, &QSpinBox::valueChanged, this,
        [this, set](int number) { edit([&](Settings& settings) { set(settings, number); }); });
    bind({[spin, get](const Settings& settings) { spin->setValue(get(settings)); },
        [row, words] {
            const RowTexts texts = words();
            row->setTexts(texts.label, texts.sentence);
        }});
    return spin;
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

QWidget* SettingsPage::box()
{
    if (m_box == nullptr)
        addGroup();
    return m_box;
}

GroupRow* SettingsPage::addRow(QWidget* control)
{
    auto* row = new GroupRow(control, box());
    m_box->addRow(row);
    return row;
}

void SettingsPage::addWide(QWidget* widget)
{
    (void)box();
    m_box->addRow(widget);
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
