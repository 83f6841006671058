// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"
#include "desktop/kit/tokens.h"

#include <QAbstractButton>

namespace quotalamp {

class GaugeWidget;
class GlyphButton;

/// What a row of the account list says.
struct AccountRowView {
    QString accountId; ///< which account the row is about; never shown
    QString name;      ///< the provider's
    QString label;     ///< what the person calls the account; empty where that is the provider's name
    QString place;     ///< "api.openai.com · key …9xQ2 in the keychain"
    QString words;     ///< "Tokens: 4% left"
    /// The last check failed in a way that only the person can mend, such as a refused key.
    bool needsYou = false;
    GaugeState state = GaugeState::Calm; ///< how the gauge at the leading edge is coloured
    std::optional<double> left;          ///< what the gauge shows, from 0 (used up) to 1; empty: unknown
    QString level;                       ///< the same in words, "4% left"; empty: unknown
    friend bool operator==(const AccountRowView&, const AccountRowView&) = default;
};

/// What screen readers call such a row.
[[nodiscard]] QString spokenRow(const AccountRowView& view);

/// One account in the settings. Arrow keys choose among its siblings; Enter edits, F2 renames, Delete removes,
/// Alt with an arrow moves; the menu has all of it. The row changes nothing itself: it asks, by its signals, for what a
/// person wants done to the account it shows. Rows of one parent exclude each other, and being checked is being chosen.
class AccountRow : public QAbstractButton {
    Q_OBJECT
public:
    /// An empty row; present() fills it.
    explicit AccountRow(QWidget* parent = nullptr);

    /// Shows another account, or the same one anew. Does nothing where `view` is what it shows already, and leaves the
    /// focus and the choice as they are.
    void present(const AccountRowView& view);
    /// What the row shows, as it was given last.
    [[nodiscard]] const AccountRowView& view() const { return m_view; }
    /// Names the menu button anew, in the language of the program as it is now. The other words come with the view.
    void retranslate();
    /// Comes after `before` in the tab order, with its menu.
    void follow(QWidget* before);
    /// How high a row is whose words at the trailing edge need no more room, in pixels.
    [[nodiscard]] static int usualHeight();
    /// High enough for the words at the trailing edge, which wrap.
    [[nodiscard]] QSize sizeHint() const override;
    /// Narrower than the hint, since name, label and place are cut where they lack room; never lower.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The menu button or the context menu was asked for, and the row is chosen now. The menu is to open at
    /// `globalPosition`, in coordinates of the screen.
    void menuRequested(const QPoint& globalPosition);
    /// A double click, or Enter.
    void editRequested();
    /// F2.
    void renameRequested();
    /// Delete. Nothing has been confirmed yet.
    void removeRequested();
    /// Alt with an arrow key: up is -1, down is 1. Sent at the ends of the list too, where there is no such place.
    void moveRequested(int delta);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void nextCheckState() override;

private:
    void placeChildren();
    void reachByTab();
    void paintWords(QPainter& painter, const QRect& box) const;
    [[nodiscard]] QRect wordsBox() const;
    [[nodiscard]] QColor wordsInk() const;

    AccountRowView m_view;
    Tokens m_tokens; ///< of the palette as it is now
    GaugeWidget* m_gauge;
    GlyphButton* m_more; ///< opens the menu
};

} // namespace quotalamp
