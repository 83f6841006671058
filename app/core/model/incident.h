// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace quotalamp {

/// What a provider's own status page says goes wrong there.
struct Incident {
    QString text; ///< the provider's words, not yet made plain: "Elevated error rates", "Partial System Outage"
    friend bool operator==(const Incident&, const Incident&) = default;
};

/// What one answer of a status page told.
struct PageStatus {
    std::optional<Incident> incident; ///< empty: all is well, or maintenance that was announced
    friend bool operator==(const PageStatus&, const PageStatus&) = default;
};

/// Of `/api/v2/status.json` (Statuspage v2, which incident.io speaks too): the page's summary in one line. Empty where
/// the answer is no such page's.
[[nodiscard]] std::optional<PageStatus> pageStatus(const QByteArray& body);

/// Of `/api/v2/incidents/unresolved.json`: the name of the newest that has an impact. Empty where there is none.
[[nodiscard]] std::optional<Incident> unresolvedIncident(const QByteArray& body);

} // namespace quotalamp
