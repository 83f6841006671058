// SPDX-License-Identifier: MIT
#include "core/model/overheard.h"

#include "core/base/json.h"
#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostModelName = 200;
constexpr int highestStatus = 599;

bool isHeaderName(const QByteArray& name)
{
    return !name.isEmpty() && name.size() <= Overheard::mostName && std::ranges::all_of(name, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
    });
}

bool isHeaderValue(const QByteArray& value)
{
    return value.size() <= Overheard::mostValue
        && std::ranges::all_of(value, [](char letter) { return letter == '\t' || (letter >= ' ' && letter <= '~'); });
}

} // namespace

bool maySpeakOfLimits(const QByteArray& name)
{
    static constexpr std::array whole{"date", "retry-after", "retry-after-ms"};
    static constexpr std::array parts{"ratelimit", "rate-limit", "-call-limit"};
    const QByteArray folded = name.toLower().replace('_', '-');
    if (!isHeaderName(folded))
        return false;
    return std::ranges::any_of(whole, [&](const char* each) { return folded == each; })
        || std::ranges::any_of(parts, [&](const char* each) { return folded.contains(each); });
}

QJsonObject toJson(const Overheard& heard)
{
    QJsonArray headers;
    for (const Header& header : heard.headers.all())
        headers.append(QJsonArray{QString::fromLatin1(header.name), QString::fromLatin1(header.value)});
    QJsonObject json{{u"status"_s, heard.status}, {u"headers"_s, headers}, {u"at"_s, orNull(heard.at)}};
    if (!heard.usage.isEmpty())
        json.insert(u"usage"_s, heard.usage);
    if (!heard.model.isEmpty())
        json.insert(u"model"_s, heard.model);
    return json;
}

Overheard overheardFromJson(const QJsonObject& json)
{
    Overheard heard;
    heard.status = std::clamp(json.value("status"_L1).toInt(), 0, highestStatus);
    const QJsonArray headers = json.value("headers"_L1).toArray();
    for (qsizetype at = 0; at < std::min(headers.size(), Overheard::mostHeaders); ++at) {
        const QByteArray name = headers.at(at).toArray().at(0).toString().toLatin1().toLower();
        const QByteArray value = headers.at(at).toArray().at(1).toString().toLatin1();
        if (isHeaderName(name) && isHeaderValue(value))
            heard.headers.add(name, value);
    }
    const QJsonObject usage = json.value("usage"_L1).toObject();
    if (QJsonDocument(usage).toJson(QJsonDocument::Compact).size() <= Overheard::mostUsage)
        heard.usage = usage;
    const QString model = json.value("model"_L1).toString();
    heard.model = plainText(model, mostModelName) == model ? model : QString();
    heard.at = json.value("at"_L1).isString() ? parseInstant(json.value("at"_L1).toString()) : std::nullopt;
    return heard;
}

} // namespace quotalamp
