// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/jsontree.h"
#include "core/words/glance.h"

namespace quotalamp {

// A glance in the JSON that bars read, one object each. What is not known has no number: its member is left out.

/// For Waybar's custom modules with "return-type": "json": text, alt, tooltip, class and percentage. Waybar reads text and
/// tooltip as Pango markup, so that what could be markup is escaped there; alt and class are gaugeStateName(), and
/// percentage is a whole number that agrees with the text.
[[nodiscard]] JsonTree waybarJson(const Glance& glance);

/// For i3status-rust's custom blocks with json = true (text, short_text, icon and state) and for whatever speaks to i3bar
/// or swaybar (full_text, short_text, color and urgent). One of the two reads markup and the other does not, so that no text
/// holds a sign that could be markup. The colours are for a dark bar, and there is none for what is calm.
[[nodiscard]] JsonTree blockJson(const Glance& glance);

} // namespace quotalamp
