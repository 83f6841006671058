// SPDX-License-Identifier: MIT
// `quotalamp`. Qt takes most of the time that a start takes, so it is loaded with the commands, once it is clear that they
// are wanted; the tray app, which is started at each login, is another program and loads it for itself.
#include "commands_main.h"

#ifdef QUOTALAMP_COMMANDS_LATER

#include "core/base/overwriting.h"

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <unistd.h>

#include <sys/auxv.h>

namespace {

constexpr int exitUnknown = 4; ///< as all commands have it; see ExitStatus
constexpr auto noPart = "quotalamp: quotalamp-commands.so is missing. Install Quotalamp again.\n";

/// The folder of this program, all links followed; empty where the system does not tell.
class OwnFolder {
public:
    OwnFolder()
    {
        const ssize_t length = ::readlink("/proc/self/exe", m_path, sizeof m_path - 1);
        m_path[length > 0 ? length : 0] = '\0';
        // Without /proc what it was started as has to do.
        const auto* const startedAs = reinterpret_cast<const char*>(::getauxval(AT_EXECFN));
        if (length <= 0 && (!startedAs || !::realpath(startedAs, m_path)))
            m_path[0] = '\0';
        if (char* const name = std::strrchr(m_path, '/'))
            *name = '\0';
    }
    [[nodiscard]] const char* path() const { return m_path; }

private:
    char m_path[PATH_MAX]{};
};

/// Where a part of ours may be: beside this program, as it is built, or as it is installed.
class Part {
public:
    explicit Part(const char* name)
    {
        const OwnFolder own;
        (void)std::snprintf(m_beside, sizeof m_beside, "%s/%s", own.path(), name);
        (void)std::snprintf(m_installed, sizeof m_installed, "%s/%s/%s", own.path(), QUOTALAMP_PROGRAMS_FROM_BIN, name);
    }
    [[nodiscard]] const char* path() const { return ::access(m_beside, F_OK) == 0 ? m_beside : m_installed; }

private:
    char m_beside[2 * PATH_MAX]{};
    char m_installed[2 * PATH_MAX]{};
};

/// As logins, menus and the session bus start it. Whatever else there is to read in a command line the commands read, and
/// hand over too.
bool isPlainStart(int argc, char** argv)
{
    return argc == 1 || (argc == 2 && std::strcmp(argv[1], "--background") == 0);
}

} // namespace

int main(int argc, char** argv)
{
    if (isPlainStart(argc, argv)) {
        quotalamp::sayToOverwrite();
        (void)::execv(Part("quotalamp-desktop").path(), argv);
        // The commands tell why not.
    }
    const Part part("quotalamp-commands.so");
    if (::access(part.path(), F_OK) != 0) {
        (void)std::fputs(noPart, stderr);
        return exitUnknown;
    }
    // Ours is bound at once all the same; Qt's libraries are as they are bound in any program.
    void* const commands = ::dlopen(part.path(), RTLD_LAZY);
    auto* const run =
        reinterpret_cast<decltype(&quotalampCommands)>(commands ? ::dlsym(commands, "quotalampCommands") : nullptr);
    if (!run) {
        (void)std::fprintf(stderr, "quotalamp: %s\n", ::dlerror());
        return exitUnknown;
    }
    return run(argc, argv);
}

#else

int main(int argc, char** argv)
{
    return quotalampCommands(argc, argv);
}

#endif
