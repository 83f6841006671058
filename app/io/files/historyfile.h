// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/limitkey.h"
#include "core/model/snapshot.h"
#include "core/model/windowhistory.h"
#include "io/files/historydatabase.h"
#include "io/files/places.h"
#include "io/files/writerhythm.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <set>

class QSqlQuery;

namespace quotalamp {

/// The shares that were read in the last five weeks, by account and window, in an SQLite file of the state folder
/// that only its owner can read. One connection of one thread, opened when there is something to write or to show.
/// A share that stays is one row. What was read within a minute is written at once, so that a program that is killed loses
/// no more. A file that is damaged is put aside, and one of a newer version is left alone.
class History : public QObject {
    Q_OBJECT
public:
    /// `places` null: in memory (demo).
    explicit History(const Places* places, QObject* parent = nullptr);
    ~History() override;

    /// What the account's last probe told, once for each probe. Written in a moment, and at most once a minute.
    void record(const AccountState& account);
    /// Writes what is not written yet, now. What cannot be written now, since the disk is full or another program holds
    /// the file, is kept in memory and tried again.
    void flush();
    /// Of a window since an instant; its limit is as windowKey() gives it.
    [[nodiscard]] WindowHistory of(const LimitKey& window, TimePoint since);
    /// Removes what is older than five weeks and keeps what is older than three days in half hours. One look at the
    /// clock is not believed: both count from the last day that was borne out by two later ones.
    void thin(TimePoint now);
    /// Forgets all, now or as soon as the file can be written.
    void forget();
    /// The same of one account.
    void forget(const QString& accountId);

    /// Why nothing is kept, one sentence; empty: all is well.
    [[nodiscard]] QString trouble() const { return m_trouble; }

Q_SIGNALS:
    /// Nothing is kept, or not forgotten; one sentence, once until it works again.
    void failed(const QString& sentence);

private:
    /// One window's share at one time.
    struct Reading {
        LimitKey window; ///< its limit as windowKey() gives it
        TimePoint at;
        double left; ///< 0–1
        friend bool operator==(const Reading&, const Reading&) = default;
    };
    /// What one answer told.
    struct Told {
        TimePoint at;
        std::vector<Reading> readings;
        friend bool operator==(const Told&, const Told&) = default;
    };
    /// The provider refused for going too fast.
    struct Refused {
        QString accountId;
        TimePoint at;
    };
    /// The last row of a window, which grows while the share stays.
    struct Tail {
        qint64 row = 0;
        TimePoint until;
        double left = 1;
    };

    [[nodiscard]] bool open();
    void tryAgain();
    void fail(const QString& sentence);
    [[nodiscard]] bool forgetNow();
    [[nodiscard]] bool writeAll();
    [[nodiscard]] bool write(const Reading& reading, QSqlQuery& insert, QSqlQuery& extend);
    [[nodiscard]] std::optional<TimePoint> provenDay(TimePoint now);

    HistoryDatabase m_database;
    bool m_unusable = false;         ///< nothing can be kept until the next start
    int m_failures = 0;              ///< to write, in a row
    QString m_trouble;               ///< what was told last
    bool m_forgetAll = false;        ///< as soon as it can be
    std::set<QString> m_forgetting;  ///< accounts, the same
    std::vector<Reading> m_readings; ///< not written yet
    std::vector<Refused> m_refusals;
    std::map<LimitKey, Tail> m_tails; ///< the last row of each window
    QHash<QString, Told> m_told;      ///< what was recorded last, by account
    QHash<QString, TimePoint> m_refusedAt;
    std::optional<TimePoint> m_thinnedAt;
    WriteRhythm m_rhythm;
    QTimer m_soon{this}; ///< until what was recorded is written, or tried again
};

} // namespace quotalamp
