// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/headlines.h"
#include "desktop/kit/textline.h"

class QVBoxLayout;

namespace quotalamp {

class GlyphButton;
class WeekStrip;
struct WeekView;

/// What comes next, before any account: the next limit and the next reset, or one quiet line where nothing is near. A
/// click, or a blank or Enter while it has the keyboard, opens the strip of the next seven days below, and closes it. The
/// button beside the strip saves all that is ahead for a calendar.
class Head : public QWidget {
    Q_OBJECT
public:
    explicit Head(QWidget* parent = nullptr);

    /// Shows these lines, a label, a subject and a time each. A line with nothing but a subject is one quiet
    /// sentence. True: there are more or fewer lines than before.
    bool present(const std::vector<HeadLine>& lines);
    /// Shows these days on the strip, in sight or not.
    void presentWeek(const WeekView& week);
    /// All that the strip shows, for those who do not see it.
    [[nodiscard]] QString spokenWeek() const;
    [[nodiscard]] bool isWeekOpen() const;
    /// Opens the strip, or closes it.
    void toggleWeek();

Q_SIGNALS:
    /// The strip was opened or closed: the head has another height.
    void weekToggled();
    /// All that is ahead is wanted as a file.
    void calendarRequested();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void nameIt();

    QWidget* m_below; ///< the strip and its button
    WeekStrip* m_week;
    GlyphButton* m_save;
    QVBoxLayout* m_layout;          ///< of the lines
    std::size_t m_shown = 0;        ///< lines
    std::vector<TextLine*> m_lines; ///< as many as were needed once; those without words are hidden
};

} // namespace quotalamp
