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

struct KindWord {
    KeySource::Kind kind;
    QLatin1StringView prefix;
};
constexpr std::array bareKinds{
    KindWord{KeySource::Kind::Keychain, "keychain"_L1},
    KindWord{KeySource::Kind::Session, "session"_L1},
    KindWord{KeySource::Kind::Login, "login"_L1},
};
constexpr std::array placedKinds{
    KindWord{KeySource::Kind::Environment, "env:"_L1},
    KindWord{KeySource::Kind::File, "file:"_L1},
    KindWord{KeySource::Kind::Command, "command:"_L1},
    KindWord{KeySource::Kind::Login, "login:"_L1},
};

} // namespace

QString toText(const KeySource& source)
{
    const auto* bare = std::ranges::find(bareKinds, source.kind, &KindWord::kind);
    if (bare != bareKinds.end() && source.place.isEmpty())
        return bare->prefix;
    const auto* word = std::ranges::find(placedKinds, source.kind, &KindWord::kind);
    return word->prefix + source.place;
}

std::optional<KeySource> keySourceFromText(QStringView text)
{
    const auto* bare = std::ranges::find_if(bareKinds, [&](const KindWord& word) { return text == word.prefix; });
    if (bare != bareKinds.end())
        return KeySource{bare->kind, {}};
    for (const auto& word : placedKinds) {
        if (text.startsWith(word.prefix) && text.size() > word.prefix.size())
            return KeySource{word.kind, text.sliced(word.prefix.size()).toString()};
    }
    return std::nullopt;
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
