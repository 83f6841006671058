// SPDX-License-Identifier: MIT
#include "program/detailsdesk.h"

#include "core/model/trailseed.h"
#include "core/words/labelwords.h"
#include "desktop/details/historypanel.h"
#include "desktop/kit/accountwords.h"
#include "io/files/plainfile.h"
#include "io/files/usagestore.h"
#include "io/keys/keystore.h"

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr auto chartPace = 1min; ///< between drawings of a chart without anything new

/// The other limits of the account, then those of the others.
std::vector<ChartChoice> chartChoices(
    const std::vector<AccountState>& states, const QString& accountId, const QString& shown)
{
    std::vector<ChartChoice> own;
    std::vector<ChartChoice> others;
    const AccountSubjects subjects(states);
    for (const AccountState& state : states) {
        if (!state.snapshot.reading)
            continue;
        for (const RateWindow& window : state.snapshot.reading->windows) {
            const LimitKey limit{state.account.id, windowKey(window)};
            const QString name =
                windowName(window) + (window.model.isEmpty() ? QString() : QStringLiteral(" · ") + window.model);
            if (state.account.id != accountId)
                others.push_back({limit, QStringLiteral("%1: %2").arg(subjects.of(state), name)});
            else if (limit.limit != shown)
                own.push_back({limit, name});
        }
    }
    own.insert(own.end(), others.begin(), others.end());
    return own;
}

} // namespace

DetailsDesk::DetailsDesk(Sources sources, const Places* places, QObject* parent)
    : QObject(parent)
    , m_sources(std::move(sources))
    , m_history(places)
{
    connect(&m_history, &History::failed, this, &DetailsDesk::failed);
    connect(&m_history, &History::written, this, &DetailsDesk::written);
}

void DetailsDesk::open(const QString& accountId)
{
    OpenDetails& details = m_windows[accountId];
    details.chartAt.reset();
    if (!details.window) {
        details.window = std::make_unique<DetailsWindow>();
        details.window->restoreGeometry(details.place);
        connectWindow(details.window.get(), accountId);
    }
    DetailsWindow& window = *details.window;
    window.show();
    Q_EMIT opened();
    window.raise();
    window.activateWindow();
}

void DetailsDesk::connectWindow(DetailsWindow* window, const QString& accountId)
{
    connect(window, &DetailsWindow::refreshRequested, this, [this, accountId] { Q_EMIT refreshRequested(accountId); });
    connect(window, &DetailsWindow::snoozeRequested, this,
        [this, accountId](Milliseconds time) { Q_EMIT snoozeRequested(accountId, time); });
    connect(
        window, &DetailsWindow::unsnoozeRequested, this, [this, accountId] { Q_EMIT unsnoozeRequested(accountId); });
    connect(window, &DetailsWindow::quitRequested, this, &DetailsDesk::quitRequested);
    connect(window, &DetailsWindow::leaveDemoRequested, this, &DetailsDesk::leaveDemoRequested);
    connect(window, &DetailsWindow::visibleChanged, this, &DetailsDesk::presentRequested);
    connect(window, &DetailsWindow::saveRequested, this, &DetailsDesk::save);
    connect(window, &DetailsWindow::chartWanted, this, [this, accountId] {
        m_windows[accountId].chartAt.reset();
        Q_EMIT presentRequested();
    });
}

void DetailsDesk::present(const Overview& overview)
{
    std::erase_if(m_windows, [this](const auto& entry) { return !m_sources.store.find(entry.first); });
    for (auto& [accountId, open] : m_windows) {
        const auto card = std::ranges::find(overview.cards, accountId, &CardView::accountId);
        if (!open.window || !open.window->isVisible() || card == overview.cards.end())
            continue;
        const AccountState& account = *m_sources.store.find(accountId);
        const QString place = keyPlaceText(account, m_sources.keys.hint(accountId));
        const TimePoint now = wallClock();
        DetailsView view = detailsView(account, place, now, m_sources.settings);
        addSnooze(view, m_sources.store.alerts(), accountId, now);
        addProbes(view, m_sources.store.ledger(), accountId, now);
        open.window->present(card->outlined && m_sources.card ? m_sources.card(accountId) : *card, view);
        presentChart(open, account, now);
    }
}

void DetailsDesk::presentChart(OpenDetails& details, const AccountState& account, TimePoint now)
{
    if (details.chartAt && *details.chartAt <= now && now - *details.chartAt < chartPace)
        return;
    const auto past = [this, &account](const QString& windowKey, TimePoint since) {
        return historyOf(account.account).of({account.account.id, windowKey}, since);
    };
    DetailsWindow& window = *details.window;
    auto chart = chartOf(account, window.chartWindow(), window.stretch(), now, m_sources.settings, past);
    if (!chart)
        return;
    window.offerLines(chartChoices(m_sources.store.states(), account.account.id, window.chartWindow()));
    for (const ChartChoice& other : window.comparedLines()) {
        const AccountState* its = m_sources.store.find(other.limit.account);
        if (!its)
            continue;
        const auto options = chartOptions(*its, RateWindow(), window.stretch(), m_sources.settings);
        addLine(*chart, other.name, historyOf(its->account).of(other.limit, now - stretchLength(window.stretch())), now,
            options);
    }
    details.window->presentChart(*chart);
    details.chartAt = now;
}

void DetailsDesk::save(const QString& path, const QByteArray& picture)
{
    if (const auto why = writeForThePerson(path, picture))
        Q_EMIT failed(tr("The chart could not be saved: %1").arg(*why));
}

void DetailsDesk::recordNotice(const LimitKey& limit, TimePoint at)
{
    const AccountState* account = m_sources.store.find(limit.account);
    if (account)
        historyOf(account->account).recordNotice(limit, at);
}

void DetailsDesk::record(const AccountState& account)
{
    historyOf(account.account).record(account);
    if (const auto open = m_windows.find(account.account.id); open != m_windows.end())
        open->second.chartAt.reset();
}

std::optional<Snapshot> DetailsDesk::seeded(const AccountState& account)
{
    if (!account.snapshot.reading || m_seeded.contains(account.account.id))
        return std::nullopt;
    m_seeded.insert(account.account.id);
    const auto past = [this, &account](const QString& windowKey, TimePoint since) {
        return historyOf(account.account).of({account.account.id, windowKey}, since).spans;
    };
    Snapshot snapshot = account.snapshot;
    return seedTrails(snapshot, past) ? std::optional(snapshot) : std::nullopt;
}

std::vector<std::vector<HistorySpan>> DetailsDesk::courses(TimePoint since)
{
    std::vector<std::vector<HistorySpan>> courses;
    for (const AccountState& account : m_sources.store.states()) {
        if (account.account.demo || !account.snapshot.reading)
            continue;
        for (const RateWindow& window : account.snapshot.reading->windows)
            courses.push_back(m_history.of({account.account.id, windowKey(window)}, since).spans);
    }
    return courses;
}

bool DetailsDesk::isWatched() const
{
    return std::ranges::any_of(m_windows, [](const auto& entry) {
        const auto& window = entry.second.window;
        return window && window->isVisible();
    });
}

void DetailsDesk::tidy()
{
    for (auto& [accountId, open] : m_windows) {
        if (!open.window || open.window->isVisible())
            continue;
        open.place = open.window->saveGeometry();
        open.window.reset();
    }
}

void DetailsDesk::forget()
{
    m_history.forget();
}

void DetailsDesk::forget(const QString& accountId)
{
    m_history.forget(accountId);
}

void DetailsDesk::flush()
{
    m_history.flush();
}

} // namespace quotalamp
