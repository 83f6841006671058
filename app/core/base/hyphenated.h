// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace quotalamp {

/// "Acme AI (Paris)" → "acme-ai-paris": small letters and digits of ASCII, a hyphen for all that stands between them.
[[nodiscard]] QString hyphenated(const QString& name);

} // namespace quotalamp
