// SPDX-License-Identifier: MIT
#include "core/model/snapshotjson.h"
#include "core/rules/configuredlimits.h"
#include "core/words/configuredwords.h"
#include "core/words/detailsview.h"
#include "core/words/overview.h"
#include "core/words/statusjson.h"

#include <QJsonArray>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

RateWindow window(const QString& id, const QString& model, std::optional<Seconds> period = 60s, double limit = 10000)
{
    return {id, {}, Unit::Requests, limit, limit / 2, now + 30s, period, Refill::Bucket, model};
}

AccountState account(const QString& provider, const RateWindow& window)
{
    AccountState state;
    state.account.id = provider;
    state.account.provider = provider;
    state.providerName = u"OpenAI"_s;
    state.baseUrl = QUrl(u"https://api.example"_s);
    state.snapshot.reading = Reading{};
    state.snapshot.reading->windows = {window};
    state.snapshot.readAt = now;
    state.snapshot.checkedAt = now;
    return state;
}

AccountState organisation(const QString& of, std::vector<ConfiguredLimit> limits)
{
    AccountState state = account(of + u"-admin"_s, {});
    state.limitsOf = of;
    state.snapshot.reading->windows.clear();
    state.snapshot.reading->configuredLimits = std::move(limits);
    return state;
}

using Limits = std::vector<ConfiguredLimit>;

} // namespace

/// The limits that an organisation is set to, beside those that its keys are told.
class ConfiguredLimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void models_data();
    void models();
    void finds_data();
    void finds();
    void ofOthersNothing_data();
    void ofOthersNothing();
    void shows_data();
    void shows();
    void listsModels_data();
    void listsModels();
    void isNeverKept();
};

void ConfiguredLimitsTest::models_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    const auto row = [](const char* name, const QString& a, const QString& b, bool same) {
        QTest::newRow(name) << a << b << same;
    };
    row("the same", u"gpt-5"_s, u"gpt-5"_s, true);
    row("a dated snapshot", u"gpt-4.1-mini"_s, u"gpt-4.1-mini-2025-04-14"_s, true);
    row("dated in another way", u"claude-haiku-4-5-20251001"_s, u"claude-haiku-4-5"_s, true);
    row("the latest", u"claude-haiku-4-5"_s, u"claude-haiku-4-5-latest"_s, true);
    row("two snapshots", u"gpt-4o-2024-05-13"_s, u"gpt-4o-2024-08-06"_s, false);
    row("a smaller one", u"gpt-4.1"_s, u"gpt-4.1-mini"_s, false);
    row("none", {}, {}, false);
}

void ConfiguredLimitsTest::models()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(isSameModel(a, b), "same");
    QTEST(isSameModel(b, a), "same");
}

void ConfiguredLimitsTest::finds_data()
{
    QTest::addColumn<RateWindow>("observed");
    QTest::addColumn<Limits>("limits");
    QTest::addColumn<double>("found"); // -1: none
    const auto row = [](const char* name, const RateWindow& observed, const Limits& limits, double found) {
        QTest::newRow(name) << observed << limits << found;
    };
    const auto gpt = u"gpt-5"_s;
    const auto requests = u"requests"_s;
    row("model, kind and length", window(requests, gpt), {{gpt, requests, 500, 60s}}, 500);
    row("a dated model", window(requests, u"gpt-5-2026-03-01"_s), {{gpt, requests, 500, 60s}}, 500);
    row("another model", window(requests, u"gpt-5-mini"_s), {{gpt, requests, 500, 60s}}, -1);
    row("another kind", window(u"tokens"_s, gpt), {{gpt, requests, 500, 60s}}, -1);
    row("another length", window(requests, gpt, 24h), {{gpt, requests, 500, 60s}}, -1);
    row("the one of its length", window(requests, gpt, 24h), {{gpt, requests, 500, 60s}, {gpt, requests, 9000, 24h}},
        9000);
    row("no length told, one there", window(requests, gpt, {}), {{gpt, requests, 500, 60s}}, 500);
    row("no length told, two there", window(requests, gpt, {}), {{gpt, requests, 500, 60s}, {gpt, requests, 9000, 24h}},
        -1);
    row("projects set alike", window(requests, gpt), {{gpt, requests, 500, 60s}, {gpt, requests, 500, 60s}}, 500);
    row("projects that differ", window(requests, gpt), {{gpt, requests, 500, 60s}, {gpt, requests, 50, 60s}}, -1);
    row("a window of no model", window(requests, {}), {{gpt, requests, 500, 60s}}, -1);
    row("none told", window(requests, gpt), {}, -1);
}

void ConfiguredLimitsTest::finds()
{
    QFETCH(RateWindow, observed);
    QFETCH(Limits, limits);
    AccountState state = account(u"openai"_s, observed);
    const std::vector<AccountState> all{state, organisation(u"openai"_s, limits)};
    setConfigured(state, all);
    QTEST(state.snapshot.reading->windows.front().configured.value_or(-1), "found");
}

void ConfiguredLimitsTest::ofOthersNothing_data()
{
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<bool>("demo");
    QTest::addColumn<bool>("found");
    QTest::newRow("its own") << u"openai"_s << u"https://api.example/v1"_s << false << true;
    QTest::newRow("another provider's") << u"anthropic"_s << u"https://api.example"_s << false << false;
    QTest::newRow("at another address") << u"openai"_s << u"https://proxy.example"_s << false << false;
    QTest::newRow("the demo's") << u"openai"_s << u"https://api.example"_s << true << false;
}

void ConfiguredLimitsTest::ofOthersNothing()
{
    QFETCH(QString, of);
    QFETCH(QString, baseUrl);
    QFETCH(bool, demo);
    const AccountState state = account(u"openai"_s, window(u"requests"_s, u"gpt-5"_s));
    AccountState other = organisation(of, {{u"gpt-5"_s, u"requests"_s, 500, 60s}});
    other.baseUrl = QUrl(baseUrl);
    other.account.demo = demo;
    QTEST(configuredLimit({other}, state, state.snapshot.reading->windows.front()).has_value(), "found");
    other.snapshot.reading.reset();
    QVERIFY(!configuredLimit({other}, state, state.snapshot.reading->windows.front()));
}

void ConfiguredLimitsTest::shows_data()
{
    QTest::addColumn<double>("configured"); // -1: none
    QTest::addColumn<double>("tick");
    QTest::addColumn<QString>("limit");
    QTest::newRow("lower") << 4000.0 << 0.4 << u"10,000 · configured: 4,000"_s;
    QTest::newRow("the same") << 10000.0 << -1.0 << u"10,000"_s;
    QTest::newRow("higher") << 20000.0 << -1.0 << u"10,000"_s;
    QTest::newRow("unknown") << -1.0 << -1.0 << u"10,000"_s;
}

void ConfiguredLimitsTest::shows()
{
    QFETCH(double, configured);
    QFETCH(double, tick);
    QFETCH(QString, limit);
    AccountState state = account(u"openai"_s, window(u"requests"_s, u"gpt-5"_s));
    if (configured >= 0)
        state.snapshot.reading->windows.front().configured = configured;
    const WindowView row = overview({state}, now).cards.front().windows.front();
    QCOMPARE(row.configured.value_or(-1), tick);
    QCOMPARE(row.spoken.contains("configured: 4,000"_L1), tick >= 0);
    QCOMPARE(detailsView(state, {}, now).rows.front().limit, limit);
    const QJsonObject account =
        statusJson({state}, now, Settings(), now).value("accounts"_L1).toArray().at(0).toObject();
    const QJsonObject json = account.value("windows"_L1).toArray().at(0).toObject();
    QVERIFY(json.contains("configured_limit"_L1));
    QCOMPARE(json.value("configured_limit"_L1).toDouble(-1), configured);
}

void ConfiguredLimitsTest::listsModels_data()
{
    QTest::addColumn<Limits>("limits");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("none") << Limits() << QStringList();
    QTest::newRow("of every kind") << Limits{{u"gpt-5"_s, u"requests"_s, 500, 60s},
        {u"gpt-5"_s, u"requests"_s, 10000, 24h}, {u"gpt-5"_s, u"tokens"_s, 40000, 60s}}
                                   << QStringList{u"gpt-5: 500 requests · 10,000 requests per day · 40,000 tokens"_s};
    QTest::newRow("projects that differ")
        << Limits{{u"gpt-5"_s, u"tokens"_s, 40000, 60s}, {u"gpt-5"_s, u"tokens"_s, 100000, 60s}}
        << QStringList{u"gpt-5: 40,000 / 100,000 tokens"_s};
    QTest::newRow("two models") << Limits{{u"gpt-5"_s, u"tokens"_s, 4, 60s}, {u"gpt-6"_s, u"tokens"_s, 5, 60s}}
                                << QStringList{u"gpt-5: 4 tokens"_s, u"gpt-6: 5 tokens"_s};
}

void ConfiguredLimitsTest::listsModels()
{
    QFETCH(Limits, limits);
    QTEST(limitLines(limits), "lines");
    QTEST(detailsView(organisation(u"openai"_s, limits), {}, now).models, "lines");
}

void ConfiguredLimitsTest::isNeverKept()
{
    Snapshot snapshot = account(u"openai"_s, window(u"requests"_s, u"gpt-5"_s)).snapshot;
    snapshot.reading->windows.front().configured = 4000;
    QVERIFY(!snapshotFromJson(toJson(snapshot).toQJson().toObject(), now).reading->windows.front().configured);
}

QTEST_GUILESS_MAIN(ConfiguredLimitsTest)
#include "tst_configuredlimits.moc"
