// SPDX-License-Identifier: MIT
#include "core/model/incident.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Indicators of a page and impacts of an incident that people notice.
bool isTrouble(const QString& impact)
{
    return QStringList{u"minor"_s, u"major"_s, u"critical"_s}.contains(impact);
}

} // namespace

std::optional<PageStatus> pageStatus(const QByteArray& body)
{
    const QJsonValue status = QJsonDocument::fromJson(body).object().value("status"_L1);
    const QJsonValue indicator = status["indicator"_L1];
    if (!indicator.isString())
        return std::nullopt;
    const QString words = status["description"_L1].toString().trimmed();
    if (!isTrouble(indicator.toString()) || words.isEmpty())
        return PageStatus();
    return PageStatus{Incident{words}};
}

std::optional<Incident> unresolvedIncident(const QByteArray& body)
{
    const QJsonArray incidents = QJsonDocument::fromJson(body).object().value("incidents"_L1).toArray();
    for (const auto& each : incidents) {
        const QString name = each["name"_L1].toString().trimmed();
        if (isTrouble(each["impact"_L1].toString()) && !name.isEmpty())
            return Incident{name};
    }
    return std::nullopt;
}

} // namespace quotalamp
