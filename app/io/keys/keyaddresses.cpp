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

bool isOwnAddress(const Descriptor& provider, const QUrl& baseUrl)
{
    return baseUrl.scheme() == "https"_L1 && provider.builtIn && !provider.baseUrl.isEmpty()
        && origin(QUrl(provider.baseUrl)) == origin(baseUrl);
}

bool hasPairs(const QJsonObject& json)
{
    const QJsonValue pairs = json.value(confirmedKey);
    return pairs.isUndefined() || pairs.isArray();
}

} // namespace

/// A login is one of a provider's tool.
QString KeyAddresses::sourceOf(const Account& account)
{
    const QString source = toText(account.key);
    return account.key.kind == KeySource::Kind::Login ? account.provider + u'/' + source : source;
}

KeyAddresses::Pair KeyAddresses::pairOf(const Account& account, const QUrl& baseUrl)
{
    return {sourceOf(account), origin(baseUrl)};
}

/// Each is kept as "SOURCE ORIGIN": no origin holds a space.
KeyAddresses::Pairs KeyAddresses::pairsIn(const QJsonObject& json)
{
    Pairs pairs;
    const QJsonArray kept = json.value(confirmedKey).toArray();
    for (const QJsonValue each : kept) {
        const QString text = each.toString();
        if (const qsizetype space = text.lastIndexOf(u' '); space > 0)
            pairs.insert({text.first(space), text.sliced(space + 1)});
    }
    return pairs;
}

KeyAddresses::KeyAddresses(const Places& places)
    : m_file(places.state + "/addresses.json"_L1, JsonFileForm{.fits = hasPairs})
{
}

std::optional<Error> KeyAddresses::objection(const Account& account, const Descriptor& provider, const QUrl& baseUrl)
{
    if (account.key.isOurs() || isOwnAddress(provider, baseUrl))
        return std::nullopt;
    const Pair pair = pairOf(account, baseUrl);
    if (readLately().contains(pair) || read().contains(pair)) // what is not there may have come a moment ago
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
        const QString source = sourceOf(account);
        const bool said = std::ranges::any_of(known, [&](const Pair& pair) { return pair.source == source; });
        if (!account.key.isOurs() && !said && isLoopback(account.baseUrl.host()))
            found.insert(pairOf(account, account.baseUrl));
    }
    if (!found.empty())
        (void)add(found); // else it is asked for
}

/// A thousand accounts may ask one after the other, and a file that was just changed is read each time that it is looked at.
const KeyAddresses::Pairs& KeyAddresses::readLately()
{
    constexpr qint64 moment = 10; // ms
    return m_pairs && !m_lookedAt.hasExpired(moment) ? *m_pairs : read();
}

/// What the file holds is worked out once.
const KeyAddresses::Pairs& KeyAddresses::read()
{
    if (!m_pairs || !m_file.isAsKnown())
        m_pairs = pairsIn(m_file.read());
    m_lookedAt.start();
    return *m_pairs;
}

std::optional<Failure> KeyAddresses::add(const Pairs& pairs)
{
    m_pairs.reset();
    return m_file.change([&](QJsonObject& json) {
        Pairs all = pairsIn(json);
        all.insert(pairs.begin(), pairs.end());
        QJsonArray kept;
        for (const Pair& pair : all)
            kept.append(pair.source + u' ' + pair.origin);
        json.insert(u"schema"_s, 1);
        json.insert(confirmedKey, kept);
        return std::nullopt;
    });
}

} // namespace quotalamp
