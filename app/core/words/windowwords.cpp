// SPDX-License-Identifier: MIT
#include "core/words/windowwords.h"

#include "core/base/tr.h"
#include "core/words/labelwords.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

QString localNumber(qint64 value)
{
    return QLocale().toString(value);
}

QString spaced(qint64 value, const QString& unit)
{
    return localNumber(value) + QChar::Nbsp + unit;
}

QString percentOf(int percent)
{
    return Text::tr("%1%", "a percentage").arg(QLocale().toString(percent));
}

/// Rounded down, 100 only when full. A share that is a whole percent but for the last bits of a double is that percent.
int percentRoundedDown(double share)
{
    const int percent = static_cast<int>(std::floor(share * 100.0 + 1e-9));
    return share < 1.0 ? std::min(percent, 99) : percent;
}

QString clockResetText(const RateWindow& window, TimePoint now)
{
    const QString clock = resetClockText(*window.resetsAt, now);
    const bool today = *window.resetsAt - now < hours(24);
    if (window.refill == Refill::Bucket)
        return today ? Text::tr("full again at %1", "a time").arg(clock)
                     : Text::tr("full again %1", "a day").arg(clock);
    return today ? Text::tr("resets at %1", "a time").arg(clock) : Text::tr("resets %1", "a day").arg(clock);
}

} // namespace

Wording wordingOf(const Settings& settings)
{
    return {settings.share, settings.resetStyle};
}

QString durationText(Milliseconds duration)
{
    const auto seconds = std::max<qint64>(1, std::chrono::ceil<std::chrono::seconds>(duration).count());
    if (seconds < 60)
        return spaced(seconds, Text::tr("s"));
    if (seconds < 600) {
        if (seconds % 60 == 0)
            return spaced(seconds / 60, Text::tr("min"));
        return Text::tr("%1m %2s").arg(localNumber(seconds / 60), localNumber(seconds % 60));
    }
    const auto wholeMinutes = std::chrono::ceil<minutes>(duration).count();
    if (wholeMinutes < 60)
        return spaced(wholeMinutes, Text::tr("min"));
    if (wholeMinutes < 24 * 60) {
        if (wholeMinutes % 60 == 0)
            return spaced(wholeMinutes / 60, Text::tr("h"));
        return Text::tr("%1h %2m").arg(localNumber(wholeMinutes / 60), localNumber(wholeMinutes % 60));
    }
    const auto wholeHours = std::chrono::ceil<hours>(duration).count();
    if (wholeHours % 24 == 0)
        return spaced(wholeHours / 24, Text::tr("d"));
    return Text::tr("%1d %2h").arg(localNumber(wholeHours / 24), localNumber(wholeHours % 24));
}

QString percentText(double leftShare)
{
    const double share = std::clamp(leftShare, 0.0, 1.0);
    const int percent = percentRoundedDown(share);
    return percent == 0 && share > 0 ? u'<' + percentOf(1) : percentOf(percent);
}

int wholePercent(double leftShare, Share share)
{
    const double left = std::clamp(leftShare, 0.0, 1.0);
    if (share == Share::Left)
        return percentRoundedDown(left);
    // Never 100% used while anything is left.
    return left > 0 ? std::min(100 - percentRoundedDown(left), 99) : 100;
}

double exactPercent(double leftShare)
{
    const double left = std::clamp(leftShare, 0.0, 1.0);
    const double tenths = std::floor(left * 1000.0 + 1e-6);
    return left > 0 && left < 1 ? std::clamp(tenths, 1.0, 999.0) / 10.0 : tenths / 10.0;
}

QString percentText(double leftShare, Share share)
{
    return share == Share::Left ? percentText(leftShare) : percentOf(wholePercent(leftShare, share));
}

QString shareText(double leftShare, Share share)
{
    const QString percent = percentText(leftShare, share);
    return share == Share::Left ? Text::tr("%1 left").arg(percent) : Text::tr("%1 used").arg(percent);
}

QString shortAmount(double amount)
{
    struct Scale {
        double unit;
        const char* text;
    };
    static constexpr std::array scales{
        Scale{1e9, QT_TRANSLATE_NOOP("quotalamp", "%1B")},
        Scale{1e6, QT_TRANSLATE_NOOP("quotalamp", "%1M")},
        Scale{1e3, QT_TRANSLATE_NOOP("quotalamp", "%1k")},
    };
    const QLocale locale;
    const auto* scale = std::ranges::find_if(scales, [amount](const Scale& each) { return amount >= each.unit; });
    if (scale == scales.end())
        return locale.toString(std::floor(amount), 'f', 0);
    // Rounded down like every level: "200k" must not stand for 199,997.
    const double tenths = std::floor(amount / scale->unit * 10.0 + 1e-9);
    const bool whole = tenths >= 1000 || std::fmod(tenths, 10.0) == 0;
    return Text::tr(scale->text)
        .arg(locale.toString(whole ? std::floor(tenths / 10.0) : tenths / 10.0, 'f', whole ? 0 : 1));
}

QString exactAmount(double amount)
{
    return QLocale().toString(amount, 'f', std::abs(amount - std::round(amount)) < 1e-9 ? 0 : 2);
}

QString resetText(const RateWindow& window, TimePoint now, TimePoint readAt, ResetStyle style)
{
    if (!window.resetsAt)
        return {};
    const bool full = window.leftShare() == 1.0;
    const bool bucket = window.refill == Refill::Bucket;
    if (bucket && (full || *window.resetsAt <= window.whenTold(readAt)))
        return {}; // full already when it was read: nothing to wait for
    if (window.isResetDue(now, readAt))
        return resetDueText();
    if (style == ResetStyle::Clock)
        return clockResetText(window, now);
    const QString left = durationText(*window.resetsAt - now);
    return bucket ? Text::tr("full again in %1").arg(left) : Text::tr("resets in %1").arg(left);
}

QString resetDueText()
{
    return Text::tr("due, not confirmed yet");
}

QString returnText(TimePoint instant, TimePoint now, ResetStyle style)
{
    return style == ResetStyle::Clock ? resetClockText(instant, now)
                                      : Text::tr("in %1").arg(durationText(instant - now));
}

QString plainHttpMark()
{
    return Text::tr("key travels unencrypted");
}

QString agoText(TimePoint then, TimePoint now)
{
    // Below a second, or from a clock that was set back.
    if (now - then < std::chrono::seconds(1))
        return Text::tr("just now");
    const Milliseconds age = std::chrono::floor<std::chrono::seconds>(now - then);
    const bool longAgo = age >= minutes(1);
    return Text::tr("%1 ago").arg(durationText(longAgo ? std::chrono::floor<minutes>(age) : age));
}

QString observedText(TimePoint readAt, TimePoint now)
{
    return Text::tr("observed %1", "an age").arg(agoText(readAt, now));
}

QString windowLine(
    const QString& providerName, const RateWindow& window, TimePoint now, TimePoint readAt, const Wording& wording)
{
    const QString subject = providerName + u' ' + windowSubject(window);
    const auto left = window.leftShareAt(now, readAt);
    if (!left)
        return Text::tr("%1: unknown").arg(subject);
    const QString level = *left <= 0
        ? Text::tr("%1: used up").arg(subject)
        : Text::tr("%1: %2", "a limit, its level").arg(subject, shareText(*left, wording.share));
    const QString reset = resetText(window, now, readAt, wording.resets);
    return reset.isEmpty() ? level : Text::tr("%1, %2", "a limit, when it comes back").arg(level, reset);
}

QString clockFormat(const QLocale& locale)
{
    return locale.timeFormat(QLocale::ShortFormat).remove(":ss"_L1);
}

QString withSeconds(QString format)
{
    const auto minute = format.indexOf("mm"_L1);
    return minute < 0 || format.contains("ss"_L1) ? format : format.insert(minute + 2, ":ss"_L1);
}

QString clockText(TimePoint instant, TimePoint now)
{
    const QDateTime local = toDateTime(instant).toLocalTime();
    const QLocale locale;
    QString time = locale.toString(local.time(), clockFormat(locale));
    if (instant - now < hours(24))
        return time;
    if (instant - now < days(7))
        return Text::tr("%1 %2", "weekday, time")
            .arg(locale.dayName(local.date().dayOfWeek(), QLocale::ShortFormat), time);
    return locale.toString(local.date(), QLocale::ShortFormat);
}

QString resetClockText(TimePoint instant, TimePoint now)
{
    if (instant - now >= minutes(10))
        return clockText(instant, now);
    const QLocale locale;
    return locale.toString(toDateTime(instant).toLocalTime().time(), withSeconds(clockFormat(locale)));
}

} // namespace quotalamp
