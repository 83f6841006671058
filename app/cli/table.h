// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/words/glance.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace quotalamp {

/// How a table is printed.
struct TableStyle {
    bool colour = false;
    std::optional<int> width; ///< columns of the terminal; empty: as wide as it takes
};

/// What `status` shows to people, made from the same document that scripts get, so that the running app's answer and
/// our own look the same. An account is a heading and one line per limit, in the words and the order of the popup; where the terminal is narrow the amounts go
/// first, then the names are cut; what is left and when it comes back stay. `nameProvider` gives "OpenAI" for "openai".
[[nodiscard]] QString statusTable(
    const QJsonObject& document, TimePoint now, const TableStyle& style, const NameProvider& nameProvider);

/// Lines of cells below a heading, each column as wide as its widest cell.
[[nodiscard]] QString plainTable(const QStringList& heading, const std::vector<QStringList>& lines);

} // namespace quotalamp
