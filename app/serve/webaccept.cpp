// SPDX-License-Identifier: MIT
#include "serve/webaccept.h"

#include <QByteArrayList>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// How much the client likes this one of its media types, 0–1; 1 where it does not say.
double weightOf(const QByteArrayList& parameters)
{
    for (const QByteArray& each : parameters) {
        const QByteArray parameter = each.trimmed().toLower();
        bool number = false;
        const double weight = parameter.startsWith("q=") ? parameter.mid(2).toDouble(&number) : 1.0;
        if (number)
            return std::clamp(weight, 0.0, 1.0);
    }
    return 1.0;
}

/// How much the client likes a media type that it names; 0 where it does not.
double liking(const QByteArray& accept, const QByteArray& type)
{
    double most = 0;
    for (const QByteArray& each : accept.split(',')) {
        const QByteArrayList parts = each.split(';');
        if (parts.front().trimmed().toLower() == type)
            most = std::max(most, weightOf(parts.mid(1)));
    }
    return most;
}

} // namespace

MetricsDialect wantedDialect(const QByteArray& accept)
{
    const double open = liking(accept, "application/openmetrics-text"_ba);
    return open > 0 && open >= liking(accept, "text/plain"_ba) ? MetricsDialect::OpenMetrics
                                                               : MetricsDialect::Prometheus;
}

} // namespace quotalamp
