// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/http.h"

#include <QJsonValue>
#include <QStringList>

#include <optional>

namespace quotalamp {

/// What a refusal says in its body, in the shapes that services use: `error` as an object, a list or a text, `detail`,
/// `errors`, `message` and their relatives, or a text alone.
struct ErrorBody {
    QString message;   ///< the sentence for people, as the server wrote it: neither cut nor cleaned
    QString code;      ///< its code as a text, also where it is a number
    QString type;      ///< the kind of refusal in the service's own words: "invalid_request_error"
    QString parameter; ///< the name of the field that was refused
    /// Every word that is meant for programs: the source of a limit or a reason first, then code and type.
    QStringList words;
    friend bool operator==(const ErrorBody&, const ErrorBody&) = default;
};
/// Reads it out of a body. Empty where neither a sentence nor a word is found.
[[nodiscard]] std::optional<ErrorBody> errorBody(const QJsonValue& json);

/// The text of an answer that is neither JSON nor a page; empty where it is one.
[[nodiscard]] QString spokenText(const Answer& answer);

/// A member's name without what services write differently: "Error_Code" becomes "errorcode".
[[nodiscard]] QString squeezed(const QString& name);

} // namespace quotalamp
