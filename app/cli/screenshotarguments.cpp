#include "cli/screenshotarguments.h"

#include "cli/arguments.h"
#include "core/tr.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestScale = 4;

} // namespace

std::optional<int> readScreenshotOptions(const QStringList& words, ScreenshotOptions& options)
{
    Arguments arguments(u"screenshot FOLDER"_s,
        Text::tr("Draws the popup, the settings and every icon with example data to PNG files. Needs no display."));
    arguments.add({u"lang"_s, Text::tr("The language, such as de."), u"LANGUAGE"_s});
    arguments.add({u"dark"_s, Text::tr("Dark colours instead of light ones.")});
    arguments.add({u"scale"_s, Text::tr("Pixels per unit, 1 to 4."), u"NUMBER"_s, u"1"_s});
    arguments.describe(u"FOLDER"_s, Text::tr("Where the files go; it is made if need be."));
    if (const auto status = arguments.read(words, 1, 1))
        return status;
    options.folder = arguments.words().constFirst();
    options.language = arguments.value(u"lang"_s);
    options.dark = arguments.has(u"dark"_s);
    options.scale = arguments.value(u"scale"_s).toInt();
    if (options.scale < 1 || options.scale > largestScale)
        return wrongUsage(Text::tr("The scale is a whole number from 1 to 4."), u"screenshot"_s);
    return std::nullopt;
}

} // namespace quotalamp
