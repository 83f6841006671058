// SPDX-License-Identifier: MIT
#include "io/keys/keystore.h"

#include "core/base/tr.h"
#include "io/keys/boundkey.h"
#include "io/keys/keychain.h"
#include "io/keys/keyerrors.h"
#include "io/keys/keyplaces.h"

#include <QPointer>
#include <QTimer>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

Error enteredElsewhere(const Account& account)
{
    const QString host = QUrl(account.keyOrigin).host();
    return noKeyThere(Text::tr("The base URL has changed; enter the key for %1.").arg(host));
}

} // namespace

/// What is kept in memory, and who waits for the keychain.
class KeyStore::Private : public QObject {
public:
    Private(KeyStore& store, Limits given)
        : q(store)
        , limits(given)
    {
        connect(&keychain, &Keychain::changed, &q, &KeyStore::changed);
    }

    struct Waiter {
        QPointer<QObject> context;
        ReadDone done;
        bool told = false;
    };
    /// One read of the keychain; who asks meanwhile waits for it too.
    struct Flight {
        Account account;
        QString item;
        bool prompt = false; ///< one of those who wait may be asked
        std::vector<std::shared_ptr<Waiter>> waiters;
    };
    /// A write or a removal, which is told once: how it went, or that it takes too long.
    struct Order {
        QPointer<QObject> context;
        Done done;
        bool told = false;
    };
    using WaiterPointer = std::shared_ptr<Waiter>;
    using FlightPointer = std::shared_ptr<Flight>;
    using OrderPointer = std::shared_ptr<Order>;

    void read(const Account& account, Prompt prompt, QObject* context, ReadDone done);
    void readKeychain(const Account& account, bool prompt, const WaiterPointer& waiter);
    void take(const FlightPointer& flight, const QString& text);
    void bind(const FlightPointer& flight, BoundKey bound);
    void land(const FlightPointer& flight, const std::optional<Error>& error);
    void remember(const QString& accountId, BoundKey bound);
    [[nodiscard]] bool giveKnown(const Account& account, const WaiterPointer& waiter);
    static void tell(const WaiterPointer& waiter, Result<Secret, Error> result);

    [[nodiscard]] OrderPointer newOrder(QObject* context, Done done);
    void write(const Account& account, Secret key, const OrderPointer& order);
    void carryOut(const OrderPointer& order, const std::optional<Error>& error);

    KeyStore& q;
    Limits limits;
    Keychain keychain;
    std::map<QString, BoundKey> session;
    std::map<QString, BoundKey> known;
    std::map<QString, QString> hints; ///< of keys read, also of those forgotten since
    std::map<QString, FlightPointer> flights;
};

// ---- reading

void KeyStore::Private::tell(const WaiterPointer& waiter, Result<Secret, Error> result)
{
    if (std::exchange(waiter->told, true) || !waiter->context)
        return;
    waiter->done(std::move(result));
}

void KeyStore::Private::remember(const QString& accountId, BoundKey bound)
{
    hints.insert_or_assign(accountId, bound.hint());
    known.insert_or_assign(accountId, std::move(bound));
}

bool KeyStore::Private::giveKnown(const Account& account, const WaiterPointer& waiter)
{
    for (const auto* keys : {&session, &known}) {
        const auto found = keys->find(account.id);
        if (found == keys->end())
            continue;
        const bool fits = found->second.isFor(account);
        // Later, like every answer; the key may have gone by then.
        auto result = std::make_shared<Result<Secret, Error>>(
            fits ? Result<Secret, Error>(found->second.key.copy()) : Result<Secret, Error>(enteredElsewhere(account)));
        QMetaObject::invokeMethod(
            this, [waiter, result] { tell(waiter, std::move(*result)); }, Qt::QueuedConnection);
        return true;
    }
    return false;
}

void KeyStore::Private::read(const Account& account, Prompt prompt, QObject* context, ReadDone done)
{
    const auto waiter = std::make_shared<Waiter>(Waiter{context, std::move(done)});
    if (giveKnown(account, waiter))
        return;
    const auto pass = [waiter](Result<Secret, Error> result) { tell(waiter, std::move(result)); };
    const auto later = [this, pass](
                           std::function<Result<Secret, Error>()> source) { readLater(this, std::move(source), pass); };
    switch (account.key.kind) {
    case KeySource::Kind::Keychain:
        return readKeychain(account, prompt == Prompt::Yes, waiter);
    case KeySource::Kind::Session:
        return later([] { return noKeyThere(Text::tr("The key was kept for one session only; enter it again.")); });
    case KeySource::Kind::Login: // read by whoever knows the provider
        return later([] { return noKeyThere(); });
    case KeySource::Kind::Environment:
        return later([name = account.key.place] { return keyFromEnvironment(name); });
    case KeySource::Kind::File:
        return later([path = account.key.place] { return keyFromFile(path); });
    case KeySource::Kind::Command:
        // Environment and files change under us and cost nothing; a command may ask the person, once.
        return keyFromCommand(account.key.place, prompt == Prompt::Yes ? limits.prompt : limits.command, this,
            [this, pass, id = account.id](Result<Secret, Error> result) {
                if (result)
                    remember(id, {result->copy(), {}});
                pass(std::move(result));
            });
    }
}

void KeyStore::Private::readKeychain(const Account& account, bool prompt, const WaiterPointer& waiter)
{
    QTimer::singleShot(prompt ? limits.prompt : limits.keychain, this, [waiter] { tell(waiter, keychainIsLocked()); });
    if (const auto found = flights.find(account.id); found != flights.end()) {
        if (found->second->account.keyOrigin != account.keyOrigin)
            return readLater(
                this, [account] { return enteredElsewhere(account); },
                [waiter](Result<Secret, Error> result) { tell(waiter, std::move(result)); });
        found->second->prompt = found->second->prompt || prompt;
        found->second->waiters.push_back(waiter);
        return;
    }
    const auto flight = std::make_shared<Flight>(Flight{account, itemName(account), prompt, {waiter}});
    flights.emplace(account.id, flight);
    keychain.read(
        flight->item, [flight] { return flight->prompt; },
        [this, flight](
            const Result<QString, Error>& text) { text ? take(flight, *text) : land(flight, text.error()); });
}

void KeyStore::Private::take(const FlightPointer& flight, const QString& text)
{
    auto read = keyInItem(text);
    if (!read)
        return land(flight, noKeyThere(Text::tr("The keychain's entry holds no usable key; enter it again.")));
    BoundKey bound = std::move(read).value();
    if (!bound.isFor(flight->account))
        return land(flight, enteredElsewhere(flight->account));
    if (bound.origin.isEmpty() && !flight->account.keyOrigin.isEmpty())
        return bind(flight, std::move(bound));
    remember(flight->account.id, std::move(bound));
    land(flight, std::nullopt);
}

/// An item that does not say where its key belongs: from now on it does. Where that cannot be written it is tried again
/// with the next read.
void KeyStore::Private::bind(const FlightPointer& flight, BoundKey bound)
{
    bound.origin = flight->account.keyOrigin;
    const auto held = std::make_shared<BoundKey>(std::move(bound));
    keychain.replace(
        flight->item, [held] { return itemText(*held); },
        [this, flight, held] {
            remember(flight->account.id, std::move(*held));
            land(flight, std::nullopt);
        });
}

void KeyStore::Private::land(const FlightPointer& flight, const std::optional<Error>& error)
{
    const QString& accountId = flight->account.id;
    const auto found = flights.find(accountId);
    const bool current = found != flights.end() && found->second == flight;
    if (current)
        flights.erase(found);
    std::optional<Secret> key;
    if (const auto at = known.find(accountId); !error && at != known.end()) {
        key = at->second.key.copy();
        if (!current)
            known.erase(at); // Forgotten while it was on its way.
    }
    bool heard = false;
    for (const auto& waiter : flight->waiters) {
        heard = heard || !waiter->told;
        if (key)
            tell(waiter, key->copy());
        else
            tell(waiter, error.value_or(noKeyThere()));
    }
    if (key && !heard)
        Q_EMIT q.changed();
}

// ---- writing and removing

KeyStore::Private::OrderPointer KeyStore::Private::newOrder(QObject* context, Done done)
{
    auto order = std::make_shared<Order>(Order{context, std::move(done)});
    QTimer::singleShot(limits.prompt, this, [this, order] { carryOut(order, keychainIsLocked()); });
    return order;
}

/// Whoever was told already that it takes too long hears of a success as of a change.
void KeyStore::Private::carryOut(const OrderPointer& order, const std::optional<Error>& error)
{
    if (std::exchange(order->told, true)) {
        if (!error)
            Q_EMIT q.changed();
        return;
    }
    if (order->context)
        order->done(error);
}

void KeyStore::Private::write(const Account& account, Secret key, const OrderPointer& order)
{
    const auto bound = std::make_shared<BoundKey>(BoundKey{std::move(key), account.keyOrigin});
    keychain.write(
        itemName(account), [bound] { return itemText(*bound); },
        [this, order, bound, id = account.id](const std::optional<Error>& error) {
            if (!error) {
                flights.erase(id);
                session.erase(id);
                remember(id, std::move(*bound));
            }
            carryOut(order, error);
        });
}

// ---- the store

KeyStore::KeyStore(QObject* parent)
    : KeyStore(Limits{}, parent)
{
}

KeyStore::KeyStore(Limits limits, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, limits))
{
}

KeyStore::~KeyStore() = default;

void KeyStore::read(const Account& account, Prompt prompt, QObject* context, ReadDone done)
{
    d->read(account, prompt, context, std::move(done));
}

void KeyStore::write(const Account& account, Secret key, QObject* context, Done done)
{
    if (account.key.kind == KeySource::Kind::Keychain)
        return d->write(account, std::move(key), d->newOrder(context, std::move(done)));
    std::optional<Error> error;
    if (account.key.kind == KeySource::Kind::Session)
        keepForSession(account.id, std::move(key), account.keyOrigin);
    else
        error = noKeyThere();
    QMetaObject::invokeMethod(
        context, [error, done = std::move(done)] { done(error); }, Qt::QueuedConnection);
}

void KeyStore::remove(const Account& account, QObject* context, Done done)
{
    drop(account.id);
    if (account.key.kind == KeySource::Kind::Keychain)
        return discard(account, context, std::move(done));
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done(std::nullopt); }, Qt::QueuedConnection);
}

void KeyStore::discard(const Account& former, QObject* context, Done done)
{
    d->keychain.remove(
        itemName(former), [this, order = d->newOrder(context, std::move(done))](const std::optional<Error>& error) {
            d->carryOut(order, error);
        });
}

void KeyStore::keepForSession(const QString& accountId, Secret key, const QString& origin)
{
    forget(accountId);
    BoundKey bound{std::move(key), origin};
    d->hints.insert_or_assign(accountId, bound.hint());
    d->session.insert_or_assign(accountId, std::move(bound));
}

QString KeyStore::hint(const QString& accountId) const
{
    const auto found = d->hints.find(accountId);
    return found == d->hints.end() ? QString() : found->second;
}

void KeyStore::forget(const QString& accountId)
{
    d->known.erase(accountId);
    d->flights.erase(accountId);
}

void KeyStore::drop(const QString& accountId)
{
    forget(accountId);
    d->session.erase(accountId);
    d->hints.erase(accountId);
}

void KeyStore::unlock()
{
    d->keychain.unlock([](bool) {});
}

QString KeyStore::itemName(const Account& account)
{
    return u"quotalamp/%1/%2"_s.arg(account.provider, account.id);
}

} // namespace quotalamp
