// SPDX-License-Identifier: MIT
#include "core/model/error.h"

#include "core/base/wordtable.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kindWords{
    Word{ErrorKind::NoKey, "no-key"_L1},
    Word{ErrorKind::InvalidKey, "invalid-key"_L1},
    Word{ErrorKind::Forbidden, "forbidden"_L1},
    Word{ErrorKind::NoCredit, "no-credit"_L1},
    Word{ErrorKind::RateLimited, "rate-limited"_L1},
    Word{ErrorKind::Overloaded, "overloaded"_L1},
    Word{ErrorKind::Http, "http"_L1},
    Word{ErrorKind::Unreachable, "unreachable"_L1},
    Word{ErrorKind::Timeout, "timeout"_L1},
    Word{ErrorKind::Tls, "tls"_L1},
    Word{ErrorKind::Redirect, "redirect"_L1},
    Word{ErrorKind::NotAProvider, "not-a-provider"_L1},
    Word{ErrorKind::TooLarge, "too-large"_L1},
    Word{ErrorKind::KeychainLocked, "keychain-locked"_L1},
    Word{ErrorKind::KeychainMissing, "keychain-missing"_L1},
    Word{ErrorKind::Unsupported, "unsupported"_L1},
};

} // namespace

QString errorKindName(ErrorKind kind)
{
    return wordOf(kindWords, kind);
}

std::optional<ErrorKind> errorKindFromName(QStringView name)
{
    return valueOf(kindWords, name);
}

bool needsPerson(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NoKey:
    case ErrorKind::InvalidKey:
    case ErrorKind::Forbidden:
    case ErrorKind::NoCredit:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainMissing:
    case ErrorKind::Unsupported:
    case ErrorKind::Redirect:
        return true;
    case ErrorKind::RateLimited:
    case ErrorKind::Overloaded:
    case ErrorKind::Http:
    case ErrorKind::Unreachable:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::NotAProvider:
    case ErrorKind::TooLarge:
        return false;
    }
    return false;
}

} // namespace quotalamp
