// SPDX-License-Identifier: MIT
// Loaded before the C library's calls: lets the n-th of them that touches a folder fail, once. Set by the environment:
//   FAIL_UNDER=FOLDER FAIL_AT=N FAIL_WITH=ENOSPC|EIO|EMFILE|EACCES FAIL_MARK=FILE
// FILE appears where there was an n-th call.

#undef _FORTIFY_SOURCE // its inline calls would stand in for ours

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

std::atomic<int> calls{0};

template <typename Call> Call* next(const char* name)
{
    return reinterpret_cast<Call*>(::dlsym(RTLD_NEXT, name)); // NOLINT
}

bool isBelow(const char* path)
{
    const char* folder = std::getenv("FAIL_UNDER");
    return folder && path && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool isBelow(int descriptor)
{
    std::array<char, 64> link{};
    std::array<char, 4096> path{};
    std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
    return ::readlink(link.data(), path.data(), path.size() - 1) > 0 && isBelow(path.data());
}

int wanted()
{
    const char* with = std::getenv("FAIL_WITH");
    const auto is = [with](const char* name) { return with && std::strcmp(with, name) == 0; };
    if (is("ENOSPC"))
        return ENOSPC;
    if (is("EMFILE"))
        return EMFILE;
    return is("EACCES") ? EACCES : EIO;
}

/// True where this call is the one that fails.
template <typename Place> bool fails(Place place)
{
    const char* at = std::getenv("FAIL_AT");
    if (!at || !isBelow(place) || ++calls != std::atoi(at))
        return false;
    if (const char* mark = std::getenv("FAIL_MARK")) {
        const int made = next<int(const char*, int, ...)>("open")(mark, O_WRONLY | O_CREAT, 0600);
        next<int(int)>("close")(made);
    }
    errno = wanted();
    return true;
}

} // namespace

extern "C" {

#define OPEN(NAME)                                                                                                     \
    int NAME(const char* path, int flags, ...)                                                                         \
    {                                                                                                                  \
        va_list list;                                                                                                  \
        va_start(list, flags);                                                                                         \
        const mode_t mode = (flags & O_CREAT) ? va_arg(list, mode_t) : 0;                                              \
        va_end(list);                                                                                                  \
        return fails(path) ? -1 : next<int(const char*, int, ...)>(#NAME)(path, flags, mode);                          \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int number, const void* bytes, size_t count)
{
    return fails(number) ? -1 : next<ssize_t(int, const void*, size_t)>("write")(number, bytes, count);
}

ssize_t pwrite64(int number, const void* bytes, size_t count, off64_t at)
{
    return fails(number) ? -1 : next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(number, bytes, count, at);
}

ssize_t read(int number, void* bytes, size_t count)
{
    return fails(number) ? -1 : next<ssize_t(int, void*, size_t)>("read")(number, bytes, count);
}

int fsync(int number)
{
    return fails(number) ? -1 : next<int(int)>("fsync")(number);
}

int fdatasync(int number)
{
    return fails(number) ? -1 : next<int(int)>("fdatasync")(number);
}

int fchmod(int number, mode_t mode)
{
    return fails(number) ? -1 : next<int(int, mode_t)>("fchmod")(number, mode);
}

int flock(int number, int operation)
{
    return fails(number) ? -1 : next<int(int, int)>("flock")(number, operation);
}

/// The number is free again also where closing tells of a failure.
int close(int number)
{
    const bool failing = fails(number);
    const int error = errno;
    const int closed = next<int(int)>("close")(number);
    if (!failing)
        return closed;
    errno = error;
    return -1;
}

int rename(const char* from, const char* to)
{
    return fails(to) ? -1 : next<int(const char*, const char*)>("rename")(from, to);
}

int link(const char* from, const char* to)
{
    return fails(to) ? -1 : next<int(const char*, const char*)>("link")(from, to);
}

int mkdir(const char* path, mode_t mode)
{
    return fails(path) ? -1 : next<int(const char*, mode_t)>("mkdir")(path, mode);
}

int ftruncate64(int number, off64_t size)
{
    return fails(number) ? -1 : next<int(int, off64_t)>("ftruncate64")(number, size);
}
}
