// SPDX-License-Identifier: MIT
#include "core/model/account.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/keys/keyshape.h"

#include <QUuid>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array sourceKinds{KeySource::Kind::Keychain, KeySource::Kind::Environment, KeySource::Kind::File,
    KeySource::Kind::Command, KeySource::Kind::Session, KeySource::Kind::Login};

/// A kind's word in files and on the command line. The compiler names the kind that has none.
constexpr QLatin1StringView sourceWord(KeySource::Kind kind)
{
    switch (kind) {
    case KeySource::Kind::Keychain:
        return "keychain"_L1;
    case KeySource::Kind::Environment:
        return "env"_L1;
    case KeySource::Kind::File:
        return "file"_L1;
    case KeySource::Kind::Command:
        return "command"_L1;
    case KeySource::Kind::Session:
        return "session"_L1;
    case KeySource::Kind::Login:
        return "login"_L1;
    }
    return {};
}

/// Whether a kind of source is nothing without its place; a login may have one.
constexpr bool needsPlace(KeySource::Kind kind)
{
    return kind == KeySource::Kind::Environment || kind == KeySource::Kind::File || kind == KeySource::Kind::Command;
}

} // namespace

QString toText(const KeySource& source)
{
    const QString word = sourceWord(source.kind);
    return source.place.isEmpty() ? word : word + u':' + source.place;
}

std::optional<KeySource> keySourceFromText(QStringView text)
{
    const auto colon = text.indexOf(u':');
    const auto word = colon < 0 ? text : text.first(colon);
    const auto place = colon < 0 ? QStringView() : text.sliced(colon + 1);
    const auto* kind = std::ranges::find_if(sourceKinds, [&](auto each) { return word == sourceWord(each); });
    if (kind == sourceKinds.end())
        return std::nullopt;
    const bool takesPlace = needsPlace(*kind) || *kind == KeySource::Kind::Login;
    if (colon < 0 ? needsPlace(*kind) : !takesPlace || place.isEmpty())
        return std::nullopt;
    return KeySource{*kind, place.toString()};
}

QString paidProbeName(PaidProbe setting)
{
    switch (setting) {
    case PaidProbe::Never:
        return u"never"_s;
    case PaidProbe::Always:
        return u"always"_s;
    case PaidProbe::WhenNeeded:
        break;
    }
    return u"when-needed"_s;
}

std::optional<PaidProbe> paidProbeFromName(QStringView name)
{
    for (const auto setting : {PaidProbe::Never, PaidProbe::WhenNeeded, PaidProbe::Always}) {
        if (name == paidProbeName(setting))
            return setting;
    }
    return std::nullopt;
}

Result<QString> probeModelFrom(const QString& text, const QStringList& keyPatterns)
{
    constexpr int longest = 200;
    const QString model = text.trimmed();
    if (holdsKnownKey(model, keyPatterns))
        return Failure{keyInWrongPlace()};
    if (plainText(model, longest) != model || model.contains(u' '))
        return Failure{Text::tr("This is no name of a model.")};
    return model;
}

bool hasKey(const Account& account)
{
    return account.key.kind != KeySource::Kind::Keychain || !account.keyOrigin.isEmpty();
}

QUrl effectiveBaseUrl(const Account& account, const QString& providersBaseUrl)
{
    return account.baseUrl.isEmpty() ? QUrl(providersBaseUrl) : account.baseUrl;
}

bool isSameCredential(const Account& a, const Account& b)
{
    return a.provider == b.provider && a.baseUrl == b.baseUrl && a.key == b.key && a.keyOrigin == b.keyOrigin;
}

QString newAccountId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace quotalamp
