// SPDX-License-Identifier: MIT
#include "core/rules/schedule.h"

#include "core/model/observation.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace quotalamp {

namespace {

constexpr std::chrono::minutes longestBackOff{30};
constexpr std::chrono::minutes waitForPerson{30};
constexpr int mostPutOff = 3; ///< intervals by which traffic puts off a probe that would tell more than it did

Milliseconds multiplied(Milliseconds duration, double factor)
{
    return Milliseconds(std::llround(static_cast<double>(duration.count()) * factor));
}

/// Whether only this machine was looked at for a tool's login: to look again costs nobody anything.
bool onlyLooked(const Snapshot& snapshot)
{
    return snapshot.error && !snapshot.error->tool.isEmpty() && snapshot.error->httpStatus == 0;
}

Seconds leastInterval(const Snapshot& snapshot)
{
    return onlyLooked(snapshot) ? Seconds(0) : snapshot.leastInterval;
}

/// From when the next probe is counted: the last one, or the later traffic that told what it would.
TimePoint countedFrom(const Snapshot& snapshot, TimePoint now, Seconds interval)
{
    const TimePoint checked = *snapshot.checkedAt;
    const auto cover = snapshot.lastProbeFailed ? std::nullopt : trafficCover(snapshot);
    if (!cover || cover->at > now)
        return checked;
    return std::max(checked, cover->all ? cover->at : std::min(cover->at, checked + mostPutOff * interval));
}

} // namespace

Milliseconds backOff(int failures, double random)
{
    const int doublings = std::clamp(failures - 1, 0, 10);
    const Milliseconds full = std::min<Milliseconds>(longestBackOff, std::chrono::minutes(1LL << doublings));
    return multiplied(full, 0.5 + 0.5 * std::clamp(random, 0.0, 1.0));
}

TimePoint nextDue(const Snapshot& snapshot, TimePoint now, Seconds interval, double random)
{
    if (!snapshot.checkedAt || *snapshot.checkedAt > now)
        return std::max(now, snapshot.notBefore.value_or(now));
    interval = std::max(interval, leastInterval(snapshot));
    TimePoint due =
        countedFrom(snapshot, now, interval) + multiplied(interval, 1.0 + 0.1 * std::clamp(random, 0.0, 1.0));
    if (snapshot.lastProbeFailed && !onlyLooked(snapshot)) {
        const bool person = snapshot.error && needsPerson(snapshot.error->kind);
        const Milliseconds wait =
            person ? Milliseconds(std::max<Seconds>(interval, waitForPerson)) : backOff(snapshot.failures, random);
        due = *snapshot.checkedAt + std::max<Milliseconds>(wait, snapshot.leastInterval);
    }
    if (snapshot.notBefore)
        due = std::max(due, *snapshot.notBefore);
    return due;
}

double phaseOf(const QByteArray& machine, const QString& accountId)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(machine);
    hash.addData("\n");
    hash.addData(accountId.toUtf8());
    constexpr double all = 4294967296.0; // of 32 bits
    return qFromBigEndian<quint32>(hash.result().constData()) / all;
}

TimePoint inRhythm(TimePoint due, Seconds interval, double phase)
{
    constexpr double slower = 1.1;
    const Milliseconds beat = multiplied(interval, slower);
    if (beat <= Milliseconds(0))
        return due;
    const Milliseconds first = multiplied(beat, std::clamp(phase, 0.0, 1.0));
    const Milliseconds since = (due.time_since_epoch() - first) % beat;
    const Milliseconds wait = since <= Milliseconds(0) ? -since : beat - since;
    return due + std::min<Milliseconds>(wait, Milliseconds(interval) / 2);
}

bool servedFromCache(const Snapshot& snapshot, TimePoint now, Asked by)
{
    if (by >= Asked::Command || !snapshot.checkedAt)
        return false;
    if (snapshot.notBefore && now < *snapshot.notBefore)
        return true;
    const auto age = now - countedFrom(snapshot, now, std::max(cacheLifetime, leastInterval(snapshot)));
    return age >= Milliseconds(0) && age < std::max(cacheLifetime, leastInterval(snapshot));
}

bool answersCommand(const Snapshot& snapshot, TimePoint now, TimePoint askedAt)
{
    return snapshot.checkedAt && *snapshot.checkedAt > askedAt && *snapshot.checkedAt <= now;
}

bool paidProbeAllowed(PaidProbe setting, const Snapshot& snapshot, TimePoint now, Asked by, const PaidBudget& budget)
{
    if (setting == PaidProbe::Never || budget.isSpent())
        return false;
    if (by >= Asked::Command)
        return true;
    if (snapshot.paidToldNothing && setting != PaidProbe::Always)
        return false;
    if (!snapshot.lastPaidAt || *snapshot.lastPaidAt > now)
        return true;
    return now - *snapshot.lastPaidAt >= paidProbeInterval;
}

} // namespace quotalamp
