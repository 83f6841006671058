// SPDX-License-Identifier: MIT
#include "core/words/detailsview.h"
#include "core/words/overview.h"
#include "core/words/statusjson.h"
#include "core/words/windowview.h"
#include "support/decimals.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

RateWindow bucket(const QString& id, double limit, double remaining, Seconds fullIn)
{
    return {id, {}, Unit::Tokens, limit, remaining, now + fullIn, 60s, Refill::Bucket, {}};
}

RateWindow fixed(const QString& id, double limit, double remaining, Seconds resetsIn, Seconds period)
{
    const QString label = id == u"requests"_s ? QString() : id; // as providers name their own windows
    return {id, label, Unit::Requests, limit, remaining, now + resetsIn, period, Refill::Fixed, {}};
}

AccountState account(const QString& provider, const QString& label, std::vector<RateWindow> windows, Seconds age = 0s)
{
    AccountState state;
    state.account.id = provider + u'-' + label;
    state.account.label = label;
    state.providerName = provider;
    Reading reading;
    reading.windows = std::move(windows);
    reading.models = {u"a"_s, u"b"_s};
    state.snapshot.reading = reading;
    state.snapshot.readAt = now - age;
    state.snapshot.checkedAt = now - age;
    return state;
}

AccountState failing(const QString& provider, Error error, bool withReading)
{
    AccountState state = account(provider, u"CI"_s, {bucket(u"tokens"_s, 100, 61, 30s)}, 12min);
    state.snapshot.checkedAt = now - 5s;
    state.snapshot.lastProbeFailed = true;
    state.snapshot.failures = 1;
    state.snapshot.error = std::move(error);
    if (!withReading) {
        state.snapshot.reading.reset();
        state.snapshot.readAt.reset();
    }
    return state;
}

/// With credit, and no windows.
AccountState funded(const QString& provider, std::vector<Balance> balances, std::optional<Error> error = {})
{
    AccountState state = account(provider, {}, {});
    state.snapshot.reading->balances = std::move(balances);
    state.snapshot.error = std::move(error);
    return state;
}

Balance credit(const QString& remaining, const QString& currency = u"USD"_s)
{
    return {u"credit"_s, u"credit"_s, currency, decimal(remaining), {}};
}

Balance keyLimit(const QString& remaining, const QString& limit)
{
    return {u"key"_s, u"key limit"_s, u"USD"_s, decimal(remaining), decimal(limit)};
}

QString plain(QString text)
{
    return text.replace(QChar(0x00a0), u' ');
}

LedgerTotals paid(int today, int inDemo = 0)
{
    LedgerTotals totals;
    totals.paid = today;
    totals.paidInDemo = inDemo;
    return totals;
}

QStringList headOf(const Overview& view)
{
    QStringList lines;
    for (const auto& line : view.head)
        lines << plain(QStringList{line.label, line.subject, line.time}.join(u'|'));
    return lines;
}

} // namespace

class OverviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void nothingConfigured();
    void partOfTheUse_data();
    void partOfTheUse();
    void marksAKeyThatTravelsUnencrypted_data();
    void marksAKeyThatTravelsUnencrypted();
    void mostUrgentFirst();
    void state_data();
    void state();
    void head_data();
    void head();
    void bucketBetweenPolls();
    void saidTheOtherWay();
    void ownOrder();
    void calmBucketsStandAbreast();
    void iconTooltipAndHeadAgree_data();
    void iconTooltipAndHeadAgree();
    void iconShowsTheNearestTwo_data();
    void iconShowsTheNearestTwo();
    void iconOfOneAccount_data();
    void iconOfOneAccount();
    void abreastSaysUsedOnce();
    void strip_data();
    void strip();
    void saysThatAResetIsDue();
    void pacedWindow();
    void localServerHasNoLimits();
    void keyWithoutLimits();
    void keyNotProven();
    void errorHelps_data();
    void errorHelps();
    void staleKeepsItsLevel();
    void tooltipIsPlainAndShort();
    void sameProviderTwiceIsTold();
    void creditIsSaidEverywhere_data();
    void creditIsSaidEverywhere();
    void creditOnACard();
    void checkingIsSaid();
    void seenInTrafficIsSaid();
    void probesAreCounted();
    void hiddenPopupSleepsUntilTheIconChanges();
    void serverTextIsPlain();
};

void OverviewTest::marksAKeyThatTravelsUnencrypted_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("keyOrigin");
    QTest::addColumn<bool>("failed");
    QTest::addColumn<bool>("expected");
    const QString home = u"http://gpu.lan:8000"_s;
    QTest::newRow("a key at home") << home << home << false << true;
    QTest::newRow("also while it fails") << home << home << true << true;
    QTest::newRow("no key") << home << QString() << false << false;
    QTest::newRow("on this machine") << u"http://127.0.0.1:8000"_s << u"http://127.0.0.1:8000"_s << false << false;
    QTest::newRow("encrypted") << u"https://gpu.lan"_s << u"https://gpu.lan:443"_s << false << false;
}

void OverviewTest::marksAKeyThatTravelsUnencrypted()
{
    QFETCH(const QString, address);
    QFETCH(const QString, keyOrigin);
    QFETCH(const bool, failed);
    QFETCH(const bool, expected);
    AccountState state = failed ? failing(u"vLLM"_s, Error{ErrorKind::Unreachable, 0, {}, {}}, false)
                                : account(u"vLLM"_s, u"home"_s, {});
    state.baseUrl = QUrl(address);
    state.account.keyOrigin = keyOrigin;
    QCOMPARE(overview({state}, now).cards.front().note.contains(u"unencrypted"_s), expected);
    QCOMPARE(detailsView(state, u"keychain"_s, now).about.contains(u"unencrypted"_s), expected);
    const QJsonObject json = statusJson({state}, now, Settings(), now);
    QCOMPARE(json["accounts"_L1][0]["plain_http"_L1].toBool(), expected);
}

void OverviewTest::nothingConfigured()
{
    const Overview view = overview({}, now);
    QCOMPARE(view.icon, GaugeState::NoAccount);
    QVERIFY(view.cards.empty());
    QCOMPARE(view.checked, u"Nothing to check"_s);
    QVERIFY(!view.nextChange);
    QVERIFY(!view.nextIconChange);
}

void OverviewTest::mostUrgentFirst()
{
    const Overview view = overview({account(u"Calm"_s, {}, {bucket(u"tokens"_s, 100, 90, 5s)}),
                                       failing(u"Refused"_s, {ErrorKind::InvalidKey, 401, {}, {}}, false),
                                       account(u"Critical"_s, {}, {bucket(u"tokens"_s, 100, 4, 57s)}),
                                       failing(u"Old"_s, {ErrorKind::Timeout, 0, {}, {}}, true),
                                       account(u"Warned"_s, {}, {bucket(u"tokens"_s, 100, 20, 57s)}),
                                       account(u"Out"_s, {}, {fixed(u"requests"_s, 100, 0, 1h, 24h)})},
        now);
    QStringList names;
    for (const auto& card : view.cards)
        names << card.name;
    QCOMPARE(names, QStringList({u"Out"_s, u"Critical"_s, u"Refused"_s, u"Warned"_s, u"Old"_s, u"Calm"_s}));
    QCOMPARE(view.icon, GaugeState::Exhausted);
    QCOMPARE(view.iconLeft, 0.0);
}

void OverviewTest::state_data()
{
    QTest::addColumn<AccountState>("account");
    QTest::addColumn<GaugeState>("state");
    AccountState fresh = account(u"P"_s, {}, {});
    fresh.snapshot = {};
    AccountState local = account(u"P"_s, {}, {});
    local.limited = false;
    QTest::newRow("not asked yet") << fresh << GaugeState::Calm;
    QTest::newRow("calm") << account(u"P"_s, {}, {bucket(u"tokens"_s, 100, 90, 5s)}) << GaugeState::Calm;
    QTest::newRow("the lowest window decides")
        << account(u"P"_s, {}, {bucket(u"requests"_s, 100, 90, 5s), bucket(u"tokens"_s, 100, 5, 50s)})
        << GaugeState::Critical;
    QTest::newRow("half used in a quarter of the time")
        << account(u"P"_s, {}, {fixed(u"weekly"_s, 100, 50, 18h, 24h)}) << GaugeState::Warning;
    QTest::newRow("low, but lasts") << account(u"P"_s, {}, {fixed(u"weekly"_s, 100, 20, 1h, 24h)}) << GaugeState::Calm;
    QTest::newRow("too old") << account(u"P"_s, {}, {bucket(u"tokens"_s, 100, 5, 50s)}, 601s) << GaugeState::Stale;
    QTest::newRow("a passing fault, with a reading")
        << failing(u"P"_s, {ErrorKind::Unreachable, 0, {}, {}}, true) << GaugeState::Stale;
    QTest::newRow("a passing fault, without")
        << failing(u"P"_s, {ErrorKind::Unreachable, 0, {}, {}}, false) << GaugeState::Error;
    QTest::newRow("needs you, with a reading")
        << failing(u"P"_s, {ErrorKind::KeychainLocked, 0, {}, {}}, true) << GaugeState::Error;
    QTest::newRow("no limits") << local << GaugeState::NoLimits;
}

void OverviewTest::state()
{
    QFETCH(AccountState, account);
    const Overview view = overview({account}, now);
    QTEST(view.cards.front().state, "state");
    QTEST(view.icon, "state");
}

void OverviewTest::head_data()
{
    QTest::addColumn<std::vector<AccountState>>("accounts");
    QTest::addColumn<QStringList>("lines");
    using Accounts = std::vector<AccountState>;
    QTest::newRow("nothing near") << Accounts{account(u"P"_s, {}, {bucket(u"tokens"_s, 100, 90, 5s)})}
                                  << QStringList{u"|No limit near|"_s};
    QTest::newRow("low level, no forecast")
        << Accounts{account(u"OpenAI"_s, {}, {bucket(u"tokens"_s, 100, 4, 57s)})}
        << QStringList{u"Next limit|OpenAI tokens|4% left"_s, u"Next reset|OpenAI tokens|in 57 s"_s};
    QTest::newRow("at this pace") << Accounts{account(u"Claude"_s, {}, {fixed(u"weekly"_s, 100, 20, 12h, 24h)})}
                                  << QStringList{u"Next limit|Claude weekly|15:00–19:00"_s,
                                         u"Next reset|Claude weekly|in 12 h"_s};
    QTest::newRow("lasts until the reset")
        << Accounts{account(u"Claude"_s, {}, {fixed(u"weekly"_s, 100, 60, 12h, 24h)})}
        << QStringList{u"|No limit near|"_s};
    QTest::newRow("used up") << Accounts{account(u"Codex"_s, {}, {fixed(u"requests"_s, 50, 0, 1h, 24h)})}
                             << QStringList{u"Next limit|Codex requests per day|used up"_s,
                                    u"Next reset|Codex requests per day|in 1 h"_s};
    QTest::newRow("relief is the first to come back")
        << Accounts{account(u"A"_s, {}, {fixed(u"requests"_s, 50, 0, 1h, 24h)}),
               account(u"B"_s, {}, {bucket(u"tokens"_s, 100, 10, 8s)})}
        << QStringList{u"Next limit|A requests per day|used up"_s, u"Next reset|B tokens|in 8 s"_s};
    QTest::newRow("a reset that is due, and no reading proves it")
        << Accounts{account(u"A"_s, {}, {fixed(u"requests"_s, 50, 0, -10s, 24h)}, 60s)}
        << QStringList{
               u"Next limit|A requests per day|used up"_s, u"Next reset|A requests per day|due, not confirmed yet"_s};
    QTest::newRow("one that is due hides no other")
        << Accounts{account(u"A"_s, {}, {fixed(u"requests"_s, 50, 0, -10s, 24h)}, 60s),
               account(u"B"_s, {}, {bucket(u"tokens"_s, 100, 10, 8s)})}
        << QStringList{u"Next limit|A requests per day|used up"_s, u"Next reset|B tokens|in 8 s"_s};
    QTest::newRow("stale readings foretell nothing")
        << Accounts{account(u"A"_s, {}, {fixed(u"requests"_s, 50, 0, 1h, 24h)}, 1h)} << QStringList{};
}

void OverviewTest::head()
{
    QFETCH(std::vector<AccountState>, accounts);
    QTEST(headOf(overview(accounts, now)), "lines");
}

/// Popup, tooltip, menu and head say the same; what is drawn stays what is left.
void OverviewTest::saidTheOtherWay()
{
    Settings settings;
    settings.share = Share::Used;
    settings.resetStyle = ResetStyle::Clock;
    const auto view = overview({account(u"OpenAI"_s, {}, {bucket(u"tokens"_s, 200, 8, 57s)})}, now, settings);
    const auto& window = view.cards.front().windows.front();
    QCOMPARE(window.left, 0.04);
    QCOMPARE(window.value, u"96%"_s);
    QCOMPARE(window.valueSuffix, u"used"_s);
    QCOMPARE(window.amount, u"192 of 200"_s);
    QCOMPARE(window.when, u"full again at 14:00:57"_s);
    QCOMPARE(window.spoken, u"Tokens: 192 of 200 used, 96% used, full again at 14:00:57"_s);
    QCOMPARE(view.cards.front().level, u"96% used"_s);
    QCOMPARE(view.menuLines.front(), u"OpenAI tokens: 96% used, full again at 14:00:57"_s);
    QCOMPARE(view.tooltip, view.menuLines.front());
    QCOMPARE(
        headOf(view), QStringList({u"Next limit|OpenAI tokens|96% used"_s, u"Next reset|OpenAI tokens|14:00:57"_s}));
}

void OverviewTest::ownOrder()
{
    Settings settings;
    settings.arrangement.ownOrder = true;
    const auto view = overview({account(u"Calm"_s, {}, {bucket(u"tokens"_s, 100, 90, 5s)}),
                                   account(u"Critical"_s, {}, {bucket(u"tokens"_s, 100, 4, 57s)})},
        now, settings);
    QCOMPARE(view.cards.front().name, u"Calm"_s);
    QCOMPARE(view.icon, GaugeState::Critical);
    QVERIFY(view.menuLines.front().startsWith(u"Critical"_s));
}

void OverviewTest::bucketBetweenPolls()
{
    const auto read = account(u"OpenAI"_s, {}, {bucket(u"tokens"_s, 100, 4, 60s)});
    const auto later = overview({read}, now + 30s);
    const auto& window = later.cards.front().windows.front();
    QCOMPARE(window.value, u"52%"_s);
    QCOMPARE(plain(window.when), u"full again in 30 s"_s);
    QVERIFY(window.rising);
    QCOMPARE(later.icon, GaugeState::Calm);
}

void OverviewTest::calmBucketsStandAbreast()
{
    const auto card = overview({account(u"Anthropic"_s, u"Work key"_s,
                                   {bucket(u"requests"_s, 100, 99, 1s), bucket(u"output-tokens"_s, 100, 89, 7s)})},
        now)
                          .cards.front();
    QVERIFY(card.abreast);
    QCOMPARE(plain(card.aside), u"full again in 7 s"_s);
    QCOMPARE(card.windows.front().label, u"Requests"_s);
    QCOMPARE(card.windows.front().spoken, u"Requests: 99 of 100 left, 99% left, full again in 1\u00a0s"_s);
}

void OverviewTest::iconTooltipAndHeadAgree_data()
{
    QTest::addColumn<std::vector<AccountState>>("accounts");
    QTest::addColumn<GaugeState>("icon");
    QTest::addColumn<double>("left");
    QTest::addColumn<QString>("subject");
    using Accounts = std::vector<AccountState>;
    const auto soon = account(u"A"_s, {}, {fixed(u"weekly"_s, 100, 40, 18h, 24h)});
    const auto later = account(u"B"_s, {}, {fixed(u"weekly"_s, 100, 20, 12h, 24h)});
    const auto critical = account(u"C"_s, {}, {bucket(u"tokens"_s, 100, 4, 57s)});
    const auto exhausted = account(u"D"_s, {}, {fixed(u"weekly"_s, 100, 0, 12h, 24h)});
    QTest::newRow("who runs out first") << Accounts{soon, later} << GaugeState::Warning << 0.2 << u"B weekly"_s;
    QTest::newRow("worse before sooner") << Accounts{soon, later, critical} << GaugeState::Critical << 0.04
                                         << u"C tokens"_s;
    QTest::newRow("used up before all") << Accounts{critical, exhausted} << GaugeState::Exhausted << 0.0
                                        << u"D weekly"_s;
}

void OverviewTest::iconTooltipAndHeadAgree()
{
    QFETCH(std::vector<AccountState>, accounts);
    QFETCH(QString, subject);
    const Overview view = overview(accounts, now);
    QTEST(view.icon, "icon");
    QTEST(view.iconLeft.value_or(-1), "left");
    QCOMPARE(view.head.front().subject, subject);
    QVERIFY2(view.tooltip.startsWith(subject), qPrintable(view.tooltip));
}

void OverviewTest::iconShowsTheNearestTwo_data()
{
    QTest::addColumn<std::vector<RateWindow>>("windows");
    QTest::addColumn<std::optional<double>>("first");
    QTest::addColumn<std::optional<double>>("second");
    using Windows = std::vector<RateWindow>;
    using Level = std::optional<double>;
    const auto calm = bucket(u"requests"_s, 100, 90, 5s);
    const auto lower = bucket(u"tokens"_s, 100, 70, 5s);
    const auto warned = fixed(u"weekly"_s, 100, 40, 18h, 24h);
    const auto low = bucket(u"input-tokens"_s, 100, 30, 57s);
    QTest::newRow("none") << Windows{} << Level() << Level();
    QTest::newRow("one") << Windows{calm} << Level(0.9) << Level();
    QTest::newRow("calm ones by level") << Windows{calm, lower} << Level(0.7) << Level(0.9);
    QTest::newRow("who will not last before who has less") << Windows{calm, low, warned} << Level(0.4) << Level(0.3);
}

void OverviewTest::iconShowsTheNearestTwo()
{
    QFETCH(std::vector<RateWindow>, windows);
    const Overview view = overview({account(u"A"_s, {}, windows)}, now);
    QTEST(view.iconLeft, "first");
    QTEST(view.iconSecondLeft, "second");
}

void OverviewTest::iconOfOneAccount_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<GaugeState>("icon");
    QTest::addColumn<QString>("tooltipBegins");
    QTest::newRow("nobody chose") << QString() << GaugeState::Critical << u"B tokens"_s;
    QTest::newRow("the calm one") << u"A"_s << GaugeState::Calm << u"A tokens"_s;
    QTest::newRow("the urgent one") << u"B"_s << GaugeState::Critical << u"B tokens"_s;
    QTest::newRow("one that is gone") << u"gone"_s << GaugeState::Critical << u"B tokens"_s;
}

void OverviewTest::iconOfOneAccount()
{
    QFETCH(QString, chosen);
    QFETCH(QString, tooltipBegins);
    auto calm = account(u"A"_s, {}, {bucket(u"tokens"_s, 100, 90, 5s)});
    auto urgent = account(u"B"_s, {}, {bucket(u"tokens"_s, 100, 4, 57s)});
    calm.account.id = u"A"_s;
    urgent.account.id = u"B"_s;
    Settings settings;
    settings.icon.account = chosen;
    const Overview view = overview({calm, urgent}, now, settings);
    QTEST(view.icon, "icon");
    QVERIFY2(view.tooltip.startsWith(tooltipBegins), qPrintable(view.tooltip));
    QCOMPARE(view.menuLines.size(), 2);
    QVERIFY(view.menuLines.first().startsWith(u"B"_s));
}

/// Bare numbers stand there, so the card says once what they are.
void OverviewTest::abreastSaysUsedOnce()
{
    Settings settings;
    settings.share = Share::Used;
    const auto card = overview(
        {account(u"Anthropic"_s, {}, {bucket(u"requests"_s, 100, 99, 1s), bucket(u"output-tokens"_s, 100, 89, 7s)})},
        now, settings)
                          .cards.front();
    QVERIFY(card.abreast);
    QCOMPARE(plain(card.aside), u"used · full again in 7 s"_s);
}

void OverviewTest::strip_data()
{
    QTest::addColumn<std::vector<AccountState>>("accounts");
    QTest::addColumn<QStringList>("items");
    using Accounts = std::vector<AccountState>;
    const auto calm = account(u"A"_s, {}, {bucket(u"tokens"_s, 100, 90, 5s)});
    const auto critical = account(u"B"_s, {}, {bucket(u"tokens"_s, 100, 4, 57s)});
    QTest::newRow("none") << Accounts{} << QStringList{};
    QTest::newRow("calm ones: one is enough") << Accounts{calm, calm} << QStringList{u"A tokens|90% left|5 s"_s};
    QTest::newRow("urgent ones: two") << Accounts{calm, critical,
        failing(u"C"_s, {ErrorKind::InvalidKey, 401, {}, {}}, false)}
                                      << QStringList{u"B tokens|4% left|57 s"_s, u"C|Invalid API key (401).|"_s};
    QTest::newRow("used up") << Accounts{account(u"D"_s, {}, {fixed(u"requests"_s, 100, 0, 1h, 24h)})}
                             << QStringList{u"D requests per day|used up|1 h"_s};
    QTest::newRow("due") << Accounts{account(u"D"_s, {}, {fixed(u"requests"_s, 100, 0, -10s, 24h)}, 60s)}
                         << QStringList{u"D requests per day|used up|due, not confirmed yet"_s};
    QTest::newRow("stale") << Accounts{account(u"E"_s, {}, {bucket(u"tokens"_s, 100, 61, 30s)}, 12min)}
                           << QStringList{u"E tokens|98% left|12 min ago"_s};
}

void OverviewTest::strip()
{
    QFETCH(std::vector<AccountState>, accounts);
    QStringList items;
    for (const auto& item : overview(accounts, now).strip)
        items << plain(QStringList{item.subject, item.value, item.when}.join(u'|'));
    QTEST(items, "items");
}

/// Popup, tooltip and menu alike, and a card that is folded.
void OverviewTest::saysThatAResetIsDue()
{
    const auto view = overview({account(u"A"_s, {}, {fixed(u"requests"_s, 50, 0, -10s, 24h)}, 60s)}, now);
    const auto& card = view.cards.front();
    QCOMPARE(card.windows.front().when, u"used up · due, not confirmed yet"_s);
    QVERIFY(card.windows.front().spoken.endsWith(u"due, not confirmed yet"_s));
    QCOMPARE(view.tooltip, u"A requests per day: used up, due, not confirmed yet"_s);
    QCOMPARE(view.menuLines, QStringList(view.tooltip));
}

void OverviewTest::pacedWindow()
{
    const auto window = overview({account(u"Claude"_s, {}, {fixed(u"weekly"_s, 100, 20, 12h, 24h)})}, now)
                            .cards.front()
                            .windows.front();
    QCOMPARE(window.timeLeft, 0.5);
    QCOMPARE(plain(window.note), u"Runs out between 15:00 and 19:00"_s);
    QVERIFY(!window.rising);
}

void OverviewTest::localServerHasNoLimits()
{
    auto state = account(u"Ollama"_s, u"localhost"_s, {});
    state.limited = false;
    state.snapshot.reading->loadedModels = {{u"qwen3:8b"_s, 5'200'000'000, {}}};
    state.snapshot.reading->sample.latency = 38ms;
    const auto card = overview({state}, now).cards.front();
    QCOMPARE(card.aside, u"no limits"_s);
    QCOMPARE(plain(card.note), u"qwen3:8b loaded · 5.2 GB · answers in 38 ms"_s);
}

void OverviewTest::keyWithoutLimits()
{
    const auto card = overview({account(u"OpenAI"_s, {}, {})}, now).cards.front();
    QCOMPARE(card.aside, u"limits unknown"_s);
    QCOMPARE(card.note, u"Key accepted · 2 models"_s);
}

void OverviewTest::keyNotProven()
{
    auto state = account(u"Voyage AI"_s, {}, {});
    state.snapshot.reading->keyUnproven = true;
    state.snapshot.reading->notice = u"Add a payment method."_s;
    const auto card = overview({state}, now).cards.front();
    QCOMPARE(card.aside, u"limits unknown"_s);
    QCOMPARE(card.note, u"Key not proven: that takes a request that costs a token · Add a payment method."_s);
    state.paidProbes = false;
    QCOMPARE(overview({state}, now).cards.front().note,
        u"Key not proven: nothing was asked that needs one · Add a payment method."_s);
}

void OverviewTest::errorHelps_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("withReading");
    QTest::addColumn<CardAction>("action");
    QTest::addColumn<QString>("words");
    QTest::newRow("bad key") << Error{ErrorKind::InvalidKey, 401, {}, {}} << false << CardAction::ReplaceKey
                             << u"Invalid API key (401)."_s;
    QTest::newRow("no key") << Error{ErrorKind::NoKey, 0, {}, {}} << false << CardAction::EnterKey
                            << u"No API key configured."_s;
    QTest::newRow("locked") << Error{ErrorKind::KeychainLocked, 0, {}, {}} << true << CardAction::UnlockKeychain
                            << u"The keychain is locked. Nothing was lost. The key is still there."_s;
    QTest::newRow("out of reach") << Error{ErrorKind::Unreachable, 0, {}, now + 48s} << false << CardAction::TryAgain
                                  << u"P unreachable. Next try in 48 s."_s;
    QTest::newRow("a passing fault needs no button") << Error{ErrorKind::Timeout, 0, {},
        now + 3min} << true << CardAction::None << u"P unreachable: timed out. Next try in 3 min."_s;
    QTest::newRow("waiting is all there is") << Error{ErrorKind::RateLimited, 429, {}, now + 40s} << false
                                             << CardAction::None << u"Rate limited (HTTP 429). Next try in 40 s."_s;
    const Error changed{ErrorKind::NotAProvider, 200, {}, now + 48s, u"Quotalamp …"_s};
    const QString changedWords = u"P changed its format, so its answer cannot be read. Next try in 48 s."_s;
    QTest::newRow("another format") << changed << false << CardAction::CopyReport << changedWords;
    QTest::newRow("another format, with a reading") << changed << true << CardAction::CopyReport << changedWords;
    QTest::newRow("another server") << Error{ErrorKind::NotAProvider, 200, {}, {}} << false << CardAction::EditAccount
                                    << u"The answer is not from P: check the base URL and the network."_s;
    QTest::newRow("the provider says more")
        << Error{ErrorKind::Forbidden, 400, u"This organization has been disabled."_s, {}} << false
        << CardAction::ReplaceKey
        << u"The key may not do this (HTTP 400). P says: “This organization has been disabled.”"_s;
    QTest::newRow("the provider says no more") << Error{ErrorKind::InvalidKey, 401, u"invalid x-api-key"_s, {}} << false
                                               << CardAction::ReplaceKey << u"Invalid API key (401)."_s;
    QTest::newRow("somebody else answers")
        << Error{ErrorKind::NotAProvider, 403, {}, {}} << false << CardAction::EditAccount
        << u"Something on the way to P answered in its place (HTTP 403), such as a proxy, a filter or a sign-in page: check the network; the key is not in question."_s;
    QTest::newRow("unknown provider") << Error{ErrorKind::Unsupported, 0, u"acme"_s, {}} << false
                                      << CardAction::EditAccount << u"Live usage not supported for provider 'acme'."_s;
}

void OverviewTest::errorHelps()
{
    QFETCH(Error, error);
    QFETCH(bool, withReading);
    const auto card = overview({failing(u"P"_s, error, withReading)}, now).cards.front();
    QTEST(card.action, "action");
    QTEST(plain((card.error + u' ' + card.errorNext).trimmed()), "words");
    QCOMPARE(card.actionText.isEmpty(), card.action == CardAction::None);
}

void OverviewTest::staleKeepsItsLevel()
{
    const auto card = overview({failing(u"P"_s, {ErrorKind::Timeout, 0, {}, {}}, true)}, now).cards.front();
    QCOMPARE(plain(card.aside), u"last seen 12 min ago"_s);
    QCOMPARE(card.windows.front().state, GaugeState::Stale);
    QVERIFY(card.windows.front().left);
    QVERIFY(!card.windows.front().rising);
}

void OverviewTest::tooltipIsPlainAndShort()
{
    std::vector<AccountState> accounts;
    for (int i = 0; i < 6; ++i)
        accounts.push_back(account(u"<b>A & B %1</b>"_s.arg(i), {}, {bucket(u"tokens"_s, 1000, 1, 57s)}));
    const QString tooltip = overview(accounts, now).tooltip;
    QVERIFY(tooltip.size() <= 120);
    QVERIFY(tooltip.count(u'\n') <= 2);
    QVERIFY(!tooltip.contains(u'<') && !tooltip.contains(u'>') && !tooltip.contains(u'&'));
    QVERIFY(tooltip.contains(u"under 1% left"_s));
}

void OverviewTest::sameProviderTwiceIsTold()
{
    const auto view = overview({account(u"OpenAI"_s, u"Production"_s, {bucket(u"tokens"_s, 100, 4, 57s)}),
                                   account(u"OpenAI"_s, u"OpenAI private"_s, {bucket(u"tokens"_s, 100, 90, 5s)})},
        now);
    QCOMPARE(plain(view.menuLines.at(0)), u"OpenAI Production tokens: 4% left, full again in 57 s"_s);
    QCOMPARE(plain(view.menuLines.at(1)), u"OpenAI private tokens: 90% left, full again in 5 s"_s);
}

/// Icon, head, tooltip, strip and card agree.
void OverviewTest::creditIsSaidEverywhere_data()
{
    QTest::addColumn<AccountState>("account");
    QTest::addColumn<GaugeState>("state");
    QTest::addColumn<std::optional<double>>("left");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("head");
    using Level = std::optional<double>;
    const Error noCredit{ErrorKind::NoCredit, 402, {}, {}};
    QTest::newRow("an amount") << funded(u"DeepSeek"_s, {credit(u"13.517095"_s, u"CNY"_s)}) << GaugeState::Calm
                               << Level() << u"13.51 CNY left"_s << u"DeepSeek credit: 13.51 CNY left"_s
                               << QStringList{};
    QTest::newRow("an amount of a limit")
        << funded(u"OpenRouter"_s, {credit(u"13.51"_s), keyLimit(u"10"_s, u"20"_s)}) << GaugeState::Calm << Level(0.5)
        << u"50% left"_s << u"OpenRouter key limit: 10.00 USD left"_s << QStringList{u"|No limit near|"_s};
    QTest::newRow("near its limit") << funded(u"OpenRouter"_s, {credit(u"13.51"_s), keyLimit(u"1"_s, u"20"_s)})
                                    << GaugeState::Critical << Level(0.05) << u"5% left"_s
                                    << u"OpenRouter key limit: 1.00 USD left"_s
                                    << QStringList{u"Next limit|OpenRouter key limit|5% left"_s};
    QTest::newRow("a limit used up") << funded(u"OpenRouter"_s, {credit(u"13.51"_s), keyLimit(u"0"_s, u"20"_s)})
                                     << GaugeState::Exhausted << Level(0) << u"0% left"_s
                                     << u"OpenRouter key limit: used up"_s
                                     << QStringList{u"Next limit|OpenRouter key limit|used up"_s};
    QTest::newRow("nothing left, and the provider says so")
        << funded(u"DeepSeek"_s, {credit(u"-0.02"_s)}, Error{ErrorKind::NoCredit, 200, {}, {}}) << GaugeState::Exhausted
        << Level(0) << u"0% left"_s << u"DeepSeek credit: used up"_s
        << QStringList{u"Next limit|DeepSeek credit|used up"_s};
    QTest::newRow("nothing left, which may be enough")
        << funded(u"OpenRouter"_s, {credit(u"0.00"_s)}) << GaugeState::NoLimits << Level() << u"0.00 USD left"_s
        << u"OpenRouter credit: 0.00 USD left"_s << QStringList{};
    QTest::newRow("no credit, nothing else known")
        << failing(u"OpenAI"_s, noCredit, false) << GaugeState::Exhausted << Level(0) << u"0% left"_s
        << u"OpenAI credit: used up"_s << QStringList{u"Next limit|OpenAI credit|used up"_s};
    QTest::newRow("no credit, earlier limits")
        << failing(u"OpenAI"_s, noCredit, true) << GaugeState::Exhausted << Level(0) << u"0% left"_s
        << u"OpenAI credit: used up"_s << QStringList{u"Next limit|OpenAI credit|used up"_s};
}

void OverviewTest::creditIsSaidEverywhere()
{
    QFETCH(AccountState, account);
    QFETCH(QString, line);
    const Overview view = overview({account}, now);
    QTEST(view.cards.front().state, "state");
    QTEST(view.icon, "state");
    QTEST(view.iconLeft, "left");
    QTEST(view.cards.front().left, "left");
    QTEST(plain(view.cards.front().level), "level");
    QCOMPARE(plain(view.menuLines.front()), line);
    QCOMPARE(plain(view.tooltip), line);
    QVERIFY2(line.startsWith(view.strip.front().subject), qPrintable(view.strip.front().subject));
    QTEST(headOf(view), "head");
}

void OverviewTest::creditOnACard()
{
    auto state = funded(u"OpenRouter"_s, {credit(u"13.51"_s), keyLimit(u"13.75"_s, u"20"_s)});
    state.snapshot.reading->windows = {fixed(u"requests"_s, 50, 38, 10h, 24h)};
    const auto card = overview({state}, now).cards.front();
    QStringList rows;
    for (const auto& row : card.windows)
        rows << plain(
            QStringList{row.id, row.label, row.value, row.valueSuffix, row.left ? u"bar"_s : QString()}.join(u'|'));
    QCOMPARE(rows,
        QStringList({u"requests|Requests per day|76%|left|bar"_s, u"balance-credit|Credit|13.51 USD|left|"_s,
            u"balance-key|Key limit|68%|left|bar"_s}));
    QVERIFY(!card.abreast);
    QVERIFY(!card.aside.contains(u"unknown"_s));
    const auto stale = funded(u"DeepSeek"_s, {credit(u"1"_s)});
    QCOMPARE(overview({stale}, now + 1h).cards.front().windows.front().state, GaugeState::Stale);
}

/// Of an account that was observed and never asked.
void OverviewTest::seenInTrafficIsSaid()
{
    auto seen = account(u"A"_s, {}, {bucket(u"tokens"_s, 100, 61, 30s)}, 2min);
    seen.snapshot.checkedAt.reset();
    seen.snapshot.reading->windows.front().source = Source::Observed;
    auto never = account(u"B"_s, {}, {});
    never.snapshot = {};
    QCOMPARE(overview({never}, now).checked, u"Not checked yet"_s);
    QCOMPARE(plain(overview({seen, never}, now).checked), u"Observed 2 min ago"_s);
    QVERIFY(overview({seen}, now).nextChange <= Milliseconds(60000)); // and it grows older
    seen.snapshot.readAt = now - 5s;
    QCOMPARE(plain(overview({never, seen}, now).checked), u"Observed 5 s ago"_s);
    QCOMPARE(overview({seen}, now).nextChange, Milliseconds(1000));
    QCOMPARE(plain(overview({seen, account(u"C"_s, {}, {}, 12s)}, now).checked), u"Checked 12 s ago"_s);
}

void OverviewTest::checkingIsSaid()
{
    auto asked = account(u"A"_s, {}, {}, 12s);
    QCOMPARE(plain(overview({asked}, now).checked), u"Checked 12 s ago"_s);
    asked.checking = true;
    const auto view = overview({account(u"B"_s, {}, {}), asked, account(u"C"_s, {}, {})}, now);
    QCOMPARE(view.checked, u"Checking 3 of 3…"_s);
    QVERIFY(view.checking);
}

void OverviewTest::probesAreCounted()
{
    QCOMPARE(overview({}, now, {}, paid(0)).probes, u"0 paid probes today"_s);
    QCOMPARE(overview({}, now, {}, paid(1)).probes, u"1 paid probe today"_s);
    QCOMPARE(overview({}, now, {}, paid(12)).probes, u"12 paid probes today"_s);
    Settings capped;
    capped.paidProbesPerDay = 20;
    QCOMPARE(overview({}, now, capped, paid(2)).probes, u"2 of 20 paid probes today"_s);
    auto demo = account(u"A"_s, {}, {});
    demo.account.demo = true;
    QCOMPARE(overview({demo}, now, capped, paid(2, 5)).probes, u"5 paid probes today"_s);
    QVERIFY(overview({demo}, now).demo);
    QVERIFY(overview({demo}, now).strip.front().subject.startsWith(u"Demo: "_s));
    QVERIFY(!overview({demo, account(u"B"_s, {}, {})}, now).demo);
    QCOMPARE(overview({demo, account(u"B"_s, {}, {})}, now, capped, paid(2, 5)).probes, u"2 of 20 paid probes today"_s);
}

void OverviewTest::hiddenPopupSleepsUntilTheIconChanges()
{
    // 4 % rises to the 10 % where critical ends after 6/96 of a minute.
    const std::vector critical{account(u"OpenAI"_s, {}, {bucket(u"tokens"_s, 100, 4, 60s)})};
    const auto view = overview(critical, now);
    QCOMPARE(view.icon, GaugeState::Critical);
    QCOMPARE(view.nextChange, Milliseconds(1000));
    QVERIFY(view.nextIconChange);
    QCOMPARE(overview(critical, now + *view.nextIconChange - 5ms).icon, GaugeState::Critical);
    QCOMPARE(overview(critical, now + *view.nextIconChange).icon, GaugeState::Warning);

    const auto calm = overview({account(u"OpenAI"_s, {}, {bucket(u"tokens"_s, 100, 90, 60s)}, 2min)}, now);
    QCOMPARE(calm.nextIconChange, Milliseconds(8min + 1s));
}

void OverviewTest::serverTextIsPlain()
{
    auto state = account(u"OpenAI"_s, u"\u202eevil\nlabel"_s, {bucket(u"tokens"_s, 100, 4, 60s)});
    state.snapshot.reading->windows.front().label = u"<img src=x>\u202e"_s;
    const auto card = overview({state}, now).cards.front();
    QVERIFY(!card.label.contains(QChar(0x202e)) && !card.label.contains(u'\n'));
    QVERIFY(!card.windows.front().label.contains(QChar(0x202e)));
}

RateWindow named(const QString& id, double remaining, Unit unit = Unit::Requests, const QString& model = {})
{
    return {id, {}, unit, 100, remaining, now + 72h, std::nullopt, Refill::Fixed, model};
}

/// A limit that blocks only a part of the use colours its row, and no more than warns in the icon.
void OverviewTest::partOfTheUse_data()
{
    QTest::addColumn<std::vector<RateWindow>>("windows");
    QTest::addColumn<GaugeState>("icon");
    QTest::addColumn<double>("left"); ///< what the icon is full of
    QTest::addColumn<QString>("head");
    const auto out = [](const QString& id, Unit unit = Unit::Requests) { return named(id, 0, unit); };
    QTest::newRow("tool calls") << std::vector{named(u"5h"_s, 80, Unit::Percent), out(u"tool-calls"_s)}
                                << GaugeState::Warning << 0.8 << u"Z.ai tool calls"_s;
    QTest::newRow("images") << std::vector{named(u"tokens"_s, 70), out(u"input-images"_s, Unit::Images)}
                            << GaugeState::Warning << 0.7 << u"Z.ai input images"_s;
    QTest::newRow("seconds of sound") << std::vector{out(u"audio-hour"_s, Unit::AudioSeconds), named(u"requests"_s, 60)}
                                      << GaugeState::Warning << 0.6 << u"Z.ai audio hour"_s;
    QTest::newRow("pages") << std::vector{named(u"tokens"_s, 50), out(u"ocr"_s, Unit::Pages)} << GaugeState::Warning
                           << 0.5 << u"Z.ai ocr"_s;
    QTest::newRow("web searches") << std::vector{named(u"requests"_s, 90), out(u"web-search"_s)} << GaugeState::Warning
                                  << 0.9 << u"Z.ai web search"_s;
    QTest::newRow("the week of one model")
        << std::vector{named(u"7d"_s, 55, Unit::Percent), named(u"7d-opus"_s, 0, Unit::Percent)} << GaugeState::Warning
        << 0.55 << u"Z.ai 7 days, Opus"_s;
    QTest::newRow("one model of two") << std::vector{named(u"requests"_s, 0, Unit::Requests, u"pro"_s),
        named(u"requests"_s, 65, Unit::Requests, u"flash"_s)}
                                      << GaugeState::Warning << 0.65 << u"Z.ai requests"_s;
    QTest::newRow("tokens critical beside it")
        << std::vector{out(u"tool-calls"_s), named(u"tokens"_s, 5)} << GaugeState::Critical << 0.05 << u"Z.ai tokens"_s;
    QTest::newRow("tokens low beside it")
        << std::vector{out(u"tool-calls"_s), named(u"tokens"_s, 20)} << GaugeState::Warning << 0.2 << u"Z.ai tokens"_s;
    QTest::newRow("all tokens used up") << std::vector{named(u"tool-calls"_s, 90), named(u"tokens"_s, 0)}
                                        << GaugeState::Exhausted << 0.0 << u"Z.ai tokens"_s;
    QTest::newRow("nothing but images") << std::vector{out(u"images"_s, Unit::Images)} << GaugeState::Exhausted << 0.0
                                        << u"Z.ai images"_s;
    QTest::newRow("two limits of one model") << std::vector{named(u"requests"_s, 0, Unit::Requests, u"pro"_s),
        named(u"tokens"_s, 65, Unit::Tokens, u"pro"_s)}
                                             << GaugeState::Exhausted << 0.0 << u"Z.ai requests"_s;
    QTest::newRow("seven days beside five hours")
        << std::vector{named(u"5h"_s, 90, Unit::Percent), named(u"7d"_s, 0, Unit::Percent)} << GaugeState::Exhausted
        << 0.0 << u"Z.ai 7 days"_s;
}

void OverviewTest::partOfTheUse()
{
    QFETCH(const std::vector<RateWindow>, windows);
    QFETCH(const QString, head);
    const Overview view = overview({account(u"Z.ai"_s, {}, windows)}, now);
    QTEST(view.icon, "icon");
    QCOMPARE(view.cards.front().state, view.icon);
    QTEST(view.iconLeft.value_or(-1), "left");
    QCOMPARE(view.cards.front().left, view.iconLeft);
    QCOMPARE(view.head.front().subject, head);
    for (const WindowView& row : view.cards.front().windows)
        QCOMPARE(row.state == GaugeState::Exhausted, row.left == 0);
}

QTEST_GUILESS_MAIN(OverviewTest)
#include "tst_overview.moc"
