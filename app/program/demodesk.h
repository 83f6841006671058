// SPDX-License-Identifier: MIT
#pragma once

#include "io/session/demoprogram.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace quotalamp {

class AccountDesk;
class Refresher;

/// The demo in the tray app: starts its program when somebody wants it, shows its accounts in place of the person's own,
/// and asks them every few seconds, because the demo tells in a minute what takes real limits hours.
class DemoDesk : public QObject {
    Q_OBJECT
public:
    /// `answers` is a folder of recorded answers to play; empty: the demo's own story. `program` is the path of the demo.
    DemoDesk(AccountDesk& accounts, Refresher& refresher, QString answers,
        QString program = DemoProgram::standardPath(), QObject* parent = nullptr);

    /// For an app that is nothing but the demo: waits until it runs. Where it cannot, prints why and returns the exit
    /// status that the app should end with.
    [[nodiscard]] std::optional<int> enterAtStart();
    /// For an app that runs already; `failed` says why it could not.
    void enter();
    /// Back to the person's own accounts, or to none.
    void leave();

Q_SIGNALS:
    /// One translated sentence for the person.
    void failed(const QString& sentence);

private:
    void show(DemoAnnouncement announcement);
    void refresh();

    AccountDesk& m_accounts;
    Refresher& m_refresher;
    QString m_answers;
    DemoProgram m_program;
    QTimer m_pace;
};

} // namespace quotalamp
