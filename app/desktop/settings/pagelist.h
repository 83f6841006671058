// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/glyph.h"

#include <QListWidget>

namespace quotalamp {

/// The pages of a window, at its leading edge: one row each, its glyph and name. Pages are numbered from 0 in the order
/// in which they are added; the current row is the page that the window is to show.
class PageList : public QListWidget {
    Q_OBJECT
public:
    /// A list without pages.
    explicit PageList(QWidget* parent = nullptr);

    /// Adds a page below the others, nameless until setName().
    void addPage(Glyph glyph);
    /// Names a page that was added, also anew in another language; the list grows where the name needs it.
    void setName(int page, const QString& name);
    /// As wide as the widest name in the font that the chosen page has, so that choosing moves nothing.
    [[nodiscard]] QSize sizeHint() const override;
    /// Never narrower than its names; lower than its rows, since it scrolls.
    [[nodiscard]] QSize minimumSizeHint() const override { return {sizeHint().width(), 0}; }

protected:
    bool event(QEvent* event) override;
    /// One row is always chosen: a click below them or with Ctrl leaves it so.
    [[nodiscard]] QItemSelectionModel::SelectionFlags selectionCommand(
        const QModelIndex& index, const QEvent* event) const override;
};

} // namespace quotalamp
