// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace quotalamp::test {

/// A process that a test talks with in lines: a fake, or the part under test. Ends with the test.
class Partner {
public:
    explicit Partner(const QString& program, const QStringList& arguments = {},
        const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment());
    /// Asks it to end, so that it can end its own children.
    ~Partner();
    Partner(const Partner&) = delete;
    Partner& operator=(const Partner&) = delete;

    void tell(const QString& command);
    /// What it has said since take(), the oldest first.
    [[nodiscard]] QStringList heard();
    /// Forgets what it has said.
    void take();
    /// Waits for a line.
    [[nodiscard]] bool says(const QString& line, int milliseconds = 10'000);
    /// Waits for a line that begins so; the rest of it.
    [[nodiscard]] QString after(const QString& start, int milliseconds = 10'000);

    void freeze();
    void thaw();
    /// As a crash would: at once, without a word. Returns when it is gone.
    void kill();

private:
    void read();

    QProcess m_process;
    QByteArray m_bytes;
    QStringList m_lines;
};

} // namespace quotalamp::test
