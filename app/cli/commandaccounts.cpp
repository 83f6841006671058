// SPDX-License-Identifier: MIT
#include "cli/commandaccounts.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/selection.h"
#include "core/rules/accountentry.h"
#include "io/files/usagestore.h"
#include "io/providerfolder.h"
#include "io/session/instance.h"

#include <QEventLoop>
#include <QJsonObject>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds reloadDeadline{2};

/// Waits for a callback that comes later, or has come already.
template <typename T> T waitedFor(const std::function<void(QObject*, std::function<void(const T&)>)>& begin)
{
    QEventLoop loop;
    std::optional<T> told;
    begin(&loop, [&](const T& result) {
        told.emplace(result);
        loop.quit();
    });
    if (!told)
        loop.exec();
    return *told;
}

} // namespace

int notKept(const Failure& failure)
{
    printNote(failure.sentence);
    return ExitStorage;
}

CommandAccounts::CommandAccounts(const Places& places)
    : m_places(places)
    , m_registry(knownProviders(places).registry)
    , m_service(m_registry, m_keys, &m_places)
{
    m_service.reload();
    QObject::connect(&m_service, &AccountService::changed, &m_service, [this] {
        (void)askInstance(m_places, {{u"verb"_s, u"reload"_s}}, reloadDeadline);
    });
    const auto forget = [this](const QString& accountId) { forgetReading(accountId); };
    QObject::connect(&m_service, &AccountService::renewed, &m_service, forget);
    QObject::connect(&m_service, &AccountService::removed, &m_service, forget);
}

void CommandAccounts::tellTrouble() const
{
    if (const QString trouble = m_service.trouble(); !trouble.isEmpty())
        printNote(trouble);
}

const Account* CommandAccounts::find(const QString& nameOrId) const
{
    const Account* account = findAccount(accounts(), nameOrId);
    if (account == nullptr)
        printNote(noSuchAccount(nameOrId));
    return account;
}

Result<Account> CommandAccounts::add(const Account& account, AccountService::Label label, const Secret& key)
{
    using Saved = Result<Account, AccountService::Trouble>;
    const auto saved = waitedFor<Saved>([&](QObject* context, AccountService::Saved done) {
        m_service.save(account, &key, label, context, std::move(done));
    });
    if (!saved)
        return Failure{saved.error().sentence};
    return *saved;
}

std::optional<Failure> CommandAccounts::replaceKey(const QString& accountId, const Secret& key, bool plainHttp)
{
    return waitedFor<std::optional<Failure>>([&](QObject* context, AccountService::Done done) {
        m_service.replaceKey(accountId, key, plainHttp, context, std::move(done));
    });
}

std::optional<Failure> CommandAccounts::remove(const QString& accountId)
{
    return waitedFor<std::optional<Failure>>(
        [&](QObject* context, AccountService::Done done) { m_service.remove(accountId, context, std::move(done)); });
}

void CommandAccounts::forgetReading(const QString& accountId)
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts(accounts());
    store.reset(accountId);
    store.flush();
}

} // namespace quotalamp
