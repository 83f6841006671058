// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/workingtime.h"

#include <QCheckBox>
#include <QComboBox>
#include <QWidget>

#include <vector>

class QLabel;

namespace quotalamp {

/// The hours of one day: whether any count, and from when until when, by the half hour. A day of several stretches shows
/// where the first begins and the last ends, and keeps them until a person changes one of these.
class HoursField : public QWidget {
    Q_OBJECT
public:
    /// A day without hours. `day`: 0 for Monday; its controls are named after it.
    explicit HoursField(int day, QWidget* parent = nullptr);

    /// Shows these stretches; emits nothing. None: the day does not count.
    void present(const std::vector<DayHours>& hours);
    /// What is shown, with what a person made of it.
    [[nodiscard]] const std::vector<DayHours>& hours() const { return m_hours; }
    /// Says everything in the language of the program as it is now.
    void retranslate();

Q_SIGNALS:
    /// A person changed hours().
    void edited();

private:
    void edit();
    void fill();

    int m_day;
    std::vector<DayHours> m_hours;
    QCheckBox* m_on;
    QComboBox* m_from; ///< 00:00 to 23:30
    QLabel* m_dash;
    QComboBox* m_until; ///< 00:30 to midnight; what is not after m_from is on the next day
};

} // namespace quotalamp
