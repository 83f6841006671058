// SPDX-License-Identifier: MIT
#include "io/net/tlssessions.h"

#include <QDateTime>
#include <QSslCertificate>

#include <algorithm>

namespace quotalamp {

namespace {

constexpr std::chrono::hours longestTrust{1};
constexpr std::size_t mostLanes = 6; ///< as many as may be asked at a time

/// What Qt says right after a handshake of TLS 1.3 is not yet a session to go on with, and has no lifetime.
bool isResumable(const QSslConfiguration& connection)
{
    const bool isThere = !connection.sessionTicket().isEmpty();
    return isThere && (connection.sessionProtocol() != QSsl::TlsV1_3 || connection.sessionTicketLifeTimeHint() > 0);
}

/// Until when a session may be offered.
TimePoint offeredUntil(const QSslConfiguration& connection, TimePoint certificateSeen, TimePoint now)
{
    TimePoint end = certificateSeen + longestTrust;
    if (const int seconds = connection.sessionTicketLifeTimeHint(); seconds > 0)
        end = std::min<TimePoint>(end, now + Seconds(seconds));
    const QDateTime expiry = connection.peerCertificate().expiryDate();
    return expiry.isValid() ? std::min(end, fromDateTime(expiry)) : end;
}

} // namespace

TlsWay TlsSessions::begin(const QString& name, const QSslConfiguration& rules, TimePoint now)
{
    TlsWay way{name, rules};
    way.certificateSeen = now;
    if (const auto kept = m_kept.find(name); kept != m_kept.end()) {
        const Kept& known = kept->second;
        // A clock that was set back must not lengthen it.
        way.isKnown = known.rules == rules && now < known.until && now >= known.certificateSeen;
        if (way.isKnown && !known.session.isEmpty()) {
            way.session = known.session;
            way.certificateSeen = known.certificateSeen;
        }
    }
    way.lane = takeLane(name, now);
    return way;
}

/// One that stands, or else one where Qt knows of no other connection any more.
int TlsSessions::takeLane(const QString& name, TimePoint now)
{
    auto& lanes = m_lanes[name];
    const auto isOpen = [](const Lane& lane) { return !lane.taken && lane.open; };
    const auto isForgotten = [now](const Lane& lane) { return !lane.taken && now - lane.leftAt > idleConnection; };
    auto lane = std::ranges::find_if(lanes, isOpen);
    if (lane == lanes.end())
        lane = std::ranges::find_if(lanes, isForgotten);
    if (lane == lanes.end() && lanes.size() >= mostLanes)
        lane = std::ranges::find(lanes, false, &Lane::taken);
    if (lane == lanes.end())
        lane = lanes.insert(lane, Lane());
    lane->taken = true;
    return static_cast<int>(lane - lanes.begin());
}

void TlsSessions::end(const TlsWay& way, bool open, TimePoint now)
{
    m_lanes[way.name][static_cast<std::size_t>(way.lane)] = {false, open, now};
}

void TlsSessions::keep(const TlsWay& way, const QSslConfiguration& connection, TimePoint now)
{
    // Whether the server went on with the session that it was offered, nobody tells: it counts as if it did.
    const QByteArray session = isResumable(connection) ? connection.sessionTicket() : QByteArray();
    if (session.isEmpty() && !way.session.isEmpty())
        return;
    m_kept[way.name] = {way.rules, session, way.certificateSeen, offeredUntil(connection, way.certificateSeen, now)};
}

void TlsSessions::forget()
{
    m_kept.clear();
}

} // namespace quotalamp
