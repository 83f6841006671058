// SPDX-License-Identifier: MIT
#include "cli/ownprobes.h"

#include "cli/arguments.h"
#include "cli/console.h"
#include "core/base/tr.h"
#include "io/files/askingclaims.h"
#include "io/files/usagestore.h"
#include "io/net/proxylogin.h"
#include "io/refresher.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <set>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto othersAnswer = 90s; ///< whoever asks about an account for longer is not waited for
constexpr auto betweenLooks = 50ms;
constexpr auto betweenKeeping = 200ms; ///< answers of many accounts come close together
constexpr auto lull = 10ms;            ///< in which nobody answered: what is done now delays no answer
constexpr qsizetype muchToKeep = 64;   ///< accounts; fewer delay nothing that anybody would see

/// Asks about the wanted accounts, each unless another process is just asking the same: then what that learns is the
/// answer, which is waited for.
class SharedAsking {
public:
    SharedAsking(UsageStore& store, Refresher& refresher, const Question& question, AskingClaims* claims)
        : m_store(store)
        , m_refresher(refresher)
        , m_question(question)
        , m_claims(claims)
        , m_open(question.wanted.begin(), question.wanted.end())
    {
        QObject::connect(
            &m_refresher, &Refresher::refreshed, &m_loop, [this](const QString& accountId) { onRefreshed(accountId); });
        QObject::connect(&m_look, &QTimer::timeout, &m_loop, [this] { lookAtOthers(); });
        for (QTimer* timer : {&m_keep, &m_lull}) {
            timer->setSingleShot(true);
            QObject::connect(timer, &QTimer::timeout, &m_loop, [this] { keep(); });
        }
    }

    /// Until each has been asked about, or needed no asking, and what was learned is kept.
    void run()
    {
        ask(m_question.wanted);
        if (!m_elsewhere.isEmpty())
            m_look.start(betweenLooks);
        if (!m_open.empty())
            m_loop.exec();
        m_store.flush();
        release();
    }

private:
    [[nodiscard]] bool isAnswered(const QString& id) const
    {
        const AccountState* state = m_store.find(id);
        const TimePoint now = wallClock();
        return !state
            || (m_question.refresh ? answersCommand(state->snapshot, now, m_question.askedAt)
                                   : servedFromCache(state->snapshot, now, Asked::Script));
    }

    void ask(const QStringList& ids)
    {
        QStringList ours;
        bool known = true;
        for (const QString& id : ids) {
            const bool answered = !m_claims || isAnswered(id);
            if (!answered && !m_claims->claim(id) && !m_patience.hasExpired()) {
                m_elsewhere << id;
                continue;
            }
            known = known && answered;
            ours << id;
        }
        if (!known)
            m_store.readAgain(); // somebody may have been done just before
        for (const QString& id : std::as_const(ours)) {
            const bool anew = m_question.refresh && !isAnswered(id);
            m_refresher.refresh(id, anew ? Asked::Command : Asked::Script);
        }
    }

    void lookAtOthers()
    {
        ask(std::exchange(m_elsewhere, {}));
        if (m_elsewhere.isEmpty())
            m_look.stop();
    }

    void onRefreshed(const QString& id)
    {
        m_learned << id;
        if (m_claims && !m_keep.isActive())
            m_keep.start(betweenKeeping);
        if (m_claims && m_learned.size() >= muchToKeep)
            m_lull.start(lull);
        m_open.erase(id);
        if (m_open.empty())
            m_loop.quit();
    }

    /// What was learned, before others look.
    void keep()
    {
        m_keep.stop();
        m_lull.stop();
        m_store.keepNow();
        release();
    }

    void release()
    {
        for (const QString& id : std::exchange(m_learned, {})) {
            if (m_claims)
                m_claims->release(id);
        }
    }

    UsageStore& m_store;
    Refresher& m_refresher;
    const Question& m_question;
    AskingClaims* m_claims; ///< null: nobody else can ask the same
    std::set<QString> m_open;
    QStringList m_elsewhere; ///< other processes ask about these
    QStringList m_learned;   ///< not kept yet
    QDeadlineTimer m_patience{othersAnswer};
    QTimer m_look;
    QTimer m_keep; ///< at the latest
    QTimer m_lull;
    QEventLoop m_loop;
};

void waitForProxyLogin(KeyStore& keys, HttpClient& http, const Proxy& proxy)
{
    if (!proxy.login)
        return;
    QEventLoop loop;
    readProxyLogin(keys, http, proxy, &loop, [&loop] { loop.quit(); });
    loop.exec();
}

void keepStatesOf(const QStringList& wanted, const UsageStore& store, Found& found)
{
    for (const QString& id : wanted) {
        if (const AccountState* state = store.find(id))
            found.states.push_back(*state);
    }
}

} // namespace

Found fromOwnProbes(const Question& question, const Registry& registry, CommandContext& context)
{
    Found found;
    found.askedAt = question.askedAt;
    found.settings = question.settings;
    UsageStore store(registry, context.demo ? nullptr : &context.places);
    store.setAccounts(question.accounts);
    HttpClient http;
    http.setProxy(question.settings.proxy);
    KeyStore keys;
    if (context.demo) {
        for (auto& [id, key] : context.demo->keys)
            keys.keepForSession(id, key.copy());
    }
    waitForProxyLogin(keys, http, question.settings.proxy);
    Refresher refresher(registry, http, keys, store);
    std::optional<KeyAddresses> addresses;
    if (!context.demo) {
        addresses.emplace(context.places).meet(question.accounts);
        refresher.setKeyAddresses(&*addresses);
    }
    refresher.setPaidProbesPerDay(question.paidCap);
    std::optional<AskingClaims> claims;
    if (!context.demo)
        claims.emplace(context.places, AskingClaims::Party::Command);
    SharedAsking(store, refresher, question, claims ? &*claims : nullptr).run();
    found.kept = store.trouble().isEmpty();
    if (!found.kept)
        printNote(store.trouble());
    if (!store.damage().isEmpty())
        printNote(store.damage());

    keepStatesOf(question.wanted, store, found);
    return found;
}

Found fromFiles(const Question& question, const Registry& registry, const CommandContext& context)
{
    Found found;
    found.askedAt = question.askedAt;
    found.settings = question.settings;
    UsageStore store(registry, &context.places);
    store.setAccounts(question.accounts);
    keepStatesOf(question.wanted, store, found);
    return found;
}

void addDemoOptions(Arguments& arguments)
{
    arguments.add({u"demo"_s, Text::tr("Ask the built-in demo provider instead; nothing of yours is touched.")});
    arguments.add({u"answers"_s, Text::tr("Recorded answers that the demo provider plays."), u"FOLDER"_s});
}

std::optional<int> demoMisused(const Arguments& arguments, const QString& command)
{
    if (!arguments.has(u"answers"_s) || arguments.has(u"demo"_s))
        return std::nullopt;
    return wrongUsage(Text::tr("--answers needs --demo."), command);
}

std::optional<int> startDemo(DemoProgram& demo, const QString& answers, CommandContext& context)
{
    auto announced = demo.startAndWait(answers);
    if (!announced) {
        printNote(announced.error().sentence);
        return ExitUnknown;
    }
    if (announced->accounts.empty())
        return noRecordedAnswers(answers);
    context.demo.emplace(std::move(announced).value());
    return std::nullopt;
}

} // namespace quotalamp
