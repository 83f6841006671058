// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace quotalamp {

/// Turns SIGTERM, SIGINT and SIGHUP into an orderly end: session managers stop programs this way, and an open
/// history file or a key on its way into the keychain should be finished first. One at a time per
/// process. Does nothing on Windows.
class QuitSignals : public QObject {
    Q_OBJECT
public:
    /// Takes the signals over. Needs the application. A second one at the same time hears nothing.
    explicit QuitSignals(QObject* parent = nullptr);
    /// Gives the signals back: from then on they end the program at once, as they do by default.
    ~QuitSignals() override;

Q_SIGNALS:
    /// A signal came; sent from the event loop, once for signals that came together.
    void quitRequested();

private:
    void read();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace quotalamp
