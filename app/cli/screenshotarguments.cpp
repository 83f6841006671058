// SPDX-License-Identifier: MIT
#include "cli/screenshotarguments.h"

#include "cli/arguments.h"
#include "core/base/tr.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestScale = 4;

} // namespace

QStringList screenshotNames()
{
    return {u"popup"_s, u"popup-trouble"_s, u"popup-empty"_s, u"strip"_s, u"history"_s, u"history-week"_s,
        u"settings"_s, u"settings-icon"_s, u"settings-notifications"_s, u"settings-events"_s, u"settings-working"_s,
        u"settings-probing"_s, u"settings-network"_s, u"settings-general"_s, u"settings-privacy"_s, u"icon"_s};
}

std::optional<int> readScreenshotOptions(const QStringList& words, ScreenshotOptions& options)
{
    Arguments arguments(u"screenshot WHAT FILE"_s,
        Text::tr("Draws a window to a PNG file, without a display: what was known last, and nobody is asked."));
    arguments.add({u"demo"_s, Text::tr("Example data, the same each time, instead of your own.")});
    arguments.add({u"theme"_s, Text::tr("The colours: light or dark."), u"light|dark"_s, u"light"_s});
    arguments.add({u"lang"_s, Text::tr("The language, such as de."), u"LANGUAGE"_s});
    arguments.add({u"scale"_s, Text::tr("Pixels per unit, 1 to 4."), u"1|2|3|4"_s, u"1"_s});
    arguments.describe(u"WHAT"_s,
        Text::tr("One of %1; or all, for each of them as a file in the folder FILE.")
            .arg(screenshotNames().join(u", "_s)));
    arguments.describe(u"FILE"_s, Text::tr("Where the picture goes."));
    arguments.offer(u"WHAT"_s, screenshotNames() + QStringList{u"all"_s});
    if (const auto status = arguments.read(words, 2, 2))
        return status;
    options.what = arguments.words().constFirst();
    options.target = arguments.words().constLast();
    options.language = arguments.value(u"lang"_s);
    options.demo = arguments.has(u"demo"_s);
    options.dark = arguments.value(u"theme"_s) == "dark"_L1;
    options.scale = arguments.value(u"scale"_s).toInt();
    if (options.what != "all"_L1 && !screenshotNames().contains(options.what))
        return wrongUsage(Text::tr("There is no such picture%1.").arg(mention(options.what)), u"screenshot"_s);
    if (!options.dark && arguments.value(u"theme"_s) != "light"_L1)
        return wrongUsage(Text::tr("The theme is light or dark."), u"screenshot"_s);
    if (options.scale < 1 || options.scale > largestScale)
        return wrongUsage(Text::tr("The scale is a whole number from 1 to 4."), u"screenshot"_s);
    return std::nullopt;
}

} // namespace quotalamp
