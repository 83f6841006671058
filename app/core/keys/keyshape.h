// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace quotalamp {

/// Whether a text that people write for others to read (a label, a header's name) holds what looks like a key: by the
/// beginnings that providers give theirs, by `patterns` (regular expressions), or as long random letters. Such a text
/// would be kept in a plain file and shown.
[[nodiscard]] bool holdsKey(const QString& text, const QStringList& patterns = {});

/// By its beginning alone: for command lines and paths, which may hold random names of other things.
[[nodiscard]] bool holdsKnownKey(const QString& text, const QStringList& patterns = {});

/// The same for an address, whose host and path may have names made by machines: "https://a1b2c3d4.example/v1".
[[nodiscard]] bool addressHoldsKey(const QString& text, const QStringList& patterns = {});

/// What is said then; it does not repeat the text.
[[nodiscard]] QString keyInWrongPlace();

} // namespace quotalamp
