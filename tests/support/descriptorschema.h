// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringList>

namespace quotalamp {

/// What the published JSON Schema of descriptors has against `json`, one line each; empty: nothing.
[[nodiscard]] QStringList schemaObjections(const QByteArray& json);

/// The same of any JSON Schema, which is in the file.
[[nodiscard]] QStringList schemaObjections(const QByteArray& json, const QString& schemaFile);

} // namespace quotalamp
