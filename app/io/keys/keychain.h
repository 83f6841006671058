// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/error.h"
#include "io/keys/systemkeychain.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace quotalamp {

/// The keychain of the desktop as a store of named texts: QtKeychain reads and writes them, and where there is a Secret
/// Service it is asked first what QtKeychain does not tell, so that "locked" is not taken for "absent". Opened by the first
/// question.
///
/// A locked, absent, dismissed or silent keychain is an Error (KeychainLocked, KeychainMissing); NoKey only where there
/// really is no such item. Calls back once, later, as long as the keychain lives; a prompt may take as long as the person
/// does, and whoever cannot wait sets a time of their own.
class Keychain : public QObject {
    Q_OBJECT
public:
    using ItemState = SystemKeychain::ItemState;
    using Outcome = SystemKeychain::Outcome;

    /// Hears where an item is.
    using Found = SystemKeychain::Found;
    /// Hears an item's text, or why there is none.
    using Read = std::function<void(const Result<QString, Error>&)>;
    /// Makes a text at the moment when it is needed, so that no copy of a key waits in memory.
    using Text = std::function<QString()>;
    /// Hears why something failed; nothing where it went well.
    using Done = std::function<void(const std::optional<Error>&)>;

    using QObject::QObject;

    /// The text of an item. `mayPrompt` is asked once a lock is found in the way: a person may have come to wait for
    /// the answer meanwhile. The prompt is shown at most once.
    void read(const QString& item, const std::function<bool()>& mayPrompt, const Read& read);
    /// Shows the prompt where the keychain is locked. Written, read back and compared before it says yes.
    void write(const QString& item, const Text& text, const Done& done);
    /// Replaces an item that was read just now; asks nobody, and does not look whether it went well.
    void replace(const QString& item, const Text& text, const std::function<void()>& done);
    /// Shows the prompt where the item is locked. An item that is absent is fine.
    void remove(const QString& item, const Done& done);
    /// Asks the desktop to unlock the keychain; `changed` follows. False where the person did not.
    void unlock(const std::function<void(bool unlocked)>& then);

Q_SIGNALS:
    /// It was unlocked, locked, started or replaced: what failed may work now.
    void changed();

private:
    /// A way to an item past a lock, which a person may be asked to open once.
    struct Way;
    using WayPointer = std::shared_ptr<Way>;
    using Reached = std::function<void(const Result<ItemState, Error>&)>;

    /// Opens it where nobody has; null where the part that knows the system's keychain is not installed.
    [[nodiscard]] SystemKeychain* system();
    /// Goes past a lock, with a prompt where that is allowed.
    void reach(const WayPointer& way);
    void runRead(const QString& item, bool isThere, const Read& read);
    void runWrite(const QString& item, const Text& text, const Done& done);
    void readBack(const QString& item, const Text& text, const Done& done);
    void runRemove(const QString& item, const Done& done);

    std::unique_ptr<SystemKeychain> m_system; ///< null: system() has not opened it
};

} // namespace quotalamp
