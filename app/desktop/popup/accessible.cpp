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
        return spokenList(list, list, QAccessible::ListItem);
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
