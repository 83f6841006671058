// SPDX-License-Identifier: MIT
#include "io/files/historyfile.h"

#include "core/base/tr.h"
#include "io/files/historycompaction.h"
#include "io/files/historyrows.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto compactEach = 1h;
constexpr Milliseconds joinedAtATime = 3ms;
/// Between answers that told the same; further apart, nobody knows what was between them.
constexpr auto sameFor = 16min;
constexpr auto recordAgainAfter = 60s;
constexpr std::size_t mostUnwritten = 10'000;
constexpr int busyIsTrouble = 3; ///< times in a row: a moment's lock is nothing to tell of

/// A sliding window's reset is a little later with each reading; one that began anew has moved by most of its length.
bool windowBeganAnew(TimePoint resetBefore, TimePoint resetNow, TimePoint at, Milliseconds period)
{
    const bool passed = resetBefore <= at && resetNow > resetBefore;
    return passed || (period > 0ms && resetNow - resetBefore >= period / 2);
}

} // namespace

QString History::filePath(const Places& places)
{
    return places.state + "/history.sqlite"_L1;
}

History::History(const Places* places, QObject* parent)
    : QObject(parent)
    , m_database(places ? filePath(*places) : QString::fromLatin1(HistoryDatabase::inMemory))
    , m_turn([this] {
        if (m_begun)
            write(Pace::InTurns);
    })
{
    m_soon.setSingleShot(true);
    m_soon.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (Turn::keptFree() > 0ms)
            return m_soon.start(1s); // no shorter: the timer counts whole seconds
        write(Pace::InTurns);
    });
}

History::~History()
{
    flush();
}

bool History::open()
{
    if (m_unusable)
        return false;
    const bool opened = m_database.open();
    if (const QString aside = m_database.takeAside(); !aside.isEmpty()) {
        m_tails.clear();
        Q_EMIT failed(
            Text::tr("The history was damaged. It has been put aside as %1, and a new one begins.").arg(aside));
    }
    if (opened)
        return true;
    if (m_database.mayPass())
        return false;
    m_unusable = true;
    fail(m_database.whyNot());
    return false;
}

/// Once until it works again.
void History::fail(const QString& sentence)
{
    if (std::exchange(m_trouble, sentence).isEmpty())
        Q_EMIT failed(sentence);
}

void History::record(const AccountState& account)
{
    const Snapshot& snapshot = account.snapshot;
    const QString& id = account.account.id;
    if (m_unusable || (account.account.demo && !m_database.isInMemory()))
        return;
    if (snapshot.readAt && snapshot.reading) {
        Told told{*snapshot.readAt, {}};
        for (const RateWindow& window : snapshot.reading->windows) {
            const auto left = window.leftShare();
            const bool fixed = window.refill == Refill::Fixed;
            if (left)
                told.readings.push_back({{id, windowKey(window)}, window.whenTold(*snapshot.readAt), *left,
                    fixed ? window.resetsAt : std::nullopt, fixed ? window.period.value_or(0s) : 0s});
        }
        // Another instant, not a later one: the clock may have been put right, and by that onto one that is known.
        if (m_told.value(id) != told) {
            m_readings.insert(m_readings.end(), told.readings.begin(), told.readings.end());
            m_told.insert(id, told);
        }
    }
    const bool refused = snapshot.error && snapshot.error->kind == ErrorKind::RateLimited && snapshot.checkedAt;
    if (refused && m_refusedAt.value(id) != *snapshot.checkedAt) {
        m_refusedAt.insert(id, *snapshot.checkedAt);
        m_events.push_back({{id}, *snapshot.checkedAt, HistoryEvent::Refusal});
    }
    writeSoon();
}

void History::recordNotice(const LimitKey& limit, TimePoint at)
{
    if (m_unusable)
        return;
    m_events.push_back({limit, at, HistoryEvent::Notice});
    writeSoon();
}

void History::writeSoon()
{
    if (!m_soon.isActive() && !(m_readings.empty() && m_events.empty()))
        m_soon.start(m_rhythm.wait(std::chrono::steady_clock::now(), WriteRhythm::Urgency::Background));
}

void History::flush()
{
    write(Pace::AllNow);
}

/// All of it is one transaction. In turns it goes on in the next one where it takes longer: a thousand accounts may have
/// answered at once, and whoever waits for the screen is not to wait for that.
void History::write(Pace pace)
{
    m_soon.stop();
    const bool toWrite = !m_readings.empty() || !m_events.empty();
    if (!toWrite && !m_forgetAll && m_forgetting.empty())
        return;
    Turn::begin(); // the first time, SQLite is loaded
    if (!open())
        return tryAgain();
    const TimePoint now = toWrite ? (m_readings.empty() ? m_events.back().at : m_readings.back().at) : TimePoint();
    const bool well = begin() && writeMore(pace);
    if (well && m_done < m_readings.size())
        return;
    if (!(well && writeEvents() && m_database.run(u"COMMIT"_s))) {
        takeBack();
        // What was found damaged is put aside when it is opened again.
        return m_database.isDamaged() && m_failures++ == 0 ? write(pace) : tryAgain();
    }
    m_begun = false;
    m_rhythm.wrote(std::chrono::steady_clock::now());
    m_failures = 0;
    m_trouble.clear();
    forgetUnwritten();
    m_forgetting.clear();
    if (std::exchange(m_forgetAll, false))
        (void)m_database.run(u"VACUUM"_s); // nothing stays behind in free pages
    if (toWrite && (!m_compactedAt || now < *m_compactedAt || now - *m_compactedAt >= compactEach))
        compact(now, QDeadlineTimer(joinedAtATime));
    m_database.freeMemory();
    Q_EMIT written();
}

bool History::begin()
{
    m_begun = m_begun || (m_database.run(u"BEGIN IMMEDIATE"_s) && forgetNow());
    return m_begun;
}

/// Nothing of it is in the file; all of it is still here.
void History::takeBack()
{
    m_database.rollBack();
    m_tails.clear();
    m_begun = false;
    m_done = 0;
}

/// It is written now, or never will be.
void History::forgetUnwritten()
{
    m_done = 0;
    m_readings = {}; // with the room that many accounts took
    m_events.clear();
}

/// A full disk or a foreign lock: what was read waits in memory, the oldest goes where it is too much.
void History::tryAgain()
{
    if (m_unusable)
        return forgetUnwritten();
    if (m_readings.size() > mostUnwritten)
        m_readings.erase(m_readings.begin(), m_readings.end() - mostUnwritten);
    if (m_events.size() > mostUnwritten)
        m_events.erase(m_events.begin(), m_events.end() - mostUnwritten);
    m_soon.start(recordAgainAfter);
    if (++m_failures >= busyIsTrouble || !m_database.isBusy())
        fail(m_database.whyNot());
}

/// What a person wants gone goes as soon as it can.
bool History::forgetNow()
{
    if (m_forgetAll)
        return std::ranges::all_of(std::initializer_list<QString>{u"DELETE FROM spans"_s, u"DELETE FROM events"_s,
                                       u"DELETE FROM limits"_s, u"DELETE FROM days"_s, u"DELETE FROM compacted"_s},
            [this](const QString& statement) { return m_database.run(statement); });
    return std::ranges::all_of(
        m_forgetting, [this](const QString& accountId) { return dropPast(m_database, accountId); });
}

/// Readings, at least one of them.
bool History::writeMore(Pace pace)
{
    for (; m_done < m_readings.size(); ++m_done) {
        if (pace == Pace::InTurns && !m_turn.hasTime())
            return true;
        if (!write(m_readings[m_done]))
            return false;
    }
    return true;
}

/// Events, and of which days there are readings.
bool History::writeEvents()
{
    KeptSpans kept;
    for (const Reading& reading : m_readings)
        kept.add(reading.at, reading.at);
    for (const Event& event : m_events) {
        const Tail* tail = tailOf(event.limit);
        if (!tail || !keepEvent(m_database, tail->id, event.at, event.kind))
            return false;
    }
    return noteKept(m_database, kept);
}

/// The limit in the file, made where it is missing; null where that failed.
History::Tail* History::tailOf(const LimitKey& limit)
{
    Tail& tail = m_tails[limit];
    if (tail.id > 0)
        return &tail;
    if (!keepLimit(m_database, limit))
        return nullptr;
    QSqlQuery* asked = m_database.ask(u"SELECT id, resets_at, since, since + lasted, left FROM limits "
                                      "LEFT JOIN spans ON of = id WHERE account = ? AND window = ? "
                                      "ORDER BY since DESC LIMIT 1"_s,
        storedKey(limit));
    if (!asked || !asked->next())
        return nullptr;
    tail.id = asked->value(0).toLongLong();
    if (!asked->isNull(1))
        tail.resetsAt = instantFromStored(asked->value(1).toLongLong());
    if (!asked->isNull(2)) {
        tail.since = instantFromStored(asked->value(2).toLongLong());
        tail.until = instantFromStored(asked->value(3).toLongLong());
        tail.left = asked->value(4).toLongLong();
    }
    asked->finish();
    return &tail;
}

bool History::write(const Reading& reading)
{
    Tail* tail = tailOf(reading.window);
    return tail && writeReset(*tail, reading) && writeSpan(*tail, reading);
}

/// That a window began anew: at the time that was told for it, or when a reading shows it before that.
bool History::writeReset(Tail& tail, const Reading& reading)
{
    if (!reading.resetsAt || tail.resetsAt == reading.resetsAt)
        return true;
    const auto before = std::exchange(tail.resetsAt, reading.resetsAt);
    if (!m_database.run(u"UPDATE limits SET resets_at = ? WHERE id = ?"_s, {storedInstant(*reading.resetsAt), tail.id}))
        return false;
    const bool rose = tail.left >= 0 && storedShare(reading.left) > tail.left;
    if (!before || !rose || !windowBeganAnew(*before, *reading.resetsAt, reading.at, reading.period))
        return true;
    const bool early = *before > reading.at || *before < tail.until;
    return keepEvent(m_database, tail.id, early ? reading.at : *before, HistoryEvent::Reset);
}

/// The last span grows while the share stays; where it is no longer there, it was joined with others, and another begins.
bool History::writeSpan(Tail& tail, const Reading& reading)
{
    const qint64 left = storedShare(reading.left);
    if (tail.left == left && reading.at >= tail.until && reading.at - tail.until <= sameFor) {
        const QSqlQuery* extended =
            m_database.ask(u"UPDATE spans SET lasted = ? WHERE of = ? AND since = ? AND below = 0 AND above = 0"_s,
                {qint64((reading.at - tail.since).count()), tail.id, storedInstant(tail.since)});
        if (!extended)
            return false;
        tail.until = reading.at;
        if (extended->numRowsAffected() == 1)
            return true;
    }
    tail.since = tail.until = reading.at;
    tail.left = left;
    return m_database.run(insertSpanStatement(), {tail.id, storedInstant(reading.at), 0, left, 0, 0});
}

WindowHistory History::of(const LimitKey& window, TimePoint since)
{
    if (m_failures == 0 || m_begun)
        flush();
    // Looking at a history that does not exist does not make one.
    if (!m_database.exists() || !open())
        return {};
    return pastOf(m_database, window, since);
}

void History::compact(TimePoint now)
{
    if (m_begun)
        flush();
    compact(now, QDeadlineTimer(QDeadlineTimer::Forever));
}

/// What is not done until then is done when something is written next.
void History::compact(TimePoint now, const QDeadlineTimer& until)
{
    if (!open())
        return;
    const auto proven = provenDay(m_database, now);
    if (!proven || compactHistory(m_database, historyBorders(now, *proven), until) != Compaction::Partly)
        m_compactedAt = now;
}

void History::forget()
{
    if (m_begun)
        takeBack();
    forgetUnwritten();
    m_tails.clear();
    m_forgetAll = m_database.exists();
    m_forgetting.clear();
    flush();
}

void History::forget(const QString& accountId)
{
    if (m_begun)
        takeBack();
    std::erase_if(m_readings, [&](const Reading& reading) { return reading.window.account == accountId; });
    std::erase_if(m_events, [&](const Event& event) { return event.limit.account == accountId; });
    std::erase_if(m_tails, [&](const auto& entry) { return entry.first.account == accountId; });
    if (!m_database.exists())
        return;
    m_forgetting.insert(accountId);
    flush();
}

} // namespace quotalamp
