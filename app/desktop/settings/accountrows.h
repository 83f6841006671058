// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/cardcolumn.h"
#include "desktop/kit/sparselist.h"
#include "desktop/settings/accountrow.h"

#include <QHash>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <map>

namespace quotalamp {

/// The rows of all accounts, one above the other with hairlines between them, of which only those exist that are in sight
/// or near it, that is chosen or has the keyboard, and their neighbours: a thousand accounts are a thousand heights and
/// about twenty widgets. What is near comes in pieces, when nothing else is to be done: a window is not to wait for it.
/// Rows stand for places: in another order they say something else, and no widget moves. The height of a row that does not
/// exist is the one that it had, or the usual one. One account is chosen as long as there are any.
class AccountRows : public QWidget, public SparseList {
    Q_OBJECT
public:
    /// `wording` says what the row of an account shows; it is asked for rows that exist. The Tab key reaches the chosen row
    /// after `before`.
    AccountRows(
        std::function<AccountRowView(const QString& accountId)> wording, QWidget* before, QWidget* parent = nullptr);

    /// These accounts are there now, in this order, and may say something else.
    void present(const QStringList& accountIds);
    /// Chooses an account that is there, and says so with chosen() where it is another one.
    void choose(const QString& accountId);
    /// Gives the row at a place the keyboard. There has to be such a place.
    void focusRow(qsizetype place);
    /// Which part of the list is in sight, from its top in pixels.
    void setSight(int top, int height);
    /// Names what the rows name by themselves anew, in the language of the program as it is now.
    void retranslate();
    /// How high the first rows are, and with them the lines that follow.
    [[nodiscard]] int heightOfFirst(qsizetype rows) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] const QStringList& order() const override { return m_ids; }
    [[nodiscard]] qsizetype placeOf(const QString& id) const override { return m_places.value(id, -1); }
    [[nodiscard]] QWidget* itemWidget(qsizetype place) const override { return rowAt(place); }
    [[nodiscard]] qsizetype widgetPlace(const QObject* widget) const override;
    [[nodiscard]] qsizetype placeAtHeight(int y) const override { return m_column.placeAt(y); }
    [[nodiscard]] QRect itemArea(qsizetype place) const override;
    [[nodiscard]] SpokenItem unseen(qsizetype place) const override;
    void goToItem(const QString& id) override;

Q_SIGNALS:
    /// Another account is chosen, by a person or by choose().
    void chosen(const QString& accountId);
    /// As the signals of a row, for its account.
    void menuRequested(const QString& accountId, const QPoint& globalPosition);
    void editRequested(const QString& accountId);
    void renameRequested(const QString& accountId);
    void removeRequested(const QString& accountId);
    void moveRequested(const QString& accountId, int delta);
    /// All rows together are as high as sizeHint() says, which is something else than before.
    void heightChanged();
    /// What is in sight moved down by so much, since rows above it turned out to be higher.
    void shifted(int by);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] AccountRow* rowAt(qsizetype place) const;
    AccountRow* makeRow(qsizetype place);
    void connectRow(AccountRow* row);
    void dropRow(qsizetype place);
    /// Makes the rows that are needed now and drops those that are not.
    void tend();
    /// Makes some of those that can wait, until all are there.
    void makeAhead();
    [[nodiscard]] bool isKept(qsizetype place) const;
    /// Takes the height that a row has now. True: it was another one.
    bool measure(qsizetype place);
    void takeHeights();
    void arrange();
    void tellHeight();

    std::function<AccountRowView(const QString&)> m_wording;
    Tokens m_tokens; ///< of the palette as it is now
    QWidget* m_before;
    QStringList m_ids;                       ///< as they stand
    QHash<QString, qsizetype> m_places;      ///< the same by account
    std::map<qsizetype, AccountRow*> m_rows; ///< those that exist, by place
    QHash<QString, int> m_heights;           ///< of rows that were measured, by account
    CardColumn m_column;                     ///< each row with the line below it
    QString m_chosen;                        ///< id of the account whose row is checked; empty: there is none
    CardColumn::Span m_near;                 ///< what is to exist sooner or later
    QTimer m_ahead;                          ///< when nothing else is to be done
    int m_top = 0;                           ///< of what is in sight
    int m_sight = 0;                         ///< how much is
    int m_told = 0;                          ///< height that heightChanged() was about
};

} // namespace quotalamp
