// SPDX-License-Identifier: MIT
#pragma once

#include "cli/ownprobes.h"
#include "cli/statusform.h"
#include "io/files/filewatch.h"
#include "io/session/instancelines.h"

#include <QEventLoop>
#include <QObject>
#include <QTimer>

namespace quotalamp {

/// `status --follow`: prints how things stand, and a line whenever that line would be another one. The running app tells of
/// each change; while none runs, this process asks the providers at the interval of the settings, unless somebody else did
/// meanwhile, and goes back to the app as soon as there is one. Both come and go by its files, which are watched.
class Follow : public QObject {
    Q_OBJECT
public:
    /// `words` name accounts, or none for all there are at any time. All of them outlive it.
    Follow(QStringList words, const StatusForm& form, const Registry& registry, CommandContext& context);

    /// Until it is interrupted or nobody reads any more; gives the exit status.
    [[nodiscard]] int run();

private:
    void listen();
    /// What the app has told: all of it, or the accounts that have changed.
    void take(const QJsonObject& told);
    /// The app is not there: watch for it, and see for ourselves.
    void onGone();
    /// What the files tell by now; asks who is due.
    void look();
    void watch(const QString& path, void (Follow::*then)());
    /// The question, read anew.
    [[nodiscard]] Question question() const;
    void show(const QJsonObject& document);
    /// Prints the line where it is another one than the last.
    void say();
    void print(const QString& line);

    QStringList m_words;
    const StatusForm& m_form;
    const Registry& m_registry;
    CommandContext& m_context;
    InstanceLines m_app;
    std::vector<std::unique_ptr<FileWatch>> m_watches; ///< while no app is there
    QStringList m_named;                               ///< ids of the accounts; empty: all
    QTimer m_due;                                      ///< when somebody is to be asked next
    QTimer m_clock;                                    ///< when the clock alone changes the line
    bool m_looking = false;
    TimePoint m_since = wallClock();
    QJsonObject m_document; ///< how things stand
    QJsonObject m_printed;  ///< of a document that was printed, what counts of it
    QString m_line;         ///< as it was printed last
    QEventLoop m_loop;
};

} // namespace quotalamp
