// SPDX-License-Identifier: MIT
#pragma once

namespace quotalamp {

/// Lets screen readers meet our own widgets: lines as text, gauges as pictures, bars with their values, cards as items
/// of a list. Their words are read when asked for and never announced, so that a countdown does not speak each second.
void installAccessibility();

} // namespace quotalamp
