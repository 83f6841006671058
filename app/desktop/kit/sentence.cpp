// SPDX-License-Identifier: MIT
#include "desktop/kit/sentence.h"

#include "desktop/kit/plaintext.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLabel>
#include <QVBoxLayout>

namespace quotalamp {

Sentence::Sentence(TextRole role, QWidget* parent)
    : QWidget(parent)
    , m_label(new PlainLabel(this))
    , m_role(role)
{
    m_label->setWordWrap(true);
    m_label->setContentsMargins(0, 0, 0, 0);
    m_label->setMinimumWidth(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_label);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    applyLook();
    hide();
}

void Sentence::say(const QString& text, TextInk ink)
{
    if (m_label->text() != text)
        m_label->setText(text);
    if (m_ink != ink) {
        m_ink = ink;
        applyLook();
    }
    setVisible(!text.isEmpty());
}

QString Sentence::text() const
{
    return m_label->text();
}

int Sentence::fullWidth() const
{
    return QFontMetrics(fontOf(m_role)).horizontalAdvance(m_label->text()) + 2;
}

void Sentence::setCentered()
{
    m_centered = true;
    applyLook();
}

void Sentence::applyLook()
{
    const QColor color = colorOf(m_ink, tokensOf(*this));
    QPalette palette = m_label->palette();
    if (palette.color(QPalette::WindowText) != color) {
        palette.setColor(QPalette::WindowText, color);
        m_label->setPalette(palette);
    }
    if (m_label->font() != fontOf(m_role))
        m_label->setFont(fontOf(m_role));
    // A label would put a Latin sentence at the left also where everything else begins at the right.
    const auto start = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    m_label->setAlignment(m_centered ? Qt::AlignCenter : start | Qt::AlignAbsolute | Qt::AlignVCenter);
}

void Sentence::changeEvent(QEvent* event)
{
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::FontChange || type == QEvent::LayoutDirectionChange)
        applyLook();
    QWidget::changeEvent(event);
}

} // namespace quotalamp
