// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace quotalamp {

/// When a probe that costs a token may be sent.
enum class PaidProbe { Never, WhenNeeded, Always };

/// Where an account's key is. Holds names of places, never a key.
struct KeySource {
    enum class Kind { Keychain, Environment, File, Command, Session, Login };
    Kind kind = Kind::Keychain;
    QString place; ///< variable, path, command line or a login's folder; empty for the others
    /// Whether the key is kept by us, in the keychain or in memory, where it is bound to the address it was entered for.
    /// The others are read where they are, and KeyAddresses says where they may go.
    [[nodiscard]] bool isOurs() const { return kind == Kind::Keychain || kind == Kind::Session; }
    friend bool operator==(const KeySource&, const KeySource&) = default;
};

/// "keychain", "login", "env:NAME", "file:PATH", "command:CMD"; "session" lives in memory only. "login" is the one of
/// another tool, which the provider's descriptor names; "login:FOLDER" says where, whatever the environment says later.
[[nodiscard]] QString toText(const KeySource& source);
[[nodiscard]] std::optional<KeySource> keySourceFromText(QStringView text);
[[nodiscard]] QString paidProbeName(PaidProbe setting); ///< "never", "when-needed", "always"
[[nodiscard]] std::optional<PaidProbe> paidProbeFromName(QStringView name);

/// One credential at one provider.
struct Account {
    QString id;       ///< opaque, stable, made once
    QString provider; ///< provider id as chosen: "codex" stays "codex"
    QString label;    ///< the person's name for it; unique among accounts
    QUrl baseUrl;     ///< empty: the provider's own
    KeySource key;
    PaidProbe paidProbe = PaidProbe::WhenNeeded;
    QString keyOrigin;      ///< scheme://host:port the key was entered for; it is sent nowhere else
    bool demo = false;      ///< served by the embedded demo; never written to a file
    QString probeModel{};   ///< that the paid request asks, chosen by the person; empty: the program chooses
    bool plainHttp = false; ///< the person agreed that its key travels unencrypted in their own network
    QString certificates{}; ///< a file of certificates trusted for it beside the system's; empty: none
    friend bool operator==(const Account&, const Account&) = default;
};

/// A model that a person names for the paid request, as it may be kept and sent; empty for none.
[[nodiscard]] Result<QString> probeModelFrom(const QString& text, const QStringList& keyPatterns);

[[nodiscard]] QString newAccountId();

/// There is one, or a place where it is to be found.
[[nodiscard]] bool hasKey(const Account& account);

/// Where the account's requests go: its own base URL, or the one of its provider (empty for an unknown provider).
[[nodiscard]] QUrl effectiveBaseUrl(const Account& account, const QString& providersBaseUrl);

/// Whether both are the same key at the same place: only then is what was learned of the one true of the other.
[[nodiscard]] bool isSameCredential(const Account& a, const Account& b);

} // namespace quotalamp
