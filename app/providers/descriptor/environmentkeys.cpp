// SPDX-License-Identifier: MIT
#include "providers/descriptor/environmentkeys.h"

#include "core/net/baseurl.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Where the text leads; empty for the provider's own address. Servers are told "0.0.0.0", "[::]" or ":11434" to listen
/// everywhere; a client goes to this machine then.
std::optional<QUrl> address(QString text, const QString& usual)
{
    if (text.startsWith(u':'))
        text.prepend("127.0.0.1"_L1);
    const auto parsed = parseBaseUrl(text, {false, usualPortOf(usual)});
    if (!parsed)
        return std::nullopt;
    return parsed->toString() == usual ? QUrl() : *parsed;
}

} // namespace

std::vector<EnvironmentKey> environmentKeys(const Registry& registry, const QProcessEnvironment& environment)
{
    std::vector<EnvironmentKey> found;
    for (const ProviderSummary& provider : registry.summaries()) {
        EnvironmentKey entry{provider.id, provider.name, provider.keyVariable, provider.urlVariable, {}};
        if (keyIn(environment, entry).empty())
            entry.keyVariable.clear();
        const QString told = environment.value(entry.urlVariable).trimmed();
        const auto url = told.isEmpty() ? std::optional(QUrl()) : address(told, provider.baseUrl);
        // A key that belongs to an address we cannot understand is not offered to another one.
        if (!url)
            continue;
        entry.baseUrl = *url;
        if (told.isEmpty())
            entry.urlVariable.clear();
        if (entry.keyVariable.isEmpty() && (provider.keyNeeded || entry.urlVariable.isEmpty()))
            continue;
        found.push_back(std::move(entry));
    }
    return found;
}

Secret keyIn(const QProcessEnvironment& environment, const EnvironmentKey& found)
{
    if (found.keyVariable.isEmpty())
        return {};
    const auto key = secretFromInput(environment.value(found.keyVariable).toUtf8());
    return key ? key->copy() : Secret();
}

} // namespace quotalamp
