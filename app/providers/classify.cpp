#include "core/json.h"
#include "core/limits.h"
#include "core/text.h"
#include "providers/engine.h"
#include "providers/usagehooks.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostMessage = 4096; ///< of a message that is searched for words and keys

/// The first of `keys` that has a text (or a whole number, as some write codes) behind it.
QString wordIn(const QJsonObject& object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        const QJsonValue value = object.value(key);
        if (value.isString() && !value.toString().isEmpty())
            return value.toString().left(mostMessage);
        if (value.isDouble())
            return QString::number(value.toInteger());
    }
    return {};
}

ErrorBody bodyOf(const QJsonObject& object)
{
    return {wordIn(object, {"message"_L1, "msg"_L1, "detail"_L1}), wordIn(object, {"code"_L1, "status"_L1}),
        wordIn(object, {"type"_L1}), wordIn(object, {"param"_L1})};
}

std::optional<ErrorBody> errorIn(const QJsonValue& error)
{
    if (error.isString() && !error.toString().isEmpty())
        return ErrorBody{error.toString().left(mostMessage), {}, {}, {}};
    if (error.isObject() && !error.toObject().isEmpty())
        return bodyOf(error.toObject());
    if (error.isArray() && error.toArray().first().isObject())
        return bodyOf(error.toArray().first().toObject());
    return std::nullopt;
}

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

std::optional<ErrorKind> kindOf(const Descriptor& provider, const ErrorBody& body)
{
    for (const QString& word : {body.code, body.type}) {
        const auto row = provider.errorCodes.find(word);
        if (row != provider.errorCodes.end())
            return row->second;
    }
    for (const auto& [part, kind] : provider.errorTexts) {
        if (body.message.contains(part, Qt::CaseInsensitive))
            return kind;
    }
    return std::nullopt;
}

/// The provider's words, fit to be shown. A refusal of the key tends to repeat some of it, so it has none.
QString detail(ErrorKind kind, const ErrorBody& body)
{
    if (kind == ErrorKind::InvalidKey)
        return {};
    return plainText(redacted(plainText(body.message, mostMessage)));
}

const Descriptor::Free* freeOf(const Descriptor& provider, const QString& tag)
{
    const auto free =
        std::ranges::find(provider.free, tag.section(u'#', 0, 0).section(u'@', 0, 0), &Descriptor::Free::tag);
    return free == provider.free.end() ? nullptr : &*free;
}

/// The list a free answer has to have, or it is some other service's 200.
QString expectedMember(const Descriptor& provider, const QString& tag)
{
    const Descriptor::Free* free = freeOf(provider, tag);
    if (!free || free->models.isEmpty())
        return {};
    return free->models.section("/*"_L1, 0, 0);
}

std::optional<Error> refusalWithin(const Descriptor& provider, const Answer& answer)
{
    const Error foreign{ErrorKind::NotAProvider, answer.status, {}, {}};
    const auto& json = answer.json().value;
    // An answer without a single header was one that a client refused to take apart.
    if (!json || answer.headers.empty())
        return foreign;
    if (const auto error = errorIn(at(*json, u"/error"))) {
        const ErrorKind kind = kindOf(provider, *error).value_or(ErrorKind::Http);
        return Error{kind, answer.status, detail(kind, *error), {}};
    }
    const QString member = expectedMember(provider, answer.tag);
    if (!member.isEmpty() && at(*json, member).isUndefined())
        return foreign;
    return std::nullopt;
}

/// What a refusal that may pass by itself says beyond its status and headers.
std::optional<Usage> throttled(const Descriptor& provider, const Answer& answer)
{
    const UsageHook hook = provider.throttled.isEmpty() ? nullptr : usageHook(provider.throttled);
    return hook ? hook(answer.json().value.value_or(QJsonValue()), answer) : std::nullopt;
}

} // namespace

std::optional<ErrorBody> errorBody(const QByteArray& body)
{
    const auto json = parseBounded(body).value;
    if (!json)
        return std::nullopt;
    const QJsonObject object = json->toObject();
    auto error = errorIn(object.value("error"_L1));
    if (!error)
        error = errorIn(object.value("detail"_L1));
    if (!error && !object.value("message"_L1).toString().isEmpty())
        error = bodyOf(object);
    if (!error)
        return std::nullopt;
    // Some put the code beside the error instead of into it.
    if (error->code.isEmpty())
        error->code = wordIn(object, {"code"_L1});
    return error;
}

std::optional<Error> classify(const Descriptor& provider, const Answer& answer)
{
    if (answer.failure != TransportError::None)
        return Error{kindOf(answer.failure), answer.status, {}, {}};
    if (answer.status >= 200 && answer.status < 300)
        return refusalWithin(provider, answer);
    const Descriptor::Free* free = freeOf(provider, answer.tag);
    if (free && free->goodRefusal == answer.status && errorBody(answer.body))
        return std::nullopt;
    const ErrorBody body = errorBody(answer.body).value_or(ErrorBody{});
    ErrorKind kind = kindOf(provider, body).value_or(kindOf(answer.status));
    const bool refused = answer.status >= 400;
    auto retryAt = refused ? parseRetryAfter(answer.headers, answer.receivedAt) : std::nullopt;
    const bool passing = kind == ErrorKind::RateLimited || answer.status == 402;
    if (const auto usage = passing ? throttled(provider, answer) : std::nullopt) {
        kind = usage->means.value_or(kind);
        retryAt = retryAt ? retryAt : usage->retryAt;
    }
    return Error{kind, answer.status, detail(kind, body), retryAt};
}

} // namespace quotalamp
