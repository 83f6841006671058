#include "program/accountdesk.h"

#include "core/baseurl.h"
#include "core/process.h"
#include "io/logins.h"

#include <QDesktopServices>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

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
    std::vector<Account> accounts = m_file->read();
    if (!std::exchange(m_met, true))
        m_addresses->meet(accounts);
    if (!m_file->trouble().isEmpty())
        Q_EMIT failed(m_file->trouble());
    for (const auto& account : accounts) {
        const Account* known = find(m_accounts, account.id);
        if (known && *known != account)
            m_parts.refresher.invalidate(account.id);
        // Another program may have replaced the key itself, which shows nowhere else.
        if (known)
            m_parts.keys.forget(account.id);
    }
    const std::vector<Account> before = std::exchange(m_accounts, std::move(accounts));
    m_parts.store.setAccounts(m_accounts);
    // What could not be read is not gone.
    const bool understood = m_file->trouble().isEmpty();
    for (const auto& account : before) {
        if (!find(m_accounts, account.id))
            m_parts.keys.drop(account.id);
        if (understood && !find(m_accounts, account.id))
            Q_EMIT removed(account.id);
    }
    m_parts.refresher.refresh({}, Asked::Background);
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
    std::vector<Account> rest = m_accounts;
    const Account* found = find(rest, accountId);
    if (!found)
        return;
    const Account account = *found;
    std::erase_if(rest, [&](const Account& each) { return each.id == accountId; });
    if (!put(std::move(rest)))
        return;
    m_parts.refresher.invalidate(accountId);
    Q_EMIT removed(accountId);
    m_parts.keys.remove(account, this, [this](const std::optional<Error>& error) {
        if (error)
            Q_EMIT failed(
                tr("The account is removed, but its key is still in the keychain: %1").arg(sentence(*error, {})));
    });
}

void AccountDesk::rename(const QString& accountId, const QString& label)
{
    std::vector<Account> accounts = m_accounts;
    Account* account = find(accounts, accountId);
    const QString wanted = label.trimmed();
    if (!account || wanted.isEmpty() || labelsBut(accountId).contains(wanted, Qt::CaseInsensitive))
        return;
    account->label = wanted;
    put(std::move(accounts));
}

void AccountDesk::move(const QString& accountId, int delta)
{
    std::vector<Account> accounts = m_accounts;
    const auto at = std::ranges::find(accounts, accountId, &Account::id);
    if (at == accounts.end())
        return;
    const auto target = (at - accounts.begin()) + delta;
    if (target < 0 || target >= std::ssize(accounts))
        return;
    std::iter_swap(at, accounts.begin() + target);
    put(std::move(accounts));
}

void AccountDesk::arrange(const QStringList& accountIds)
{
    std::vector<Account> accounts = m_accounts;
    std::ranges::stable_sort(accounts, {}, [&](const Account& account) {
        const auto place = accountIds.indexOf(account.id);
        return place < 0 ? accountIds.size() : place;
    });
    if (accounts != m_accounts)
        put(std::move(accounts));
}

void AccountDesk::setPaidProbe(const QString& accountId, PaidProbe setting)
{
    std::vector<Account> accounts = m_accounts;
    Account* account = find(accounts, accountId);
    if (!account)
        return;
    account->paidProbe = setting;
    put(std::move(accounts));
}

AccountDialog& AccountDesk::dialog()
{
    if (m_dialog)
        return *m_dialog;
    m_dialog = new AccountDialog;
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setProviders(choices(m_parts.registry));
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
    std::vector<Account> accounts = isDemo(m_accounts) ? std::vector<Account>() : m_accounts;
    Account* known = find(accounts, account.id);
    const bool moved = known
        && (known->provider != account.provider || known->baseUrl != account.baseUrl || known->key != account.key);
    if (known)
        *known = account;
    else
        accounts.push_back(account);
    QString trouble;
    if (!confirmAddress(account, &trouble) || !put(std::move(accounts), &trouble)) {
        if (m_dialog)
            m_dialog->saveFailed(trouble, false);
        return;
    }
    if (m_dialog)
        m_dialog->saved();
    if (moved && !keptByUs(account))
        m_parts.keys.forget(account.id);
    if (moved || newKey)
        m_parts.refresher.invalidate(account.id);
    m_parts.refresher.refresh(account.id, Asked::Person);
}

/// Whoever saves an account has read where its key goes.
bool AccountDesk::confirmAddress(const Account& account, QString* trouble)
{
    const Descriptor* provider = m_parts.registry.find(account.provider);
    const QUrl own = provider ? QUrl(provider->baseUrl) : QUrl();
    const auto refusal =
        m_addresses ? m_addresses->confirm(account, account.baseUrl.isEmpty() ? own : account.baseUrl) : std::nullopt;
    if (refusal)
        *trouble = refusal->sentence;
    return !refusal;
}

bool AccountDesk::put(std::vector<Account> accounts, QString* trouble)
{
    if (m_file && !isDemo(accounts)) {
        if (const auto refusal = m_file->write(accounts)) {
            if (trouble)
                *trouble = refusal->sentence;
            else
                Q_EMIT failed(refusal->sentence);
            return false;
        }
    }
    m_accounts = std::move(accounts);
    m_parts.store.setAccounts(m_accounts);
    return true;
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
