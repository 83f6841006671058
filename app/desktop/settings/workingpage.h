// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

#include <array>
#include <optional>

namespace quotalamp {

class HoursField;
class QuietButton;

/// When a person works, which even pace, forecasts and warnings go by: all the time, or days and hours of one's own. What
/// the history tells of them is shown beside it, and taken over by nothing but a button.
class WorkingPage : public SettingsPage {
    Q_OBJECT
public:
    /// A page that has learned nothing yet.
    explicit WorkingPage(QWidget* parent = nullptr);
    void retranslate() override;

    /// What the history tells: the working time, if one can be told, and how many whole weeks are known. Emits nothing.
    void setLearned(const std::optional<WorkingTime>& time, int weeks);

protected:
    void take(const Settings& settings) override;

private:
    void addDays();
    void addLearned();
    void choose(bool own);
    void editDays();
    [[nodiscard]] WorkingTime entered() const;
    void copyHours();
    void showDays();
    void sayLearned();

    /// One day of the week.
    struct Day {
        HoursField* field = nullptr;
        GroupRow* row = nullptr;
    };

    QComboBox* m_which; ///< all the time, or the days below
    GroupRow* m_whichRow;
    QWidget* m_daysBox = nullptr; ///< in sight where they count
    Heading* m_daysTitle = nullptr;
    std::array<Day, 7> m_days; ///< Monday first, whatever the order of the rows
    QuietButton* m_copy;       ///< gives all days the first one's hours
    GroupRow* m_copyRow = nullptr;
    WorkingTime m_own; ///< what a person chose last, for whoever turns it off and on again
    Heading* m_learnedTitle = nullptr;
    QuietButton* m_takeOver;
    GroupRow* m_learnedRow = nullptr;
    std::optional<WorkingTime> m_learned;
    int m_weeks = 0; ///< that are known
};

} // namespace quotalamp
