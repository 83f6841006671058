// SPDX-License-Identifier: MIT
#pragma once

#include "io/accountservice.h"
#include "io/bus/networkwatch.h"
#include "io/files/settingskeeper.h"
#include "io/files/usagestore.h"
#include "io/keys/keystore.h"
#include "io/net/httpclient.h"
#include "io/probe/sessionfollowing.h"
#include "io/providerfolder.h"
#include "io/refresher.h"
#include "serve/statussource.h"
#include "service/eventhooks.h"
#include "service/remotecommands.h"

namespace quotalamp {

/// Asks the providers in the settings' interval as the tray app does, without a display, and answers the commands of its
/// user while it is the one program that does so. A command and a webhook of the person's own hear of events. What it learns is kept in the same files.
class Poller : public StatusSource {
    Q_OBJECT
public:
    /// Asks nobody yet.
    explicit Poller(const Places& places, QObject* parent = nullptr);
    ~Poller() override;

    /// True: this program is the one, and asks and answers from now on. False: another one runs.
    [[nodiscard]] bool start();
    void tell(const StatusWish& wish, QObject* context, const Told& told) override;
    /// Asks nobody any more, and writes what is not written yet. False where that failed.
    [[nodiscard]] bool finish();

Q_SIGNALS:
    /// A tray app waits for its place.
    void yieldRequested();
    /// A command ends the program.
    void quitRequested();
    /// One translated sentence for whoever reads the log.
    void failed(const QString& sentence);

private:
    void connectParts();
    void apply();

    Places m_places;
    Providers m_providers;
    KeyStore m_keys;
    UsageStore m_store;
    SettingsKeeper m_settings;
    HttpClient m_http;
    Refresher m_refresher;
    AccountService m_accounts;
    RemoteCommands m_commands;
    EventHooks m_hooks;
    SessionFollowing m_sessions;
    NetworkWatch m_network;
    QTimer m_yielding;  ///< runs from a tray app's wish until its place is free
    Settings m_applied; ///< as they act
};

} // namespace quotalamp
