// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"
#include "providers/descriptor/descriptor.h"
#include "providers/descriptor/providersummary.h"

#include <list>
#include <map>

namespace quotalamp {

/// The providers the program knows: those built in, and those that a person has described. Of all of them it has the
/// summaries; the descriptor of a built-in one is read when somebody first asks for it, which a list, a form or a stored
/// answer need not do. To be used by one thread.
class Registry {
public:
    /// Knows the embedded descriptors and reads none. A test checks each of them, and their summaries.
    [[nodiscard]] static Registry builtIn();

    /// One of the person's own. All are kept by name, as people look for them.
    void add(Descriptor descriptor);
    /// All that is said of a provider, by id or alias; null for one that we do not know. Stays where it is as long as the
    /// registry, whatever is added; so nobody asks one that is gone right after.
    [[nodiscard]] const Descriptor* find(const QString& id) const&;
    const Descriptor* find(const QString& id) const&& = delete;
    /// What is known of it without reading its descriptor, by id or alias; null for one that we do not know.
    [[nodiscard]] const ProviderSummary* summary(const QString& id) const&;
    const ProviderSummary* summary(const QString& id) const&& = delete;
    /// All of them, by name.
    [[nodiscard]] const std::list<ProviderSummary>& summaries() const& { return m_summaries; }
    const std::list<ProviderSummary>& summaries() const&& = delete;
    /// How many descriptors have been read so far: each costs time and memory.
    [[nodiscard]] std::size_t readSoFar() const { return m_descriptors.size(); }
    /// The name to show for an id or alias: "OpenAI", "Codex"; the id itself when unknown.
    [[nodiscard]] QString displayName(const QString& id) const;
    /// Where the account's requests go; for an unknown provider its own base URL, which may be empty.
    [[nodiscard]] QUrl baseUrlOf(const Account& account) const;
    /// How keys of all these providers look, as regular expressions: such a text is refused where it would be kept.
    [[nodiscard]] QStringList keyPatterns() const;

private:
    std::list<ProviderSummary> m_summaries;
    mutable std::map<QString, Descriptor> m_descriptors; ///< by id, those that have been read
};

} // namespace quotalamp
