// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"
#include "desktop/kit/textline.h"

#include <QElapsedTimer>
#include <QWidget>

class QVBoxLayout;

namespace quotalamp {

class Announcement;
class CardStack;
class DemoLine;
class EmptyPage;
class Foot;
class Head;
class Note;
class PopupPlace;

/// What is left everywhere, a click away from the tray icon: the next limit, one card per account, when it was
/// checked. Shows the Overview it is given and asks nobody; while hidden it only remembers it.
/// Near the icon where the platform lets us place it, else (Wayland, no tray) an ordinary window.
class Popup : public QWidget {
    Q_OBJECT
public:
    explicit Popup(QWidget* parent = nullptr);

    /// The accounts' cards, whose order and folding a person arranges.
    [[nodiscard]] CardStack* cards() const { return m_cards; }
    /// What stands in their place while there are none, and offers what the environment holds.
    [[nodiscard]] EmptyPage* emptyPage() const { return m_empty; }

    /// Shows what is known now; at once where it is visible, otherwise when it is opened.
    void present(const Overview& overview);

    /// Shows it at the icon; where the tray does not tell where that is, at the cursor. Both in global coordinates.
    void openNear(const QRect& iconGeometry, const QPoint& cursor);
    /// Shows it where trays are, for when nobody clicked: in the corner of the edge that has a panel.
    void openAtEdge();
    /// What a click on the tray icon means. The click that took the focus away does not open it again.
    void toggleNear(const QRect& iconGeometry, const QPoint& cursor);

    /// One sentence that could not be told otherwise, above the foot; gone once it was seen.
    void say(const QString& sentence);

    /// The sizes that a person gave it: at the icon, where it is never higher than its content, and as a window. An
    /// empty one means as large as the content needs.
    void setChosenSizes(QSize atIcon, QSize window);
    /// A decorated window that stays: there is no tray icon to come back from.
    void setWindowMode(bool on);
    /// Off: stays open until Esc or the next click on the icon.
    void setCloseOnFocusLoss(bool on) { m_closeOnFocusLoss = on; }
    /// Stays open for now, whatever takes the focus; the foot's pin shows it.
    void setPinned(bool pinned);
    [[nodiscard]] bool isPinned() const { return m_pinned; }

Q_SIGNALS:
    void refreshRequested();           ///< all accounts, now
    void addAccountRequested();        ///< the dialog for an account
    void demoRequested();              ///< a look around, without an account
    void leaveDemoRequested();         ///< back to the person's own accounts
    void settingsRequested();          ///< the settings' window
    void calendarRequested();          ///< a file of all that is ahead
    void stripRequested();             ///< a window only: to stand there small
    void asked(quotalamp::Ask ask);    ///< shares or times, all of them, said the other way
    void sizeChosen(QSize atIcon);     ///< a person dragged an edge; empty: wants what the content needs
    void windowSizeChosen(QSize size); ///< a person gave the ordinary window this size
    void quitRequested();              ///< the whole program
    void visibleChanged(bool visible); ///< shown or hidden, or the same by minimizing

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void layOutParts();
    void connectParts();
    void addShortcuts();
    /// Makes it a popup or an ordinary window.
    void applyWindowMode();
    /// Shows the overview, whatever it was before.
    void apply();
    void fitIfVisible();
    /// Hides it, or minimizes the window that has no tray icon to come back from.
    void putAway();
    /// How high all parts are at this width.
    [[nodiscard]] int contentHeight(int width) const;

    Tokens m_tokens;
    Overview m_overview; ///< as present() was told
    QVBoxLayout* m_layout;
    DemoLine* m_demo;
    Head* m_head;
    CardStack* m_cards;
    EmptyPage* m_empty;
    Note* m_note;
    Foot* m_foot;
    Announcement* m_announcement;
    PopupPlace* m_place;
    QElapsedTimer m_sinceFocusLoss; ///< since it was hidden for that reason; invalid: by a person
    bool m_closeOnFocusLoss = true; ///< the person's setting
    bool m_pinned = false;          ///< for now, by the foot's pin
};

} // namespace quotalamp
