// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QVariantList>

class QDBusMessage;

namespace quotalamp {

/// The desktop's keyring seen from outside: locked, and unlocked by a person at its prompt.
class Keyring {
public:
    static inline const QString password = QStringLiteral("quotalamp");
    static inline const QString login = QStringLiteral("/org/freedesktop/secrets/collection/login");

    static QDBusMessage call(
        const QString& path, const QString& interface, const QString& method, const QVariantList& arguments);
    [[nodiscard]] static bool isLocked();
    static void lock();
    [[nodiscard]] static bool asks();
    /// Types into the desktop's prompt, once it is there, and waits until it is gone.
    static bool answerPrompt(const QString& text, const QString& lastKey);
};

} // namespace quotalamp
