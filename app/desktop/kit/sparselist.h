// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessible>
#include <QRect>
#include <QStringList>

class QWidget;

namespace quotalamp {

/// What screen readers are told of an item.
struct SpokenItem {
    QString name;
    QString description; ///< what more there is to say of it
};

/// What a list of very many items, of which only those in sight exist as widgets, tells screen readers: to them it has all
/// of its items, and they can go to each. The widget of the list implements it. Places count from 0.
class SparseList {
public:
    SparseList() = default;
    SparseList(const SparseList&) = delete;
    SparseList& operator=(const SparseList&) = delete;
    virtual ~SparseList() = default;

    /// The ids of all items as they stand, seen or not: what stays the same of an item, wherever it goes.
    [[nodiscard]] virtual const QStringList& order() const = 0;
    /// Where the item of an id stands; -1: nowhere.
    [[nodiscard]] virtual qsizetype placeOf(const QString& id) const = 0;
    /// The item at a place as a widget; null where it does not exist.
    [[nodiscard]] virtual QWidget* itemWidget(qsizetype place) const = 0;
    /// The place of such a widget; -1: it is no item of this.
    [[nodiscard]] virtual qsizetype widgetPlace(const QObject* widget) const = 0;
    /// The place at a height within the list's widget; -1 where there is none.
    [[nodiscard]] virtual qsizetype placeAtHeight(int y) const = 0;
    /// Where an item is within the list's widget.
    [[nodiscard]] virtual QRect itemArea(qsizetype place) const = 0;
    /// What screen readers are told of an item that does not exist.
    [[nodiscard]] virtual SpokenItem unseen(qsizetype place) const = 0;
    /// Somebody who does not see an item wants to go there: it is to be shown, and to get the keyboard.
    virtual void goToItem(const QString& id) = 0;
};

/// The place whose item has the keyboard, or holds what has it; -1: none. `list` is `widget`, whose children the items are.
[[nodiscard]] qsizetype focusPlaceIn(const QWidget& widget, const SparseList& list);

/// What stands for such a list among the things that screen readers know; for a factory of QAccessible, which owns it.
/// `list` is `widget`, seen as a list. Items that do not exist have the role that those that do have.
[[nodiscard]] QAccessibleInterface* spokenList(QWidget* widget, SparseList* list, QAccessible::Role itemRole);

} // namespace quotalamp
