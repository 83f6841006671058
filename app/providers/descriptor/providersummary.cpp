// SPDX-License-Identifier: MIT
#include "providers/descriptor/providersummary.h"

#include "providers/descriptor/descriptor.h"

namespace quotalamp {

QStringList ProviderSummary::ids() const
{
    QStringList list{id};
    for (const auto& [alias, aliasName] : aliases)
        list.append(alias);
    return list;
}

ProviderSummary summaryOf(const Descriptor& descriptor)
{
    ProviderSummary summary;
    summary.id = descriptor.id;
    summary.name = descriptor.name;
    summary.aliases = descriptor.aliases;
    summary.baseUrl = descriptor.baseUrl;
    summary.ownBaseUrl = descriptor.ownBaseUrl;
    summary.keyPage = descriptor.keyPage;
    summary.statusPage = descriptor.statusPage;
    summary.keyPattern = descriptor.key.looksLike;
    summary.keyNeeded = descriptor.key.need == Descriptor::Key::Need::Required;
    summary.keyVariable = descriptor.environment.key;
    summary.urlVariable = descriptor.environment.baseUrl;
    summary.loginTool = descriptor.login ? descriptor.login->tool : QString();
    summary.leastInterval = descriptor.leastInterval;
    summary.limitsOf = descriptor.limitsOf;
    summary.limitless = descriptor.limitless;
    summary.paid = descriptor.paid.has_value();
    return summary;
}

} // namespace quotalamp
