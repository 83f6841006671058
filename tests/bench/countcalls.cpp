// SPDX-License-Identifier: MIT
// Loaded before the C library's calls (LD_PRELOAD): counts what a program asks for, while it runs. The counts stand in
// the file COUNT_TO/PROGRAM.PID as records of a name (24 bytes) and a number (8 bytes); whoever maps the file sees them
// live, and may set them to zero. Calls within the C library are not seen, nor are those of the dynamic linker.

#undef _FORTIFY_SOURCE // its inline calls would stand in for ours

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <poll.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

enum Count : std::size_t {
    Allocations,
    AllocatedBytes, ///< of all of them
    Opens,          ///< of files, also of those that are not there
    Looks,          ///< at a file's state: stat, access, readlink
    Reads,          ///< of anything
    Writes,         ///< of anything, sockets included
    FileWrites,     ///< of regular files
    FileBytes,      ///< written to regular files
    Syncs,          ///< waits for the disk
    Renames,
    Sockets,
    Wakes,       ///< returns from waiting that found something or ran out, of any thread
    Threads,     ///< started
    Repaints,    ///< bursts of pictures sent to the X server, at least 50 ms apart
    Images,      ///< the pictures
    Pixels,      ///< of them
    LastImage,   ///< when, in ns of the monotonic clock
    LongestCpu,  ///< ns of CPU that the main thread spent between two looks for events
    LongestWall, ///< the same on the monotonic clock
    Libraries,   ///< at the end of the program
    Counts
};

constexpr std::array<const char*, Counts> names{"allocations", "allocated_bytes", "opens", "looks", "reads", "writes",
    "file_writes", "file_bytes", "syncs", "renames", "sockets", "wakes", "threads", "repaints", "images", "pixels",
    "last_image", "longest_cpu", "longest_wall", "libraries"};

struct Record {
    std::array<char, 24> name;
    std::uint64_t number;
};

std::array<Record, Counts> early{}; ///< until the file is there
Record* records = early.data();
pthread_t mainThread;

std::atomic_ref<std::uint64_t> number(Count count)
{
    return std::atomic_ref(records[count].number);
}

void add(Count count, std::uint64_t more = 1)
{
    number(count).fetch_add(more, std::memory_order_relaxed);
}

template <typename Call> Call* next(const char* name)
{
    return reinterpret_cast<Call*>(::dlsym(RTLD_NEXT, name));
}

/// A library that a plugin brought along stands outside the order that RTLD_NEXT follows.
template <typename Call> Call* within(const char* library, const char* name)
{
    void* handle = ::dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
    return handle ? reinterpret_cast<Call*>(::dlsym(handle, name)) : nullptr;
}

std::uint64_t nanoseconds(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(time.tv_nsec);
}

void countWrite(int file, ssize_t written)
{
    const int kept = errno;
    add(Writes);
    struct stat status { };
    if (written > 0 && ::fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        add(FileWrites);
        add(FileBytes, static_cast<std::uint64_t>(written));
    }
    errno = kept;
}

/// Where the main thread looks for events: the loops of GLib and Qt. Waits for an answer are none.
bool isLoop(const void* caller)
{
    static std::array<std::pair<const void*, bool>, 16> known{};
    for (auto& [address, loop] : known) {
        if (address == caller)
            return loop;
        if (address)
            continue;
        Dl_info where{};
        loop = ::dladdr(caller, &where) != 0 && where.dli_fname
            && (std::strstr(where.dli_fname, "libglib") || std::strstr(where.dli_fname, "Qt6Core"));
        address = caller;
        return loop;
    }
    return false;
}

/// What the main thread did since it last looked for events.
struct Stretch {
    std::uint64_t cpu = 0;
    std::uint64_t wall = 0;

    void end() const
    {
        if (wall == 0)
            return;
        raise(LongestCpu, nanoseconds(CLOCK_THREAD_CPUTIME_ID) - cpu);
        raise(LongestWall, nanoseconds(CLOCK_MONOTONIC) - wall);
    }
    void begin() { *this = {nanoseconds(CLOCK_THREAD_CPUTIME_ID), nanoseconds(CLOCK_MONOTONIC)}; }

private:
    static void raise(Count count, std::uint64_t to)
    {
        if (to > number(count).load(std::memory_order_relaxed))
            number(count).store(to, std::memory_order_relaxed);
    }
};

Stretch stretch;

template <typename Wait> int waited(const void* caller, Wait wait)
{
    const bool ends = ::pthread_equal(::pthread_self(), mainThread) && isLoop(caller);
    if (ends)
        stretch.end();
    const int found = wait();
    const int kept = errno;
    add(Wakes);
    if (ends)
        stretch.begin();
    errno = kept;
    return found;
}

__attribute__((constructor)) void begin()
{
    mainThread = ::pthread_self();
    const char* folder = std::getenv("COUNT_TO");
    if (!folder)
        return;
    std::array<char, 4096> path{};
    std::snprintf(path.data(), path.size(), "%s/%s.%d", folder, program_invocation_short_name, ::getpid());
    const int file = next<int(const char*, int, ...)>("open")(path.data(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || ::ftruncate(file, sizeof early) != 0)
        return;
    void* mapped = ::mmap(nullptr, sizeof early, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (mapped == MAP_FAILED)
        return;
    for (std::size_t count = 0; count < Counts; ++count)
        std::strncpy(early.at(count).name.data(), names.at(count), early.at(count).name.size() - 1);
    std::memcpy(mapped, early.data(), sizeof early);
    records = static_cast<Record*>(mapped);
}

__attribute__((destructor)) void end()
{
    std::uint64_t libraries = 0;
    ::dl_iterate_phdr(
        [](dl_phdr_info* object, std::size_t, void* sum) {
            *static_cast<std::uint64_t*>(sum) += object->dlpi_name && *object->dlpi_name == '/' ? 1 : 0;
            return 0;
        },
        &libraries);
    number(Libraries).store(libraries, std::memory_order_relaxed);
}

void addAllocation(std::uint64_t bytes)
{
    add(Allocations);
    add(AllocatedBytes, bytes);
}

} // namespace

extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

void* malloc(std::size_t size)
{
    addAllocation(size);
    return __libc_malloc(size);
}

void* calloc(std::size_t count, std::size_t size)
{
    addAllocation(count * size);
    return __libc_calloc(count, size);
}

void* realloc(void* memory, std::size_t size)
{
    addAllocation(size);
    return __libc_realloc(memory, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size)
{
    addAllocation(size);
    return __libc_memalign(alignment, size);
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t size)
{
    addAllocation(size);
    *memory = __libc_memalign(alignment, size);
    return *memory ? 0 : ENOMEM;
}

// A call that takes what it takes, is counted as COUNT and handed on.
#define COUNTED(RESULT, NAME, COUNT, PARAMETERS, ARGUMENTS)                                                            \
    RESULT NAME PARAMETERS                                                                                             \
    {                                                                                                                  \
        static auto* const call = next<RESULT PARAMETERS>(#NAME);                                                      \
        add(COUNT);                                                                                                    \
        return call ARGUMENTS;                                                                                         \
    }

#define OPEN(NAME)                                                                                                     \
    int NAME(const char* path, int flags, ...)                                                                         \
    {                                                                                                                  \
        va_list list;                                                                                                  \
        va_start(list, flags);                                                                                         \
        const mode_t mode = (flags & O_CREAT) ? va_arg(list, mode_t) : 0;                                              \
        va_end(list);                                                                                                  \
        static auto* const call = next<int(const char*, int, ...)>(#NAME);                                             \
        add(Opens);                                                                                                    \
        return call(path, flags, mode);                                                                                \
    }
OPEN(open)
OPEN(open64)

#define OPEN_AT(NAME)                                                                                                  \
    int NAME(int folder, const char* path, int flags, ...)                                                             \
    {                                                                                                                  \
        va_list list;                                                                                                  \
        va_start(list, flags);                                                                                         \
        const mode_t mode = (flags & O_CREAT) ? va_arg(list, mode_t) : 0;                                              \
        va_end(list);                                                                                                  \
        static auto* const call = next<int(int, const char*, int, ...)>(#NAME);                                        \
        add(Opens);                                                                                                    \
        return call(folder, path, flags, mode);                                                                        \
    }
OPEN_AT(openat)
OPEN_AT(openat64)

COUNTED(int, __open_2, Opens, (const char* path, int flags), (path, flags))
COUNTED(int, __open64_2, Opens, (const char* path, int flags), (path, flags))
COUNTED(std::FILE*, fopen, Opens, (const char* path, const char* mode), (path, mode))
COUNTED(std::FILE*, fopen64, Opens, (const char* path, const char* mode), (path, mode))

COUNTED(int, stat, Looks, (const char* path, struct stat* state), (path, state))
COUNTED(int, stat64, Looks, (const char* path, struct stat64* state), (path, state))
COUNTED(int, lstat, Looks, (const char* path, struct stat* state), (path, state))
COUNTED(int, lstat64, Looks, (const char* path, struct stat64* state), (path, state))
COUNTED(int, fstat64, Looks, (int file, struct stat64* state), (file, state))
COUNTED(int, statx, Looks, (int folder, const char* path, int flags, unsigned mask, struct statx* state),
    (folder, path, flags, mask, state))
COUNTED(int, access, Looks, (const char* path, int mode), (path, mode))
COUNTED(ssize_t, readlink, Looks, (const char* path, char* to, std::size_t size), (path, to, size))

COUNTED(ssize_t, read, Reads, (int file, void* to, std::size_t size), (file, to, size))
COUNTED(ssize_t, __read_chk, Reads, (int file, void* to, std::size_t size, std::size_t room), (file, to, size, room))
COUNTED(ssize_t, pread64, Reads, (int file, void* to, std::size_t size, off64_t at), (file, to, size, at))
COUNTED(ssize_t, recv, Reads, (int file, void* to, std::size_t size, int flags), (file, to, size, flags))
COUNTED(ssize_t, recvmsg, Reads, (int file, msghdr* message, int flags), (file, message, flags))

ssize_t write(int file, const void* bytes, std::size_t size)
{
    static auto* const call = next<ssize_t(int, const void*, std::size_t)>("write");
    const ssize_t written = call(file, bytes, size);
    countWrite(file, written);
    return written;
}

ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at)
{
    static auto* const call = next<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64");
    const ssize_t written = call(file, bytes, size, at);
    countWrite(file, written);
    return written;
}

ssize_t writev(int file, const iovec* pieces, int count)
{
    static auto* const call = next<ssize_t(int, const iovec*, int)>("writev");
    const ssize_t written = call(file, pieces, count);
    countWrite(file, written);
    return written;
}

COUNTED(ssize_t, send, Writes, (int file, const void* bytes, std::size_t size, int flags), (file, bytes, size, flags))
COUNTED(ssize_t, sendmsg, Writes, (int file, const msghdr* message, int flags), (file, message, flags))

COUNTED(int, fsync, Syncs, (int file), (file))
COUNTED(int, fdatasync, Syncs, (int file), (file))
COUNTED(int, rename, Renames, (const char* from, const char* to), (from, to))
COUNTED(int, socket, Sockets, (int domain, int type, int protocol), (domain, type, protocol))
COUNTED(int, pthread_create, Threads,
    (pthread_t * thread, const pthread_attr_t* attributes, void* (*work)(void*), void* argument),
    (thread, attributes, work, argument))

int poll(pollfd* files, nfds_t count, int timeout)
{
    static auto* const call = next<int(pollfd*, nfds_t, int)>("poll");
    return waited(__builtin_return_address(0), [&] { return call(files, count, timeout); });
}

int __poll_chk(pollfd* files, nfds_t count, int timeout, std::size_t room)
{
    static auto* const call = next<int(pollfd*, nfds_t, int, std::size_t)>("__poll_chk");
    return waited(__builtin_return_address(0), [&] { return call(files, count, timeout, room); });
}

int ppoll(pollfd* files, nfds_t count, const timespec* timeout, const sigset_t* mask)
{
    static auto* const call = next<int(pollfd*, nfds_t, const timespec*, const sigset_t*)>("ppoll");
    return waited(__builtin_return_address(0), [&] { return call(files, count, timeout, mask); });
}

// What the program shows under X11. Qt sends pictures through shared memory where it can.
struct Cookie {
    unsigned sequence;
};

static void countImage(unsigned width, unsigned height)
{
    const std::uint64_t now = nanoseconds(CLOCK_MONOTONIC);
    add(Images);
    add(Pixels, std::uint64_t(width) * height);
    add(Repaints, now - number(LastImage).exchange(now, std::memory_order_relaxed) > 50'000'000 ? 1 : 0);
}

Cookie xcb_shm_put_image(void* connection, std::uint32_t drawable, std::uint32_t context, std::uint16_t totalWidth,
    std::uint16_t totalHeight, std::uint16_t sourceX, std::uint16_t sourceY, std::uint16_t width, std::uint16_t height,
    std::int16_t x, std::int16_t y, std::uint8_t depth, std::uint8_t format, std::uint8_t sendEvent,
    std::uint32_t segment, std::uint32_t offset)
{
    using Call = Cookie(void*, std::uint32_t, std::uint32_t, std::uint16_t, std::uint16_t, std::uint16_t, std::uint16_t,
        std::uint16_t, std::uint16_t, std::int16_t, std::int16_t, std::uint8_t, std::uint8_t, std::uint8_t,
        std::uint32_t, std::uint32_t);
    static auto* const call = within<Call>("libxcb-shm.so.0", "xcb_shm_put_image");
    countImage(width, height);
    return call(connection, drawable, context, totalWidth, totalHeight, sourceX, sourceY, width, height, x, y, depth,
        format, sendEvent, segment, offset);
}

Cookie xcb_put_image(void* connection, std::uint8_t format, std::uint32_t drawable, std::uint32_t context,
    std::uint16_t width, std::uint16_t height, std::int16_t x, std::int16_t y, std::uint8_t padding, std::uint8_t depth,
    std::uint32_t size, const std::uint8_t* bytes)
{
    using Call = Cookie(void*, std::uint8_t, std::uint32_t, std::uint32_t, std::uint16_t, std::uint16_t, std::int16_t,
        std::int16_t, std::uint8_t, std::uint8_t, std::uint32_t, const std::uint8_t*);
    static auto* const call = within<Call>("libxcb.so.1", "xcb_put_image");
    countImage(width, height);
    return call(connection, format, drawable, context, width, height, x, y, padding, depth, size, bytes);
}
}
