// SPDX-License-Identifier: MIT
#include "core/base/time.h"

#include <QRegularExpression>

#include <array>
#include <ctime>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstYear = 2000;
constexpr int lastYear = 2199;

/// Fields of an instant as they were written, in UTC after `offset` is taken off.
struct Fields {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    Milliseconds fraction{0};
    std::chrono::minutes offset{0};
};

std::optional<TimePoint> instant(const Fields& fields)
{
    using namespace std::chrono;
    if (fields.year < firstYear || fields.year > lastYear)
        return std::nullopt;
    const year_month_day date{
        year{fields.year}, month{static_cast<unsigned>(fields.month)}, day{static_cast<unsigned>(fields.day)}};
    // 24:00 is no hour of ours; second 60 is a leap second.
    if (!date.ok() || fields.hour > 23 || fields.minute > 59 || fields.second > 60)
        return std::nullopt;
    return TimePoint{sys_days{date}} + hours{fields.hour} + minutes{fields.minute} + seconds{fields.second}
    + fields.fraction - fields.offset;
}

/// Where in an instant as toRfc3339() writes it the digits of a number stand.
struct Place {
    qsizetype at;
    qsizetype digits;
};
constexpr QLatin1StringView ownForm("0000-00-00T00:00:00.000Z");
constexpr std::array ownPlaces{
    Place{0, 4}, Place{5, 2}, Place{8, 2}, Place{11, 2}, Place{14, 2}, Place{17, 2}, Place{20, 3}};

using OwnNumbers = std::array<int, ownPlaces.size()>;

/// The numbers of an instant that has the form of our own, which files are full of; empty: it has another one.
std::optional<OwnNumbers> numbersInOwnForm(QStringView text)
{
    if (text.size() != ownForm.size())
        return std::nullopt;
    for (qsizetype i = 0; i < ownForm.size(); ++i) {
        const char16_t wanted = ownForm[i].unicode();
        const char16_t given = text[i].unicode();
        if (wanted == u'0' ? given < u'0' || given > u'9' : given != wanted)
            return std::nullopt;
    }
    OwnNumbers numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        for (const QChar digit : text.sliced(ownPlaces.at(i).at, ownPlaces.at(i).digits))
            numbers.at(i) = numbers.at(i) * 10 + (digit.unicode() - u'0');
    }
    return numbers;
}

QString inOwnForm(const OwnNumbers& numbers)
{
    QString text(ownForm);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        int rest = numbers.at(i);
        for (qsizetype place = ownPlaces.at(i).digits - 1; place >= 0; --place, rest /= 10)
            text[ownPlaces.at(i).at + place] = QChar(u'0' + rest % 10);
    }
    return text;
}

int integer(const QRegularExpressionMatch& match, const QString& group)
{
    return match.capturedView(group).toInt();
}

/// The first three digits of a fraction; what is finer does not show.
Milliseconds milliseconds(QStringView digits)
{
    int value = 0;
    for (int place = 0; place < 3; ++place)
        value = value * 10 + (place < digits.size() ? digits[place].digitValue() : 0);
    return Milliseconds{value};
}

std::optional<std::chrono::minutes> zoneOffset(const QRegularExpressionMatch& match)
{
    const QStringView sign = match.capturedView(u"sign"_s);
    if (sign.isEmpty())
        return std::chrono::minutes{0};
    const int hours = integer(match, u"zoneHour"_s);
    const int minutes = integer(match, u"zoneMinute"_s);
    if (hours > 23 || minutes > 59)
        return std::nullopt;
    const std::chrono::minutes offset{hours * 60 + minutes};
    return sign == u"-" ? -offset : offset;
}

int monthNumber(QStringView name)
{
    constexpr std::array names{"Jan"_L1, "Feb"_L1, "Mar"_L1, "Apr"_L1, "May"_L1, "Jun"_L1, "Jul"_L1, "Aug"_L1, "Sep"_L1,
        "Oct"_L1, "Nov"_L1, "Dec"_L1};
    for (std::size_t index = 0; index < names.size(); ++index) {
        if (name == names.at(index))
            return static_cast<int>(index) + 1;
    }
    return 0;
}

} // namespace

TimePoint wallClock()
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

Milliseconds sinceBoot()
{
#ifdef CLOCK_BOOTTIME
    timespec time{};
    if (::clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return std::chrono::duration_cast<Milliseconds>(Seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
#endif
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

QDateTime toDateTime(TimePoint instant)
{
    // Moved, because Qt 6.9 deprecates making one with Qt::UTC, and what it wants instead came with Qt 6.5.
    static const QDateTime epoch = QDateTime::fromString(u"1970-01-01T00:00:00Z"_s, Qt::ISODate);
    return epoch.addMSecs(instant.time_since_epoch().count());
}

TimePoint fromDateTime(const QDateTime& instant)
{
    return TimePoint{Milliseconds{instant.toMSecsSinceEpoch()}};
}

TimePoint startOfDay(TimePoint instant)
{
    return std::chrono::floor<std::chrono::days>(instant);
}

TimePoint startOfMonth(TimePoint instant)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(instant)};
    return std::chrono::sys_days{day.year() / day.month() / 1};
}

TimePoint startOfNextMonth(TimePoint instant)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(instant)};
    return std::chrono::sys_days{(day.year() / day.month() + std::chrono::months(1)) / 1};
}

QString toRfc3339(TimePoint instant)
{
    using namespace std::chrono;
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss time{instant - day};
    const int year = static_cast<int>(date.year());
    if (year < 0 || year > 9999)
        return toDateTime(instant).toString(Qt::ISODateWithMs);
    return inOwnForm({year, static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
        static_cast<int>(time.subseconds().count())});
}

std::optional<TimePoint> parseInstant(QStringView text)
{
    if (const auto own = numbersInOwnForm(text)) {
        const auto& [year, month, day, hour, minute, second, fraction] = *own;
        return instant({year, month, day, hour, minute, second, Milliseconds(fraction), {}});
    }
    // "12ms", "1m30s" and other forms of a reset are most of what is asked here.
    const QStringView trimmed = text.trimmed();
    constexpr qsizetype yearDigits = 4;
    if (trimmed.size() <= yearDigits || trimmed.at(yearDigits) != u'-')
        return std::nullopt;
    static const QRegularExpression pattern(
        uR"(\A(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2}))"
        uR"((?:[Tt ](?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)"
        uR"( ?(?:[Zz]|(?<sign>[+-])(?<zoneHour>[0-9]{2}):?(?<zoneMinute>[0-9]{2}))?)?\z)"_s);
    const auto match = pattern.match(trimmed.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const auto offset = zoneOffset(match);
    if (!offset)
        return std::nullopt;
    return instant({integer(match, u"year"_s), integer(match, u"month"_s), integer(match, u"day"_s),
        integer(match, u"hour"_s), integer(match, u"minute"_s), integer(match, u"second"_s),
        milliseconds(match.capturedView(u"fraction"_s)), *offset});
}

std::optional<TimePoint> parseHttpDate(QStringView text)
{
    // The form of today, and the two obsolete ones a recipient has to accept.
    static const std::array patterns{
        QRegularExpression(uR"(\A[A-Z][a-z]{2}, (?<day>[0-9]{2}) (?<month>[A-Z][a-z]{2}) (?<year>[0-9]{4}) )"
                           uR"((?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2}) (?:GMT|UTC)\z)"_s),
        QRegularExpression(uR"(\A[A-Z][a-z]{5,8}, (?<day>[0-9]{2})-(?<month>[A-Z][a-z]{2})-(?<year>[0-9]{2}) )"
                           uR"((?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2}) GMT\z)"_s),
        QRegularExpression(uR"(\A[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[0-9 ][0-9]) )"
                           uR"((?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2}) (?<year>[0-9]{4})\z)"_s),
    };
    const QString trimmed = text.trimmed().toString();
    for (const QRegularExpression& pattern : patterns) {
        const auto match = pattern.match(trimmed);
        if (!match.hasMatch())
            continue;
        const int year = integer(match, u"year"_s);
        const int day = match.capturedView(u"day"_s).trimmed().toInt();
        return instant({year < 100 ? firstYear + year : year, monthNumber(match.capturedView(u"month"_s)), day,
            integer(match, u"hour"_s), integer(match, u"minute"_s), integer(match, u"second"_s), Milliseconds{0},
            std::chrono::minutes{0}});
    }
    return std::nullopt;
}

} // namespace quotalamp
