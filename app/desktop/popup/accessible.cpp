// SPDX-License-Identifier: MIT
#include "desktop/popup/accessible.h"

#include "desktop/kit/announcement.h"
#include "desktop/kit/bar.h"
#include "desktop/kit/gauge.h"
#include "desktop/kit/textline.h"
#include "desktop/popup/card.h"
#include "desktop/popup/cardlist.h"
#include "desktop/popup/head.h"
#include "desktop/popup/weekstrip.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include <utility>

namespace quotalamp {

namespace {

class LineInterface : public QAccessibleWidget {
public:
    explicit LineInterface(TextLine* line)
        : QAccessibleWidget(line, QAccessible::StaticText)
        , m_line(line)
    {
    }
    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Name ? m_line->text() : QAccessibleWidget::text(which);
    }

private:
    TextLine* m_line;
};

class BarInterface : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit BarInterface(Bar* bar)
        : QAccessibleWidget(bar, QAccessible::ProgressBar)
        , m_bar(bar)
    {
    }
    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Description)
            return m_bar->spoken();
        return which == QAccessible::Value ? m_bar->text() : QAccessibleWidget::text(which);
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QVariant currentValue() const override { return m_bar->value(); }
    [[nodiscard]] QVariant minimumValue() const override { return 0; }
    [[nodiscard]] QVariant maximumValue() const override { return Bar::full; }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }
    void setCurrentValue(const QVariant& /*value*/) override { } // shown, never set

private:
    Bar* m_bar;
};

/// The head, which describes the next seven days.
class HeadInterface : public QAccessibleWidget {
public:
    explicit HeadInterface(Head* head)
        : QAccessibleWidget(head)
        , m_head(head)
    {
    }
    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Description ? m_head->spokenWeek() : QAccessibleWidget::text(which);
    }

private:
    Head* m_head;
};

class WeekInterface : public QAccessibleWidget {
public:
    explicit WeekInterface(WeekStrip* week)
        : QAccessibleWidget(week)
        , m_week(week)
    {
    }
    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Name ? m_week->view().spoken : QAccessibleWidget::text(which);
    }

private:
    WeekStrip* m_week;
};

class CardInterface : public QAccessibleWidget {
public:
    explicit CardInterface(Card* card)
        : QAccessibleWidget(card, QAccessible::ListItem)
        , m_card(card)
    {
    }
    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Description ? spokenCard(m_card->view()) : QAccessibleWidget::text(which);
    }

private:
    Card* m_card;
};

/// An account whose card does not exist: what screen readers are told of it, and the way to it.
class UnseenCard : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    UnseenCard(CardList* list, QString id)
        : m_list(list)
        , m_id(std::move(id))
    {
    }
    [[nodiscard]] const QString& account() const { return m_id; }
    [[nodiscard]] bool isValid() const override { return list() != nullptr; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_list.data());
    }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text which) const override;
    void setText(QAccessible::Text /*which*/, const QString& /*text*/) override { }
    [[nodiscard]] QRect rect() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QStringList actionNames() const override { return {setFocusAction()}; }
    [[nodiscard]] QStringList keyBindingsForAction(const QString& /*name*/) const override { return {}; }
    void doAction(const QString& name) override
    {
        if (CardList* list = this->list(); list && name == setFocusAction())
            list->askFor(m_id);
    }

private:
    /// Null where the list is gone, or the account is no longer in it.
    [[nodiscard]] CardList* list() const
    {
        CardList* list = m_list.data();
        return list && list->placeOf(m_id) >= 0 ? list : nullptr;
    }

    QPointer<CardList> m_list;
    QString m_id;
};

QAccessible::State UnseenCard::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    state.focusable = true;
    state.offscreen = true;
    return state;
}

QString UnseenCard::text(QAccessible::Text which) const
{
    CardList* list = this->list();
    if (!list || (which != QAccessible::Name && which != QAccessible::Description))
        return {};
    const CardView& view = list->viewAt(list->placeOf(m_id));
    return which == QAccessible::Name ? spokenCardName(view) : spokenCard(list->inWords(view));
}

QRect UnseenCard::rect() const
{
    const CardList* list = this->list();
    if (!list)
        return {};
    const qsizetype place = list->placeOf(m_id);
    const QRect area(0, list->column().top(place), list->width(), list->column().height(place));
    return {list->mapToGlobal(area.topLeft()), area.size()};
}

void* UnseenCard::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
}

/// The list of all accounts, also of those whose cards do not exist.
class ListInterface : public QAccessibleWidget {
public:
    explicit ListInterface(CardList* list)
        : QAccessibleWidget(list, QAccessible::List)
        , m_list(list)
    {
    }
    ~ListInterface() override
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
        const qsizetype place = m_list->focusPlace();
        return place < 0 ? nullptr : child(int(place));
    }

private:
    CardList* m_list;
    mutable QHash<QString, QAccessible::Id> m_unseen; ///< those that somebody has asked for, by account
};

QAccessibleInterface* ListInterface::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    if (Card* card = m_list->cardAt(index))
        return QAccessible::queryAccessibleInterface(card);
    const QString& id = m_list->order()[index];
    if (const auto known = m_unseen.constFind(id); known != m_unseen.constEnd())
        return QAccessible::accessibleInterface(*known);
    auto* unseen = new UnseenCard(m_list, id);
    m_unseen.insert(id, QAccessible::registerAccessibleInterface(unseen));
    return unseen;
}

QAccessibleInterface* ListInterface::childAt(int x, int y) const
{
    const QPoint at = m_list->mapFromGlobal(QPoint(x, y));
    return m_list->rect().contains(at) ? child(int(m_list->column().placeAt(at.y()))) : nullptr;
}

int ListInterface::indexOfChild(const QAccessibleInterface* child) const
{
    if (!child)
        return -1;
    if (const auto* card = qobject_cast<const Card*>(child->object()))
        return int(m_list->placeOf(card));
    const auto* unseen = dynamic_cast<const UnseenCard*>(child);
    return unseen ? int(m_list->placeOf(unseen->account())) : -1;
}

QAccessibleInterface* accessibleFor(const QString& /*key*/, QObject* object)
{
    if (auto* line = qobject_cast<TextLine*>(object))
        return new LineInterface(line);
    if (auto* bar = qobject_cast<Bar*>(object))
        return new BarInterface(bar);
    if (auto* card = qobject_cast<Card*>(object))
        return new CardInterface(card);
    if (auto* head = qobject_cast<Head*>(object))
        return new HeadInterface(head);
    if (auto* week = qobject_cast<WeekStrip*>(object))
        return new WeekInterface(week);
    if (auto* list = qobject_cast<CardList*>(object))
        return new ListInterface(list);
    if (auto* gauge = qobject_cast<GaugeWidget*>(object))
        return new QAccessibleWidget(gauge, QAccessible::Graphic);
    if (auto* announcement = qobject_cast<Announcement*>(object))
        return new QAccessibleWidget(announcement, QAccessible::Notification);
    return nullptr;
}

} // namespace

void installAccessibility()
{
    QAccessible::installFactory(accessibleFor);
}

} // namespace quotalamp
