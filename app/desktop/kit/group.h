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

    void setFramed(bool framed);
    void insertRow(int index, QWidget* row);
    void addRow(QWidget* row) { insertRow(-1, row); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Tokens m_tokens;
    QVBoxLayout* m_rows;
    int m_hang;
    bool m_framed = true;
};

/// A title, or a row's label, that keeps its role's font when the application's font changes.
class Heading : public PlainLabel {
    Q_OBJECT
public:
    enum class Role { Page, Group, Row };
    explicit Heading(Role role, QWidget* parent = nullptr);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void apply();
    Role m_role;
    bool m_applying = false;
};

/// A setting: its label and one small sentence, and the platform's control at the end; null: the words alone.
class GroupRow : public QWidget {
    Q_OBJECT
public:
    explicit GroupRow(QWidget* control, QWidget* parent = nullptr);

    void setTexts(const QString& label, const QString& sentence = {});
    [[nodiscard]] Note* note() const { return m_note; }

protected:
    bool event(QEvent* event) override;

private:
    Heading* m_label;
    Note* m_note;
    QWidget* m_control;
};

} // namespace quotalamp
