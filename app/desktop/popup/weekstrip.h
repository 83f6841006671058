// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/weekview.h"
#include "desktop/kit/tokens.h"

#include <QWidget>

namespace quotalamp {

/// The next seven days on one strip: a tick where a limit comes back or a saved reset expires,
/// a bar where one runs out. The pointer tells what a
/// mark is; screen readers hear all of them.
class WeekStrip : public QWidget {
    Q_OBJECT
public:
    explicit WeekStrip(QWidget* parent = nullptr);

    void present(const WeekView& view);
    [[nodiscard]] const WeekView& view() const { return m_view; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    /// What is under this place, one line each; empty: nothing.
    [[nodiscard]] QString textAt(const QPoint& place) const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double placeOf(double share) const;
    [[nodiscard]] int axis() const;

    Tokens m_tokens;
    WeekView m_view;
};

} // namespace quotalamp
