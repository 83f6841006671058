// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/chartview.h"
#include "core/words/detailsview.h"
#include "core/words/overview.h"

#include <QWidget>

class QPlainTextEdit;
class QTabWidget;
class QTableWidget;
class QVBoxLayout;

namespace quotalamp {

class Box;
class GaugeWidget;
class Heading;
class HistoryPanel;
struct ChartChoice;
class DemoLine;
class ModelsPage;
class Note;
class QuietButton;
class SnoozeButton;
class TextLine;

/// Everything that is known of one account: the course of a limit, all limits exactly, its models with a search, the
/// sample, today's requests and the headers as they came. Shows what it is given and asks nobody.
class DetailsWindow : public QWidget {
    Q_OBJECT
public:
    explicit DetailsWindow(QWidget* parent = nullptr);

    /// Shows what is known of the account now: `card` as the popup shows it, `details` exactly. Keeps what a person chose,
    /// scrolled to or searched for.
    void present(const CardView& card, const DetailsView& details);
    /// Shows the past that chartWanted() asked for.
    void presentChart(const ChartView& view);
    /// What the chart is to show: the key of a window (empty: the account has none), and how far back.
    [[nodiscard]] QString chartWindow() const;
    /// How far back the chart is to reach.
    [[nodiscard]] Stretch stretch() const;
    /// What the chart can show beside its own limit; what the person chose of it.
    void offerLines(const std::vector<ChartChoice>& choices);
    [[nodiscard]] std::vector<ChartChoice> comparedLines() const;
    /// Looks back so far, as if the person had chosen it.
    void showStretch(Stretch stretch);

Q_SIGNALS:
    void refreshRequested(); ///< this account, now
    /// No notifications for so long; zero: until each limit resets.
    void snoozeRequested(quotalamp::Milliseconds time);
    void unsnoozeRequested(); ///< tell at once again
    /// Another window or stretch was chosen.
    void chartWanted();
    /// The person wants this picture of the chart in a file.
    void saveRequested(const QString& path, const QByteArray& picture);
    void quitRequested();              ///< the whole program
    void leaveDemoRequested();         ///< back to the person's own accounts
    void visibleChanged(bool visible); ///< shown or hidden; figures have to be current only while it is shown

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// The gauge and the name, with what may be done.
    void addHeader(QVBoxLayout& column);
    void addProbes();
    void addHeaders();
    void addShortcuts();
    void makeTable();
    void presentProbes(); ///< today's requests
    void retranslate();
    void presentHeader(); ///< gauge, name, error, sample
    void presentTable();  ///< all limits
    /// One cell of the table of limits, in the ink of its severity.
    void presentCell(int row, int column, const QString& text, const DetailsRow& limit);
    /// Says on its tab how many models there are.
    void nameModels();
    /// Makes the table as high as its rows, up to a few.
    void fitTable();

    CardView m_card;       ///< as the popup shows it
    DetailsView m_details; ///< the same account exactly
    GaugeWidget* m_gauge;
    TextLine* m_name;
    TextLine* m_about; ///< model, host, where the key is, age
    DemoLine* m_demo;  ///< only in the demo
    QuietButton* m_refresh;
    SnoozeButton* m_snooze;
    Note* m_error;           ///< what is wrong, and when it is tried again
    HistoryPanel* m_history; ///< the course of one limit
    Heading* m_limitsTitle;
    Box* m_tableBox;           ///< round corners for the table
    QTableWidget* m_table;     ///< all limits
    Note* m_noLimits;          ///< in place of the table
    Note* m_outlook;           ///< what is ahead of each limit
    TextLine* m_sample;        ///< the last answer of a model
    QTabWidget* m_more;        ///< requests, headers and models
    QTableWidget* m_probes;    ///< today's requests
    QPlainTextEdit* m_headers; ///< of rate limits, as they came
    ModelsPage* m_models;      ///< with a search
};

} // namespace quotalamp
