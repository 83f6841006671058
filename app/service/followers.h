// SPDX-License-Identifier: MIT
#pragma once

#include "io/session/caller.h"
#include "service/statustext.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <list>

namespace quotalamp {

/// Tells those who follow what is known: first the whole document, then one line for each change, with the accounts that
/// have changed and "part": true, or the whole again where there are other accounts or other settings. A line holds all
/// that changed since the one before, however long its reader took: what is kept for one is the ids of those accounts.
/// Nothing runs while nobody follows.
class Followers : public QObject {
    Q_OBJECT
public:
    /// Followers at a time; another one is refused in a JSON object with "error".
    static constexpr int mostFollowers = 64;

    /// Both outlive it.
    Followers(const UsageStore& store, const Settings& settings, QObject* parent = nullptr);

    /// Answers {"verb":"follow","accounts":[ID…]}; without accounts it is about all there are, also those to come.
    void add(const QJsonObject& command, const Caller::Reply& reply);

private:
    class Follower;

    void onChanged(const QString& accountId);
    void look();
    void tellAll();

    const UsageStore& m_store;
    const Settings& m_settings;
    std::list<Follower*> m_followers;  ///< those that are there; they belong to their callers
    QTimer m_soon;                     ///< several changes within a moment are one line
    QTimer m_clock;                    ///< looks for what the clock alone has changed
    QHash<QString, QByteArray> m_seen; ///< how each account stood when it was looked at last
    Settings m_said;                   ///< by which they were told last
};

} // namespace quotalamp
