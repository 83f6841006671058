// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace quotalamp {

class FieldGrid;
class QuietButton;

/// Fields that most people never change, folded away below a button.
class MoreSection : public QWidget {
    Q_OBJECT
public:
    explicit MoreSection(QWidget* parent);

    /// Where the fields are added.
    [[nodiscard]] FieldGrid* fields() const { return m_fields; }
    /// Unfolds it and folds it away.
    [[nodiscard]] QuietButton* button() const { return m_button; }
    /// Shows the fields or folds them away; the button says the other.
    void setOpen(bool open);
    /// Puts the button's word in the language of now.
    void retranslate();

private:
    QuietButton* m_button;
    FieldGrid* m_fields;
};

} // namespace quotalamp
