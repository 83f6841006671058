// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace quotalamp {

/// The keychain that the system has, as plain values: QtKeychain, and the Secret Service where there is one. What stands
/// behind this brings D-Bus and more along, a third of what a command needs to start; so the program of the commands loads
/// it with the first key that is read or written, and not before.
///
/// Every answer comes once, later, unless `context` is gone. Secrets pass through as texts and are not kept.
class SystemKeychain {
public:
    SystemKeychain() = default;
    SystemKeychain(const SystemKeychain&) = delete;
    SystemKeychain& operator=(const SystemKeychain&) = delete;
    virtual ~SystemKeychain() = default;

    /// Where an item is, or the place for new ones. Unknown: nobody to ask but QtKeychain.
    enum class ItemState { NoService, NoAnswer, Locked, Absent, Present, Unknown };
    /// How QtKeychain fared: no such item; nothing there that keeps items; anything else, a refused prompt for example.
    enum class Outcome { Well, NoItem, NoKeychain, Refused };

    /// Hears where an item is.
    using Found = std::function<void(ItemState)>;
    /// Hears whether the keychain is open now.
    using Unlocked = std::function<void(bool)>;
    /// Hears an item's text, which is empty unless all went well.
    using Read = std::function<void(Outcome, const QString&)>;
    /// Hears how it went.
    using Done = std::function<void(Outcome)>;

    /// Asks where an item is; shows no prompt.
    virtual void find(const QString& item, QObject* context, const Found& found) = 0;
    /// The same of the place that new items go to.
    virtual void findDefault(QObject* context, const Found& found) = 0;
    /// Asks the desktop to unlock the keychain; false where the person did not.
    virtual void unlock(QObject* context, const Unlocked& unlocked) = 0;

    virtual void read(const QString& item, QObject* context, const Read& read) = 0;
    virtual void write(const QString& item, const QString& text, QObject* context, const Done& done) = 0;
    virtual void remove(const QString& item, QObject* context, const Done& done) = 0;
};

/// Opens it; `changed` is called when it was unlocked, locked, started or replaced. Null where the part that knows it is
/// not installed. Needs a QCoreApplication.
[[nodiscard]] std::unique_ptr<SystemKeychain> openSystemKeychain(const std::function<void()>& changed);

} // namespace quotalamp

/// What that part has: makes a keychain, which the caller owns.
extern "C" quotalamp::SystemKeychain* quotalampMakeSystemKeychain(const std::function<void()>& changed);
