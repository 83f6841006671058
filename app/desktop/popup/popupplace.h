// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QRect>
#include <QTimer>

#include <functional>

class QWidget;

namespace quotalamp {

class ResizeGrips;

/// What popup and strip leave free at the edges of the screen, in pixels.
inline constexpr int screenMargin = 8;

/// The popup's width in pixels: what a person chose, or the look's own for an empty `chosen`; never so narrow that
/// words are cut, and at most nine tenths of the screen's `available` space. An invalid space does not bound it.
[[nodiscard]] int popupWidth(const QRect& available, QSize chosen);

/// The upper left corner of a popup of this size: centred at `anchor`, which is the tray icon or the cursor, on the
/// side of it where there is more room, and always wholly inside the `available` space.
[[nodiscard]] QPoint popupSpot(const QRect& anchor, QSize size, const QRect& available);

/// Where a tray icon would be, for when nobody clicked on one: the end of the edge that has a panel. `screen` is the
/// whole screen, `available` what panels leave of it; `mirrored` in languages that are read from the right.
[[nodiscard]] QPoint trayCorner(const QRect& screen, const QRect& available, bool mirrored);

/// Where the popup stands and how large it is. At the tray icon it has no frame, is as high as its content and has
/// edges to drag; where there is no tray, or the desktop lets no program choose its place (Wayland), it is an ordinary
/// window, which grows with its content until a person gives it a size.
class PopupPlace : public QObject {
    Q_OBJECT
public:
    /// What it has to know of what is inside. Widths and heights are the window's, in pixels, frame included.
    struct Content {
        std::function<void(int width)> layOut;   ///< lets everything inside take this width
        std::function<int(int width)> heightFor; ///< how high everything is then
    };

    /// Works on `window`, which owns it.
    PopupPlace(QWidget* window, Content content);

    /// The sizes that a person gave it, at the icon and as a window; empty: as large as its content needs.
    void setChosenSizes(QSize atIcon, QSize window);
    /// An ordinary window even where it could stand at an icon.
    void setWindowMode(bool on) { m_windowMode = on; }
    /// Whether it is a window because there is no tray icon to come back from; otherwise Wayland wants one.
    [[nodiscard]] bool isWindowMode() const { return m_windowMode; }
    /// Whether it is an ordinary window, which no loss of the focus closes.
    [[nodiscard]] bool staysOpen() const;
    /// Gives the window its kind: frame or none, on top or not. This hides it.
    void applyFlags();
    /// The icon or the cursor, in global coordinates; takes effect with the next fit().
    void setAnchor(const QRect& anchor) { m_anchor = anchor; }
    /// What setAnchor() was told last.
    [[nodiscard]] QRect anchor() const { return m_anchor; }
    /// Makes the window as large as its content and a person want it, and moves it to its place.
    void fit();
    /// The radius of the window's corners; 0 where they cannot be round.
    [[nodiscard]] int cornerRadius() const;

Q_SIGNALS:
    void sizeChosen(QSize atIcon);     ///< a person dragged an edge; empty: wants what the content needs
    void windowSizeChosen(QSize size); ///< a person gave the ordinary window this size

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Gives the ordinary window a size where it may.
    void fitWindow(QSize wanted, const QRect& available);
    void give(QSize size);
    void onSizeSettled();
    void onDragged(const QRect& wanted);
    void onDropped();
    void choose(QSize size);
    /// What panels leave of the screen that the anchor is on; invalid where there is no screen.
    [[nodiscard]] QRect screenSpace() const;
    [[nodiscard]] QSize wantedSize(const QRect& available) const;

    QWidget* m_window;
    Content m_content;
    ResizeGrips* m_grips;
    QTimer m_sizeSettled;
    QRect m_anchor;
    QSize m_chosenAtIcon;
    QSize m_chosenAsWindow;
    QSize m_given; ///< to the ordinary window, by us; another one is a person's, or not confirmed yet
    bool m_windowMode = false;
};

} // namespace quotalamp
