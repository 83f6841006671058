// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ratewindow.h"

#include <QSpinBox>

namespace quotalamp {

/// Thresholds are set in two fields, in percent used; the one never passes the other.
void showThresholds(QSpinBox& warning, QSpinBox& critical, const Thresholds& thresholds);
/// The thresholds in two such fields, as shares.
[[nodiscard]] Thresholds thresholdsIn(const QSpinBox& warning, const QSpinBox& critical);
/// Keeps each of the two fields from passing the other.
void boundPair(QSpinBox& warning, QSpinBox& critical);
/// "% used", as it stands behind such a number.
[[nodiscard]] QString percentUsedSuffix();

/// Calls `changed` when a person made another value of one of them.
template <typename Changed> void connectPair(QSpinBox& warning, QSpinBox& critical, QObject* context, Changed changed)
{
    for (QSpinBox* spin : {&warning, &critical}) {
        spin->setKeyboardTracking(false);
        QObject::connect(spin, &QSpinBox::valueChanged, context, [&warning, &critical, changed] {
            boundPair(warning, critical);
            changed();
        });
    }
}

} // namespace quotalamp
