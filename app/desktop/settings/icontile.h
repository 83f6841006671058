// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/gauge.h"
#include "desktop/kit/tokens.h"

#include <QRadioButton>

namespace quotalamp {

/// One style of icon to choose: real icons, half on a dark panel and half on a light one, and the style's name. The
/// name is the button's text, which the page sets. Tiles of one parent exclude each other, as radio buttons do.
class IconTile : public QRadioButton {
    Q_OBJECT
public:
    /// A tile for `style`, which it keeps; nameless until its text is set.
    explicit IconTile(IconStyle style, QWidget* parent = nullptr);

    /// The style that the tile stands for.
    [[nodiscard]] IconStyle iconStyle() const { return m_style; }
    /// Wide enough for the name in the strong font, which it gets when it is chosen: choosing moves nothing.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// The whole tile can be clicked, not only what a radio button usually takes for itself.
    [[nodiscard]] bool hitButton(const QPoint& at) const override { return rect().contains(at); }

private:
    [[nodiscard]] QRect frame() const;
    void paintPanels(QPainter& painter, const QRect& frame) const;
    void paintIcon(QPainter& painter, const QRect& panel, const GaugeValue& value, bool light) const;

    Tokens m_tokens; ///< of the palette as it is now
    IconStyle m_style;
};

} // namespace quotalamp
