// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"

namespace quotalamp {

/// The key in a text as people and tools keep one: alone, or as NAME=value (an .env file, "export", in quotes), after
/// empty lines and comments, in UTF-8 or UTF-16, with or without a byte order mark. Of several lines without a name the
/// first counts. Refused with a sentence that helps, and never repeats it, where it is something else.
[[nodiscard]] Result<Secret> keyFromText(QByteArray text);

} // namespace quotalamp
