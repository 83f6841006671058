#include "io/keystore.h"

#include "core/tr.h"
#include "io/secretservice.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <utility>
#include <vector>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString serviceName = u"quotalamp"_s;

/// After this a keychain that says nothing counts as locked for those who wait; its answer is still welcome later.
constexpr auto keychainPatience = 20s;
constexpr auto commandPatience = 10s;
constexpr qint64 longestFile = 64 * 1024;

Error noKey(const QString& detail = {})
{
    return {ErrorKind::NoKey, 0, detail, std::nullopt};
}

Error locked()
{
    return {ErrorKind::KeychainLocked, 0, {}, std::nullopt};
}

Error missing()
{
    return {ErrorKind::KeychainMissing, 0, {}, std::nullopt};
}

Error errorOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return noKey();
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return locked();
    default:
        return missing();
    }
}

/// What libsecret's backend of QtKeychain files our items under.
QMap<QString, QString> attributes(const Account& account)
{
    return {{u"user"_s, KeyStore::itemName(account)}, {u"server"_s, serviceName}};
}

QByteArray firstLine(const QByteArray& text)
{
    return text.left(text.indexOf('\n') < 0 ? text.size() : text.indexOf('\n'));
}

Result<Secret, Error> checked(QByteArray input, const QString& place)
{
    auto secret = secretFromInput(std::move(input));
    if (secret)
        return std::move(secret).value();
    return noKey(Text::tr("No usable key in %1: %2").arg(place, secret.error().sentence));
}

Result<Secret, Error> fromEnvironment(const QString& name)
{
    const QByteArray variable = name.toLocal8Bit();
    if (!qEnvironmentVariableIsSet(variable.constData()))
        return noKey(Text::tr("The environment variable %1 is not set.").arg(name));
    return checked(qgetenv(variable.constData()), name);
}

Result<Secret, Error> fromFile(const QString& path)
{
    // A pipe or a device could make us wait for ever.
    if (!QFileInfo(path).isFile())
        return noKey(Text::tr("There is no file %1.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > longestFile)
        return noKey(Text::tr("The file %1 cannot be read.").arg(path));
    return checked(firstLine(file.read(longestFile)), path);
}

} // namespace

/// Runs the jobs of QtKeychain, which are never deleted by us: a job that is deleted while it runs crashes, and one
/// that waits for a prompt may run as long as the program.
class KeyStore::Private {
public:
    explicit Private(KeyStore* store)
        : q(store)
    {
    }

    void readKeychain(const Account& account, Prompt prompt);
    void startRead(const Account& account);
    void runCommand(const Account& account);
    void tell(const QString& accountId, Result<Secret, Error> result);
    void giveUpAfter(std::chrono::milliseconds time, const QString& accountId);
    void endPatience(const QString& accountId);
    void startWrite(const Account& account, const std::shared_ptr<Secret>& key, const Done& done);
    void confirm(const Account& account, const std::shared_ptr<Secret>& key, const Done& done);

    struct Waiting {
        QPointer<QObject> context;
        ReadDone done;
    };
    std::map<QString, std::unique_ptr<QTimer>> patience; ///< of those who wait, by account id

    KeyStore* q;
    SecretService service;
    std::map<QString, Secret> session;
    std::map<QString, Secret> known; ///< read once; not from environment and files, which change under us
    std::map<QString, std::vector<Waiting>> waiting; ///< by account id: one read, however many ask
};

KeyStore::KeyStore(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    connect(&d->service, &SecretService::changed, this, &KeyStore::changed);
}

KeyStore::~KeyStore() = default;

QString KeyStore::itemName(const Account& account)
{
    return u"quotalamp/"_s + account.provider + u'/' + account.id;
}

void KeyStore::read(const Account& account, Prompt prompt, QObject* context, ReadDone done)
{
    auto& waiting = d->waiting[account.id];
    waiting.push_back({context, std::move(done)});
    const bool kept = d->session.contains(account.id) || d->known.contains(account.id);
    if (waiting.size() > 1 && !kept)
        return;
    // Later, so that nothing is called back from within.
    QMetaObject::invokeMethod(this, [this, account, prompt] {
        if (const auto found = d->session.find(account.id); found != d->session.end())
            return d->tell(account.id, found->second.copy());
        if (const auto found = d->known.find(account.id); found != d->known.end())
            return d->tell(account.id, found->second.copy());
        switch (account.key.kind) {
        case KeySource::Kind::Keychain:
            return d->readKeychain(account, prompt);
        case KeySource::Kind::Environment:
            return d->tell(account.id, fromEnvironment(account.key.place));
        case KeySource::Kind::File:
            return d->tell(account.id, fromFile(account.key.place));
        case KeySource::Kind::Command:
            return d->runCommand(account);
        case KeySource::Kind::Session:
            return d->tell(account.id, noKey(Text::tr("The key was kept for one session only; enter it again.")));
        }
    }, Qt::QueuedConnection);
}

void KeyStore::Private::readKeychain(const Account& account, Prompt prompt)
{
    if (!SecretService::used())
        return startRead(account);
    giveUpAfter(keychainPatience, account.id);
    service.find(attributes(account), [this, account, prompt](SecretService::State state, const QStringList& objects) {
        switch (state) {
        case SecretService::State::Missing:
            return tell(account.id, missing());
        case SecretService::State::Absent:
            return tell(account.id, noKey());
        case SecretService::State::Unlocked:
            return startRead(account);
        case SecretService::State::Locked:
            break;
        }
        if (prompt == Prompt::No)
            return tell(account.id, locked());
        service.unlock(objects, [this, account](bool unlocked) {
            if (!unlocked)
                return tell(account.id, locked());
            startRead(account);
        });
    });
}

void KeyStore::Private::startRead(const Account& account)
{
    giveUpAfter(keychainPatience, account.id);
    auto* job = new QKeychain::ReadPasswordJob(serviceName);
    job->setKey(itemName(account));
    QObject::connect(job, &QKeychain::Job::finished, q, [this, job, id = account.id] {
        if (job->error() != QKeychain::NoError)
            return tell(id, errorOf(job->error()));
        auto secret = secretFromInput(job->textData().toUtf8());
        if (!secret)
            return tell(id, noKey(Text::tr("The keychain's entry holds no usable key; enter it again.")));
        known.insert_or_assign(id, secret->copy());
        const bool late = !waiting.contains(id);
        tell(id, std::move(secret).value());
        if (late)
            Q_EMIT q->changed();
    });
    job->start();
}

void KeyStore::Private::runCommand(const Account& account)
{
    auto* process = new QProcess(q);
    auto* limit = new QTimer(process);
    const auto finish = [this, process, account](bool ran) {
        process->disconnect(q);
        process->deleteLater();
        const bool well = ran && process->exitStatus() == QProcess::NormalExit && process->exitCode() == 0;
        if (!well)
            return tell(account.id, noKey(Text::tr("The command for the key failed.")));
        auto result = checked(firstLine(process->readAllStandardOutput()), Text::tr("the command's output"));
        if (result)
            known.insert_or_assign(account.id, result->copy());
        tell(account.id, std::move(result));
    };
    QObject::connect(process, &QProcess::finished, q, [finish] { finish(true); });
    QObject::connect(process, &QProcess::errorOccurred, q, [finish](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(false);
    });
    QObject::connect(limit, &QTimer::timeout, process, &QProcess::kill);
    process->setStandardErrorFile(QProcess::nullDevice());
    process->setStandardInputFile(QProcess::nullDevice());
    limit->start(commandPatience);
#ifdef Q_OS_WIN
    process->startCommand(account.key.place);
#else
    process->start(u"/bin/sh"_s, {u"-c"_s, account.key.place});
#endif
}

void KeyStore::Private::tell(const QString& accountId, Result<Secret, Error> result)
{
    const auto found = waiting.find(accountId);
    if (found == waiting.end())
        return;
    const auto list = std::move(found->second);
    waiting.erase(found);
    endPatience(accountId);
    for (const auto& each : list) {
        if (!each.context)
            continue;
        if (result)
            each.done(result->copy());
        else
            each.done(result.error());
    }
}

void KeyStore::Private::giveUpAfter(std::chrono::milliseconds time, const QString& accountId)
{
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    QObject::connect(timer.get(), &QTimer::timeout, q, [this, accountId] { tell(accountId, locked()); });
    timer->start(time);
    endPatience(accountId);
    patience[accountId] = std::move(timer);
}

void KeyStore::Private::endPatience(const QString& accountId)
{
    const auto found = patience.find(accountId);
    if (found == patience.end())
        return;
    found->second.release()->deleteLater(); // it may be the one that is firing
    patience.erase(found);
}

void KeyStore::write(const Account& account, Secret key, QObject* context, Done done)
{
    auto shared = std::make_shared<Secret>(std::move(key));
    // Told once: by the job, or by the patience of whoever waits.
    auto told = std::make_shared<bool>(false);
    const Done once = [told, context = QPointer<QObject>(context), done = std::move(done)](const std::optional<Error>& error) {
        if (std::exchange(*told, true) || !context)
            return;
        done(error);
    };
    if (account.key.kind == KeySource::Kind::Session) {
        keepForSession(account.id, shared->copy());
        QMetaObject::invokeMethod(this, [once] { once(std::nullopt); }, Qt::QueuedConnection);
        return;
    }
    QTimer::singleShot(keychainPatience, this, [once] { once(locked()); });
    if (!SecretService::used())
        return d->startWrite(account, shared, once);
    d->service.findDefault([this, account, shared, once](SecretService::State state, const QStringList& objects) {
        if (state == SecretService::State::Missing)
            return once(missing());
        if (state != SecretService::State::Locked)
            return d->startWrite(account, shared, once);
        d->service.unlock(objects, [this, account, shared, once](bool unlocked) {
            if (!unlocked)
                return once(locked());
            d->startWrite(account, shared, once);
        });
    });
}

void KeyStore::Private::startWrite(const Account& account, const std::shared_ptr<Secret>& key, const Done& done)
{
    auto* job = new QKeychain::WritePasswordJob(serviceName);
    job->setKey(itemName(account));
    job->setTextData(QString::fromLatin1(key->expose()));
    QObject::connect(job, &QKeychain::Job::finished, q, [this, job, account, key, done] {
        if (job->error() != QKeychain::NoError)
            return done(errorOf(job->error()).kind == ErrorKind::KeychainMissing ? missing() : locked());
        confirm(account, key, done);
    });
    job->start();
}

/// Reads back what was written: some services say yes and keep nothing.
void KeyStore::Private::confirm(const Account& account, const std::shared_ptr<Secret>& key, const Done& done)
{
    auto* job = new QKeychain::ReadPasswordJob(serviceName);
    job->setKey(itemName(account));
    QObject::connect(job, &QKeychain::Job::finished, q, [this, job, account, key, done] {
        const bool same = job->error() == QKeychain::NoError && job->textData().toLatin1() == key->expose();
        if (!same)
            return done(missing());
        session.erase(account.id);
        known.insert_or_assign(account.id, key->copy());
        done(std::nullopt);
    });
    job->start();
}

void KeyStore::remove(const Account& account, QObject* context, Done done)
{
    d->session.erase(account.id);
    d->known.erase(account.id);
    if (account.key.kind != KeySource::Kind::Keychain) {
        QMetaObject::invokeMethod(context, [done = std::move(done)] { done(std::nullopt); }, Qt::QueuedConnection);
        return;
    }
    auto* job = new QKeychain::DeletePasswordJob(serviceName);
    job->setKey(itemName(account));
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        done(gone ? std::nullopt : std::optional(errorOf(job->error())));
    });
    job->start();
}

void KeyStore::keepForSession(const QString& accountId, Secret key)
{
    d->session.insert_or_assign(accountId, std::move(key));
}

QString KeyStore::hint(const QString& accountId) const
{
    constexpr qsizetype shown = 4;
    constexpr qsizetype longEnough = 12; // four of fewer would tell too much
    for (const auto* keys : {&d->session, &d->known}) {
        const auto found = keys->find(accountId);
        if (found != keys->end() && found->second.expose().size() >= longEnough)
            return QString::fromLatin1(found->second.expose().right(shown));
    }
    return {};
}

void KeyStore::forget(const QString& accountId)
{
    d->known.erase(accountId);
}

void KeyStore::unlock()
{
    d->service.findDefault([this](SecretService::State state, const QStringList& objects) {
        if (state == SecretService::State::Locked)
            return d->service.unlock(objects, [](bool) { });
        Q_EMIT changed();
    });
}

} // namespace quotalamp
