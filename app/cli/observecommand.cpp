// SPDX-License-Identifier: MIT
#include "cli/observecommand.h"

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/selection.h"
#include "core/base/tr.h"
#include "core/net/trafficreader.h"
#include "io/files/accountfile.h"
#include "io/probe/overhearing.h"
#include "io/providerfolder.h"
#include "io/session/instance.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <map>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto betweenWrites = 1s;
constexpr auto appAnswers = 3s;
constexpr std::size_t mostWaiting = 16; ///< kinds of answers that one second may hold

/// Where readings go: to the running app, or into the files of its store.
class ReadingSink {
public:
    ReadingSink(const Places& places, const Registry& registry, Account account)
        : m_places(places)
        , m_registry(registry)
        , m_account(std::move(account))
    {
    }

    void put(const Overheard& heard)
    {
        if (!tellApp(heard))
            (void)keepOverheard(store(), m_registry, m_account.id, heard);
    }
    /// What has been put is in the files from now on, if it can be.
    void keep()
    {
        if (m_store)
            m_store->keepNow();
    }
    /// The same, and waits for the disk. Why something could not be kept, one sentence; empty: all is.
    [[nodiscard]] QString finish()
    {
        if (!m_store)
            return {};
        m_store->flush();
        return m_store->trouble();
    }

private:
    /// False where none runs, or it does not know the account or the command.
    [[nodiscard]] bool tellApp(const Overheard& heard) const
    {
        const QJsonObject command{
            {u"verb"_s, u"observe"_s}, {u"account"_s, m_account.id}, {u"reading"_s, toJson(heard)}};
        const auto answer = askInstance(m_places, command, appAnswers);
        return answer && answer->value("ok"_L1).toBool();
    }

    [[nodiscard]] UsageStore& store()
    {
        if (!m_store) {
            m_store.emplace(m_registry, &m_places);
            m_store->setAccounts(AccountFile(m_places).read()); // what is wrong with the file has been told
        }
        return *m_store;
    }

    const Places& m_places;
    const Registry& m_registry;
    Account m_account;
    std::optional<UsageStore> m_store{};
};

/// What is read of standard input, and what became of it.
class Listening {
public:
    Listening(const Descriptor& provider, TrafficReader::Form form, bool tool, ReadingSink& sink)
        : m_provider(provider)
        , m_tool(tool)
        , m_sink(sink)
        , m_reader([&provider](const QByteArray& name) { return isHeaderOfLimits(provider, name); }, form)
    {
    }

    /// Until the input ends.
    void run()
    {
        for (;;) {
            const auto bytes = readInput(m_waiting.empty() ? std::nullopt : std::optional(untilWrite()));
            if (!bytes)
                break;
            m_reader.feed(*bytes);
            hear();
            if (!m_waiting.empty() && untilWrite() == 0ms)
                write();
        }
        m_reader.finish();
        hear();
        write();
    }

    [[nodiscard]] const TrafficReader& reader() const { return m_reader; }
    [[nodiscard]] bool toldLimits() const { return m_told; }
    [[nodiscard]] bool wasOld() const { return m_old; }

private:
    [[nodiscard]] Milliseconds untilWrite() const { return Milliseconds(std::max<qint64>(m_pause.remainingTime(), 0)); }

    void hear()
    {
        for (const TrafficReader::Item& item : m_reader.take()) {
            const auto* block = std::get_if<HeaderBlock>(&item);
            const Overheard heard = block ? overheardFromJson(toJson(Overheard{block->status, block->headers}))
                                          : overheardIn(m_provider, std::get<QJsonValue>(item), m_tool);
            const auto seen = observationFrom(m_provider, heard, wallClock());
            if (seen)
                wait(heard, *seen);
            else
                m_old = m_old || seen.error() == Unheard::TooOld;
        }
    }

    /// Of answers that tell the same limits only the last one of a second counts.
    void wait(Overheard heard, const Observation& seen)
    {
        if (seen.dated)
            heard.at = seen.at; // it may wait, and is not younger for it
        const QString key = limitsTold(seen);
        if (!m_waiting.contains(key) && m_waiting.size() >= mostWaiting)
            write();
        m_waiting[key] = std::move(heard);
        m_told = true;
    }

    void write()
    {
        for (const auto& [key, heard] : m_waiting)
            m_sink.put(heard);
        if (!m_waiting.empty())
            m_sink.keep();
        m_waiting.clear();
        m_pause = QDeadlineTimer(betweenWrites);
    }

    const Descriptor& m_provider;
    bool m_tool;
    ReadingSink& m_sink;
    TrafficReader m_reader;
    std::map<QString, Overheard> m_waiting; ///< by what limits they tell
    QDeadlineTimer m_pause;                 ///< until the next write
    bool m_told = false;
    bool m_old = false;
};

/// Why there was nothing, in one sentence.
QString nothingHeard(const Listening& listening, const QString& providerName)
{
    if (listening.reader().isEmpty())
        return Text::tr(
            "Nothing came on standard input. Pipe an answer's headers into it, as “curl -D -” prints them.");
    if (listening.wasOld())
        return Text::tr("What came on standard input is more than a day old and tells nothing of what is left now.");
    if (listening.reader().broken() > 0)
        return Text::tr(
            "Standard input could not be understood: it is neither headers of answers nor JSON, or its lines are "
            "too long.");
    return Text::tr("Nothing on standard input told a rate limit of %1.").arg(providerName);
}

int tellOutcome(const Listening& listening, ReadingSink& sink, const QString& providerName)
{
    const QString trouble = sink.finish();
    if (!listening.toldLimits()) {
        printNote(nothingHeard(listening, providerName));
        return ExitUnknown;
    }
    if (const int broken = listening.reader().broken(); broken > 0)
        printNote(broken == 1 ? Text::tr("One line could not be understood and was left out.")
                              : Text::tr("%Ln lines could not be understood and were left out.", nullptr, broken));
    if (trouble.isEmpty())
        return ExitOk;
    printNote(trouble);
    return ExitStorage;
}

} // namespace

int runObserve(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(u"observe ACCOUNT"_s,
        Text::tr("Takes rate limits from your own traffic: headers of answers on standard input, as curl -D - prints "
                 "them, as "
                 "JSON lines, or what a tool tells a command for its status line. Nothing else of it is kept."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id."));
    arguments.add({u"input"_s,
        Text::tr(
            "What it is: headers, jsonl, or a tool's own, such as claude-statusline. Otherwise that is found out."),
        u"KIND"_s});
    if (const auto done = arguments.read(words, 1, 1))
        return *done;
    const auto account = namedAccounts(readAccounts(context.places), arguments.words());
    if (!account)
        return ExitNoAccount;
    const Registry registry = knownProviders(context.places).registry;
    const QString providerName = registry.displayName(account->front().provider);
    const Descriptor* provider = registry.find(account->front().provider);
    if (!provider) {
        printNote(Text::tr("The provider of this account is not known: %1").arg(providerName));
        return ExitUnknown;
    }
    const QString kind = arguments.value(u"input"_s);
    const Descriptor::Traffic* traffic = toolTraffic(*provider);
    const bool tool = traffic && kind == traffic->input;
    if (!kind.isEmpty() && !tool && kind != "headers"_L1 && kind != "jsonl"_L1)
        return wrongUsage(Text::tr("There is no such input%1 for %2.").arg(mention(kind), providerName), u"observe"_s);
    using Form = TrafficReader::Form;
    const Form form = kind.isEmpty() ? Form::Unknown : kind == "headers"_L1 ? Form::Headers : Form::Json;
    ReadingSink sink(context.places, registry, account->front());
    Listening listening(*provider, form, tool || kind.isEmpty(), sink);
    listening.run();
    return tellOutcome(listening, sink, providerName);
}

} // namespace quotalamp
