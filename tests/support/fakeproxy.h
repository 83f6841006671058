// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QObject>
#include <QTcpServer>

class QTcpSocket;

namespace quotalamp {

/// An HTTP proxy that lets CONNECT through to one port of this machine, whatever was asked for, where the login is
/// right.
class FakeProxy : public QObject {
    Q_OBJECT
public:
    /// `login`: "user:password"; empty: it wants none.
    FakeProxy(quint16 target, const QByteArray& login, QObject* parent = nullptr);

    [[nodiscard]] int port() const { return m_server.serverPort(); }
    /// The heads of all requests, as they came.
    [[nodiscard]] const QByteArray& heard() const { return m_heard; }
    [[nodiscard]] int tunnels() const { return m_tunnels; }

private:
    void read(QTcpSocket* client);
    void tunnel(QTcpSocket* client);

    quint16 m_target;
    QByteArray m_login;
    QByteArray m_heard;
    QHash<QTcpSocket*, QByteArray> m_partial;
    int m_tunnels = 0;
    QTcpServer m_server;
};

} // namespace quotalamp
