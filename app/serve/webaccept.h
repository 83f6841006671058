// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/openmetrics.h"

#include <QByteArray>

namespace quotalamp {

/// Which text of metrics a client wants, by its Accept header: OpenMetrics where it names that and does not like plain text
/// better (RFC 9110, 12.5.1), else the older text, which people and browsers can read too.
[[nodiscard]] MetricsDialect wantedDialect(const QByteArray& accept);

} // namespace quotalamp
