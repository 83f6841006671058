// SPDX-License-Identifier: MIT
#include "desktop/kit/sparselist.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QHash>
#include <QPointer>
#include <QWidget>

#include <utility>

namespace quotalamp {

namespace {

/// A list as those see it that outlive it: empty once its widget is gone.
class KnownList {
public:
    KnownList(QWidget* widget, SparseList* list)
        : m_widget(widget)
        , m_list(list)
    {
    }
    [[nodiscard]] QWidget* widget() const { return m_widget; }
    [[nodiscard]] SparseList* get() const { return m_widget ? m_list : nullptr; }

private:
    QPointer<QWidget> m_widget;
    SparseList* m_list;
};

/// An item that does not exist: what screen readers are told of it, and the way to it.
class UnseenItem : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    UnseenItem(KnownList list, QString id, QAccessible::Role role)
        : m_known(std::move(list))
        , m_id(std::move(id))
        , m_role(role)
    {
    }
    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] bool isValid() const override { return place() >= 0; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_known.widget());
    }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return m_role; }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text which) const override;
    void setText(QAccessible::Text /*which*/, const QString& /*text*/) override { }
    [[nodiscard]] QRect rect() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QStringList actionNames() const override { return {setFocusAction()}; }
    [[nodiscard]] QStringList keyBindingsForAction(const QString& /*name*/) const override { return {}; }
    void doAction(const QString& name) override
    {
        if (isValid() && name == setFocusAction())
            m_known.get()->goToItem(m_id);
    }

private:
    /// -1 where the list is gone, or the item is no longer in it.
    [[nodiscard]] qsizetype place() const { return m_known.get() ? m_known.get()->placeOf(m_id) : -1; }

    KnownList m_known;
    QString m_id;
    QAccessible::Role m_role;
};

QAccessible::State UnseenItem::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    state.focusable = true;
    state.offscreen = true;
    return state;
}

QString UnseenItem::text(QAccessible::Text which) const
{
    const qsizetype place = this->place();
    if (place < 0 || (which != QAccessible::Name && which != QAccessible::Description))
        return {};
    const SpokenItem item = m_known.get()->unseen(place);
    return which == QAccessible::Name ? item.name : item.description;
}

QRect UnseenItem::rect() const
{
    const qsizetype place = this->place();
    if (place < 0)
        return {};
    const QRect area = m_known.get()->itemArea(place);
    return {m_known.widget()->mapToGlobal(area.topLeft()), area.size()};
}

void* UnseenItem::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
}

/// The list of all items, also of those that do not exist.
class SpokenList : public QAccessibleWidget {
public:
    SpokenList(QWidget* widget, SparseList* list, QAccessible::Role itemRole)
        : QAccessibleWidget(widget, QAccessible::List)
        , m_widget(widget)
        , m_list(list)
        , m_itemRole(itemRole)
    {
    }
    ~SpokenList() override
    {
        for (const QAccessible::Id each : std::as_const(m_unseen))
            QAccessible::deleteAccessibleInterface(each);
    }
    [[nodiscard]] int childCount() const override { return int(m_list->order().size()); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        const qsizetype place = focusPlaceIn(*m_widget, *m_list);
        return place < 0 ? nullptr : child(int(place));
    }

private:
    QWidget* m_widget;
    SparseList* m_list;
    QAccessible::Role m_itemRole;
    mutable QHash<QString, QAccessible::Id> m_unseen; ///< those that somebody has asked for, by item
};

QAccessibleInterface* SpokenList::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    if (QWidget* item = m_list->itemWidget(index))
        return QAccessible::queryAccessibleInterface(item);
    const QString& id = m_list->order()[index];
    if (const auto known = m_unseen.constFind(id); known != m_unseen.constEnd())
        return QAccessible::accessibleInterface(*known);
    auto* unseen = new UnseenItem({m_widget, m_list}, id, m_itemRole);
    m_unseen.insert(id, QAccessible::registerAccessibleInterface(unseen));
    return unseen;
}

QAccessibleInterface* SpokenList::childAt(int x, int y) const
{
    const QPoint at = m_widget->mapFromGlobal(QPoint(x, y));
    return m_widget->rect().contains(at) ? child(int(m_list->placeAtHeight(at.y()))) : nullptr;
}

int SpokenList::indexOfChild(const QAccessibleInterface* child) const
{
    if (!child)
        return -1;
    if (const QObject* object = child->object())
        return int(m_list->widgetPlace(object));
    const auto* unseen = dynamic_cast<const UnseenItem*>(child);
    return unseen ? int(m_list->placeOf(unseen->id())) : -1;
}

} // namespace

qsizetype focusPlaceIn(const QWidget& widget, const SparseList& list)
{
    const QWidget* focus = QApplication::focusWidget();
    while (focus && focus->parentWidget() != &widget)
        focus = focus->parentWidget();
    return focus ? list.widgetPlace(focus) : -1;
}

QAccessibleInterface* spokenList(QWidget* widget, SparseList* list, QAccessible::Role itemRole)
{
    return new SpokenList(widget, list, itemRole);
}

} // namespace quotalamp
