// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/model/wireforms.h"
#include "providers/engine/engine.h"
#include "providers/engine/meaning.h"
#include "providers/hooks/usagehooks.h"
#include "providers/hooks/waits.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostMessage = 4096;                          ///< of a message that is searched for keys
constexpr Milliseconds shortWait = std::chrono::hours(25); ///< a day, and the clocks may differ

ErrorKind kindOf(TransportError failure)
{
    switch (failure) {
    case TransportError::Timeout:
        return ErrorKind::Timeout;
    case TransportError::Tls:
        return ErrorKind::Tls;
    case TransportError::Redirect:
        return ErrorKind::Redirect;
    case TransportError::TooLarge:
        return ErrorKind::TooLarge;
    case TransportError::Garbled:
        return ErrorKind::NotAProvider;
    case TransportError::None:
    case TransportError::Unreachable:
    case TransportError::Proxy:
        break;
    }
    return ErrorKind::Unreachable;
}

struct StatusRow {
    int status;
    ErrorKind kind;
};
/// What a status means where the body does not say better. Any other refusal is plain Http.
constexpr std::array statusRows{
    StatusRow{401, ErrorKind::InvalidKey},
    StatusRow{402, ErrorKind::NoCredit},
    StatusRow{403, ErrorKind::Forbidden},
    StatusRow{429, ErrorKind::RateLimited},
    StatusRow{503, ErrorKind::Overloaded},
    StatusRow{529, ErrorKind::Overloaded},
};

ErrorKind kindOf(int status)
{
    if (status >= 300 && status < 400)
        return ErrorKind::Redirect;
    const auto* row = std::ranges::find(statusRows, status, &StatusRow::status);
    return row == statusRows.end() ? ErrorKind::Http : row->kind;
}

/// A refusal while it is being understood.
struct Heard {
    const Descriptor& provider;
    const Answer& answer;
    QJsonValue json;
    ErrorBody body;
    std::optional<TimePoint> wait; ///< that it tells, wherever
};

/// How its words weigh against each other: those that this provider is known to use, then words for programs that say
/// what they are, then the sentence, and last what says no more than the status does.
std::optional<Meaning> meaningOf(const Descriptor& provider, const ErrorBody& body)
{
    for (const QString& word : body.words) {
        const auto row = provider.errors.codes.find(word);
        if (row != provider.errors.codes.end())
            return Meaning{row->second, Meaning::Weight::Firm};
    }
    std::optional<Meaning> open;
    std::optional<Meaning> faint;
    for (const QString& word : body.words) {
        const auto known = meaningOfWord(word);
        if (known && known->weight == Meaning::Weight::Firm)
            return known;
        auto& kept = known && known->weight == Meaning::Weight::Open ? open : faint;
        kept = kept ? kept : known;
    }
    for (const auto& [part, kind] : provider.errors.texts) {
        if (body.message.contains(part, Qt::CaseInsensitive))
            return Meaning{kind, Meaning::Weight::Firm};
    }
    const auto text = meaningOfText(body.message);
    const bool firm = text && text->weight == Meaning::Weight::Firm;
    if (firm || !open)
        return (text && text->weight != Meaning::Weight::Faint) || !faint ? text : faint;
    return open;
}

bool isSpentAndShort(const RateWindow& window, TimePoint now)
{
    const bool isShort =
        (window.period && *window.period <= shortWait) || (window.resetsAt && *window.resetsAt - now <= shortWait);
    return window.remaining && *window.remaining <= 0 && isShort;
}

/// "X-RateLimit-Remaining-Requests-Day: 0", in whatever family of names.
bool tellsNoneLeft(const QString& name, const QString& value)
{
    const QString letters = squeezed(name);
    return letters.contains("ratelimit"_L1) && letters.contains("remaining"_L1) && value.trimmed() == "0"_L1;
}

/// Some limit has nothing left that comes back by itself within a day.
bool noneLeft(const Heard& heard)
{
    const Answer& answer = heard.answer;
    const auto& headers = answer.headers.all();
    const QJsonObject nested = at(heard.json, u"/error/metadata/headers").toObject();
    const auto windows = windowsFromHeaders(heard.provider, answer, {});
    const auto spent = [&answer](const RateWindow& window) { return isSpentAndShort(window, answer.receivedAt); };
    if (std::ranges::any_of(windows, spent))
        return true;
    const bool inHeaders = windows.empty() && std::ranges::any_of(headers, [](const Header& header) {
        return tellsNoneLeft(QString::fromLatin1(header.name), QString::fromLatin1(header.value));
    });
    for (auto member = nested.begin(); member != nested.end(); ++member) {
        if (tellsNoneLeft(member.key(), member.value().toVariant().toString()))
            return true;
    }
    return inHeaders;
}

/// Words of credits and quotas beside a limit that comes back by itself: it is that limit.
bool comesBack(const Heard& heard, Meaning::Weight weight)
{
    if (weight == Meaning::Weight::Firm)
        return heard.answer.status != 402 && noneLeft(heard);
    const bool soon = heard.wait && *heard.wait - heard.answer.receivedAt <= shortWait;
    return (heard.answer.status == 429 && soon) || namesShortWindow(heard.body.message) || noneLeft(heard);
}

/// Whether it was said for programs, which leaves nothing to weigh.
bool isSaidForPrograms(const Heard& heard, ErrorKind kind)
{
    return std::ranges::any_of(heard.body.words, [&](const QString& word) {
        const auto own = heard.provider.errors.codes.find(word);
        const auto known = meaningOfWord(word);
        return (own != heard.provider.errors.codes.end() && own->second == kind)
            || known == Meaning{kind, Meaning::Weight::Firm};
    });
}

ErrorKind kindOf(const Heard& heard)
{
    const int status = heard.answer.status;
    const auto told = meaningOf(heard.provider, heard.body);
    if (!told || told->weight == Meaning::Weight::Faint) {
        const bool pastALimit = (status == 403 || status == 400) && noneLeft(heard);
        const ErrorKind usual = status < 400 ? ErrorKind::Http : kindOf(status);
        // What fails within a server may have been denied to it, not to the key.
        const bool ours = told && (status < 500 || told->kind == ErrorKind::Overloaded);
        return pastALimit ? ErrorKind::RateLimited : ours ? told->kind : usual;
    }
    const bool weighed = told->kind == ErrorKind::NoCredit && !isSaidForPrograms(heard, told->kind);
    return weighed && comesBack(heard, told->weight) ? ErrorKind::RateLimited : told->kind;
}

/// Some refusals of a key repeat a part of it, in forms that nobody can know beforehand: only plain words are shown.
bool mayRepeatTheKey(const QString& message)
{
    static const QRegularExpression suspicious(uR"([*…•]|\.\.\.|[^\s"'“”()]*\d[^\s"'“”()]{3,}|[^\s/]{24,})"_s);
    return suspicious.match(message).hasMatch();
}

/// The provider's words, fit to be shown.
QString detail(ErrorKind kind, const ErrorBody& body)
{
    const QString words = plainText(body.message, mostMessage);
    if (kind == ErrorKind::NotAProvider || (kind == ErrorKind::InvalidKey && mayRepeatTheKey(words)))
        return {};
    return plainText(redacted(words));
}

Heard heardFrom(const Descriptor& provider, const Answer& answer, const QJsonValue& error)
{
    Heard heard{provider, answer, error, errorBody(error).value_or(ErrorBody{}), {}};
    if (heard.body.message.isEmpty() && heard.body.words.isEmpty())
        heard.body.message = spokenText(answer);
    if (answer.status >= 400)
        heard.wait = toldWait(answer, error, heard.body.message);
    return heard;
}

const Descriptor::Free* freeOf(const Descriptor& provider, const QString& tag)
{
    const auto end = std::ranges::find_if(tag, [](QChar letter) { return letter == u'#' || letter == u'@'; });
    const auto free = std::ranges::find(provider.free, QStringView(tag.begin(), end), &Descriptor::Free::tag);
    return free == provider.free.end() ? nullptr : &*free;
}

/// The list a free answer has to have, or it is some other service's 200.
QString expectedMember(const Descriptor& provider, const QString& tag)
{
    const Descriptor::Free* free = freeOf(provider, tag);
    if (!free || free->models.isEmpty())
        return {};
    return free->models.left(free->models.indexOf("/*"_L1));
}

std::optional<Error> refusalWithin(const Descriptor& provider, const Answer& answer)
{
    const Error foreign{ErrorKind::NotAProvider, answer.status, {}, {}};
    const auto& json = answer.json().value;
    // An answer without a single header was one that a client refused to take apart.
    if (!json || answer.headers.empty())
        return foreign;
    const QString member = expectedMember(provider, answer.tag);
    const bool lacks = !member.isEmpty() && at(*json, member).isUndefined();
    const bool refuses = errorBody(at(*json, u"/error")) || at(*json, u"/success") == QJsonValue(false);
    if (!lacks && !refuses)
        return std::nullopt;
    const Heard heard = heardFrom(provider, answer, *json);
    // Some say what is wrong with a good status and in a shape of their own.
    if (!refuses && !meaningOf(provider, heard.body))
        return foreign;
    const ErrorKind kind = kindOf(heard);
    return Error{kind, answer.status, detail(kind, heard.body), {}};
}

/// What a refusal that may pass by itself says beyond its status and headers.
std::optional<Usage> throttled(const Descriptor& provider, const Answer& answer)
{
    const UsageHook hook = provider.throttled.isEmpty() ? nullptr : usageHook(provider.throttled);
    return hook ? hook(answer.json().value.value_or(QJsonValue()), answer) : std::nullopt;
}

} // namespace

Error errorInEnvelope(const Descriptor& provider, const Answer& answer, const QJsonValue& json, const QString& code)
{
    Heard heard = heardFrom(provider, answer, json);
    heard.body.words.prepend(code);
    const ErrorKind kind = kindOf(heard);
    return {kind, answer.status, detail(kind, heard.body), {}};
}

std::vector<RateWindow> limitsInRefusal(const Descriptor& provider, const Answer& answer)
{
    if (answer.failure != TransportError::None || answer.status < 400 || isForeign(answer))
        return {};
    const auto error = classify(provider, answer);
    const bool tooFast =
        answer.status == 429 || answer.status == 413 || (error && error->kind == ErrorKind::RateLimited);
    if (!tooFast)
        return {};
    if (const auto own = throttled(provider, answer); own && !own->windows.empty())
        return own->windows;
    const auto general = limitInWords(QJsonValue(), answer);
    if (general && !general->windows.empty())
        return general->windows;
    const auto plan = windowsFromHeaders(provider, answer, {}).empty() ? limitOfThePlan(answer) : std::nullopt;
    return plan ? std::vector{*plan} : std::vector<RateWindow>();
}

std::optional<Error> classify(const Descriptor& provider, const Answer& answer)
{
    if (answer.failure != TransportError::None) {
        Error error{kindOf(answer.failure), answer.status, {}, {}};
        error.way = answer.way;
        return error;
    }
    if (answer.status >= 200 && answer.status < 300)
        return refusalWithin(provider, answer);
    if (answer.status < 400)
        return Error{kindOf(answer.status), answer.status, {}, {}};
    // With our own back-off: whoever it is from, it is no word of the provider's.
    if (isForeign(answer))
        return Error{ErrorKind::NotAProvider, answer.status, {}, {}};
    const Descriptor::Free* free = freeOf(provider, answer.tag);
    if (free && free->refusals.good == answer.status && errorBody(answer.json().value.value_or(QJsonValue())))
        return std::nullopt;
    const Heard heard = heardFrom(provider, answer, answer.json().value.value_or(QJsonValue()));
    ErrorKind kind = kindOf(heard);
    auto retryAt = heard.wait;
    const bool tooMuch = kind == ErrorKind::RateLimited || kind == ErrorKind::NoCredit;
    const bool passing = tooMuch || answer.status == 429 || answer.status == 413;
    if (const auto usage = passing ? throttled(provider, answer) : std::nullopt) {
        kind = usage->means.value_or(kind);
        retryAt = std::max(retryAt, usage->retryAt);
    }
    // Of a key only the header is about the answer; its sentence may speak of anything.
    if (kind == ErrorKind::InvalidKey || kind == ErrorKind::Forbidden)
        retryAt = parseRetryAfter(answer.headers, answer.receivedAt);
    return Error{kind, answer.status, detail(kind, heard.body), retryAt};
}

} // namespace quotalamp
