// SPDX-License-Identifier: MIT
#include "core/net/ownnetwork.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int ipv4Prefix = 96; ///< bits in front of an IPv4 address

/// A number up to 255 as it is usually written: "010" is another one to some resolvers.
std::optional<unsigned char> octetFrom(QStringView text)
{
    const bool digits = std::ranges::all_of(text, [](QChar letter) { return letter >= u'0' && letter <= u'9'; });
    if (!digits || text.isEmpty() || text.size() > 3 || (text.size() > 1 && text.front() == u'0')
        || text.toUInt() > 255)
        return std::nullopt;
    return static_cast<unsigned char>(text.toUInt());
}

std::optional<std::array<unsigned char, 4>> ipv4From(const QString& text)
{
    std::array<unsigned char, 4> bytes{};
    std::size_t count = 0;
    for (const QStringView part : QStringView(text).tokenize(u'.')) {
        const auto octet = count < bytes.size() ? octetFrom(part) : std::nullopt;
        if (!octet)
            return std::nullopt;
        bytes.at(count++) = *octet;
    }
    return count == bytes.size() ? std::optional(bytes) : std::nullopt;
}

AddressBytes mapped(const std::array<unsigned char, 4>& ipv4)
{
    AddressBytes bytes{};
    bytes[10] = 0xff;
    bytes[11] = 0xff;
    std::ranges::copy(ipv4, bytes.begin() + 12);
    return bytes;
}

/// The groups of one side of "::" as bytes; empty where one is none. An IPv4 address may be the last of all.
std::optional<std::vector<unsigned char>> groups(const QString& text, bool last)
{
    static const QRegularExpression group(u"\\A[0-9a-fA-F]{1,4}\\z"_s);
    std::vector<unsigned char> bytes;
    if (text.isEmpty())
        return bytes;
    const QStringList parts = text.split(u':');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (const auto ipv4 = last && i == parts.size() - 1 ? ipv4From(parts.at(i)) : std::nullopt) {
            bytes.insert(bytes.end(), ipv4->begin(), ipv4->end());
            continue;
        }
        if (!group.match(parts.at(i)).hasMatch())
            return std::nullopt;
        const uint value = parts.at(i).toUInt(nullptr, 16);
        bytes.push_back(static_cast<unsigned char>(value >> 8U));
        bytes.push_back(static_cast<unsigned char>(value & 0xffU));
    }
    return bytes;
}

std::optional<AddressBytes> ipv6From(const QString& text)
{
    const QStringList sides = text.split("::"_L1);
    if (sides.size() > 2 || !text.contains(u':'))
        return std::nullopt;
    const bool gap = sides.size() == 2;
    const auto front = groups(sides.first(), !gap);
    const auto back = gap ? groups(sides.last(), true) : std::optional(std::vector<unsigned char>());
    if (!front || !back)
        return std::nullopt;
    AddressBytes bytes{};
    const std::size_t size = front->size() + back->size();
    if (gap ? size > bytes.size() - 2 : size != bytes.size())
        return std::nullopt;
    std::ranges::copy(*front, bytes.begin());
    std::ranges::copy_backward(*back, bytes.end());
    return bytes;
}

struct Network {
    AddressBytes address;
    int bits;
};

Network ipv4Network(const std::array<unsigned char, 4>& address, int bits)
{
    return {mapped(address), ipv4Prefix + bits};
}

} // namespace

std::optional<AddressBytes> addressFromText(const QString& text)
{
    const bool bracketed = text.startsWith(u'[') && text.endsWith(u']');
    const QString bare = bracketed ? text.mid(1, text.size() - 2) : text;
    if (const auto ipv4 = bracketed ? std::nullopt : ipv4From(bare))
        return mapped(*ipv4);
    return ipv6From(bare);
}

bool sharePrefix(const AddressBytes& a, const AddressBytes& b, int bits)
{
    for (std::size_t i = 0; i < a.size() && bits > 0; ++i, bits -= 8) {
        const auto mask = static_cast<unsigned char>(bits >= 8 ? 0xff : 0xff << (8 - bits));
        if ((a.at(i) & mask) != (b.at(i) & mask))
            return false;
    }
    return true;
}

bool isOwnNetwork(const AddressBytes& address)
{
    static const std::array networks{
        ipv4Network({127, 0, 0, 0}, 8),
        ipv4Network({10, 0, 0, 0}, 8),
        ipv4Network({172, 16, 0, 0}, 12),
        ipv4Network({192, 168, 0, 0}, 16),
        ipv4Network({169, 254, 0, 0}, 16),
        ipv4Network({100, 64, 0, 0}, 10),
        Network{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128},
        Network{{0xfc}, 7},
        Network{{0xfe, 0x80}, 10},
    };
    return std::ranges::any_of(
        networks, [&](const Network& each) { return sharePrefix(address, each.address, each.bits); });
}

bool looksLikeOwnNetwork(const QString& host)
{
    if (const auto address = addressFromText(host))
        return isOwnNetwork(*address);
    static const QRegularExpression label(u"\\A[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\z"_s);
    static const QRegularExpression number(u"\\A(?:0x[0-9a-f]*|[0-9]+)\\z"_s);
    QString name = host.toLower();
    if (name.endsWith(u'.'))
        name.chop(1);
    const QStringList labels = name.split(u'.');
    const bool sound = std::ranges::all_of(labels, [](const QString& each) { return label.match(each).hasMatch(); });
    // "2130706433" and "0x7f.1" are addresses to some resolvers.
    if (!sound || number.match(labels.last()).hasMatch())
        return false;
    static const QStringList suffixes{
        u".local"_s, u".lan"_s, u".home.arpa"_s, u".internal"_s, u".localhost"_s, u".localdomain"_s, u".home"_s};
    return labels.size() == 1
        || std::ranges::any_of(suffixes, [&](const QString& suffix) { return name.endsWith(suffix); });
}

} // namespace quotalamp
