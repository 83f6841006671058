// SPDX-License-Identifier: MIT
#include "core/words/barwords.h"
#include "core/words/linetemplate.h"
#include "core/words/overview.h"
#include "core/words/statusjson.h"
#include "support/decimals.h"

#include <QJsonArray>
#include <QTest>
#include <QXmlStreamReader>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 3h};

using Accounts = std::vector<AccountState>;

ProviderName nameOf(const QString& id)
{
    if (id == "ollama"_L1)
        return {u"Ollama"_s, false};
    return {id == "openai"_L1 ? u"OpenAI"_s : id == "claude"_L1 ? u"Claude"_s : id, true};
}

AccountState account(const QString& id, const QString& provider, std::vector<RateWindow> windows)
{
    AccountState state;
    state.account.id = id;
    state.account.provider = provider;
    state.account.label = id;
    state.providerName = nameOf(provider).name;
    state.limited = nameOf(provider).limited;
    state.snapshot.reading = Reading{};
    state.snapshot.reading->windows = std::move(windows);
    state.snapshot.readAt = state.snapshot.checkedAt = now;
    return state;
}

RateWindow tokens(double remaining, const QString& label = {})
{
    return {u"tokens"_s, label, Unit::Tokens, 1000, remaining, now + 57s, 60s, Refill::Bucket, {}};
}

AccountState failed(AccountState state, Error error)
{
    state.snapshot.error = std::move(error);
    state.snapshot.lastProbeFailed = true;
    return state;
}

AccountState withCredit(const QString& remaining)
{
    AccountState state = account(u"Credit"_s, u"openai"_s, {});
    state.snapshot.reading->balances = {{u"credit"_s, {}, u"USD"_s, decimal(remaining), {}}};
    return state;
}

AccountState neverChecked()
{
    AccountState state = account(u"New"_s, u"openai"_s, {});
    state.snapshot = {};
    return state;
}

Glance glance(const Accounts& accounts, const Settings& settings = {}, TimePoint at = now)
{
    return glanceOf(statusJson(accounts, at, settings, at), at, nameOf);
}

const QString hostile = u"<b>&\"'</b>#[bg=red]#(reboot)%{A1:reboot:}$(reboot)`reboot`\\[\n{left}"_s;

/// Whether Pango, which wants well-formed XML, reads the text as it stands.
bool isPangoFor(const QString& markup, const QString& text)
{
    QXmlStreamReader reader(u"<markup>"_s + markup + u"</markup>"_s);
    return reader.readNextStartElement() && reader.readElementText() == text;
}

/// With blanks that break.
QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

QJsonObject waybar(const Glance& shown)
{
    return waybarJson(shown).toQJson().toObject();
}

} // namespace

class GlanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void says_data();
    void says();
    void agreesWithThePopup_data() { says_data(); }
    void agreesWithThePopup();
    void sharesAsThePersonWants();
    void tellsManyAccounts();
    void escapesForPango();
    void blocksHoldNoMarkup();
    void blocksHaveColours_data();
    void blocksHaveColours();
    void fillsTemplates_data();
    void fillsTemplates();
    void refusesTemplates_data();
    void refusesTemplates();
    void valuesAreHarmless();
    void icons_data();
    void icons();
    void knowsWhenTheClockChangesIt_data();
    void knowsWhenTheClockChangesIt();
};

void GlanceTest::says_data()
{
    QTest::addColumn<Accounts>("accounts");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("percent"); // -1: none
    QTest::addColumn<QString>("line");
    const AccountState calm = account(u"Calm"_s, u"openai"_s, {tokens(720)});
    QTest::newRow("no account") << Accounts{} << u"no-account"_s << u"no account"_s << -1
                                << u"There is no account yet. Add one: quotalamp account add PROVIDER"_s;
    QTest::newRow("calm") << Accounts{calm} << u"calm"_s << u"72%"_s << 72
                          << u"OpenAI tokens: 72% left, full again in 57 s"_s;
    QTest::newRow("warning") << Accounts{calm, account(u"b"_s, u"claude"_s, {tokens(200)})} << u"warning"_s << u"20%"_s
                             << 20 << u"Claude tokens: 20% left, full again in 57 s"_s;
    QTest::newRow("hardly anything") << Accounts{account(u"a"_s, u"openai"_s, {tokens(1)})} << u"critical"_s << u"<1%"_s
                                     << 0 << u"OpenAI tokens: <1% left, full again in 57 s"_s;
    QTest::newRow("used up") << Accounts{account(u"a"_s, u"openai"_s, {tokens(0)}), calm} << u"exhausted"_s
                             << u"used up"_s << 0 << u"OpenAI a tokens: used up, full again in 57 s"_s;
    QTest::newRow("refused key") << Accounts{calm,
        failed(account(u"Other"_s, u"claude"_s, {tokens(500)}), {ErrorKind::InvalidKey, 401, {}, {}})}
                                 << u"error"_s << u"error"_s << -1 << u"Claude: Invalid API key (401)."_s;
    QTest::newRow("refused for want of credit")
        << Accounts{failed(withCredit(u"0"_s), {ErrorKind::NoCredit, 402, {}, {}})} << u"exhausted"_s << u"used up"_s
        << 0 << u"OpenAI credit: used up"_s;
    QTest::newRow("money without a limit") << Accounts{withCredit(u"13.51"_s)} << u"calm"_s << u"13.51 USD left"_s << -1
                                           << u"OpenAI credit: 13.51 USD left"_s;
    QTest::newRow("no limits") << Accounts{account(u"a"_s, u"ollama"_s, {})} << u"no-limits"_s << u"no limits"_s << -1
                               << u"Ollama: no limits"_s;
    QTest::newRow("nothing known") << Accounts{account(u"a"_s, u"openai"_s, {})} << u"no-limits"_s
                                   << u"limits unknown"_s << -1 << u"OpenAI: limits unknown"_s;
    AccountState unknown = account(u"a"_s, u"openai"_s, {tokens(0)});
    unknown.snapshot.reading->windows.front().remaining.reset();
    QTest::newRow("a limit of which nothing is known")
        << Accounts{unknown} << u"no-limits"_s << u"unknown"_s << -1 << u"OpenAI tokens: unknown"_s;
    QTest::newRow("never checked") << Accounts{neverChecked()} << u"calm"_s << u"not checked yet"_s << -1
                                   << u"OpenAI: not checked yet"_s;
    AccountState old = failed(calm, {ErrorKind::Timeout, 0, {}, {}});
    old.snapshot.readAt = now - 12min;
    QTest::newRow("an old reading") << Accounts{old} << u"stale"_s << u"97%"_s << 97
                                    << u"OpenAI tokens: 97% left, full again in 57 s (last seen 12 min ago)"_s;
}

void GlanceTest::says()
{
    QFETCH(Accounts, accounts);
    QFETCH(int, percent);
    const Glance shown = glance(accounts);
    QTEST(gaugeStateName(shown.state), "state");
    QTEST(plain(glanceText(shown)), "text");
    QTEST(plain(glanceLine(shown)), "line");
    const QJsonObject object = waybar(shown);
    QTEST(object["class"_L1].toString(), "state");
    QCOMPARE(object["alt"_L1], object["class"_L1]);
    QCOMPARE(object["percentage"_L1].toInt(-1), percent);
}

void GlanceTest::agreesWithThePopup()
{
    QFETCH(Accounts, accounts);
    const Glance shown = glance(accounts);
    const Overview popup = overview(accounts, now);
    QCOMPARE(shown.state, popup.icon);
    QStringList lines = shown.lines;
    QStringList menu = popup.menuLines;
    lines.sort();
    menu.sort();
    QCOMPARE(lines, menu);
    if (!accounts.empty())
        QVERIFY2(popup.tooltip.startsWith(plain(withoutMarkupSigns(shown.line))), qPrintable(popup.tooltip));
    if (shown.state != GaugeState::Error && shown.left)
        QCOMPARE(shown.left, popup.iconLeft);
}

void GlanceTest::sharesAsThePersonWants()
{
    Settings settings;
    settings.share = Share::Used;
    settings.resetStyle = ResetStyle::Clock;
    const Glance shown = glance({account(u"a"_s, u"openai"_s, {tokens(720)})}, settings);
    QCOMPARE(glanceText(shown), u"28%"_s);
    QCOMPARE(waybar(shown)["percentage"_L1].toInt(), 28);
    QCOMPARE(shown.when, toDateTime(now + 57s).toLocalTime().toString(u"HH:mm:ss"_s));
    QCOMPARE((*LineTemplate::parse(u"{left} {used} {percent}"_s)).fill(shown), u"72% 28% 28"_s);
}

void GlanceTest::tellsManyAccounts()
{
    Accounts accounts;
    for (int i = 0; i < 30; ++i)
        accounts.push_back(account(QString::number(i), u"openai"_s, {tokens(i == 29 ? 0 : 900)}));
    const Glance shown = glance(accounts);
    QCOMPARE(shown.lines.size(), mostGlanceLines + 1);
    QCOMPARE(shown.account, u"OpenAI 29"_s);
    QCOMPARE(shown.lines.last(), u"10 more accounts"_s);
}

void GlanceTest::escapesForPango()
{
    AccountState state = account(hostile, u"openai"_s, {tokens(40, hostile)});
    AccountState other = account(hostile + u"2"_s, u"openai"_s, {tokens(500)});
    const Glance shown = glance({state, other});
    const QJsonObject object = waybar(shown);
    QVERIFY2(isPangoFor(object["tooltip"_L1].toString(), shown.lines.join(u'\n')),
        qPrintable(object["tooltip"_L1].toString()));
    QVERIFY(!object["tooltip"_L1].toString().contains(u'<'));
    QVERIFY(!object["tooltip"_L1].toString().contains(u"<b>"_s));
    // What is less than one percent is a text, too.
    const Glance little = glance({account(u"a"_s, u"openai"_s, {tokens(1)})});
    QCOMPARE(waybar(little)["text"_L1].toString(), u"&lt;1%"_s);
    QVERIFY(isPangoFor(waybar(little)["text"_L1].toString(), u"<1%"_s));
}

void GlanceTest::blocksHoldNoMarkup()
{
    const Glance shown =
        glance({account(hostile, u"openai"_s, {tokens(1, hostile)}), account(u"b"_s, u"openai"_s, {})});
    const QJsonObject block = blockJson(shown).toQJson().toObject();
    for (const QString& name : {u"text"_s, u"full_text"_s, u"short_text"_s}) {
        const QString text = block[name].toString();
        QVERIFY2(
            !text.isEmpty() && !text.contains(u'<') && !text.contains(u'>') && !text.contains(u'&'), qPrintable(text));
    }
    QCOMPARE(block["short_text"_L1].toString(), u"under 1%"_s);
}

void GlanceTest::blocksHaveColours_data()
{
    QTest::addColumn<Accounts>("accounts");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("color");
    QTest::addColumn<bool>("urgent");
    QTest::newRow("none") << Accounts{} << u"Idle"_s << QString() << false;
    QTest::newRow("calm") << Accounts{account(u"a"_s, u"openai"_s, {tokens(720)})} << u"Idle"_s << QString() << false;
    QTest::newRow("warning") << Accounts{account(u"a"_s, u"openai"_s, {tokens(200)})} << u"Warning"_s << u"#f5c038"_s
                             << false;
    QTest::newRow("critical") << Accounts{account(u"a"_s, u"openai"_s, {tokens(40)})} << u"Critical"_s << u"#fa5f78"_s
                              << true;
    QTest::newRow("used up") << Accounts{account(u"a"_s, u"openai"_s, {tokens(0)})} << u"Critical"_s << u"#fa5f78"_s
                             << true;
    QTest::newRow("refused key") << Accounts{failed(
        account(u"a"_s, u"openai"_s, {}), {ErrorKind::InvalidKey, 401, {}, {}})}
                                 << u"Critical"_s << u"#fa5f78"_s << false;
}

void GlanceTest::blocksHaveColours()
{
    QFETCH(Accounts, accounts);
    const QJsonObject block = blockJson(glance(accounts)).toQJson().toObject();
    QTEST(block["state"_L1].toString(), "state");
    QTEST(block["color"_L1].toString(), "color");
    QTEST(block["urgent"_L1].toBool(), "urgent");
    QCOMPARE(block["full_text"_L1], block["text"_L1]);
    QVERIFY(!block["icon"_L1].toString().isEmpty());
}

void GlanceTest::fillsTemplates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("no placeholder") << u"AI"_s << u"AI"_s;
    QTest::newRow("all of them")
        << u"{left}|{used}|{percent}|{text}|{account}|{label}|{window}|{reset}|{state}|{icon}"_s
        << u"20%|80%|20|20%|OpenAI|Work|tokens|57 s|warning|◔"_s;
    QTest::newRow("line") << u"[{line}]"_s << u"[OpenAI tokens: 20% left, full again in 57 s]"_s;
    QTest::newRow("braces") << u"{{left}} {{{left}}} }"_s << u"{left} {20%} }"_s;
    QTest::newRow("signs of the template itself stay") << u"#[fg=red]{left} $(x) \\"_s << u"#[fg=red]20% $(x) \\"_s;
}

void GlanceTest::fillsTemplates()
{
    QFETCH(QString, text);
    const auto made = LineTemplate::parse(text);
    QVERIFY(made.ok());
    QTEST((*made).fill(glance({account(u"Work"_s, u"openai"_s, {tokens(200)})})), "line");
}

void GlanceTest::refusesTemplates_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << u"{foo}"_s;
    QTest::newRow("empty name") << u"{}"_s;
    QTest::newRow("capitals") << u"{Left}"_s;
    QTest::newRow("not closed") << u"{left"_s;
    QTest::newRow("at the end") << u"left {"_s;
    QTest::newRow("nested") << u"{le{ft}"_s;
}

void GlanceTest::refusesTemplates()
{
    QFETCH(QString, text);
    const auto made = LineTemplate::parse(text);
    QVERIFY(!made.ok());
    QVERIFY(made.error().sentence.endsWith(u'.') || made.error().sentence.contains(u"{left}"_s));
}

void GlanceTest::valuesAreHarmless()
{
    const AccountState state = account(hostile, u"openai"_s, {tokens(200, hostile)});
    const AccountState other = account(u"b"_s, u"openai"_s, {tokens(900)});
    const QString line = (*LineTemplate::parse(u"{account} {label} {window} {line}"_s)).fill(glance({state, other}));
    QVERIFY(line.contains(u"reboot"_s));
    for (const QString& each : {u"#["_s, u"#("_s, u"#{"_s, u"%{"_s, u"$("_s, u"${"_s, u"`"_s, u"\\"_s, u"\n"_s})
        QVERIFY2(!line.contains(each), qPrintable(each + u" in "_s + line));
    QCOMPARE((*LineTemplate::parse(u"{window}"_s)).fill(Glance()), u"–"_s);
}

void GlanceTest::icons_data()
{
    QTest::addColumn<double>("remaining");
    QTest::addColumn<QString>("icon");
    QTest::newRow("full") << 1000.0 << u"●"_s;
    QTest::newRow("nearly full") << 880.0 << u"●"_s;
    QTest::newRow("three quarters") << 750.0 << u"◕"_s;
    QTest::newRow("half") << 500.0 << u"◑"_s;
    QTest::newRow("a quarter") << 250.0 << u"◔"_s;
    QTest::newRow("hardly anything") << 100.0 << u"○"_s;
    QTest::newRow("nothing") << 0.0 << u"○"_s;
}

void GlanceTest::icons()
{
    QFETCH(double, remaining);
    const auto icon = LineTemplate::parse(u"{icon}"_s);
    QTEST((*icon).fill(glance({account(u"a"_s, u"openai"_s, {tokens(remaining)})})), "icon");
    QCOMPARE((*icon).fill(glance({account(u"a"_s, u"ollama"_s, {})})), u"◌"_s);
    QCOMPARE((*icon).fill(glance({failed(neverChecked(), {ErrorKind::InvalidKey, 401, {}, {}})})), u"!"_s);
}

void GlanceTest::knowsWhenTheClockChangesIt_data()
{
    QTest::addColumn<int>("ahead"); // ms until the reset
    QTest::addColumn<int>("next");  // ms; -1: never
    QTest::newRow("seconds") << 57'000 << 1000;
    QTest::newRow("between seconds") << 57'300 << 300;
    QTest::newRow("minutes") << 3'600'000 + 20'000 << 20'000;
    QTest::newRow("passed") << -5'000 << -1;
}

void GlanceTest::knowsWhenTheClockChangesIt()
{
    QFETCH(int, ahead);
    QFETCH(int, next);
    RateWindow window = tokens(950);
    window.refill = Refill::Fixed;
    window.resetsAt = now + Milliseconds(ahead);
    const Glance shown = glance({account(u"a"_s, u"openai"_s, {window})});
    QCOMPARE(shown.nextChange ? int(shown.nextChange->count()) : -1, next);
    if (next < 0)
        return;
    // Until then every word stands, and then one is another.
    const Glance before = glance({account(u"a"_s, u"openai"_s, {window})}, {}, now + *shown.nextChange - 1ms);
    const Glance after = glance({account(u"a"_s, u"openai"_s, {window})}, {}, now + *shown.nextChange);
    QCOMPARE(before.line, shown.line);
    QVERIFY2(after.line != shown.line, qPrintable(after.line));
}

QTEST_GUILESS_MAIN(GlanceTest)
#include "tst_glance.moc"
