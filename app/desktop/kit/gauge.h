// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/words/overview.h"
#include "desktop/kit/gaugepainter.h"
#include "desktop/kit/tokens.h"

#include <QIcon>
#include <QImage>
#include <QWidget>

namespace quotalamp {

/// What a gauge says.
struct GaugeValue {
    GaugeState state = GaugeState::NoAccount;
    std::optional<double> left;   ///< share left, 0–1
    std::optional<double> second; ///< of the same account's next window
    friend bool operator==(const GaugeValue&, const GaugeValue&) = default;
};

/// How an icon in the tray is drawn.
struct IconLook {
    IconStyle style = IconStyle::Ring;
    bool lightPanel = false; ///< for monochrome, which has no plate of its own
    Qt::LayoutDirection direction = Qt::LeftToRight;
    friend bool operator==(const IconLook&, const IconLook&) = default;
};

/// Light on its own dark plate, so that it reads on any panel, known or not; monochrome in one ink without a plate.
[[nodiscard]] GaugeInks trayInks(const IconLook& look = {});
/// The same gauge on paper: the surface is the plate, the calm colour the ink.
[[nodiscard]] GaugeInks cardInks(const Tokens& tokens);

/// At least one step while anything is left, never full unless full. What the style does not show is not in the key.
[[nodiscard]] GaugeKey gaugeKey(const GaugeValue& value, int size, const IconLook& look = {});

/// The same key made and painted as a ring; `left` is a share, 0–1, and `size` in device pixels.
[[nodiscard]] QImage paintRingGauge(GaugeState state, std::optional<double> left, int size, const GaugeInks& inks);

/// Sizes that trays ask for, smallest first.
[[nodiscard]] QList<int> trayIconSizes();
/// An icon with a picture for each of those sizes.
[[nodiscard]] QIcon trayIcon(const GaugeValue& value, const IconLook& look = {});
/// Equal keys paint equal icons: an icon is sent only when this changes.
[[nodiscard]] GaugeKey trayIconKey(const GaugeValue& value, const IconLook& look = {});

/// Whether the panel is light. Automatic: as the system says where it does (Windows), else as the palette is.
[[nodiscard]] bool isLightPanel(PanelTone tone, const QPalette& palette);

/// A panel to show icons on where there is none.
[[nodiscard]] QColor examplePanel(bool light);

/// "critical, 4% left": what a gauge says to those who do not see it. `level` as in CardView.
[[nodiscard]] QString gaugeWords(GaugeState state, const QString& level);

/// A gauge in a card or a row, painted at device pixels.
class GaugeWidget : public QWidget {
    Q_OBJECT
public:
    /// `side` in pixels, even.
    explicit GaugeWidget(int side, QWidget* parent = nullptr);

    /// `level`: the same as `left` in words, as the program says shares; empty: unknown.
    void present(GaugeState state, std::optional<double> left, const QString& level);
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
