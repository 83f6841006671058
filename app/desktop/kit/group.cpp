// SPDX-License-Identifier: MIT
#include "desktop/kit/group.h"

#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace quotalamp {

namespace {

constexpr int rowHeight = 48;

} // namespace

Box::Box(int hang, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
    , m_rows(new QVBoxLayout(this))
    , m_hang(hang)
{
    m_rows->setContentsMargins(1, 1, 1, 1);
    m_rows->setSpacing(1);
}

void Box::setFramed(bool framed)
{
    m_framed = framed;
    m_rows->setContentsMargins(framed ? QMargins(1, 1, 1, 1) : QMargins());
    update();
}

void Box::insertRow(int index, QWidget* row)
{
    m_rows->insertWidget(index, row);
}

void Box::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (m_framed) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_tokens.highContrast ? m_tokens.frame : mix(m_tokens.band, m_tokens.text, 0.13));
        painter.setBrush(m_tokens.surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), grid::boxRadius, grid::boxRadius);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    bool first = true;
    for (int i = 0; i < m_rows->count(); ++i) {
        const QWidget* row = m_rows->itemAt(i)->widget();
        if (!row || row->isHidden())
            continue;
        if (!first) {
            const int edge = m_framed ? 1 : 0;
            const QRect line(m_hang + edge, row->y() - 1, width() - m_hang - 2 * edge, 1);
            painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), line), m_tokens.hairline);
        }
        first = false;
    }
}

void Box::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    QWidget::changeEvent(event);
}

GroupRow::GroupRow(QWidget* control, QWidget* parent)
    : QWidget(parent)
    , m_label(new Heading(Heading::Role::Row, this))
    , m_note(new Note(this))
    , m_control(control)
{
    m_label->setWordWrap(true);
    m_label->setBuddy(control);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_label);
    words->addWidget(m_note);
    words->addStretch(1);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(grid::large, grid::small, grid::large, grid::small);
    line->setSpacing(grid::large);
    line->addLayout(words, 1);
    if (control != nullptr)
        line->addWidget(control, 0, Qt::AlignVCenter);
    setMinimumHeight(scaled(rowHeight));
    // Not fixed: that would be the height at the width that the words would like, and cut a long sentence.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void GroupRow::setTexts(const QString& label, const QString& sentence)
{
    m_label->setText(withoutMnemonic(label));
    m_note->say(sentence);
    if (m_control == nullptr)
        return;
    setSpokenDescription(*m_control, sentence);
    if (!m_control->inherits("QAbstractButton"))
        setSpokenName(*m_control, label);
}

bool GroupRow::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setMinimumHeight(scaled(rowHeight));
    return QWidget::event(event);
}

Heading::Heading(Role role, QWidget* parent)
    : PlainLabel(parent)
    , m_role(role)
{
    alignLeading(*this);
    apply();
}

bool Heading::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        apply();
    return PlainLabel::event(event);
}

void Heading::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_applying)
        apply();
    if (event->type() == QEvent::LayoutDirectionChange)
        alignLeading(*this);
    PlainLabel::changeEvent(event);
}

void Heading::apply()
{
    m_applying = true;
    setFont(m_role == Role::Page ? titleFont() : m_role == Role::Group ? smallStrongFont() : bodyFont());
    if (m_role == Role::Group) {
        QPalette ink;
        ink.setColor(QPalette::WindowText, tokensOf(parentWidget() ? *parentWidget() : *this).secondary);
        setPalette(ink);
    }
    m_applying = false;
}

} // namespace quotalamp
