// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/plaintext.h"
#include "desktop/kit/tokens.h"

#include <QWidget>

class QVBoxLayout;

namespace quotalamp {

class Note;

/// Rows below each other with hairlines between them, in a box with round corners unless it is not framed.
class Box : public QWidget {
    Q_OBJECT
public:
    /// `hang`: where the hairlines begin.
    explicit Box(int hang, QWidget* parent = nullptr);

    /// Off: rows with hairlines alone, on whatever lies below.
    void setFramed(bool framed);
    /// Adds a row before the one at `index`; -1 or beyond: at the end. The box owns it.
    void insertRow(int index, QWidget* row);
    void addRow(QWidget* row) { insertRow(-1, row); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Tokens m_tokens;
    QVBoxLayout* m_rows;
    int m_hang;           ///< where the hairlines begin, in pixels
    bool m_framed = true; ///< a box with round corners
};

/// A title, or a row's label, that keeps its role's font when the application's font changes.
class Heading : public PlainLabel {
    Q_OBJECT
public:
    /// A page's title, a group's, or the label of a row.
    enum class Role { Page, Group, Row };
    explicit Heading(Role role, QWidget* parent = nullptr);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void apply();
    Role m_role; ///< which font it keeps
    bool m_applying = false;
};

/// A setting: its label and one small sentence, and the platform's control at the end; null: the words alone.
class GroupRow : public QWidget {
    Q_OBJECT
public:
    explicit GroupRow(QWidget* control, QWidget* parent = nullptr);

    /// The label and the sentence below it, which may be empty.
    void setTexts(const QString& label, const QString& sentence = {});
    /// The sentence, to say something in another tone.
    [[nodiscard]] Note* note() const { return m_note; }

protected:
    bool event(QEvent* event) override;

private:
    Heading* m_label;
    Note* m_note;
    QWidget* m_control; ///< null: the words alone
};

} // namespace quotalamp
