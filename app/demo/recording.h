// SPDX-License-Identifier: MIT
#pragma once

#include "providers/descriptor/registry.h"
#include "providers/engine/engine.h"

#include <QDir>

#include <vector>

namespace quotalamp {

/// What a provider answered once: a folder PROVIDER/CASE with the answers (answers.http) and, where they differ from
/// the usual, the probe's rules (rules.json: hasKey, paidAllowed, setting, baseUrl).
///
/// answers.http holds raw HTTP answers, each below a line "=== TAG" of the request that it is for; "FAILURE timeout"
/// stands for one that never came. All of them come at recordedAt.
struct Recording {
    QString provider;
    QString name;     ///< of the case: "success", "bad-key"
    ProbeRules rules; ///< by default a key, and paid requests when needed
    QUrl baseUrl;     ///< the account's own; empty: the provider's
    std::vector<Answer> answers;
};

/// 24 November 2026, 03:00 UTC.
[[nodiscard]] TimePoint recordedAt();

[[nodiscard]] Recording readRecording(const QDir& folder);

/// The recordings that can be played over a network: of one case, of all cases of a provider, or from a folder of
/// providers the case "success" of each. Empty where there are none of a known provider.
[[nodiscard]] std::vector<Recording> recordingsIn(const QDir& folder, const Registry& registry);

/// A request and what was recorded for it.
struct RecordedExchange {
    Request request;
    Answer answer;
};

/// Everything that a probe of this provider at `now` would ask at this address, with the recorded answers.
[[nodiscard]] std::vector<RecordedExchange> exchangesOf(
    const Recording& recording, const Descriptor& provider, const QUrl& baseUrl, TimePoint now);

} // namespace quotalamp
