// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace quotalamp {

/// The path of another of Quotalamp's programs, such as "quotalamp-demo" (without ".exe"): beside the one that runs, as in
/// a build folder and among those that are not in the path, or where packages install those. Empty where it is missing.
/// Needs a QCoreApplication.
[[nodiscard]] QString ownProgram(const QString& name);
/// The same of a part that is loaded into a program, such as "quotalamp-keychain" (without ".so").
[[nodiscard]] QString ownModule(const QString& name);

} // namespace quotalamp
