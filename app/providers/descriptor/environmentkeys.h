// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "providers/descriptor/registry.h"

#include <QProcessEnvironment>

#include <vector>

namespace quotalamp {

/// A provider that the environment tells of, as other tools expect it there: a key, an address or both.
struct EnvironmentKey {
    QString provider;
    QString name;        ///< of the provider, for people
    QString keyVariable; ///< "OPENAI_API_KEY"; empty: only the address is there
    QString urlVariable; ///< "OLLAMA_HOST"; empty: the provider's own address
    QUrl baseUrl;        ///< empty: the provider's own
};

/// What may be offered, in the order of the registry. What is no key and no address is left out: a broken variable
/// is not worth a word before there is an account. Holds no key.
[[nodiscard]] std::vector<EnvironmentKey> environmentKeys(
    const Registry& registry, const QProcessEnvironment& environment);

/// The key itself, when a person has asked for it; empty where there is none.
[[nodiscard]] Secret keyIn(const QProcessEnvironment& environment, const EnvironmentKey& found);

} // namespace quotalamp
