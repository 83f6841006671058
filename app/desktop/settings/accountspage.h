// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/accountrow.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QScrollArea;

namespace quotalamp {

class AccountRow;
class AccountSettings;
class Box;
class Heading;
class QuietButton;

/// The accounts in the person's order, and what can be set of the chosen one.
class AccountsPage : public QWidget {
    Q_OBJECT
public:
    explicit AccountsPage(QWidget* parent = nullptr);

    void present(
        const Overview& overview, const std::vector<AccountState>& states, const QHash<QString, QString>& keyHints);
    void select(const QString& accountId);
    [[nodiscard]] const AccountState* find(const QString& accountId) const;
    void retranslate();

Q_SIGNALS:
    void addRequested();
    void editRequested(const QString& accountId, bool focusKey);
    void renameRequested(const QString& accountId, const QString& label);
    void removeRequested(const QString& accountId); ///< confirmed
    void moveRequested(const QString& accountId, int delta);
    void paidProbeRequested(const QString& accountId, quotalamp::PaidProbe setting);
    void thresholdsRequested(const QString& accountId);

protected:
    bool event(QEvent* event) override;

private:
    void build();
    void wire();
    AccountRow* addRow();
    void presentRows(const Overview& overview, const QHash<QString, QString>& keyHints);
    void presentChosen();
    void fitList();
    void choose(const QString& accountId);
    void openMenu(const QString& accountId, const QPoint& globalPosition);
    void confirmRemoval(const QString& accountId);
    void startRename(const QString& accountId);

    [[nodiscard]] int indexOf(const QString& accountId) const;
    [[nodiscard]] QStringList otherLabels() const;

    std::vector<AccountState> m_states;
    QHash<QString, QString> m_keyHints;
    std::vector<AccountRow*> m_rows;  ///< in the order of the states
    std::vector<QWidget*> m_tabStops; ///< the last of each row
    QString m_chosen;
    QTimer m_showChosen; ///< at once, but after new rows got their place

    Heading* m_title = nullptr;
    QuietButton* m_add = nullptr;
    Box* m_frame = nullptr;
    QScrollArea* m_scroll = nullptr;
    Box* m_list = nullptr;
    QLabel* m_empty = nullptr;
    AccountSettings* m_settings = nullptr; ///< of the chosen account
};

} // namespace quotalamp
