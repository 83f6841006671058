#pragma once

namespace quotalamp {

/// `quotalamp screenshot`: everything one sees, with made-up data at a fixed time, so that the same program draws
/// the same pictures each time. Makes the application itself; needs no display, network, keyring or settings.
[[nodiscard]] int takeScreenshots(int& argc, char** argv);

} // namespace quotalamp
