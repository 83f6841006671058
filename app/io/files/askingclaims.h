// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>

namespace quotalamp {

struct Places;

/// Which accounts this process is just asking about, for other processes of the same user that would ask the same: they
/// wait for what it learns. On Linux a claim is a lock on one byte of `asking.lock` in the state folder, which the system
/// takes back from a process that ends, however it ends; elsewhere it is a file of its own, which QLockFile takes from a
/// process that is gone. Where there can be no locks (a read-only home, some network shares), every claim succeeds.
class AskingClaims {
public:
    /// Who claims.
    enum class Party {
        Command, ///< asks by itself and ends; others can see by othersAsk() that it is there
        App      ///< the one that commands ask, once it runs
    };
    AskingClaims(const Places& places, Party party);
    ~AskingClaims();
    AskingClaims(const AskingClaims&) = delete;
    AskingClaims& operator=(const AskingClaims&) = delete;

    /// False: another process is asking about the account. Does not wait.
    [[nodiscard]] bool claim(const QString& accountId);
    /// What was learned has been kept, or nothing was; ignored without a claim.
    void release(const QString& accountId);
    /// Whether a command may be asking by itself just now. Not to be asked by one.
    [[nodiscard]] bool othersAsk() const;

private:
    class Locks;
    std::unique_ptr<Locks> m_locks;
};

} // namespace quotalamp
