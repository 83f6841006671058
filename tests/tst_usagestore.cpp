#include "io/usagestore.h"

#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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

} // namespace

Q_DECLARE_METATYPE(quotalamp::Account)

class UsageStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fillsInWhatTheProviderSays();
    void comparesWithOrganisations();
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
    void countsPaidProbesPerDay();
    void forgetsAllButTheCount();
    void survivesDamage();
    void survivesAReadOnlyFolder();

private:
    [[nodiscard]] QString file() const { return m_places.state + u"/snapshots.json"_s; }
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
    store.alerts[u"one/requests/"_s] = {Severity::Warning, {}, true};
    store.alerts[u"two/requests/"_s] = {Severity::Warning, {}, true};
    store.setAccounts({accountNamed(u"two"_s)});
    store.flush();
    QCOMPARE(store.alerts.size(), 1U);
    QFile kept(file());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!kept.readAll().contains("\"one"));
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
        store.alerts[u"one/requests/"_s] = told;
        store.setSnapshot(u"one"_s, someSnapshot());
    }
    const UsageStore store(m_registry, &m_places);
    QCOMPARE(store.alerts.at(u"one/requests/"_s), told);
}

void UsageStoreTest::countsPaidProbesPerDay()
{
    const TimePoint now = wallClock();
    {
        UsageStore store(m_registry, &m_places);
        QCOMPARE(store.ledger().totals(now).paid, 0);
        store.countPaidProbe(now);
        store.countPaidProbe(now);
        QCOMPARE(store.ledger().totals(now).paid, 2);
    }
    UsageStore store(m_registry, &m_places);
    QCOMPARE(store.ledger().totals(now).paid, 2);
    QCOMPARE(store.ledger().totals(now + 25h).paid, 0);
    store.countPaidProbe(now + 25h);
    QCOMPARE(store.ledger().totals(now + 25h).paid, 1);
}

void UsageStoreTest::forgetsAllButTheCount()
{
    const TimePoint now = wallClock();
    {
        UsageStore store(m_registry, &m_places);
        store.setAccounts({accountNamed(u"one"_s)});
        store.setSnapshot(u"one"_s, someSnapshot());
        store.alerts[u"one/requests/"_s].told = Severity::Critical;
        store.countPaidProbe(now);
        LedgerEntry entry;
        entry.at = now;
        entry.place = u"api.example/v1"_s;
        store.enter(entry);
        store.flush();
        QSignalSpy changed(&store, &UsageStore::changed);
        store.forget();
        QCOMPARE(changed.size(), 1);
        QVERIFY(!store.find(u"one"_s)->snapshot.reading);
    }
    UsageStore store(m_registry, &m_places);
    store.setAccounts({accountNamed(u"one"_s)});
    QCOMPARE(store.find(u"one"_s)->snapshot, Snapshot());
    QVERIFY(store.alerts.empty());
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

QTEST_GUILESS_MAIN(UsageStoreTest)
#include "tst_usagestore.moc"
