// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>

namespace quotalamp {

/// The tray app as its user starts it, ended with this.
class RunningApp {
public:
    /// `program`: of quotalamp-desktop.
    RunningApp(const QString& program, const QStringList& arguments);
    ~RunningApp();
    RunningApp(const RunningApp&) = delete;
    RunningApp& operator=(const RunningApp&) = delete;

    /// As a session manager ends it; true when it ended well.
    bool quit();
    [[nodiscard]] bool running() const { return m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
};

/// The first account of `quotalamp status --json`, `program` being quotalamp.
[[nodiscard]] QJsonObject firstAccount(const QString& program, const QStringList& more = {});

} // namespace quotalamp
