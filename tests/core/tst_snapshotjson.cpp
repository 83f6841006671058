// SPDX-License-Identifier: MIT
#include "core/model/accountjson.h"
#include "core/model/snapshotjson.h"
#include "support/decimals.h"

#include <QJsonDocument>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 3h};

Snapshot full()
{
    Reading reading;
    reading.windows = {
        {u"tokens"_s, {}, Unit::Tokens, 450000, 449000, now + 130ms, 60s, Refill::Bucket, u"claude-haiku-4-5"_s},
        {u"output-tokens"_s, {}, Unit::Tokens, 100000, 40, std::nullopt, std::nullopt, Refill::Unknown, {}}};
    reading.balances = {{u"credit"_s, u"credit"_s, u"USD"_s, decimal(u"4.90"_s), decimal(u"5"_s)}};
    for (int i = 0; i < 45; ++i)
        reading.models << u"model-%1"_s.arg(i);
    reading.loadedModels = {{u"qwen3:8b"_s, 5200000000, {}}};
    reading.serverVersion = u"0.9.1"_s;
    reading.sample = {u"claude-haiku-4-5"_s, 9, 1, 412ms};
    reading.rawHeaders = {{"anthropic-ratelimit-requests-limit", "4000"}};
    reading.notice = u"Add a payment method."_s;
    reading.moreModels = 7;
    reading.remarks = {{RemarkKind::EndlessList, u"45"_s}};
    reading.keyUnproven = true;
    Snapshot snapshot;
    snapshot.reading = reading;
    snapshot.readAt = snapshot.checkedAt = snapshot.lastPaidAt = now - 2s;
    snapshot.paidToldNothing = true;
    return snapshot;
}

Account work()
{
    return {u"b5c1"_s, u"anthropic"_s, u"work"_s, QUrl(), {KeySource::Kind::Keychain, {}}, PaidProbe::WhenNeeded,
        u"https://api.anthropic.com:443"_s};
}

} // namespace

/// What is kept over a restart comes back, and damage does not.
class SnapshotJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void snapshotSurvives();
    void damagedSnapshot_data();
    void damagedSnapshot();
    void accountSurvives();
    void accountNeverHoldsMore();
};

void SnapshotJsonTest::snapshotSurvives()
{
    Snapshot snapshot = full();
    snapshot.error = Error{ErrorKind::RateLimited, 429, u"slow down"_s, now + 1min, u"Status: 429"_s};
    snapshot.paidMemory = PaidMemory{u"gpt-oss-20b"_s, true, 24, true};
    snapshot.failures = 3;
    snapshot.keyFingerprint = u"0123456789abcdef"_s;
    snapshot.notBefore = now + 1min;
    QCOMPARE(snapshotFromJson(toJson(snapshot).toQJson().toObject(), now), snapshot);
    QCOMPARE(snapshotFromJson(toJson(Snapshot{}).toQJson().toObject(), now), Snapshot{});
}

void SnapshotJsonTest::damagedSnapshot_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << "{}"_ba;
    QTest::newRow("other types") << R"({"checked_at":5,"read_at":[],"reading":7,"error":"x","failures":"many"})"_ba;
    QTest::newRow("read in the future") << R"({"read_at":"2027-01-01T00:00:00Z","reading":{"windows":[]}})"_ba;
    QTest::newRow("wait until 2199") << R"({"not_before":"2199-01-01T00:00:00Z"})"_ba;
    QTest::newRow("unknown error") << R"({"error":{"kind":"haunted","status":1e300}})"_ba;
}

void SnapshotJsonTest::damagedSnapshot()
{
    QFETCH(QByteArray, json);
    QCOMPARE(snapshotFromJson(QJsonDocument::fromJson(json).object(), now), Snapshot{});
}

void SnapshotJsonTest::accountSurvives()
{
    Account account = work();
    account.baseUrl = QUrl(u"https://proxy.example/team"_s);
    account.key = {KeySource::Kind::Environment, u"WORK_KEY"_s};
    account.paidProbe = PaidProbe::Never;
    QCOMPARE(accountFromJson(toJson(account)), std::optional(account));
    QVERIFY(!accountFromJson(QJsonObject{{u"id"_s, u"x"_s}}));
    QVERIFY(!accountFromJson(
        QJsonObject{{u"id"_s, u"x"_s}, {u"provider"_s, u"openai"_s}, {u"key_from"_s, u"sk-test-not-a-key"_s}}));
}

void SnapshotJsonTest::accountNeverHoldsMore()
{
    QCOMPARE(toJson(work()).keys(),
        QStringList({u"allow_plain_http"_s, u"base_url"_s, u"certificate_file"_s, u"id"_s, u"key_from"_s,
            u"key_origin"_s, u"label"_s, u"paid_probe"_s, u"probe_model"_s, u"provider"_s}));
}

QTEST_GUILESS_MAIN(SnapshotJsonTest)
#include "tst_snapshotjson.moc"
