// SPDX-License-Identifier: MIT
#include "core/base/hyphenated.h"

#include <QRegularExpression>

namespace quotalamp {

using namespace Qt::StringLiterals;

QString hyphenated(const QString& name)
{
    static const QRegularExpression others(u"[^a-z0-9]+"_s);
    static const QRegularExpression edges(u"\\A-|-\\z"_s);
    return name.toLower().replace(others, u"-"_s).remove(edges);
}

} // namespace quotalamp
