// SPDX-License-Identifier: MIT
#include "program/accountdesk.h"

#include "core/base/process.h"
#include "core/base/text.h"
#include "core/net/baseurl.h"
#include "io/keys/logins.h"

#include <QDesktopServices>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds patience{1000}; ///< for another program that changes the file; the windows wait meanwhile

std::vector<ProviderChoice> choices(const Registry& registry)
{
    std::vector<ProviderChoice> list;
    for (const auto& provider : registry.all()) {
        QStringList ids{provider.id};
        ids << provider.aliases;
        for (const auto& id : ids) {
            ProviderChoice choice{id, registry.displayName(id), provider.baseUrl, provider.keyPage,
                provider.key.looksLike, provider.key.need == Descriptor::Key::Need::Required,
                provider.paid.has_value()};
            choice.ownBaseUrl = provider.ownBaseUrl;
            if (provider.login) {
                choice.loginTool = provider.login->tool;
                choice.loginFile = loginFile(*provider.login);
                choice.loginFolder = loginFolder(*provider.login);
            }
            list.push_back(std::move(choice));
        }
    }
    return list;
}

bool isDemo(const std::vector<Account>& accounts)
{
    return std::ranges::any_of(accounts, &Account::demo);
}

bool keptByUs(const Account& account)
{
    return account.key.kind == KeySource::Kind::Keychain || account.key.kind == KeySource::Kind::Session;
}

/// What was learned of the one says nothing of the other.
bool isAnotherQuestion(const Account& a, const Account& b)
{
    return a.provider != b.provider || a.baseUrl != b.baseUrl || a.key != b.key || a.keyOrigin != b.keyOrigin;
}

bool labelTaken(const std::vector<Account>& accounts, const QString& label, const QString& exceptId)
{
    return std::ranges::any_of(accounts,
        [&](const Account& each) { return each.id != exceptId && !each.demo && isSameName(each.label, label); });
}

} // namespace

AccountDesk::AccountDesk(Parts parts, const Places* places, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
{
    if (!places)
        return;
    m_file.emplace(*places);
    m_addresses.emplace(*places);
    m_parts.refresher.setKeyAddresses(&*m_addresses);
    m_file->setPatience(patience);
}

AccountDesk::~AccountDesk()
{
    m_parts.refresher.setKeyAddresses(nullptr);
    delete m_dialog;
}

void AccountDesk::reload()
{
    if (!m_file)
        return;
    watch();
    std::vector<Account> accounts = m_file->read();
    tellTrouble();
    // What could not be read is not gone.
    if (!m_file->isUsable() || (isDemo(m_accounts) && accounts.empty()))
        return;
    if (!std::exchange(m_met, true))
        m_addresses->meet(accounts);
    // Another program may have replaced the key itself, which shows nowhere else.
    for (const auto& account : accounts) {
        if (find(m_accounts, account.id))
            m_parts.keys.forget(account.id);
    }
    take(std::move(accounts));
    m_parts.refresher.refresh({}, Asked::Background);
}

/// Commands that cannot reach our socket change the file all the same.
void AccountDesk::watch()
{
    if (m_watch)
        return;
    m_watch = std::make_unique<FileWatch>(m_file->path());
    connect(m_watch.get(), &FileWatch::touched, this, [this] {
        if (!m_file->isAsKnown())
            reload();
    });
}

void AccountDesk::tellTrouble()
{
    const QString trouble = m_file->trouble();
    if (std::exchange(m_told, trouble) != trouble && !trouble.isEmpty())
        Q_EMIT failed(trouble);
}

/// These are the accounts now, whoever changed them.
void AccountDesk::take(std::vector<Account> accounts)
{
    std::vector<Account> before = std::exchange(m_accounts, std::move(accounts));
    m_parts.store.setAccounts(m_accounts);
    for (const auto& account : m_accounts) {
        const Account* known = find(before, account.id);
        if (known && isAnotherQuestion(*known, account))
            m_parts.refresher.invalidate(account.id);
    }
    // What could not be read is not gone.
    const bool whole = !m_file || m_file->isWhole();
    for (const auto& account : before) {
        if (!(whole || account.demo) || find(m_accounts, account.id))
            continue;
        m_parts.keys.drop(account.id);
        Q_EMIT removed(account.id);
    }
}

void AccountDesk::showDemo(std::vector<Account> accounts, std::map<QString, Secret> keys)
{
    for (auto& account : accounts) {
        account.demo = true;
        if (auto key = keys.extract(account.id))
            m_parts.keys.keepForSession(account.id, std::move(key.mapped()), account.keyOrigin);
    }
    m_accounts = std::move(accounts);
    m_parts.store.setAccounts(m_accounts);
    m_parts.refresher.refresh({}, Asked::Person);
}

bool AccountDesk::showsDemo() const
{
    return isDemo(m_accounts);
}

void AccountDesk::openAdd(const QString& provider)
{
    dialog().setProviders(choices(m_parts.registry));
    dialog().setTakenLabels(labelsBut({}));
    dialog().add(provider);
    openDialog();
}

void AccountDesk::openFound(const EnvironmentKey& found)
{
    const Secret key = keyIn(QProcessEnvironment::systemEnvironment(), found);
    dialog().setTakenLabels(labelsBut({}));
    dialog().add(found.provider, found.baseUrl, key.empty() ? nullptr : &key, found.keyVariable);
    openDialog();
}

void AccountDesk::openEdit(const QString& accountId, bool focusKey)
{
    const Account* account = find(m_accounts, accountId);
    if (!account || account->demo)
        return;
    dialog().setTakenLabels(labelsBut(accountId));
    dialog().edit(*account, m_parts.keys.hint(accountId));
    if (focusKey)
        dialog().focusKey();
    openDialog();
}

void AccountDesk::remove(const QString& accountId)
{
    const Account* found = find(m_accounts, accountId);
    if (!found)
        return;
    const Account account = *found;
    const bool gone = change([&](std::vector<Account>& accounts) -> std::optional<Failure> {
        std::erase_if(accounts, [&](const Account& each) { return each.id == accountId; });
        return std::nullopt;
    });
    if (!gone)
        return;
    if (m_file && !m_file->isWhole())
        Q_EMIT removed(accountId); // take() cannot tell
    m_parts.keys.remove(account, this, [this](const std::optional<Error>& error) {
        if (error)
            Q_EMIT failed(
                tr("The account is removed, but its key is still in the keychain: %1").arg(sentence(*error, {})));
    });
}

void AccountDesk::rename(const QString& accountId, const QString& label)
{
    const QString wanted = label.trimmed();
    if (wanted.isEmpty())
        return;
    change([&](std::vector<Account>& accounts) -> std::optional<Failure> {
        Account* account = find(accounts, accountId);
        if (account && !labelTaken(accounts, wanted, accountId))
            account->label = wanted;
        return std::nullopt;
    });
}

void AccountDesk::move(const QString& accountId, int delta)
{
    change([&](std::vector<Account>& accounts) -> std::optional<Failure> {
        const auto at = std::ranges::find(accounts, accountId, &Account::id);
        const auto target = (at - accounts.begin()) + delta;
        if (at != accounts.end() && target >= 0 && target < std::ssize(accounts))
            std::iter_swap(at, accounts.begin() + target);
        return std::nullopt;
    });
}

void AccountDesk::arrange(const QStringList& accountIds)
{
    change([&](std::vector<Account>& accounts) -> std::optional<Failure> {
        std::ranges::stable_sort(accounts, {}, [&](const Account& account) {
            const auto place = accountIds.indexOf(account.id);
            return place < 0 ? accountIds.size() : place;
        });
        return std::nullopt;
    });
}

void AccountDesk::setPaidProbe(const QString& accountId, PaidProbe setting)
{
    change([&](std::vector<Account>& accounts) -> std::optional<Failure> {
        if (Account* account = find(accounts, accountId))
            account->paidProbe = setting;
        return std::nullopt;
    });
}

AccountDialog& AccountDesk::dialog()
{
    if (m_dialog)
        return *m_dialog;
    m_dialog = new AccountDialog;
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setProviders(choices(m_parts.registry));
    m_dialog->setDemo(!m_file);
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
    const Descriptor* known = m_parts.registry.find(provider);
    return known && known->paid
        ? tr("The provider answers. Whether it takes the key, only a request that costs a token tells.")
        : tr("The server answers, and would without the key too: whether it is right is not known.");
}

void AccountDesk::test(const Account& account, const std::shared_ptr<Secret>& key)
{
    const auto probe = [this](const Account& candidate, Secret secret) {
        m_parts.refresher.test(candidate, std::move(secret), this, [this, candidate](const Outcome& outcome) {
            if (!m_dialog)
                return;
            if (outcome.error)
                return m_dialog->showTestResult(
                    false, sentence(*outcome.error, m_parts.registry.displayName(candidate.provider)));
            if (outcome.reading && outcome.reading->keyUnproven)
                return m_dialog->showTestResult(true, unprovenText(candidate.provider));
            const auto models = outcome.reading ? outcome.reading->modelsTotal() : 0;
            m_dialog->showTestResult(
                true, models == 0 ? tr("It works.") : tr("It works: %Ln models.", nullptr, static_cast<int>(models)));
        });
    };
    if (key)
        return probe(account, key->copy());
    if (account.key.kind == KeySource::Kind::Login)
        return probe(account, Secret()); // read where it is used
    m_parts.keys.read(account, Prompt::Yes, this, [this, account, probe](Result<Secret, Error> read) {
        const Descriptor* provider = m_parts.registry.find(account.provider);
        const bool keyNeeded = !provider || provider->key.need == Descriptor::Key::Need::Required;
        if (read)
            return probe(account, read->copy());
        if (!keyNeeded && read.error().kind == ErrorKind::NoKey)
            return probe(account, Secret());
        if (m_dialog)
            m_dialog->showTestResult(false, sentence(read.error(), m_parts.registry.displayName(account.provider)));
    });
}

void AccountDesk::save(const Account& account, const std::shared_ptr<Secret>& key)
{
    if (!key)
        return finishSave(account, false);
    if (account.key.kind == KeySource::Kind::Session) {
        m_parts.keys.keepForSession(account.id, key->copy(), account.keyOrigin);
        return finishSave(account, true);
    }
    m_parts.keys.write(account, key->copy(), this, [this, account](const std::optional<Error>& error) {
        if (!error)
            return finishSave(account, true);
        if (m_dialog)
            m_dialog->saveFailed(sentence(*error, {}),
                error->kind == ErrorKind::KeychainMissing || error->kind == ErrorKind::KeychainLocked);
    });
}

void AccountDesk::finishSave(const Account& account, bool newKey)
{
    QString trouble;
    bool moved = false;
    const bool saved = confirmAddress(account, &trouble)
        && change(
            [&](std::vector<Account>& accounts) -> std::optional<Failure> {
                std::erase_if(accounts, [](const Account& each) { return each.demo; });
                Account* known = find(accounts, account.id);
                if (labelTaken(accounts, account.label, account.id))
                    return Failure{tr("Another account has this label.")};
                moved = known && isAnotherQuestion(*known, account);
                if (known)
                    *known = account;
                else
                    accounts.push_back(account);
                return std::nullopt;
            },
            &trouble);
    if (!saved) {
        if (m_dialog)
            m_dialog->saveFailed(trouble, false);
        return;
    }
    if (m_dialog)
        m_dialog->saved();
    if (moved && !keptByUs(account))
        m_parts.keys.forget(account.id);
    if (newKey)
        m_parts.refresher.invalidate(account.id);
    m_parts.refresher.refresh(account.id, Asked::Person);
}

/// Whoever saves an account has read where its key goes.
bool AccountDesk::confirmAddress(const Account& account, QString* trouble)
{
    const Descriptor* provider = m_parts.registry.find(account.provider);
    const QUrl own = provider ? QUrl(provider->baseUrl) : QUrl();
    const auto failure =
        m_addresses ? m_addresses->confirm(account, account.baseUrl.isEmpty() ? own : account.baseUrl) : std::nullopt;
    if (failure)
        *trouble = failure->sentence;
    return !failure;
}

/// Of the demo in memory; a real account that is added ends it.
bool AccountDesk::change(const AccountFile::Edit& edit, QString* trouble)
{
    std::vector<Account> accounts = m_accounts;
    std::optional<Failure> failure;
    if (!m_file || isDemo(m_accounts))
        failure = edit(accounts);
    if (m_file && !failure && !isDemo(accounts)) {
        auto changed = m_file->change(edit);
        if (changed)
            accounts = std::move(changed).value();
        else
            failure = changed.error();
    }
    if (!failure) {
        take(std::move(accounts));
        return true;
    }
    if (trouble)
        *trouble = failure->sentence;
    else
        Q_EMIT failed(failure->sentence);
    return false;
}

Account* AccountDesk::find(std::vector<Account>& accounts, const QString& accountId) const
{
    const auto found = std::ranges::find(accounts, accountId, &Account::id);
    return found == accounts.end() ? nullptr : &*found;
}

QStringList AccountDesk::labelsBut(const QString& accountId) const
{
    QStringList labels;
    for (const auto& account : m_accounts) {
        if (account.id != accountId && !account.demo)
            labels << account.label;
    }
    return labels;
}

} // namespace quotalamp
