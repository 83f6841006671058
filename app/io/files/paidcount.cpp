// SPDX-License-Identifier: MIT
#include "io/files/paidcount.h"

#include <QFileInfo>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto daysKey = "days"_L1;
constexpr int paidSchema = 1;
constexpr qsizetype mostDays = 40; ///< a clock that is set there and back finds its day again
constexpr int mostCounted = 1'000'000;

QDate dayOf(TimePoint instant)
{
    return toDateTime(instant).toLocalTime().date();
}

bool hasDays(const QJsonObject& json)
{
    const QJsonValue days = json.value(daysKey);
    const QJsonObject object = days.toObject();
    return (days.isUndefined() || days.isObject())
        && std::ranges::all_of(object, [](const QJsonValue& count) { return count.isDouble(); });
}

int countOf(const QJsonObject& json, const QString& day)
{
    return static_cast<int>(std::clamp<double>(json.value(daysKey)[day].toDouble(), 0, mostCounted));
}

} // namespace

PaidCount::PaidCount(const Places& places)
    : m_file(places.state + "/paid.json"_L1, {.schema = paidSchema, .fits = hasDays})
{
}

/// Damage of another day says nothing of this one.
bool PaidCount::isUnknown(TimePoint now) const
{
    const bool damaged = m_file.state() == JsonFile::State::Damaged && !m_file.usedCopy();
    return damaged && QFileInfo(m_file.path()).lastModified().toLocalTime().date() >= dayOf(now);
}

int PaidCount::read(TimePoint now, int least)
{
    return std::max(least, countOf(m_file.read(), dayOf(now).toString(Qt::ISODate)));
}

bool PaidCount::take(int more, std::optional<int> cap, TimePoint now, int least)
{
    const QString day = dayOf(now).toString(Qt::ISODate);
    bool allowed = true;
    const auto failure = m_file.change([&](QJsonObject& json) -> std::optional<Failure> {
        m_count = std::max(least, countOf(json, day));
        if (cap && isUnknown(now))
            return Failure{m_file.trouble()};
        allowed = !cap || m_count + more <= *cap;
        if (!allowed)
            return std::nullopt;
        m_count += more;
        QJsonObject days = json.value(daysKey).toObject();
        days.insert(day, m_count);
        while (days.size() > mostDays)
            days.erase(days.begin()); // the earliest: keys are sorted
        json.insert(u"schema"_s, paidSchema);
        json.insert(daysKey, days);
        return std::nullopt;
    });
    m_trouble = failure ? failure->sentence : QString();
    if (!failure)
        return allowed;
    m_count = least + (cap ? 0 : more);
    return !cap;
}

} // namespace quotalamp
