// SPDX-License-Identifier: MIT
#include "providers/engine/engine.h"
#include "providers/engine/meaning.h"
#include "providers/hooks/errorbody.h"

#include <QJsonObject>

// What stands between a person and a service answers in its name: sign-in pages, filters, proxies, a network of caches.
// Services answer programs in JSON, so that a page, or a text without any meaning of theirs, is not from them.

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QByteArray headerText(const Answer& answer, QByteArrayView name)
{
    return answer.headers.value(name).value_or(QByteArray()).trimmed().toLower();
}

/// A way in for people, by name and password or the company's own login: no service asks a program for that.
bool asksForPassword(const Answer& answer)
{
    const QByteArray scheme = headerText(answer, "www-authenticate").split(' ').first();
    return scheme == "basic" || scheme == "digest" || scheme == "ntlm" || scheme == "negotiate";
}

/// {"message": "no Route matched with those values"}: of a gateway, in the shape of an error.
bool isOfAGateway(const QJsonValue& json)
{
    const QJsonObject object = json.toObject();
    return !object.contains("error"_L1) && isFromTheWay(object.value("message"_L1).toString());
}

} // namespace

bool isForeign(const Answer& answer)
{
    if (answer.status == 407 || answer.status == 511)
        return true;
    if (const auto& json = answer.json().value)
        return isOfAGateway(*json);
    // Nothing at all says nothing against the service: TLS has proved who answers, and a page for people has words.
    if (answer.body.trimmed().isEmpty())
        return answer.status == 401 && asksForPassword(answer);
    const QString text = spokenText(answer);
    if (text.isEmpty() || isFromTheWay(text))
        return true;
    const bool aboutTheKey = answer.status == 401 || answer.status == 403;
    return aboutTheKey && !meaningOfText(text);
}

} // namespace quotalamp
