// SPDX-License-Identifier: MIT
#include "desktop/account/accountdraft.h"

#include "core/base/tr.h"
#include "core/keys/keyshape.h"
#include "core/net/baseurl.h"
#include "desktop/kit/note.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

Result<QUrl> AccountDraft::url() const
{
    if (address.isEmpty() && provider && !provider->ownBaseUrl.isEmpty())
        return Failure{Text::tr("Enter your own address, such as %1.").arg(isolated(provider->ownBaseUrl))};
    if (addressIsAKey())
        return Failure{keyInWrongPlace()};
    return urlAs(plainHttp);
}

Result<QUrl> AccountDraft::urlAs(bool plainHttpAllowed) const
{
    const int port = provider ? usualPortOf(provider->defaultBaseUrl) : 0;
    return parseBaseUrl(address.isEmpty() && provider ? provider->defaultBaseUrl : address, {plainHttpAllowed, port});
}

std::optional<QUrl> AccountDraft::meantUrl() const
{
    const auto meant = urlAs(true);
    return meant.ok() ? std::optional(*meant) : std::nullopt;
}

bool AccountDraft::addressIsAKey() const
{
    const bool unchanged = !isNew && address == before.baseUrl.toDisplayString();
    return !unchanged && addressHoldsKey(address, keyPatterns);
}

bool AccountDraft::isAtItsProvider() const
{
    const auto typed = url();
    if (!typed.ok() || !provider || provider->defaultBaseUrl.isEmpty())
        return false;
    const auto own = parseBaseUrl(provider->defaultBaseUrl);
    return own.ok() && *own == *typed;
}

bool AccountDraft::mayBePlainHttp() const
{
    const auto meant = meantUrl();
    return !addressIsAKey() && meant && isPlainHttp(*meant);
}

bool AccountDraft::lacksConsent() const
{
    const auto typed = url();
    return typed.ok() && isPlainHttp(*typed) && sendsKey() && !plainHttp;
}

bool AccountDraft::loginGoesAstray() const
{
    const auto typed = url();
    if (!provider || !usesLogin() || !typed.ok() || isLoopback(typed->host()))
        return false;
    return origin(*typed) != origin(QUrl(provider->defaultBaseUrl));
}

bool AccountDraft::takesKey() const
{
    return KeySource{source, {}}.isOurs();
}

bool AccountDraft::takesPlace() const
{
    return !takesKey() && !usesLogin();
}

bool AccountDraft::usesLogin() const
{
    return source == KeySource::Kind::Login;
}

bool AccountDraft::keepsLogin() const
{
    return !isNew && before.key.kind == KeySource::Kind::Login && !before.key.place.isEmpty();
}

bool AccountDraft::requiresKey() const
{
    return !provider || provider->keyRequired;
}

bool AccountDraft::hadKey() const
{
    if (isNew || before.keyOrigin.isEmpty())
        return false;
    if (before.key.kind == KeySource::Kind::Session)
        return !keyHint.isEmpty(); // memory of an earlier run is gone
    return before.key.kind == KeySource::Kind::Keychain;
}

bool AccountDraft::originChanged() const
{
    const auto typed = url();
    return typed.ok() && origin(*typed) != before.keyOrigin;
}

bool AccountDraft::keepsKey() const
{
    return hadKey() && source == before.key.kind && !originChanged();
}

bool AccountDraft::sendsKey() const
{
    return !takesKey() || keepsKey() || hasKey || (provider && provider->keyRequired);
}

} // namespace quotalamp
