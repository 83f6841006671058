// SPDX-License-Identifier: MIT
#include "core/base/decimal.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostDigits = 18; ///< that a qint64 always holds
constexpr qint64 largest = 999'999'999'999'999'999;

/// `exponent`: 0–18
qint64 powerOfTen(int exponent)
{
    qint64 power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

} // namespace

std::optional<Decimal> Decimal::of(qint64 units, int decimals)
{
    if (units < -largest || units > largest)
        return std::nullopt;
    return Decimal(units, decimals);
}

std::optional<Decimal> Decimal::nearest(double value, int decimals)
{
    return parse(QString::number(value, 'f', decimals));
}

std::optional<Decimal> Decimal::parse(QStringView text)
{
    static const QRegularExpression form(uR"(\A([+-]?)(\d{1,18})(?:\.(\d{0,18}))?\z)"_s);
    const auto match = form.match(text.trimmed().toString());
    if (!match.hasMatch())
        return std::nullopt;
    const QString fraction = match.captured(3);
    QString digits = match.captured(2) + fraction;
    while (digits.size() > 1 && digits.startsWith(u'0'))
        digits.remove(0, 1);
    if (digits.size() > mostDigits)
        return std::nullopt;
    const qint64 units = digits.toLongLong();
    return Decimal(match.captured(1) == "-"_L1 ? -units : units, static_cast<int>(fraction.size()));
}

std::optional<Decimal> Decimal::from(const QJsonValue& value)
{
    if (value.isString())
        return parse(value.toString());
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return std::nullopt;
    return parse(QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest));
}

std::optional<Decimal> Decimal::scaledTo(int scale) const
{
    Decimal scaled = *this;
    for (; scaled.m_scale < scale; ++scaled.m_scale) {
        if (std::abs(scaled.m_units) > largest / 10)
            return std::nullopt;
        scaled.m_units *= 10;
    }
    return scaled;
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const
{
    return minus(Decimal(-other.m_units, other.m_scale));
}

std::optional<Decimal> Decimal::fromMinorUnits(int decimals) const
{
    if (m_scale + decimals > mostDigits)
        return std::nullopt;
    return Decimal(m_units, m_scale + decimals);
}

Decimal Decimal::trimmed(int atLeast) const
{
    Decimal trimmed = *this;
    while (trimmed.m_scale > atLeast && trimmed.m_units % 10 == 0) {
        trimmed.m_units /= 10;
        --trimmed.m_scale;
    }
    return trimmed.m_scale < atLeast ? trimmed.withDecimals(atLeast) : trimmed;
}

std::optional<Decimal> Decimal::minus(const Decimal& other) const
{
    const int scale = std::max(m_scale, other.m_scale);
    const auto a = scaledTo(scale);
    const auto b = other.scaledTo(scale);
    if (!a || !b)
        return std::nullopt;
    const qint64 units = a->m_units - b->m_units; // two numbers of 18 digits: fits
    if (std::abs(units) > largest)
        return std::nullopt;
    return Decimal(units, scale);
}

Decimal Decimal::withDecimals(int decimals) const
{
    if (decimals >= m_scale)
        return scaledTo(decimals).value_or(*this);
    const qint64 divisor = powerOfTen(m_scale - decimals);
    const bool cut = m_units % divisor != 0;
    return Decimal(m_units / divisor - (cut && m_units < 0 ? 1 : 0), decimals);
}

Decimal Decimal::roundedUp(int decimals) const
{
    Decimal rounded = Decimal(-m_units, m_scale).withDecimals(decimals);
    rounded.m_units = -rounded.m_units;
    return rounded;
}

bool Decimal::isWhole() const
{
    return m_units % powerOfTen(m_scale) == 0;
}

double Decimal::approximate() const
{
    return text().toDouble();
}

QString Decimal::text() const
{
    QString digits = QString::number(std::abs(m_units)).rightJustified(m_scale + 1, u'0');
    if (m_scale > 0)
        digits.insert(digits.size() - m_scale, u'.');
    return m_units < 0 ? u'-' + digits : digits;
}

} // namespace quotalamp
