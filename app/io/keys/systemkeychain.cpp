// SPDX-License-Identifier: MIT
#include "io/keys/systemkeychain.h"

#ifdef QUOTALAMP_KEYCHAIN_LATER
#include "io/files/ownprogram.h"

#include <QLibrary>

// Not null in programs that have it built in.
// NOLINTNEXTLINE(readability-redundant-declaration): weak for whoever opens it, and for nobody else
extern "C" [[gnu::weak]] quotalamp::SystemKeychain* quotalampMakeSystemKeychain(const std::function<void()>& changed);
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

std::unique_ptr<SystemKeychain> openSystemKeychain(const std::function<void()>& changed)
{
    auto* make = &quotalampMakeSystemKeychain;
#ifdef QUOTALAMP_KEYCHAIN_LATER
    if (!make)
        make = reinterpret_cast<decltype(make)>(
            QLibrary(ownModule(u"quotalamp-keychain"_s)).resolve("quotalampMakeSystemKeychain"));
#endif
    return std::unique_ptr<SystemKeychain>(make ? make(changed) : nullptr);
}

} // namespace quotalamp
