// SPDX-License-Identifier: MIT
#include "io/files/settingsfile.h"

#include "core/base/tr.h"
#include "io/files/accountfile.h"

#include <QDir>
#include <QUuid>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int settingsSchema = 1;
constexpr auto capKey = "paid_probes_per_day"_L1;

constexpr std::array byLimit{"thresholds_for"_L1, "credit_below"_L1};

/// Ids that this program makes hold no slash; those that people write by hand may.
bool isByHand(const QString& key)
{
    return QUuid::fromString(limitKeyFromText(key).account).isNull();
}

/// The same entries by the texts that their keys have now. What was written as now counts more.
QJsonObject withTexts(const QJsonObject& entries, const QStringList& accountIds)
{
    QJsonObject renamed;
    for (const bool asNow : {false, true}) {
        for (auto it = entries.begin(); it != entries.end(); ++it) {
            const QString text = limitKeyText(limitKeyFromText(it.key(), accountIds));
            if ((text == it.key()) == asNow)
                renamed.insert(text, it.value());
        }
    }
    return renamed;
}

/// `kept` with what is other in `after` than in `before`, member by member.
QJsonObject withChanges(QJsonObject kept, const QJsonObject& before, const QJsonObject& after)
{
    for (auto it = after.begin(); it != after.end(); ++it) {
        const QJsonValue old = before.value(it.key());
        if (old == it.value())
            continue;
        const bool deeper = old.isObject() && it.value().isObject() && kept.value(it.key()).isObject();
        const QJsonObject inner = kept.value(it.key()).toObject();
        kept.insert(it.key(),
            deeper ? QJsonValue(withChanges(inner, old.toObject(), it.value().toObject())) : QJsonValue(it.value()));
    }
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!after.contains(it.key()))
            kept.remove(it.key());
    }
    return kept;
}

} // namespace

SettingsFile::SettingsFile(const Places& places)
    : m_places(places)
    , m_file(places.config + "/settings.json"_L1, {.schema = settingsSchema, .edited = true})
{
}

Settings SettingsFile::understood(const QJsonObject& json)
{
    Settings settings = settingsFromJson(json);
    const QJsonValue cap = json.value(capKey);
    m_capUnclear = !cap.isUndefined() && !cap.isNull() && !settings.paidProbesPerDay;
    return settings;
}

/// Older versions did not mark a slash within an account's id: which accounts there are tells where it ends.
QJsonObject SettingsFile::withKeysAsNow(QJsonObject json) const
{
    for (const QLatin1StringView name : byLimit) {
        const QJsonObject entries = json.value(name).toObject();
        if (std::ranges::none_of(entries.keys(), isByHand))
            continue;
        QStringList accountIds;
        for (const Account& account : AccountFile(m_places).read())
            accountIds << account.id;
        json.insert(name, withTexts(entries, accountIds));
    }
    return json;
}

Settings SettingsFile::read()
{
    return understood(withKeysAsNow(m_file.read()));
}

QString SettingsFile::trouble() const
{
    const QString cap = Text::tr("No paid probe is sent meanwhile.");
    if (!m_file.trouble().isEmpty())
        return m_file.trouble() + u' ' + cap;
    if (!m_capUnclear)
        return {};
    return Text::tr("%1 in %2 is no whole number.").arg(QString(capKey), QDir::toNativeSeparators(path())) + u' ' + cap;
}

std::optional<int> SettingsFile::paidCap(const Settings& settings) const
{
    return trouble().isEmpty() ? settings.paidProbesPerDay : 0;
}

Result<Settings> SettingsFile::change(const Settings& before, const Settings& after)
{
    Settings settings;
    const auto failure = m_file.change([&](QJsonObject& json) {
        const QJsonObject was = json;
        json = withChanges(withKeysAsNow(json), toJson(before), toJson(after));
        if (json != was)
            json.insert(u"schema"_s, settingsSchema);
        settings = understood(json);
        return std::nullopt;
    });
    if (failure)
        return *failure;
    return settings;
}

std::optional<Failure> SettingsFile::write(const Settings& settings)
{
    return m_file.change([&](QJsonObject& json) {
        json = withChanges(json, {}, toJson(settings));
        json.insert(u"schema"_s, settingsSchema);
        (void)understood(json);
        return std::nullopt;
    });
}

} // namespace quotalamp
