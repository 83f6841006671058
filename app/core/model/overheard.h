// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/net/http.h"

#include <QJsonObject>

#include <optional>

namespace quotalamp {

/// What one answer of the person's own traffic carries of limits, as a client or a tool handed it to us and before the
/// account's descriptor has read it: headers, or the object in which a tool tells them. Holds no body and no key.
struct Overheard {
    int status = 0;                ///< of the answer; 0: not told
    Headers headers{};             ///< those that a descriptor may read limits from, and Date
    QJsonObject usage{};           ///< a tool's own words instead of headers; empty: none
    QString model{};               ///< that was asked; empty: not told
    std::optional<TimePoint> at{}; ///< when it was got, where the client says so

    static constexpr qsizetype mostHeaders = 64; ///< more are left out
    static constexpr qsizetype mostName = 100;   ///< bytes of a header's name; a longer one is none
    static constexpr qsizetype mostValue = 200;  ///< bytes of a header's value; a longer one is none
    static constexpr qsizetype mostUsage = 8192; ///< bytes of a tool's words; more is nothing
};

/// Whether a header of the name may speak of limits, at any provider: a rate limit's, Retry-After, or Date, without which
/// nobody knows how old it is. Never one that carries a key, a cookie or an account.
[[nodiscard]] bool maySpeakOfLimits(const QByteArray& name);

/// As it goes from a command to the running app.
[[nodiscard]] QJsonObject toJson(const Overheard& heard);
/// Reads one back, whoever wrote it: what is too long or no header is left out, and so is a `usage` that is too large.
[[nodiscard]] Overheard overheardFromJson(const QJsonObject& json);

} // namespace quotalamp
