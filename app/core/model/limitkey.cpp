// SPDX-License-Identifier: MIT
#include "core/model/limitkey.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// As in JSON pointers, but a tilde is marked only where it would be read as a mark: most ids are written as they are.
QString marked(QString accountId)
{
    return accountId.replace("~0"_L1, "~00"_L1).replace("~1"_L1, "~01"_L1).replace(u'/', "~1"_L1);
}

QString unmarked(QString text)
{
    return text.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
}

bool beginsWithId(const QString& text, const QString& accountId)
{
    return text.startsWith(accountId) && (text.size() == accountId.size() || text.at(accountId.size()) == u'/');
}

} // namespace

std::strong_ordering operator<=>(const LimitKey& a, const LimitKey& b)
{
    const int accounts = a.account.compare(b.account);
    return (accounts != 0 ? accounts : a.limit.compare(b.limit)) <=> 0;
}

QString limitKeyText(const LimitKey& key)
{
    const QString account = marked(key.account);
    return key.limit.isEmpty() ? account : account + u'/' + key.limit;
}

LimitKey limitKeyFromText(const QString& text)
{
    const qsizetype slash = text.indexOf(u'/');
    return slash < 0 ? LimitKey{unmarked(text)} : LimitKey{unmarked(text.first(slash)), text.sliced(slash + 1)};
}

LimitKey limitKeyFromText(const QString& text, const QStringList& accountIds)
{
    LimitKey key = limitKeyFromText(text);
    if (accountIds.contains(key.account))
        return key;
    qsizetype longest = 0;
    for (const QString& id : accountIds) {
        if (id.size() <= longest || !beginsWithId(text, id))
            continue;
        longest = id.size();
        key = {id, text.sliced(std::min(text.size(), longest + 1))};
    }
    return key;
}

} // namespace quotalamp
