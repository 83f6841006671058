// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

namespace quotalamp {

/// Translations for code that is no class: Text::tr("…").
class Text {
    Q_DECLARE_TR_FUNCTIONS(quotalamp)
};

} // namespace quotalamp
