// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/turn.h"
#include "core/words/overview.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace quotalamp {

class UsageStore;
struct Settings;

/// Makes the one Overview that everything on the screen is drawn from: when somebody says that something has changed,
/// and when the clock alone changes its words. While nothing is in sight but the icon, only what moves the icon counts.
class OverviewClock : public QObject {
    Q_OBJECT
public:
    /// `sight` says how much somebody can see. The others are read each time and have to live as long.
    OverviewClock(
        const UsageStore& store, const Settings& settings, std::function<InSight()> sight, QObject* parent = nullptr);

    /// As it was made last.
    [[nodiscard]] const Overview& overview() const { return m_overview; }
    /// An account's card as it is now, for what shows only some of them; empty for an account that is not there.
    [[nodiscard]] CardView card(const QString& accountId);
    /// Makes all of it before returning, for a window that is about to be shown.
    void makeNow();
    /// The same for a window that asks for the cards it shows with card().
    void makeOutlines();
    /// For such a window: as it was made last where that tells it all and is of this second, or made now.
    const Overview& outlines();
    /// Makes what is in sight before returning.
    void makeAsWatched();
    /// Makes what is in sight soon and once, however often it is asked for: in the next turn of the event loop, or a
    /// moment after the last time, so that a thousand answers in a row leave time for everything else.
    void makeSoon();

Q_SIGNALS:
    void made(const quotalamp::Overview& overview);

private:
    void makeInTurn();
    void make(InSight sight);
    void onChanged(const QString& accountId);

    const UsageStore& m_store;
    const Settings& m_settings;
    std::function<InSight()> m_sight;
    OverviewMaker m_maker;
    Overview m_overview;
    InSight m_madeFor = InSight::Icon;
    QElapsedTimer m_sinceMade; ///< invalid: never
    QTimer m_soon;
    OneWait m_wait; ///< before it is made
    QTimer m_next;  ///< until words or icon change by the clock alone
};

} // namespace quotalamp
