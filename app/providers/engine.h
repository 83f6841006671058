#pragma once

#include "core/snapshot.h"
#include "providers/descriptor.h"

#include <span>
#include <variant>
#include <vector>

namespace quotalamp {

/// What the engine may do for this probe.
struct ProbeRules {
    bool hasKey = false;
    bool paidAllowed = false; ///< setting, interval and daily cap have been weighed already
    PaidProbe setting = PaidProbe::WhenNeeded;
};

/// Given what an account is and every answer heard so far: the requests to send next (side by side), or
/// what came of it. Does no I/O and asks no clock; each answer carries its time. It is called again after
/// each batch with all answers, and ends after at most `mostRequests` requests.
using Step = std::variant<std::vector<Request>, Outcome>;
constexpr int mostRequests = 60;

[[nodiscard]] Step nextStep(const Descriptor& provider, const Account& account, const ProbeRules& rules,
                            std::span<const Answer> answers);

/// What an answer means: nothing (2xx), or the kind of error. Decided by the status first, then by the body's
/// error code or type where a status has two meanings (429 insufficient_quota, 400 credit balance).
[[nodiscard]] std::optional<Error> classify(const Descriptor& provider, const Answer& answer);

/// The windows that an answer's headers tell, on our clock.
[[nodiscard]] std::vector<RateWindow> windowsFromHeaders(const Descriptor& provider, const Answer& answer,
                                                         const QString& model);

/// The model for the paid probe: the first of `prefer` that a listed model's name matches, dated snapshots
/// included, shortest name first; never one that `avoid` matches. Empty: none suits.
[[nodiscard]] QString paidModel(const Descriptor& provider, const QStringList& models, const std::vector<LoadedModel>& loaded);

} // namespace quotalamp
