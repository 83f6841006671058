// SPDX-License-Identifier: MIT
#include "core/rules/configuredlimits.h"

#include "core/net/baseurl.h"

#include <QRegularExpression>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// "gpt-5-2026-03-01", "claude-haiku-4-5-20251001", "claude-haiku-4-5-latest"
QStringView undated(QStringView model)
{
    static const QRegularExpression date(uR"(-(?:\d{4}-\d{2}-\d{2}|\d{8}|latest)\z)"_s);
    const auto match = date.match(model.toString());
    return match.hasMatch() ? model.left(match.capturedStart()) : model;
}

bool concerns(const ConfiguredLimit& limit, const RateWindow& window)
{
    return limit.window == window.id && (!window.period || *window.period == limit.period)
        && isSameModel(limit.model, window.model);
}

bool speaksFor(const AccountState& organisation, const AccountState& account)
{
    return !organisation.limitsOf.isEmpty() && organisation.limitsOf == account.account.provider
        && organisation.account.demo == account.account.demo && organisation.snapshot.reading
        && origin(organisation.baseUrl) == origin(account.baseUrl);
}

} // namespace

bool isSameModel(QStringView a, QStringView b)
{
    // Two dated snapshots of one model are two models.
    return !a.isEmpty() && (a == b || a == undated(b) || undated(a) == b);
}

std::optional<double> configuredLimit(
    const std::vector<AccountState>& accounts, const AccountState& account, const RateWindow& window)
{
    std::optional<double> found;
    for (const AccountState& organisation : accounts) {
        if (!speaksFor(organisation, account))
            continue;
        for (const ConfiguredLimit& limit : organisation.snapshot.reading->configuredLimits) {
            if (!concerns(limit, window))
                continue;
            if (found && *found != limit.limit)
                return std::nullopt;
            found = limit.limit;
        }
    }
    return found;
}

void setConfigured(AccountState& account, const std::vector<AccountState>& accounts)
{
    if (!account.snapshot.reading)
        return;
    for (RateWindow& window : account.snapshot.reading->windows)
        window.configured = configuredLimit(accounts, account, window);
}

} // namespace quotalamp
