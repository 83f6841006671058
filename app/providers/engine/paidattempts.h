// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"
#include "core/model/reading.h"
#include "providers/descriptor/descriptor.h"

#include <QStringList>

#include <span>

namespace quotalamp {

/// One form of the one-token request.
struct PaidAttempt {
    QString model;
    bool fallback = false; ///< with the other name of the output budget
    int budget = 0;        ///< tokens it may put out; 0: as the descriptor's body has it
    friend bool operator==(const PaidAttempt&, const PaidAttempt&) = default;
};

/// The budget as the descriptor has it; what it leaves open is found in its body: the member's name, the other name for
/// it, and what is enough for a model that thinks before it answers.
[[nodiscard]] Descriptor::Budget budgetOf(const Descriptor::Paid& paid);

/// A 400 which says that one token is too little to answer with: key and model are fine.
[[nodiscard]] bool saysBudgetTooSmall(const Descriptor& provider, const Answer& answer);

/// A refusal of the model, not of the key: it is not there, not for this key, or cannot do this.
[[nodiscard]] bool saysModelRefused(const Descriptor& provider, const Answer& answer);

/// What to send after `answer` to `attempt`: another model when this one is refused, the other budget name or a wider
/// budget when the answer asks for it. Nothing once limits were told or it would not help.
[[nodiscard]] std::optional<PaidAttempt> nextAttempt(
    const Descriptor& provider, const PaidAttempt& attempt, const QStringList& models, const Answer& answer);

/// The body to send: the model put in, the budget adapted. `keep`: how long the server would hold the model in memory
/// without us, so that asking does not hold it for ever.
[[nodiscard]] QByteArray paidBody(
    const Descriptor::Paid& paid, const PaidAttempt& attempt, std::optional<Seconds> keep);

} // namespace quotalamp
