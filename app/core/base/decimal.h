// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace quotalamp {

/// The decimals that a currency has (ISO 4217): 2 of most and of what is unknown, none of yen, 3 of Kuwaiti dinars.
[[nodiscard]] int currencyDecimals(QStringView currency);

/// Money, exactly: a decimal number of at most 18 digits, as providers write them. Never a binary fraction.
class Decimal {
public:
    /// "12.30", "-0.5", "+3"; no exponent, no grouping. Surrounding blanks are fine.
    [[nodiscard]] static std::optional<Decimal> parse(QStringView text);
    /// A JSON text that is one, or a JSON number by its shortest decimal form.
    [[nodiscard]] static std::optional<Decimal> from(const QJsonValue& value);

    /// Empty where the difference has too many digits.
    [[nodiscard]] std::optional<Decimal> minus(const Decimal& other) const;
    /// Empty where the sum has too many digits.
    [[nodiscard]] std::optional<Decimal> plus(const Decimal& other) const;
    /// Of an amount in cents; empty where it has too many decimals.
    [[nodiscard]] std::optional<Decimal> hundredth() const;
    /// Of an amount in the smallest unit of a currency with so many decimals (0–18).
    [[nodiscard]] std::optional<Decimal> fromMinorUnits(int decimals) const;
    /// Without zeros at the end, but with at least so many decimals (0–18): 12.3400 is 12.34.
    [[nodiscard]] Decimal trimmed(int atLeast) const;
    /// With so many decimals (0–18), filled up or rounded down: 12.5 is 12.50, 0.999 is 0.99, -0.255 is -0.26. As it is
    /// where it has too many digits to be filled up.
    [[nodiscard]] Decimal withDecimals(int decimals) const;
    /// The same rounded up: 0.991 is 1.00, -0.255 is -0.25.
    [[nodiscard]] Decimal roundedUp(int decimals) const;
    [[nodiscard]] bool isPositive() const { return m_units > 0; }
    [[nodiscard]] bool isZero() const { return m_units == 0; }
    [[nodiscard]] bool isWhole() const;
    /// For shares and bars only.
    [[nodiscard]] double approximate() const;
    /// With the decimals it was written with: "12.30".
    [[nodiscard]] QString text() const;

private:
    Decimal(qint64 units, int scale)
        : m_units(units)
        , m_scale(scale)
    {
    }
    [[nodiscard]] std::optional<Decimal> scaledTo(int scale) const;

    qint64 m_units; ///< the number times ten to the power of m_scale
    int m_scale;    ///< 0–18
};

} // namespace quotalamp
