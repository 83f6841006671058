// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/account.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace quotalamp {

/// What the account dialog has to know of a provider; compiled in, so its links may be opened.
struct ProviderChoice {
    QString id;
    QString name;
    QString defaultBaseUrl;
    QString keyPage;        ///< https; empty: no link
    QString keyHintPattern; ///< regular expression a key usually matches; a warning, never a refusal
    bool keyRequired = true;
    bool canPaidProbe = true;
    QString loginTool{};   ///< the tool whose login may be the key: "Claude Code"; empty: none
    QString loginFile{};   ///< where that is, for people
    QString ownBaseUrl{};  ///< an example of the address where each person has one of their own; empty: they do not
    QString loginFolder{}; ///< where the login is now, to be kept with the account
};

/// The labels that an account may not have: those of the others. The demo's accounts go when a real one comes.
[[nodiscard]] QStringList labelsBut(const QString& accountId, const std::vector<Account>& accounts);

/// What is said where nothing is called so; names what was asked for, cleaned.
[[nodiscard]] QString noSuchAccount(const QString& nameOrId);

/// `wanted`, or "wanted 2", "wanted 3", … where it is taken.
[[nodiscard]] QString uniqueLabel(const QString& wanted, const QStringList& taken);

/// A label as typed, made plain; refused when it is empty or another account's (letter case aside: both would
/// be hard to tell apart), or when it looks like a key: by `keyPatterns` too.
[[nodiscard]] Result<QString> labelFromInput(
    const QString& text, const QStringList& taken, const QStringList& keyPatterns = {});

/// How keys of these providers look.
[[nodiscard]] QStringList keyPatternsOf(const std::vector<ProviderChoice>& providers);

/// The path of a file or folder as typed, made whole: "~/" is the home folder, a relative one begins in `folder`. Where
/// that is empty nobody knows what it would begin in, and a relative path is refused.
[[nodiscard]] Result<QString> pathFromInput(const QString& text, const QString& folder = {});

/// The place of a key as typed: a variable's name, a path (see pathFromInput), a command line.
/// Keychain, Session and Login have none. A key typed here by mistake is refused, and not repeated.
[[nodiscard]] Result<KeySource> keySourceFromInput(
    KeySource::Kind kind, const QString& place, const QStringList& keyPatterns = {}, const QString& folder = {});

/// How an address is to be read.
struct AddressEntry {
    QString providersBaseUrl; ///< empty where each person has one of their own
    QStringList keyPatterns;  ///< how keys look, which do not belong into an address
    bool plainHttp = false;   ///< the person agreed to http://
};
/// What an account keeps of a base URL as typed: empty where it is the provider's own. Refused as parseBaseUrl() does,
/// and where it holds a key.
[[nodiscard]] Result<QUrl> baseUrlFromInput(const QString& text, const AddressEntry& entry);

/// Whose key it is, where that is another provider than the chosen one and no doubt is left; null otherwise.
[[nodiscard]] const ProviderChoice* ownerOfKey(
    const QString& key, const ProviderChoice& chosen, const std::vector<ProviderChoice>& providers);

/// Whether the key begins as keys of the chosen provider do and of no other.
[[nodiscard]] bool isSurelyOf(
    const QString& key, const ProviderChoice& chosen, const std::vector<ProviderChoice>& providers);

/// Why `key` is likely not the chosen provider's, as a sentence; empty when nothing speaks against it.
[[nodiscard]] QString keyDoubt(
    const QString& key, const ProviderChoice& chosen, const std::vector<ProviderChoice>& providers);

/// The host with its port as it is looked up, international names written out: "xn--…".
[[nodiscard]] QString exactHost(const QUrl& url);
/// The host is an international name: it may look like another one.
[[nodiscard]] bool hasForeignLetters(const QUrl& url);

/// "When needed"; in one line what it does; and in one sentence what it costs.
[[nodiscard]] QString paidProbeText(PaidProbe setting);
[[nodiscard]] QString paidProbeBrief(PaidProbe setting);
[[nodiscard]] QString paidProbeCost(PaidProbe setting);

/// The page a person may be sent to: https and nothing else.
[[nodiscard]] std::optional<QUrl> keyPageOf(const ProviderChoice& choice);

} // namespace quotalamp
