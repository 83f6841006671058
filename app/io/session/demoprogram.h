// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/model/demoannouncement.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QProcess;

namespace quotalamp {

/// Runs the demo, quotalamp-demo: a server on the loopback that behaves like real providers. It runs as long as this
/// object does, and ends with this program however that ends, since its standard input closes then.
class DemoProgram : public QObject {
    Q_OBJECT
public:
    /// The accounts that are served, or a translated sentence on why there are none.
    using Outcome = Result<DemoAnnouncement>;
    using Then = std::function<void(Outcome)>;

    /// The path of the program; empty: it is missing.
    [[nodiscard]] static QString standardPath();

    /// `patience` is how long it may take until it has said what it serves.
    explicit DemoProgram(
        QString path = standardPath(), Milliseconds patience = Milliseconds{10'000}, QObject* parent = nullptr);
    ~DemoProgram() override;

    /// Starts it, anew where it runs already, and calls `then` once, from the event loop or at once. `answers` is a
    /// folder of recorded answers to play; empty: the demo's own story.
    void start(const QString& answers, Then then);
    /// The same, and waits for it in an event loop of its own.
    [[nodiscard]] Outcome startAndWait(const QString& answers);
    /// Ends it; what it served is not reachable any more.
    void end();

private:
    void read();
    void finish(Outcome outcome);

    QString m_path;
    std::unique_ptr<QProcess> m_process;
    QTimer m_patience;
    Then m_then;
};

} // namespace quotalamp
