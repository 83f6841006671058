// SPDX-License-Identifier: MIT
#include "io/keys/keychain.h"

#include "core/base/tr.h"
#include "io/keys/keyerrors.h"

#include <utility>

namespace quotalamp {

namespace {

/// Where nothing better is known than how QtKeychain fared.
Error errorOf(SystemKeychain::Outcome outcome)
{
    switch (outcome) {
    case SystemKeychain::Outcome::NoItem:
        return noKeyThere();
    case SystemKeychain::Outcome::NoKeychain:
        return keychainIsMissing();
    case SystemKeychain::Outcome::Well:
    case SystemKeychain::Outcome::Refused:
        break;
    }
    return keychainIsLocked();
}

/// Somebody has brought along the program alone.
Error keychainPartIsMissing()
{
    return {ErrorKind::KeychainMissing, 0,
        Text::tr("The part of Quotalamp that knows the keychain is missing: quotalamp-keychain.so. Install it again."),
        {}};
}

} // namespace

struct Keychain::Way {
    std::function<void(const Found&)> look;
    std::function<bool()> mayPrompt;
    Reached reached;
    bool prompted = false;
};

SystemKeychain* Keychain::system()
{
    if (!m_system)
        m_system = openSystemKeychain([this] { Q_EMIT changed(); });
    return m_system.get();
}

void Keychain::unlock(const std::function<void(bool unlocked)>& then)
{
    if (SystemKeychain* keychain = system())
        return keychain->unlock(this, then);
    QMetaObject::invokeMethod(
        this, [then] { then(false); }, Qt::QueuedConnection);
}

void Keychain::reach(const WayPointer& way)
{
    if (!system()) {
        QMetaObject::invokeMethod(
            this, [way] { way->reached(keychainPartIsMissing()); }, Qt::QueuedConnection);
        return;
    }
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

void Keychain::read(const QString& item, const std::function<bool()>& mayPrompt, const Read& read)
{
    const auto reached = [this, item, read](const Result<ItemState, Error>& state) {
        if (!state)
            return read(state.error());
        if (*state == ItemState::Absent)
            return read(noKeyThere());
        runRead(item, *state == ItemState::Present, read);
    };
    reach(std::make_shared<Way>(
        Way{[this, item](const Found& found) { m_system->find(item, this, found); }, mayPrompt, reached}));
}

void Keychain::runRead(const QString& item, bool isThere, const Read& read)
{
    m_system->read(item, this, [read, isThere](Outcome outcome, const QString& text) {
        if (outcome == Outcome::Well)
            return read(text);
        // libsecret also says "not found" where a prompt was dismissed or could not be shown.
        read(isThere && outcome == Outcome::NoItem ? keychainIsLocked() : errorOf(outcome));
    });
}

void Keychain::write(const QString& item, const Text& text, const Done& done)
{
    const auto reached = [this, item, text, done](const Result<ItemState, Error>& state) {
        state ? runWrite(item, text, done) : done(state.error());
    };
    reach(std::make_shared<Way>(
        Way{[this](const Found& found) { m_system->findDefault(this, found); }, [] { return true; }, reached}));
}

void Keychain::runWrite(const QString& item, const Text& text, const Done& done)
{
    m_system->write(item, text(), this, [this, item, text, done](Outcome outcome) {
        outcome == Outcome::Well ? readBack(item, text, done) : done(errorOf(outcome));
    });
}

void Keychain::readBack(const QString& item, const Text& text, const Done& done)
{
    m_system->read(item, this, [text, done](Outcome outcome, const QString& kept) {
        const bool same = outcome == Outcome::Well && kept == text();
        done(same ? std::nullopt : std::optional(keychainIsMissing()));
    });
}

void Keychain::replace(const QString& item, const Text& text, const std::function<void()>& done)
{
    if (SystemKeychain* keychain = system())
        return keychain->write(item, text(), this, [done](Outcome) { done(); });
    QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
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
        Way{[this, item](const Found& found) { m_system->find(item, this, found); }, [] { return true; }, reached}));
}

void Keychain::runRemove(const QString& item, const Done& done)
{
    m_system->remove(item, this, [done](Outcome outcome) {
        const bool gone = outcome == Outcome::Well || outcome == Outcome::NoItem;
        done(gone ? std::nullopt : std::optional(errorOf(outcome)));
    });
}

} // namespace quotalamp
