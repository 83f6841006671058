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
    TimePoint now{}; ///< when the probe began, for requests that say since when; the same at each step
    std::vector<Header> loginHeaders{}; ///< what the login of another tool wants to be sent beside its token
    bool mayGoOn = true;                ///< there is time for more requests; else what is there has to do
};

/// Given what an account is and every answer heard so far: the requests to send next (side by side), or
/// what came of it. Does no I/O and asks no clock; each answer carries its time. It is called again after
/// each batch with all answers, and ends after at most `mostRequests` requests.
using Step = std::variant<std::vector<Request>, Outcome>;
constexpr int mostRequests = 60;

[[nodiscard]] Step nextStep(
    const Descriptor& provider, const Account& account, const ProbeRules& rules, std::span<const Answer> answers);

/// What an answer means: nothing (2xx), or the kind of error. Decided by the status first, then by the body's
/// error code or type where a status has two meanings (429 insufficient_quota, 400 credit balance).
[[nodiscard]] std::optional<Error> classify(const Descriptor& provider, const Answer& answer);

/// The windows that an answer's headers tell, on our clock.
[[nodiscard]] std::vector<RateWindow> windowsFromHeaders(
    const Descriptor& provider, const Answer& answer, const QString& model);

/// What an error answer says, in the shapes that providers use: `error` as object or text, `detail`, `message`.
struct ErrorBody {
    QString message; ///< raw server text
    QString code;
    QString type;
    QString parameter; ///< the field that was refused
    friend bool operator==(const ErrorBody&, const ErrorBody&) = default;
};
[[nodiscard]] std::optional<ErrorBody> errorBody(const QByteArray& body);

} // namespace quotalamp
