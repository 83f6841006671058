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

    void setPrimary(bool primary);
    [[nodiscard]] bool isPrimary() const { return m_primary; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QColor fill() const;
    [[nodiscard]] QColor ink() const;

    Tokens m_tokens;
    bool m_primary = false;
};

/// A 32 px icon button. `name` is what screen readers and the tooltip say.
class GlyphButton : public QToolButton {
    Q_OBJECT
public:
    GlyphButton(Glyph glyph, const QString& name, QWidget* parent = nullptr);

    void setName(const QString& name);
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
    bool m_busy = false;
};

/// Whether `widget` has the focus by keyboard, which is when an outline is due.
[[nodiscard]] bool hasKeyboardFocus(const QWidget& widget);

/// The 2 px outline of what has the keyboard, inside `box`.
void paintFocus(QPainter& painter, const QRectF& box, double radius, const Tokens& tokens);

} // namespace quotalamp
