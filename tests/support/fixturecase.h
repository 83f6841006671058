#pragma once

#include "providers/engine.h"

#include <QDir>
#include <QJsonObject>

#include <functional>

namespace quotalamp {

/// A folder with recorded answers (answers.http), the probe's rules (rules.json, where they differ from the usual:
/// a key, paid requests when needed, the provider's own address) and what has to come of it (expected.json).
///
/// answers.http holds raw HTTP answers, each below a line "=== TAG"; "FAILURE timeout" stands for one that never came.
struct FixtureCase {
    ProbeRules rules;
    QUrl baseUrl; ///< the account's own
    std::vector<Answer> answers;
    QJsonObject expected;
};

/// The cases of a provider below `fixtures`, but those that say why they cannot be.
[[nodiscard]] QStringList fixtureCases(const QDir& fixtures, const QString& provider);

[[nodiscard]] FixtureCase readFixture(const QDir& folder);

/// All answers of fixtures come at this instant.
[[nodiscard]] TimePoint fixtureInstant();

/// Lets the engine ask until it is done, and draws what it asked and what came of it as JSON. What it asks and the
/// fixture lacks, and what the fixture has and nobody asked for, stands in it as "unanswered" and "unasked".
[[nodiscard]] QJsonObject play(const Descriptor& provider, const FixtureCase& fixture);

/// The same, with what `ask` makes of each request and of the answer that the fixture has for it.
using Ask = std::function<Answer(const Request& request, const Answer& recorded)>;
[[nodiscard]] QJsonObject play(const Descriptor& provider, const FixtureCase& fixture, const Ask& ask);

[[nodiscard]] QJsonObject image(const Outcome& outcome);

} // namespace quotalamp
