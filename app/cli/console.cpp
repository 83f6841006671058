// SPDX-License-Identifier: MIT
#include "cli/console.h"

#include "core/base/tr.h"

#include <cerrno>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 16'384;

/// The error number; 0: written.
int write(FILE* file, std::string_view bytes)
{
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    return std::fflush(file) == 0 && written ? 0 : errno;
}

bool readerIsGone = false; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): the same
int resultTrouble = 0;     // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): of the one standard output

#ifdef Q_OS_WIN
/// A key is not shown while it is typed; the console is put back whatever happens.
class Quiet {
public:
    Quiet()
        : m_input(GetStdHandle(STD_INPUT_HANDLE))
    {
        m_terminal = GetConsoleMode(m_input, &m_before) != 0;
        if (m_terminal)
            SetConsoleMode(m_input, m_before & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    }
    ~Quiet()
    {
        if (m_terminal)
            SetConsoleMode(m_input, m_before);
    }
    Q_DISABLE_COPY_MOVE(Quiet)
    [[nodiscard]] bool terminal() const { return m_terminal; }

private:
    HANDLE m_input;
    DWORD m_before = 0;
    bool m_terminal = false;
};

qsizetype readByte(char* byte)
{
    return _read(0, byte, 1);
}
#else
termios echoBefore; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): for the signal handler

/// Ends as the signal would have, with the terminal's echo back on.
void onTerminalSignal(int number)
{
    tcsetattr(STDIN_FILENO, TCSANOW, &echoBefore);
    std::signal(number, SIG_DFL); // NOLINT(cert-err33-c)
    std::raise(number);           // NOLINT(cert-err33-c)
}

/// A key is not shown while it is typed; the terminal is put back whatever happens.
class Quiet {
public:
    Quiet()
        : m_terminal(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &echoBefore) == 0)
    {
        if (!m_terminal)
            return;
        for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
            std::signal(number, onTerminalSignal); // NOLINT(cert-err33-c)
        termios silent = echoBefore;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= static_cast<tcflag_t>(ECHONL);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Quiet()
    {
        if (!m_terminal)
            return;
        tcsetattr(STDIN_FILENO, TCSANOW, &echoBefore);
        for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
            std::signal(number, SIG_DFL); // NOLINT(cert-err33-c)
    }
    Q_DISABLE_COPY_MOVE(Quiet)
    [[nodiscard]] bool terminal() const { return m_terminal; }

private:
    bool m_terminal;
};

qsizetype readByte(char* byte)
{
    qsizetype count = 0;
    do
        count = ::read(STDIN_FILENO, byte, 1);
    while (count < 0 && errno == EINTR);
    return count;
}
#endif

} // namespace

void printResult(const QString& text)
{
    printResult(std::string_view(text.toStdString()));
}

void printResult(std::string_view text)
{
    const int trouble = write(stdout, text);
    readerIsGone = readerIsGone || trouble == EPIPE;
    // A reader that went away has seen what it wanted.
    if (resultTrouble == 0 && trouble != EPIPE)
        resultTrouble = trouble;
}

bool readerLeft()
{
    return readerIsGone;
}

std::optional<Failure> resultFailure()
{
    if (resultTrouble == 0)
        return std::nullopt;
    return Failure{Text::tr("The output could not be written: %1").arg(qt_error_string(resultTrouble))};
}

void printNote(const QString& sentence)
{
    (void)write(stderr, (sentence + u'\n').toStdString()); // nobody is left to be told
}

void keepStandardStreams()
{
#ifndef Q_OS_WIN
    for (int number = 0; number <= STDERR_FILENO; ++number) {
        // One that was closed becomes one that nothing can be written to.
        if (::fcntl(number, F_GETFD) < 0 && errno == EBADF) // NOLINT(cppcoreguidelines-pro-type-vararg)
            (void)::open("/dev/null", O_RDONLY);            // NOLINT(cppcoreguidelines-pro-type-vararg)
    }
#endif
}

std::optional<int> terminalWidth()
{
#ifdef Q_OS_WIN
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info) == 0)
        return std::nullopt;
    return info.srWindow.Right - info.srWindow.Left + 1;
#else
    if (isatty(STDOUT_FILENO) != 1)
        return std::nullopt;
    winsize size = {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) // NOLINT(cppcoreguidelines-pro-type-vararg)
        return size.ws_col;
    return 80;
#endif
}

bool wantsColour()
{
    if (!qEnvironmentVariableIsEmpty("NO_COLOR") || qgetenv("TERM") == "dumb")
        return false;
    return terminalWidth().has_value();
}

std::optional<QByteArray> readInput(std::optional<Milliseconds> wait)
{
    constexpr qsizetype atOnce = 65'536;
    QByteArray bytes(atOnce, Qt::Uninitialized);
#ifdef Q_OS_WIN
    Q_UNUSED(wait)
    const qsizetype count = _read(0, bytes.data(), static_cast<unsigned>(bytes.size()));
#else
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int ready = poll(&input, 1, wait ? static_cast<int>(wait->count()) : -1);
    if (ready == 0 || (ready < 0 && errno == EINTR))
        return QByteArray();
    const qsizetype count = ::read(STDIN_FILENO, bytes.data(), static_cast<std::size_t>(bytes.size()));
    if (count < 0 && errno == EINTR)
        return QByteArray();
#endif
    if (count <= 0)
        return std::nullopt;
    bytes.truncate(count);
    return bytes;
}

namespace {

bool isEmptyLine(const QByteArray& line)
{
    const QByteArray text = (line.startsWith("\xEF\xBB\xBF") ? line.sliced(3) : line).trimmed();
    return text.isEmpty() || text.startsWith('#');
}

} // namespace

Result<QByteArray> readKeyLine(const QString& prompt)
{
    const Quiet quiet;
    if (quiet.terminal())
        (void)write(stderr, prompt.toStdString());
    QByteArray line;
    line.reserve(longestLine); // one block, so that no copy is left behind
    char byte = 0;
    while (readByte(&byte) == 1) {
        // From a file the first line that holds anything; a person says with an empty one that there is no key.
        if (byte == '\n' && (quiet.terminal() || !isEmptyLine(line)))
            break;
        if (byte == '\n')
            line.resize(0);
        else if (line.size() == longestLine) {
            line.fill('\0');
            return Failure{Text::tr("The key is too long.")};
        } else
            line.append(byte);
    }
    return line;
}

} // namespace quotalamp
