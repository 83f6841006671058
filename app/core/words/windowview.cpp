// SPDX-License-Identifier: MIT
#include "core/words/windowview.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/rules/forecast.h"

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// What no conversation needs: parts of a window's id.
constexpr std::array sideUses{"tool-call"_L1, "tool_call"_L1, "search"_L1, "image"_L1, "audio"_L1, "page"_L1,
    "speech"_L1, "transcri"_L1, "video"_L1, "mcp"_L1};

bool isSideUse(const RateWindow& window)
{
    if (window.unit == Unit::Images || window.unit == Unit::AudioSeconds || window.unit == Unit::Pages)
        return true;
    return std::ranges::any_of(
        sideUses, [&window](QLatin1StringView use) { return window.id.contains(use, Qt::CaseInsensitive); });
}

bool hasSomethingLeft(const RateWindow& window)
{
    return window.leftShare().value_or(0) > 0;
}

/// "7d-opus" beside "7d", or a limit of another model.
bool isOfAModelBeside(const RateWindow& window, const RateWindow& other)
{
    if (!window.model.isEmpty() && window.model != other.model)
        return true;
    const QString length = window.id.section(u'-', 0, 0);
    return other.id == length && other.id != window.id && !length.isEmpty() && length.front().isDigit();
}

std::optional<double> shareOfTimeLeft(const RateWindow& window, TimePoint now)
{
    if (window.refill != Refill::Fixed || !window.period || !window.resetsAt || *window.resetsAt <= now)
        return std::nullopt;
    return std::clamp(
        std::chrono::duration<double>(*window.resetsAt - now) / std::chrono::duration<double>(*window.period), 0.0,
        1.0);
}

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

QString exactText(const RateWindow& window, Share share)
{
    if (!window.remaining || !window.limit || window.unit == Unit::Percent)
        return {};
    const QString limit = exactAmount(*window.limit);
    if (share == Share::Left)
        return Text::tr("%1 of %2 left").arg(exactAmount(*window.remaining), limit);
    return Text::tr("%1 of %2 used").arg(exactAmount(std::max(0.0, *window.limit - *window.remaining)), limit);
}

QString spokenText(const RateWindow& window, const WindowView& view, Share share)
{
    QStringList parts{exactText(window, share), view.left ? shareText(*view.left, share) : view.value};
    parts.removeAll(QString());
    if (!view.when.isEmpty())
        parts << view.when;
    if (const auto configured = lowerConfigured(window))
        parts << Text::tr("configured: %1", "a limit").arg(exactAmount(*configured));
    return view.label + u": "_s + parts.join(u", "_s);
}

QString paceNote(const RateWindow& window, const Standing& standing, std::optional<double> left, TimePoint now)
{
    const bool low = left && *left <= 0.25;
    const bool pressing = standing.severity && *standing.severity != Severity::Calm;
    // That it lasts is worth a word where little is left, that it does not where it matters.
    return (runsOutAt(window, now) ? pressing : low) ? paceText(window, now) : QString();
}

} // namespace

bool blocksOnlyPart(const RateWindow& window, const std::vector<RateWindow>& all)
{
    const bool side = isSideUse(window);
    return std::ranges::any_of(all, [&](const RateWindow& other) {
        return !isSideUse(other) && hasSomethingLeft(other) && (side || isOfAModelBeside(window, other));
    });
}

WindowView windowView(
    const RateWindow& window, const Standing& standing, TimePoint now, TimePoint readAt, const Wording& wording)
{
    const auto left = window.leftShareAt(now, readAt);
    WindowView view;
    view.id = windowKey(window);
    view.label = plainText(windowName(window));
    view.amount = amountText(window, wording.share);
    view.when = resetText(window, now, readAt, wording.resets);
    view.left = left;
    view.value = left ? percentText(*left, wording.share) : Text::tr("unknown");
    if (left)
        view.valueSuffix = wording.share == Share::Left ? Text::tr("left") : Text::tr("used");
    view.rising = !standing.stale && window.refill == Refill::Bucket && left && *left < 1.0 && window.resetsAt
        && *window.resetsAt > now;
    view.timeLeft = standing.stale ? std::nullopt : shareOfTimeLeft(window, now);
    if (const auto configured = lowerConfigured(window); configured && *window.limit > 0)
        view.configured = *configured / *window.limit;
    view.state = standing.stale ? GaugeState::Stale : gaugeState(standing.severity.value_or(Severity::Calm));
    const bool out = left && *left <= 0;
    if (!standing.stale)
        view.note = out && standing.onlyPart ? Text::tr("Blocks only this; the rest goes on.")
                                             : paceNote(window, standing, left, now);
    if (out)
        view.when = view.when.isEmpty() ? Text::tr("used up") : Text::tr("used up · %1").arg(view.when);
    view.spoken = spokenText(window, view, wording.share);
    return view;
}

} // namespace quotalamp
