// SPDX-License-Identifier: MIT
#pragma once

namespace quotalamp {

/// Takes what was read so far of the files of program and libraries, their code and constants, out of this process. It
/// stays in the system's cache of files, as long as the system likes, and what the program goes on using comes from there,
/// sixteen pages at a time. For after the start and after windows were closed: most that they ran, an idle program never
/// touches again, but would hold on to as long as it lives.
///
/// What something has changed in such a file's image (a debugger, an overlay) stays. Does nothing elsewhere than on Linux.
void letLibraryPagesGo();

/// The same in a thread of its own: it takes a millisecond or two, but fifty in some virtual machines.
void letLibraryPagesGoAside();

} // namespace quotalamp
