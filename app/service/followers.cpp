// SPDX-License-Identifier: MIT
#include "service/followers.h"

#include "core/rules/standing.h"

#include <QJsonArray>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto aMomentOfChanges = 100ms;
constexpr auto betweenLooks = 1min;

/// What the clock alone may change of an account: whether it is old, and how its limits stand.
QByteArray standingMark(const AccountState& account, TimePoint now, const Settings& settings)
{
    const AccountStanding standing = standingOf(account, now, settings);
    QByteArray mark = gaugeStateName(standing.state).toLatin1();
    for (const LimitStanding& row : standing.rows) {
        mark += row.severity ? char('0' + static_cast<int>(*row.severity)) : '-';
        mark += row.isResetDue(now, standing.readAt) ? '!' : ' ';
    }
    return mark;
}

} // namespace

/// One of those that follow.
class Followers::Follower : public Telling {
public:
    Follower(Followers& all, const QJsonArray& accounts)
        : m_all(&all)
        , m_text(all.m_store, all.m_settings)
        , m_since(wallClock())
    {
        for (const auto& id : accounts)
            m_wanted << id.toString();
        all.m_followers.push_back(this);
    }
    ~Follower() override
    {
        if (Followers* all = m_all)
            all->m_followers.remove(this);
    }
    Q_DISABLE_COPY_MOVE(Follower)

    [[nodiscard]] QByteArray next() override
    {
        if (m_text.isDone() && !beginLine())
            return {};
        return m_text.next();
    }
    [[nodiscard]] bool isOver() const override { return false; }
    [[nodiscard]] bool isEndless() const override { return true; }

    /// An account is another now; empty: the list of them is.
    void note(const QString& accountId)
    {
        if (accountId.isEmpty())
            m_whole = true;
        else if (m_wanted.isEmpty() || m_wanted.contains(accountId))
            m_changed.insert(accountId);
    }
    void goOn() const { tellMore(); }

private:
    /// False where nothing has changed.
    bool beginLine()
    {
        const Followers* all = m_all;
        if (!all || (!m_whole && m_changed.isEmpty()))
            return false;
        StatusScope scope{{}, m_since};
        scope.isPart = !m_whole;
        for (const AccountState& state : all->m_store.states()) {
            const QString& id = state.account.id;
            if (m_whole ? m_wanted.isEmpty() || m_wanted.contains(id) : m_changed.contains(id))
                scope.accounts << id;
        }
        m_whole = false;
        m_changed.clear();
        m_text.begin(std::move(scope));
        return true;
    }

    QPointer<Followers> m_all;
    QSet<QString> m_wanted; ///< ids; empty: all
    QSet<QString> m_changed;
    bool m_whole = true; ///< the next line is about all of them
    StatusText m_text;
    TimePoint m_since;
};

Followers::Followers(const UsageStore& store, const Settings& settings, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(aMomentOfChanges);
    m_clock.setInterval(betweenLooks);
    m_clock.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_soon, &QTimer::timeout, this, &Followers::tellAll);
    connect(&m_clock, &QTimer::timeout, this, &Followers::look);
    connect(&m_store, &UsageStore::changed, this, &Followers::onChanged);
}

void Followers::add(const QJsonObject& command, const Caller::Reply& reply)
{
    if (m_followers.size() >= mostFollowers)
        return reply({{u"error"_s, u"too many followers"_s}});
    if (m_followers.empty())
        m_said = m_settings;
    reply(std::make_unique<Follower>(*this, command.value("accounts"_L1).toArray()));
    if (m_clock.isActive())
        return;
    look(); // what the clock changes from now on is told against this
    m_clock.start();
}

void Followers::onChanged(const QString& accountId)
{
    if (m_followers.empty())
        return;
    const AccountState* account = m_store.find(accountId);
    if (account && account->checking)
        return; // that it is being asked tells nothing new
    // What an organisation tells sets limits of others, too.
    const bool ofOthers = account && !account->limitsOf.isEmpty();
    for (Follower* each : m_followers)
        each->note(ofOthers ? QString() : accountId);
    if (!m_soon.isActive())
        m_soon.start();
}

/// What is old by now, has refilled or is due; other settings as well.
void Followers::look()
{
    if (m_followers.empty()) {
        m_seen.clear();
        return m_clock.stop();
    }
    const TimePoint now = wallClock();
    QHash<QString, QByteArray> seen;
    for (const AccountState& account : m_store.states()) {
        const QString& id = account.account.id;
        seen.insert(id, standingMark(account, now, m_settings));
        if (const auto before = m_seen.constFind(id); before != m_seen.cend() && *before != seen.value(id))
            onChanged(id);
    }
    m_seen = std::move(seen);
    if (std::exchange(m_said, m_settings) != m_settings)
        onChanged({});
}

void Followers::tellAll()
{
    const std::list<Follower*> followers = m_followers; // one of them may go meanwhile
    for (Follower* each : followers) {
        if (std::ranges::find(m_followers, each) != m_followers.end())
            each->goOn();
    }
}

} // namespace quotalamp
