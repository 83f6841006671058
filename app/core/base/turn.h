// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace quotalamp {

/// Divides work that comes in many small pieces into turns of the event loop, so that a window in the same thread stays
/// quick however much there is to do. Whoever has such work asks hasTime() before each piece, stops where there is none,
/// and is called to go on once events were looked at.
class Turn {
public:
    /// `goOn` is called after each turn in which somebody asked, also where nothing is left to be done.
    explicit Turn(std::function<void()> goOn);

    /// Whether there is time for a piece before events are looked at. There always is for the first one of a turn.
    [[nodiscard]] bool hasTime();

private:
    QElapsedTimer m_since; ///< when the turn began
    QTimer m_next;         ///< runs until the turn is over
};

} // namespace quotalamp
