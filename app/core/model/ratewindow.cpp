// SPDX-License-Identifier: MIT
#include "core/model/ratewindow.h"

#include "core/base/wordtable.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array unitWords{
    Word{Unit::Requests, "requests"_L1},
    Word{Unit::Tokens, "tokens"_L1},
    Word{Unit::Percent, "percent"_L1},
    Word{Unit::Images, "images"_L1},
    Word{Unit::AudioSeconds, "seconds"_L1},
    Word{Unit::Characters, "characters"_L1},
    Word{Unit::Pages, "pages"_L1},
    Word{Unit::Other, "other"_L1},
};

constexpr std::array severityWords{
    Word{Severity::Calm, "calm"_L1},
    Word{Severity::Warning, "warning"_L1},
    Word{Severity::Critical, "critical"_L1},
    Word{Severity::Exhausted, "exhausted"_L1},
};

} // namespace

std::optional<double> RateWindow::leftShare() const
{
    if (!remaining)
        return std::nullopt;
    if (limit && *limit > 0)
        return std::clamp(*remaining / *limit, 0.0, 1.0);
    // A window of which only "nothing left" is known is used up all the same.
    if (*remaining <= 0)
        return 0.0;
    return std::nullopt;
}

std::optional<double> RateWindow::leftShareAt(TimePoint now, TimePoint readAt) const
{
    readAt = whenTold(readAt);
    const auto left = leftShare();
    if (!left || refill != Refill::Bucket || !resetsAt || *resetsAt <= readAt || now <= readAt)
        return left;
    if (now >= *resetsAt)
        return 1.0;
    const double passed =
        std::chrono::duration<double>(now - readAt) / std::chrono::duration<double>(*resetsAt - readAt);
    return *left + (1.0 - *left) * passed;
}

bool RateWindow::isResetDue(TimePoint now, TimePoint readAt) const
{
    if (!resetsAt || *resetsAt > now)
        return false;
    const bool wasFull = leftShare() == 1.0 || *resetsAt <= whenTold(readAt);
    return refill != Refill::Bucket || !wasFull;
}

std::optional<double> lowerConfigured(const RateWindow& window)
{
    const bool lower = window.configured && window.limit && *window.configured < *window.limit;
    return lower ? window.configured : std::nullopt;
}

QString windowKey(const RateWindow& window)
{
    return window.model.isEmpty() ? window.id : window.id + u'@' + window.model;
}

QString unitName(Unit unit)
{
    return wordOf(unitWords, unit);
}

std::optional<Unit> unitFromName(QStringView name)
{
    return valueOf(unitWords, name);
}

QString refillName(Refill refill)
{
    switch (refill) {
    case Refill::Bucket:
        return u"bucket"_s;
    case Refill::Fixed:
        return u"fixed"_s;
    case Refill::Unknown:
        break;
    }
    return {};
}

std::optional<Refill> refillFromName(QStringView name)
{
    if (name == "bucket"_L1)
        return Refill::Bucket;
    if (name == "fixed"_L1)
        return Refill::Fixed;
    if (name.isEmpty())
        return Refill::Unknown;
    return std::nullopt;
}

QString severityName(Severity severity)
{
    return wordOf(severityWords, severity);
}

std::optional<Severity> severityFromName(QStringView name)
{
    return valueOf(severityWords, name);
}

std::optional<Severity> severity(
    const RateWindow& window, TimePoint now, TimePoint readAt, const Thresholds& thresholds)
{
    const auto left = window.leftShareAt(now, readAt);
    if (!left)
        return std::nullopt;
    // Half a millionth: a quarter left must not miss its threshold by the last bit of a double.
    constexpr double tolerance = 5e-7;
    const double used = 1.0 - *left + tolerance;
    if (*left <= 0)
        return Severity::Exhausted;
    if (used >= thresholds.critical)
        return Severity::Critical;
    if (used >= thresholds.warning)
        return Severity::Warning;
    return Severity::Calm;
}

} // namespace quotalamp
