// SPDX-License-Identifier: MIT
#pragma once

#include "io/net/pendingrequest.h"

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace quotalamp {

/// Who may go next: at most so many requests per origin and in all at a time, each origin in its turn, so that one with
/// many requests keeps no other waiting. Of an origin that answers at once, two: more connections would be more work for
/// both sides and no quicker. Knows which requests run, and sends none.
class RequestQueue {
public:
    using Pointer = std::unique_ptr<PendingRequest>;

    /// The most requests that run at a time, per origin and in all; both at least 1. `atOnce`: what answers sooner does so
    /// at once.
    RequestQueue(int perOrigin, int inAll, Milliseconds atOnce)
        : m_perOrigin(perOrigin)
        , m_inAll(inAll)
        , m_atOnce(atOnce)
    {
    }

    /// Takes a request, which waits behind the others of its origin.
    void add(Pointer request);
    /// Whether none waits, whether or not it may go now.
    [[nodiscard]] bool isEmpty() const { return m_waiting == 0; }
    /// The next one, which counts as running from now on. Null: none may go now. Requests that nobody waits for any more
    /// are dropped.
    [[nodiscard]] Pointer next();
    /// None of the origin's goes until letGo(), for one that runs finds out how the others go best. Only once in a row:
    /// not again before none of them runs or waits any more.
    void holdBack(const QString& origin);
    /// True where the others were held back until now, and may go.
    bool letGo(const QString& origin);
    /// The origin has begun to answer a request, so long after that was sent to it over a connection that stood.
    void noteAnswer(const QString& origin, Milliseconds after);
    /// A request that ran has ended with this answer. Where it found the server away, and the server has answered nobody
    /// since it was sent, those that waited for the same one would find the same, one after the other: they are taken
    /// out and given back. Those that were held back are not: they have not waited for their turn.
    [[nodiscard]] std::vector<Pointer> end(const PendingRequest& request, const Answer& answer);

private:
    enum class Hold { NotYet, Now, Over }; ///< since the origin was last at rest
    struct Origin {
        std::list<Pointer> waiting{}; ///< in the order they came
        int running = 0;              ///< that have not ended
        Hold hold = Hold::NotYet;
        std::optional<double> answersAfter{}; ///< ms; as smooth as TCP keeps its round trips
        std::optional<qint64> answeredAt{};   ///< when it answered last, on the monotonic clock
    };

    [[nodiscard]] Pointer takeFirst(Origin& origin);
    /// Drops those that nobody waits for any more.
    void dropForgotten(Origin& origin);
    [[nodiscard]] int mostOf(const Origin& origin) const;
    [[nodiscard]] static bool isFound(Origin& origin, const PendingRequest& request, const Answer& answer);

    int m_perOrigin;
    int m_inAll;
    Milliseconds m_atOnce;
    std::map<QString, Origin> m_origins;
    int m_waiting = 0;  ///< in all
    int m_running = 0;  ///< in all
    QString m_lastTurn; ///< the origin whose request was sent last
};

} // namespace quotalamp
