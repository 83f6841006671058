// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"
#include "desktop/kit/tokens.h"

#include <QWidget>

#include <vector>

namespace quotalamp {

/// The sizes and weights of text, each from the application's font.
enum class TextRole { Body, Strong, Small, SmallStrong, Title };
/// The colours that words may have.
enum class TextInk { Text, Secondary, Warning, Critical };

/// The font of a role.
[[nodiscard]] QFont fontOf(TextRole role);
/// The colour of an ink, derived from the palette.
[[nodiscard]] QColor colorOf(TextInk ink, const Tokens& tokens);
/// How a value in this state is written.
[[nodiscard]] TextInk inkOf(GaugeState state);

/// What a click on some words is for: the same said the other way.
enum class Ask { Nothing, OtherShare, OtherTime };

/// A piece of a line in one font and colour.
struct TextRun {
    /// What happens to it where the line is too narrow.
    enum class Yield { Never, Elide, Hide };
    QString text;
    TextRole role = TextRole::Body;
    TextInk ink = TextInk::Text;
    Yield yield = Yield::Never;
    int gap = grid::small; ///< before it
    int atLeast = 0;       ///< width it keeps, to make a column
    Ask ask = Ask::Nothing;
    friend bool operator==(const TextRun&, const TextRun&) = default;
};

/// Words of different size on one baseline: runs at the start, runs at the end. What does not fit goes in
/// order: runs that may hide, then runs that may be cut; the rest stays. The whole is the accessible name. Where words leave
/// room, the small course of a window stands before those at the end; it never takes any from them.
class TextLine : public QWidget {
    Q_OBJECT
public:
    /// `height` at 10 pt; the line is never lower than its font.
    explicit TextLine(int height, QWidget* parent = nullptr);

    /// Shows these runs: from the start, and from the end.
    void present(std::vector<TextRun> leading, std::vector<TextRun> trailing = {});
    /// Shows this course where there is room; one without a line: none.
    void presentCourse(const CourseView& course);
    /// Where the course stands now; empty: there is none, or too little room.
    [[nodiscard]] QRect placeOfCourse() const;
    /// All that it says, also what is cut or hidden now.
    [[nodiscard]] QString text() const;
    /// The width at which nothing has to yield, in pixels.
    [[nodiscard]] int fullWidth() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Where these words stand now; empty: nowhere.
    [[nodiscard]] QRect placeOf(Ask ask) const;

Q_SIGNALS:
    void asked(quotalamp::Ask ask); ///< a click on words that may be said otherwise

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    /// A run where it stands now, cut where it had to be.
    struct Placed {
        const TextRun* run;
        QString text;
        int x;
        int width;
        bool atEnd; ///< one of the trailing runs
    };
    /// All runs that there is room for, measured from the left in every language.
    [[nodiscard]] std::vector<Placed> placed() const;
    [[nodiscard]] QRect mirroredRect(const Placed& placed) const;
    [[nodiscard]] QRect inkRect(const Placed& placed) const;
    /// Draws anew what is another run than before, where each stands as it stood.
    void updateOther(const std::vector<TextRun>& leadingBefore, const std::vector<TextRun>& trailingBefore);
    /// How far down the words stand, in pixels.
    [[nodiscard]] double baseline() const;
    /// What a click there is for.
    [[nodiscard]] Ask askAt(QPoint at) const;
    [[nodiscard]] bool asksAnything() const;
    void paintRun(QPainter& painter, const Placed& placed, double baseline) const;

    /// The widths of all runs, as they would like to be.
    [[nodiscard]] const std::vector<int>& naturalWidths() const;

    int m_height; ///< at 10 pt
    Tokens m_tokens;
    std::vector<TextRun> m_leading;
    std::vector<TextRun> m_trailing;
    CourseView m_course;
    mutable std::vector<int> m_widths; ///< as naturalWidths() measured them; empty: not measured yet
};

} // namespace quotalamp
