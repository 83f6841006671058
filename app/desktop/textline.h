#pragma once

#include "core/overview.h"
#include "desktop/tokens.h"

#include <QWidget>

#include <vector>

namespace quotalamp {

enum class TextRole { Body, Strong, Small, SmallStrong, Title };
enum class TextInk { Text, Secondary, Warning, Critical };

[[nodiscard]] QFont fontOf(TextRole role);
[[nodiscard]] QColor colorOf(TextInk ink, const Tokens& tokens);
/// How a value in this state is written.
[[nodiscard]] TextInk inkOf(GaugeState state);

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
    friend bool operator==(const TextRun&, const TextRun&) = default;
};

/// Words of different size on one baseline: runs at the start, runs at the end. What does not fit goes in
/// order: runs that may hide, then runs that may be cut; the rest stays. The whole is the accessible name.
class TextLine : public QWidget {
    Q_OBJECT
public:
    /// `height` at 10 pt; the line is never lower than its font.
    explicit TextLine(int height, QWidget* parent = nullptr);

    void present(std::vector<TextRun> leading, std::vector<TextRun> trailing = {});
    [[nodiscard]] QString text() const;
    /// Width at which nothing has to yield.
    [[nodiscard]] int fullWidth() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Placed {
        const TextRun* run;
        QString text;
        int x;
        int width;
    };
    [[nodiscard]] std::vector<Placed> placed() const;
    void paintRun(QPainter& painter, const Placed& placed, double baseline) const;

    int m_height;
    Tokens m_tokens;
    std::vector<TextRun> m_leading;
    std::vector<TextRun> m_trailing;
};

/// Lets screen readers meet lines as text and gauges as pictures.
void installAccessibility();

} // namespace quotalamp
