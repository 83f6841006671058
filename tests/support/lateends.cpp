// SPDX-License-Identifier: MIT
// Loaded before a program's libraries: where a thread that ends is about to free what OpenSSL keeps for it, it goes on only
// when OpenSSL has cleaned up at the end of the program, and the program is over only when the thread is. Both may come
// together like that wherever a program ends right after one of its threads, if seldom.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <thread>

#include <dlfcn.h>
#include <pthread.h>

namespace {

using namespace std::chrono_literals;
using Destructor = void (*)(void*);

std::atomic<Destructor> freeThread{nullptr}; ///< OpenSSL's
std::atomic<bool> isOver{false};

void wait(bool (*done)())
{
    for (auto left = 2000; left > 0 && !done(); --left)
        std::this_thread::sleep_for(1ms);
}

bool isLastThread()
{
    using Tasks = std::filesystem::directory_iterator;
    return std::distance(Tasks("/proc/self/task"), Tasks()) == 1;
}

void freeThreadLate(void* value)
{
    wait([] { return isOver.load(); });
    freeThread.load()(value);
}

void letThreadsEnd()
{
    isOver = true;
    wait(isLastThread);
}

/// What is asked for first is done last.
[[maybe_unused]] const int asked = std::atexit(letThreadsEnd);

} // namespace

extern "C" int pthread_key_create(pthread_key_t* key, Destructor destructor) noexcept
{
    using Create = int (*)(pthread_key_t*, Destructor);
    static const auto create = reinterpret_cast<Create>(::dlsym(RTLD_NEXT, "pthread_key_create"));
    Dl_info library{};
    const bool isOpenSsl = destructor && ::dladdr(reinterpret_cast<void*>(destructor), &library) != 0
        && std::strstr(library.dli_fname, "libcrypto");
    if (isOpenSsl)
        freeThread = destructor;
    return create(key, isOpenSsl ? freeThreadLate : destructor);
}
