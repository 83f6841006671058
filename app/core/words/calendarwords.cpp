// SPDX-License-Identifier: MIT
#include "core/words/calendarwords.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/forecastwords.h"
#include "core/words/limitwords.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestSummary = 200;
constexpr qsizetype longestContentLine = 75; ///< octets, without the end of the line

std::vector<ComingEvent> comingOf(const std::vector<const AccountInView*>& accounts, TimePoint now, Milliseconds ahead)
{
    std::vector<CalendarSource> sources;
    sources.reserve(accounts.size());
    for (const AccountInView* account : accounts) {
        const auto& reading = account->account->snapshot.reading;
        sources.push_back({&account->standing, reading && reading->savedResets ? &*reading->savedResets : nullptr});
    }
    return comingEvents(sources, now, ahead);
}

/// What it happens to.
LimitStanding happensTo(const ComingEvent& event, const AccountInView& account)
{
    if (event.limit != nullptr)
        return *event.limit;
    return {account.account->snapshot.reading.value_or(Reading()).savedResets.value_or(SavedResets())};
}

/// Of what happens, not of when: a reset that moves is the same one. Saved ones are told apart by nothing else.
QString eventId(const ComingEvent& event, const QString& accountId, const QString& limitKey)
{
    QString all = eventKindName(event.kind) + u'\n' + accountId + u'\n' + limitKey;
    if (event.kind == ComingEvent::Kind::Expires)
        all += u'\n' + toRfc3339(event.at);
    constexpr qsizetype enough = 16;
    return QString::fromLatin1(
        QCryptographicHash::hash(all.toUtf8(), QCryptographicHash::Sha256).first(enough).toHex());
}

QString eventText(const ComingEvent& event, TimePoint now)
{
    const QString clock = clockText(event.at, now);
    if (event.kind == ComingEvent::Kind::Expires)
        return Text::tr("Expires: %1", "a time").arg(clock);
    if (event.kind == ComingEvent::Kind::RunsOut)
        return outlookText(*event.limit, now);
    const auto* window = std::get_if<RateWindow>(&event.limit->limit);
    return window && window->refill == Refill::Bucket ? Text::tr("Full again: %1", "a time").arg(clock)
                                                      : Text::tr("Resets: %1", "a time").arg(clock);
}

QString eventSummary(const CalendarLine& line)
{
    switch (line.kind) {
    case ComingEvent::Kind::Reset:
        return Text::tr("%1 is back", "a limit, as an event in a calendar").arg(line.subject);
    case ComingEvent::Kind::RunsOut:
        return Text::tr("%1 runs out", "a limit, as an event in a calendar").arg(line.subject);
    case ComingEvent::Kind::Expires:
        break;
    }
    return Text::tr("%1: one expires", "saved resets, as an event in a calendar").arg(line.subject);
}

/// What would end the line or mean something in it.
QByteArray escapedText(const QString& text)
{
    QByteArray escaped = plainText(text, longestSummary).toUtf8(); // which has no lines
    for (const char mark : {'\\', ';', ','})
        escaped.replace(mark, QByteArray("\\") + mark);
    return escaped;
}

/// A line that is too long goes on in the next one, behind a blank; no character is cut in two.
QByteArray folded(const QByteArray& line)
{
    QByteArray text;
    qsizetype length = 0;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype size = 1;
        while (at + size < line.size() && (static_cast<unsigned char>(line.at(at + size)) & 0xC0U) == 0x80U)
            ++size;
        if (length + size > longestContentLine) {
            text += "\r\n ";
            length = 1;
        }
        text += line.mid(at, size);
        length += size;
        at += size;
    }
    return text + "\r\n";
}

/// In UTC, to the second.
QByteArray stamp(TimePoint instant)
{
    return toDateTime(instant).toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
}

QByteArray eventLines(const CalendarLine& line, TimePoint now)
{
    const TimePoint at = std::chrono::floor<Seconds>(line.at);
    const TimePoint until = std::chrono::ceil<Seconds>(line.until);
    QByteArray text = folded("BEGIN:VEVENT");
    text += folded("UID:" + line.id.toLatin1() + "@quotalamp");
    text += folded("DTSTAMP:" + stamp(now));
    text += folded("DTSTART:" + stamp(at));
    if (until > at)
        text += folded("DTEND:" + stamp(until));
    text += folded("SUMMARY:" + escapedText(eventSummary(line)));
    text += folded("DESCRIPTION:" + escapedText(line.what));
    text += folded("TRANSP:TRANSPARENT");
    return text + folded("END:VEVENT");
}

} // namespace

std::vector<CalendarLine> calendarLines(
    const std::vector<const AccountInView*>& accounts, TimePoint now, Milliseconds ahead, std::size_t most)
{
    std::vector<CalendarLine> lines;
    for (const ComingEvent& event : comingOf(accounts, now, ahead)) {
        if (lines.size() == most)
            break;
        const AccountInView& account = *accounts[event.account];
        const LimitStanding limit = happensTo(event, account);
        lines.push_back({event.kind, eventId(event, account.standing.accountId, limit.key()),
            limitSubject(account.subject, limit), eventText(event, now), event.at, event.until});
    }
    return lines;
}

QJsonObject calendarJson(const std::vector<const AccountInView*>& accounts, TimePoint now)
{
    QJsonArray list;
    for (const ComingEvent& event : comingOf(accounts, now, calendarAhead)) {
        const AccountInView& account = *accounts[event.account];
        const bool out = event.kind == ComingEvent::Kind::RunsOut;
        const LimitStanding limit = happensTo(event, account);
        const Forecast forecast = limit.forecast.value_or(Forecast());
        list.append(QJsonObject{{u"kind"_s, eventKindName(event.kind)},
            {u"id"_s, eventId(event, account.standing.accountId, limit.key())},
            {u"account"_s, account.standing.accountId}, {u"provider"_s, account.account->account.provider},
            {u"account_key"_s, account.account->account.label}, {u"limit"_s, limit.key()},
            {u"subject"_s, limitSubject(account.subject, limit)},
            {u"at"_s, toRfc3339(out ? *forecast.runsOutAt : event.at)},
            {u"earliest"_s, orNull(out ? forecast.earliest : std::nullopt)},
            {u"latest"_s, orNull(out ? forecast.latest : std::nullopt)}});
    }
    return {{u"schema"_s, 1}, {u"generated_at"_s, toRfc3339(now)}, {u"events"_s, list}};
}

QByteArray calendarFile(const std::vector<CalendarLine>& lines, TimePoint now)
{
    QByteArray text = folded("BEGIN:VCALENDAR") + folded("VERSION:2.0") + folded("PRODID:-//Quotalamp//Quotalamp//EN")
        + folded("CALSCALE:GREGORIAN") + folded("X-WR-CALNAME:Quotalamp");
    for (const CalendarLine& line : lines)
        text += eventLines(line, now);
    return text + folded("END:VCALENDAR");
}

} // namespace quotalamp
