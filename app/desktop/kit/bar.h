// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"
#include "desktop/kit/tokens.h"

#include <QWidget>

namespace quotalamp {

/// What is left of one window. A bucket that refills has a rising edge, a fixed window the mark of even pace; a limit
/// that is configured below the provider's has a tick under the bar; what is not current is thin. No QProgressBar: that
/// one tells screen readers of each step, also of those that a refilling bucket makes each second.
class Bar : public QWidget {
    Q_OBJECT
public:
    explicit Bar(QWidget* parent = nullptr);

    /// Shows what is left of the window. `account` is said before the window's name.
    void present(const QString& account, const WindowView& window);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// The value of a bar of which everything is left.
    static constexpr int full = 1000;
    /// What is left, from 0 to `full`; rounded down.
    [[nodiscard]] int value() const { return int(m_left * full); }
    [[nodiscard]] QString text() const { return m_value; }    ///< "4% left"
    [[nodiscard]] QString spoken() const { return m_spoken; } ///< all of it, exactly

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QColor fill() const;
    [[nodiscard]] double fillWidth() const;
    [[nodiscard]] double markLeft() const;
    /// The bar in colours.
    void paintFlat(QPainter& painter, double thickness) const;
    /// The same in high contrast: a frame, filled.
    void paintFramed(QPainter& painter) const;
    void paintRisingEdge(QPainter& painter, double from) const;
    void paintPaceMark(QPainter& painter) const;
    void paintConfiguredTick(QPainter& painter) const;

    Tokens m_tokens;
    QString m_value;
    QString m_spoken;
    double m_left = 0;                  ///< share, 0–1
    std::optional<double> m_timeLeft;   ///< share of its time, for the mark of even pace
    std::optional<double> m_configured; ///< share at which one's own limit lies
    GaugeState m_state = GaugeState::Calm;
    bool m_rising = false; ///< a bucket that refills
};

} // namespace quotalamp
