// SPDX-License-Identifier: MIT
#include "core/base/librarypages.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <link.h>
#include <unistd.h>

#include <sys/mman.h>

namespace quotalamp {

namespace {

// An entry of 64 bits for each page: the kernel's Documentation/admin-guide/mm/pagemap.rst.
using Entry = std::uint64_t;
constexpr Entry present = Entry{1} << 63;
constexpr Entry swapped = Entry{1} << 62;
constexpr Entry ofFile = Entry{1} << 61;

/// Pages of this process, counted from address 0.
struct PageRange {
    std::uintptr_t first;
    std::size_t count;
};

/// Whether all of them that are in memory are still the file's own; `map` tells what is where.
bool areOfFile(int map, PageRange pages)
{
    std::array<Entry, 512> entries{};
    for (std::size_t seen = 0; seen < pages.count;) {
        const auto some = std::span(entries).first(std::min(entries.size(), pages.count - seen));
        const auto at = static_cast<off_t>((pages.first + seen) * sizeof(Entry));
        if (::pread(map, some.data(), some.size_bytes(), at) != static_cast<ssize_t>(some.size_bytes()))
            return false;
        for (const Entry entry : some) {
            if ((entry & (present | swapped)) != 0 && (entry & ofFile) == 0)
                return false;
        }
        seen += some.size();
    }
    return true;
}

/// What of a segment can go. What is written to, also by the loader, is a segment of its own, with the right to write.
void letGo(const dl_phdr_info& object, const ElfW(Phdr) & segment, int map)
{
    if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) != 0)
        return;
    const auto size = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const std::uintptr_t begin = object.dlpi_addr + segment.p_vaddr;
    const std::uintptr_t first = (begin + size - 1) / size;
    const std::uintptr_t end = (begin + segment.p_filesz) / size;
    if (first >= end || !areOfFile(map, {first, end - first}))
        return;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader tells addresses as numbers
    (void)::madvise(reinterpret_cast<void*>(first * size), (end - first) * size, MADV_DONTNEED);
}

int letObjectGo(dl_phdr_info* object, std::size_t /*size*/, void* map)
{
    for (const auto& segment : std::span(object->dlpi_phdr, object->dlpi_phnum))
        letGo(*object, segment, *static_cast<const int*>(map));
    return 0;
}

} // namespace

/// Without Qt, since the program may be ending meanwhile.
void letLibraryPagesGo()
{
    int map = ::open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    if (map < 0)
        return;
    (void)::dl_iterate_phdr(letObjectGo, &map);
    (void)::close(map);
}

void letLibraryPagesGoAside()
{
    try {
        std::thread(letLibraryPagesGo).detach();
    } catch (const std::system_error&) {
        return; // no more threads: then they stay
    }
}

} // namespace quotalamp

#else

namespace quotalamp {

void letLibraryPagesGo() { }
void letLibraryPagesGoAside() { }

} // namespace quotalamp

#endif
