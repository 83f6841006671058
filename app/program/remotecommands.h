// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/usagestore.h"
#include "io/refresher.h"
#include "io/session/instance.h"

#include <QObject>

#include <list>

namespace quotalamp {

/// Answers what commands and second starts ask the running app for: "status" (with accounts and refresh), "show",
/// "refresh", "reload", "quit". Nothing it answers holds a key.
class RemoteCommands : public QObject {
    Q_OBJECT
public:
    RemoteCommands(UsageStore& store, Refresher& refresher, const Settings& settings, QObject* parent = nullptr);

    void handle(const QJsonObject& command, const Instance::Reply& reply);

Q_SIGNALS:
    /// A second start wants the window; `activationToken` lets it come to the front, may be empty.
    void showRequested(const QByteArray& activationToken);
    void reloadRequested();
    void quitRequested();

private:
    /// A status that waits for its accounts to be asked.
    struct Waiting {
        QStringList accounts; ///< to answer with
        QSet<QString> missing;
        TimePoint askedAt;
        Instance::Reply reply;
    };

    void status(const QJsonObject& command, const Instance::Reply& reply);
    void onRefreshed(const QString& accountId);
    void answer(const Waiting& waiting) const;

    UsageStore& m_store;
    Refresher& m_refresher;
    const Settings& m_settings;
    std::list<Waiting> m_waiting;
};

} // namespace quotalamp
