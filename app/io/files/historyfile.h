// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/turn.h"
#include "core/model/limitkey.h"
#include "core/model/snapshot.h"
#include "core/model/windowhistory.h"
#include "io/files/historydatabase.h"
#include "io/files/historytables.h"
#include "io/files/places.h"
#include "io/files/writerhythm.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace quotalamp {

/// The shares that were read in the last two years, by account and window, in an SQLite file of the state folder that only
/// its owner can read; the older, the coarser, see historycompaction.h. One connection of one thread, opened when there
/// is something to write or to show. A share that stays is one span. What was read is written within a minute, so that a
/// program that is killed loses no more, and what flush() has written is never lost. A file that is damaged is put aside,
/// and one of a newer version is left alone.
class History : public QObject {
    Q_OBJECT
public:
    /// The file in these places.
    [[nodiscard]] static QString filePath(const Places& places);

    /// `places` null: in memory (demo).
    explicit History(const Places* places, QObject* parent = nullptr);
    ~History() override;

    /// What the account's last probe told, once for each probe. Written in a moment, and at most once a minute.
    void record(const AccountState& account);
    /// The person was told of the limit at `at`. Written together with what is read next.
    void recordNotice(const LimitKey& limit, TimePoint at);
    /// Writes what is not written yet, now. What cannot be written now, since the disk is full or another program holds
    /// the file, is kept in memory and tried again.
    void flush();
    /// Of a window since an instant; its limit is as windowKey() gives it.
    [[nodiscard]] WindowHistory of(const LimitKey& window, TimePoint since);
    /// Keeps what is old more coarsely, and drops what is too old. One look at the clock is not believed, see
    /// historyBorders(). It is done by itself once an hour, when something is written.
    void compact(TimePoint now);
    /// Forgets all, now or as soon as the file can be written.
    void forget();
    /// The same of one account.
    void forget(const QString& accountId);

    /// Why nothing is kept, one sentence; empty: all is well.
    [[nodiscard]] QString trouble() const { return m_trouble; }

Q_SIGNALS:
    /// What was learned is in the file now; until the next probe little else happens.
    void written();
    /// Nothing is kept, or not forgotten, or a damaged file was put aside; one sentence, once until it works again.
    void failed(const QString& sentence);

private:
    /// One window's share at one time.
    struct Reading {
        LimitKey window; ///< its limit as windowKey() gives it
        TimePoint at;
        double left;                         ///< 0–1
        std::optional<TimePoint> resetsAt{}; ///< of a fixed window
        Milliseconds period{0};              ///< of a fixed window; 0: unknown
        friend bool operator==(const Reading&, const Reading&) = default;
    };
    /// What one answer told.
    struct Told {
        TimePoint at;
        std::vector<Reading> readings;
        friend bool operator==(const Told&, const Told&) = default;
    };
    /// Something that happened to a limit, or to an account as a whole.
    struct Event {
        LimitKey limit;
        TimePoint at;
        HistoryEvent kind;
    };
    /// A limit in the file, and its last span, which grows while the share stays.
    struct Tail {
        qint64 id = 0;
        TimePoint since;
        TimePoint until;
        qint64 left = -1;                  ///< in billionths; -1: it has no span
        std::optional<TimePoint> resetsAt; ///< as the last reading told it
    };

    /// How much is written before events are looked at.
    enum class Pace { InTurns, AllNow };

    [[nodiscard]] bool open();
    void write(Pace pace);
    [[nodiscard]] bool begin();
    void takeBack();
    void compact(TimePoint now, const QDeadlineTimer& until);
    void tryAgain();
    void fail(const QString& sentence);
    void writeSoon();
    void forgetUnwritten();
    [[nodiscard]] bool forgetNow();
    [[nodiscard]] bool writeMore(Pace pace);
    [[nodiscard]] bool writeEvents();
    [[nodiscard]] bool write(const Reading& reading);
    [[nodiscard]] bool writeSpan(Tail& tail, const Reading& reading);
    [[nodiscard]] bool writeReset(Tail& tail, const Reading& reading);
    [[nodiscard]] Tail* tailOf(const LimitKey& limit);

    HistoryDatabase m_database;
    bool m_unusable = false;          ///< nothing can be kept until the next start
    int m_failures = 0;               ///< to write, in a row
    QString m_trouble;                ///< what was told last
    bool m_forgetAll = false;         ///< as soon as it can be
    std::set<QString> m_forgetting;   ///< accounts, the same
    std::vector<Reading> m_readings;  ///< not written yet, or not for good
    std::size_t m_done = 0;           ///< of these, what is in the transaction that has begun
    bool m_begun = false;             ///< one has, and goes on in later turns
    std::vector<Event> m_events;      ///< not written yet
    std::map<LimitKey, Tail> m_tails; ///< of each limit that was written
    QHash<QString, Told> m_told;      ///< what was recorded last, by account
    QHash<QString, TimePoint> m_refusedAt;
    std::optional<TimePoint> m_compactedAt;
    WriteRhythm m_rhythm;
    QTimer m_soon{this}; ///< until what was recorded is written, or tried again
    Turn m_turn;         ///< in which pieces of a transaction are written
};

} // namespace quotalamp
