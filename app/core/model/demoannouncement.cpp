// SPDX-License-Identifier: MIT
#include "core/model/demoannouncement.h"

#include "core/net/baseurl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QJsonObject announced(const Account& account, const DemoAnnouncement& announcement)
{
    QJsonObject json{{u"id"_s, account.id}, {u"provider"_s, account.provider}, {u"label"_s, account.label},
        {u"base_url"_s, account.baseUrl.toString()}, {u"paid_probe"_s, paidProbeName(account.paidProbe)}};
    if (const auto key = announcement.keys.find(account.id); key != announcement.keys.end())
        json.insert(u"key"_s, QString::fromLatin1(key->second.expose()));
    return json;
}

std::optional<Account> announcedAccount(const QJsonObject& json)
{
    Account account;
    account.id = json.value("id"_L1).toString();
    account.provider = json.value("provider"_L1).toString();
    account.label = json.value("label"_L1).toString();
    account.baseUrl = QUrl(json.value("base_url"_L1).toString());
    account.paidProbe = paidProbeFromName(json.value("paid_probe"_L1).toString()).value_or(PaidProbe::Never);
    account.key = {KeySource::Kind::Session, {}};
    account.keyOrigin = origin(account.baseUrl);
    account.demo = true;
    if (account.id.isEmpty() || account.provider.isEmpty() || account.baseUrl.host() != "127.0.0.1"_L1)
        return std::nullopt;
    return account;
}

} // namespace

QByteArray announcementLine(const DemoAnnouncement& announcement, quint16 port)
{
    QJsonArray accounts;
    for (const Account& account : announcement.accounts)
        accounts.append(announced(account, announcement));
    const QJsonObject json{{u"port"_s, port}, {u"accounts"_s, accounts}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<DemoAnnouncement> readAnnouncement(const QByteArray& line)
{
    const QJsonValue accounts = QJsonDocument::fromJson(line).object().value("accounts"_L1);
    if (!accounts.isArray())
        return std::nullopt;
    DemoAnnouncement announcement;
    for (const QJsonValue each : accounts.toArray()) {
        auto account = announcedAccount(each.toObject());
        if (!account)
            return std::nullopt;
        if (QByteArray key = each["key"_L1].toString().toLatin1(); !key.isEmpty())
            announcement.keys.emplace(account->id, Secret(std::move(key)));
        announcement.accounts.push_back(std::move(*account));
    }
    return announcement;
}

} // namespace quotalamp
