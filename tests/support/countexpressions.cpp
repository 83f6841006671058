// SPDX-License-Identifier: MIT
// Loaded before the library of regular expressions that Qt uses: writes each that is compiled into the file that
// COUNT_EXPRESSIONS names, one a line. Where Qt has that library within itself nothing is written.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>

namespace {

using Compile = void*(const std::uint16_t*, std::size_t, std::uint32_t, int*, std::size_t*, void*);

} // namespace

extern "C" void* pcre2_compile_16(const std::uint16_t* pattern, std::size_t length, std::uint32_t options, int* error,
    std::size_t* offset, void* context)
{
    static auto* const compile = reinterpret_cast<Compile*>(::dlsym(RTLD_NEXT, "pcre2_compile_16")); // NOLINT
    const char* path = std::getenv("COUNT_EXPRESSIONS");
    if (std::FILE* file = path ? std::fopen(path, "a") : nullptr) {
        for (std::size_t i = 0; i < length; ++i)
            std::fputc(pattern[i] < 0x80 ? static_cast<int>(pattern[i]) : '?', file); // NOLINT
        std::fputc('\n', file);
        std::fclose(file);
    }
    return compile ? compile(pattern, length, options, error, offset, context) : nullptr;
}
