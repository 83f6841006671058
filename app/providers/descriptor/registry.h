// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"
#include "providers/descriptor/descriptor.h"

#include <list>

namespace quotalamp {

/// The providers the program knows: those built in.
class Registry {
public:
    /// Reads the embedded descriptors. A broken one is a build error in the tests, and is left out here.
    [[nodiscard]] static Registry builtIn();

    /// Kept by name, as people look for them.
    void add(Descriptor descriptor);
    /// By id or alias; null for a provider we do not know.
    [[nodiscard]] const Descriptor* find(const QString& id) const;
    /// The name to show for an id or alias: "OpenAI", "Codex"; the id itself when unknown.
    [[nodiscard]] QString displayName(const QString& id) const;
    [[nodiscard]] const std::list<Descriptor>& all() const { return m_descriptors; }
    /// Where the account's requests go; for an unknown provider its own base URL, which may be empty.
    [[nodiscard]] QUrl baseUrlOf(const Account& account) const;
    /// How keys of all these providers look, as regular expressions: such a text is refused where it would be kept.
    [[nodiscard]] QStringList keyPatterns() const;

private:
    std::list<Descriptor> m_descriptors; ///< a probe that is under way keeps its descriptor, whatever is added
};

} // namespace quotalamp
