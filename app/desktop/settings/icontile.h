// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/gauge.h"
#include "desktop/kit/tokens.h"

#include <QRadioButton>

namespace quotalamp {

/// One style of icon to choose: real icons, half on a dark panel and half on a light one, and the style's name.
class IconTile : public QRadioButton {
    Q_OBJECT
public:
    explicit IconTile(IconStyle style, QWidget* parent = nullptr);

    [[nodiscard]] IconStyle iconStyle() const { return m_style; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    [[nodiscard]] bool hitButton(const QPoint& at) const override { return rect().contains(at); }

private:
    [[nodiscard]] QRect frame() const;
    void paintPanels(QPainter& painter, const QRect& frame) const;
    void paintIcon(QPainter& painter, const QRect& panel, const GaugeValue& value, bool light) const;

    Tokens m_tokens;
    IconStyle m_style;
};

} // namespace quotalamp
