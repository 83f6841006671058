// SPDX-License-Identifier: MIT
#include "desktop/settings/workingpage.h"

#include "core/words/workingwords.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/note.h"
#include "desktop/kit/spoken.h"
#include "desktop/settings/hoursfield.h"

#include <QLocale>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// The days on which people work where this person lives, nine to five.
WorkingTime usualHours()
{
    std::array<bool, 7> days{};
    for (const Qt::DayOfWeek day : QLocale().weekdays())
        days.at(static_cast<std::size_t>(day - 1)) = true;
    const DayHours hours;
    return workingTimeOn(days, hours.from, hours.until);
}

} // namespace

WorkingPage::WorkingPage(QWidget* parent)
    : SettingsPage(parent)
    , m_which(comboControl(u"workingTime"_s, this))
    , m_whichRow(addRow(m_which))
    , m_copy(new QuietButton({}, this))
    , m_takeOver(new QuietButton({}, this))
{
    m_which->addItems({{}, {}});
    connect(m_which, &QComboBox::activated, this, [this](int index) { choose(index == 1); });
    addLearned();
    addDays();
    WorkingPage::retranslate();
}

void WorkingPage::addDays()
{
    m_daysTitle = addGroup();
    m_daysBox = box();
    for (const int day : daysOfWeek()) {
        auto* field = new HoursField(day, this);
        m_days.at(static_cast<std::size_t>(day)) = {field, addRow(field)};
        connect(field, &HoursField::edited, this, &WorkingPage::editDays);
    }
    m_copy->setObjectName(u"copyHours"_s);
    m_copyRow = addRow(m_copy);
    connect(m_copy, &QuietButton::clicked, this, &WorkingPage::copyHours);
}

void WorkingPage::addLearned()
{
    m_learnedTitle = addGroup();
    m_learnedTitle->show();
    m_takeOver->setObjectName(u"takeLearned"_s);
    m_learnedRow = addRow(m_takeOver);
    connect(m_takeOver, &QuietButton::clicked, this, [this] {
        edit([this](Settings& settings) { settings.workingTime = m_learned.value_or(settings.workingTime); });
    });
}

void WorkingPage::choose(bool own)
{
    if (own && m_own.isAlways())
        m_own = usualHours();
    edit([&](Settings& settings) { settings.workingTime = own ? m_own : WorkingTime(); });
    showDays();
}

void WorkingPage::editDays()
{
    edit([this](Settings& settings) { settings.workingTime = entered(); });
    showDays();
}

/// To the other days that count, from the first one in the person's week.
void WorkingPage::copyHours()
{
    const HoursField* first = nullptr;
    for (const int day : daysOfWeek()) {
        HoursField& field = *m_days.at(static_cast<std::size_t>(day)).field;
        if (field.hours().empty())
            continue;
        if (first == nullptr)
            first = &field;
        field.present(first->hours());
    }
    editDays();
}

WorkingTime WorkingPage::entered() const
{
    std::array<std::vector<DayHours>, 7> days;
    for (std::size_t day = 0; day < days.size(); ++day)
        days.at(day) = m_days.at(day).field->hours();
    return workingTimeOf(days);
}

/// What stands in the fields stays where it comes to the same: hours over midnight are the next day's as well.
void WorkingPage::showDays()
{
    const WorkingTime& time = settings().workingTime;
    const bool same = entered() == time;
    const bool own = !time.isAlways();
    if (own)
        m_own = time;
    m_which->setCurrentIndex(own ? 1 : 0);
    m_daysTitle->setVisible(own);
    m_daysBox->setVisible(own);
    for (std::size_t day = 0; own && day < m_days.size(); ++day) {
        const auto hours = same ? m_days.at(day).field->hours() : hoursOn(time, static_cast<int>(day));
        m_days.at(day).field->present(hours);
        m_days.at(day).row->note()->say(hours.size() > 1 ? dayHoursText(hours) : QString());
    }
    sayLearned();
}

void WorkingPage::take(const Settings& settings)
{
    SettingsPage::take(settings);
    showDays();
}

void WorkingPage::setLearned(const std::optional<WorkingTime>& time, int weeks)
{
    m_learned = time;
    m_weeks = weeks;
    sayLearned();
}

void WorkingPage::sayLearned()
{
    constexpr int leastWeeks = 2;
    const bool taken = m_learned && *m_learned == settings().workingTime;
    m_takeOver->setVisible(m_learned.has_value() && !taken);
    if (m_learned)
        m_learnedRow->setTexts(tr("Learned from your last %Ln weeks", nullptr, m_weeks), workingTimeText(*m_learned));
    else if (m_weeks < leastWeeks)
        m_learnedRow->setTexts(
            tr("Nothing learned yet"), tr("It takes two weeks of readings, with this program running."));
    else
        m_learnedRow->setTexts(tr("Nothing learned"), tr("Your limits are used on all days and at all hours alike."));
}

void WorkingPage::retranslate()
{
    SettingsPage::retranslate();
    setTitle(tr("Working hours"));
    m_whichRow->setTexts(tr("Time that counts"),
        tr("Even pace, forecasts and warnings go by it: a quiet weekend is no alarm on Monday."));
    m_which->setItemText(0, tr("All the time"));
    m_which->setItemText(1, tr("My days and hours"));
    setSpokenName(*m_which, tr("Time that counts"));
    m_daysTitle->setText(tr("Days and hours"));
    for (std::size_t day = 0; day < m_days.size(); ++day) {
        const QString note = m_days.at(day).row->note()->text();
        m_days.at(day).row->setTexts(QLocale().standaloneDayName(static_cast<int>(day) + 1, QLocale::LongFormat), note);
        m_days.at(day).field->retranslate();
    }
    m_copyRow->setTexts(tr("Same hours every day"), tr("Gives all days that count the hours of the first one."));
    m_copy->setText(tr("Copy"));
    setSpokenName(*m_copy, tr("Same hours every day"));
    m_learnedTitle->setText(tr("From your history"));
    m_takeOver->setText(tr("Use these"));
    sayLearned();
}

} // namespace quotalamp
