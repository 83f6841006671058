// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/filewatch.h"
#include "io/files/places.h"
#include "io/session/quitsignals.h"
#include "serve/poller.h"
#include "serve/relay.h"
#include "serve/serveoptions.h"
#include "serve/webserver.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace quotalamp {

/// `quotalamp serve`: the server, and who knows what it tells. That is a Poller of its own, or, where a tray app of the
/// same user runs, that app; the two change places when one comes or goes, so that each account is asked once.
class ServeProgram : public QObject {
    Q_OBJECT
public:
    ServeProgram(ServeOptions options, Places places, QObject* parent = nullptr);

    /// Nothing: it runs. Otherwise the exit status to end with at once.
    [[nodiscard]] std::optional<int> start();

private:
    void answer(const WebRequest& request, const WebClient::Reply& reply);
    void tell(const StatusWish& wish, const QByteArray& type, const WebClient::Reply& reply);
    /// Becomes the one that asks, or tells what the app says that does so already.
    void takePlace();
    void relay(const QString& why);
    void yield();
    void watchFiles();
    /// The certificate was renewed, or the secret is another one.
    void readFilesAgain();
    void quit();

    ServeOptions m_options;
    Places m_places;
    WebServer m_server;
    std::unique_ptr<Poller> m_poller;
    std::unique_ptr<Relay> m_relay; ///< while another program asks; one of the two is there
    std::vector<std::unique_ptr<FileWatch>> m_watches;
    QuitSignals m_quitSignals;
};

} // namespace quotalamp
