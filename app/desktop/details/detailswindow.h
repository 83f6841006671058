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

    void present(const CardView& card, const DetailsView& details);
    void presentChart(const ChartView& view);
    /// What the chart is to show: the key of a window (empty: the account has none), and how far back.
    [[nodiscard]] QString chartWindow() const;
    [[nodiscard]] Stretch stretch() const;

Q_SIGNALS:
    void refreshRequested();
    /// No notifications for so long; zero: until each limit resets.
    void snoozeRequested(quotalamp::Milliseconds time);
    void unsnoozeRequested();
    /// Another window or stretch was chosen.
    void chartWanted();
    void quitRequested();
    void leaveDemoRequested();
    void visibleChanged(bool visible);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addHeader(QVBoxLayout& column);
    void addProbes();
    void addHeaders();
    void addShortcuts();
    void makeTable();
    void presentProbes();
    void retranslate();
    void presentHeader();
    void presentTable();
    void presentCell(int row, int column, const QString& text, const DetailsRow& limit);
    void nameModels();
    void fitTable();

    CardView m_card;
    DetailsView m_details;
    GaugeWidget* m_gauge;
    TextLine* m_name;
    TextLine* m_about;
    DemoLine* m_demo;
    QuietButton* m_refresh;
    SnoozeButton* m_snooze;
    Note* m_error;
    HistoryPanel* m_history;
    Heading* m_limitsTitle;
    Box* m_tableBox;
    QTableWidget* m_table;
    Note* m_noLimits;
    TextLine* m_sample;
    QTabWidget* m_more;
    QTableWidget* m_probes;
    QPlainTextEdit* m_headers;
    ModelsPage* m_models;
};

} // namespace quotalamp
