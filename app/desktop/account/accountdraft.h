// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/accountentry.h"

#include <QUrl>

namespace quotalamp {

/// What the fields of an account hold at a moment, and what follows from it: where requests would go, whether a key
/// travels with them and whether the one that is kept may. Knows no field and no key, only whether one was typed.
struct AccountDraft {
    const ProviderChoice* provider = nullptr; ///< null: there is none to choose
    Account before;                           ///< as it was when the form was opened; a new one has only its id
    bool isNew = true;
    QString keyHint;         ///< the last characters of the key that is kept; empty: unknown, or there is none
    QStringList keyPatterns; ///< how keys of all providers look, to find one in the wrong field
    QString address;         ///< as typed, without spaces around it; empty: the provider's own
    bool plainHttp = false;  ///< the person agreed that the key travels unencrypted
    KeySource::Kind source = KeySource::Kind::Keychain;
    bool hasKey = false; ///< something was typed in the key's field

    /// Where requests would go: the address as typed, or else the provider's own. Fails with a sentence for people.
    [[nodiscard]] Result<QUrl> url() const;
    /// The same before anybody agreed to http:// to another machine; empty where it is no address at all.
    [[nodiscard]] std::optional<QUrl> meantUrl() const;
    /// Whether a key was typed in the address by mistake. What was there before is what the person meant.
    [[nodiscard]] bool addressIsAKey() const;
    /// Whether requests go where the provider's own do; false while the address is wrong.
    [[nodiscard]] bool isAtItsProvider() const;
    /// Whether the key would travel unencrypted to another machine if it were agreed to.
    [[nodiscard]] bool mayBePlainHttp() const;
    /// Whether it would and nobody has agreed to it.
    [[nodiscard]] bool lacksConsent() const;
    /// Whether the login of a tool would be sent to another server than its own.
    [[nodiscard]] bool loginGoesAstray() const;

    [[nodiscard]] bool takesKey() const;   ///< the key is entered here, not read elsewhere
    [[nodiscard]] bool takesPlace() const; ///< a variable, file or command of the person's own is
    [[nodiscard]] bool usesLogin() const;  ///< the login of a tool is the key
    [[nodiscard]] bool keepsLogin() const; ///< the login that was chosen before, wherever the tool keeps it now
    [[nodiscard]] bool requiresKey() const;
    [[nodiscard]] bool hadKey() const;        ///< there is a key that was entered here before
    [[nodiscard]] bool originChanged() const; ///< the address is not the one that key was entered for
    [[nodiscard]] bool keepsKey() const;      ///< an empty key field means "as it was"
    [[nodiscard]] bool sendsKey() const;      ///< a key goes along with requests

private:
    [[nodiscard]] Result<QUrl> urlAs(bool plainHttpAllowed) const;
};

} // namespace quotalamp
