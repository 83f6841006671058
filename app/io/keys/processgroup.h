// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>

namespace quotalamp {

/// A command with all that it starts: a group of processes of its own, which can be ended as one. Where the program itself
/// is ended by a signal that nobody handles, or killed, the command ends with it. On systems without groups, the command
/// alone is ended.
class ProcessGroup {
public:
    ProcessGroup() = default;
    ProcessGroup(const ProcessGroup&) = delete;
    ProcessGroup& operator=(const ProcessGroup&) = delete;
    /// The group is known no more, and goes on.
    ~ProcessGroup();

    /// Starts `process`, whose program and channels are set, in a group of its own. Once.
    void start(QProcess& process);
    /// Asks the group to end. Does nothing where it was left or never started.
    void terminate(QProcess& process) const;
    /// Ends the group, and waits a moment for the command itself.
    void kill(QProcess& process);
    /// The command has ended by itself: what it left behind goes on.
    void leave();

private:
    qint64 m_group = 0; ///< 0: none
};

} // namespace quotalamp
