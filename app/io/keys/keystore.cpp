// SPDX-License-Identifier: MIT
#include "io/keys/keystore.h"

#include "core/base/tr.h"
#include "io/keys/keyplaces.h"
#ifdef QUOTALAMP_DBUS
#include "io/keys/secretservice.h"
#endif

#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto keychainService = "quotalamp"_L1;
constexpr qsizetype hintLength = 4;
constexpr qsizetype leastForHint = 12; ///< of a shorter key four characters would tell too much

enum class Standing { NoService, NoAnswer, Locked, Absent, Present, Unknown };

Error locked()
{
    return {ErrorKind::KeychainLocked, 0, {}, {}};
}

Error missing()
{
    return {ErrorKind::KeychainMissing, 0, {}, {}};
}

Error noKey(const QString& detail = {})
{
    return {ErrorKind::NoKey, 0, detail, {}};
}

Error enteredElsewhere(const Account& account)
{
    return noKey(Text::tr("The base URL has changed; enter the key for %1.").arg(QUrl(account.keyOrigin).host()));
}

/// A key, and the one origin that it was entered for; empty: not bound to any.
struct BoundKey {
    Secret key;
    QString origin;

    [[nodiscard]] bool isFor(const Account& account) const { return origin.isEmpty() || origin == account.keyOrigin; }
};

/// What an item of the keychain holds: the key, and in a line of its own its origin, so that whoever changes the
/// accounts' file sends the key nowhere else. Items of earlier versions, and those made by hand, have the first alone.
QString itemText(const BoundKey& bound)
{
    const QString key = QString::fromLatin1(bound.key.expose());
    return bound.origin.isEmpty() ? key : key + u'\n' + bound.origin;
}

Result<BoundKey> keyInItem(const QString& text)
{
    const QString trimmed = text.trimmed();
    const qsizetype end = trimmed.indexOf(u'\n');
    auto key = secretFromInput(trimmed.left(end < 0 ? trimmed.size() : end).toUtf8());
    if (!key)
        return key.error();
    const QString origin = end < 0 ? QString() : trimmed.mid(end + 1).trimmed();
    if (end >= 0 && !origin.contains("://"_L1))
        return Failure{}; // two lines of something else
    return BoundKey{std::move(key).value(), origin};
}

QString hintAt(const Secret& key)
{
    return key.expose().size() < leastForHint ? QString() : QString::fromLatin1(key.expose().last(hintLength));
}

/// What QtKeychain says, where nothing better is known.
Error errorOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return noKey();
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
#ifdef Q_OS_LINUX
    case QKeychain::OtherError: // "The name org.freedesktop.secrets was not provided", "Cannot autolaunch D-Bus"
#endif
        return missing();
    default:
        return locked();
    }
}

QString desktopOf(const char* variable)
{
    return qEnvironmentVariable(variable).toUpper();
}

/// There QtKeychain may talk to KWallet past the Secret Service, which then says nothing of what is missing.
bool mayBeKWallet()
{
    return desktopOf("XDG_CURRENT_DESKTOP").split(u':').contains("KDE"_L1)
        || !desktopOf("KDE_SESSION_VERSION").isEmpty();
}

} // namespace

/// QtKeychain jobs delete themselves and nobody else may: one that is deleted, or whose signals are cut, while it
/// runs takes the program or all later jobs down with it.
class KeyStore::Private : public QObject {
public:
    Private(KeyStore& store, Limits given)
        : q(store)
        , limits(given)
    {
    }

    struct Waiter {
        QPointer<QObject> context;
        ReadDone done;
        bool told = false;
    };
    struct Flight {
        Account account;
        QString item;
        bool prompt = false;
        bool prompted = false;
        std::vector<std::shared_ptr<Waiter>> waiters;
    };
    /// A write or a removal, which is told once: how it went, or that it takes too long.
    struct Order {
        QString accountId;
        QString item;
        BoundKey bound;
        QPointer<QObject> context;
        Done done;
        bool told = false;
        bool prompted = false;
    };
    using FlightPointer = std::shared_ptr<Flight>;
    using OrderPointer = std::shared_ptr<Order>;

    void read(const Account& account, Prompt prompt, QObject* context, ReadDone done);
    void readKeychain(const Account& account, bool prompt, const std::shared_ptr<Waiter>& waiter);
    void ask(const FlightPointer& flight);
    void runRead(const FlightPointer& flight, bool present);
    void take(const FlightPointer& flight, BoundKey bound);
    void bind(const FlightPointer& flight, BoundKey bound);
    void land(const FlightPointer& flight, const std::optional<Error>& error);
    void remember(const QString& accountId, BoundKey bound);
    bool giveKnown(const Account& account, const std::shared_ptr<Waiter>& waiter);
    void tell(const std::shared_ptr<Waiter>& waiter, Result<Secret, Error> result) const;

    OrderPointer newOrder(const Account& account, QObject* context, Done done);
    void askToWrite(const OrderPointer& order);
    void runWrite(const OrderPointer& order);
    void readBack(const OrderPointer& order);
    void askToRemove(const OrderPointer& order);
    void runRemove(const OrderPointer& order);
    void tell(const OrderPointer& order, const std::optional<Error>& error);

    void find(const QString& item, std::function<void(Standing)> then);
    void findDefault(std::function<void(Standing)> then);
    void unlock(std::function<void(bool)> then);

    KeyStore& q;
    Limits limits;
    std::map<QString, BoundKey> session;
    std::map<QString, BoundKey> known;
    std::map<QString, QString> hints; ///< of keys read, also of those forgotten since
    std::map<QString, FlightPointer> flights;
#ifdef QUOTALAMP_DBUS
    SecretService* service();
    std::unique_ptr<SecretService> m_service;
#endif
};

// The Secret Service, where there is one to ask

#ifdef QUOTALAMP_DBUS

namespace {

Standing standing(SecretService::State state)
{
    switch (state) {
    case SecretService::State::NoService:
        return mayBeKWallet() ? Standing::Unknown : Standing::NoService;
    case SecretService::State::NoAnswer:
        return Standing::NoAnswer;
    case SecretService::State::Locked:
        return Standing::Locked;
    case SecretService::State::Absent:
        return mayBeKWallet() ? Standing::Unknown : Standing::Absent;
    case SecretService::State::Present:
        break;
    }
    return Standing::Present;
}

} // namespace

SecretService* KeyStore::Private::service()
{
    if (!m_service) {
        m_service = std::make_unique<SecretService>();
        connect(m_service.get(), &SecretService::changed, &q, &KeyStore::changed);
    }
    return m_service.get();
}

void KeyStore::Private::find(const QString& item, std::function<void(Standing)> then)
{
    const QMap<QString, QString> attributes{{u"user"_s, item}, {u"server"_s, QString(keychainService)}};
    service()->find(attributes, this, [then = std::move(then)](SecretService::State state) { then(standing(state)); });
}

void KeyStore::Private::findDefault(std::function<void(Standing)> then)
{
    service()->findDefault(this, [then = std::move(then)](SecretService::State state) { then(standing(state)); });
}

void KeyStore::Private::unlock(std::function<void(bool)> then)
{
    service()->unlock(this, std::move(then));
}

#else

void KeyStore::Private::find(const QString&, std::function<void(Standing)> then)
{
    QMetaObject::invokeMethod(
        this, [then = std::move(then)] { then(Standing::Unknown); }, Qt::QueuedConnection);
}

void KeyStore::Private::findDefault(std::function<void(Standing)> then)
{
    find({}, std::move(then));
}

void KeyStore::Private::unlock(std::function<void(bool)> then)
{
    // The system unlocks by itself when the keychain is asked.
    QMetaObject::invokeMethod(
        this,
        [this, then = std::move(then)] {
            then(true);
            Q_EMIT q.changed();
        },
        Qt::QueuedConnection);
}

#endif

// Reading

void KeyStore::Private::tell(const std::shared_ptr<Waiter>& waiter, Result<Secret, Error> result) const
{
    if (std::exchange(waiter->told, true) || !waiter->context)
        return;
    waiter->done(std::move(result));
}

void KeyStore::Private::remember(const QString& accountId, BoundKey bound)
{
    hints.insert_or_assign(accountId, hintAt(bound.key));
    known.insert_or_assign(accountId, std::move(bound));
}

bool KeyStore::Private::giveKnown(const Account& account, const std::shared_ptr<Waiter>& waiter)
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
            this, [this, waiter, result] { tell(waiter, std::move(*result)); }, Qt::QueuedConnection);
        return true;
    }
    return false;
}

void KeyStore::Private::read(const Account& account, Prompt prompt, QObject* context, ReadDone done)
{
    const auto waiter = std::make_shared<Waiter>(Waiter{context, std::move(done)});
    if (giveKnown(account, waiter))
        return;
    const auto pass = [this, waiter](Result<Secret, Error> result) { tell(waiter, std::move(result)); };
    switch (account.key.kind) {
    case KeySource::Kind::Keychain:
        return readKeychain(account, prompt == Prompt::Yes, waiter);
    case KeySource::Kind::Session:
        return readLater(
            this,
            [] {
                return Result<Secret, Error>(noKey(Text::tr("The key was kept for one session only; enter it again.")));
            },
            pass);
    case KeySource::Kind::Login: // read by whoever knows the provider
        return readLater(
            this, [] { return Result<Secret, Error>(noKey()); }, pass);
    case KeySource::Kind::Environment:
        return readLater(
            this, [name = account.key.place] { return keyFromEnvironment(name); }, pass);
    case KeySource::Kind::File:
        return readLater(
            this, [path = account.key.place] { return keyFromFile(path); }, pass);
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

void KeyStore::Private::readKeychain(const Account& account, bool prompt, const std::shared_ptr<Waiter>& waiter)
{
    QTimer::singleShot(prompt ? limits.prompt : limits.keychain, this, [this, waiter] { tell(waiter, locked()); });
    if (const auto found = flights.find(account.id); found != flights.end()) {
        if (found->second->account.keyOrigin != account.keyOrigin)
            return readLater(
                this, [account] { return Result<Secret, Error>(enteredElsewhere(account)); },
                [this, waiter](Result<Secret, Error> result) { tell(waiter, std::move(result)); });
        found->second->prompt = found->second->prompt || prompt;
        found->second->waiters.push_back(waiter);
        return;
    }
    const auto flight = std::make_shared<Flight>(Flight{account, itemName(account), prompt, false, {waiter}});
    flights.emplace(account.id, flight);
    ask(flight);
}

void KeyStore::Private::ask(const FlightPointer& flight)
{
    find(flight->item, [this, flight](Standing standing) {
        switch (standing) {
        case Standing::NoService:
            return land(flight, missing());
        case Standing::NoAnswer:
            return land(flight, locked());
        case Standing::Absent:
            return land(flight, noKey());
        case Standing::Locked:
            break;
        case Standing::Present:
        case Standing::Unknown:
            return runRead(flight, standing == Standing::Present);
        }
        if (!flight->prompt || std::exchange(flight->prompted, true))
            return land(flight, locked());
        unlock([this, flight](bool unlocked) { unlocked ? ask(flight) : land(flight, locked()); });
    });
}

void KeyStore::Private::runRead(const FlightPointer& flight, bool present)
{
    auto* job = new QKeychain::ReadPasswordJob(keychainService);
    job->setKey(flight->item);
    connect(job, &QKeychain::Job::finished, this, [this, flight, job, present] {
        if (job->error() != QKeychain::NoError) {
            // libsecret also says "not found" where a prompt was dismissed or could not be shown.
            const bool hidden = present && job->error() == QKeychain::EntryNotFound;
            return land(flight, hidden ? locked() : errorOf(job->error()));
        }
        auto bound = keyInItem(job->textData());
        if (!bound)
            return land(flight, noKey(Text::tr("The keychain's entry holds no usable key; enter it again.")));
        take(flight, std::move(bound).value());
    });
    job->start();
}

void KeyStore::Private::take(const FlightPointer& flight, BoundKey bound)
{
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
    auto* job = new QKeychain::WritePasswordJob(keychainService);
    job->setKey(flight->item);
    job->setTextData(itemText(bound));
    connect(job, &QKeychain::Job::finished, this, [this, flight, held = std::make_shared<BoundKey>(std::move(bound))] {
        remember(flight->account.id, std::move(*held));
        land(flight, std::nullopt);
    });
    job->start();
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
            tell(waiter, error.value_or(noKey()));
    }
    if (key && !heard)
        Q_EMIT q.changed();
}

// Writing and removing

KeyStore::Private::OrderPointer KeyStore::Private::newOrder(const Account& account, QObject* context, Done done)
{
    auto order = std::make_shared<Order>();
    order->accountId = account.id;
    order->item = itemName(account);
    order->context = context;
    order->done = std::move(done);
    QTimer::singleShot(limits.prompt, this, [this, order] { tell(order, locked()); });
    return order;
}

void KeyStore::Private::tell(const OrderPointer& order, const std::optional<Error>& error)
{
    if (std::exchange(order->told, true)) {
        if (!error)
            Q_EMIT q.changed();
        return;
    }
    if (order->context)
        order->done(error);
}

void KeyStore::Private::askToWrite(const OrderPointer& order)
{
    findDefault([this, order](Standing standing) {
        switch (standing) {
        case Standing::NoService:
            return tell(order, missing());
        case Standing::NoAnswer:
            return tell(order, locked());
        case Standing::Locked:
            break;
        case Standing::Absent:
        case Standing::Present:
        case Standing::Unknown:
            return runWrite(order);
        }
        if (std::exchange(order->prompted, true))
            return tell(order, locked());
        unlock([this, order](bool unlocked) { unlocked ? askToWrite(order) : tell(order, locked()); });
    });
}

void KeyStore::Private::runWrite(const OrderPointer& order)
{
    auto* job = new QKeychain::WritePasswordJob(keychainService);
    job->setKey(order->item);
    job->setTextData(itemText(order->bound)); // Always as text: a text and a binary item would be two.
    connect(job, &QKeychain::Job::finished, this, [this, order, job] {
        if (job->error() != QKeychain::NoError)
            return tell(order, errorOf(job->error()));
        readBack(order);
    });
    job->start();
}

void KeyStore::Private::readBack(const OrderPointer& order)
{
    auto* job = new QKeychain::ReadPasswordJob(keychainService);
    job->setKey(order->item);
    connect(job, &QKeychain::Job::finished, this, [this, order, job] {
        if (job->error() != QKeychain::NoError || job->textData() != itemText(order->bound))
            return tell(order, missing());
        flights.erase(order->accountId);
        session.erase(order->accountId);
        remember(order->accountId, std::move(order->bound));
        tell(order, std::nullopt);
    });
    job->start();
}

void KeyStore::Private::askToRemove(const OrderPointer& order)
{
    find(order->item, [this, order](Standing standing) {
        switch (standing) {
        case Standing::NoService:
            return tell(order, missing());
        case Standing::NoAnswer:
            return tell(order, locked());
        case Standing::Absent:
            return tell(order, std::nullopt);
        case Standing::Locked:
            break;
        case Standing::Present:
        case Standing::Unknown:
            return runRemove(order);
        }
        if (std::exchange(order->prompted, true))
            return tell(order, locked());
        unlock([this, order](bool unlocked) { unlocked ? askToRemove(order) : tell(order, locked()); });
    });
}

void KeyStore::Private::runRemove(const OrderPointer& order)
{
    auto* job = new QKeychain::DeletePasswordJob(keychainService);
    job->setKey(order->item);
    connect(job, &QKeychain::Job::finished, this, [this, order, job] {
        const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        tell(order, gone ? std::nullopt : std::optional(errorOf(job->error())));
    });
    job->start();
}

// The store

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
    if (account.key.kind == KeySource::Kind::Keychain) {
        const auto order = d->newOrder(account, context, std::move(done));
        order->bound = {std::move(key), account.keyOrigin};
        return d->askToWrite(order);
    }
    std::optional<Error> error;
    if (account.key.kind == KeySource::Kind::Session)
        keepForSession(account.id, std::move(key), account.keyOrigin);
    else
        error = noKey();
    QMetaObject::invokeMethod(
        context, [error, done = std::move(done)] { done(error); }, Qt::QueuedConnection);
}

void KeyStore::remove(const Account& account, QObject* context, Done done)
{
    drop(account.id);
    if (account.key.kind == KeySource::Kind::Keychain)
        return d->askToRemove(d->newOrder(account, context, std::move(done)));
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done(std::nullopt); }, Qt::QueuedConnection);
}

void KeyStore::keepForSession(const QString& accountId, Secret key, const QString& origin)
{
    forget(accountId);
    d->hints.insert_or_assign(accountId, hintAt(key));
    d->session.insert_or_assign(accountId, BoundKey{std::move(key), origin});
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
    d->unlock([](bool) {});
}

QString KeyStore::itemName(const Account& account)
{
    return keychainService + u'/' + account.provider + u'/' + account.id;
}

} // namespace quotalamp
