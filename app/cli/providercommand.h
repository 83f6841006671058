#pragma once

#include <QStringList>

namespace quotalamp {

/// `provider list`; `words` are the program's name and what follows "provider".
[[nodiscard]] int runProvider(const QStringList& words);

} // namespace quotalamp
