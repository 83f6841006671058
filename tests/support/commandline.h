// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QString>

#include <functional>

namespace quotalamp::test {

/// Lines from standard input, one call each, for a test's own processes. Its end ends the program, so that nothing
/// outlives a test that was killed.
class CommandLine : public QObject {
    Q_OBJECT
public:
    explicit CommandLine(std::function<void(const QString&)> heard);

private:
    void read();

    std::function<void(const QString&)> m_heard;
    QByteArray m_bytes;
    QSocketNotifier m_notifier;
};

/// One line on standard output, at once.
void say(const QString& line);

} // namespace quotalamp::test
