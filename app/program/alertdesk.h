// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/alerts.h"
#include "core/rules/alertstates.h"
#include "core/rules/usedelsewhere.h"
#include "desktop/shell/notifier.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <set>

namespace quotalamp {

class UsageStore;
struct Settings;

/// What the app tells a person unasked: that a limit runs out or is back, and that something went wrong. Keeps quiet
/// hours and snoozes, and hears what the person answers.
class AlertDesk : public QObject {
    Q_OBJECT
public:
    /// `fallback` shows a notice where there is no notification service. The settings are read each time; they and the
    /// store have to live as long as this.
    AlertDesk(UsageStore& store, const Settings& settings, Notifier::Fallback fallback, QObject* parent = nullptr);

    /// Tells what the account's last reading changed, once, and takes back what was told of a limit that is back. That it was
    /// told is kept before it is, so that it is not told again by a program that is killed in the next moment and started anew.
    void look(const AccountState& account, TimePoint now);
    /// Tells what quiet hours held back, if they are over at `now`; for when they ended or the settings changed.
    void tellHeldBack(TimePoint now);

    /// Who is asked whether somebody is here, for each reading; until then nobody is away.
    void setHere(std::function<UsedElsewhere::Here()> here) { m_here = std::move(here); }
    /// Who knows where a provider shows keys and their use; until then that is not said.
    void setKeyPages(std::function<QString(const QString& provider)> pages) { m_keyPages = std::move(pages); }

    /// Tells nothing of the account for so long; zero: until each of its limits resets.
    void snoozeAccount(const QString& accountId, Milliseconds time);
    /// Takes every snooze of the account back.
    void unsnoozeAccount(const QString& accountId);

    /// Something went wrong: one translated sentence. Where it cannot be shown, untold() hands it back.
    void tell(const QString& sentence);
    /// What a notification looks like here.
    void tellTest();
    /// There is no tray, and the app was started without its window.
    void tellNoTray();

Q_SIGNALS:
    void openRequested();
    void refreshRequested(const QString& accountId);
    /// A limit was crossed or is back, whether or not the person is told of it: quiet hours, snoozes and switches spare
    /// people, not machines.
    void happened(const quotalamp::Alert& change);
    /// The person is told of this limit now.
    void told(const quotalamp::LimitKey& limit);
    /// What was told of this limit is over, or its account is gone: the notification is taken back, which might stand until
    /// somebody closes it.
    void over(const quotalamp::LimitKey& limit);
    /// What a person wants to hear of is another thing now, which windows show.
    void changed();
    /// Nobody could show this sentence, and nothing else tells it.
    void untold(const QString& sentence);

private:
    void notify(const Alert& alert);
    void takeBackWhatIsOver();
    void lookElsewhere(const AccountState& account, TimePoint now);
    void onAction(const QString& topic, const QString& action);
    void change(const std::function<void(AlertStates&)>& edit);

    UsageStore& m_store;
    const Settings& m_settings;
    std::function<UsedElsewhere::Here()> m_here;
    std::function<QString(const QString& provider)> m_keyPages;
    UsedElsewhere m_elsewhere;
    std::vector<Alert> m_heldElsewhere; ///< use elsewhere in quiet hours, told when they are over
    std::set<LimitKey> m_standing;      ///< crossings that were told and nothing has taken the place of
    Notifier m_notifier;
    QTimer m_quietHours; ///< until they end
};

} // namespace quotalamp
