// SPDX-License-Identifier: MIT
#include "core/net/http.h"

#include <algorithm>

namespace quotalamp {

namespace {

char foldedNameLetter(char letter)
{
    if (letter >= 'A' && letter <= 'Z')
        return static_cast<char>(letter - 'A' + 'a');
    return letter == '_' ? '-' : letter;
}

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return foldedNameLetter(x) == foldedNameLetter(y); });
}

} // namespace

Headers::Headers(std::initializer_list<Header> list)
{
    m_list.reserve(list.size());
    for (const Header& header : list)
        add(header.name, header.value);
}

void Headers::add(const QByteArray& name, const QByteArray& value)
{
    m_list.push_back({name.toLower(), value});
}

std::optional<QByteArray> Headers::value(QByteArrayView name) const
{
    for (const Header& header : m_list) {
        if (!sameName(header.name, name))
            continue;
        QByteArray trimmed = header.value.trimmed();
        if (!trimmed.isEmpty())
            return trimmed;
    }
    return std::nullopt;
}

const BoundedJson& Answer::json() const
{
    if (!document || !document->body.isSharedWith(body))
        document = std::make_shared<Document>(Document{body});
    if (!document->json)
        document->json = parseBounded(body);
    return *document->json;
}

} // namespace quotalamp
