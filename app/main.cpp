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
constexpr auto noPart = "quotalamp-commands.so is missing. Install Quotalamp again.";

/// A part of ours: beside this program, as it is built, or where it is installed. As ownProgram() finds it, without Qt.
class Part {
public:
    explicit Part(const char* name)
    {
        char own[PATH_MAX];
        findFolder(own);
        (void)std::snprintf(m_path, sizeof m_path, "%s/%s", own, name);
        if (::access(m_path, F_OK) != 0)
            (void)std::snprintf(m_path, sizeof m_path, "%s/%s/%s", own, QUOTALAMP_PROGRAMS_FROM_BIN, name);
    }
    [[nodiscard]] const char* path() const { return m_path; }

private:
    /// Of this program, all links followed; empty where the system does not tell.
    static void findFolder(char (&path)[PATH_MAX])
    {
        const ssize_t length = ::readlink("/proc/self/exe", path, sizeof path - 1);
        path[length > 0 ? length : 0] = '\0';
        // Without /proc what it was started as has to do.
        // NOLINTNEXTLINE(performance-no-int-to-ptr): the system tells an address as a number
        const auto* const startedAs = reinterpret_cast<const char*>(::getauxval(AT_EXECFN));
        if (length <= 0 && (!startedAs || !::realpath(startedAs, path)))
            path[0] = '\0';
        if (char* const name = std::strrchr(path, '/'))
            *name = '\0';
    }

    char m_path[2 * PATH_MAX]{};
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
    // Ours is bound at once all the same; Qt's libraries are as they are bound in any program.
    void* const commands = ::dlopen(part.path(), RTLD_LAZY);
    auto* const run =
        reinterpret_cast<decltype(&quotalampCommands)>(commands ? ::dlsym(commands, "quotalampCommands") : nullptr);
    if (!run) {
        const bool missing = !commands && ::access(part.path(), F_OK) != 0;
        (void)std::fprintf(stderr, "quotalamp: %s\n", missing ? noPart : ::dlerror());
        return exitUnknown;
    }
    run(argc, argv);
}

#else

int main(int argc, char** argv)
{
    quotalampCommands(argc, argv);
}

#endif
