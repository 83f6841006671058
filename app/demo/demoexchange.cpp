// SPDX-License-Identifier: MIT
#include "demo/demoexchange.h"

#include <algorithm>

namespace quotalamp {

double promptTokens(qsizetype bodyBytes)
{
    constexpr qsizetype frame = 120;
    const qsizetype prompt = std::max<qsizetype>(0, bodyBytes - frame) / 4;
    return 9.0 + static_cast<double>(prompt);
}

QByteArray goDuration(Milliseconds duration)
{
    if (duration <= Milliseconds(0))
        return "0s";
    if (duration < Seconds(1))
        return QByteArray::number(static_cast<qint64>(duration.count())) + "ms";
    const auto wholeHours = std::chrono::floor<std::chrono::hours>(duration);
    const auto wholeMinutes = std::chrono::floor<std::chrono::minutes>(duration - wholeHours);
    const double seconds = std::chrono::duration<double>(duration - wholeHours - wholeMinutes).count();
    QByteArray text;
    if (wholeHours.count() > 0)
        text += QByteArray::number(static_cast<qint64>(wholeHours.count())) + 'h';
    if (duration >= std::chrono::minutes(1))
        text += QByteArray::number(static_cast<qint64>(wholeMinutes.count())) + 'm';
    return text + QByteArray::number(seconds, 'g', 5) + 's';
}

} // namespace quotalamp
