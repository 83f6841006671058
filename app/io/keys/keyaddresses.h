// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/account.h"
#include "core/model/error.h"
#include "io/files/jsonfile.h"
#include "providers/descriptor/descriptor.h"

#include <QElapsedTimer>

#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace quotalamp {

/// Where keys may be sent that are not ours to keep: those of variables, files, commands and other tools' logins. A
/// person has agreed to each such address once; that is kept apart from the accounts, so that whoever changes their file
/// alone sends no key anywhere else. A built-in provider's own address needs nobody's word.
class KeyAddresses {
public:
    /// Reads nothing yet: each question looks at the file as it is then.
    explicit KeyAddresses(const Places& places);

    /// Why the account's key is not sent to `baseUrl`; empty where it may be, or the key is bound in another way. What any
    /// process confirmed before counts at once; what somebody took out of the file, after a hundredth of a second.
    [[nodiscard]] std::optional<Error> objection(
        const Account& account, const Descriptor& provider, const QUrl& baseUrl);
    /// A person has said that it may, for this source of a key and this origin. Nothing is kept of a key that is ours.
    [[nodiscard]] std::optional<Failure> confirm(const Account& account, const QUrl& baseUrl);
    /// Takes servers on this machine as they are found, but only with a source of which nothing was ever said: so that an
    /// accounts' file that somebody brings along works at once where nothing leaves the machine.
    void meet(const std::vector<Account>& accounts);

private:
    /// One source of a key, and one origin where it may go.
    struct Pair {
        QString source; ///< as in an accounts' file; a login's has its provider before it. May hold spaces.
        QString origin; ///< scheme://host:port
        friend bool operator<(const Pair& a, const Pair& b)
        {
            return std::tie(a.source, a.origin) < std::tie(b.source, b.origin);
        }
    };
    using Pairs = std::set<Pair>;
    [[nodiscard]] static QString sourceOf(const Account& account);
    [[nodiscard]] static Pair pairOf(const Account& account, const QUrl& baseUrl);
    [[nodiscard]] static Pairs pairsIn(const QJsonObject& json);
    [[nodiscard]] const Pairs& read();       ///< as the file is now
    [[nodiscard]] const Pairs& readLately(); ///< or was a moment ago
    [[nodiscard]] std::optional<Failure> add(const Pairs& pairs);

    JsonFile m_file;
    std::optional<Pairs> m_pairs; ///< in the file when it was read last; empty: not read since it was changed here
    QElapsedTimer m_lookedAt;     ///< when the file was looked at last
};

} // namespace quotalamp
