// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <QMessageBox>
#include <QString>

class QAbstractButton;
class QAction;
class QPoint;
class QWindow;

namespace quotalamp {

/// Every text that may hold foreign words (labels, providers' sentences, models, hosts, paths) reaches the screen through
/// here. Qt takes what looks like HTML for HTML, and then opens the files that it names; it takes '&' for a mnemonic and
/// "[*]" for a mark of what is not saved. A test keeps every other place from Qt's own functions for these.

/// A label that shows its text as it is.
class PlainLabel : public QLabel {
    Q_OBJECT
public:
    explicit PlainLabel(QWidget* parent = nullptr);
};

/// For a tool tip, so that it reads as `text` does.
[[nodiscard]] QString asTip(const QString& text);
/// Gives a widget this tool tip.
void setTip(QWidget& widget, const QString& text);
/// Shows a tool tip now, without the pointer resting anywhere.
void showTip(const QPoint& globalPosition, const QString& text, QWidget* widget);

/// For buttons, menus and labels with a buddy: a '&' is one.
[[nodiscard]] QString withoutMnemonic(QString text);

/// For a window's title.
void setTitle(QWidget& window, const QString& text);

/// For a panel that may read markup in tool tips: there is nothing in it that could be.
[[nodiscard]] QString withoutMarkup(QString text);

/// For a notification service; escaped only where it says that it reads markup.
[[nodiscard]] QString notificationText(const QString& text, bool readsMarkup);

/// For a panel or a notification service, which take a line's direction from its first letter: each line runs as the person
/// reads, also where it begins with a name in another script.
[[nodiscard]] QString inReadingDirection(const QString& text);

/// A question in a window of its own, with a sentence more. The caller adds the buttons.
[[nodiscard]] QMessageBox* plainQuestion(
    const QString& title, const QString& text, const QString& informative, QWidget* parent);

} // namespace quotalamp
