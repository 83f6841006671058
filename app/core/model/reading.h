// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ratewindow.h"
#include "core/model/remark.h"
#include "core/model/savedresets.h"
#include "core/model/spend.h"
#include "core/net/http.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace quotalamp {

/// Money or credit that is left, to the last decimal that the provider wrote.
struct Balance {
    QString id;
    QString label;
    QString currency;                   ///< of both amounts, as Money::currency
    std::optional<Decimal> remaining{}; ///< negative for a debt; empty: unknown
    std::optional<Decimal> limit{};     ///< empty: unknown or none
    friend bool operator==(const Balance&, const Balance&) = default;
};

/// What one small generation told: which model answered, what it counted, how long it took.
struct Sample {
    QString model;
    std::optional<qint64> inputTokens;
    std::optional<qint64> outputTokens;
    std::optional<Milliseconds> latency; ///< of the generation where there was one, else of the free request
    friend bool operator==(const Sample&, const Sample&) = default;
};

/// A model that a local server holds in memory now.
struct LoadedModel {
    QString name;
    qint64 bytes = 0;               ///< memory it takes; 0: unknown
    std::optional<TimePoint> until; ///< when the server drops it unless somebody asks
    friend bool operator==(const LoadedModel&, const LoadedModel&) = default;
};

/// The paid request that worked last.
struct PaidMemory {
    QString model;
    bool fallback = false;     ///< with the other name of the output budget
    int budget = 0;            ///< tokens; 0: the usual one
    bool afterRefusal = false; ///< it was not what is tried first
    friend bool operator==(const PaidMemory&, const PaidMemory&) = default;
};

/// What one probe learned.
struct Reading {
    std::vector<RateWindow> windows;
    std::vector<Balance> balances;
    QStringList models;
    std::vector<LoadedModel> loadedModels;
    QString serverVersion;
    Sample sample;
    Headers rawHeaders;       ///< only rate-limit headers, for display
    QString notice{};         ///< what the provider says of the account beside the answer; cleaned plain text
    bool keyUnproven = false; ///< nothing that was answered needs a good key
    std::vector<Spend> spends{};
    std::vector<ConfiguredLimit> configuredLimits{};
    qint64 moreModels = 0; ///< that were told beside those kept in `models`
    std::vector<Remark> remarks{};
    std::optional<SavedResets> savedResets{}; ///< empty: the provider tells of none
    /// As many as the provider told.
    [[nodiscard]] qint64 modelsTotal() const { return models.size() + moreModels; }
    friend bool operator==(const Reading&, const Reading&) = default;
};

} // namespace quotalamp
