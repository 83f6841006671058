// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/places.h"

#include <QJsonObject>
#include <QObject>

class QLocalSocket;

namespace quotalamp {

/// What the running app tells line by line, for a command that follows it. Tries once when asked to, and says when the app
/// is gone, or was never there; whoever wants more tries again.
class InstanceLines : public QObject {
    Q_OBJECT
public:
    explicit InstanceLines(Places places, QObject* parent = nullptr);
    ~InstanceLines() override;

    /// Says the command to the running app, unless it is being listened to already.
    void listen(const QJsonObject& command);
    /// The app has answered, and goes on to.
    [[nodiscard]] bool isListening() const { return m_heard; }

Q_SIGNALS:
    /// One line, which is an object.
    void told(const QJsonObject& object);
    /// Nobody is there, or no longer: it hung up, is another user's, or says what is no object.
    void gone();

private:
    void read();
    void leave();

    Places m_places;
    QLocalSocket* m_socket = nullptr; ///< null: nobody is listened to
    bool m_heard = false;
};

} // namespace quotalamp
