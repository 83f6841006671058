// SPDX-License-Identifier: MIT
#include "core/rules/accountentry.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/keys/keyshape.h"
#include "core/net/baseurl.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestLabel = 60;
constexpr int longestPlace = 4096;

/// How many letters of the key's beginning are the provider's own; -1 where it is none of its keys.
qsizetype ownLetters(const ProviderChoice& provider, const QString& key)
{
    const auto match = QRegularExpression(provider.keyHintPattern).match(key);
    return !provider.keyHintPattern.isEmpty() && match.hasMatch() ? match.capturedLength() : -1;
}

/// The provider whose keys this one looks most like: the longest beginning says most. Null where several are as likely:
/// many keys begin with "sk-".
const ProviderChoice* likelyProvider(const QString& key, const std::vector<ProviderChoice>& providers)
{
    const ProviderChoice* best = nullptr;
    qsizetype most = -1;
    for (const auto& provider : providers) {
        const qsizetype own = ownLetters(provider, key);
        if (own >= 0 && own == most)
            best = nullptr;
        if (own > most) {
            most = own;
            best = &provider;
        }
    }
    return best;
}

Result<KeySource> variableFromInput(const QString& name)
{
    static const QRegularExpression shape(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    if (name.isEmpty())
        return Failure{Text::tr("Enter the name of the variable.")};
    if (!shape.match(name).hasMatch())
        return Failure{
            Text::tr("A variable's name has letters, digits and underscores only. It is not the key itself.")};
    return KeySource{KeySource::Kind::Environment, name};
}

Result<KeySource> fileFromInput(const QString& text, const QString& folder)
{
    if (text.isEmpty())
        return Failure{Text::tr("Choose the file that holds the key.")};
    const auto path = pathFromInput(text, folder);
    if (!path)
        return path.error();
    return KeySource{KeySource::Kind::File, *path};
}

} // namespace

QStringList labelsBut(const QString& accountId, const std::vector<Account>& accounts)
{
    QStringList labels;
    for (const Account& account : accounts) {
        if (account.id != accountId && !account.demo)
            labels << account.label;
    }
    return labels;
}

QString uniqueLabel(const QString& wanted, const QStringList& taken)
{
    QString label = wanted;
    for (int number = 2; holdsName(taken, label); ++number)
        label = u"%1 %2"_s.arg(wanted).arg(number);
    return label;
}

QStringList keyPatternsOf(const std::vector<ProviderChoice>& providers)
{
    QStringList patterns;
    for (const ProviderChoice& provider : providers)
        patterns << provider.keyHintPattern;
    return patterns;
}

Result<QString> labelFromInput(const QString& text, const QStringList& taken, const QStringList& keyPatterns)
{
    const QString label = plainText(text, longestLabel).trimmed();
    if (label.isEmpty())
        return Failure{Text::tr("Enter a label: your own name for this account.")};
    if (holdsKey(text, keyPatterns))
        return Failure{keyInWrongPlace()};
    if (holdsName(taken, label))
        return Failure{Text::tr("Another account has this label.")};
    return label;
}

QString noSuchAccount(const QString& nameOrId)
{
    return Text::tr("There is no account '%1'.").arg(redacted(plainText(nameOrId, 80)));
}

Result<QString> pathFromInput(const QString& text, const QString& folder)
{
    QString path = text.trimmed();
    if (path.startsWith("~/"_L1))
        path.replace(0, 1, QDir::homePath());
    if (!QDir::isAbsolutePath(path) && folder.isEmpty())
        return Failure{Text::tr("Enter the whole path, from / on.")};
    return QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

Result<QUrl> baseUrlFromInput(const QString& text, const AddressEntry& entry)
{
    if (addressHoldsKey(text, entry.keyPatterns))
        return Failure{keyInWrongPlace()};
    auto url = parseBaseUrl(text, {entry.plainHttp, usualPortOf(entry.providersBaseUrl)});
    if (!url || entry.providersBaseUrl.isEmpty())
        return url;
    const auto own = parseBaseUrl(entry.providersBaseUrl);
    return own && *own == *url ? QUrl() : *url;
}

Result<KeySource> keySourceFromInput(
    KeySource::Kind kind, const QString& place, const QStringList& keyPatterns, const QString& folder)
{
    const QString text = place.trimmed();
    // Paths and commands may name other things with random letters.
    const bool isName = kind == KeySource::Kind::Environment;
    if (isName ? holdsKey(text, keyPatterns) : holdsKnownKey(text, keyPatterns))
        return Failure{keyInWrongPlace()};
    if (text.size() > longestPlace)
        return Failure{Text::tr("This is too long.")};
    switch (kind) {
    case KeySource::Kind::Environment:
        return variableFromInput(text);
    case KeySource::Kind::File:
        return fileFromInput(text, folder);
    case KeySource::Kind::Command:
        if (text.isEmpty())
            return Failure{Text::tr("Enter the command that prints the key.")};
        return KeySource{kind, text};
    case KeySource::Kind::Keychain:
    case KeySource::Kind::Session:
    case KeySource::Kind::Login:
        break;
    }
    return KeySource{kind, {}};
}

const ProviderChoice* ownerOfKey(
    const QString& key, const ProviderChoice& chosen, const std::vector<ProviderChoice>& providers)
{
    const ProviderChoice* likely = likelyProvider(key, providers);
    return likely && likely->id != chosen.id ? likely : nullptr;
}

bool isSurelyOf(const QString& key, const ProviderChoice& chosen, const std::vector<ProviderChoice>& providers)
{
    const ProviderChoice* likely = likelyProvider(key, providers);
    return likely && likely->id == chosen.id;
}

QString keyDoubt(const QString& key, const ProviderChoice& chosen, const std::vector<ProviderChoice>& providers)
{
    if (const ProviderChoice* owner = ownerOfKey(key, chosen, providers))
        return Text::tr("This looks like a key of %1.").arg(owner->name);
    const bool fits = ownLetters(chosen, key) >= 0;
    if (fits || chosen.keyHintPattern.isEmpty())
        return {};
    return Text::tr("This does not look like a key of %1. Check that all of it was copied.").arg(chosen.name);
}

QString exactHost(const QUrl& url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    const QString named = host.contains(u':') ? u"[%1]"_s.arg(host) : host;
    return url.port() < 0 ? named : u"%1:%2"_s.arg(named).arg(url.port());
}

bool hasForeignLetters(const QUrl& url)
{
    const QStringList parts = url.host(QUrl::FullyEncoded).split(u'.');
    return std::ranges::any_of(parts, [](const QString& part) { return part.startsWith("xn--"_L1); });
}

QString paidProbeText(PaidProbe setting)
{
    switch (setting) {
    case PaidProbe::Never:
        return Text::tr("Never");
    case PaidProbe::Always:
        return Text::tr("Always");
    case PaidProbe::WhenNeeded:
        break;
    }
    return Text::tr("When needed");
}

QString paidProbeBrief(PaidProbe setting)
{
    switch (setting) {
    case PaidProbe::Never:
        return Text::tr("Limits may stay unknown.");
    case PaidProbe::Always:
        return Text::tr("One token with every check.");
    case PaidProbe::WhenNeeded:
        break;
    }
    return Text::tr("One token, when free answers show no limits.");
}

QString paidProbeCost(PaidProbe setting)
{
    switch (setting) {
    case PaidProbe::Never:
        return Text::tr("Costs nothing. Some providers then show no limits.");
    case PaidProbe::Always:
        return Text::tr("Costs one token with every check.");
    case PaidProbe::WhenNeeded:
        break;
    }
    return Text::tr("Costs one token when free answers show no limits, at most once in five minutes.");
}

std::optional<QUrl> keyPageOf(const ProviderChoice& choice)
{
    const QUrl page(choice.keyPage, QUrl::StrictMode);
    if (!page.isValid() || page.scheme() != "https"_L1 || page.host().isEmpty())
        return std::nullopt;
    return page;
}

} // namespace quotalamp
