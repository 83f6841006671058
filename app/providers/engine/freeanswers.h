// SPDX-License-Identifier: MIT
#pragma once

#include "providers/engine/freerequests.h"

#include <optional>
#include <vector>

namespace quotalamp {

/// Judges what the free requests were answered: whether they did what they were sent for, why not, and whether they
/// prove the key. Everything that it is made of has to live as long as it does.
class FreeAnswers {
public:
    FreeAnswers(const Descriptor& provider, const Address& address, const ProbeRules& rules, const Answers& answers,
        const FreeRequests& requests);

    /// Requests whose good answers a server may give to anyone, once more and without the key, to find that out. Empty
    /// where they were made already, or there is no need to.
    [[nodiscard]] std::vector<Request> checksWithoutKey() const;

    /// Why the free requests did not do; empty where they did. Of a list only the first page counts, for a list that is
    /// cut short is still a list, unless only all of it tells anything.
    [[nodiscard]] std::optional<Error> error() const;
    /// Why nothing was learned, where the server knows none of the free requests. Empty where it knows one, and at the
    /// provider's own address where a paid request can still tell.
    [[nodiscard]] std::optional<Error> nothingThere() const;
    /// Why not all pages of a list are there; empty where they are.
    [[nodiscard]] std::optional<Error> cutShort(const Asking& asking) const;

    /// Whether none of the good answers needed a good key, though there is one.
    [[nodiscard]] bool leaveKeyUnproven() const;

private:
    [[nodiscard]] std::optional<Error> errorIn(const Descriptor::Free& free, const Answer& answer) const;
    [[nodiscard]] bool tellsAmounts(const Descriptor::Free& free, const Answer& answer) const;
    [[nodiscard]] bool isChange(const Descriptor::Free& free, const Answer& answer) const;
    [[nodiscard]] bool provesKey(const Descriptor::Free& free) const;

    const Descriptor& m_provider;
    const Address& m_address;
    const ProbeRules& m_rules;
    const Answers& m_answers;
    const FreeRequests& m_free;
};

} // namespace quotalamp
