// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace quotalamp {

/// For the first line of a program: a crash leaves no core file behind, which would hold keys, and files are made for
/// the user alone.
void keepToOneself();

/// For a program that is about to stand in this one's place at the person's wish: the rights of new files and what the signal
/// of a broken pipe does are as this program was started with them, and no longer as keepToOneself() and Qt left them. Core
/// files stay off, for that limit cannot be raised again.
void giveBackWhatWasTaken();

/// Ends the program where all that it had to do is done and its objects are gone: as std::exit(), but for what libraries want
/// to do at the end. OpenSSL frees there what it keeps for each thread. One that is just ending frees that as well, as that of
/// Qt's requests does when a command is over, and now and then the program died of it, all its work well done.
[[noreturn]] void leave(int status);

/// Hands memory that the program has freed back to the system, which the C library otherwise keeps for what comes. For
/// after something large has gone; takes about a millisecond. Does nothing where the C library cannot.
void giveMemoryBack();

/// For a program that has no threads yet: room for some thousand files and connections, as far as they are allowed. Linux
/// keeps them in a table, and where threads share one that has to grow, whoever opens the next file waits for all
/// processors to have let go of the old one: ten to twenty milliseconds at the 65th, 129th, 257th and 513th.
void makeRoomForFiles();

/// How many files and connections the process may have open at a time, as the system limits it.
[[nodiscard]] int mostOpenFiles();

/// Tells this machine from others, and stays the same when a program starts anew: what the system was given as its id, and
/// its name, since containers may share the one or the other.
[[nodiscard]] QByteArray thisMachine();

/// While it lives, files are made with the rights that the person has chosen: a picture that was asked for, a browser
/// that is started. For the main thread.
class AsThePersonLikes {
public:
    AsThePersonLikes();
    ~AsThePersonLikes();
    AsThePersonLikes(const AsThePersonLikes&) = delete;
    AsThePersonLikes& operator=(const AsThePersonLikes&) = delete;
};

} // namespace quotalamp
