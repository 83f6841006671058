// SPDX-License-Identifier: MIT
#include "desktop/kit/percentspins.h"

#include "core/base/tr.h"

#include <QSignalBlocker>

#include <cmath>

namespace quotalamp {

namespace {

constexpr int least = 1;
constexpr int most = 99;

int percent(double share)
{
    return int(std::lround(share * 100));
}

} // namespace

void showThresholds(QSpinBox& warning, QSpinBox& critical, const Thresholds& thresholds)
{
    const QSignalBlocker quietWarning(&warning);
    const QSignalBlocker quietCritical(&critical);
    warning.setRange(least, most);
    critical.setRange(least, most);
    warning.setValue(percent(thresholds.warning));
    critical.setValue(percent(thresholds.critical));
    boundPair(warning, critical);
}

Thresholds thresholdsIn(const QSpinBox& warning, const QSpinBox& critical)
{
    return {warning.value() / 100.0, critical.value() / 100.0};
}

void boundPair(QSpinBox& warning, QSpinBox& critical)
{
    const QSignalBlocker quietWarning(&warning);
    const QSignalBlocker quietCritical(&critical);
    warning.setRange(least, critical.value() - 1);
    critical.setRange(warning.value() + 1, most);
}

QString percentUsedSuffix()
{
    return Text::tr("% used", "after a number");
}

} // namespace quotalamp
