// SPDX-License-Identifier: MIT
#include "core/base/process.h"

// The linker's names for the main() that a test has, and for what stands before it.
// NOLINTBEGIN(bugprone-reserved-identifier, cert-dcl37-c, cert-dcl51-cpp)
extern "C" int __real_main(int argc, char** argv);
extern "C" int __wrap_main(int argc, char** argv);

/// A test ends as our programs do, for the same reason.
extern "C" int __wrap_main(int argc, char** argv)
{
    quotalamp::leave(__real_main(argc, argv));
}
// NOLINTEND(bugprone-reserved-identifier, cert-dcl37-c, cert-dcl51-cpp)
