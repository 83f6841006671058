// SPDX-License-Identifier: MIT
#include "core/model/observation.h"
#include "core/model/snapshotjson.h"
#include "io/files/accountfile.h"
#include "io/files/usagestore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Account accountNamed(const QString& id)
{
    Account account;
    account.id = id;
    account.provider = u"openai"_s;
    account.label = id;
    return account;
}

Snapshot someSnapshot(double remaining = 40)
{
    RateWindow window;
    window.id = u"requests"_s;
    window.limit = 50;
    window.remaining = remaining;
    Snapshot snapshot;
    snapshot.reading = Reading{};
    snapshot.reading->windows = {window};
    snapshot.reading->models = QStringList{u"gpt-test"_s};
    snapshot.checkedAt = wallClock() - 10s;
    snapshot.readAt = snapshot.checkedAt;
    return snapshot;
}

Snapshot told429()
{
    Snapshot snapshot = someSnapshot(0);
    snapshot.notBefore = std::chrono::floor<std::chrono::seconds>(wallClock()) + 120s;
    snapshot.error = Error{ErrorKind::RateLimited, 429, u"Slow down."_s, snapshot.notBefore};
    snapshot.failures = 2;
    return snapshot;
}

/// A person was told of a limit, which is to be written.
void tell(UsageStore& store, const LimitKey& limit, const AlertState& told)
{
    store.changeAlerts([&](AlertStates& alerts) { alerts[limit] = told; });
}

AlertState crossed(Severity severity)
{
    AlertState state;
    state.told = severity;
    return state;
}

} // namespace

class UsageStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fillsInWhatTheProviderSays();
    void comparesWithOrganisations();
    void neitherProbeNorTrafficIsLost();
    void isQuiet();
    void ignoresUnknownAccounts();
    void keepsOverARestart();
    void losesWhatWasLearnedElsewhere_data();
    void losesWhatWasLearnedElsewhere();
    void forgetsOnDemand();
    void forgetsRemovedAccounts();
    void writesLaterAndOnce();
    void neverKeepsTheDemo();
    void keepsAlerts();
    void keepsAlertsOfAnyAccount_data();
    void keepsAlertsOfAnyAccount();
    void writesNoAlertsThatAreAsTheyWere();
    void writesWhatWasToldOfOneAccount();
    void changesWhatWasToldOfOneAccount();
    void countsPaidProbesPerDay();
    void forgetsAllButTheCount();
    void survivesDamage();
    void survivesAReadOnlyFolder();
    void twoWritersKeepBoth();
    void theNewerReadingStays_data();
    void theNewerReadingStays();
    void whatWasForgottenStaysForgotten();
    void removedAccountsGo();
    void othersAlertsStay();
    void capHoldsOverPrograms();
    void capHoldsWhereNothingCanBeKept_data();
    void capHoldsWhereNothingCanBeKept();
    void ledgersAreAdded();
    void triesAgainWhenThereIsRoom();
    void writesWhatTheAccountChanged();
    void writesNothingWithoutAChange();
    void writesOnceAMinute();
    void writesManyInTurns();
    void writesOneOfManyAtOnce();
    void othersAlertsStayBetweenTurns();
    void tidiesInTurns();
    void readsNoOtherAccount();
    void takesOverWhatAnEarlierVersionKept();
    void removedAccountsDoNotComeBack();
    void earlierReadingsStayWhereNothingCanBeWritten();
    void damageCostsItsLine();
    void everyReaderFindsAWholeReading();
    void theLedgerGrowsByWhatIsNew();
    void manyProgramsShareTheLedger();
    void takesOverTheLedgerOfAnEarlierVersion();

private:
    [[nodiscard]] QString file() const { return m_places.state + u"/snapshots.rows"_s; }
    std::unique_ptr<QTemporaryDir> m_folder;
    Places m_places;
    Registry m_registry = Registry::builtIn();
};

void UsageStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_places = {m_folder->filePath(u"config"_s), m_folder->filePath(u"state"_s), m_folder->filePath(u"run"_s)};
}

void UsageStoreTest::fillsInWhatTheProviderSays()
{
    UsageStore store(m_registry, nullptr);
    Account own = accountNamed(u"own"_s);
    own.baseUrl = QUrl(u"https://proxy.example"_s);
    Account ollama = accountNamed(u"ollama"_s);
    ollama.provider = u"ollama"_s;
    Account unknown = accountNamed(u"unknown"_s);
    unknown.provider = u"elsewhere"_s;
    store.setAccounts({accountNamed(u"one"_s), own, ollama, unknown});
    QCOMPARE(store.states().size(), 4U);
    QCOMPARE(store.find(u"one"_s)->providerName, u"OpenAI"_s);
    QCOMPARE(store.find(u"one"_s)->baseUrl, QUrl(u"https://api.openai.com"_s));
    QVERIFY(store.find(u"one"_s)->limited);
    QCOMPARE(store.find(u"own"_s)->baseUrl, own.baseUrl);
    QVERIFY(!store.find(u"ollama"_s)->limited);
    QCOMPARE(store.find(u"unknown"_s)->providerName, u"elsewhere"_s);
    QVERIFY(!store.find(u"nobody"_s));
}

/// Whoever is read first, and whether the organisation is still there.
void UsageStoreTest::comparesWithOrganisations()
{
    UsageStore store(m_registry, nullptr);
    Account organisation = accountNamed(u"org"_s);
    organisation.provider = u"openai-admin"_s;
    store.setAccounts({accountNamed(u"one"_s), organisation});
    const auto configured = [&store] {
        return store.find(u"one"_s)->snapshot.reading->windows.front().configured.value_or(-1);
    };
    Snapshot observed = someSnapshot();
    observed.reading->windows.front().model = u"gpt-test"_s;
    store.setSnapshot(u"one"_s, observed);
    QCOMPARE(configured(), -1.0);
    Snapshot told = someSnapshot();
    told.reading->configuredLimits = {{u"gpt-test"_s, u"requests"_s, 20, 60s}};
    store.setSnapshot(u"org"_s, told);
    QCOMPARE(configured(), 20.0);
    QSignalSpy spy(&store, &UsageStore::changed);
    store.setSnapshot(u"one"_s, observed);
    QVERIFY(spy.isEmpty());
    store.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(configured(), -1.0);
}

/// One program probes while another one, which knows nothing of that, sees traffic.
void UsageStoreTest::neitherProbeNorTrafficIsLost()
{
    QTemporaryDir folder;
    const Places places{folder.filePath(u"config"_s), folder.filePath(u"state"_s), folder.filePath(u"run"_s)};
    const TimePoint now = wallClock();
    const auto window = [](const QString& id, double left) {
        return RateWindow{id, {}, Unit::Requests, 100.0, left, {}, {}, Refill::Fixed, {}};
    };
    Reading first;
    first.windows = {window(u"7d"_s, 90)};
    const Snapshot start = advance({}, {first, {}}, now - 10min);
    UsageStore one(m_registry, &places);
    one.setAccounts({accountNamed(u"one"_s)});
    one.setSnapshot(u"one"_s, start);
    one.flush();
    UsageStore two(m_registry, &places);
    two.setAccounts({accountNamed(u"one"_s)});
    const auto lefts = [](const UsageStore& store) {
        QStringList list;
        for (const RateWindow& each : store.find(u"one"_s)->snapshot.reading->windows)
            list << u"%1 %2"_s.arg(each.id).arg(*each.remaining);
        return list;
    };
    const QStringList both{u"7d 80"_s, u"minute 5"_s};

    Reading fresh = first;
    fresh.windows = {window(u"7d"_s, 80)};
    fresh.models = {u"model"_s};
    one.setSnapshot(u"one"_s, advance(start, {fresh, {}}, now - 1min));
    two.setSnapshot(u"one"_s, withObserved(start, {{window(u"minute"_s, 5)}, {}, now}));
    one.flush();
    two.flush();
    QCOMPARE(lefts(two), both);
    QCOMPARE(two.find(u"one"_s)->snapshot.reading->models, QStringList{u"model"_s});
    one.setSnapshot(u"one"_s, one.find(u"one"_s)->snapshot);
    UsageStore three(m_registry, &places);
    three.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(lefts(three), both);
    // The other way round: the later probe is written last.
    Snapshot probed = advance(one.find(u"one"_s)->snapshot, {fresh, {}}, now - 30s);
    one.setSnapshot(u"one"_s, probed);
    one.flush();
    QCOMPARE(lefts(one), both);
}

void UsageStoreTest::isQuiet()
{
    UsageStore store(m_registry, nullptr);
    store.setAccounts({accountNamed(u"one"_s)});
    QSignalSpy changed(&store, &UsageStore::changed);
    const Snapshot snapshot = someSnapshot();
    store.setSnapshot(u"one"_s, snapshot);
    store.setSnapshot(u"one"_s, snapshot);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().front().toString(), u"one"_s);
    store.setChecking(u"one"_s, true);
    store.setChecking(u"one"_s, true);
    QCOMPARE(changed.size(), 2);
    store.reset(u"one"_s);
    store.reset(u"one"_s);
    QCOMPARE(changed.size(), 3);
}

void UsageStoreTest::ignoresUnknownAccounts()
{
    UsageStore store(m_registry, nullptr);
    QSignalSpy changed(&store, &UsageStore::changed);
    store.setSnapshot(u"nobody"_s, someSnapshot());
    store.setChecking(u"nobody"_s, true);
    store.reset(u"nobody"_s);
    QVERIFY(changed.isEmpty());
}

void UsageStoreTest::keepsOverARestart()
{
    const Snapshot snapshot = told429();
    {
        UsageStore store(m_registry, &m_places);
        store.setAccounts({accountNamed(u"one"_s)});
        store.setSnapshot(u"one"_s, snapshot);
    }
    QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(store.find(u"one"_s)->snapshot, snapshot);
}

void UsageStoreTest::losesWhatWasLearnedElsewhere_data()
{
    QTest::addColumn<Account>("changed");
    QTest::addColumn<bool>("kept");
    Account account = accountNamed(u"one"_s);
    account.label = u"another name"_s;
    QTest::newRow("label") << account << true;
    account = accountNamed(u"one"_s);
    account.provider = u"codex"_s;
    QTest::newRow("provider") << account << false;
    account = accountNamed(u"one"_s);
    account.baseUrl = QUrl(u"https://proxy.example"_s);
    QTest::newRow("base URL") << account << false;
    account = accountNamed(u"one"_s);
    account.key = {KeySource::Kind::Environment, u"NAME"_s};
    QTest::newRow("key source") << account << false;
}

void UsageStoreTest::losesWhatWasLearnedElsewhere()
{
    QFETCH(const Account, changed);
    QFETCH(const bool, kept);
    const Snapshot snapshot = someSnapshot();
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    store.setSnapshot(u"one"_s, snapshot);
    store.flush();
    UsageStore afterRestart(m_registry, &m_places);
    afterRestart.setAccounts({changed});
    QCOMPARE(afterRestart.find(u"one"_s)->snapshot.reading.has_value(), kept);
    store.setAccounts({changed});
    QCOMPARE(store.find(u"one"_s)->snapshot.reading.has_value(), kept);
}

void UsageStoreTest::forgetsOnDemand()
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    store.setSnapshot(u"one"_s, told429());
    store.flush();
    store.reset(u"one"_s);
    store.flush();
    UsageStore afterRestart(m_registry, &m_places);
    afterRestart.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(afterRestart.find(u"one"_s)->snapshot, Snapshot());
}

void UsageStoreTest::forgetsRemovedAccounts()
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s), accountNamed(u"two"_s)});
    store.setSnapshot(u"one"_s, someSnapshot());
    tell(store, {u"one"_s, u"requests"_s}, {Severity::Warning, {}, true});
    tell(store, {u"two"_s, u"requests"_s}, {Severity::Warning, {}, true});
    store.setAccounts({accountNamed(u"two"_s)});
    store.flush();
    QCOMPARE(store.alerts().size(), 1U);
    QFile kept(file());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!kept.readAll().contains("/one "));
}

void UsageStoreTest::writesLaterAndOnce()
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    for (int i = 0; i < 20; ++i)
        store.setSnapshot(u"one"_s, someSnapshot(i));
    QVERIFY(!QFile::exists(file()));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file()), 4000);
}

void UsageStoreTest::neverKeepsTheDemo()
{
    UsageStore store(m_registry, &m_places);
    Account demo = accountNamed(u"demo"_s);
    demo.demo = true;
    store.setAccounts({demo});
    store.setSnapshot(u"demo"_s, someSnapshot());
    store.flush();
    UsageStore afterRestart(m_registry, &m_places);
    afterRestart.setAccounts({accountNamed(u"demo"_s)});
    QVERIFY(!afterRestart.find(u"demo"_s)->snapshot.reading);
}

void UsageStoreTest::keepsAlerts()
{
    const AlertState told{Severity::Critical, std::chrono::floor<std::chrono::seconds>(wallClock()) + 60s, true};
    {
        UsageStore store(m_registry, &m_places);
        store.setAccounts({accountNamed(u"one"_s)});
        tell(store, {u"one"_s, u"requests"_s}, told);
        store.setSnapshot(u"one"_s, someSnapshot());
    }
    const UsageStore store(m_registry, &m_places);
    QCOMPARE(store.alerts().at({u"one"_s, u"requests"_s}), told);
}

void UsageStoreTest::keepsAlertsOfAnyAccount_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << u"one"_s;
    QTest::newRow("with a slash") << u"work/one"_s;
    QTest::newRow("like a limit of another account") << u"two/requests"_s;
    QTest::newRow("with a mark") << u"~1"_s;
}

/// An id that a person wrote into the accounts' file may hold what separates it from the limit.
void UsageStoreTest::keepsAlertsOfAnyAccount()
{
    QFETCH(QString, id);
    const std::vector<Account> accounts{accountNamed(id), accountNamed(u"two"_s)};
    {
        UsageStore store(m_registry, &m_places);
        store.setAccounts(accounts);
        tell(store, {id, u"requests"_s}, {Severity::Critical, {}, true});
        store.setAccounts(accounts);
    }
    UsageStore store(m_registry, &m_places);
    store.setAccounts(accounts);
    QCOMPARE(store.alerts().size(), 1U);
    QCOMPARE(store.alerts().at({id, u"requests"_s}).told, Severity::Critical);
    store.setAccounts({accountNamed(u"two"_s)});
    QVERIFY(store.alerts().empty());
}

void UsageStoreTest::writesNoAlertsThatAreAsTheyWere()
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    tell(store, {u"one"_s, u"requests"_s}, crossed(Severity::Warning));
    store.flush();
    QVERIFY(QFile::remove(file()));
    tell(store, {u"one"_s, u"requests"_s}, crossed(Severity::Warning));
    store.changeAlerts([](AlertStates&) {});
    store.flush();
    QVERIFY(!QFile::exists(file()));
    tell(store, {u"one"_s, u"requests"_s}, crossed(Severity::Critical));
    store.flush();
    QVERIFY(QFile::exists(file()));
}

/// And of no other, also where it was told and taken back of others meanwhile.
void UsageStoreTest::writesWhatWasToldOfOneAccount()
{
    UsageStore store(m_registry, &m_places);
    const QStringList accounts{u"a"_s, u"a b"_s, u"b"_s};
    store.setAccounts({accountNamed(u"a"_s), accountNamed(u"a b"_s), accountNamed(u"b"_s)});
    for (const QString& account : accounts)
        tell(store, {account, u"requests"_s}, crossed(Severity::Warning));
    store.flush();
    auto linesSince = [this, known = QByteArray()]() mutable {
        QFile kept(file());
        const QByteArray all = kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray();
        const QByteArray more = all.startsWith(known) ? all.sliced(known.size()) : all;
        known = all;
        return more;
    };
    QCOMPARE(linesSince().count('\n'), 4); // and the head
    for (const Severity told : {Severity::Critical, Severity::Warning})
        tell(store, {u"b"_s, u"requests"_s}, crossed(told));
    tell(store, {u"a"_s, u"requests"_s}, crossed(Severity::Critical));
    store.flush();
    const QByteArray line = linesSince();
    QVERIFY2(line.count('\n') == 1 && line.contains("alerts/a {"), line.constData());
}

/// Whoever changes what was told of one account meets nothing of others, also where their names begin alike.
void UsageStoreTest::changesWhatWasToldOfOneAccount()
{
    UsageStore store(m_registry, nullptr);
    const QStringList accounts{u"a"_s, u"a b"_s, u"b"_s};
    for (const QString& account : accounts) {
        for (const QString& limit : {u""_s, u"requests"_s, u"tokens"_s})
            tell(store, {account, limit}, crossed(Severity::Warning));
    }
    AlertStates expected = store.alerts();
    store.changeAlertsOf(u"a"_s, [&](AlertStates& alerts) {
        QCOMPARE(alerts.size(), std::size_t(3));
        alerts.erase({u"a"_s, u"requests"_s});
        alerts[{u"a"_s, u"tokens"_s}] = crossed(Severity::Critical);
        alerts[{u"a"_s, u"days"_s}] = crossed(Severity::Exhausted);
    });
    expected.erase({u"a"_s, u"requests"_s});
    expected[{u"a"_s, u"tokens"_s}] = crossed(Severity::Critical);
    expected[{u"a"_s, u"days"_s}] = crossed(Severity::Exhausted);
    QCOMPARE(store.alerts(), expected);
    store.changeAlertsOf(u"c"_s, [](AlertStates& alerts) { QVERIFY(alerts.empty()); });
    QCOMPARE(store.alerts(), expected);
    store.changeAlertsOf(u"b"_s, [](AlertStates& alerts) { alerts.clear(); });
    QVERIFY(std::ranges::none_of(store.alerts(), [](const auto& each) { return each.first.account == u"b"_s; }));
    QCOMPARE(store.alerts().size(), std::size_t(6));
}

void UsageStoreTest::countsPaidProbesPerDay()
{
    const TimePoint now = wallClock();
    {
        UsageStore store(m_registry, &m_places);
        QCOMPARE(store.ledger().totals(now).paid, 0);
        QVERIFY(store.requests().takePaid(1, std::nullopt, now));
        QVERIFY(store.requests().takePaid(1, std::nullopt, now));
        QCOMPARE(store.ledger().totals(now).paid, 2);
    }
    UsageStore store(m_registry, &m_places);
    QCOMPARE(store.ledger().totals(now).paid, 2);
    QCOMPARE(store.ledger().totals(now + 25h).paid, 0);
    QVERIFY(store.requests().takePaid(1, std::nullopt, now + 25h));
    QCOMPARE(store.ledger().totals(now + 25h).paid, 1);
}

void UsageStoreTest::forgetsAllButTheCount()
{
    const TimePoint now = wallClock();
    {
        UsageStore store(m_registry, &m_places);
        store.setAccounts({accountNamed(u"one"_s)});
        store.setSnapshot(u"one"_s, someSnapshot());
        tell(store, {u"one"_s, u"requests"_s}, crossed(Severity::Critical));
        QVERIFY(store.requests().takePaid(1, std::nullopt, now));
        LedgerEntry entry;
        entry.at = now;
        entry.place = u"api.example/v1"_s;
        store.requests().enter(entry);
        store.flush();
        QSignalSpy changed(&store, &UsageStore::changed);
        store.forget();
        QCOMPARE(changed.size(), 1);
        QVERIFY(!store.find(u"one"_s)->snapshot.reading);
    }
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(store.find(u"one"_s)->snapshot, Snapshot());
    QVERIFY(store.alerts().empty());
    QVERIFY(store.ledger().entries(now).empty());
    QCOMPARE(store.ledger().totals(now), (LedgerTotals{0, 1, 0, 0}));
}

void UsageStoreTest::survivesDamage()
{
    QVERIFY(makePrivateFolder(m_places.state));
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(R"({"accounts": {"one": {"of": 7, "snapshot": [)");
    damaged.close();
    const Snapshot snapshot = someSnapshot();
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(store.find(u"one"_s)->snapshot, Snapshot());
    store.setSnapshot(u"one"_s, snapshot);
    store.flush();
    UsageStore afterRestart(m_registry, &m_places);
    afterRestart.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(afterRestart.find(u"one"_s)->snapshot, snapshot);
}

void UsageStoreTest::survivesAReadOnlyFolder()
{
    QFile file(m_places.state); // a file where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    store.setSnapshot(u"one"_s, someSnapshot());
    store.flush();
    QVERIFY(store.find(u"one"_s)->snapshot.reading.has_value());
}

/// A command and the app, each with an account of which the other knows nothing new.
void UsageStoreTest::twoWritersKeepBoth()
{
    const std::vector<Account> accounts{accountNamed(u"one"_s), accountNamed(u"two"_s)};
    UsageStore app(m_registry, &m_places);
    app.setAccounts(accounts);
    UsageStore command(m_registry, &m_places);
    command.setAccounts(accounts);
    const Snapshot first = someSnapshot(1);
    const Snapshot second = someSnapshot(2);
    app.setSnapshot(u"one"_s, first);
    command.setSnapshot(u"two"_s, second);
    app.flush();
    command.flush();
    QCOMPARE(command.find(u"one"_s)->snapshot, first); // taken in
    QSignalSpy changed(&app, &UsageStore::changed);
    tell(app, {u"one"_s, u"requests"_s}, crossed(Severity::Warning));
    app.flush();
    QCOMPARE(app.find(u"two"_s)->snapshot, second);
    QCOMPARE(changed.size(), 1);
    UsageStore later(m_registry, &m_places);
    later.setAccounts(accounts);
    QCOMPARE(later.find(u"one"_s)->snapshot, first);
    QCOMPARE(later.find(u"two"_s)->snapshot, second);
}

void UsageStoreTest::theNewerReadingStays_data()
{
    QTest::addColumn<int>("ours"); // seconds ago
    QTest::addColumn<int>("theirs");
    QTest::addColumn<bool>("oursStays");
    QTest::newRow("ours is newer") << 10 << 20 << true;
    QTest::newRow("theirs is newer") << 20 << 10 << false;
    QTest::newRow("theirs is of tomorrow, by a clock that was set back") << 10 << -86400 << true;
    QTest::newRow("theirs is a moment ahead, by a clock that was set back") << 10 << -5 << true;
}

void UsageStoreTest::theNewerReadingStays()
{
    QFETCH(const int, ours);
    QFETCH(const int, theirs);
    QFETCH(const bool, oursStays);
    const auto read = [](int ago, double left) {
        Snapshot snapshot = someSnapshot(left);
        snapshot.checkedAt = snapshot.readAt = wallClock() - std::chrono::seconds(ago);
        return snapshot;
    };
    UsageStore app(m_registry, &m_places);
    app.setAccounts({accountNamed(u"one"_s)});
    UsageStore command(m_registry, &m_places);
    command.setAccounts({accountNamed(u"one"_s)});
    command.setSnapshot(u"one"_s, read(theirs, 7));
    command.flush();
    app.setSnapshot(u"one"_s, read(ours, 8));
    app.flush();
    QCOMPARE(app.find(u"one"_s)->snapshot.reading->windows.front().remaining.value_or(0), oursStays ? 8.0 : 7.0);
    UsageStore later(m_registry, &m_places);
    later.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(later.find(u"one"_s)->snapshot.reading->windows.front().remaining.value_or(0), oursStays ? 8.0 : 7.0);
}

/// A new key was entered elsewhere: what the app still holds was learned with the old one.
void UsageStoreTest::whatWasForgottenStaysForgotten()
{
    UsageStore app(m_registry, &m_places);
    app.setAccounts({accountNamed(u"one"_s)});
    app.setSnapshot(u"one"_s, someSnapshot());
    app.flush();
    {
        UsageStore command(m_registry, &m_places);
        command.setAccounts({accountNamed(u"one"_s)});
        command.reset(u"one"_s);
    }
    tell(app, {u"one"_s, u"requests"_s}, crossed(Severity::Warning));
    app.flush();
    QVERIFY(!app.find(u"one"_s)->snapshot.reading);
    Snapshot fresh = someSnapshot(3);
    fresh.checkedAt = fresh.readAt = wallClock();
    app.setSnapshot(u"one"_s, fresh);
    app.flush();
    UsageStore later(m_registry, &m_places);
    later.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(later.find(u"one"_s)->snapshot, fresh);
}

void UsageStoreTest::removedAccountsGo()
{
    const Account two = accountNamed(u"two"_s);
    QCOMPARE(AccountFile(m_places).write({accountNamed(u"one"_s), two}), std::nullopt);
    UsageStore app(m_registry, &m_places);
    app.setAccounts({accountNamed(u"one"_s), two});
    app.setSnapshot(u"one"_s, someSnapshot());
    app.setSnapshot(u"two"_s, someSnapshot());
    app.flush();
    app.setAccounts(
        {two}); // removed here, and still in the file of accounts: perhaps another program has just added it
    app.flush();
    const auto kept = [this] {
        RowFile rows(file(), 1 << 24);
        rows.read();
        return rows.rows().names().filter(u"snapshot/"_s);
    };
    QCOMPARE(kept(), (QStringList{u"snapshot/one"_s, u"snapshot/two"_s}));
    QCOMPARE(AccountFile(m_places).write({two}), std::nullopt);
    tell(app, {u"two"_s, u"requests"_s}, crossed(Severity::Warning));
    app.flush();
    QCOMPARE(kept(), QStringList{u"snapshot/two"_s});
    // A program that has not heard of it yet writes it once more.
    UsageStore command(m_registry, &m_places);
    command.setAccounts({accountNamed(u"one"_s), two});
    command.setSnapshot(u"one"_s, someSnapshot());
    command.flush();
    QCOMPARE(kept(), (QStringList{u"snapshot/one"_s, u"snapshot/two"_s}));
    tell(app, {u"two"_s, u"requests"_s}, crossed(Severity::Critical));
    app.flush();
    QCOMPARE(kept(), QStringList{u"snapshot/two"_s});
}

void UsageStoreTest::othersAlertsStay()
{
    UsageStore app(m_registry, &m_places);
    app.setAccounts({accountNamed(u"one"_s), accountNamed(u"two"_s)});
    tell(app, {u"one"_s, u"requests"_s}, crossed(Severity::Warning));
    app.flush();
    UsageStore command(m_registry, &m_places);
    command.setAccounts({accountNamed(u"one"_s), accountNamed(u"two"_s)});
    tell(app, {u"one"_s, u"requests"_s}, crossed(Severity::Critical));
    app.flush();
    tell(command, {u"two"_s, u"requests"_s}, crossed(Severity::Warning));
    command.setSnapshot(u"one"_s, someSnapshot());
    command.flush();
    const UsageStore later(m_registry, &m_places);
    QCOMPARE(later.alerts().at({u"one"_s, u"requests"_s}).told, Severity::Critical);
    QCOMPARE(later.alerts().at({u"two"_s, u"requests"_s}).told, Severity::Warning);
}

void UsageStoreTest::capHoldsOverPrograms()
{
    const TimePoint now = wallClock();
    UsageStore app(m_registry, &m_places);
    UsageStore command(m_registry, &m_places);
    int sent = 0;
    for (int i = 0; i < 6; ++i) {
        sent += app.requests().takePaid(1, 5, now) ? 1 : 0;
        sent += command.requests().takePaid(1, 5, now) ? 1 : 0;
    }
    QCOMPARE(sent, 5);
    QVERIFY(!UsageStore(m_registry, &m_places).requests().takePaid(1, 5, now));
    QVERIFY(!app.requests().takePaid(2, 6, now)); // both or none
    QVERIFY(app.requests().takePaid(1, 6, now));
    QVERIFY(app.requests().takePaid(1, 5, now + 24h));
    QVERIFY(!command.requests().takePaid(1, 6, now)); // the clock was set there and back
    QCOMPARE(UsageStore(m_registry, &m_places).ledger().totals(now).paid, 6);
}

void UsageStoreTest::capHoldsWhereNothingCanBeKept_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("a folder in its place") << QByteArray("mkdir paid.json");
    QTest::newRow("a pipe") << QByteArray("mkfifo paid.json");
    QTest::newRow("damaged today") << QByteArray("echo '{\"days\": ' > paid.json");
    QTest::newRow("counts as words") << QByteArray("echo '{\"days\": {\"2026-11-28\": \"5\"}}' > paid.json");
    QTest::newRow("a list") << QByteArray("echo '{\"days\": [5]}' > paid.json");
    QTest::newRow("of a newer version") << QByteArray("echo '{\"schema\": 2}' > paid.json");
    QTest::newRow("a lock that cannot be") << QByteArray("mkdir .paid.json.lock");
}

void UsageStoreTest::capHoldsWhereNothingCanBeKept()
{
    QFETCH(const QByteArray, command);
    QVERIFY(makePrivateFolder(m_places.state));
    QCOMPARE(::system(("cd '" + m_places.state.toLocal8Bit() + "' && " + command).constData()), 0);
    UsageStore store(m_registry, &m_places);
    QSignalSpy failed(&store, &UsageStore::failed);
    QVERIFY(!store.requests().takePaid(1, 5, wallClock()));
    QVERIFY(!store.requests().takePaid(1, 5, wallClock()));
    QCOMPARE(failed.size(), 1);
    QVERIFY(store.requests().takePaid(1, std::nullopt, wallClock())); // nobody asked for a cap
}

void UsageStoreTest::ledgersAreAdded()
{
    const TimePoint now = std::chrono::floor<std::chrono::seconds>(wallClock());
    const auto entry = [now](const QString& place, int millisecond) {
        LedgerEntry made;
        made.at = now + std::chrono::milliseconds(millisecond);
        made.accountId = u"one"_s;
        made.place = place;
        made.method = u"GET"_s;
        made.bytes = 10;
        made.purpose = Purpose::Paid;
        return made;
    };
    UsageStore app(m_registry, &m_places);
    UsageStore command(m_registry, &m_places);
    app.requests().enter(entry(u"a.example/1"_s, 1));
    app.flush();
    command.requests().enter(entry(u"a.example/2"_s, 2));
    command.flush();
    app.requests().enterTokens(u"one"_s, 7); // of what is written already
    app.requests().enter(entry(u"a.example/3"_s, 3));
    app.flush();
    const UsageStore later(m_registry, &m_places);
    for (const UsageStore* store : std::initializer_list<const UsageStore*>{&app, &later}) {
        QCOMPARE(store->ledger().totals(now), (LedgerTotals{3, 0, 30, 7}));
        QCOMPARE(store->ledger().entries(now).size(), 3U);
        QCOMPARE(store->ledger().entries(now).front().place, u"a.example/3"_s);
        QCOMPARE(store->ledger().entries(now).back().tokens.value_or(0), 7);
    }
}

void UsageStoreTest::triesAgainWhenThereIsRoom()
{
    QFile inTheWay(m_places.state); // a file where the folder should be
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    UsageStore store(m_registry, &m_places);
    QSignalSpy failed(&store, &UsageStore::failed);
    store.setAccounts({accountNamed(u"one"_s)});
    const Snapshot snapshot = someSnapshot();
    store.setSnapshot(u"one"_s, snapshot);
    store.flush();
    tell(store, {u"one"_s, u"requests"_s}, crossed(Severity::Warning));
    store.flush();
    QCOMPARE(failed.size(), 1);
    QVERIFY(store.trouble().contains(u"snapshots.rows"_s));
    QVERIFY(inTheWay.remove());
    store.flush();
    QCOMPARE(store.trouble(), QString());
    UsageStore later(m_registry, &m_places);
    later.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(later.find(u"one"_s)->snapshot, snapshot);
}

namespace {

std::vector<Account> accountsUpTo(int count)
{
    std::vector<Account> accounts;
    for (int i = 0; i < count; ++i)
        accounts.push_back(accountNamed(u"account %1"_s.arg(i)));
    return accounts;
}

/// With as many models and headers as providers tell.
Snapshot largeSnapshot(double remaining)
{
    Snapshot snapshot = someSnapshot(remaining);
    for (int i = 0; i < 60; ++i)
        snapshot.reading->models << u"some-model-of-the-provider-%1"_s.arg(i);
    for (int i = 0; i < 20; ++i)
        snapshot.reading->rawHeaders.add("x-ratelimit-some-name-" + QByteArray::number(i), "4000");
    return snapshot;
}

qint64 sizeOf(const QString& path)
{
    return QFileInfo(path).size();
}

} // namespace

/// One of 200 accounts: what is written is less than a reading, and not the file; where only the time is other, a line.
void UsageStoreTest::writesWhatTheAccountChanged()
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts(accountsUpTo(200));
    for (const AccountState& state : std::vector(store.states()))
        store.setSnapshot(state.account.id, largeSnapshot(40));
    store.flush();
    const qint64 all = sizeOf(file());
    QVERIFY2(all < 200 * 4000, QByteArray::number(all).constData());

    Snapshot next = largeSnapshot(39);
    next.checkedAt = next.readAt = wallClock() - 1s;
    store.setSnapshot(u"account 7"_s, next);
    store.flush();
    const qint64 reading = sizeOf(file()) - all;
    QVERIFY2(reading > 0 && reading < 500, QByteArray::number(reading).constData());

    next.checkedAt = next.readAt = wallClock();
    store.setSnapshot(u"account 7"_s, next);
    store.flush();
    const qint64 time = sizeOf(file()) - all - reading;
    QVERIFY2(time > 0 && time < 200, QByteArray::number(time).constData());
    UsageStore later(m_registry, &m_places);
    later.setAccounts(accountsUpTo(200));
    QCOMPARE(later.find(u"account 7"_s)->snapshot, next);
    QCOMPARE(later.find(u"account 8"_s)->snapshot.reading->windows.front().remaining.value_or(0), 40.0);
}

void UsageStoreTest::writesNothingWithoutAChange()
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    const Snapshot snapshot = largeSnapshot(40);
    store.setSnapshot(u"one"_s, snapshot);
    store.flush();
    const FileStamp before = stampOf(file());
    store.setSnapshot(u"one"_s, snapshot);
    store.setAccounts({accountNamed(u"one"_s)});
    store.flush();
    store.setSnapshot(u"one"_s, largeSnapshot(39));
    store.setSnapshot(u"one"_s, snapshot); // as it is in the file
    store.flush();
    QCOMPARE(stampOf(file()), before);
    QCOMPARE(QDir(m_places.state).entryList(QDir::Files), QStringList{u"snapshots.rows"_s});
}

/// By itself; what a person did is not left waiting.
void UsageStoreTest::writesOnceAMinute()
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    const auto* timer = store.findChild<QTimer*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(timer && !timer->isActive());
    store.setSnapshot(u"one"_s, someSnapshot(1));
    QVERIFY(timer->remainingTimeAsDuration() < 3s);
    store.flush();
    const FileStamp written = stampOf(file());
    for (int i = 2; i < 20; ++i) {
        store.setSnapshot(u"one"_s, someSnapshot(i));
        tell(store, {u"one"_s, u"requests"_s}, crossed(i % 2 == 0 ? Severity::Warning : Severity::Critical));
        QVERIFY(timer->isActive() && timer->remainingTimeAsDuration() > 55s);
    }
    QCOMPARE(stampOf(file()), written);
    store.changeAlerts([](AlertStates& alerts) { alerts.clear(); }, UsageStore::Urgency::Person);
    QVERIFY(timer->isActive() && timer->remainingTimeAsDuration() < 3s);
    store.flush();
    QVERIFY(!timer->isActive());
    store.reset(u"one"_s);
    QVERIFY(timer->isActive() && timer->remainingTimeAsDuration() < 3s);
}

/// So that a window in the same thread stays quick; what people were told of an account comes with it.
void UsageStoreTest::writesManyInTurns()
{
    constexpr int all = 200;
    UsageStore store(m_registry, &m_places);
    store.setAccounts(accountsUpTo(all));
    for (const AccountState& state : std::vector(store.states()))
        store.setSnapshot(state.account.id, largeSnapshot(40));
    store.changeAlerts([&](AlertStates& alerts) {
        for (const AccountState& state : store.states())
            alerts[{state.account.id, u"requests"_s}] = crossed(Severity::Warning);
    });
    auto* timer = store.findChild<QTimer*>(QString(), Qt::FindDirectChildrenOnly);
    timer->start(0);
    qsizetype before = 0;
    qsizetype most = 0;
    const auto allKept = [&] {
        RowFile rows(file(), 1'000'000);
        rows.read();
        const qsizetype now = rows.rows().names().size();
        most = std::max(most, now - std::exchange(before, now));
        return now == 2 * all;
    };
    QTRY_VERIFY(allKept());
    QVERIFY2(most < all / 2, QByteArray::number(most).constData());
    QVERIFY(!timer->isActive());
    // A change meanwhile is not lost, and whoever needs all of it has it at once.
    for (const AccountState& state : std::vector(store.states()))
        store.setSnapshot(state.account.id, largeSnapshot(30));
    timer->start(0);
    QTRY_VERIFY(timer->isActive() && timer->interval() > 0);
    store.setSnapshot(u"account 7"_s, largeSnapshot(20));
    store.keepNow();
    QVERIFY(!timer->isActive());
    UsageStore later(m_registry, &m_places);
    later.setAccounts(accountsUpTo(all));
    for (const AccountState& state : later.states()) {
        const double left = state.account.id == u"account 7"_s ? 20 : 30;
        QCOMPARE(state.snapshot.reading->windows.front().remaining.value_or(0), left);
    }
    QCOMPARE(later.alerts().size(), std::size_t(all));
}

/// Before a person is told something, what belongs to it is written, and not what many others learned meanwhile.
void UsageStoreTest::writesOneOfManyAtOnce()
{
    const auto names = [this] {
        RowFile rows(file(), 1 << 24);
        rows.read();
        return rows.rows().names();
    };
    UsageStore store(m_registry, &m_places);
    store.setAccounts(accountsUpTo(100));
    for (const AccountState& state : std::vector(store.states()))
        store.setSnapshot(state.account.id, largeSnapshot(40));
    tell(store, {u"account 7"_s, u"requests"_s}, crossed(Severity::Warning));
    store.keepNow(u"account 7"_s);
    QCOMPARE(names(), (QStringList{u"alerts/account 7"_s, u"snapshot/account 7"_s}));
    const auto* timer = store.findChild<QTimer*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(timer->isActive());
    store.keepNow();
    QCOMPARE(names().size(), 101);
    // What few others learned costs no more than the file does.
    store.setSnapshot(u"account 7"_s, largeSnapshot(30));
    store.keepNow(u"account 8"_s);
    QVERIFY(!timer->isActive());
}

/// What another program tells between two turns stays beside what we told, and is taken in with the last.
void UsageStoreTest::othersAlertsStayBetweenTurns()
{
    constexpr int all = 60;
    UsageStore store(m_registry, &m_places);
    store.setAccounts(accountsUpTo(all));
    const auto tellAll = [&store](Severity severity) {
        store.changeAlerts([&](AlertStates& alerts) {
            for (const AccountState& state : store.states())
                alerts[{state.account.id, u"requests"_s}] = crossed(severity);
        });
    };
    tellAll(Severity::Warning);
    store.flush();
    tellAll(Severity::Critical);
    auto* timer = store.findChild<QTimer*>(QString(), Qt::FindDirectChildrenOnly);
    timer->start(0);
    QTRY_VERIFY(timer->isActive() && timer->interval() > 0);
    {
        UsageStore command(m_registry, &m_places);
        command.setAccounts(accountsUpTo(all));
        for (int i = 0; i < all; ++i)
            tell(command, {u"account %1"_s.arg(i), u"tokens"_s}, crossed(Severity::Exhausted));
    }
    store.changeAlertsOf(u"account 7"_s, [](AlertStates& alerts) { alerts.clear(); });
    QTRY_VERIFY(!timer->isActive());
    UsageStore later(m_registry, &m_places);
    QCOMPARE(toJson(later.alerts()), toJson(store.alerts()));
    QCOMPARE(later.alerts().size(), std::size_t(2 * all - 1));
    QVERIFY(!later.alerts().contains({u"account 7"_s, u"requests"_s}));
    QCOMPARE(later.alerts().at({u"account 8"_s, u"requests"_s}).told, Severity::Critical);
}

/// Where a window waits, a file that is mostly overtaken grows until it is made smaller in turns.
void UsageStoreTest::tidiesInTurns()
{
    const auto isWasteful = [this] {
        RowFile rows(file(), 1 << 24);
        rows.read();
        return rows.rows().isWasteful();
    };
    UsageStore store(m_registry, &m_places);
    store.setPatience(30s);
    store.setAccounts(accountsUpTo(60));
    const auto keep = [&store](double left) {
        for (const AccountState& state : std::vector(store.states()))
            store.setSnapshot(state.account.id, largeSnapshot(left));
        store.flush();
    };
    double left = 100;
    keep(left);
    const qint64 number = stampOf(file()).number;
    while (!isWasteful())
        keep(--left);
    QCOMPARE(stampOf(file()).number, number);
    QTRY_VERIFY(!isWasteful());
    QVERIFY(stampOf(file()).number != number);
    UsageStore later(m_registry, &m_places);
    later.setAccounts(accountsUpTo(60));
    for (const AccountState& state : later.states())
        QCOMPARE(state.snapshot, store.find(state.account.id)->snapshot);
}

/// A row that cannot be read does not matter to who asks for another one.
void UsageStoreTest::readsNoOtherAccount()
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts(accountsUpTo(2));
    store.setSnapshot(u"account 0"_s, someSnapshot());
    store.setSnapshot(u"account 1"_s, someSnapshot());
    store.flush();
    UsageStore later(m_registry, &m_places);
    later.setAccounts({accountNamed(u"account 1"_s)});
    QVERIFY(later.find(u"account 1"_s)->snapshot.reading);
    QVERIFY(!later.find(u"account 0"_s));
}

namespace {

/// As version 0.1 wrote it: both accounts, and an alert.
QByteArray earlierSnapshots(const Snapshot& snapshot)
{
    const QJsonObject row{{u"of"_s, u"openai\n\nkeychain"_s}, {u"snapshot"_s, toJson(snapshot).toQJson()}};
    const QJsonObject alert{{u"told"_s, 2}};
    return QJsonDocument(QJsonObject{{u"schema"_s, 1}, {u"accounts"_s, QJsonObject{{u"one"_s, row}, {u"two"_s, row}}},
                             {u"alerts"_s, QJsonObject{{u"one/requests"_s, alert}}}})
        .toJson();
}

bool put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return makePrivateFolder(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(bytes) == bytes.size();
}

} // namespace

void UsageStoreTest::takesOverWhatAnEarlierVersionKept()
{
    const QString earlier = m_places.state + u"/snapshots.json"_s;
    const Snapshot old = largeSnapshot(40);
    QVERIFY(put(earlier, earlierSnapshots(old)) && put(earlier + u".bak"_s, earlierSnapshots(old)));
    Snapshot fresh = largeSnapshot(1);
    fresh.checkedAt = fresh.readAt = wallClock();
    {
        UsageStore store(m_registry, &m_places);
        store.setAccounts({accountNamed(u"one"_s), accountNamed(u"two"_s)});
        QCOMPARE(store.find(u"one"_s)->snapshot, old);
        QCOMPARE(store.alerts().at({u"one"_s, u"requests"_s}).told, Severity::Critical);
        store.setSnapshot(u"two"_s, fresh);
    }
    QCOMPARE(QDir(m_places.state).entryList(QDir::Files), QStringList{u"snapshots.rows"_s});
    // Started once more, the earlier version knows nothing and asks anew; what is newer stays.
    QVERIFY(put(earlier, earlierSnapshots(old)));
    {
        UsageStore store(m_registry, &m_places);
        store.setAccounts({accountNamed(u"one"_s), accountNamed(u"two"_s)});
    }
    QVERIFY(!QFile::exists(earlier));
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s), accountNamed(u"two"_s)});
    QCOMPARE(store.find(u"one"_s)->snapshot, old);
    QCOMPARE(store.find(u"two"_s)->snapshot, fresh);
    QCOMPARE(store.alerts().at({u"one"_s, u"requests"_s}).told, Severity::Critical);
}

/// The earlier version was started again while ours runs, and knows an account that went since.
void UsageStoreTest::removedAccountsDoNotComeBack()
{
    QCOMPARE(AccountFile(m_places).write({accountNamed(u"one"_s)}), std::nullopt);
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    store.setSnapshot(u"one"_s, largeSnapshot(1));
    store.flush();
    QVERIFY(put(m_places.state + u"/snapshots.json"_s, earlierSnapshots(largeSnapshot(40))));
    store.setSnapshot(u"one"_s, largeSnapshot(2));
    store.flush();
    RowFile rows(file(), 1 << 24);
    rows.read();
    QCOMPARE(rows.rows().names().filter(u"snapshot/"_s), QStringList{u"snapshot/one"_s});
}

void UsageStoreTest::earlierReadingsStayWhereNothingCanBeWritten()
{
    const QString earlier = m_places.state + u"/snapshots.json"_s;
    const Snapshot old = largeSnapshot(40);
    QVERIFY(put(earlier, earlierSnapshots(old)));
    QVERIFY(QDir().mkdir(file())); // a folder in its place
    for (int start = 0; start < 2; ++start) {
        UsageStore store(m_registry, &m_places);
        store.setAccounts({accountNamed(u"one"_s), accountNamed(u"two"_s)});
        QCOMPARE(store.find(u"one"_s)->snapshot, old);
        store.flush();
        QVERIFY(store.trouble().contains(u"snapshots.rows"_s));
    }
    QVERIFY(QFile::exists(earlier));
}

void UsageStoreTest::damageCostsItsLine()
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts(accountsUpTo(3));
    for (const AccountState& state : std::vector(store.states()))
        store.setSnapshot(state.account.id, someSnapshot());
    store.flush();
    QFile kept(file());
    QVERIFY(kept.open(QIODevice::ReadWrite));
    QByteArray bytes = kept.readAll();
    bytes[bytes.indexOf("gpt-test", bytes.indexOf("/account%201 "))] = 'x';
    QVERIFY(kept.seek(0) && kept.write(bytes) == bytes.size());
    kept.close();

    UsageStore later(m_registry, &m_places);
    later.setAccounts(accountsUpTo(3));
    QVERIFY(later.find(u"account 0"_s)->snapshot.reading && later.find(u"account 2"_s)->snapshot.reading);
    QCOMPARE(later.find(u"account 1"_s)->snapshot, Snapshot());
    QCOMPARE(later.damage(), QString());
    QSignalSpy failed(&later, &UsageStore::failed);
    later.setSnapshot(u"account 0"_s, someSnapshot(3));
    later.flush();
    QVERIFY(later.damage().contains(u"snapshots.rows was damaged"_s));
    QCOMPARE(later.trouble(), QString());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(QDir(m_places.state).entryList({u"snapshots.rows.corrupt-*"_s}).size(), 1);
    UsageStore afterwards(m_registry, &m_places);
    afterwards.setAccounts(accountsUpTo(3));
    QVERIFY(afterwards.find(u"account 2"_s)->snapshot.reading);
}

/// Wherever a writer was killed: before its line, within it or after it.
void UsageStoreTest::everyReaderFindsAWholeReading()
{
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    store.setSnapshot(u"one"_s, someSnapshot(1));
    store.flush();
    const qint64 before = sizeOf(file());
    store.setSnapshot(u"one"_s, someSnapshot(2));
    store.flush();
    QFile kept(file());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const QByteArray whole = kept.readAll();
    for (qint64 size = before; size <= whole.size(); ++size) {
        QVERIFY(put(file(), whole.first(size)));
        UsageStore reader(m_registry, &m_places);
        reader.setAccounts({accountNamed(u"one"_s)});
        const double remaining = size == whole.size() ? 2 : 1;
        QCOMPARE(reader.find(u"one"_s)->snapshot.reading->windows.front().remaining.value_or(0), remaining);
        if (size % 64 != 0)
            continue;
        reader.setSnapshot(u"one"_s, someSnapshot(3));
        reader.flush();
        UsageStore later(m_registry, &m_places);
        later.setAccounts({accountNamed(u"one"_s)});
        QCOMPARE(later.find(u"one"_s)->snapshot.reading->windows.front().remaining.value_or(0), 3.0);
        QCOMPARE(QDir(m_places.state).entryList({u"*.corrupt-*"_s}), QStringList());
    }
}

namespace {

LedgerEntry entryAt(TimePoint at, const QString& place = u"api.example/v1/models"_s)
{
    LedgerEntry entry;
    entry.at = at;
    entry.accountId = u"one"_s;
    entry.method = u"GET"_s;
    entry.place = place;
    entry.status = 200;
    entry.bytes = 10;
    return entry;
}

} // namespace

/// Also where many follow each other: the file stays about as large as what it tells.
void UsageStoreTest::theLedgerGrowsByWhatIsNew()
{
    const QString path = m_places.state + u"/ledger.rows"_s;
    const TimePoint now = std::chrono::floor<std::chrono::seconds>(wallClock());
    UsageStore store(m_registry, &m_places);
    for (int i = 0; i < 500; ++i)
        store.requests().enter(entryAt(now + Milliseconds(i)));
    store.flush();
    const qint64 before = sizeOf(path);
    for (int i = 500; i < 570; ++i) {
        const qint64 size = sizeOf(path);
        store.requests().enter(entryAt(now + Milliseconds(i)));
        store.flush();
        QVERIFY2(sizeOf(path) - size < 400, QByteArray::number(sizeOf(path) - size).constData());
    }
    QVERIFY2(sizeOf(path) < before * 2, QByteArray::number(sizeOf(path)).constData());
    const FileStamp known = stampOf(path);
    store.flush();
    QCOMPARE(stampOf(path), known);
    const UsageStore later(m_registry, &m_places);
    QCOMPARE(later.ledger().totals(now), (LedgerTotals{570, 0, 5700, 0}));
    QCOMPARE(later.ledger().entries(now), store.ledger().entries(now));
}

void UsageStoreTest::manyProgramsShareTheLedger()
{
    const TimePoint now = std::chrono::floor<std::chrono::seconds>(wallClock());
    UsageStore app(m_registry, &m_places);
    QCOMPARE(app.ledger().totals(now).requests, 0);
    for (int i = 0; i < 70; ++i) {
        UsageStore command(m_registry, &m_places);
        command.requests().enter(entryAt(now + Milliseconds(i), u"api.example/%1"_s.arg(i)));
    }
    app.requests().enter(entryAt(now + 200ms));
    app.flush();
    QCOMPARE(app.ledger().totals(now).requests, 71);
    QCOMPARE(app.ledger().entries(now).size(), 71U);
    app.forget();
    QCOMPARE(UsageStore(m_registry, &m_places).ledger().totals(now).requests, 0);
    QFile kept(m_places.state + u"/ledger.rows"_s);
    QVERIFY(kept.open(QIODevice::ReadOnly) && !kept.readAll().contains("api.example"));
}

void UsageStoreTest::takesOverTheLedgerOfAnEarlierVersion()
{
    const TimePoint now = std::chrono::floor<std::chrono::seconds>(wallClock());
    const QString earlier = m_places.state + u"/ledger.json"_s;
    RequestLedger ledger;
    for (int i = 0; i < 3; ++i)
        ledger.add(entryAt(now + Milliseconds(i)));
    QJsonObject json = ledger.entriesJson().toQJson().toObject();
    json.insert(u"totals"_s, ledger.totalsJson().toQJson());
    for (int times = 1; times <= 2; ++times) {
        QVERIFY(put(earlier, QJsonDocument(json).toJson()));
        const UsageStore before(m_registry, &m_places);
        QCOMPARE(before.ledger().totals(now).requests, times == 1 ? 3 : 7);
        {
            UsageStore store(m_registry, &m_places);
            store.requests().enter(entryAt(now + 100ms + Milliseconds(times)));
        }
        QVERIFY(!QFile::exists(earlier));
        const UsageStore later(m_registry, &m_places);
        QCOMPARE(later.ledger().totals(now).requests, times == 1 ? 4 : 8);
    }
}

QTEST_GUILESS_MAIN(UsageStoreTest)
#include "tst_usagestore.moc"
