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
    QString accountId;
    QString name;
    QString label;
    QString place; ///< "api.openai.com · key …9xQ2 in the keychain"
    QString words; ///< "Tokens: 4% left"
    bool needsYou = false;
    GaugeState state = GaugeState::Calm;
    std::optional<double> left;
    QString level; ///< the same in words, "4% left"; empty: unknown
    friend bool operator==(const AccountRowView&, const AccountRowView&) = default;
};

/// One account in the settings. Arrow keys choose among its siblings; Enter edits, F2 renames, Delete removes,
/// Alt with an arrow moves; the menu has all of it.
class AccountRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit AccountRow(QWidget* parent = nullptr);

    void present(const AccountRowView& view);
    [[nodiscard]] const AccountRowView& view() const { return m_view; }
    void retranslate();
    /// Comes after `before` in the tab order, with its menu; returns what the next one comes after.
    QWidget* follow(QWidget* before);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void menuRequested(const QPoint& globalPosition);
    void editRequested();
    void renameRequested();
    void removeRequested();
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
    Tokens m_tokens;
    GaugeWidget* m_gauge;
    GlyphButton* m_more;
};

} // namespace quotalamp
