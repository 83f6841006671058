// SPDX-License-Identifier: MIT
#include "core/rules/quiethours.h"

namespace quotalamp {

bool isQuiet(const std::optional<QuietHours>& hours, TimePoint now)
{
    if (!hours)
        return false;
    const QTime time = toDateTime(now).toLocalTime().time();
    const int minute = time.hour() * 60 + time.minute();
    if (hours->from <= hours->until)
        return minute >= hours->from && minute < hours->until;
    return minute >= hours->from || minute < hours->until;
}

TimePoint quietUntil(const QuietHours& hours, TimePoint now)
{
    const QDateTime local = toDateTime(now).toLocalTime();
    const QTime end(hours.until / 60, hours.until % 60);
    const QDate day = local.time() < end ? local.date() : local.date().addDays(1);
    return fromDateTime(QDateTime(day, end));
}

} // namespace quotalamp
