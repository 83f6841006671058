// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"
#include "providers/descriptor/descriptor.h"
#include "providers/hooks/errorbody.h"

#include <span>
#include <variant>
#include <vector>

namespace quotalamp {

/// What the engine may do for this probe.
struct ProbeRules {
    bool hasKey = false;
    bool paidAllowed = false; ///< setting, interval and daily cap have been weighed already
    PaidProbe setting = PaidProbe::WhenNeeded;
    TimePoint now{}; ///< when the probe began, for requests that say since when; the same at each step
    std::vector<Header> loginHeaders{};     ///< what the login of another tool wants to be sent beside its token
    QString probeModel{};                   ///< for the paid request, chosen by the person
    std::optional<PaidMemory> remembered{}; ///< the paid request that worked last
    bool mayGoOn = true;                    ///< there is time for more requests; else what is there has to do
};

/// Given what an account is and every answer heard so far: the requests to send next (side by side), or
/// what came of it. Does no I/O and asks no clock; each answer carries its time. It is called again after
/// each batch with all answers, and ends after at most `mostRequests` requests.
using Step = std::variant<std::vector<Request>, Outcome>;
constexpr int mostRequests = 60;

[[nodiscard]] Step nextStep(
    const Descriptor& provider, const Account& account, const ProbeRules& rules, std::span<const Answer> answers);

/// What an answer means: nothing (2xx), or the kind of error. The body knows better than the status: its words for programs
/// count most, then its sentence, then the status. A body that is not the provider's says nothing of the key.
[[nodiscard]] std::optional<Error> classify(const Descriptor& provider, const Answer& answer);

/// What the envelope of a good answer means that says by its code that it is none: {"code": 1113, "msg": "…"}.
[[nodiscard]] Error errorInEnvelope(
    const Descriptor& provider, const Answer& answer, const QJsonValue& json, const QString& code);

/// A refusal in the name of a provider that is not its own: a page, a filter's or a gateway's words, a proxy's status.
[[nodiscard]] bool isForeign(const Answer& answer);

/// The limits that a refusal for going too fast names in its body, whatever its status.
[[nodiscard]] std::vector<RateWindow> limitsInRefusal(const Descriptor& provider, const Answer& answer);

/// The windows that an answer's headers tell, on our clock.
[[nodiscard]] std::vector<RateWindow> windowsFromHeaders(
    const Descriptor& provider, const Answer& answer, const QString& model);

} // namespace quotalamp
