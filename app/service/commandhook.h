// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "io/keys/processgroup.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <deque>
#include <memory>

namespace quotalamp {

/// A person's own command, run once for each event with the event on its standard input, one after the other. No shell has
/// any part in it. It runs in the home folder, in the person's environment without the variables that are withheld. What
/// it prints goes nowhere, but for the last line of one that fails. One that takes too long or prints too much is asked to
/// end, with all that it has started, and ended a moment later; where this object goes, so does the command that runs.
class CommandHook : public QObject {
    Q_OBJECT
public:
    /// What one run may take; a test gives smaller ones.
    struct Limits {
        Milliseconds run{30'000};
        Milliseconds grace{2'000};    ///< between being asked to end and being ended
        qint64 printed = 1024 * 1024; ///< bytes, on both channels
        std::size_t waiting = 20;     ///< events; of more, those that have waited longest are dropped
    };

    explicit CommandHook(QObject* parent = nullptr);
    CommandHook(const Limits& limits, QObject* parent);
    ~CommandHook() override;

    /// The program and its arguments; empty: none. Events that wait for another command are dropped; the one that runs
    /// goes on.
    void setCommand(const QStringList& command);
    /// Runs the command with `input`, a line, on its standard input. `withheld` names the variables that it is not given.
    void run(const QByteArray& input, const QStringList& withheld);
    /// Whether a command runs now.
    [[nodiscard]] bool isBusy() const { return m_process != nullptr; }

Q_SIGNALS:
    /// A run has ended: well where `trouble` is empty, else that is one translated sentence for the person.
    void ended(const QString& trouble);

private:
    struct Waiting {
        QByteArray input;
        QStringList withheld;
    };
    void startNext();
    void takeOutput();
    void stop(const QString& trouble);
    void onError(QProcess::ProcessError error);
    void onFinished(int code, QProcess::ExitStatus status);
    void finish(const QString& trouble);

    Limits m_limits;
    QStringList m_command;
    std::deque<Waiting> m_waiting;
    std::unique_ptr<QProcess> m_process; ///< null: none runs
    ProcessGroup m_group;
    QTimer m_limit; ///< until the command is asked to end, then until it is ended
    qint64 m_printed = 0;
    QByteArray m_tail; ///< of what it has printed
    QString m_trouble; ///< why it was asked to end
};

/// The last line of what a command printed that says anything, plain, cut, and without what looks like a key.
[[nodiscard]] QString lastLine(const QByteArray& output);

} // namespace quotalamp
