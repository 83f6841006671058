// SPDX-License-Identifier: MIT
#include "support/colorvision.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace quotalamp::test {

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr Matrix identity{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix protan{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix grey{{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};
constexpr Matrix toXyz{
    {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
constexpr Vector whiteD65{0.95047, 1.0, 1.08883};

Vector times(const Matrix& matrix, const Vector& v)
{
    Vector result{};
    for (std::size_t row = 0; row < 3; ++row)
        result[row] = matrix[row][0] * v[0] + matrix[row][1] * v[1] + matrix[row][2] * v[2];
    return result;
}

const Matrix& matrixOf(Vision vision)
{
    switch (vision) {
    case Vision::Protan:
        return protan;
    case Vision::Deutan:
        return deutan;
    case Vision::Tritan:
        return tritan;
    case Vision::Grey:
        return grey;
    case Vision::Normal:
        break;
    }
    return identity;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double labCurve(double t)
{
    return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

double hueOf(double a, double b)
{
    if (a == 0 && b == 0)
        return 0;
    const double degrees = std::atan2(b, a) * 180 / std::numbers::pi;
    return degrees < 0 ? degrees + 360 : degrees;
}

} // namespace

Lab toLab(const QColor& color, Vision vision)
{
    Vector rgb = times(matrixOf(vision), {linear(color.redF()), linear(color.greenF()), linear(color.blueF())});
    for (double& channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    const Vector xyz = times(toXyz, rgb);
    const double x = labCurve(xyz[0] / whiteD65[0]);
    const double y = labCurve(xyz[1] / whiteD65[1]);
    const double z = labCurve(xyz[2] / whiteD65[2]);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// After Sharma, Wu and Dalal (2005), with their names.
double difference(const Lab& first, const Lab& second)
{
    const double c1 = std::hypot(first.a, first.b);
    const double c2 = std::hypot(second.a, second.b);
    const double mean7 = std::pow((c1 + c2) / 2, 7);
    const double g = 0.5 * (1 - std::sqrt(mean7 / (mean7 + std::pow(25.0, 7))));
    const double a1 = (1 + g) * first.a;
    const double a2 = (1 + g) * second.a;
    const double c1p = std::hypot(a1, first.b);
    const double c2p = std::hypot(a2, second.b);
    const double h1 = hueOf(a1, first.b);
    const double h2 = hueOf(a2, second.b);
    const bool achromatic = c1p * c2p == 0;

    double dh = h2 - h1;
    if (achromatic)
        dh = 0;
    else if (dh > 180)
        dh -= 360;
    else if (dh < -180)
        dh += 360;
    const double dL = second.l - first.l;
    const double dC = c2p - c1p;
    const double dH = 2 * std::sqrt(c1p * c2p) * std::sin(radians(dh / 2));

    const double meanL = (first.l + second.l) / 2;
    const double meanC = (c1p + c2p) / 2;
    double meanH = h1 + h2;
    if (!achromatic) {
        if (std::abs(h1 - h2) > 180)
            meanH += meanH < 360 ? 360 : -360;
        meanH /= 2;
    }
    const double t = 1 - 0.17 * std::cos(radians(meanH - 30)) + 0.24 * std::cos(radians(2 * meanH))
        + 0.32 * std::cos(radians(3 * meanH + 6)) - 0.20 * std::cos(radians(4 * meanH - 63));
    const double meanL50 = (meanL - 50) * (meanL - 50);
    const double sL = 1 + 0.015 * meanL50 / std::sqrt(20 + meanL50);
    const double sC = 1 + 0.045 * meanC;
    const double sH = 1 + 0.015 * meanC * t;
    const double meanC7 = std::pow(meanC, 7);
    const double rT = -2 * std::sqrt(meanC7 / (meanC7 + std::pow(25.0, 7)))
        * std::sin(radians(60 * std::exp(-std::pow((meanH - 275) / 25, 2))));
    const double l = dL / sL;
    const double c = dC / sC;
    const double h = dH / sH;
    return std::sqrt(l * l + c * c + h * h + rT * c * h);
}

std::vector<Lab> seen(const QImage& image, const QColor& panel, Vision vision)
{
    QImage flat(image.size(), QImage::Format_RGB32);
    flat.fill(panel);
    QPainter(&flat).drawImage(0, 0, image);
    std::vector<Lab> pixels;
    pixels.reserve(std::size_t(flat.width()) * std::size_t(flat.height()));
    for (int y = 0; y < flat.height(); ++y) {
        for (int x = 0; x < flat.width(); ++x)
            pixels.push_back(toLab(flat.pixelColor(x, y), vision));
    }
    return pixels;
}

int clearPixels(const std::vector<Lab>& first, const std::vector<Lab>& second)
{
    constexpr double clear = 20;
    int count = 0;
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i)
        count += difference(first[i], second[i]) >= clear ? 1 : 0;
    return count;
}

} // namespace quotalamp::test
