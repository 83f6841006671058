#pragma once

#include "core/time.h"

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

class QDBusServiceWatcher;

namespace quotalamp {

/// Asks the desktop's Secret Service (GNOME Keyring, KWallet 6, KeePassXC) what QtKeychain cannot tell: whether a key is
/// not there or only locked. QtKeychain reports a locked keyring as a missing entry, and a prompt that nobody answers
/// never. Everything here is asynchronous; nothing shows a prompt but unlock().
/// Source: the Secret Service specification, org.freedesktop.Secret.Service and .Prompt.
class SecretService : public QObject {
    Q_OBJECT
public:
    enum class State { Missing, Absent, Locked, Unlocked };

    explicit SecretService(QObject* parent = nullptr);

    /// QtKeychain would use the Secret Service here. False for KWallet 5, Windows, macOS: ask the keychain directly.
    [[nodiscard]] static bool used();

    /// Of the item with these attributes. Absent: the service is there and has no such item.
    void find(const QMap<QString, QString>& attributes, std::function<void(State, const QStringList& locked)> done);
    /// Of the collection that new items go to. Absent: there is none yet, the first write makes it.
    void findDefault(std::function<void(State, const QStringList& locked)> done);
    /// Shows the desktop's prompt; `done(false)` when it was dismissed. One prompt at a time: a second call joins.
    void unlock(const QStringList& objects, std::function<void(bool)> done);

Q_SIGNALS:
    /// The service came, went, or something in it was unlocked.
    void changed();

private Q_SLOTS:
    void onPropertiesChanged(const QString& interface, const QVariantMap& values, const QStringList& invalidated);
    void onPromptCompleted(bool dismissed);

private:
    void watch();
    void finishUnlock(bool unlocked);

    QDBusServiceWatcher* m_watcher = nullptr;
    QString m_prompt;
    std::vector<std::function<void(bool)>> m_unlocking;
};

} // namespace quotalamp
