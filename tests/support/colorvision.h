// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QImage>

#include <vector>

namespace quotalamp::test {

/// How an eye sees: the full dichromacies after Machado, Oliveira and Fernandes (2009), and no colour at all.
enum class Vision { Normal, Protan, Deutan, Tritan, Grey };

struct Lab {
    double l = 0;
    double a = 0;
    double b = 0;
};

[[nodiscard]] Lab toLab(const QColor& color, Vision vision = Vision::Normal);

/// CIEDE2000; 1 is just noticeable side by side, 20 is plainly another colour.
[[nodiscard]] double difference(const Lab& first, const Lab& second);

/// Every pixel of an image as seen in front of a panel.
[[nodiscard]] std::vector<Lab> seen(const QImage& image, const QColor& panel, Vision vision);

/// Pixels that differ clearly (CIEDE2000 of 20 or more).
[[nodiscard]] int clearPixels(const std::vector<Lab>& first, const std::vector<Lab>& second);

} // namespace quotalamp::test
