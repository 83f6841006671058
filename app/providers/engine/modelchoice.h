// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"
#include "core/model/reading.h"
#include "providers/descriptor/descriptor.h"

namespace quotalamp {

/// Whether a model's name is the pattern's, dated snapshots included: "gpt-4o" matches "gpt-4o-2024-08-06" and
/// "gpt-4o-latest", not "gpt-4o-mini". `*` stands for anything. Without regard to case.
[[nodiscard]] bool matchesModel(const QString& pattern, const QString& name);

/// The models to try with the paid request, best first: in the order of `prefer`; of those that one pattern
/// matches the newest version, its undated name before its snapshots, the newest snapshot first; then others by the
/// shape of their names, for a list may hold nothing that the descriptor knows. Never one that `avoid` matches. Where only loaded models may take part, the others follow them if the person said Always.
[[nodiscard]] QStringList paidModels(
    const Descriptor::Paid& paid, const QStringList& models, const std::vector<LoadedModel>& loaded, PaidProbe setting);

} // namespace quotalamp
