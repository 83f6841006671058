// SPDX-License-Identifier: MIT
#include "io/keys/boundkey.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype hintLength = 4;
constexpr qsizetype leastForHint = 12; ///< of a shorter key four characters would tell too much

} // namespace

QString BoundKey::hint() const
{
    const QByteArray& bytes = key.expose();
    return bytes.size() < leastForHint ? QString() : QString::fromLatin1(bytes.last(hintLength));
}

QString itemText(const BoundKey& bound)
{
    const QString key = QString::fromLatin1(bound.key.expose());
    return bound.origin.isEmpty() ? key : key + u'\n' + bound.origin;
}

Result<BoundKey> keyInItem(const QString& text)
{
    const QString trimmed = text.trimmed();
    const qsizetype end = trimmed.indexOf(u'\n');
    auto key = secretFromInput(trimmed.left(end < 0 ? trimmed.size() : end).toUtf8());
    if (!key)
        return key.error();
    const QString origin = end < 0 ? QString() : trimmed.mid(end + 1).trimmed();
    if (end >= 0 && !origin.contains("://"_L1))
        return Failure{}; // two lines of something else
    return BoundKey{std::move(key).value(), origin};
}

} // namespace quotalamp
