// SPDX-License-Identifier: MIT
#pragma once

#include "io/net/tlssessions.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <map>
#include <optional>
#include <utility>

class QNetworkAccessManager;

namespace quotalamp {

struct Route;

/// What makes the connections of requests: a QNetworkAccessManager for each route, made when the first request takes it.
/// None is shared by requests that trust other certificates. Over TLS each serves a few lanes only, so that several
/// requests to a server at a time take more of them; those go again while nothing is asked, since each has a thread.
class Connections : public QObject {
    Q_OBJECT
public:
    explicit Connections(QObject* parent);

    /// For one request, which release() has to follow. `tls`: how it gets its connection; empty over plain http.
    [[nodiscard]] QNetworkAccessManager& take(const Route& route, const std::optional<TlsWay>& tls);
    /// A request has ended. What was set aside goes with the last one.
    void release(QNetworkAccessManager* network);
    /// Requests that come from now on share connections with what goes this way now, and not with what was set aside.
    [[nodiscard]] bool isCurrent(const QNetworkAccessManager* network) const;
    /// Sets all aside: what is under way goes on, and all else begins anew.
    void forget();

private:
    struct Network {
        QNetworkAccessManager* qt = nullptr;
        std::optional<QSslConfiguration> rules; ///< of its TLS connections; empty: it has made none
    };

    void setAside(QNetworkAccessManager* network);
    void rest();

    std::map<std::pair<QString, int>, Network> m_networks; ///< by the name of the route, and for which lanes
    std::map<QNetworkAccessManager*, int> m_running;       ///< how many requests each has, where it has any
    QTimer m_rest;                                         ///< runs while nothing is asked
};

} // namespace quotalamp
