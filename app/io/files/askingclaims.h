// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>
#include <QString>

namespace quotalamp {

struct Places;

/// Which accounts this process is just asking about, for other processes of the same user that would ask the same: they
/// wait for what it learns. A claim is a lock on one byte of a file in the state folder, which the system takes back from a
/// process that ends, however it ends. Where there are no such locks (a read-only home, another system than Linux), every
/// claim succeeds.
class AskingClaims {
public:
    explicit AskingClaims(const Places& places);
    ~AskingClaims();
    AskingClaims(const AskingClaims&) = delete;
    AskingClaims& operator=(const AskingClaims&) = delete;

    /// False: another process is asking about the account. Does not wait.
    [[nodiscard]] bool claim(const QString& accountId);
    /// What was learned has been kept, or nothing was; ignored without a claim.
    void release(const QString& accountId);

private:
    [[maybe_unused]] int m_descriptor = -1; ///< of the file; -1: there are no locks
    [[maybe_unused]] QSet<QString> m_held;
};

} // namespace quotalamp
