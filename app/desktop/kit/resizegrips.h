// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QRect>

#include <vector>

class QWidget;

namespace quotalamp {

class ResizeGrip;

/// The edges and corners of a window without a frame, to drag it larger or smaller by. Invisible but for the cursor.
class ResizeGrips : public QObject {
    Q_OBJECT
public:
    /// Lies over the edges of `window`, which owns it.
    explicit ResizeGrips(QWidget* window);

    /// Off: the window cannot be dragged larger or smaller.
    void setEnabled(bool enabled);
    /// Whether an edge is being dragged now.
    [[nodiscard]] bool isDragging() const { return m_dragging; }

Q_SIGNALS:
    void dragged(const QRect& wanted); ///< the window's geometry where the pointer is now
    void dropped();                    ///< after dragged(), once
    void resetRequested();             ///< a double click: the size that the content needs

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    friend class ResizeGrip;
    void place();
    void press();
    void move(Qt::Edges edges, QPoint by);
    void release();

    QWidget* m_window;
    std::vector<ResizeGrip*> m_grips;
    QRect m_pressed; ///< the geometry when the pointer went down
    bool m_dragging = false;
    bool m_moved = false;
};

} // namespace quotalamp
