// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace quotalamp {

class Note;

/// One row of a FieldGrid: a field with its label beside it and one sentence below it.
template <typename Field> struct FieldRow {
    QLabel* label = nullptr;
    Field* field = nullptr;
    Note* note = nullptr; ///< shows by itself, while it says something

    /// Shows or hides the label and the field.
    void setVisible(bool visible) const
    {
        label->setVisible(visible);
        field->setVisible(visible);
    }
};

/// Fields below each other, with their labels in one column. A label stands beside the middle of its field, whatever is
/// said below.
class FieldGrid : public QWidget {
    Q_OBJECT
public:
    explicit FieldGrid(QWidget* parent = nullptr);

    /// Adds a row at the end. `input` is what takes the keyboard, where that is only a part of `field`; the sentence
    /// is read to screen readers with it, and is called after it: "key" and "keyNote".
    template <typename Field> FieldRow<Field> addRow(Field* field, QWidget* input = nullptr)
    {
        const FieldRow<QWidget> row = addWidgets(field, input ? input : field);
        return {row.label, field, row.note};
    }
    /// How wide the widest label is, in pixels.
    [[nodiscard]] int labelWidth() const;
    /// Gives the column of labels at least this width, to line up with another grid.
    void setLabelWidth(int width);

private:
    /// Adds a row with whatever widget it is; see addRow().
    FieldRow<QWidget> addWidgets(QWidget* field, QWidget* input);

    QGridLayout* m_layout;
    QList<QLabel*> m_labels; ///< of all rows, hidden ones too
};

/// A field for a name, path or pointer, which nothing may correct. `name` is the object's.
[[nodiscard]] QLineEdit* plainEdit(const QString& name, QWidget* parent);
/// A choice; `name` is the object's.
[[nodiscard]] QComboBox* namedCombo(const QString& name, QWidget* parent);
/// Chooses the item that holds `data` without telling anybody.
void chooseQuietly(QComboBox& combo, const QVariant& data);

} // namespace quotalamp
