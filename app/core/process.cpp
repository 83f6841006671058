#include "core/process.h"

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif

namespace quotalamp {

#ifdef Q_OS_UNIX

namespace {

constexpr mode_t onlyUser = 077;

/// The mask that the program was started with.
mode_t& given()
{
    static mode_t mask = onlyUser;
    return mask;
}

} // namespace

void keepToOneself()
{
    const rlimit none{0, 0};
    (void)::setrlimit(RLIMIT_CORE, &none);
    given() = ::umask(onlyUser);
}

AsThePersonLikes::AsThePersonLikes()
{
    (void)::umask(given());
}

AsThePersonLikes::~AsThePersonLikes()
{
    (void)::umask(onlyUser);
}

#else

void keepToOneself() { }
AsThePersonLikes::AsThePersonLikes() = default;
AsThePersonLikes::~AsThePersonLikes() = default;

#endif

} // namespace quotalamp
