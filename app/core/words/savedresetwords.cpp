// SPDX-License-Identifier: MIT
#include "core/words/savedresetwords.h"

#include "core/base/tr.h"
#include "core/words/windowwords.h"

#include <algorithm>

namespace quotalamp {

QString savedResetsText(const SavedResets& saved, TimePoint now)
{
    if (saved.available <= 0)
        return {};
    const QString count = Text::tr("%Ln saved resets", nullptr, saved.available);
    const auto first = firstExpiry(saved, now);
    if (!first)
        return saved.available == 1 ? Text::tr("1 saved reset") : count;
    const QString clock = clockText(*first, now);
    return saved.available == 1 ? Text::tr("1 saved reset, expires %1", "a time").arg(clock)
                                : Text::tr("%1, the first expires %2", "saved resets, a time").arg(count, clock);
}

QString savedResetsName()
{
    return Text::tr("Saved resets");
}

std::optional<TimePoint> firstExpiry(const SavedResets& saved, TimePoint now)
{
    const auto first = std::ranges::find_if(saved.expiresAt, [now](TimePoint at) { return at > now; });
    return first == saved.expiresAt.end() ? std::nullopt : std::optional(*first);
}

} // namespace quotalamp
