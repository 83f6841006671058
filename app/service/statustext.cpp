// SPDX-License-Identifier: MIT
#include "service/statustext.h"

#include "core/words/statusjson.h"

#include <utility>

namespace quotalamp {

void StatusText::begin(StatusScope scope)
{
    m_scope = std::move(scope);
    m_part = Part::Head;
    m_at = 0;
    m_isFirst = true;
}

QByteArray StatusText::next()
{
    const TimePoint now = wallClock();
    if (m_part == Part::Head) {
        m_part = Part::Accounts;
        JsonTree frame = statusFrame(now, *m_settings);
        if (!m_scope.metrics.isEmpty())
            frame.insert(QByteArrayLiteral("metrics"), QString::fromUtf8(m_scope.metrics));
        if (m_scope.isPart)
            frame.insert(QByteArrayLiteral("part"), true);
        QByteArray head = QByteArray::fromStdString(frame.compact());
        head.chop(1); // its brace
        return head + ",\"accounts\":[";
    }
    while (m_part == Part::Accounts && m_at < m_scope.accounts.size()) {
        const AccountState* account = m_store->find(m_scope.accounts.at(m_at++));
        if (!account)
            continue;
        const std::string text = accountTree(*account, now, *m_settings, m_scope.askedAt).compact();
        return (std::exchange(m_isFirst, false) ? QByteArray() : QByteArray(",")) + QByteArray::fromStdString(text);
    }
    if (std::exchange(m_part, Part::Done) == Part::Done)
        return {};
    return QByteArrayLiteral("]}\n");
}

StatusAnswer::StatusAnswer(const UsageStore& store, const Settings& settings, StatusScope scope)
    : m_text(store, settings)
{
    m_text.begin(std::move(scope));
}

} // namespace quotalamp
