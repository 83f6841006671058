// SPDX-License-Identifier: MIT
#include "io/keys/keychain.h"

#include "io/keys/keyerrors.h"
#ifdef QUOTALAMP_DBUS
#include "io/keys/secretservice.h"
#endif

#include <qt6keychain/keychain.h>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto keychainService = "quotalamp"_L1;

/// What QtKeychain says, where nothing better is known.
Error errorOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return noKeyThere();
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
#ifdef Q_OS_LINUX
    case QKeychain::OtherError: // "The name org.freedesktop.secrets was not provided", "Cannot autolaunch D-Bus"
#endif
        return keychainIsMissing();
    default:
        return keychainIsLocked();
    }
}

} // namespace

struct Keychain::Way {
    std::function<void(const Found&)> look;
    std::function<bool()> mayPrompt;
    Reached reached;
    bool prompted = false;
};

Keychain::Keychain(QObject* parent)
    : QObject(parent)
{
}

Keychain::~Keychain() = default;

// ---- the Secret Service, where there is one to ask

#ifdef QUOTALAMP_DBUS

namespace {

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

Keychain::ItemState itemStateOf(SecretService::State state)
{
    using enum Keychain::ItemState;
    switch (state) {
    case SecretService::State::NoService:
        return mayBeKWallet() ? Unknown : NoService;
    case SecretService::State::NoAnswer:
        return NoAnswer;
    case SecretService::State::Locked:
        return Locked;
    case SecretService::State::Absent:
        return mayBeKWallet() ? Unknown : Absent;
    case SecretService::State::Present:
        break;
    }
    return Present;
}

} // namespace

SecretService& Keychain::service()
{
    if (!m_service) {
        m_service = std::make_unique<SecretService>();
        connect(m_service.get(), &SecretService::changed, this, &Keychain::changed);
    }
    return *m_service;
}

void Keychain::find(const QString& item, const Found& found)
{
    const QMap<QString, QString> attributes{{u"user"_s, item}, {u"server"_s, QString(keychainService)}};
    service().find(attributes, this, [found](SecretService::State state) { found(itemStateOf(state)); });
}

void Keychain::findDefault(const Found& found)
{
    service().findDefault(this, [found](SecretService::State state) { found(itemStateOf(state)); });
}

void Keychain::unlock(const std::function<void(bool unlocked)>& then)
{
    service().unlock(this, then);
}

#else

void Keychain::find(const QString&, const Found& found)
{
    QMetaObject::invokeMethod(
        this, [found] { found(ItemState::Unknown); }, Qt::QueuedConnection);
}

void Keychain::findDefault(const Found& found)
{
    find({}, found);
}

void Keychain::unlock(const std::function<void(bool unlocked)>& then)
{
    // The system unlocks by itself when the keychain is asked.
    QMetaObject::invokeMethod(
        this,
        [this, then] {
            then(true);
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

#endif

void Keychain::reach(const WayPointer& way)
{
    way->look([this, way](ItemState state) {
        if (state == ItemState::NoService)
            return way->reached(keychainIsMissing());
        if (state == ItemState::NoAnswer)
            return way->reached(keychainIsLocked());
        if (state != ItemState::Locked)
            return way->reached(state);
        if (!way->mayPrompt() || std::exchange(way->prompted, true))
            return way->reached(keychainIsLocked());
        unlock([this, way](bool unlocked) { unlocked ? reach(way) : way->reached(keychainIsLocked()); });
    });
}

// ---- QtKeychain's jobs delete themselves and nobody else may: one that is deleted, or whose signals are cut, while it
// runs takes the program or all later jobs down with it.

void Keychain::read(const QString& item, const std::function<bool()>& mayPrompt, const Read& read)
{
    const auto reached = [this, item, read](const Result<ItemState, Error>& state) {
        if (!state)
            return read(state.error());
        if (*state == ItemState::Absent)
            return read(noKeyThere());
        runRead(item, *state == ItemState::Present, read);
    };
    reach(std::make_shared<Way>(Way{[this, item](const Found& found) { find(item, found); }, mayPrompt, reached}));
}

void Keychain::runRead(const QString& item, bool isThere, const Read& read)
{
    auto* job = new QKeychain::ReadPasswordJob(keychainService);
    job->setKey(item);
    connect(job, &QKeychain::Job::finished, this, [read, job, isThere] {
        if (job->error() == QKeychain::NoError)
            return read(job->textData());
        // libsecret also says "not found" where a prompt was dismissed or could not be shown.
        const bool hidden = isThere && job->error() == QKeychain::EntryNotFound;
        read(hidden ? keychainIsLocked() : errorOf(job->error()));
    });
    job->start();
}

void Keychain::write(const QString& item, const Text& text, const Done& done)
{
    const auto reached = [this, item, text, done](const Result<ItemState, Error>& state) {
        state ? runWrite(item, text, done) : done(state.error());
    };
    reach(std::make_shared<Way>(Way{[this](const Found& found) { findDefault(found); }, [] { return true; }, reached}));
}

void Keychain::runWrite(const QString& item, const Text& text, const Done& done)
{
    auto* job = new QKeychain::WritePasswordJob(keychainService);
    job->setKey(item);
    job->setTextData(text()); // Always as text: a text and a binary item would be two.
    connect(job, &QKeychain::Job::finished, this, [this, item, text, done, job] {
        job->error() == QKeychain::NoError ? readBack(item, text, done) : done(errorOf(job->error()));
    });
    job->start();
}

void Keychain::readBack(const QString& item, const Text& text, const Done& done)
{
    auto* job = new QKeychain::ReadPasswordJob(keychainService);
    job->setKey(item);
    connect(job, &QKeychain::Job::finished, this, [text, done, job] {
        const bool same = job->error() == QKeychain::NoError && job->textData() == text();
        done(same ? std::nullopt : std::optional(keychainIsMissing()));
    });
    job->start();
}

void Keychain::replace(const QString& item, const Text& text, const std::function<void()>& done)
{
    auto* job = new QKeychain::WritePasswordJob(keychainService);
    job->setKey(item);
    job->setTextData(text());
    connect(job, &QKeychain::Job::finished, this, done);
    job->start();
}

void Keychain::remove(const QString& item, const Done& done)
{
    const auto reached = [this, item, done](const Result<ItemState, Error>& state) {
        if (!state)
            return done(state.error());
        if (*state == ItemState::Absent)
            return done(std::nullopt);
        runRemove(item, done);
    };
    reach(std::make_shared<Way>(
        Way{[this, item](const Found& found) { find(item, found); }, [] { return true; }, reached}));
}

void Keychain::runRemove(const QString& item, const Done& done)
{
    auto* job = new QKeychain::DeletePasswordJob(keychainService);
    job->setKey(item);
    connect(job, &QKeychain::Job::finished, this, [done, job] {
        const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        done(gone ? std::nullopt : std::optional(errorOf(job->error())));
    });
    job->start();
}

} // namespace quotalamp
