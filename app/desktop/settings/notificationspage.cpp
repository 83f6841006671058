// SPDX-License-Identifier: MIT
#include "desktop/settings/notificationspage.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/group.h"
#include "desktop/kit/percentspins.h"
#include "desktop/kit/spoken.h"

#include <QCheckBox>
#include <QSpinBox>
#include <QTimeEdit>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QTime timeOf(int minute)
{
    return {minute / 60, minute % 60};
}

int minuteOf(const QTime& time)
{
    return time.hour() * 60 + time.minute();
}

} // namespace

NotificationsPage::NotificationsPage(QWidget* parent)
    : SettingsPage(parent)
    , m_on(addSwitch(u"notifications"_s, &Settings::notifications,
          [] {
              return RowTexts{tr("Tell me before a limit is used up"),
                  tr("Once each, until the limit resets; not where it will last until then.")};
          }))
    , m_returns(addSwitch(u"returns"_s, &Settings::notifyReturns,
          [] {
              return RowTexts{tr("Tell me when a limit is back"), tr("After it was used up for a while.")};
          }))
    , m_unused(addSwitch(
          u"unused"_s, [](auto& settings) -> auto& { return settings.wanted.unused; },
          [] {
              return RowTexts{tr("Tell me what a reset will take"),
                  tr("Where half of a weekly limit is still left about a working day before it.")};
          }))
    , m_elsewhere(addSwitch(
          u"elsewhere"_s, [](auto& settings) -> auto& { return settings.wanted.elsewhere; },
          [] {
              return RowTexts{tr("Tell me when a limit is used elsewhere"),
                  tr("While this computer is idle or locked. Looks at the times of session files, never into them.")};
          }))
    , m_spendJumps(addSwitch(
          u"spendJumps"_s, [](auto& settings) -> auto& { return settings.wanted.spendJumps; },
          [] {
              return RowTexts{tr("Tell me when a day costs far more than usual"),
                  tr("For admin keys: more than three times what the days before cost.")};
          }))
    , m_private(addSwitch(u"private"_s, &Settings::notifyPrivately,
          [] {
              return RowTexts{tr("Keep names and numbers out"),
                  tr("Says only that a limit is nearly used up. For shared screens.")};
          }))
    , m_warning(namedControl<QSpinBox>(u"warning"_s, this))
    , m_critical(namedControl<QSpinBox>(u"critical"_s, this))
    , m_quiet(namedControl<QCheckBox>(u"quietHours"_s, this))
    , m_from(namedControl<QTimeEdit>(u"quietFrom"_s, this))
    , m_until(namedControl<QTimeEdit>(u"quietUntil"_s, this))
    , m_test(new QuietButton({}, this))
    , m_testRow(addRow(m_test))
    , m_thresholdsTitle(addGroup())
    , m_warningRow(addRow(m_warning))
    , m_criticalRow(addRow(m_critical))
    , m_quietTitle(addGroup())
    , m_quietRow(addRow(m_quiet))
    , m_fromRow(addRow(m_from))
    , m_untilRow(addRow(m_until))
{
    m_test->setObjectName(u"testNotification"_s);
    for (QTimeEdit* time : {m_from, m_until})
        time->setKeyboardTracking(false);
    for (Heading* title : {m_thresholdsTitle, m_quietTitle})
        title->show();
    wire();
    NotificationsPage::retranslate();
}

void NotificationsPage::wire()
{
    connect(m_on, &QCheckBox::toggled, this, &NotificationsPage::enableRows);
    connect(m_quiet, &QCheckBox::toggled, this, &NotificationsPage::editQuietHours);
    for (QTimeEdit* time : {m_from, m_until})
        connect(time, &QTimeEdit::timeChanged, this, &NotificationsPage::editQuietHours);
    connectPair(*m_warning, *m_critical, this, [this] { editThresholds(); });
    connect(m_test, &QuietButton::clicked, this, &NotificationsPage::testRequested);
}

void NotificationsPage::editThresholds()
{
    edit([this](Settings& settings) { settings.thresholds = thresholdsIn(*m_warning, *m_critical); });
}

/// The same time twice would be no hours at all, or all of them; it is not told until it is another one.
void NotificationsPage::editQuietHours()
{
    enableRows();
    const QuietHours hours{minuteOf(m_from->time()), minuteOf(m_until->time())};
    const bool on = m_quiet->isChecked();
    if (on && hours.from == hours.until)
        return;
    edit([on, hours](Settings& settings) { settings.quietHours = on ? std::optional(hours) : std::nullopt; });
}

void NotificationsPage::enableRows()
{
    const bool on = m_on->isChecked();
    for (QWidget* control :
        std::initializer_list<QWidget*>{m_returns, m_unused, m_elsewhere, m_spendJumps, m_private, m_quiet, m_test})
        control->setEnabled(on);
    for (QTimeEdit* time : {m_from, m_until})
        time->setEnabled(on && m_quiet->isChecked());
}

void NotificationsPage::take(const Settings& settings)
{
    SettingsPage::take(settings);
    m_quiet->setChecked(settings.quietHours.has_value());
    const QuietHours hours = settings.quietHours.value_or(QuietHours());
    m_from->setTime(timeOf(hours.from));
    m_until->setTime(timeOf(hours.until));
    showThresholds(*m_warning, *m_critical, settings.thresholds);
    enableRows();
}

void NotificationsPage::retranslate()
{
    SettingsPage::retranslate();
    setTitle(tr("Notifications"));
    m_testRow->setTexts(tr("Try it"), tr("Shows what a notification looks like here."));
    m_test->setText(tr("Send one now"));

    m_thresholdsTitle->setText(tr("Thresholds"));
    m_warningRow->setTexts(
        tr("Warn from"), tr("Colours too. An account can have its own, in its menu on the Accounts page."));
    m_criticalRow->setTexts(tr("Urgent from"));
    for (QSpinBox* spin : {m_warning, m_critical})
        spin->setSuffix(percentUsedSuffix());

    m_quietTitle->setText(tr("Quiet hours"));
    m_quietRow->setTexts(tr("Show nothing at night"), tr("What is still urgent afterwards is told then, once."));
    setSpokenName(*m_quiet, tr("Show nothing at night"));
    m_fromRow->setTexts(tr("From"));
    m_untilRow->setTexts(tr("Until"));
}

} // namespace quotalamp
