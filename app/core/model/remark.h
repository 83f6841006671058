// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace quotalamp {

/// What a reading lacks, and why: it is good as far as it goes.
enum class RemarkKind {
    EndlessList, ///< pages went on beyond what one probe asks for; detail: how many models were named, empty for another list
    IncompleteList, ///< a later page did not come
    NoModel,        ///< no model is fit to be asked for the limits; detail: how many are listed
    ModelRefused,   ///< none of those that were asked answered; detail: their names
};

/// Kept with the reading, and worded when it is shown.
struct Remark {
    RemarkKind kind = RemarkKind::EndlessList;
    QString detail{}; ///< cleaned plain text that the sentence needs
    friend bool operator==(const Remark&, const Remark&) = default;
};

[[nodiscard]] QString remarkName(RemarkKind kind); ///< "endless-list", for scripts
[[nodiscard]] std::optional<RemarkKind> remarkFromName(QStringView name);

} // namespace quotalamp
