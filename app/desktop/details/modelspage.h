// SPDX-License-Identifier: MIT
#pragma once

#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QWidget>

class QLineEdit;
class QListView;

namespace quotalamp {

/// The models of an account, with a search.
class ModelsPage : public QWidget {
    Q_OBJECT
public:
    explicit ModelsPage(QWidget* parent = nullptr);

    void present(const QStringList& models);
    /// How many there are, and how many of them the search found: "Models: 3 of 41".
    [[nodiscard]] QString title() const;
    /// Where typing searches.
    void focusSearch();

Q_SIGNALS:
    void titleChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLineEdit* m_search;
    QListView* m_list;
    QStringListModel m_models;
    QSortFilterProxyModel m_found;
};

} // namespace quotalamp
