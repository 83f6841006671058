// SPDX-License-Identifier: MIT
#include "core/words/barwords.h"

#include "core/base/tr.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// What Pango reads as this very text.
QString escapedMarkup(const QString& text)
{
    return text.toHtmlEscaped().replace(u'\'', "&#39;"_L1);
}

/// The state as i3status-rust calls it.
QString blockState(GaugeState state)
{
    switch (state) {
    case GaugeState::Exhausted:
    case GaugeState::Critical:
    case GaugeState::Error:
        return u"Critical"_s;
    case GaugeState::Warning:
        return u"Warning"_s;
    case GaugeState::Stale:
        return u"Info"_s;
    case GaugeState::Calm:
    case GaugeState::NoLimits:
    case GaugeState::NoAccount:
        break;
    }
    return u"Idle"_s;
}

/// The popup's, in the dark; empty where the bar's own is right.
QString blockColour(GaugeState state)
{
    if (state == GaugeState::Warning)
        return u"#f5c038"_s;
    return blockState(state) == "Critical"_L1 ? u"#fa5f78"_s : QString();
}

} // namespace

JsonTree waybarJson(const Glance& glance)
{
    const QString state = gaugeStateName(glance.state);
    const QString tooltip = glance.lines.isEmpty() ? glanceLine(glance) : glance.lines.join(u'\n');
    JsonTree json{{"text"_ba, escapedMarkup(glanceText(glance))}, {"alt"_ba, state},
        {"tooltip"_ba, escapedMarkup(tooltip)}, {"class"_ba, state}};
    if (glance.left && glance.state != GaugeState::Error)
        json.insert("percentage"_ba, wholePercent(*glance.left, glance.share));
    return json;
}

JsonTree blockJson(const Glance& glance)
{
    const QString subject = (glance.account + u' ' + glance.limit).trimmed();
    const QString whole = glance.account.isEmpty()
        ? glanceText(glance)
        : Text::tr("%1: %2", "a limit, its level").arg(subject, glance.value);
    const QString text = withoutMarkupSigns(whole);
    JsonTree json{{"text"_ba, text}, {"full_text"_ba, text}, {"short_text"_ba, withoutMarkupSigns(glanceText(glance))},
        {"icon"_ba, u"tasks"_s}, {"state"_ba, blockState(glance.state)},
        {"urgent"_ba, glance.state == GaugeState::Critical || glance.state == GaugeState::Exhausted}};
    if (const QString colour = blockColour(glance.state); !colour.isEmpty())
        json.insert("color"_ba, colour);
    return json;
}

} // namespace quotalamp
