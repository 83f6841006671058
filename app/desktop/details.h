#pragma once

#include "core/details.h"
#include "core/overview.h"

#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QWidget>

class QGridLayout;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QTableWidget;

namespace quotalamp {

class GaugeWidget;
class Heading;
class Note;
class QuietButton;
class TextLine;

/// Everything that is known of one account: its limits exactly, its models with a search, the sample and the headers
/// as they came. Shows what it is given and asks nobody.
class DetailsWindow : public QWidget {
    Q_OBJECT
public:
    explicit DetailsWindow(QWidget* parent = nullptr);

    void present(const CardView& card, const DetailsView& details);

Q_SIGNALS:
    void refreshRequested();
    void quitRequested();
    void visibleChanged(bool visible);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addHeader(QGridLayout& grid);
    void addModels(QGridLayout& grid);
    void addHeaders(QGridLayout& grid);
    void addShortcuts();
    void makeTable();
    void makeProbesTable();
    void presentProbes();
    void retranslate();
    void presentHeader();
    void presentTable();
    void presentCell(int row, int column, const QString& text, const DetailsRow& limit);
    void presentModels();
    void fitTable();

    CardView m_card;
    DetailsView m_details;
    GaugeWidget* m_gauge;
    TextLine* m_name;
    TextLine* m_about;
    QuietButton* m_refresh;
    Note* m_error;
    Heading* m_limitsTitle;
    QTableWidget* m_table;
    Note* m_noLimits;
    Heading* m_modelsTitle;
    QLineEdit* m_search;
    QStringListModel m_models;
    QSortFilterProxyModel m_found;
    QListView* m_list;
    Heading* m_headersTitle;
    QPlainTextEdit* m_headers;
    Heading* m_sampleTitle;
    TextLine* m_sample;
    Heading* m_probesTitle;
    QTableWidget* m_probes;
};

} // namespace quotalamp
