// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace quotalamp {

/// Divides work that comes in many small pieces into turns of the event loop, so that a window in the same thread stays
/// quick however much there is to do. Whoever has such work asks hasTime() before each piece, stops where there is none,
/// and is called to go on once events were looked at. All who have such work share the time of a turn.
class Turn {
public:
    /// `goOn` is called after each turn in which somebody asked, also where nothing is left to be done.
    explicit Turn(std::function<void()> goOn);

    /// Whether there is time for a piece before events are looked at. There always is for the first one of a turn.
    [[nodiscard]] bool hasTime();

    /// What follows cannot be divided, and takes its time from the pieces of this turn.
    static void begin();
    /// Whether the time of this turn is used up already: what can wait for the next one should.
    [[nodiscard]] static bool isOver();

    /// A person waits for what the next turns are needed for, as a window that opens: until `time` from now turns are over for
    /// all but the first piece of each, and what cannot be divided waits. The last word counts.
    static void keepFree(Milliseconds time);
    /// How long that still is; 0: it is not.
    [[nodiscard]] static Milliseconds keptFree();

private:
    QTimer m_next; ///< runs until the turn is over
};

/// For what cannot be divided and has no hurry: waits as long as turns are kept free, and then for one that others have not
/// used up, but no more than once.
class OneWait {
public:
    /// After which time to come again, 0 for the next turn. None is the word to begin, and the next time it may wait again.
    [[nodiscard]] std::optional<Milliseconds> due();
    /// It was done without asking.
    void forget() { m_waits = false; }

private:
    bool m_waits = false;
};

} // namespace quotalamp
