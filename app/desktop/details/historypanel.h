// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/limitkey.h"
#include "core/words/chartview.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QStackedWidget;
class QTableWidget;

namespace quotalamp {

class Chart;
class Heading;
class QuietButton;
class TextLine;

/// A limit that the chart can show beside its own.
struct ChartChoice {
    LimitKey limit; ///< its limit as windowKey() gives it
    QString name;   ///< "5 hours", "Claude work: 7 days"
    friend bool operator==(const ChartChoice&, const ChartChoice&) = default;
};

/// The past of one allowance: a chart or a table that says the same, over a stretch of time that a person chooses.
class HistoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget* parent = nullptr);

    /// Shows another course in the chart and in the table.
    void present(const ChartView& view);
    /// How far back a person wants to look.
    [[nodiscard]] Stretch stretch() const;
    /// What there is to compare with. What a person chose of it stays chosen.
    void offer(const std::vector<ChartChoice>& choices);
    /// What the person wants to compare with, at most ChartView::mostOthers.
    [[nodiscard]] std::vector<ChartChoice> compared() const;
    /// Looks back so far, as if the person had chosen it.
    void showStretch(Stretch stretch);
    /// The chart as it is drawn, as the bytes of an SVG or a PNG file.
    [[nodiscard]] QByteArray picture(bool asSvg) const;

Q_SIGNALS:
    void stretchChosen();  ///< another one, by the person
    void comparedChosen(); ///< other limits to compare with, by the person
    /// The person wants this picture in a file.
    void saveRequested(const QString& path, const QByteArray& picture);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    /// Asks where to.
    void save();
    /// What the marks and lines mean, below the chart.
    void presentWords();
    /// Fills the table, where it is shown.
    void presentTable();
    /// The table in place of the chart, or the chart.
    void showTable(bool shown);

    ChartView m_view; ///< what is shown
    Heading* m_title;
    std::vector<ChartChoice> m_choices; ///< to compare with
    QuietButton* m_compare;             ///< with a menu of these
    QuietButton* m_save;                ///< the chart as a picture
    QuietButton* m_asTable;             ///< pressed: the table is shown
    QComboBox* m_stretch;               ///< from an hour to a year
    QStackedWidget* m_pages;            ///< the chart and the table
    Chart* m_chart;                     ///< the past as a line
    QTableWidget* m_table;              ///< the same in figures
    TextLine* m_words;                  ///< what the marks mean, and the outlook, below the chart
};

} // namespace quotalamp
