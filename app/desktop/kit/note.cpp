// SPDX-License-Identifier: MIT
#include "desktop/kit/note.h"

#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"
#include "desktop/kit/tokens.h"

#include <QAccessible>
#include <QEvent>
#include <QGuiApplication>

#include <utility>

namespace quotalamp {

namespace {

QColor toneInk(Tone tone, const Tokens& tokens)
{
    switch (tone) {
    case Tone::Quiet:
        return tokens.secondary;
    case Tone::Plain:
        return tokens.text;
    case Tone::Warning:
        return tokens.warningText;
    case Tone::Critical:
        break;
    }
    return tokens.criticalText;
}

} // namespace

QString isolated(const QString& text)
{
    if (QGuiApplication::layoutDirection() == Qt::LeftToRight)
        return text;
    return QChar(0x2066) + text + QChar(0x2069);
}

void alignLeading(QLabel& label)
{
    const auto side = label.layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    label.setAlignment(side | Qt::AlignAbsolute | Qt::AlignVCenter);
}

Note::Note(QWidget* parent)
    : PlainLabel(parent)
{
    setWordWrap(true);
    setFont(smallFont());
    setVisible(false);
    alignLeading(*this);
    applyInk();
}

void Note::describe(QWidget* field)
{
    m_field = field;
    setSpokenDescription(*m_field, text());
}

void Note::say(const QString& sentence, Tone tone)
{
    if (text() == sentence && m_tone == tone)
        return;
    setText(sentence);
    if (m_field)
        setSpokenDescription(*m_field, sentence);
    if (std::exchange(m_tone, tone) != tone)
        applyInk();
    setVisible(!sentence.isEmpty());
    if (isVisible() && (tone == Tone::Warning || tone == Tone::Critical)) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void Note::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_applying)
        applyInk();
    if (event->type() == QEvent::LayoutDirectionChange)
        alignLeading(*this);
    PlainLabel::changeEvent(event);
}

bool Note::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(smallFont());
    return PlainLabel::event(event);
}

/// From the parent's palette: our own already carries the ink.
void Note::applyInk()
{
    m_applying = true;
    QPalette ink;
    ink.setColor(QPalette::WindowText, toneInk(m_tone, tokensOf(parentWidget() ? *parentWidget() : *this)));
    setPalette(ink);
    m_applying = false;
}

} // namespace quotalamp
