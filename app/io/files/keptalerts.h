// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/alertstates.h"
#include "io/files/inheritedrows.h"

#include <QSet>

#include <functional>
#include <map>
#include <optional>

namespace quotalamp {

/// What people were told of each limit, kept in the rows "alerts/ACCOUNT" beside the snapshots. Read when it is first asked
/// for: a command that tells nobody anything never does.
class KeptAlerts {
public:
    /// `rows` null: nothing is kept (demo). It has to live as long.
    explicit KeptAlerts(const InheritedRows* rows);

    [[nodiscard]] const AlertStates& states() const;
    /// Lets `edit` alter them. False where that made no difference.
    bool change(const std::function<void(AlertStates&)>& edit);
    /// The same with the states of one account alone, which costs the same however many others there are. `edit` must
    /// not add any of another account.
    bool changeOf(const QString& accountId, const std::function<void(AlertStates&)>& edit);
    /// Of other accounts nothing is known any more. False where nothing was.
    bool setAccounts(const QSet<QString>& accounts);

    /// Of which accounts something is not kept yet; perhaps it became again what it was.
    [[nodiscard]] QStringList unkept() const;
    /// Nothing is told of the account any more, and its row is still to go, for which the file is written anew.
    [[nodiscard]] bool isToGo(const QString& accountId) const;
    /// Puts what changed here since it was read over the row of the account, where something did; a command knows nothing of
    /// what the app has told meanwhile.
    void merge(RowChange& change, const QString& accountId) const;
    /// The rows of these accounts are written.
    void wrote(const QSet<QString>& accounts);
    /// All rows are, and these are of other programs: what they were told of is taken in, and what is as we wrote it stays
    /// as we know it, which may be more than is kept.
    void takeIn(const QSet<QString>& rowsOfOthers);

    /// The name of the row of an account.
    [[nodiscard]] static QString rowOf(const QString& accountId);
    /// The account whose row has the name; empty where it is no row of alerts.
    [[nodiscard]] static QString accountOf(const QString& row);
    /// States as rows, from the one object that an earlier version kept.
    [[nodiscard]] static InheritedRows::Rows rowsFrom(const QJsonObject& json);

private:
    void load() const;
    [[nodiscard]] bool isOurs(const QString& accountId) const;
    [[nodiscard]] AlertStates kept() const;

    const InheritedRows* m_rows;
    std::optional<QSet<QString>> m_accounts; ///< that are ours; empty: all are
    mutable bool m_loaded = false;
    mutable AlertStates m_states;
    std::map<QString, AlertStates> m_unkept; ///< by account: what it was when it was last read or written
};

} // namespace quotalamp
