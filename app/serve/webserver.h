// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "serve/webaccess.h"
#include "serve/webclient.h"

#include <QList>
#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

namespace quotalamp {

/// Reads a certificate with those that vouch for it, and its key, both as PEM. A sentence for people where that does not
/// work.
[[nodiscard]] Result<QSslConfiguration> readTlsFiles(const QString& certificateFile, const QString& keyFile);

/// A server of HTTP for collectors of metrics, small and bounded: at most 128 clients at a time, of whom the one that has
/// been idle for longest goes when another one comes.
///
/// Qt's own server has no such bounds in version 6.4: it reads headers without end, keeps any number of silent
/// connections for ever, and buffers what a client does not read.
class WebServer : public QTcpServer {
    Q_OBJECT
public:
    /// The handler hears every request that could be read.
    explicit WebServer(WebClient::Handler handler, QObject* parent = nullptr);
    ~WebServer() override;

    /// Encrypts from the next connection on; empty: nothing is encrypted.
    void setTls(const std::optional<QSslConfiguration>& tls) { m_tls = tls; }
    /// Listens there. A sentence for people where that does not work.
    [[nodiscard]] std::optional<Failure> open(const WebAddress& where);
    /// How many clients are connected now.
    [[nodiscard]] qsizetype clients() const { return m_clients.size(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void makeRoom();

    WebClient::Handler m_handler;
    std::optional<QSslConfiguration> m_tls;
    QList<WebClient*> m_clients; ///< in the order they came
};

} // namespace quotalamp
