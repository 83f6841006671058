// SPDX-License-Identifier: MIT
#pragma once

#include "demo/recording.h"
#include "providers/descriptor/registry.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace quotalamp {

/// A recording, and what has to come of it (expected.json beside its answers).
struct FixtureCase : Recording {
    QJsonObject expected;
};

/// The cases of a provider below `fixtures`, but those that say why they cannot be.
[[nodiscard]] QStringList fixtureCases(const QDir& fixtures, const QString& provider);

/// The columns `provider` and `folder` of a test's data, with a row for each case of every provider below `fixtures`.
void addFixtureRows(const Registry& registry, const QDir& fixtures);

[[nodiscard]] FixtureCase readFixture(const QDir& folder);

/// Lets the engine ask until it is done, and draws what it asked and what came of it as JSON. What it asks and the
/// fixture lacks, and what the fixture has and nobody asked for, stands in it as "unanswered" and "unasked".
[[nodiscard]] QJsonObject play(const Descriptor& provider, const FixtureCase& fixture);

/// What came of it; empty where the engine asked for something that the fixture lacks.
[[nodiscard]] std::optional<Outcome> outcomeOf(const Descriptor& provider, const FixtureCase& fixture);

/// The same as play(), with what `ask` makes of each request and of the answer that the fixture has for it.
using Ask = std::function<Answer(const Request& request, const Answer& recorded)>;
[[nodiscard]] QJsonObject play(const Descriptor& provider, const FixtureCase& fixture, const Ask& ask);

[[nodiscard]] QJsonObject image(const Outcome& outcome);

} // namespace quotalamp
