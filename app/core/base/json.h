// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace quotalamp {

/// RFC 6901: "/data/0/id". "" is the whole value. Undefined when it leads nowhere.
[[nodiscard]] QJsonValue at(const QJsonValue& root, QStringView pointer);

/// The values behind a pointer with `*` for every element: "/data/*/id"; "/github.com:*" is every member whose name
/// begins so.
[[nodiscard]] QList<QJsonValue> all(const QJsonValue& root, QStringView pointer);

/// A JSON number, or a string that is one (DeepSeek, Kimi, xAI): finite, within ±2^53.
[[nodiscard]] std::optional<double> number(const QJsonValue& value);

/// Parses by content, whatever the content type says; tolerates leading blanks (OpenRouter) and a UTF-8 BOM.
[[nodiscard]] std::optional<QJsonValue> parseJson(const QByteArray& bytes);

/// The value, or null where there is none: an instant as RFC 3339, or a text that is not empty.
[[nodiscard]] QJsonValue orNull(const std::optional<TimePoint>& instant);
[[nodiscard]] QJsonValue orNull(const QString& text);

} // namespace quotalamp
