// SPDX-License-Identifier: MIT
#include "core/model/accountjson.h"

#include "core/base/json.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Account& account)
{
    return {{u"id"_s, account.id}, {u"provider"_s, account.provider}, {u"label"_s, account.label},
        {u"base_url"_s, orNull(account.baseUrl.toString())}, {u"key_from"_s, toText(account.key)},
        {u"key_origin"_s, orNull(account.keyOrigin)}, {u"paid_probe"_s, paidProbeName(account.paidProbe)},
        {u"probe_model"_s, orNull(account.probeModel)}, {u"allow_plain_http"_s, account.plainHttp},
        {u"certificate_file"_s, orNull(account.certificates)}};
}

std::optional<Account> accountFromJson(const QJsonObject& json)
{
    const auto key = keySourceFromText(json.value("key_from"_L1).toString(u"keychain"_s));
    const auto paidProbe = paidProbeFromName(json.value("paid_probe"_L1).toString(u"when-needed"_s));
    Account account;
    account.id = json.value("id"_L1).toString();
    account.provider = json.value("provider"_L1).toString();
    account.label = json.value("label"_L1).toString();
    if (account.id.isEmpty() || account.provider.isEmpty() || !key || !paidProbe)
        return std::nullopt;
    account.baseUrl = QUrl(json.value("base_url"_L1).toString(), QUrl::StrictMode);
    account.key = *key;
    account.keyOrigin = json.value("key_origin"_L1).toString();
    account.paidProbe = *paidProbe;
    account.probeModel = json.value("probe_model"_L1).toString();
    account.plainHttp = json.value("allow_plain_http"_L1).toBool();
    account.certificates = json.value("certificate_file"_L1).toString();
    return account;
}

} // namespace quotalamp
