// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/error.h"

#include <QStringList>

#include <optional>

namespace quotalamp {

/// What services in general mean by the words of a refusal, so that one which nobody knew before is understood too.
struct Meaning {
    /// How much it weighs.
    enum class Weight {
        Firm, ///< says what it is
        Open, ///< of some quota or credits: whether it comes back by itself is for something else to say
        Faint ///< says no more than a status does
    };
    ErrorKind kind = ErrorKind::Http;
    Weight weight = Weight::Firm;
    friend bool operator==(const Meaning&, const Meaning&) = default;
};

/// Of one word for programs: "insufficient_quota", "API_KEY_INVALID", "ThrottlingException".
[[nodiscard]] std::optional<Meaning> meaningOfWord(const QString& word);
/// Of a sentence for people, in several languages. Addresses in it say nothing.
[[nodiscard]] std::optional<Meaning> meaningOfText(const QString& text);

/// The text names a limit that comes back within a day: "per day", "every minute", "每天".
[[nodiscard]] bool namesShortWindow(const QString& text);
/// It is what filters, proxies and gateways say that stand before a service.
[[nodiscard]] bool isFromTheWay(const QString& text);

} // namespace quotalamp
