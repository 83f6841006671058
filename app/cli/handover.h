// SPDX-License-Identifier: MIT
#pragma once

namespace quotalamp {

/// Becomes the tray app's program with the same arguments; on Windows starts it and ends. Needs a QCoreApplication.
/// Returns only where that did not work, or on Windows, with the exit status.
[[nodiscard]] int handOverToDesktop(char** argv);
/// The same with the server of `quotalamp serve`; on Windows waits for its end.
[[nodiscard]] int handOverToServer(char** argv);

} // namespace quotalamp
