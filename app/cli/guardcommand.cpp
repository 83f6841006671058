// SPDX-License-Identifier: MIT
#include "cli/guardcommand.h"

#include "cli/columns.h"
#include "cli/console.h"
#include "cli/guardarguments.h"
#include "cli/inplace.h"
#include "cli/statusanswer.h"
#include "core/base/tr.h"
#include "core/words/guardwords.h"
#include "core/words/statusreading.h"
#include "io/providerfolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// A decision with what it was made of.
struct Judged {
    GuardReading reading;
    GuardDecision decision;
    TimePoint at;
};

/// The accounts of which this was decided.
QStringList decidedAs(const Judged& judged, Room room)
{
    QStringList ids;
    for (std::size_t at = 0; at < judged.reading.accounts.size(); ++at) {
        if (judged.decision.accounts.at(at).room == room)
            ids << judged.reading.accounts.at(at).standing.accountId;
    }
    return ids;
}

/// The document with the accounts of a newer one in their places.
QJsonObject withNewer(QJsonObject document, const QJsonObject& newer)
{
    QJsonArray accounts = document["accounts"_L1].toArray();
    for (const auto& fresh : newer["accounts"_L1].toArray()) {
        const auto isIt = [&fresh](const auto& each) { return each.toObject()["id"_L1] == fresh["id"_L1]; };
        const auto place = std::find_if(accounts.begin(), accounts.end(), isIt);
        if (place != accounts.end())
            *place = fresh;
    }
    document["accounts"_L1] = accounts;
    return document;
}

/// When one of the accounts was asked last, as far as the document tells. What somebody else has learned since, perhaps just
/// now, is a newer answer.
std::optional<TimePoint> lastAsked(const QJsonObject& document, const QStringList& ids)
{
    std::optional<TimePoint> last;
    for (const auto& account : document["accounts"_L1].toArray()) {
        const auto at = instantFromStatus(account["checked_at"_L1]);
        if (at && ids.contains(account["id"_L1].toString()))
            last = std::max(last, at);
    }
    return last;
}

/// Asks whoever can tell, and decides.
class Guard {
public:
    Guard(GuardOrder order, Question question, CommandContext& context)
        : m_order(std::move(order))
        , m_question(std::move(question))
        , m_context(context)
        , m_registry(knownProviders(context.places).registry)
    {
        m_demand.least = m_order.least;
        m_demand.any = m_order.any;
        m_demand.skipsUnlimited = m_order.accounts.isEmpty();
        if (!m_order.window.isEmpty())
            m_demand.asksFor = [name = m_order.window](const LimitStanding& row) { return isCalled(row, name); };
    }

    /// By what is known, or where that does not decide by what the providers say when they are asked anew, once: those of
    /// whom a newer answer may tell more, and those of `proved` that were read before `since`.
    [[nodiscard]] Judged judge(const QStringList& proved = {}, TimePoint since = {})
    {
        m_question.askedAt = wallClock();
        QJsonObject document = statusFromAnyone(m_question, m_registry, m_context);
        Judged known = judgedFrom(document);
        QStringList anew;
        for (const std::size_t at : wantNewerAnswers(known.decision))
            anew << known.reading.accounts.at(at).standing.accountId;
        for (const GuardedAccount& account : known.reading.accounts) {
            const QString& id = account.standing.accountId;
            if (account.standing.readAt < since && proved.contains(id) && !anew.contains(id))
                anew << id;
        }
        if (anew.isEmpty())
            return known;
        Question question = m_question;
        question.refresh = true;
        question.wanted = anew;
        question.askedAt = lastAsked(document, anew).value_or(m_question.askedAt);
        return judgedFrom(withNewer(std::move(document), statusFromAnyone(question, m_registry, m_context)));
    }

    /// The same once enough should be back; gives up where that is of no use, and says why.
    [[nodiscard]] Judged waitFor(Judged judged)
    {
        GuardWait wait;
        if (m_order.longest)
            wait.until = judged.at + *m_order.longest;
        while (judged.decision.room != Room::Enough) {
            const auto look = nextLook(judged.decision, wait, judged.at, QRandomGenerator::global()->generateDouble());
            if (!look) {
                printNote(plainBlanks(noWaitSentence(judged.decision, wait.until, judged.at)));
                return judged;
            }
            tellWait(judged, *look, wait.looks == 0);
            sleepUntil(*look);
            judged = judge(decidedAs(judged, Room::NotEnough) + decidedAs(judged, Room::Unknown),
                judged.decision.backAt.value_or(*look));
            ++wait.looks;
            wait.blind = judged.decision.room == Room::Unknown ? wait.blind + 1 : 0;
        }
        return judged;
    }

    [[nodiscard]] QString sentence(const Judged& judged) const
    {
        return plainBlanks(guardSentence(judged.reading, m_demand, judged.decision, judged.at));
    }
    [[nodiscard]] QJsonObject json(const Judged& judged) const
    {
        QJsonObject json = guardJson(judged.reading, m_demand, judged.decision, judged.at);
        json.insert(u"text"_s, sentence(judged));
        return json;
    }

private:
    [[nodiscard]] Judged judgedFrom(const QJsonObject& document) const
    {
        const TimePoint now = wallClock();
        const auto name = [this](const QString& id) { return m_registry.displayName(id); };
        Judged judged{guardReadingOf(document, now, name), {}, now};
        judged.decision = decideGuard(judged.reading.accounts, m_demand, now);
        return judged;
    }

    void tellWait(const Judged& judged, TimePoint look, bool first) const
    {
        if (first)
            printNote(
                sentence(judged) + u' ' + Text::tr("Waiting until %1.", "a time").arg(resetClockText(look, judged.at)));
    }

    GuardOrder m_order;
    Question m_question;
    CommandContext& m_context;
    Registry m_registry;
    GuardDemand m_demand;
};

bool isOfTheKeychain(const GuardedAccount& account)
{
    return account.error == ErrorKind::KeychainLocked || account.error == ErrorKind::KeychainMissing;
}

int exitStatusOf(const Judged& judged)
{
    switch (judged.decision.room) {
    case Room::Enough:
        return ExitOk;
    case Room::NotEnough:
        return ExitNotEnough;
    case Room::Unknown:
        break;
    }
    return isOfTheKeychain(judged.reading.accounts.at(judged.decision.speaker)) ? ExitStorage : ExitUnknown;
}

/// Decides, waits where it is to, and tells; a command that may run has the standard error to itself.
int decide(const GuardOrder& order, CommandContext& context)
{
    DemoProgram demo; // serves its accounts until they have been asked
    if (order.demo) {
        if (const auto done = startDemo(demo, order.answers, context))
            return *done;
    }
    const auto question = questionAbout(order.accounts, context);
    if (!question)
        return ExitNoAccount;
    Guard guard(order, *question, context);
    Judged judged = guard.judge();
    if (order.wait)
        judged = guard.waitFor(std::move(judged));
    const int status = exitStatusOf(judged);
    if (order.command.isEmpty() || status != ExitOk)
        printNote(guard.sentence(judged));
    else if (order.any) // it has to know which of them has enough
        qputenv("QUOTALAMP_ACCOUNT", judged.reading.names.at(judged.decision.speaker).label.toUtf8());
    if (order.json) {
        QJsonObject json = guard.json(judged);
        json.insert(u"exit_status"_s, status);
        printResult(QString::fromUtf8(QJsonDocument(json).toJson()));
    }
    return status;
}

} // namespace

int runGuard(const QStringList& words, CommandContext& context)
{
    GuardOrder order;
    if (const auto done = readGuardOrder(words, order))
        return *done;
    const int status = decide(order, context);
    return status == ExitOk && !order.command.isEmpty() ? becomeCommand(order.command) : status;
}

} // namespace quotalamp
