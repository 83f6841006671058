// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/glyph.h"
#include "desktop/kit/tokens.h"

#include <QPushButton>
#include <QToolButton>

namespace quotalamp {

/// A push button without a frame that stands back behind its sentence. At most one on a screen is primary.
class QuietButton : public QPushButton {
    Q_OBJECT
public:
    explicit QuietButton(const QString& text, QWidget* parent = nullptr);

    /// Whether it is the one thing to do, in the colour of the selection.
    void setPrimary(bool primary);
    /// Whether it is.
    [[nodiscard]] bool isPrimary() const { return m_primary; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// By whether it is primary, under the pointer, pressed or disabled.
    [[nodiscard]] QColor fill() const;
    [[nodiscard]] QColor ink() const;

    Tokens m_tokens;
    bool m_primary = false; ///< the one thing to do
};

/// A 32 px icon button. `name` is what screen readers and the tooltip say.
class GlyphButton : public QToolButton {
    Q_OBJECT
public:
    GlyphButton(Glyph glyph, const QString& name, QWidget* parent = nullptr);

    /// What screen readers and the tooltip say.
    void setName(const QString& name);
    /// Draws another picture.
    void setGlyph(Glyph glyph);
    /// Drawn fainter while what it started is going on; it can still be pressed.
    void setBusy(bool busy);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Tokens m_tokens;
    Glyph m_glyph;
    bool m_busy = false; ///< drawn fainter
};

/// Whether `widget` has the focus by keyboard, which is when an outline is due.
[[nodiscard]] bool hasKeyboardFocus(const QWidget& widget);

/// The 2 px outline of what has the keyboard, inside `box`.
void paintFocus(QPainter& painter, const QRectF& box, double radius, const Tokens& tokens);

} // namespace quotalamp
