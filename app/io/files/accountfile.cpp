// SPDX-License-Identifier: MIT
#include "io/files/accountfile.h"

#include "core/base/tr.h"
#include "core/model/accountjson.h"
#include "core/net/baseurl.h"

#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto accountListKey = "accounts"_L1;
constexpr int accountSchema = 1;

bool fitsAccounts(const QJsonObject& json)
{
    const QJsonValue list = json.value(accountListKey);
    return list.isUndefined() || list.isArray();
}

bool isText(const QJsonValue& value)
{
    return value.isString() || value.isNull() || value.isUndefined();
}

/// Base URLs that were understood already, of accounts that share a server; empty: it is none.
using KnownUrls = QHash<std::pair<QString, bool>, std::optional<QUrl>>;

std::optional<QUrl> understoodUrl(const QString& text, bool plainHttp, KnownUrls& known)
{
    const auto found = known.constFind({text, plainHttp});
    if (found != known.cend())
        return *found;
    const auto parsed = parseBaseUrl(text, {plainHttp});
    return *known.insert({text, plainHttp}, parsed ? std::optional(*parsed) : std::nullopt);
}

/// Empty for what a newer version wrote, or a hand broke: a base URL that is none must not become the provider's own.
std::optional<Account> accountIn(const QJsonValue& value, KnownUrls& known)
{
    const QJsonObject json = value.toObject();
    for (const auto& name : {"id"_L1, "provider"_L1, "label"_L1, "base_url"_L1, "key_from"_L1, "key_origin"_L1,
             "paid_probe"_L1, "certificate_file"_L1}) {
        if (!isText(json.value(name)))
            return std::nullopt;
    }
    auto account = accountFromJson(json);
    const QString baseUrl = json.value("base_url"_L1).toString();
    if (!account || baseUrl.isEmpty())
        return account;
    const auto parsed = understoodUrl(baseUrl, account->plainHttp, known);
    if (!parsed)
        return std::nullopt;
    account->baseUrl = *parsed;
    return account;
}

/// An account as it is in the file, and its JSON.
struct Row {
    Account account;
    QJsonObject json;
};

/// What is said of the account now over what the file says of it. Where nothing has changed, not a byte does.
QJsonObject rowOf(const Account& account, const QHash<QString, Row>& known)
{
    const auto row = known.find(account.id);
    if (row == known.end())
        return toJson(account);
    if (row->account == account)
        return row->json;
    QJsonObject json = row->json;
    const QJsonObject now = toJson(account);
    for (auto it = now.begin(); it != now.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

/// Accounts that are not understood, also second ones with an id, follow those that are.
void putAccounts(QJsonObject& json, const std::vector<Account>& accounts)
{
    QHash<QString, Row> known;
    KnownUrls urls;
    QJsonArray list;
    QJsonArray notUnderstood;
    for (const QJsonValue each : json.value(accountListKey).toArray()) {
        const auto account = accountIn(each, urls);
        if (account && !known.contains(account->id))
            known.insert(account->id, {*account, each.toObject()});
        else
            notUnderstood.append(each);
    }
    for (const Account& account : accounts) {
        if (!account.demo)
            list.append(rowOf(account, known));
    }
    for (const QJsonValue each : std::as_const(notUnderstood))
        list.append(each);
    json.insert(u"schema"_s, accountSchema);
    json.insert(accountListKey, list);
}

} // namespace

AccountFile::AccountFile(const Places& places)
    : m_file(places.config + "/accounts.json"_L1, {.schema = accountSchema, .fits = fitsAccounts, .edited = true})
{
}

std::vector<Account> AccountFile::accountsIn(const QJsonObject& json)
{
    std::vector<Account> accounts;
    QSet<QString> ids;
    KnownUrls urls;
    m_notUnderstood = 0;
    for (const QJsonValue each : json.value(accountListKey).toArray()) {
        auto account = accountIn(each, urls);
        if (!account || ids.contains(account->id)) {
            ++m_notUnderstood;
            continue;
        }
        ids.insert(account->id);
        accounts.push_back(std::move(*account));
    }
    return accounts;
}

std::vector<Account> AccountFile::read()
{
    return accountsIn(m_file.read());
}

Result<std::vector<Account>> AccountFile::change(const Edit& edit)
{
    std::vector<Account> accounts;
    const auto failure = m_file.change([&](QJsonObject& json) -> std::optional<Failure> {
        accounts = accountsIn(json);
        const std::vector<Account> before = accounts;
        if (auto refused = edit(accounts))
            return refused;
        if (accounts != before)
            putAccounts(json, accounts);
        return std::nullopt;
    });
    if (failure)
        return *failure;
    return accounts;
}

std::optional<Failure> AccountFile::write(const std::vector<Account>& accounts)
{
    const auto written = change([&](std::vector<Account>& kept) {
        kept = accounts;
        return std::nullopt;
    });
    return written ? std::nullopt : std::optional(written.error());
}

bool AccountFile::isWhole() const
{
    return m_file.trouble().isEmpty() && m_notUnderstood == 0;
}

bool AccountFile::isUsable() const
{
    return m_file.trouble().isEmpty() || m_file.usedCopy() || m_file.state() == JsonFile::State::Newer;
}

QString AccountFile::trouble() const
{
    if (!m_file.trouble().isEmpty() || m_notUnderstood == 0)
        return m_file.trouble();
    return Text::tr(
        "%Ln account(s) in %1 were not understood and left alone.", nullptr, static_cast<int>(m_notUnderstood))
        .arg(QDir::toNativeSeparators(path()));
}

} // namespace quotalamp
