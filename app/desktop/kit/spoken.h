// SPDX-License-Identifier: MIT
#pragma once

class QString;
class QWidget;

namespace quotalamp {

// What screen readers are told of a widget. Qt tells them of each call, whether or not it says anything new, and a view is
// presented once a second: so no widget is named in another way, which tests/house.py checks.

/// What the widget is called, and the field within a spin box, which some readers find first. Nobody hears of a name that
/// it has already.
void setSpokenName(QWidget& widget, const QString& name);
/// What more there is to say of it, in the same way.
void setSpokenDescription(QWidget& widget, const QString& words);

} // namespace quotalamp
