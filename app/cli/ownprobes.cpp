// SPDX-License-Identifier: MIT
#include "cli/ownprobes.h"

#include "cli/arguments.h"
#include "cli/console.h"
#include "core/base/tr.h"
#include "io/files/usagestore.h"
#include "io/net/proxylogin.h"
#include "io/refresher.h"

#include <QEventLoop>

#include <set>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Waits until each wanted account has been asked, or needed no asking.
void refreshAll(Refresher& refresher, const Question& question)
{
    std::set<QString> open(question.wanted.begin(), question.wanted.end());
    QEventLoop loop;
    QObject::connect(&refresher, &Refresher::refreshed, &loop, [&](const QString& accountId) {
        open.erase(accountId);
        if (open.empty())
            loop.quit();
    });
    for (const QString& id : question.wanted)
        refresher.refresh(id, question.refresh ? Asked::Command : Asked::Script);
    if (!open.empty())
        loop.exec();
}

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
    refreshAll(refresher, question);
    store.flush();
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
