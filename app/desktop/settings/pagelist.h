// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/glyph.h"

#include <QListWidget>

namespace quotalamp {

/// The pages of a window, at its leading edge: one row each, its glyph and name.
class PageList : public QListWidget {
    Q_OBJECT
public:
    explicit PageList(QWidget* parent = nullptr);

    void addPage(Glyph glyph);
    void setName(int page, const QString& name);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {sizeHint().width(), 0}; }

protected:
    bool event(QEvent* event) override;
};

} // namespace quotalamp
