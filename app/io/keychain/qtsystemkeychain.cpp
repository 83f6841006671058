// SPDX-License-Identifier: MIT
#include "io/keys/systemkeychain.h"
#ifdef QUOTALAMP_DBUS
#include "io/keychain/secretservice.h"
#endif

#include <qt6keychain/keychain.h>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto keychainService = "quotalamp"_L1;

SystemKeychain::Outcome outcomeOf(QKeychain::Error error)
{
    using enum SystemKeychain::Outcome;
    switch (error) {
    case QKeychain::NoError:
        return Well;
    case QKeychain::EntryNotFound:
        return NoItem;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
#ifdef Q_OS_LINUX
    case QKeychain::OtherError: // "The name org.freedesktop.secrets was not provided", "Cannot autolaunch D-Bus"
#endif
        return NoKeychain;
    default:
        return Refused;
    }
}

/// QtKeychain's jobs delete themselves and nobody else may: one that is deleted, or whose signals are cut, while it runs
/// takes the program or all later jobs down with it.
class QtSystemKeychain : public SystemKeychain {
public:
    explicit QtSystemKeychain(std::function<void()> changed)
        : m_changed(std::move(changed))
    {
#ifdef QUOTALAMP_DBUS
        QObject::connect(&m_service, &SecretService::changed, &m_service, m_changed);
#endif
    }

    void find(const QString& item, QObject* context, const Found& found) override;
    void findDefault(QObject* context, const Found& found) override;
    void unlock(QObject* context, const Unlocked& unlocked) override;
    void read(const QString& item, QObject* context, const Read& read) override;
    void write(const QString& item, const QString& text, QObject* context, const Done& done) override;
    void remove(const QString& item, QObject* context, const Done& done) override;

private:
    std::function<void()> m_changed;
#ifdef QUOTALAMP_DBUS
    SecretService m_service;
#endif
};

#ifdef QUOTALAMP_DBUS

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

SystemKeychain::ItemState itemStateOf(SecretService::State state)
{
    using enum SystemKeychain::ItemState;
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

void QtSystemKeychain::find(const QString& item, QObject* context, const Found& found)
{
    const QMap<QString, QString> attributes{{u"user"_s, item}, {u"server"_s, QString(keychainService)}};
    m_service.find(attributes, context, [found](SecretService::State state) { found(itemStateOf(state)); });
}

void QtSystemKeychain::findDefault(QObject* context, const Found& found)
{
    m_service.findDefault(context, [found](SecretService::State state) { found(itemStateOf(state)); });
}

void QtSystemKeychain::unlock(QObject* context, const Unlocked& unlocked)
{
    m_service.unlock(context, unlocked);
}

#else

void QtSystemKeychain::find(const QString& /*item*/, QObject* context, const Found& found)
{
    findDefault(context, found);
}

void QtSystemKeychain::findDefault(QObject* context, const Found& found)
{
    QMetaObject::invokeMethod(
        context, [found] { found(ItemState::Unknown); }, Qt::QueuedConnection);
}

/// The system unlocks by itself when the keychain is asked.
void QtSystemKeychain::unlock(QObject* context, const Unlocked& unlocked)
{
    QMetaObject::invokeMethod(
        context,
        [unlocked, changed = m_changed] {
            unlocked(true);
            changed();
        },
        Qt::QueuedConnection);
}

#endif

void QtSystemKeychain::read(const QString& item, QObject* context, const Read& read)
{
    auto* job = new QKeychain::ReadPasswordJob(keychainService);
    job->setKey(item);
    QObject::connect(job, &QKeychain::Job::finished, context, [read, job] {
        read(outcomeOf(job->error()), job->error() == QKeychain::NoError ? job->textData() : QString());
    });
    job->start();
}

void QtSystemKeychain::write(const QString& item, const QString& text, QObject* context, const Done& done)
{
    auto* job = new QKeychain::WritePasswordJob(keychainService);
    job->setKey(item);
    job->setTextData(text); // Always as text: a text and a binary item would be two.
    QObject::connect(job, &QKeychain::Job::finished, context, [done, job] { done(outcomeOf(job->error())); });
    job->start();
}

void QtSystemKeychain::remove(const QString& item, QObject* context, const Done& done)
{
    auto* job = new QKeychain::DeletePasswordJob(keychainService);
    job->setKey(item);
    QObject::connect(job, &QKeychain::Job::finished, context, [done, job] { done(outcomeOf(job->error())); });
    job->start();
}

} // namespace

} // namespace quotalamp

quotalamp::SystemKeychain* quotalampMakeSystemKeychain(const std::function<void()>& changed)
{
    return new quotalamp::QtSystemKeychain(changed); // NOLINT(cppcoreguidelines-owning-memory): across a C interface
}
