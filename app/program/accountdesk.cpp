// SPDX-License-Identifier: MIT
#include "program/accountdesk.h"

#include "core/base/process.h"
#include "core/rules/accountentry.h"
#include "core/words/errorwords.h"
#include "io/keys/logins.h"

#include <QDesktopServices>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds accountPatience{1000}; ///< for another program that changes the file; the windows wait meanwhile

std::vector<ProviderChoice> choices(const Registry& registry)
{
    std::vector<ProviderChoice> list;
    for (const ProviderSummary& provider : registry.summaries()) {
        const Descriptor* withLogin = provider.loginTool.isEmpty() ? nullptr : registry.find(provider.id);
        for (const QString& id : provider.ids()) {
            ProviderChoice choice{id, registry.displayName(id), provider.baseUrl, provider.keyPage, provider.keyPattern,
                provider.keyNeeded, provider.paid};
            choice.ownBaseUrl = provider.ownBaseUrl;
            if (withLogin && withLogin->login) {
                choice.loginTool = provider.loginTool;
                choice.loginFile = loginFile(*withLogin->login);
                choice.loginFolder = loginFolder(*withLogin->login);
            }
            list.push_back(std::move(choice));
        }
    }
    return list;
}

} // namespace

AccountDesk::AccountDesk(Parts parts, const Places* places, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_service(parts.registry, parts.keys, places)
    , m_keeps(places != nullptr)
{
    m_service.setPatience(accountPatience);
    if (m_keeps)
        m_parts.refresher.setKeyAddresses(m_service.addresses());
    connect(&m_service, &AccountService::changed, this, [this] { m_parts.store.setAccounts(m_service.accounts()); });
    connect(&m_service, &AccountService::reloaded, this, [this] { setAsking(m_asks); });
    connect(&m_service, &AccountService::renewed, &m_parts.refresher, &Refresher::invalidate);
    connect(&m_service, &AccountService::removed, this, &AccountDesk::removed);
    connect(&m_service, &AccountService::keyLeft, this, &AccountDesk::failed);
    connect(&m_service, &AccountService::unreadable, this, &AccountDesk::failed);
}

AccountDesk::~AccountDesk()
{
    m_parts.refresher.setKeyAddresses(nullptr);
    delete m_dialog;
}

void AccountDesk::reload()
{
    m_service.follow();
}

void AccountDesk::setAsking(bool on)
{
    m_asks = on;
    if (m_asks)
        m_parts.refresher.refresh({}, Asked::Background);
}

void AccountDesk::showDemo(std::vector<Account> accounts, std::map<QString, Secret> keys)
{
    m_service.showDemo(std::move(accounts), std::move(keys));
    m_parts.refresher.refresh({}, Asked::Person);
}

bool AccountDesk::showsDemo() const
{
    return m_service.showsDemo();
}

void AccountDesk::openAdd(const QString& provider)
{
    dialog().setProviders(choices(m_parts.registry));
    dialog().setTakenLabels(labelsBut({}, accounts()));
    dialog().add(provider);
    openDialog();
}

void AccountDesk::openFound(const EnvironmentKey& found)
{
    const Secret key = keyIn(QProcessEnvironment::systemEnvironment(), found);
    dialog().setTakenLabels(labelsBut({}, accounts()));
    dialog().add(found.provider, found.baseUrl, key.empty() ? nullptr : &key, found.keyVariable);
    openDialog();
}

void AccountDesk::openEdit(const QString& accountId, bool focusKey)
{
    const Account* account = m_service.find(accountId);
    if (!account || account->demo)
        return;
    dialog().setTakenLabels(labelsBut(accountId, accounts()));
    dialog().edit(*account, m_parts.keys.hint(accountId));
    if (focusKey)
        dialog().focusKey();
    openDialog();
}

void AccountDesk::remove(const QString& accountId)
{
    m_service.remove(accountId, this, [this](const std::optional<Failure>& failure) { tell(failure); });
}

void AccountDesk::rename(const QString& accountId, const QString& label)
{
    tell(m_service.rename(accountId, label));
}

void AccountDesk::move(const QString& accountId, int delta)
{
    tell(m_service.move(accountId, delta));
}

void AccountDesk::arrange(const QStringList& accountIds)
{
    tell(m_service.arrange(accountIds));
}

void AccountDesk::setPaidProbe(const QString& accountId, PaidProbe setting)
{
    tell(m_service.setPaidProbe(accountId, setting));
}

void AccountDesk::tell(const std::optional<Failure>& failure)
{
    if (failure)
        Q_EMIT failed(failure->sentence);
}

AccountDialog& AccountDesk::dialog()
{
    if (m_dialog)
        return *m_dialog;
    m_dialog = new AccountDialog;
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setProviders(choices(m_parts.registry));
    m_dialog->setDemo(!m_keeps);
    connect(m_dialog, &AccountDialog::otherProviderRequested, this, &AccountDesk::otherProviderWanted);
    connect(m_dialog, &AccountDialog::testRequested, this, &AccountDesk::test);
    connect(m_dialog, &AccountDialog::saveRequested, this, &AccountDesk::save);
    connect(m_dialog, &AccountDialog::keyPageRequested, this, [](const QUrl& page) {
        const AsThePersonLikes rights;
        QDesktopServices::openUrl(page);
    });
    return *m_dialog;
}

void AccountDesk::openDialog()
{
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

QString AccountDesk::unprovenText(const QString& provider) const
{
    const ProviderSummary* known = m_parts.registry.summary(provider);
    return known && known->paid ? tr("The provider answers. Only a paid request can show whether the key is valid.")
                                : tr("The server answers without a key too, so this does not prove the key.");
}

void AccountDesk::test(const Account& account, const std::shared_ptr<Secret>& key)
{
    if (key)
        return probe(m_service.bound(account, true), key->copy());
    if (account.key.kind == KeySource::Kind::Login)
        return probe(account, Secret()); // read where it is used
    const Account asKept = m_service.bound(account, false);
    m_parts.keys.read(asKept, Prompt::Yes, this, [this, asKept](Result<Secret, Error> read) {
        const ProviderSummary* provider = m_parts.registry.summary(asKept.provider);
        const bool keyNeeded = !provider || provider->keyNeeded;
        if (read)
            return probe(asKept, read->copy());
        if (!keyNeeded && read.error().kind == ErrorKind::NoKey)
            return probe(asKept, Secret());
        showOutcome(asKept, {std::nullopt, read.error(), false});
    });
}

void AccountDesk::probe(const Account& account, Secret key)
{
    m_parts.refresher.test(
        account, std::move(key), this, [this, account](const Outcome& outcome) { showOutcome(account, outcome); });
}

void AccountDesk::showOutcome(const Account& account, const Outcome& outcome)
{
    if (!m_dialog)
        return;
    if (outcome.error)
        return m_dialog->showTestResult(
            false, sentence(*outcome.error, m_parts.registry.displayName(account.provider)));
    if (outcome.reading && outcome.reading->keyUnproven)
        return m_dialog->showTestResult(true, unprovenText(account.provider));
    const auto models = outcome.reading ? outcome.reading->modelsTotal() : 0;
    m_dialog->showTestResult(
        true, models == 0 ? tr("It works.") : tr("It works: %Ln models.", nullptr, static_cast<int>(models)));
}

/// Whoever saves an account wants to see at once how it is.
void AccountDesk::save(const Account& account, const std::shared_ptr<Secret>& key)
{
    using Saved = Result<Account, AccountService::Trouble>;
    m_service.save(account, key.get(), AccountService::Label::Chosen, this, [this](const Saved& saved) {
        if (m_dialog && saved)
            m_dialog->saved();
        else if (m_dialog)
            m_dialog->saveFailed(saved.error().sentence, saved.error().keychainIsOut);
        if (saved)
            m_parts.refresher.refresh(saved->id, Asked::Person);
    });
}

} // namespace quotalamp
