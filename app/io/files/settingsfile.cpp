// SPDX-License-Identifier: MIT
#include "io/files/settingsfile.h"

#include "core/base/tr.h"

#include <QDir>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int schema = 1;
constexpr auto capKey = "paid_probes_per_day"_L1;

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
    : m_file(places.config + "/settings.json"_L1, {.schema = schema, .edited = true})
{
}

Settings SettingsFile::understood(const QJsonObject& json)
{
    Settings settings = settingsFromJson(json);
    const QJsonValue cap = json.value(capKey);
    m_capUnclear = !cap.isUndefined() && !cap.isNull() && !settings.paidProbesPerDay;
    return settings;
}

Settings SettingsFile::read()
{
    return understood(m_file.read());
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
        json = withChanges(json, toJson(before), toJson(after));
        if (json != was)
            json.insert(u"schema"_s, schema);
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
        json.insert(u"schema"_s, schema);
        (void)understood(json);
        return std::nullopt;
    });
}

} // namespace quotalamp
