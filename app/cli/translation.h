// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QCoreApplication;

namespace quotalamp {

/// Installs ":/i18n/quotalamp_<language>.qm", by the system's languages where `language` is empty. English is the
/// source and loads nothing, which keeps commands quick. A program with windows gets Qt's own texts too, where the
/// system has them.
void installTranslation(QCoreApplication& application, const QString& language);

} // namespace quotalamp
