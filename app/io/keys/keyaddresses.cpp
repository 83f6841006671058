// SPDX-License-Identifier: MIT
#include "io/keys/keyaddresses.h"

#include "core/base/tr.h"
#include "core/net/baseurl.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto confirmedKey = "confirmed"_L1;

/// A login is one of a provider's tool.
QString sourceOf(const Account& account)
{
    const QString source = toText(account.key);
    return account.key.kind == KeySource::Kind::Login ? account.provider + u'/' + source : source;
}

QString pairOf(const Account& account, const QUrl& baseUrl)
{
    return sourceOf(account) + u' ' + origin(baseUrl);
}

bool isOwnAddress(const Descriptor& provider, const QUrl& baseUrl)
{
    return provider.builtIn && !provider.baseUrl.isEmpty() && origin(QUrl(provider.baseUrl)) == origin(baseUrl)
        && baseUrl.scheme() == "https"_L1;
}

bool hasPairs(const QJsonObject& json)
{
    const QJsonValue pairs = json.value(confirmedKey);
    return pairs.isUndefined() || pairs.isArray();
}

QSet<QString> pairsIn(const QJsonObject& json)
{
    QSet<QString> pairs;
    const QJsonArray kept = json.value(confirmedKey).toArray();
    for (const QJsonValue each : kept)
        pairs.insert(each.toString());
    return pairs;
}

} // namespace

KeyAddresses::KeyAddresses(const Places& places)
    : m_file(places.state + "/addresses.json"_L1, JsonForm{.fits = hasPairs})
{
}

std::optional<Error> KeyAddresses::objection(const Account& account, const Descriptor& provider, const QUrl& baseUrl)
{
    if (account.key.isOurs() || isOwnAddress(provider, baseUrl) || read().contains(pairOf(account, baseUrl)))
        return std::nullopt;
    return Error{ErrorKind::NoKey, 0,
        Text::tr("Nobody has confirmed yet that the key goes to %1: save the account in its settings, or run "
                 "quotalamp account confirm.")
            .arg(baseUrl.host()),
        {}};
}

std::optional<Failure> KeyAddresses::confirm(const Account& account, const QUrl& baseUrl)
{
    if (account.key.isOurs())
        return std::nullopt;
    return add({pairOf(account, baseUrl)});
}

void KeyAddresses::meet(const std::vector<Account>& accounts)
{
    const Pairs known = read();
    Pairs found;
    for (const Account& account : accounts) {
        const QString source = sourceOf(account) + u' ';
        const bool said = std::ranges::any_of(known, [&](const QString& pair) { return pair.startsWith(source); });
        if (!account.key.isOurs() && !said && isLoopback(account.baseUrl.host()))
            found.insert(pairOf(account, account.baseUrl));
    }
    if (!found.isEmpty())
        (void)add(found); // else it is asked for
}

KeyAddresses::Pairs KeyAddresses::read()
{
    return pairsIn(m_file.read());
}

std::optional<Failure> KeyAddresses::add(const Pairs& pairs)
{
    return m_file.change([&](QJsonObject& json) {
        const Pairs all = pairsIn(json) + pairs;
        QStringList sorted(all.cbegin(), all.cend());
        sorted.sort();
        json.insert(u"schema"_s, 1);
        json.insert(confirmedKey, QJsonArray::fromStringList(sorted));
        return std::nullopt;
    });
}

} // namespace quotalamp
