// SPDX-License-Identifier: MIT
#include "core/words/labelwords.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/model/agreement.h"

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// A length that is added to what is counted.
struct SpokenLength {
    Seconds period;
    QLatin1StringView ending; ///< of an id that says it itself: "requests-day"
    const char* joined;       ///< "%1 per day"
};
constexpr std::array spokenLengths{
    SpokenLength{Seconds(1), "-second"_L1, QT_TRANSLATE_NOOP("quotalamp", "%1 per second")},
    SpokenLength{minutes(1), "-minute"_L1, QT_TRANSLATE_NOOP("quotalamp", "%1 per minute")},
    SpokenLength{hours(1), "-hour"_L1, QT_TRANSLATE_NOOP("quotalamp", "%1 per hour")},
    SpokenLength{days(1), "-day"_L1, QT_TRANSLATE_NOOP("quotalamp", "%1 per day")},
    SpokenLength{days(7), "-week"_L1, QT_TRANSLATE_NOOP("quotalamp", "%1 per week")},
    SpokenLength{days(30), "-month"_L1, QT_TRANSLATE_NOOP("quotalamp", "%1 per month")},
};
constexpr const char* thirtyDays = QT_TRANSLATE_NOOP("quotalamp", "%1 in 30 days");

/// The one that the id says at its end; null where it says none.
const SpokenLength* endingOf(const RateWindow& window)
{
    const auto* found = std::ranges::find_if(
        spokenLengths, [&window](const SpokenLength& each) { return window.id.endsWith(each.ending); });
    return found == spokenLengths.end() ? nullptr : found;
}

/// "%1 per day"; null where the length goes without saying, or has no word of its own.
const char* lengthJoined(const RateWindow& window)
{
    if (!window.period)
        return nullptr;
    const SpokenLength* ending = endingOf(window);
    if (isMonth(*window.period)) {
        const bool saysMonth = ending && ending->period == days(30);
        return *window.period == days(30) && !saysMonth ? thirtyDays : spokenLengths.back().joined;
    }
    const auto* length = std::ranges::find(spokenLengths, *window.period, &SpokenLength::period);
    const bool unsaid = length == spokenLengths.end() || (length->period == minutes(1) && length != ending);
    return unsaid ? nullptr : length->joined;
}

/// "7d", "7d-opus" → "7 days"; empty where the id does not begin with a length.
QString lengthName(const QString& id)
{
    if (id.isEmpty() || !id.front().isDigit())
        return {};
    const QString length = id.section(u'-', 0, 0);
    if (length == "1mo"_L1)
        return Text::tr("1 month");
    bool isNumber = false;
    const int count = length.chopped(std::min<qsizetype>(1, length.size())).toInt(&isNumber);
    if (!isNumber || count <= 0)
        return {};
    switch (length.back().unicode()) {
    case u'm':
        return count == 1 ? Text::tr("1 minute") : Text::tr("%Ln minutes", nullptr, count);
    case u'h':
        return count == 1 ? Text::tr("1 hour") : Text::tr("%Ln hours", nullptr, count);
    case u'd':
        return count == 1 ? Text::tr("1 day") : Text::tr("%Ln days", nullptr, count);
    default:
        return {};
    }
}

/// A window told by its length is named by it, and by what it is for: "7 days, Opus".
QString nameByLength(const RateWindow& window, const QString& length)
{
    const QString purpose = translatedLabel(englishLabel(window));
    if (purpose.isEmpty())
        return length;
    return Text::tr("%1, %2", "length of a window, what it is for")
        .arg(length, window.label.isEmpty() ? standingAlone(purpose) : purpose);
}

} // namespace

QString translatedLabel(const QString& label)
{
    // An empty text would be answered with what the translation says of itself.
    return label.isEmpty() ? label : QCoreApplication::translate("limits", label.toUtf8().constData());
}

QString standingAlone(QString text)
{
    const QString first = text.section(u' ', 0, 0);
    const bool isName =
        std::ranges::any_of(first, [](QChar character) { return character.isDigit() || character.isUpper(); });
    return isName ? text : capitalised(std::move(text));
}

QString wordsOfId(QString id)
{
    return id.replace(u'-', u' ').replace(u'_', u' ');
}

QString englishLabel(const RateWindow& window)
{
    if (!window.label.isEmpty())
        return window.label;
    if (!lengthName(window.id).isEmpty())
        return wordsOfId(window.id.section(u'-', 1));
    const SpokenLength* ending = window.period ? endingOf(window) : nullptr;
    return wordsOfId(ending ? window.id.chopped(ending->ending.size()) : window.id);
}

QString windowSubject(const RateWindow& window)
{
    const QString length = lengthName(window.id);
    const bool labelIsAll = !window.label.isEmpty() && !window.id.contains(u'-');
    if (!length.isEmpty() && !labelIsAll)
        return nameByLength(window, length);
    const QString label = translatedLabel(englishLabel(window));
    const char* joined = window.label.isEmpty() ? lengthJoined(window) : nullptr;
    return joined ? Text::tr(joined).arg(label) : label;
}

QString windowName(const RateWindow& window)
{
    return standingAlone(windowSubject(window));
}

QString englishSubject(const RateWindow& window)
{
    if (window.label.isEmpty() && !lengthName(window.id).isEmpty())
        return window.id;
    const char* joined = window.label.isEmpty() ? lengthJoined(window) : nullptr;
    return joined ? QString::fromLatin1(joined).arg(englishLabel(window)) : englishLabel(window);
}

} // namespace quotalamp
