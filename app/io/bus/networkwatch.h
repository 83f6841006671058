// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QNetworkInformation>
#include <QObject>

namespace quotalamp {

/// Which changes of reachability make another try worth it.
class Reach {
public:
    using Reachability = QNetworkInformation::Reachability;
    /// `start`: what was known when somebody began to watch.
    explicit Reach(Reachability start = Reachability::Unknown)
        : m_last(start)
    {
    }

    /// Takes in what is so now, in Qt's order: disconnected, local, site, online. True where it is better than the last one
    /// known. "Unknown" is what systems say between two states, and counts for nothing.
    [[nodiscard]] bool rises(Reachability now);

private:
    Reachability m_last; ///< never Unknown once anything else was told
};

/// Tells that the network is back, where the system tells us. Making one loads Qt's plugin for it, a little later and
/// only where that cannot block: a network service that is there and silent is left alone.
class NetworkWatch : public QObject {
    Q_OBJECT
public:
    /// `answerWithin`: the time that the system's network service has for the first answer. Where it needs longer, nothing
    /// is ever told.
    explicit NetworkWatch(QObject* parent = nullptr, Milliseconds answerWithin = Seconds{5});

Q_SIGNALS:
    /// From disconnected to anything better, and at each further step towards the Internet. It may need a moment yet.
    void returned();

private:
    void askWhetherItAnswers(); ///< without waiting; Qt's plugin would, for as long as 25 s
    void watch();
    void look(Reach::Reachability now);

    Milliseconds m_answerWithin;
    Reach m_reach;
};

} // namespace quotalamp
