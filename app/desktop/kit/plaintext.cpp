// SPDX-License-Identifier: MIT
#include "desktop/kit/plaintext.h"

#include "core/base/text.h"

#include <QGuiApplication>
#include <QTextDocument>
#include <QToolTip>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestLine = 300; ///< of a notification

} // namespace

PlainLabel::PlainLabel(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

/// Qt looks at the text alone: what it would take for markup is made markup that reads as the text does.
QString asTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? u"<qt>%1</qt>"_s.arg(text.toHtmlEscaped()) : text;
}

void setTip(QWidget& widget, const QString& text)
{
    widget.setToolTip(asTip(text));
}

void showTip(const QPoint& globalPosition, const QString& text, QWidget* widget)
{
    QToolTip::showText(globalPosition, asTip(text), widget);
}

QString withoutMnemonic(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

void setTitle(QWidget& window, const QString& text)
{
    window.setWindowTitle(QString(text).replace("[*]"_L1, "[*][*]"_L1));
}

QString withoutMarkup(QString text)
{
    return text.replace(u'<', u'‹').replace(u'>', u'›').replace(u'&', u'+');
}

QString notificationText(const QString& text, bool readsMarkup)
{
    QStringList lines;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts))
        lines << plainText(line, longestLine);
    const QString plain = lines.join(u'\n');
    return readsMarkup ? plain.toHtmlEscaped() : plain;
}

QString inReadingDirection(const QString& text)
{
    constexpr QChar leftToRightMark(0x200E);
    constexpr QChar rightToLeftMark(0x200F);
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    QStringList lines = text.split(u'\n');
    for (QString& line : lines) {
        if (!line.isEmpty() && line.isRightToLeft() != mirrored)
            line.prepend(mirrored ? rightToLeftMark : leftToRightMark);
    }
    return lines.join(u'\n');
}

/// The box has labels of its own for both texts, and only one of them follows the box's text format.
QMessageBox* plainQuestion(const QString& title, const QString& text, const QString& informative, QWidget* parent)
{
    auto* box = new QMessageBox(parent);
    setTitle(*box, title);
    box->setTextFormat(Qt::PlainText);
    box->setText(text);
    // Its label is made with this text, which is harmless, and gets the other one when it is plain.
    box->setInformativeText(u"…"_s);
    for (QLabel* label : box->findChildren<QLabel*>()) {
        label->setTextFormat(Qt::PlainText);
        label->setOpenExternalLinks(false);
    }
    box->setInformativeText(informative);
    return box;
}

} // namespace quotalamp
