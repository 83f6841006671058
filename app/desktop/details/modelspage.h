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

    /// Shows these names; the search stays as it is.
    void present(const QStringList& models);
    /// How many there are, and how many of them the search found: "Models: 3 of 41".
    [[nodiscard]] QString title() const;
    /// Where typing searches.
    void focusSearch();

Q_SIGNALS:
    void titleChanged(); ///< title() is another one: other models, search or language

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLineEdit* m_search; ///< letter case does not count
    QListView* m_list;
    QStringListModel m_models;     ///< all of them
    QSortFilterProxyModel m_found; ///< those that hold what was typed
};

} // namespace quotalamp
