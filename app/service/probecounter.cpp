// SPDX-License-Identifier: MIT
#include "service/probecounter.h"

namespace quotalamp {

ProbeCounter::ProbeCounter(const Refresher& refresher, QObject* parent)
    : QObject(parent)
{
    connect(&refresher, &Refresher::probed, this, &ProbeCounter::count);
}

void ProbeCounter::count(const QString& accountId, bool failed, std::optional<Milliseconds> took)
{
    ProbeCount& count = m_counts[accountId];
    ++(failed ? count.failures : count.successes);
    count.took = took;
}

} // namespace quotalamp
