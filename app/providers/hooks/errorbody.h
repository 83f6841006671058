// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QStringList>

#include <optional>

namespace quotalamp {

/// What an error answer says, in the shapes that services use: `error` as object, list or text, `detail`, `errors`,
/// `message` and their relatives, a text alone.
struct ErrorBody {
    QString message; ///< raw server text
    QString code;
    QString type;
    QString parameter; ///< the field that was refused
    QStringList
        words; ///< all that is said by words for programs: a limit's source or a reason first, then code and type
    friend bool operator==(const ErrorBody&, const ErrorBody&) = default;
};
[[nodiscard]] std::optional<ErrorBody> errorBody(const QJsonValue& json);
[[nodiscard]] std::optional<ErrorBody> errorBody(const QByteArray& body);

/// A member's name without what services differ in: "Error_Code" → "errorcode".
[[nodiscard]] QString squeezed(const QString& name);

} // namespace quotalamp
