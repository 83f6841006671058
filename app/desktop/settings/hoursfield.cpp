// SPDX-License-Identifier: MIT
#include "desktop/settings/hoursfield.h"

#include "core/words/workingwords.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"
#include "desktop/kit/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int lastHalfHour = static_cast<int>(WorkingTime::halfHours);

} // namespace

HoursField::HoursField(int day, QWidget* parent)
    : QWidget(parent)
    , m_day(day)
    , m_on(new QCheckBox(this))
    , m_from(new QComboBox(this))
    , m_dash(new PlainLabel(this))
    , m_until(new QComboBox(this))
{
    m_on->setObjectName(u"day%1"_s.arg(day));
    m_from->setObjectName(u"from%1"_s.arg(day));
    m_until->setObjectName(u"until%1"_s.arg(day));
    for (int half = 0; half < lastHalfHour; ++half) {
        m_from->addItem({}, half);
        m_until->addItem({}, half + 1);
    }
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(grid::small);
    line->addWidget(m_from);
    line->addWidget(m_dash);
    line->addWidget(m_until);
    line->addWidget(m_on);
    setTabOrder(m_on, m_from);
    setTabOrder(m_from, m_until);
    setFocusProxy(m_on);
    connect(m_on, &QCheckBox::clicked, this, &HoursField::edit);
    for (QComboBox* combo : {m_from, m_until})
        connect(combo, &QComboBox::activated, this, &HoursField::edit);
    fill();
    retranslate();
}

void HoursField::present(const std::vector<DayHours>& hours)
{
    if (m_hours == hours)
        return;
    m_hours = hours;
    fill();
}

void HoursField::fill()
{
    const bool on = !m_hours.empty();
    m_on->setChecked(on);
    if (on) {
        m_from->setCurrentIndex(m_hours.front().from);
        m_until->setCurrentIndex(m_hours.back().until - 1);
    }
    for (QWidget* each : std::initializer_list<QWidget*>{m_from, m_dash, m_until})
        each->setVisible(on);
}

void HoursField::edit()
{
    if (!m_on->isChecked())
        m_hours.clear();
    else if (m_hours.empty())
        m_hours = {DayHours()};
    else
        m_hours = {{m_from->currentData().toInt(), m_until->currentData().toInt()}};
    fill();
    Q_EMIT edited();
}

void HoursField::retranslate()
{
    const QString day = QLocale().standaloneDayName(m_day + 1, QLocale::LongFormat);
    setSpokenName(*m_on, day);
    m_dash->setText(tr("–", "between two times"));
    const auto name = [](QComboBox* combo, const QString& words) {
        setSpokenName(*combo, words);
        setSpokenDescription(*combo, words); // on Linux a choice is called by what is chosen
    };
    name(m_from, tr("%1, from", "a day of the week").arg(day));
    name(m_until, tr("%1, until", "a day of the week").arg(day));
    for (int half = 0; half < lastHalfHour; ++half) {
        m_from->setItemText(half, halfHourText(half));
        m_until->setItemText(half, halfHourText(half + 1));
    }
}

} // namespace quotalamp
