// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/schedule.h"
#include "io/files/askingclaims.h"
#include "io/files/places.h"
#include "io/files/usagestore.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <map>
#include <optional>

namespace quotalamp {

/// Sees to it that the program which commands ask, and commands that began before it ran and ask by themselves, do not ask
/// about one account at the same time: whoever comes second takes what the first one learned. Only for the first minutes, since
/// all later commands ask this program. Never waits: it looks again by a timer, and only while another process is asking.
class AskingTurns : public QObject {
    Q_OBJECT
public:
    /// Until share() every turn is ours. The store lives as long as this.
    explicit AskingTurns(UsageStore& store, QObject* parent = nullptr);

    /// From now on turns are taken. Opens nothing yet.
    void share(const Places& places);

    /// True: it is this program's turn, and what others learned until now is in the store. False: another process is asking
    /// about the account, and ready() tells when it is done, with who wanted to know it most.
    [[nodiscard]] bool take(const QString& accountId, Asked by, TimePoint now);
    /// What was learned of the account is in the store, or nothing was: others may have their turn, once it is in the files.
    void leave(const QString& accountId);

    /// Another process is asking about the account, and ready() will tell.
    [[nodiscard]] bool isElsewhere(const QString& accountId) const { return m_elsewhere.contains(accountId); }
    /// The same of any account.
    [[nodiscard]] bool isWaiting() const { return !m_elsewhere.empty(); }

    /// A command that began before asks for no longer.
    static constexpr std::chrono::minutes sharedFor{3};
    /// Whoever asks about an account for longer is not waited for.
    static constexpr std::chrono::seconds mostPatience{90};

Q_SIGNALS:
    /// Whoever was asking about the account is done, or takes too long. What it learned is in the store, and the turn is taken.
    /// `since`: when it was wanted first; what was learned later is an answer.
    void ready(const QString& accountId, quotalamp::Asked by, quotalamp::TimePoint since);

private:
    /// An account that another process is asking about.
    struct Elsewhere {
        Asked by = Asked::Background;
        TimePoint since;
        QDeadlineTimer patience{mostPatience};
    };

    void readWhatOthersLearned();
    void look();
    void keep();

    UsageStore& m_store;
    std::optional<Places> m_places;       ///< empty: nothing is shared
    std::optional<AskingClaims> m_claims; ///< once a turn was taken
    QDeadlineTimer m_until;               ///< turns are taken
    std::map<QString, Elsewhere> m_elsewhere;
    bool m_mayHaveLearned = true; ///< a command was about when we looked last, or nobody has looked yet
    QStringList m_left;           ///< accounts whose turn is over, and that are not kept yet
    QTimer m_look;
    QTimer m_keep;
};

} // namespace quotalamp
