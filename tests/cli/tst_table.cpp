// SPDX-License-Identifier: MIT
#include "cli/columns.h"
#include "cli/table.h"
#include "core/words/overview.h"
#include "core/words/statusjson.h"

#include <QJsonArray>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

/// The table is for people: what is left and when it comes back has to stay readable in any width.
class TestTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Clock times without seconds, as in most languages; C has them.
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void widths_data();
    void widths();
    void fits_data();
    void fits();
    void plainColumnsLineUp();

    void tellsWindows();
    void tellsWhatIsKnown_data();
    void tellsWhatIsKnown();
    void columnsLineUpOverAccounts();
    void narrowTerminal_data();
    void narrowTerminal();
    void bucketRisesWithTheClock();
    void colourOnlyWhereAsked();
    void severityHasItsColour_data();
    void severityHasItsColour();
    void serverTextIsPlain();
    void agreesWithThePopup_data();
    void agreesWithThePopup();

private:
    [[nodiscard]] static QJsonObject window(const QString& id, double limit, double remaining,
        const QString& resetAt = {}, const QString& refill = u"bucket"_s);
    [[nodiscard]] static QJsonObject account(const QJsonObject& changes);
    [[nodiscard]] static QString table(const QJsonArray& accounts, const TableStyle& style = {});
};

namespace {

const TimePoint now = *parseInstant(u"2026-11-24T03:00:00Z");

} // namespace

QJsonObject TestTable::window(
    const QString& id, double limit, double remaining, const QString& resetAt, const QString& refill)
{
    RateWindow known;
    known.limit = limit;
    known.remaining = remaining;
    return {{u"id"_s, id}, {u"label"_s, id}, {u"unit"_s, u"tokens"_s}, {u"limit"_s, limit}, {u"remaining"_s, remaining},
        {u"reset_at"_s, resetAt.isEmpty() ? QJsonValue() : QJsonValue(resetAt)}, {u"period_s"_s, 60},
        {u"refill"_s, refill}, {u"severity"_s, severityName(*severity(known, now, now))}};
}

QJsonObject TestTable::account(const QJsonObject& changes)
{
    QJsonObject json{{u"id"_s, u"a1"_s}, {u"provider"_s, u"openai"_s}, {u"account_key"_s, u"Work"_s},
        {u"checked_at"_s, u"2026-11-24T03:00:00.000Z"_s}, {u"reachable"_s, true}, {u"stale"_s, false}};
    for (auto change = changes.begin(); change != changes.end(); ++change)
        json[change.key()] = change.value();
    return json;
}

QString TestTable::table(const QJsonArray& accounts, const TableStyle& style)
{
    return statusTable({{u"accounts"_s, accounts}}, now, style, [](const QString& id) {
        return ProviderName{id == "openai"_L1 ? u"OpenAI"_s : id, id != "ollama"_L1};
    });
}

void TestTable::widths_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");
    QTest::newRow("empty") << u""_s << 0;
    QTest::newRow("plain") << u"Tokens"_s << 6;
    QTest::newRow("umlaut") << u"für"_s << 3;
    QTest::newRow("combining") << u"e\u0301"_s << 1;
    QTest::newRow("wide") << u"令牌"_s << 4;
    QTest::newRow("beyond 16 bits") << u"\U0001F600"_s << 2;
    QTest::newRow("joiner") << u"a\u200db"_s << 2;
    QTest::newRow("Persian") << u"می\u200cخواهم"_s << 7;
    QTest::newRow("two marks") << u"o\u0302\u0323"_s << 1;
    QTest::newRow("Hindi") << u"हिन्दी"_s << 3;
    QTest::newRow("Thai") << u"ที่นี่"_s << 2;
    QTest::newRow("syllable in parts") << u"\u1112\u1161\u11ab"_s << 2;
    QTest::newRow("full width") << u"Ｇ！"_s << 4;
    QTest::newRow("half width") << u"ｶﾞ"_s << 2;
    QTest::newRow("kana with a mark apart") << u"か\u3099"_s << 2;
    QTest::newRow("ideographic blank") << u"\u3000"_s << 2;
    QTest::newRow("extension G") << u"\U00030000"_s << 2;
    QTest::newRow("ambiguous") << u"±§…"_s << 3;
    QTest::newRow("family") << u"👨\u200d👩\u200d👧\u200d👦"_s << 2;
    QTest::newRow("skin") << u"👍🏽"_s << 2;
    QTest::newRow("technologist with skin") << u"👩🏽\u200d💻"_s << 2;
    QTest::newRow("heart as text") << u"❤"_s << 1;
    QTest::newRow("heart as emoji") << u"❤\ufe0f"_s << 2;
    QTest::newRow("heart on fire") << u"❤\ufe0f\u200d🔥"_s << 2;
    QTest::newRow("watch as text") << u"⌚\ufe0e"_s << 1;
    QTest::newRow("keycap") << u"1\ufe0f\u20e3"_s << 2;
    QTest::newRow("letter with a variation selector") << u"a\ufe0f"_s << 1;
    QTest::newRow("flag") << u"🇩🇪"_s << 2;
    QTest::newRow("two flags") << u"🇩🇪🇯🇵"_s << 4;
    QTest::newRow("flag by tags") << u"🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"_s << 2;
    QTest::newRow("pirate") << u"🏴\u200d☠\ufe0f"_s << 2;
    QTest::newRow("rainbow flag") << u"🏳\ufe0f\u200d🌈"_s << 2;
    QTest::newRow("two emoji side by side") << u"👩💻"_s << 4;
    QTest::newRow("narrow picture") << u"✔"_s << 1;
}

void TestTable::widths()
{
    QFETCH(const QString, text);
    QFETCH(const int, columns);
    QCOMPARE(displayWidth(text), columns);
}

void TestTable::fits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QString>("fitted");
    QTest::newRow("filled") << u"ab"_s << 4 << u"ab  "_s;
    QTest::newRow("exact") << u"abcd"_s << 4 << u"abcd"_s;
    QTest::newRow("cut") << u"abcdef"_s << 4 << u"abc…"_s;
    QTest::newRow("no blank before the cut") << u"ab cdef"_s << 4 << u"ab… "_s;
    QTest::newRow("never within a sign") << u"a👨\u200d👩\u200d👧b"_s << 3 << u"a… "_s;
    QTest::newRow("a sign that fits") << u"👨\u200d👩\u200d👧bcd"_s << 4 << u"👨\u200d👩\u200d👧b…"_s;
    QTest::newRow("marks stay with their letter") << u"e\u0301e\u0301e\u0301"_s << 2 << u"e\u0301…"_s;
    QTest::newRow("wide does not stick out") << u"令牌令牌"_s << 4 << u"令… "_s;
}

void TestTable::fits()
{
    QFETCH(const QString, text);
    QFETCH(const int, columns);
    QTEST(fitted(text, columns), "fitted");
}

void TestTable::plainColumnsLineUp()
{
    QCOMPARE(plainTable({u"ID"_s, u"Name"_s}, {{u"anthropic"_s, u"Anthropic"_s}, {u"xai"_s, u"xAI"_s}}),
        u"ID         Name\nanthropic  Anthropic\nxai        xAI\n"_s);
}

void TestTable::tellsWindows()
{
    const QString text = table({account({{u"windows"_s,
        QJsonArray{window(u"requests"_s, 4000, 3120, u"2026-11-24T03:00:08.000Z"_s),
            window(u"tokens"_s, 200000, 9400, u"2026-11-24T03:00:57.000Z"_s)}}})});
    QCOMPARE(text,
        u"OpenAI Work  checked just now\n"
        "  Tokens     4% left  9.4k of 200k  full again in 57\u00a0s\n"
        "  Requests  78% left  3.1k of 4k    full again in 8\u00a0s\n"_s);
}

void TestTable::tellsWhatIsKnown_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("told");
    const QJsonObject unknown{
        {u"id"_s, u"requests"_s}, {u"label"_s, u"requests"_s}, {u"limit"_s, 60}, {u"remaining"_s, QJsonValue()}};
    QTest::newRow("error") << QJsonObject{{u"error"_s, u"Invalid API key (401)."_s}, {u"reachable"_s, false}}
                           << u"  Invalid API key (401).\n"_s;
    QTest::newRow("error with the provider's words") << QJsonObject{{u"error"_s, u"OpenAI answered HTTP 400."_s},
        {u"error_kind"_s, u"http"_s}, {u"provider_message"_s, u"The plan ended on Monday."_s}, {u"reachable"_s, false}}
                                                     << u"says: “The plan ended on Monday.”\n"_s;
    QTest::newRow("error keeps the last windows") << QJsonObject{{u"error"_s, u"Timed out."_s}, {u"stale"_s, true},
        {u"windows"_s, QJsonArray{window(u"tokens"_s, 10, 5)}}}
                                                  << u"  Tokens  50% left  5 of 10\n  Timed out.\n"_s;
    QTest::newRow("used up") << QJsonObject{{u"windows"_s, QJsonArray{window(u"tokens"_s, 10, 0)}}} << u"used up"_s;
    QTest::newRow("unknown is not nothing") << QJsonObject{{u"windows"_s, QJsonArray{unknown}}} << u"unknown  of 60"_s;
    QTest::newRow("no limits") << QJsonObject{{u"models_total"_s, 4}} << u"  Models: 4 · limits unknown\n"_s;
    QTest::newRow("nothing to limit") << QJsonObject{{u"provider"_s, u"ollama"_s}, {u"models_total"_s, 4}}
                                      << u"  Models: 4 · no limits\n"_s;
    QTest::newRow("a key without TLS") << QJsonObject{{u"plain_http"_s, true}} << u"  key travels unencrypted\n"_s;
    QTest::newRow("an old reading of an account that was just checked") << QJsonObject{{u"stale"_s, true},
        {u"read_at"_s, u"2026-11-24T02:48:00.000Z"_s}} << u"  last seen 12\u00a0min ago\n"_s;
    QTest::newRow("key not proven") << QJsonObject{{u"models_total"_s, 4}, {u"key_unproven"_s, true}}
                                    << u"  Models: 4 · limits unknown\n  key not proven\n"_s;
    QTest::newRow("never checked") << QJsonObject{{u"checked_at"_s, QJsonValue()}} << u"not checked yet"_s;
    QTest::newRow("age") << QJsonObject{{u"checked_at"_s, u"2026-11-24T02:48:00.000Z"_s}}
                         << u"checked 12\u00a0min ago"_s;
    QTest::newRow("sample") << QJsonObject{{u"sample_model"_s, u"gpt-4.1-mini"_s}, {u"sample_input_tokens"_s, 9},
        {u"sample_output_tokens"_s, 1}, {u"sample_latency_ms"_s, 412}}
                            << u"  gpt-4.1-mini · 9 in, 1 out · 412 ms\n"_s;
    QTest::newRow("balance") << QJsonObject{{u"balances"_s,
        QJsonArray{QJsonObject{{u"label"_s, u"Credit"_s}, {u"currency"_s, u"USD"_s}, {u"remaining"_s, 4.9}}}}}
                             << u"  Credit  4.90 USD left\n"_s;
    QTest::newRow("balance with a limit") << QJsonObject{{u"balances"_s,
        QJsonArray{QJsonObject{{u"label"_s, u"Key limit"_s}, {u"currency"_s, u"USD"_s}, {u"remaining"_s, 4.9},
            {u"limit"_s, 20}}}}} << u"  Key limit  24% left  4.90 of 20.00 USD\n"_s;
    const auto spent = [](const char* id, double amount, const QJsonValue& currency, const char* since) {
        return QJsonObject{{u"spends"_s,
            QJsonArray{QJsonObject{{u"id"_s, QString::fromLatin1(id)}, {u"amount"_s, amount}, {u"currency"_s, currency},
                {u"since"_s, QString::fromLatin1(since)}}}}};
    };
    QTest::newRow("spent this month") << spent("month", 12.4, u"USD"_s, "2026-11-01T00:00:00.000Z")
                                      << u"checked just now\n  This month  12.40 USD spent\n"_s;
    QTest::newRow("tokens of today") << spent("day-input-tokens", 1.2e6, {}, "2026-11-24T00:00:00.000Z")
                                     << u"  Input tokens today: 1.2M used\n"_s;
    QTest::newRow("spent in a month that is over")
        << spent("month", 12.4, u"USD"_s, "2026-10-01T00:00:00.000Z") << u"OpenAI Work  checked just now\n"_s;
    const auto budget = [](const QJsonValue& forecast) {
        return QJsonObject{{u"budget"_s,
            QJsonObject{{u"currency"_s, u"USD"_s}, {u"limit"_s, 50}, {u"spent"_s, 12.4}, {u"remaining"_s, 37.6},
                {u"forecast"_s, forecast}}}};
    };
    QTest::newRow("budget") << budget(
        16.09) << u"  This month  75% left  12.40 of 50.00 USD\n    At this pace 16.09 USD by the end of the month\n"_s;
    QTest::newRow("budget on the first of the month")
        << budget({}) << u"checked just now\n  This month  75% left  12.40 of 50.00 USD\n"_s;
    QTest::newRow("reset due") << QJsonObject{{u"windows"_s,
        QJsonArray{window(u"5h"_s, 10, 1, u"2026-11-24T02:59:00.000Z"_s, u"fixed"_s)}}}
                               << u"due, not confirmed yet"_s;
}

void TestTable::tellsWhatIsKnown()
{
    QFETCH(const QJsonObject, changes);
    QFETCH(const QString, told);
    const QString text = table({account(changes)});
    QVERIFY2(text.contains(told), qPrintable(text));
}

void TestTable::columnsLineUpOverAccounts()
{
    const QString text = table({account({{u"windows"_s, QJsonArray{window(u"tokens"_s, 10, 10)}}}),
        account({{u"provider"_s, u"anthropic"_s}, {u"windows"_s, QJsonArray{window(u"input-tokens"_s, 10, 1)}}})});
    QCOMPARE(text,
        u"OpenAI Work  checked just now\n"
        "  Tokens        100% left  10 of 10\n"
        "\n"
        "anthropic Work  checked just now\n"
        "  Input tokens   10% left  1 of 10\n"_s);
}

void TestTable::narrowTerminal_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<QString>("line");
    QTest::newRow("enough") << 80 << u"  Priority output tokens  4% left  9.4k of 200k  full again in 57\u00a0s"_s;
    QTest::newRow("amount goes first") << 60 << u"  Priority output tokens  4% left  full again in 57\u00a0s"_s;
    QTest::newRow("then the name is cut") << 46 << u"  Priority outpu…  4% left  full again in 57\u00a0s"_s;
    QTest::newRow("level and reset stay") << 10 << u"  Priorit…  4% left  full again in 57\u00a0s"_s;
}

void TestTable::narrowTerminal()
{
    QFETCH(const int, columns);
    QFETCH(const QString, line);
    const QJsonArray windows{window(u"priority-output-tokens"_s, 200000, 9400, u"2026-11-24T03:00:57.000Z"_s)};
    const QString text = table({account({{u"windows"_s, windows}})}, {false, columns});
    QCOMPARE(text.split(u'\n').value(1), line);
}

void TestTable::bucketRisesWithTheClock()
{
    const QJsonObject halfMinuteOld{{u"checked_at"_s, u"2026-11-24T02:59:30.000Z"_s},
        {u"windows"_s, QJsonArray{window(u"tokens"_s, 100, 0, u"2026-11-24T03:00:30.000Z"_s)}}};
    QVERIFY(table({account(halfMinuteOld)}).contains(u"50% left"_s));
}

void TestTable::colourOnlyWhereAsked()
{
    const QJsonArray accounts{account({{u"windows"_s, QJsonArray{window(u"tokens"_s, 100, 4)}}})};
    QVERIFY(!table(accounts).contains(u'\x1b'));
    QVERIFY(table(accounts, {true, {}}).contains(u'\x1b'));
}

void TestTable::severityHasItsColour_data()
{
    QTest::addColumn<double>("remaining");
    QTest::addColumn<QString>("told");
    QTest::newRow("calm has none") << 60.0 << u"  60% left"_s;
    QTest::newRow("warning") << 20.0 << u"\x1b[33m20% left\x1b[0m"_s;
    QTest::newRow("critical") << 4.0 << u"\x1b[1;31m4% left\x1b[0m"_s;
    QTest::newRow("exhausted") << 0.0 << u"\x1b[1;31mused up\x1b[0m"_s;
}

void TestTable::severityHasItsColour()
{
    QFETCH(const double, remaining);
    QFETCH(const QString, told);
    const QString text =
        table({account({{u"windows"_s, QJsonArray{window(u"tokens"_s, 100, remaining)}}})}, {true, {}});
    QVERIFY2(text.contains(told), qPrintable(text));
}

void TestTable::serverTextIsPlain()
{
    const QString nasty = u"a\x1b[31m\u202eb\n\nc"_s;
    const QString text = table({account({{u"account_key"_s, nasty}, {u"error"_s, nasty}, {u"sample_model"_s, nasty}})});
    QVERIFY(!text.contains(u'\x1b'));
    QVERIFY(!text.contains(QChar(0x202e)));
    QCOMPARE(text.count(u'\n'), 3);
}

/// What a person set, and what the terminal has to say of it as the popup does.
void TestTable::agreesWithThePopup_data()
{
    QTest::addColumn<std::vector<RateWindow>>("windows");
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<QString>("line"); ///< of the terminal
    QTest::addColumn<GaugeState>("state");
    using namespace std::chrono_literals;
    const auto fixed = [](double remaining, Seconds resetsIn, std::optional<Seconds> period = std::nullopt) {
        return RateWindow{u"tokens"_s, {}, Unit::Tokens, 1000, remaining, now + resetsIn, period, Refill::Fixed, {}};
    };
    RateWindow calls = fixed(0, 72h);
    calls.id = u"tool-calls"_s;
    RateWindow images = calls;
    images.id = u"input-images"_s;
    images.unit = Unit::Images;
    Settings strict;
    strict.thresholds = {0.3, 0.5};
    Settings own;
    own.thresholdsFor[{u"one"_s, u"tokens"_s}] = {0.95, 0.99};
    Settings used;
    used.share = Share::Used;
    Settings clock;
    clock.resetStyle = ResetStyle::Clock;
    QTest::newRow("by default") << std::vector{fixed(600, 3h)} << Settings()
                                << u"  Tokens  60% left  600 of 1k  \x1b[2mresets in 3\u00a0h"_s << GaugeState::Calm;
    QTest::newRow("thresholds of one's own")
        << std::vector{fixed(600, 3h)} << strict << u"  Tokens  \x1b[33m60% left\x1b[0m"_s << GaugeState::Warning;
    QTest::newRow("thresholds of one limit")
        << std::vector{fixed(60, 3h)} << own << u"  Tokens  6% left"_s << GaugeState::Calm;
    QTest::newRow("what is used") << std::vector{fixed(600, 3h)} << used
                                  << u"  Tokens  40% used  400 of 1k  \x1b[2mresets in 3\u00a0h"_s << GaugeState::Calm;
    QTest::newRow("time of day") << std::vector{fixed(600, 3h)} << clock << u"resets at 06:00"_s << GaugeState::Calm;
    QTest::newRow("will not last") << std::vector{fixed(600, 20h, 24h)} << Settings()
                                   << u"    \x1b[33mRuns out between 06:30 and 11:30"_s << GaugeState::Warning;
    QTest::newRow("lasts") << std::vector{fixed(200, 2h, 24h)} << Settings() << u"    \x1b[2mLasts until the reset"_s
                           << GaugeState::Calm;
    QTest::newRow("critical, and lasts") << std::vector{fixed(60, 1h, 24h)} << Settings() << u"\x1b[33m6% left\x1b[0m"_s
                                         << GaugeState::Warning;
    QTest::newRow("only a part") << std::vector{fixed(600, 3h), calls} << Settings()
                                 << u"    \x1b[1;31mBlocks only this; the rest goes on."_s << GaugeState::Exhausted;
    QTest::newRow("only images") << std::vector{fixed(600, 3h), images} << used
                                 << u"    \x1b[1;31mBlocks only this; the rest goes on."_s << GaugeState::Exhausted;
    QTest::newRow("all of it") << std::vector{fixed(0, 3h), calls} << Settings() << u"\x1b[1;31mused up\x1b[0m"_s
                               << GaugeState::Exhausted;
}

void TestTable::agreesWithThePopup()
{
    QFETCH(const std::vector<RateWindow>, windows);
    QFETCH(const Settings, settings);
    QFETCH(const QString, line);
    QFETCH(const GaugeState, state);
    AccountState account;
    account.account.id = u"one"_s;
    account.account.provider = u"openai"_s;
    account.snapshot.reading = Reading{};
    account.snapshot.reading->windows = windows;
    account.snapshot.readAt = account.snapshot.checkedAt = now;
    const QJsonObject document = statusJson({account}, now, settings, now);
    const QString text = statusTable(document, now, {true, {}}, [](const QString& id) { return ProviderName{id}; });
    QVERIFY2(text.contains(line), qPrintable(text));

    const Overview view = overview({account}, now, settings);
    const auto row = std::ranges::find(view.cards.front().windows, state, &WindowView::state);
    QVERIFY(row != view.cards.front().windows.end());
    const QString said = row->left == 0 ? u"used up"_s : row->value + u' ' + row->valueSuffix;
    QVERIFY2(text.contains(said), qPrintable(text));
    QVERIFY2(text.contains(QString(row->note).replace(QChar::Nbsp, u' ')), qPrintable(text));
    QVERIFY2(text.contains(row->amount), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
