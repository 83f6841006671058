// SPDX-License-Identifier: MIT
#include "providers/hooks/waits.h"

#include "core/model/wireforms.h"
#include "providers/hooks/errorbody.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::days farthest{40};       ///< a month's limit comes back sooner
constexpr Milliseconds longestOfNonsense = 24h; ///< where a longer wait is told
constexpr int deepestWait = 6;
constexpr qsizetype mostMembers = 200; ///< of a body that are looked at
constexpr int mostText = 1000;

using Wait = std::optional<TimePoint>;

Wait laterOf(const Wait& a, const Wait& b)
{
    return a && b ? std::max(a, b) : a ? a : b;
}

Wait after(Milliseconds wait, const Answer& answer)
{
    if (wait <= 0ms)
        return std::nullopt;
    return answer.receivedAt + (wait > farthest ? longestOfNonsense : std::max<Milliseconds>(wait, 1s));
}

/// A date that was told, not one that has passed or is beyond all sense.
Wait sensibleWait(const Wait& instant, const Answer& answer)
{
    const bool sensible = instant && *instant > answer.receivedAt && *instant <= answer.receivedAt + farthest;
    return sensible ? instant : Wait();
}

Wait sensibleWait(TimePoint serverInstant, const Answer& answer)
{
    return sensibleWait(Wait(serverInstant + serverSkew(answer.headers, answer.receivedAt)), answer);
}

// In members

/// Names of members, squeezed, that say when to come back.
enum class Form { None, Seconds, Milliseconds, Instant };
struct MemberForm {
    QLatin1StringView name;
    Form form;
};
constexpr std::array memberForms{
    MemberForm{"retryafter"_L1, Form::Seconds},
    MemberForm{"retryafterseconds"_L1, Form::Seconds},
    MemberForm{"retryaftersecs"_L1, Form::Seconds},
    MemberForm{"retryaftersec"_L1, Form::Seconds},
    MemberForm{"retryafters"_L1, Form::Seconds},
    MemberForm{"retryin"_L1, Form::Seconds},
    MemberForm{"retryinseconds"_L1, Form::Seconds},
    MemberForm{"retrydelay"_L1, Form::Seconds},
    MemberForm{"retrydelayseconds"_L1, Form::Seconds},
    MemberForm{"waitseconds"_L1, Form::Seconds},
    MemberForm{"waittime"_L1, Form::Seconds},
    MemberForm{"waitfor"_L1, Form::Seconds},
    MemberForm{"resetin"_L1, Form::Seconds},
    MemberForm{"resetsin"_L1, Form::Seconds},
    MemberForm{"resetinseconds"_L1, Form::Seconds},
    MemberForm{"resetsinseconds"_L1, Form::Seconds},
    MemberForm{"resetafter"_L1, Form::Seconds},
    MemberForm{"resetafterseconds"_L1, Form::Seconds},
    MemberForm{"secondsuntilreset"_L1, Form::Seconds},
    MemberForm{"retryafterms"_L1, Form::Milliseconds},
    MemberForm{"retryaftermillis"_L1, Form::Milliseconds},
    MemberForm{"retryaftermilliseconds"_L1, Form::Milliseconds},
    MemberForm{"retrydelayms"_L1, Form::Milliseconds},
    MemberForm{"retryinms"_L1, Form::Milliseconds},
    MemberForm{"resetinms"_L1, Form::Milliseconds},
    MemberForm{"resetsinms"_L1, Form::Milliseconds},
    MemberForm{"waitms"_L1, Form::Milliseconds},
    MemberForm{"retryat"_L1, Form::Instant},
    MemberForm{"resetat"_L1, Form::Instant},
    MemberForm{"resetsat"_L1, Form::Instant},
    MemberForm{"resettime"_L1, Form::Instant},
    MemberForm{"resetdate"_L1, Form::Instant},
    MemberForm{"nextreset"_L1, Form::Instant},
    MemberForm{"nextresetat"_L1, Form::Instant},
    MemberForm{"nextresettime"_L1, Form::Instant},
    MemberForm{"availableat"_L1, Form::Instant},
    MemberForm{"availableagainat"_L1, Form::Instant},
    MemberForm{"nextavailableat"_L1, Form::Instant},
    MemberForm{"xratelimitreset"_L1, Form::Instant},
    MemberForm{"ratelimitreset"_L1, Form::Instant},
};

Form formOfMember(const QString& member)
{
    const QString name = squeezed(member);
    const auto* known =
        std::ranges::find_if(memberForms, [&name](const MemberForm& each) { return name == each.name; });
    return known == memberForms.end() ? Form::None : known->form;
}

/// google.protobuf.Duration as some libraries write it: {"seconds": "48", "nanos": 5}.
QJsonValue plain(const QJsonValue& value)
{
    return value.isObject() ? value.toObject().value("seconds"_L1) : value;
}

Wait waitIn(const QJsonValue& told, Form form, const Answer& answer)
{
    const QJsonValue value = plain(told);
    const QString text = value.isDouble() ? QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest)
                                          : value.toString().trimmed();
    bool bare = false;
    const double number = text.toDouble(&bare);
    if (bare && form == Form::Milliseconds)
        return number < 1e12 ? after(Milliseconds(static_cast<qint64>(number)), answer) : Wait();
    // Whatever a member is called: nobody waits for thirty years, so that a number so large is an instant.
    const auto skew = serverSkew(answer.headers, answer.receivedAt);
    const Wait reset = parseReset(text.toLatin1(), ResetForm::Auto, answer.receivedAt, skew);
    if (!reset)
        return bare ? Wait() : waitInWords(u"retry in "_s + text, answer);
    const bool delay = (bare && number < 1e9) || parseDuration(text);
    return delay ? after(*reset - answer.receivedAt, answer) : sensibleWait(reset, answer);
}

Wait waitIn(const QJsonValue& json, const Answer& answer, int depth, qsizetype& left)
{
    Wait wait;
    if (depth > deepestWait)
        return wait;
    const QJsonArray list = json.toArray();
    for (qsizetype index = 0; index < list.size() && left > 0; ++index)
        wait = laterOf(wait, waitIn(list.at(index), answer, depth + 1, left));
    const QJsonObject object = json.toObject();
    for (auto member = object.begin(); member != object.end() && left > 0; ++member, --left) {
        const Form form = formOfMember(member.key());
        const QJsonValue value = member.value();
        if (form != Form::None)
            wait = laterOf(wait, waitIn(value, form, answer));
        else if (value.isObject() || value.isArray())
            wait = laterOf(wait, waitIn(value, answer, depth + 1, left));
    }
    return wait;
}

// In words

/// An amount with its unit; "1 hour and 20 minutes", "6m0s" and "43 s" are several of them or one.
struct Amount {
    QString pattern;
    Milliseconds length;
};
const std::array amounts{
    Amount{uR"(ms\b|millisec\w*|millis\b|毫秒)"_s, 1ms},
    Amount{uR"(s\b|secs?\b|seconds?\b|sekunden?\b|secondes?\b|segundos?\b|secondi\b|сек\w*|秒|초)"_s, 1s},
    Amount{uR"(m(?=\d|\b)|mins?\b|minutes?\b|minuten?\b|minutos?\b|minuti\b|мин\w*|分钟|分|분)"_s, 1min},
    Amount{uR"(h(?=\d|\b)|hrs?\b|hours?\b|stunden?\b|heures?\b|horas?\b|ore\b|час\w*|小时|時間|시간)"_s, 1h},
    Amount{uR"(d(?=\d|\b)|days?\b|tage?n?\b|jours?\b|d[íi]as?\b|giorni\b|дн\w*|день|天|日|일)"_s, 24h},
    Amount{uR"(weeks?\b|wochen?\b|semaines?\b|semanas?\b|недел\w*|周)"_s, 168h},
};

QRegularExpression wordsExpression(const QString& pattern)
{
    return QRegularExpression(
        pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

QString unitPattern()
{
    QStringList units;
    for (const Amount& amount : amounts)
        units.append(u'(' + amount.pattern + u')');
    return units.join(u'|');
}

/// "6m0s", "1 hour and 20 minutes", "17.8s": the sum.
Milliseconds sumOf(const QString& text)
{
    static const QRegularExpression part = wordsExpression(uR"((\d+(?:[.,]\d+)?)\s*-?(?:%1))"_s.arg(unitPattern()));
    double sum = 0;
    for (auto parts = part.globalMatch(text); parts.hasNext();) {
        const auto match = parts.next();
        const double count = match.captured(1).replace(u',', u'.').toDouble();
        for (std::size_t unit = 0; unit < amounts.size(); ++unit) {
            if (match.capturedLength(static_cast<int>(unit) + 2) > 0)
                sum += count * static_cast<double>(amounts.at(unit).length.count());
        }
    }
    constexpr double most = 400.0 * 24 * 3600 * 1000;
    return Milliseconds(static_cast<qint64>(std::min(sum, most)));
}

/// What announces a wait, with at most a few words behind it in the same sentence.
const QString announced =
    uR"((?:\b(?:re-?try(?:ing)?|try(?:ing)?|wait(?:ing)?|again|available|resets?|reset|renews?|refresh(?:es)?|regain|restored?|resumes?|lifted|unlocks?|back|cool ?down|erneut|warten|versuch\w*|zur[üu]ckgesetzt|r[ée]essay\w*|attend\w*|r[ée]initialis\w*|intent\w*|int[ée]nt\w*|espere?\w*|restablec\w*|tente|повтор\w*|попроб\w*|через|riprova\w*)\b(?:(?!\. )[^;!?\n]){0,48}?))"_s;
const QString amountList =
    uR"((?<![\d.,])(?<!per )(?<!every )(?<!each )(?<!last )(?<!past )((?:\d+(?:[.,]\d+)?\s*-?(?:%1)(?:,?\s*(?:and|und|et|y|e)?\s*)?)+))"_s;

Milliseconds delayIn(const QString& sentence)
{
    static const QRegularExpression behind = wordsExpression(announced + amountList.arg(unitPattern()));
    static const QRegularExpression bareSeconds =
        wordsExpression(uR"(\bretry[-_ ]?after["']?\s*[:=]?\s*(\d+(?:\.\d+)?)(?!\.?\d|[:T-]|\s*[\p{L}%]))"_s);
    // "43秒后", "5分後": the amount stands before what announces it.
    static const QRegularExpression before =
        wordsExpression(uR"(((?:\d+(?:\.\d+)?\s*(?:%1)\s*)+)(?:之?[后後]|以[内后後]|후|뒤))"_s.arg(unitPattern()));
    Milliseconds longest{0};
    for (const QRegularExpression* form : {&behind, &before}) {
        for (auto found = form->globalMatch(sentence); found.hasNext();)
            longest = std::max(longest, sumOf(found.next().captured(1)));
    }
    if (const auto seconds = bareSeconds.match(sentence); seconds.hasMatch())
        longest = std::max(longest, Milliseconds(static_cast<qint64>(seconds.captured(1).toDouble() * 1000)));
    return longest;
}

/// "2026-04-01 at 00:00 UTC", "2026-04-01T00:00:00Z", "2026-04-01".
Wait writtenDate(const QRegularExpressionMatch& match)
{
    const QString time = match.captured(2);
    const QString zone = match.captured(3).toUpper();
    const QString suffix = zone.isEmpty() || zone == "UTC"_L1 || zone == "GMT"_L1 ? u"Z"_s : zone;
    QString clock = time.isEmpty() ? u"00:00:00"_s : time;
    if (clock.count(u':') == 1)
        clock += u":00"_s;
    return parseInstant(match.captured(1) + u'T' + clock + suffix);
}

/// "April 1, 2026", "1 Apr 2026 12:30".
Wait namedDate(const QRegularExpressionMatch& match)
{
    const QString month = (match.captured(1) + match.captured(4)).left(3);
    const QString day = match.captured(2) + match.captured(3);
    const QDate date = QLocale::c().toDate(day + u' ' + month + u' ' + match.captured(5), u"d MMM yyyy"_s);
    QTime time = QTime::fromString(match.captured(6), u"H:mm"_s);
    if (!time.isValid())
        time = QTime(0, 0);
    return date.isValid() ? Wait(fromDateTime(QDateTime(date, time, Qt::UTC))) : Wait();
}

Wait dateIn(const QString& sentence, const Answer& answer)
{
    static const QRegularExpression date = wordsExpression(announced
        + uR"((\d{4}-\d{2}-\d{2})(?:(?:T|,? +(?:at +|um +)?)(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(?: *(Z\b|UTC|GMT|[+-]\d{2}:?\d{2}))?)"_s);
    static const QRegularExpression named = wordsExpression(announced
        + uR"(\b(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? +(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th)? +(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?),? +(\d{4})(?:,? +(?:at +)?(\d{1,2}:\d{2}))?)"_s);
    static const QRegularExpression clock =
        wordsExpression(announced + uR"((?:(\d{1,2}:\d{2}) *(?:UTC|GMT)|(midnight) *\(?(?:UTC|GMT)))"_s);
    Wait wait;
    if (const auto match = date.match(sentence); match.hasMatch())
        wait = laterOf(wait, writtenDate(match));
    if (const auto match = named.match(sentence); match.hasMatch())
        wait = laterOf(wait, namedDate(match));
    if (wait)
        return sensibleWait(*wait, answer);
    if (const auto match = clock.match(sentence); match.hasMatch()) {
        const QTime time = match.captured(1).isEmpty() ? QTime(0, 0) : QTime::fromString(match.captured(1), u"H:mm"_s);
        if (time.isValid())
            wait = startOfDay(answer.receivedAt) + Milliseconds(time.msecsSinceStartOfDay());
        if (wait && *wait <= answer.receivedAt)
            wait = *wait + 24h;
    }
    return wait ? sensibleWait(*wait, answer) : Wait();
}

} // namespace

std::optional<TimePoint> waitInWords(const QString& sentence, const Answer& answer)
{
    const QString text = sentence.left(mostText).simplified();
    return laterOf(after(delayIn(text), answer), dateIn(text, answer));
}

std::optional<TimePoint> toldWait(const Answer& answer, const QJsonValue& json, const QString& sentence)
{
    qsizetype left = mostMembers;
    const Wait inBody = laterOf(waitIn(json, answer, 0, left), waitInWords(sentence, answer));
    return laterOf(parseRetryAfter(answer.headers, answer.receivedAt), inBody);
}

} // namespace quotalamp
