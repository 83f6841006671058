// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <functional>

namespace quotalamp {

/// What a client of the running app's socket is told, made piece by piece as it reads: so that an answer about a thousand
/// accounts neither stops everything else while it is made, nor waits in memory for a client that is slow.
class Telling {
public:
    Telling() = default;
    virtual ~Telling() = default;
    Telling(const Telling&) = delete;
    Telling& operator=(const Telling&) = delete;

    /// The next piece, a few KiB of it; empty: there is nothing just now.
    [[nodiscard]] virtual QByteArray next() = 0;
    /// After the pieces so far nothing more will come, and the client is hung up on.
    [[nodiscard]] virtual bool isOver() const = 0;
    /// It goes on until the client leaves, which may read when it likes.
    [[nodiscard]] virtual bool isEndless() const { return false; }

    /// What to call when there is something again after there was nothing.
    void onMore(std::function<void()> call) { m_more = std::move(call); }

protected:
    void tellMore() const
    {
        if (m_more)
            m_more();
    }

private:
    std::function<void()> m_more;
};

} // namespace quotalamp
