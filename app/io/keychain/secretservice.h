// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

namespace quotalamp {

/// The Secret Service asked what QtKeychain does not tell: whether it is there, whether an item is there, and whether
/// a lock is in the way. Nothing here shows a prompt but unlock(). No call blocks, and secrets never pass through.
class SecretService : public QObject {
    Q_OBJECT
public:
    explicit SecretService(QObject* parent = nullptr);

    enum class State {
        NoService, ///< none runs and none can be started
        NoAnswer,  ///< it is there and silent
        Locked,    ///< the item is behind a lock, or may be
        Absent,    ///< nothing is locked, and there is no such item
        Present    ///< there, and readable
    };
    /// Hears where an item stands.
    using Found = std::function<void(State)>;
    /// Hears whether the keychain is open now.
    using Unlocked = std::function<void(bool)>;

    /// Where an item with these attributes stands. Calls back once, later, unless `context` is gone.
    void find(const QMap<QString, QString>& attributes, QObject* context, const Found& found);
    /// Whether the collection that new items go to can take one: Present, or Locked.
    void findDefault(QObject* context, const Found& found);
    /// Shows the desktop's prompt, one at a time; those who ask meanwhile share it. False where it was dismissed.
    void unlock(QObject* context, Unlocked unlocked);

Q_SIGNALS:
    /// Locked, unlocked, started, replaced or gone.
    void changed();

private Q_SLOTS:
    void onPromptCompleted(bool dismissed);

private:
    struct Waiting {
        QPointer<QObject> context;
        Unlocked unlocked;
    };
    using Answered = std::function<void(const QDBusMessage&)>;
    void call(const QString& path, const QString& interface, const QString& method, const QVariantList& arguments,
        QObject* context, Answered answered);
    void findInDefault(State whenOpen, QObject* context, const Found& found);
    void unlockPaths(const QList<QDBusObjectPath>& paths);
    void startPrompt(const QString& path);
    void endPrompt(bool unlocked);

    QDBusConnection m_bus;                ///< the session's
    QTimer m_changedSoon;                 ///< several changes within a moment are told once
    QList<QDBusObjectPath> m_lockedItems; ///< what a search found behind a lock
    std::vector<Waiting> m_waiting;       ///< for the prompt that is on the screen
    QString m_prompt;                     ///< the one on the screen
};

} // namespace quotalamp
