#pragma once

#include "core/overview.h"
#include "desktop/tokens.h"

#include <QIcon>
#include <QImage>
#include <QWidget>

namespace quotalamp {

/// What a gauge is drawn with.
struct GaugeInks {
    QColor plate; ///< the disc behind everything; transparent: none, what lies below shows through
    QColor ink;   ///< what is left
    QColor dim;   ///< what is not current
    QColor track; ///< what is used
    QColor warning;
    QColor critical;
    QColor mark; ///< signs on a critical fill
    friend bool operator==(const GaugeInks&, const GaugeInks&) = default;
};

/// Light on its own dark plate, so that it reads on any panel, known or not.
[[nodiscard]] GaugeInks trayInks();
/// The same gauge on paper: the surface is the plate, the calm colour the ink.
[[nodiscard]] GaugeInks cardInks(const Tokens& tokens);

/// What makes one drawn gauge differ from another at `size`: compare before painting or sending one.
struct GaugeKey {
    GaugeState state = GaugeState::NoAccount;
    int level = 0; ///< steps of what is left; 0 where the state shows no level
    int steps = 0; ///< steps in the full circle
    friend bool operator==(const GaugeKey&, const GaugeKey&) = default;
};

/// At least one step while anything is left, never full unless full.
[[nodiscard]] GaugeKey gaugeKey(GaugeState state, std::optional<double> left, int size);

/// The ring: what is left clockwise from 12 o'clock, and the lamp in its middle. Pure; `size` in device pixels.
[[nodiscard]] QImage paintGauge(GaugeState state, std::optional<double> left, int size, const GaugeInks& inks);

/// Sizes that trays ask for, smallest first.
[[nodiscard]] QList<int> trayIconSizes();
[[nodiscard]] QIcon trayIcon(GaugeState state, std::optional<double> left);
/// Equal keys paint equal icons: an icon is sent only when this changes.
[[nodiscard]] GaugeKey trayIconKey(GaugeState state, std::optional<double> left);

/// "critical, 4% left": what a gauge says to those who do not see it.
[[nodiscard]] QString gaugeWords(GaugeState state, std::optional<double> left);

/// A gauge in a card or a row, painted at device pixels.
class GaugeWidget : public QWidget {
    Q_OBJECT
public:
    explicit GaugeWidget(int side, QWidget* parent = nullptr);

    void present(GaugeState state, std::optional<double> left);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int m_side;
    Tokens m_tokens;
    GaugeState m_state = GaugeState::NoAccount;
    std::optional<double> m_left;
    QImage m_image; ///< kept until state, size or inks change
};

} // namespace quotalamp
