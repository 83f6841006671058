// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace quotalamp {

/// A decimal number of at most 18 digits, exactly as providers write amounts of money. It is never a binary fraction,
/// which could not hold most cents.
class Decimal {
public:
    /// Zero.
    Decimal() = default;
    /// The whole number `units` with its last `decimals` (0–18) digits behind the point: 9221 and 2 make 92.21. Empty
    /// where `units` has more than 18 digits.
    [[nodiscard]] static std::optional<Decimal> of(qint64 units, int decimals = 0);
    /// The decimal nearest to a binary number, with exactly so many decimals (0–18). Empty where the result has more
    /// than 18 digits, or where `value` is not finite.
    [[nodiscard]] static std::optional<Decimal> nearest(double value, int decimals);
    /// Reads "12.30", "-0.5" or "+3". Blanks around it are fine, an exponent or grouping is not. Only what reads
    /// answers, files and a person's input needs it; everything else passes decimals on.
    [[nodiscard]] static std::optional<Decimal> parse(QStringView text);
    /// Reads a JSON string as parse() does, or a JSON number by its shortest decimal form.
    [[nodiscard]] static std::optional<Decimal> from(const QJsonValue& value);

    /// This number less the other; empty where the difference has more than 18 digits.
    [[nodiscard]] std::optional<Decimal> minus(const Decimal& other) const;
    /// The sum of both; empty where it has more than 18 digits.
    [[nodiscard]] std::optional<Decimal> plus(const Decimal& other) const;
    /// An amount in the smallest unit of a currency that has so many decimals (0–18), in the currency itself: with 2,
    /// 1240 cents become 12.40 dollars. Empty where that has more than 18 decimals.
    [[nodiscard]] std::optional<Decimal> fromMinorUnits(int decimals) const;
    /// The same number without zeros at the end, but with at least so many decimals (0–18): 12.3400 becomes 12.34.
    [[nodiscard]] Decimal trimmed(int atLeast) const;
    /// The number with so many decimals (0–18), filled up or rounded down: 12.5 becomes 12.50, 0.999 becomes 0.99 and
    /// -0.255 becomes -0.26. It stays as it is where it has too many digits to be filled up.
    [[nodiscard]] Decimal withDecimals(int decimals) const;
    /// The same, rounded up: 0.991 becomes 1.00 and -0.255 becomes -0.25.
    [[nodiscard]] Decimal roundedUp(int decimals) const;
    [[nodiscard]] bool isPositive() const { return m_units > 0; }
    [[nodiscard]] bool isZero() const { return m_units == 0; }
    /// Whether there are only zeros behind the point.
    [[nodiscard]] bool isWhole() const;
    /// The nearest binary number, for shares and bars only.
    [[nodiscard]] double approximate() const;
    /// The number with the decimals that it was written with: "12.30".
    [[nodiscard]] QString text() const;
    /// Equal are only numbers that are written alike: 12.3 and 12.30 differ. Compare amounts by minus().
    friend bool operator==(const Decimal&, const Decimal&) = default;

private:
    Decimal(qint64 units, int scale)
        : m_units(units)
        , m_scale(scale)
    {
    }
    [[nodiscard]] std::optional<Decimal> scaledTo(int scale) const;

    qint64 m_units = 0; ///< the number times ten to the power of m_scale
    int m_scale = 0;    ///< how many digits stand behind the point, 0–18
};

} // namespace quotalamp
