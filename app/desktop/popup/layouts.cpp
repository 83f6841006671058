// SPDX-License-Identifier: MIT
#include "desktop/popup/layouts.h"

#include <QLayout>
#include <QWidget>

#include <algorithm>

namespace quotalamp {

void settleLayouts(const QWidget& root)
{
    const auto inside = root.findChildren<QWidget*>();
    std::for_each(inside.crbegin(), inside.crend(), [](QWidget* widget) {
        widget->updateGeometry();
        if (widget->layout())
            widget->layout()->activate();
    });
    root.layout()->activate();
}

int heightAt(QLayout& layout, int width)
{
    layout.activate();
    return layout.hasHeightForWidth() ? layout.totalHeightForWidth(width) : layout.totalSizeHint().height();
}

} // namespace quotalamp
