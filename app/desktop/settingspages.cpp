#include "desktop/settingspages.h"

#include "desktop/buttons.h"
#include "desktop/group.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int controlWidth = 196;
constexpr int shortestInterval = 1; ///< minutes
constexpr int longestInterval = 60;

template <typename Control> Control* named(const QString& name, QWidget* parent)
{
    auto* control = new Control(parent);
    control->setObjectName(name);
    return control;
}

/// A check without words of its own stands for its row's label.
void setCheck(QCheckBox* check, bool on)
{
    const QSignalBlocker quiet(check);
    check->setChecked(on);
}

} // namespace

SettingsPage::SettingsPage(QWidget* parent)
    : QWidget(parent)
    , m_title(new Heading(Heading::Role::Page, this))
    , m_box(new Box(grid::large, this))
{
    m_title->setMinimumHeight(grid::buttonHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::large + 4, grid::windowMargin, grid::windowMargin);
    column->setSpacing(grid::large);
    column->addWidget(m_title);
    column->addWidget(m_box);
    column->addStretch(1);
}

void SettingsPage::setTitle(const QString& title)
{
    m_title->setText(title);
}

GroupRow* SettingsPage::addRow(QWidget* control)
{
    auto* row = new GroupRow(control, m_box);
    m_box->addRow(row);
    return row;
}

NotificationsPage::NotificationsPage(QWidget* parent)
    : SettingsPage(parent)
    , m_on(named<QCheckBox>(u"notifications"_s, this))
    , m_test(new QuietButton({}, this))
    , m_onRow(addRow(m_on))
    , m_testRow(addRow(m_test))
{
    m_test->setObjectName(u"testNotification"_s);
    connect(m_on, &QCheckBox::toggled, this, [this](bool on) {
        m_test->setEnabled(on);
        Q_EMIT changed(on);
    });
    connect(m_test, &QuietButton::clicked, this, &NotificationsPage::testRequested);
    retranslate();
}

void NotificationsPage::setEnabledInSettings(bool on)
{
    setCheck(m_on, on);
    m_test->setEnabled(on);
}

void NotificationsPage::retranslate()
{
    setTitle(tr("Notifications"));
    m_onRow->setTexts(
        tr("Tell me before a limit is used up"), tr("Once each at 75, 90 and 100% used, until the limit resets."));
    m_on->setAccessibleName(tr("Tell me before a limit is used up"));
    m_testRow->setTexts(tr("Try it"), tr("Shows what a notification looks like here."));
    m_test->setText(tr("Send one now"));
}

ProbingPage::ProbingPage(QWidget* parent)
    : SettingsPage(parent)
    , m_interval(named<QSpinBox>(u"interval"_s, this))
    , m_intervalRow(addRow(m_interval))
{
    m_interval->setRange(shortestInterval, longestInterval);
    m_interval->setKeyboardTracking(false);
    m_interval->setMinimumWidth(scaled(controlWidth) / 2);
    connect(m_interval, &QSpinBox::valueChanged, this,
        [this](int minutes) { Q_EMIT changed(std::chrono::minutes(minutes)); });
    retranslate();
}

void ProbingPage::setInterval(std::chrono::minutes interval)
{
    const QSignalBlocker quiet(m_interval);
    m_interval->setValue(int(interval.count()));
}

void ProbingPage::retranslate()
{
    setTitle(tr("Probing"));
    m_interval->setSuffix(tr(" min", "minutes, after a number"));
    m_intervalRow->setTexts(tr("Check every"), tr("Less often where a provider asks for that."));
}

GeneralPage::GeneralPage(QWidget* parent)
    : SettingsPage(parent)
    , m_language(named<QComboBox>(u"language"_s, this))
    , m_close(named<QCheckBox>(u"closeOnFocusLoss"_s, this))
    , m_languageRow(addRow(m_language))
    , m_closeRow(addRow(m_close))
{
    m_language->setMinimumWidth(scaled(controlWidth));
    m_language->addItem({}, QString());
    // Each language in its own words, so that whoever reads it finds it.
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"Deutsch"_s, u"de"_s);
    connect(m_language, &QComboBox::activated, this,
        [this] { Q_EMIT languageChanged(m_language->currentData().toString()); });
    connect(m_close, &QCheckBox::toggled, this, &GeneralPage::closeOnFocusLossChanged);
    retranslate();
}

void GeneralPage::setLanguage(const QString& language)
{
    m_language->setCurrentIndex(std::max(0, m_language->findData(language)));
}

void GeneralPage::setCloseOnFocusLoss(bool on)
{
    setCheck(m_close, on);
}

void GeneralPage::retranslate()
{
    setTitle(tr("General"));
    m_language->setItemText(0, tr("System"));
    m_languageRow->setTexts(tr("Language"));
    m_closeRow->setTexts(tr("Close the popup when I click elsewhere"), tr("The pin in the popup keeps it open."));
    m_close->setAccessibleName(tr("Close the popup when I click elsewhere"));
}

} // namespace quotalamp
