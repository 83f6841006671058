// SPDX-License-Identifier: MIT
#include "core/base/overwriting.h"

#include <cstdio>
#include <cstdlib>

#ifdef __GLIBC__
#include <climits>

#include <unistd.h>
#endif

namespace quotalamp {

#ifdef __GLIBC__

namespace {

constexpr auto tunables = "GLIBC_TUNABLES";
constexpr auto tunablesBefore = "QUOTALAMP_TUNABLES_BEFORE"; ///< set while the other one is ours
/// What is freed is filled with a byte; and without the caches of each thread, whose blocks are not. One heap for all
/// threads, and large blocks outside it, by limits that do not rise with each of them that is freed.
constexpr auto ours = "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"
                      ":glibc.malloc.arena_max=1:glibc.malloc.mmap_threshold=65536:glibc.malloc.trim_threshold=131072";

} // namespace

// No string of the C++ library or Qt: a program that hands over at once loads neither.
void sayToOverwrite()
{
    const char* const set = std::getenv(tunables);
    const char* const own = set ? set : "";
    char* both = nullptr;
    if (::asprintf(&both, "%s%s%s", own, *own ? ":" : "", ours) < 0)
        return; // without it then
    (void)::setenv(tunablesBefore, own, 1);
    (void)::setenv(tunables, both, 1);
    std::free(both);
}

void overwriteWhatIsFreed(char** argv)
{
    if (!std::getenv(tunablesBefore)) {
        char self[PATH_MAX];
        const ssize_t length = ::readlink("/proc/self/exe", self, sizeof self - 1);
        self[length > 0 ? length : 0] = '\0';
        sayToOverwrite();
        (void)::execv(self, argv);
        // Without it then.
    }
    const char* const own = std::getenv(tunablesBefore);
    if (own && *own)
        (void)::setenv(tunables, own, 1);
    else
        (void)::unsetenv(tunables);
    (void)::unsetenv(tunablesBefore);
}

#else

void sayToOverwrite() { }
void overwriteWhatIsFreed(char**) { }

#endif

} // namespace quotalamp
