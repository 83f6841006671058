// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/chartview.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;
class QTableWidget;

namespace quotalamp {

class Chart;
class Heading;
class QuietButton;
class TextLine;

/// The past of one allowance: a chart or a table that says the same, over a stretch of time that a person chooses.
class HistoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget* parent = nullptr);

    /// Shows another course in the chart and in the table.
    void present(const ChartView& view);
    /// How far back a person wants to look.
    [[nodiscard]] Stretch stretch() const;

Q_SIGNALS:
    void stretchChosen(); ///< another one, by the person

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    /// Fills the table, where it is shown.
    void presentTable();
    /// The table in place of the chart, or the chart.
    void showTable(bool shown);

    ChartView m_view; ///< what is shown
    Heading* m_title;
    QuietButton* m_asTable;  ///< pressed: the table is shown
    QComboBox* m_stretch;    ///< from an hour to 30 days
    QStackedWidget* m_pages; ///< the chart and the table
    Chart* m_chart;          ///< the past as a line
    QTableWidget* m_table;   ///< the same in figures
    TextLine* m_words;       ///< refusals and outlook, below the chart
};

} // namespace quotalamp
