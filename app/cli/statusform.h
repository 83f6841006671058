// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/words/linetemplate.h"

#include <QJsonObject>

namespace quotalamp {

class Arguments;
class Registry;

/// In which form `status` tells what is left.
struct StatusForm {
    enum class Kind {
        Table,       ///< for people
        Json,        ///< the document
        OpenMetrics, ///< what collectors such as Prometheus read
        Waybar,      ///< the object that Waybar reads
        Block,       ///< the object that i3status-rust and i3bar read
        Line         ///< one line of text, by the template
    };
    Kind kind = Kind::Table;
    LineTemplate line{};

    /// Whether it is for a bar: then the line itself says what is wrong, for bars hide what a failed command printed.
    [[nodiscard]] bool isForBars() const { return kind == Kind::Waybar || kind == Kind::Block || kind == Kind::Line; }
};

/// --format, --json and --template, with what `status --help` says of them.
void addFormOptions(Arguments& arguments);
/// The form that they ask for; with `followed` one that has a line for each state, which the table has not. A sentence
/// about what is wrong where there is no such form.
[[nodiscard]] Result<StatusForm> statusFormIn(const Arguments& arguments, bool followed);

/// How the providers of a registry are called in what bars show.
[[nodiscard]] NameProvider nameProviderBy(const Registry& registry);

/// What a form for bars says of a document, without the line's end.
[[nodiscard]] QString barLine(const StatusForm& form, const Glance& glance);

} // namespace quotalamp
