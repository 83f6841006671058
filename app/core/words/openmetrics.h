// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/probecount.h"
#include "core/model/settings.h"
#include "core/model/snapshot.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace quotalamp {

/// The two texts that collectors of metrics read. They hold the same series; they differ in what stands above them, and
/// in how they end.
enum class MetricsDialect {
    OpenMetrics, ///< application/openmetrics-text, version 1.0.0 (RFC draft-ietf-opsawg-openmetrics)
    Prometheus   ///< text/plain, version 0.0.4, which older collectors and `promtool check metrics` read
};

/// "openmetrics", "prometheus": by which programs ask each other for it.
[[nodiscard]] QString metricsDialectName(MetricsDialect dialect);
[[nodiscard]] std::optional<MetricsDialect> metricsDialectFromName(QStringView name);

/// What the text says beside what is known of the accounts.
struct MetricsScope {
    MetricsDialect dialect = MetricsDialect::OpenMetrics;
    bool labels = false;                 ///< also the names that a person gave to the accounts
    std::optional<ProbeCounts> probes{}; ///< of a program that runs all day; empty: there are no counters
};

/// What is left of every account's limits, as metrics in UTF-8: the names and labels are a contract that rules and
/// dashboards depend on. What is not known is absent and never a zero:
/// - A reading that is older than two refresh intervals tells no level any more, and neither does a limit whose reset
///   has passed unproven. Its size, its length and the instant of its reset stay.
/// - A bucket has what is left of it at `now`, as everywhere in the program.
/// - Spends are of the current day and month only.
/// A limit of one model is called "ID@MODEL" in the label `window`. Of two limits of an account that are called the same,
/// the one that is nearer to its end is told. Values of labels are plain text of at most 100 letters; of one account at
/// most 100 limits are told, the most urgent ones, and of all at most 1000 accounts.
[[nodiscard]] QByteArray metricsText(
    const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings, const MetricsScope& scope = {});

/// The media type that an answer with this text has.
[[nodiscard]] QByteArray metricsMediaType(MetricsDialect dialect);

} // namespace quotalamp
