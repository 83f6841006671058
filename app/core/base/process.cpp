// SPDX-License-Identifier: MIT
#include "core/base/process.h"

#include <QByteArray>
#include <QString>
#include <QSysInfo>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#ifdef Q_OS_UNIX
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

#include <sys/resource.h>
#include <sys/stat.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

// What searches for leaks does so at the end, once libraries have freed what they keep.
#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(leak_sanitizer)
#define QUOTALAMP_SEARCHES_FOR_LEAKS
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define QUOTALAMP_SEARCHES_FOR_LEAKS
#endif

namespace quotalamp {

namespace {

constexpr int manyFiles = 4096; ///< where there is no limit
constexpr int roomForFiles = 1024;

} // namespace

void leave(int status)
{
    (void)std::fflush(nullptr);
#ifdef QUOTALAMP_SEARCHES_FOR_LEAKS
    std::exit(status);
#else
    std::_Exit(status);
#endif
}

QByteArray thisMachine()
{
    return QSysInfo::machineUniqueId() + '/' + QSysInfo::machineHostName().toUtf8();
}

#ifdef Q_OS_UNIX

namespace {

constexpr mode_t onlyUser = 077;

/// What the program was started with.
struct Given {
    mode_t mask = onlyUser;
    void (*brokenPipe)(int){}; ///< what the signal of a broken pipe does
};

Given& given()
{
    static Given given;
    return given;
}

} // namespace

void keepToOneself()
{
    Given& before = given();
    struct sigaction action { };
    (void)::sigaction(SIGPIPE, nullptr, &action);
    before.brokenPipe = action.sa_handler;
    const rlimit none{0, 0};
    (void)::setrlimit(RLIMIT_CORE, &none);
    before.mask = ::umask(onlyUser);
}

void giveBackWhatWasTaken()
{
    const Given& before = given();
    (void)::umask(before.mask);
    (void)std::signal(SIGPIPE, before.brokenPipe);
}

void makeRoomForFiles()
{
    const int last = std::min(mostOpenFiles(), roomForFiles) - 1;
    if (const int file = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, last); file >= 0)
        (void)::close(file);
}

int mostOpenFiles()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur > static_cast<rlim_t>(manyFiles))
        return manyFiles;
    return static_cast<int>(files.rlim_cur);
}

#ifdef __GLIBC__

void giveMemoryBack()
{
    (void)::malloc_trim(0);
}

#else

void giveMemoryBack() { }

#endif

AsThePersonLikes::AsThePersonLikes()
{
    (void)::umask(given().mask);
}

AsThePersonLikes::~AsThePersonLikes()
{
    (void)::umask(onlyUser);
}

#else

void keepToOneself() { }
void giveBackWhatWasTaken() { }
void giveMemoryBack() { }
void makeRoomForFiles() { }
int mostOpenFiles()
{
    return manyFiles;
}
AsThePersonLikes::AsThePersonLikes() = default;
AsThePersonLikes::~AsThePersonLikes() = default;

#endif

} // namespace quotalamp
