// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringList>

namespace quotalamp {

/// Files below the home that hold these bytes.
[[nodiscard]] QStringList filesWith(const QByteArray& bytes);

} // namespace quotalamp
