// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/probecount.h"
#include "io/refresher.h"

#include <QObject>

namespace quotalamp {

/// Counts how often each account was asked since the program started, for metrics.
class ProbeCounter : public QObject {
    Q_OBJECT
public:
    /// Counts what the refresher asks from now on; it outlives the counter.
    explicit ProbeCounter(const Refresher& refresher, QObject* parent = nullptr);

    [[nodiscard]] const ProbeCounts& counts() const { return m_counts; }

private:
    void count(const QString& accountId, bool failed, std::optional<Milliseconds> took);

    ProbeCounts m_counts;
};

} // namespace quotalamp
