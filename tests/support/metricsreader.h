// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <vector>

namespace quotalamp {

/// One series, and its number.
struct MetricsSample {
    QString name;
    QMap<QString, QString> labels;
    double value = 0;
};

/// A text of metrics as it was read, strictly.
struct MetricsDocument {
    QMap<QString, QString> types; ///< of each family, by its name
    std::vector<MetricsSample> samples;
    QString trouble; ///< the first thing that the format forbids, with its line; empty: there is nothing

    /// The numbers of all series of this name, as "label=value,label=value number", sorted. Only `wanted` labels are named.
    [[nodiscard]] QStringList series(const QString& name, const QStringList& wanted) const;
    /// Whether any series has this name.
    [[nodiscard]] bool has(const QString& name) const;
};

/// Reads OpenMetrics 1.0.0 as its specification wants it: every family is one block with its type first, its unit is how
/// its name ends, its samples are called as its type says, no series is there twice, labels are escaped, and "# EOF" is
/// the end. Only what this program writes is known: gauges and counters, without timestamps or exemplars.
[[nodiscard]] MetricsDocument readMetrics(const QByteArray& text);

} // namespace quotalamp
