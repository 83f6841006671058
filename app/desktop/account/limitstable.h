// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/providerdraft.h"

#include <QWidget>

class QTableWidget;

namespace quotalamp {

class QuietButton;

/// The limits of a provider as a person describes them, a line each: what it is called, what it counts, and where an
/// answer holds the limit, what is left of it and when it resets.
class LimitsTable : public QWidget {
    Q_OBJECT
public:
    explicit LimitsTable(QWidget* parent);

    /// What was typed, without spaces around it.
    [[nodiscard]] std::vector<LimitDraft> limits() const;
    /// Puts all words in the language of now.
    void retranslate();

private:
    void makeTable();
    void addLimit();
    void removeLimit();
    [[nodiscard]] QString cell(int row, int column) const;

    QTableWidget* m_table;
    QuietButton* m_add;
    QuietButton* m_remove;
};

} // namespace quotalamp
