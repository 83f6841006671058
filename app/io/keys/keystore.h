// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/keys/secret.h"
#include "core/model/account.h"
#include "core/model/error.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace quotalamp {

/// Whether a locked keychain may show its prompt: only when a person asked for something just now.
enum class Prompt { No, Yes };

/// Where the keys of all accounts are read from and kept: the OS keychain, environment, files, commands and, for
/// the session, memory. A key that is kept goes with the one origin that it was entered for, in the keychain's item
/// itself: for an account with another `keyOrigin` there is none (NoKey). A locked, absent, dismissed or slow keychain is
/// an Error (KeychainLocked, KeychainMissing), and never the loss of an account; NoKey only where there really is none.
/// Calls back exactly once, later, unless `context` is gone. Keys read once are kept in memory until forgotten.
class KeyStore : public QObject {
    Q_OBJECT
public:
    /// How long a person or a service may take before a caller is told; what comes later is kept all the same.
    struct Limits {
        Milliseconds keychain{20'000};
        Milliseconds prompt{60'000};  ///< with a prompt that a person has to answer
        Milliseconds command{10'000}; ///< `prompt` where a person waits for it
    };

    explicit KeyStore(QObject* parent = nullptr);
    KeyStore(Limits limits, QObject* parent);
    ~KeyStore() override;

    using ReadDone = std::function<void(Result<Secret, Error>)>;
    using Done = std::function<void(std::optional<Error>)>;

    /// The account's key, from memory where it was read before.
    void read(const Account& account, Prompt prompt, QObject* context, ReadDone done);
    /// Keychain and Session accounts only. Written, read back and compared before it says yes.
    void write(const Account& account, Secret key, QObject* context, Done done);
    /// Removes the key of a Keychain or Session account, from memory too; absent is fine.
    void remove(const Account& account, QObject* context, Done done);
    /// Removes what the keychain holds for an account as it was before, whatever place its key has now; what is in memory
    /// of the account stays. Absent is fine.
    void discard(const Account& former, QObject* context, Done done);
    /// Keeps a key in memory only, for the demo and for machines without a keychain; empty `origin`: for any.
    void keepForSession(const QString& accountId, Secret key, const QString& origin = {});
    /// The last four characters of the key read last, for recognising it; empty when not read or too short.
    [[nodiscard]] QString hint(const QString& accountId) const;
    /// Next read asks the source again. A key kept for the session has no other source and stays.
    void forget(const QString& accountId);
    /// Nothing of the account's key stays in memory: the account is gone.
    void drop(const QString& accountId);
    /// Asks the desktop to unlock the keychain; `changed` follows.
    void unlock();

    /// "quotalamp/PROVIDER/ID", the key's name in the keychain; the service is "quotalamp".
    [[nodiscard]] static QString itemName(const Account& account);

Q_SIGNALS:
    /// The keychain was unlocked, locked, started or replaced: what failed may work now.
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace quotalamp
