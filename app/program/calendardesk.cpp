// SPDX-License-Identifier: MIT
#include "program/calendardesk.h"

#include "core/words/calendarwords.h"
#include "io/files/plainfile.h"

#include <QFileDialog>
#include <QFileInfo>

namespace quotalamp {

using namespace Qt::StringLiterals;

CalendarDesk::CalendarDesk(const UsageStore& store, const Settings& settings, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
{
}

void CalendarDesk::askWhere(QWidget* window)
{
    auto* dialog = new QFileDialog(
        window, tr("Save what is ahead as a calendar file"), u"quotalamp.ics"_s, tr("Calendar files (*.ics)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &CalendarDesk::save);
    dialog->open();
}

void CalendarDesk::save(QString path)
{
    if (QFileInfo(path).suffix().isEmpty())
        path += u".ics"_s;
    const TimePoint now = wallClock();
    const auto inView = accountsInView(m_store.states(), now, m_settings);
    if (const auto why = writeForThePerson(path, calendarFile(calendarLines(allOf(inView), now), now)))
        Q_EMIT failed(tr("The calendar could not be saved: %1").arg(*why));
}

} // namespace quotalamp
