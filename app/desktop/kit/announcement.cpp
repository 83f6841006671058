// SPDX-License-Identifier: MIT
#include "desktop/kit/announcement.h"

#include "desktop/kit/spoken.h"

#include <QAccessible>

namespace quotalamp {

Announcement::Announcement(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setGeometry(0, 0, 1, 1);
    hide();
}

void Announcement::say(const QString& sentence)
{
    if (!QAccessible::isActive() || !parentWidget()->isVisible())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(parentWidget(), sentence);
    QAccessible::updateAccessibility(&event);
#else
    hide();
    setSpokenName(*this, sentence);
    show();
#endif
}

} // namespace quotalamp
