// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <map>
#include <optional>

namespace quotalamp {

/// How much of a stranger's JSON is built. 2 MiB can hold hundreds of thousands of values, each of which takes a hundred
/// times its text in memory.
struct JsonBounds {
    qsizetype children = 5000;     ///< of one list or object
    qsizetype containers = 20'000; ///< lists and objects in all
    qsizetype values = 100'000;    ///< in all
    qsizetype depth = 64;          ///< deeper is no JSON of ours
};

/// What is within the bounds: the first children of each list and object, in their order.
struct BoundedJson {
    std::optional<QJsonValue> value; ///< empty: no JSON
    std::map<QString, qsizetype>
        dropped; ///< by the pointer of a list or object how many of its last children are missing
    [[nodiscard]] bool complete() const { return dropped.empty(); }
};

/// As parseJson(), but what is beyond the bounds is skipped while reading, and never built.
[[nodiscard]] BoundedJson parseBounded(const QByteArray& bytes, const JsonBounds& bounds = {});

} // namespace quotalamp
