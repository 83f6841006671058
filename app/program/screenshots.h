// SPDX-License-Identifier: MIT
#pragma once

namespace quotalamp {

/// `quotalamp screenshot`: what one sees, with what was known last or, for the docs and for tests, with made-up data at
/// a fixed time, which gives the same pictures each time. Makes the application itself; needs no display, asks nobody,
/// reads no key and writes nothing but the pictures.
[[nodiscard]] int takeScreenshots(int& argc, char** argv);

} // namespace quotalamp
