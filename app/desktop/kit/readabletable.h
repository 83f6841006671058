// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QTableWidget;
class QTableWidgetItem;

/// Tables to read: nothing to edit, rows as a whole, numbers at the end edge.
namespace quotalamp {

/// `wide`: the column that takes the room that is left.
void makeReadable(QTableWidget& table, int wide);
/// The cell, made where it is missing.
[[nodiscard]] QTableWidgetItem& cellOf(QTableWidget& table, int row, int column, bool atEnd);
/// `firstAtEnd`: the first column of numbers.
void setTitles(QTableWidget& table, const QStringList& titles, int firstAtEnd);

} // namespace quotalamp
