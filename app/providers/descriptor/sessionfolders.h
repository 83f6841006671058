// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace quotalamp {

/// Where a tool that people use with their accounts keeps its sessions. When a file there was written tells that the tool
/// is at work here; what it holds is nobody's business.
struct SessionFolder {
    QString path;    ///< below the home folder: ".codex/sessions"
    QString movedBy; ///< variable that stands for the first folder of the path where it is set; empty: none
};

/// Those of all tools that are known, whichever provider they are used with.
[[nodiscard]] std::vector<SessionFolder> sessionFolders();

} // namespace quotalamp
