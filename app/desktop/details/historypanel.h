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

    void present(const ChartView& view);
    [[nodiscard]] Stretch stretch() const;

Q_SIGNALS:
    void stretchChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void presentTable();
    void showTable(bool shown);

    ChartView m_view;
    Heading* m_title;
    QuietButton* m_asTable;
    QComboBox* m_stretch;
    QStackedWidget* m_pages;
    Chart* m_chart;
    QTableWidget* m_table;
    TextLine* m_words;
};

} // namespace quotalamp
