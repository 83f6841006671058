// SPDX-License-Identifier: MIT
#include "desktop/kit/resizegrips.h"

#include <QMouseEvent>
#include <QWidget>

#include <array>

namespace quotalamp {

namespace {

constexpr int gripThickness = 5;
constexpr int corner = 14;

Qt::CursorShape cursorOf(Qt::Edges edges)
{
    if (edges == (Qt::TopEdge | Qt::LeftEdge) || edges == (Qt::BottomEdge | Qt::RightEdge))
        return Qt::SizeFDiagCursor;
    if (edges == (Qt::TopEdge | Qt::RightEdge) || edges == (Qt::BottomEdge | Qt::LeftEdge))
        return Qt::SizeBDiagCursor;
    return edges & (Qt::LeftEdge | Qt::RightEdge) ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

QRect gripPlace(Qt::Edges edges, QSize window)
{
    const bool inCorner =
        edges != Qt::LeftEdge && edges != Qt::RightEdge && edges != Qt::TopEdge && edges != Qt::BottomEdge;
    const int side = inCorner ? corner : gripThickness;
    const int left = edges & Qt::LeftEdge ? 0 : edges & Qt::RightEdge ? window.width() - side : corner;
    const int top = edges & Qt::TopEdge ? 0 : edges & Qt::BottomEdge ? window.height() - side : corner;
    const int wide = edges & (Qt::LeftEdge | Qt::RightEdge) ? side : window.width() - 2 * corner;
    const int high = edges & (Qt::TopEdge | Qt::BottomEdge) ? side : window.height() - 2 * corner;
    return {left, top, wide, high};
}

} // namespace

class ResizeGrip : public QWidget {
public:
    ResizeGrip(Qt::Edges edges, ResizeGrips* owner, QWidget* window)
        : QWidget(window)
        , m_edges(edges)
        , m_owner(owner)
    {
        setCursor(cursorOf(edges));
        setFocusPolicy(Qt::NoFocus);
        // A corner lies over content; only its outer rim takes the pointer.
        if (gripPlace(edges, {100, 100}).size() == QSize(corner, corner))
            setMask(rim());
    }
    [[nodiscard]] Qt::Edges edges() const { return m_edges; }

protected:
    void mousePressEvent(QMouseEvent* event) override
    {
        if (event->button() != Qt::LeftButton)
            return;
        m_from = event->globalPosition().toPoint();
        m_owner->press();
    }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        if (m_owner->isDragging())
            m_owner->move(m_edges, event->globalPosition().toPoint() - m_from);
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton)
            m_owner->release();
    }
    void mouseDoubleClickEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton)
            Q_EMIT m_owner->resetRequested();
    }

private:
    [[nodiscard]] QRegion rim() const
    {
        const QRect beside(m_edges & Qt::LeftEdge ? 0 : corner - gripThickness, 0, gripThickness, corner);
        const QRect along(0, m_edges & Qt::TopEdge ? 0 : corner - gripThickness, corner, gripThickness);
        return QRegion(beside) + QRegion(along);
    }

    Qt::Edges m_edges;
    ResizeGrips* m_owner;
    QPoint m_from;
};

ResizeGrips::ResizeGrips(QWidget* window)
    : QObject(window)
    , m_window(window)
{
    const std::array<Qt::Edges, 8> all{Qt::LeftEdge, Qt::RightEdge, Qt::TopEdge, Qt::BottomEdge,
        Qt::TopEdge | Qt::LeftEdge, Qt::TopEdge | Qt::RightEdge, Qt::BottomEdge | Qt::LeftEdge,
        Qt::BottomEdge | Qt::RightEdge};
    for (const Qt::Edges edges : all)
        m_grips.push_back(new ResizeGrip(edges, this, window));
    window->installEventFilter(this);
    place();
}

void ResizeGrips::setEnabled(bool enabled)
{
    for (ResizeGrip* grip : m_grips)
        grip->setVisible(enabled);
}

void ResizeGrips::place()
{
    for (ResizeGrip* grip : m_grips) {
        grip->setGeometry(gripPlace(grip->edges(), m_window->size()));
        grip->raise();
    }
}

void ResizeGrips::press()
{
    m_pressed = m_window->geometry();
    m_dragging = true;
    m_moved = false;
}

void ResizeGrips::move(Qt::Edges edges, QPoint by)
{
    m_moved = true;
    Q_EMIT dragged(m_pressed.adjusted(edges & Qt::LeftEdge ? by.x() : 0, edges & Qt::TopEdge ? by.y() : 0,
        edges & Qt::RightEdge ? by.x() : 0, edges & Qt::BottomEdge ? by.y() : 0));
}

void ResizeGrips::release()
{
    m_dragging = false;
    if (m_moved)
        Q_EMIT dropped();
}

bool ResizeGrips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        place();
    return QObject::eventFilter(watched, event);
}

} // namespace quotalamp
