// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/openmetrics.h"
#include "io/files/usagestore.h"
#include "io/refresher.h"
#include "io/session/instance.h"
#include "service/followers.h"
#include "service/probecounter.h"

#include <QObject>
#include <QSet>

#include <list>

namespace quotalamp {

/// Sees to it that one app runs, and answers what commands and second starts ask it for: "status" (with accounts,
/// refresh, metrics for their text beside the document, and asked_at, since when an answer is new enough for a refresh; with
/// probe false nobody is asked for it), "follow" (see Followers), "observe" (with an account and what its traffic told),
/// "show", "refresh", "reload", "quit" and, where it gives way to others, "yield". Nothing it answers holds a key.
class RemoteCommands : public QObject {
    Q_OBJECT
public:
    RemoteCommands(
        Places places, UsageStore& store, Refresher& refresher, const Settings& settings, QObject* parent = nullptr);

    /// True: this app is the one, and answers from now on. False: another one runs; unless this one starts in the
    /// background, that one has been asked to show itself, or the person has been told that it does not answer.
    [[nodiscard]] bool claim(bool background);
    /// Answers one command by `reply`, at once or when the providers have been asked.
    void handle(const QJsonObject& command, const Instance::Reply& reply);
    /// This program runs for others to ask, and gives its place to a tray app that wants it: see yieldRequested().
    void yieldToOthers() { m_yields = true; }
    /// How often this program has asked each account.
    [[nodiscard]] const ProbeCounts& probeCounts() const { return m_probes.counts(); }

Q_SIGNALS:
    /// A second start wants the window; `activationToken` lets it come to the front, may be empty.
    void showRequested(const QByteArray& activationToken);
    void reloadRequested();
    void quitRequested();
    /// A tray app starts and waits for this program to let go; only after yieldToOthers(). Once it lets go, that app is the
    /// one.
    void yieldRequested();

private:
    /// A status that waits for its accounts to be asked.
    struct Waiting {
        QSet<QString> accounts; ///< to answer with
        QSet<QString> missing;
        TimePoint askedAt;
        std::optional<MetricsScope> metrics{}; ///< their text is wanted beside the document
        Instance::Reply reply;
    };

    void status(const QJsonObject& command, const Instance::Reply& reply);
    [[nodiscard]] QJsonObject observe(const QJsonObject& command);
    void onRefreshed(const QString& accountId);
    void answer(const Waiting& waiting) const;

    Places m_places;
    Instance m_instance;
    UsageStore& m_store;
    Refresher& m_refresher;
    ProbeCounter m_probes;
    const Settings& m_settings;
    Followers m_followers;
    std::list<Waiting> m_waiting;
    bool m_yields = false; ///< to a tray app
};

} // namespace quotalamp
