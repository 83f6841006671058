// SPDX-License-Identifier: MIT
#include "io/accountservice.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/net/baseurl.h"
#include "core/rules/accountentry.h"
#include "core/words/errorwords.h"
#include "io/keys/logins.h"
#include "io/net/route.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

using Objection = std::optional<Failure>;

bool holdDemo(const std::vector<Account>& accounts)
{
    return std::ranges::any_of(accounts, &Account::demo);
}

Account* findIn(std::vector<Account>& accounts, const QString& accountId)
{
    const auto found = std::ranges::find(accounts, accountId, &Account::id);
    return found == accounts.end() ? nullptr : &*found;
}

bool isOfKeychain(const Error& error)
{
    return error.kind == ErrorKind::KeychainMissing || error.kind == ErrorKind::KeychainLocked;
}

/// The keychain may hold a key for it: its own, one of another address, or one from before it was kept for a session.
bool mayBeInKeychain(const Account& account)
{
    return account.key.isOurs() && !account.demo;
}

/// Whether a key stays behind that could not be removed. On a machine without a keychain there is none to complain about,
/// unless the account has one.
bool staysBehind(const Account& account, const std::optional<Error>& error)
{
    const bool has = account.key.kind == KeySource::Kind::Keychain && hasKey(account);
    return error && (has || error->kind != ErrorKind::KeychainMissing);
}

/// Whether both have their keys in one place of ours.
bool shareAnItem(const Account& a, const Account& b)
{
    return a.key.kind == b.key.kind && KeyStore::itemName(a) == KeyStore::itemName(b);
}

} // namespace

AccountService::AccountService(const Registry& registry, KeyStore& keys, const Places* places, QObject* parent)
    : QObject(parent)
    , m_registry(registry)
    , m_keys(keys)
{
    if (!places)
        return;
    m_file.emplace(*places);
    m_addresses.emplace(*places);
}

void AccountService::setPatience(Milliseconds patience)
{
    if (m_file)
        m_file->setPatience(patience);
}

// ---- reading

void AccountService::follow()
{
    if (!m_file)
        return;
    if (!m_watch) {
        m_watch = std::make_unique<FileWatch>(m_file->path());
        connect(m_watch.get(), &FileWatch::touched, this, [this] {
            if (!m_file->isAsKnown())
                reload();
        });
    }
    reload();
}

void AccountService::reload()
{
    if (!m_file)
        return;
    std::vector<Account> accounts = m_file->read();
    if (std::exchange(m_told, m_file->trouble()) != m_file->trouble() && !m_file->trouble().isEmpty())
        Q_EMIT unreadable(m_file->trouble());
    // What could not be read is not gone.
    if (!m_file->isUsable() || (showsDemo() && accounts.empty()))
        return;
    if (m_watch && !std::exchange(m_met, true))
        m_addresses->meet(accounts);
    // Another program may have replaced the key itself, which shows nowhere else.
    for (const Account& account : accounts) {
        if (find(account.id))
            m_keys.forget(account.id);
    }
    take(std::move(accounts));
    Q_EMIT reloaded();
}

/// These are the accounts now, whoever changed them.
void AccountService::take(std::vector<Account> accounts)
{
    const std::vector<Account> before = std::exchange(m_accounts, std::move(accounts));
    Q_EMIT changed();
    // What could not be read is not gone.
    const bool whole = !m_file || m_file->isWhole();
    for (const Account& account : before) {
        const Account* now = find(account.id);
        const bool moved = now && !isSameCredential(account, *now);
        if (moved && !now->key.isOurs())
            m_keys.drop(account.id); // one that was kept for the session would go before what is read elsewhere
        if (moved)
            Q_EMIT renewed(account.id);
        if (now || !(whole || account.demo))
            continue;
        m_keys.drop(account.id);
        Q_EMIT removed(account.id);
    }
}

void AccountService::showDemo(std::vector<Account> accounts, std::map<QString, Secret> keys)
{
    for (Account& account : accounts) {
        account.demo = true;
        if (auto key = keys.extract(account.id))
            m_keys.keepForSession(account.id, std::move(key.mapped()), account.keyOrigin);
    }
    m_accounts = std::move(accounts);
    Q_EMIT changed();
}

bool AccountService::showsDemo() const
{
    return holdDemo(m_accounts);
}

const Account* AccountService::find(const QString& accountId) const
{
    const auto found = std::ranges::find(m_accounts, accountId, &Account::id);
    return found == m_accounts.end() ? nullptr : &*found;
}

// ---- what may be entered

Result<QString> AccountService::labelFrom(const QString& text, const QStringList& taken) const
{
    return labelFromInput(text, taken, m_registry.keyPatterns());
}

Objection AccountService::wrongLabel(const Account& account) const
{
    const auto label = labelFrom(account.label, labelsBut(account.id, m_accounts));
    return label ? std::nullopt : Objection(label.error());
}

Objection AccountService::objection(const Account& account, Label label) const
{
    if (auto wrong = label == Label::Chosen ? wrongLabel(account) : std::nullopt)
        return wrong;
    const QStringList patterns = m_registry.keyPatterns();
    if (const auto source = keySourceFromInput(account.key.kind, account.key.place, patterns); !source)
        return source.error();
    if (const Descriptor* provider =
            account.key.kind == KeySource::Kind::Login ? m_registry.find(account.provider) : nullptr) {
        if (const auto refusal = loginRefusal(*provider, m_registry.baseUrlOf(account)))
            return Failure{refusal->detail};
    }
    if (const auto model = probeModelFrom(account.probeModel, patterns); !model)
        return model.error();
    if (!account.certificates.isEmpty() && !holdsCertificates(account.certificates))
        return Failure{Text::tr("There is no certificate in %1.").arg(plainText(account.certificates))};
    return std::nullopt;
}

Account AccountService::bound(const Account& account, bool keyEntered) const
{
    Account with = account;
    const QString home = origin(m_registry.baseUrlOf(account));
    const Account* known = find(account.id);
    const bool keeps = known && known->key.kind == account.key.kind && known->keyOrigin == home;
    with.keyOrigin = keyEntered || keeps || !account.key.isOurs() ? home : QString();
    return with;
}

// ---- changing

void AccountService::save(const Account& account, const Secret* key, Label label, QObject* context, Saved done)
{
    const bool newKey = key && !key->empty();
    Account wanted = bound(account, newKey);
    auto tell = [watched = QPointer<QObject>(context), done = std::move(done)](const Result<Account, Trouble>& result) {
        if (watched)
            done(result);
    };
    const auto finish = [this, tell, label, newKey](Account saved) {
        const Account* known = find(saved.id);
        const auto former = known ? std::optional(*known) : std::nullopt;
        const auto failure = put(saved, label, newKey);
        if (!failure && former)
            discardKey(*former, saved);
        if (!failure)
            return tell(saved);
        const Trouble trouble{failure->sentence};
        if (!newKey || (former && shareAnItem(*former, saved)))
            return tell(trouble);
        // Nothing half-saved; what the file says is what counts.
        m_keys.remove(saved, this, [tell, trouble](const std::optional<Error>&) { tell(trouble); });
    };
    if (const auto wrong = objection(wanted, label))
        return tell(Trouble{wrong->sentence});
    if (!newKey)
        return finish(wanted);
    m_keys.write(wanted, key->copy(), this, [this, wanted, tell, finish](const std::optional<Error>& error) {
        if (error)
            return tell(Trouble{sentence(*error, m_registry.displayName(wanted.provider)), isOfKeychain(*error)});
        finish(wanted);
    });
}

/// What was the account's own key is nobody's where the account reads another place now. A key for this session may be
/// there because the keychain is out for a while, so the one in the keychain stays.
void AccountService::discardKey(const Account& former, const Account& now)
{
    const bool sameName = KeyStore::itemName(former) == KeyStore::itemName(now);
    if (!mayBeInKeychain(former) || (now.key.isOurs() && sameName))
        return;
    m_keys.discard(former, this, [this, former](const std::optional<Error>& error) {
        if (!staysBehind(former, error))
            return;
        const QString why = sentence(*error, m_registry.displayName(former.provider));
        Q_EMIT keyLeft(Text::tr("The account is saved, but its former key is still in the keychain: %1").arg(why));
    });
}

/// The row of an account whose key is kept; the label becomes the one that it got.
Objection AccountService::put(Account& account, Label label, bool newKey)
{
    if (auto failure = confirmAddress(account))
        return failure;
    const Account* before = find(account.id);
    const bool moved = before && !isSameCredential(*before, account);
    auto failure = change([&, wanted = account.label](std::vector<Account>& accounts) -> Objection {
        std::erase_if(accounts, [](const Account& each) { return each.demo; });
        Account* known = findIn(accounts, account.id);
        const QStringList taken = labelsBut(account.id, accounts);
        const bool numbered = !known && label == Label::Suggested;
        const auto got = labelFrom(numbered ? uniqueLabel(wanted, taken) : wanted, taken);
        if (!got)
            return got.error();
        account.label = *got;
        if (known)
            *known = account;
        else
            accounts.push_back(account);
        return std::nullopt;
    });
    if (failure)
        return failure;
    if (newKey && !moved)
        Q_EMIT renewed(account.id);
    return std::nullopt;
}

void AccountService::replaceKey(
    const QString& accountId, const Secret& key, bool plainHttp, QObject* context, Done done)
{
    const Account* known = find(accountId);
    if (!known)
        return done(Failure{noSuchAccount(accountId)});
    Account account = bound(*known, true);
    account.plainHttp = account.plainHttp || (plainHttp && isPlainHttp(m_registry.baseUrlOf(account)));
    const auto tell = [watched = QPointer<QObject>(context), done = std::move(done)](const Objection& failure) {
        if (watched)
            done(failure);
    };
    m_keys.write(account, key.copy(), this, [this, account, tell](const std::optional<Error>& error) {
        if (error)
            return tell(Failure{sentence(*error, m_registry.displayName(account.provider))});
        bool gone = false;
        const auto failure = change([&](std::vector<Account>& accounts) -> Objection {
            Account* row = findIn(accounts, account.id);
            gone = !row;
            if (gone)
                return Failure{noSuchAccount(account.label)};
            row->keyOrigin = account.keyOrigin;
            row->plainHttp = account.plainHttp;
            return std::nullopt;
        });
        if (gone)
            return m_keys.remove(account, this, [tell, failure](const std::optional<Error>&) { tell(failure); });
        Q_EMIT renewed(account.id);
        tell(failure);
    });
}

void AccountService::remove(const QString& accountId, QObject* context, Done done)
{
    const Account* found = find(accountId);
    if (!found)
        return done(Failure{noSuchAccount(accountId)});
    const Account account = *found;
    auto failure = change([&](std::vector<Account>& accounts) -> Objection {
        std::erase_if(accounts, [&](const Account& each) { return each.id == accountId; });
        return std::nullopt;
    });
    if (failure)
        return done(failure);
    if (m_file && !m_file->isWhole())
        Q_EMIT removed(accountId); // take() cannot tell
    m_keys.drop(accountId);
    if (!mayBeInKeychain(account))
        return done(std::nullopt);
    m_keys.discard(account, context, [this, account, done = std::move(done)](const std::optional<Error>& error) {
        if (!staysBehind(account, error))
            return done(std::nullopt);
        const QString why = sentence(*error, m_registry.displayName(account.provider));
        done(Failure{Text::tr("The account is removed, but not its key: %1").arg(why)});
    });
}

Objection AccountService::rename(const QString& accountId, const QString& text)
{
    return change([&](std::vector<Account>& accounts) -> Objection {
        Account* account = findIn(accounts, accountId);
        if (!account)
            return Failure{noSuchAccount(accountId)};
        const auto label = labelFrom(text, labelsBut(accountId, accounts));
        if (!label)
            return label.error();
        account->label = *label;
        return std::nullopt;
    });
}

Objection AccountService::confirmAddress(const Account& account)
{
    return m_addresses ? m_addresses->confirm(account, m_registry.baseUrlOf(account)) : std::nullopt;
}

Objection AccountService::setPaidProbe(const QString& accountId, PaidProbe setting)
{
    return change([&](std::vector<Account>& accounts) -> Objection {
        if (Account* account = findIn(accounts, accountId))
            account->paidProbe = setting;
        return std::nullopt;
    });
}

Objection AccountService::move(const QString& accountId, int delta)
{
    return change([&](std::vector<Account>& accounts) -> Objection {
        const auto at = std::ranges::find(accounts, accountId, &Account::id);
        const auto target = (at - accounts.begin()) + delta;
        if (at != accounts.end() && target >= 0 && target < std::ssize(accounts))
            std::iter_swap(at, accounts.begin() + target);
        return std::nullopt;
    });
}

Objection AccountService::arrange(const QStringList& accountIds)
{
    return change([&](std::vector<Account>& accounts) -> Objection {
        std::ranges::stable_sort(accounts, {}, [&](const Account& account) {
            const auto place = accountIds.indexOf(account.id);
            return place < 0 ? accountIds.size() : place;
        });
        return std::nullopt;
    });
}

/// In memory for the demo; a real account that is added ends it.
Objection AccountService::change(const AccountFile::Edit& edit)
{
    std::vector<Account> accounts = m_accounts;
    if (!m_file || showsDemo()) {
        if (auto failure = edit(accounts))
            return failure;
    }
    if (m_file && !holdDemo(accounts)) {
        auto changed = m_file->change(edit);
        if (!changed)
            return changed.error();
        accounts = std::move(changed).value();
    }
    take(std::move(accounts));
    return std::nullopt;
}

} // namespace quotalamp
