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
    /// Adds an empty line and goes to it; not beyond as many as a descriptor may have.
    void addLimit();
    /// Removes the line that a person is in, else the last.
    void removeLimit();
    [[nodiscard]] QString cell(int row, int column) const;

    QTableWidget* m_table; ///< a line for each limit
    QuietButton* m_add;
    QuietButton* m_remove; ///< disabled while there is no line
};

} // namespace quotalamp
