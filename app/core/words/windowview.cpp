// SPDX-License-Identifier: MIT
#include "core/words/windowview.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/labelwords.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QString amountText(const RateWindow& window, Share share)
{
    if (window.unit == Unit::Percent || !window.remaining)
        return window.limit && window.unit != Unit::Percent ? Text::tr("of %1").arg(shortAmount(*window.limit))
                                                            : QString();
    if (!window.limit)
        return shortAmount(*window.remaining);
    const double left = std::min(*window.remaining, *window.limit);
    return Text::tr("%1 of %2")
        .arg(shortAmount(share == Share::Left ? left : *window.limit - left), shortAmount(*window.limit));
}

QString exactWindow(const RateWindow& window, Share share)
{
    if (!window.remaining || !window.limit || window.unit == Unit::Percent)
        return {};
    const QString limit = exactAmount(*window.limit);
    if (share == Share::Left)
        return Text::tr("%1 of %2 left").arg(exactAmount(*window.remaining), limit);
    return Text::tr("%1 of %2 used").arg(exactAmount(std::max(0.0, *window.limit - *window.remaining)), limit);
}

QString spokenWindow(const RateWindow& window, const WindowView& view, Share share)
{
    QStringList parts{exactWindow(window, share), view.left ? shareText(*view.left, share) : view.value};
    parts.removeAll(QString());
    if (!view.when.isEmpty())
        parts << view.when;
    if (const auto configured = lowerConfigured(window))
        parts << Text::tr("configured: %1", "a limit").arg(exactAmount(*configured));
    return view.label + u": "_s + parts.join(u", "_s);
}

} // namespace

GaugeState rowState(std::optional<Severity> severity, bool stale)
{
    return stale ? GaugeState::Stale : gaugeState(severity.value_or(Severity::Calm));
}

WindowView windowView(const RateWindow& window, const LimitStanding& standing, bool stale, TimePoint now,
    TimePoint readAt, const Wording& wording)
{
    const auto left = standing.left;
    WindowView view;
    view.id = windowKey(window);
    view.label = plainText(windowName(window));
    view.amount = amountText(window, wording.share);
    view.back = resetText(window, now, readAt, wording.resets);
    view.when = view.back;
    view.left = left;
    view.value = left ? percentText(*left, wording.share) : Text::tr("unknown");
    if (left)
        view.valueSuffix = wording.share == Share::Left ? Text::tr("left") : Text::tr("used");
    view.rising =
        !stale && window.refill == Refill::Bucket && left && *left < 1.0 && window.resetsAt && *window.resetsAt > now;
    view.timeLeft = stale ? std::nullopt : standing.timeLeft;
    if (const auto configured = lowerConfigured(window); configured && *window.limit > 0)
        view.configured = *configured / *window.limit;
    view.state = rowState(standing.severity, stale);
    const bool out = left && *left <= 0;
    if (!stale && out && standing.onlyPart)
        view.note = Text::tr("Blocks only this; the rest goes on.");
    if (out)
        view.when = view.when.isEmpty() ? Text::tr("used up") : Text::tr("used up · %1").arg(view.when);
    view.spoken = spokenWindow(window, view, wording.share);
    return view;
}

} // namespace quotalamp
