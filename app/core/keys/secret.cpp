// SPDX-License-Identifier: MIT
#include "core/keys/secret.h"
#include "core/base/tr.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

namespace quotalamp {

namespace {

constexpr qsizetype longestKey = 8 * 1024;

} // namespace

void overwrite(QByteArray& bytes)
{
    if (!bytes.isDetached())
        return; // It would be a copy that is overwritten.
    volatile char* data = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i)
        data[i] = 0;
}

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    m_bytes.detach();
}

Secret::Secret(Secret&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

Secret Secret::copy() const
{
    return Secret(QByteArray(m_bytes.constData(), m_bytes.size()));
}

void Secret::wipe()
{
    // Of shared bytes whoever shares them wipes them later.
    overwrite(m_bytes);
    m_bytes.clear();
}

QString markOf(const Secret& key, const QString& accountId)
{
    constexpr qsizetype length = 16;
    if (key.empty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(accountId.toUtf8());
    hash.addData(key.expose());
    return QString::fromLatin1(hash.result().toHex().left(length));
}

QString fingerprintOf(const Secret& key)
{
    constexpr qsizetype length = 16;
    constexpr qsizetype shortestKey = 20;
    if (key.expose().size() < shortestKey)
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("quotalamp key fingerprint 1:");
    hash.addData(key.expose());
    return QString::fromLatin1(hash.result().toHex().left(length));
}

Result<Secret> secretFromInput(QByteArray input)
{
    QByteArray trimmed = input.trimmed();
    trimmed.detach();
    overwrite(input);
    if (trimmed.isEmpty())
        return Failure{Text::tr("The key is empty.")};
    if (trimmed.size() > longestKey)
        return Failure{Text::tr("The key is too long to be one.")};
    const bool visible = std::ranges::all_of(trimmed, [](char c) { return c >= 0x21 && c <= 0x7e; });
    if (!visible)
        return Failure{Text::tr("The key has a blank, a control character or a letter beyond ASCII; copy it again.")};
    return Secret(std::move(trimmed));
}

} // namespace quotalamp
