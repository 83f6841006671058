// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"
#include "desktop/kit/tokens.h"

#include <QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;

namespace quotalamp {

class GaugeWidget;
class TextLine;

/// The glance for desktops without a tray: one line that stays on top, with what matters most. A click opens the
/// window, dragging moves it; it never takes the focus by itself.
class Strip : public QWidget {
    Q_OBJECT
public:
    explicit Strip(QWidget* parent = nullptr);

    /// Shows the limits that matter most, each with its gauge; it is as wide as they need.
    void present(const Overview& overview);
    /// Where a person put it; otherwise in the corner where trays are.
    void open();
    /// Upper left corner; on a screen that is gone it does not count.
    void setPlace(std::optional<QPoint> place) { m_place = place; }

Q_SIGNALS:
    void openRequested();     ///< by a click, Return or the space bar
    void moved(QPoint place); ///< where it was dropped

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// What is shown of one limit.
    struct Part {
        GaugeWidget* gauge;
        TextLine* words;
    };
    /// Adds a gauge with its words.
    void addPart();
    void apply();

    Tokens m_tokens;
    std::vector<StripItem> m_items; ///< as present() was told
    std::vector<Part> m_parts;
    QHBoxLayout* m_layout;
    std::optional<QPoint> m_pressed; ///< within the strip
    std::optional<QPoint> m_place;
    bool m_moved = false;  ///< since the button went down: no click
    bool m_placed = false; ///< where it belongs, since it was opened
};

} // namespace quotalamp
