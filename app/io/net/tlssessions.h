// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QByteArray>
#include <QSslConfiguration>
#include <QString>

#include <map>
#include <vector>

namespace quotalamp {

/// How long a connection stands without a request.
inline constexpr Seconds idleConnection{20};

/// How one request gets its TLS connection.
struct TlsWay {
    QString name;                ///< which server by which route: a session is good on its own way and on no other
    QSslConfiguration rules;     ///< what the connection has to keep to, without a session
    int lane = 0;                ///< over which of the way's connections it goes, counted from 0
    bool isKnown = false;        ///< a session is offered, or the server is known to give none
    QByteArray session{};        ///< to go on with; empty: the connection begins anew
    TimePoint certificateSeen{}; ///< when the certificate was looked at that the session stands for
};

/// The sessions that servers gave, so that further connections go on with one: that is a fraction of the work of a
/// whole handshake, and no certificate travels or is looked at. So one is offered only on the way by which it came,
/// where all that is trusted is the same as then, and for an hour at most after a certificate was looked at, or for as
/// long as the server or the certificate say. Several connections may go on with the same one, which servers may
/// refuse, and then make a whole handshake. Each request has a lane of its own, for Qt goes on with a session of TLS 1.3
/// only in the first connection of those that it makes alike. Sessions are secrets; they are kept in memory alone.
class TlsSessions {
public:
    /// For a request that begins now on the way `name`. end() has to follow.
    [[nodiscard]] TlsWay begin(const QString& name, const QSslConfiguration& rules, TimePoint now);
    /// The request is over. `open`: its connection is there for others.
    void end(const TlsWay& way, bool open, TimePoint now);
    /// Takes what the server gave, from a handshake that was made for the request. `connection` is what Qt says of the
    /// connection: since TLS 1.3 a session comes after the handshake, and is there with the answer at the latest.
    void keep(const TlsWay& way, const QSslConfiguration& connection, TimePoint now);
    /// Every connection begins anew from now on: in another network, nobody shall know us again by them.
    void forget();

private:
    struct Kept {
        QSslConfiguration rules;
        QByteArray session; ///< empty: the server gives none
        TimePoint certificateSeen;
        TimePoint until;
    };

    /// One of the connections of a way, whether it stands or is to be made.
    struct Lane {
        bool taken = false; ///< a request goes over it
        bool open = false;  ///< it stood when its last request was over
        TimePoint leftAt{}; ///< when that was
    };
    [[nodiscard]] int takeLane(const QString& name, TimePoint now);

    std::map<QString, Kept> m_kept;               ///< by way
    std::map<QString, std::vector<Lane>> m_lanes; ///< by way
};

} // namespace quotalamp
