// SPDX-License-Identifier: MIT
#pragma once

#include "cli/table.h"
#include "core/model/ratewindow.h"
#include "core/model/settings.h"
#include "io/files/historyrows.h"

namespace quotalamp {

/// The past of one account as the table needs it.
struct HistoryBlock {
    QString provider; ///< as people call it: "OpenAI"
    QString label;
    std::vector<RateWindow> windows; ///< of the last reading, for what limits are called
    std::vector<LimitPast> limits;
};

/// What `history` shows to people: an account is a heading, and a line for each limit has its name, its course between the
/// two instants, what it told last, the lowest, and what happened. The course takes the width that the terminal leaves.
/// Shares are said as the person wants them, but the course always stands for what is left.
[[nodiscard]] QString historyTable(
    const std::vector<HistoryBlock>& blocks, TimePoint since, TimePoint now, const TableStyle& style, Share share);

} // namespace quotalamp
