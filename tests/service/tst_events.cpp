// SPDX-License-Identifier: MIT
#include "core/model/settings.h"
#include "core/words/eventwords.h"
#include "support/decimals.h"
#include "support/descriptorschema.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

AccountState account()
{
    AccountState state;
    state.account.id = u"one"_s;
    state.account.label = u"Work"_s;
    state.account.provider = u"openai"_s;
    state.providerName = u"OpenAI"_s;
    return state;
}

RateWindow tokens(double remaining)
{
    return {u"tokens"_s, {}, Unit::Tokens, 1000, remaining, now + 3h, std::nullopt, Refill::Fixed, {}};
}

Alert alertOf(const LimitStanding::Limit& limit, Severity severity, AlertKind kind = AlertKind::Crossing,
    std::optional<double> left = {})
{
    LimitStanding standing{limit, severity};
    standing.left = left;
    return {u"one"_s, standing, now, kind};
}

AccountState answered(TimePoint at, const std::optional<Error>& error)
{
    AccountState state = account();
    state.snapshot.checkedAt = at;
    state.snapshot.error = error;
    if (!error)
        state.snapshot.reading = Reading{};
    return state;
}

QByteArray bytesOf(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

class EventsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventsOfAlerts_data();
    void eventsOfAlerts();
    void changesReachMachinesWhateverSparesPeople_data();
    void changesReachMachinesWhateverSparesPeople();
    void aKeyIsRefusedOnce();
    void whatTellsNothingOfAKey();
    void jsonFollowsItsSchema_data();
    void jsonFollowsItsSchema();
    void jsonTellsWhatWasRead();
    void namesAreCutAndHoldNoKey();
    void ntfy_data();
    void ntfy();
    void ntfyIsPrivateWhereNotificationsAre();
    void hooksInTheFile_data();
    void hooksInTheFile();
    void webhooks_data();
    void webhooks();
    void ntfyPlaces_data();
    void ntfyPlaces();
    void commands_data();
    void commands();
};

void EventsTest::eventsOfAlerts_data()
{
    QTest::addColumn<Alert>("alert");
    QTest::addColumn<std::optional<EventKind>>("kind");
    const Balance balance{u"credit"_s, {}, u"USD"_s, decimal(u"2"_s), decimal(u"50"_s)};
    using Kind = std::optional<EventKind>;
    QTest::newRow("warning") << alertOf(tokens(200), Severity::Warning) << Kind(EventKind::Warning);
    QTest::newRow("critical") << alertOf(tokens(50), Severity::Critical) << Kind(EventKind::Urgent);
    QTest::newRow("exhausted") << alertOf(tokens(0), Severity::Exhausted) << Kind(EventKind::UsedUp);
    QTest::newRow("back") << alertOf(tokens(1000), Severity::Calm, AlertKind::Return) << Kind(EventKind::Back);
    QTest::newRow("back and low") << alertOf(tokens(200), Severity::Warning, AlertKind::Return)
                                  << Kind(EventKind::Back);
    QTest::newRow("low credit") << alertOf(balance, Severity::Warning) << Kind(EventKind::CreditLow);
    QTest::newRow("very low credit") << alertOf(balance, Severity::Critical) << Kind(EventKind::CreditLow);
    QTest::newRow("no credit") << alertOf(balance, Severity::Exhausted) << Kind(EventKind::UsedUp);
    QTest::newRow("refused for want of it") << alertOf(RefusedCredit{}, Severity::Exhausted) << Kind(EventKind::UsedUp);
    QTest::newRow("unused") << alertOf(tokens(900), Severity::Calm, AlertKind::Unused) << Kind();
    QTest::newRow("elsewhere") << alertOf(tokens(900), Severity::Warning, AlertKind::Elsewhere) << Kind();
    QTest::newRow("spend") << alertOf(Spend{}, Severity::Warning, AlertKind::SpendJump) << Kind();
}

void EventsTest::eventsOfAlerts()
{
    QFETCH(Alert, alert);
    QFETCH(std::optional<EventKind>, kind);
    const auto event = eventOf(alert);
    QCOMPARE(event ? std::optional(event->kind) : std::nullopt, kind);
    QVERIFY(!event || (event->alert == alert && event->at == now));
}

void EventsTest::changesReachMachinesWhateverSparesPeople_data()
{
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<int>("told");
    Settings off;
    off.notifications = false;
    Settings quiet;
    quiet.quietHours = QuietHours{0, 24 * 60 - 1};
    QTest::newRow("nothing") << Settings() << 1;
    QTest::newRow("switched off") << off << 0;
    QTest::newRow("quiet hours") << quiet << 0;
}

void EventsTest::changesReachMachinesWhateverSparesPeople()
{
    QFETCH(Settings, settings);
    QFETCH(int, told);
    AlertStates states;
    std::vector<Alert> changes;
    AccountState state = account();
    const auto read = [&](double remaining, TimePoint at) {
        state.snapshot.reading = Reading{};
        state.snapshot.reading->windows = {tokens(remaining)};
        state.snapshot.readAt = state.snapshot.checkedAt = at;
        return int(advanceAlerts(states, state, at, settings, &changes).size());
    };
    QCOMPARE(read(900, now), 0);
    QVERIFY(changes.empty());
    QCOMPARE(read(200, now + 5min), told);
    QCOMPARE(changes.size(), std::size_t(1));
    QCOMPARE(eventOf(changes.front())->kind, EventKind::Warning);
    QCOMPARE(read(190, now + 10min), 0);
    QCOMPARE(changes.size(), std::size_t(1));
}

void EventsTest::aKeyIsRefusedOnce()
{
    const Error refused{ErrorKind::InvalidKey, 401, {}, {}};
    AlertStates states;
    QVERIFY(!advanceKeyRefusal(states, answered(now, refused))); // the first look only primes
    QVERIFY(!advanceKeyRefusal(states, answered(now + 1min, std::nullopt)));
    const auto event = advanceKeyRefusal(states, answered(now + 2min, refused));
    QVERIFY(event && event->kind == EventKind::KeyRefused && event->at == now + 2min);
    QCOMPARE(event->error, std::optional(refused));
    QVERIFY(!advanceKeyRefusal(states, answered(now + 3min, refused)));
    QVERIFY(!advanceKeyRefusal(states, answered(now + 4min, std::nullopt)));
    QVERIFY(advanceKeyRefusal(states, answered(now + 5min, Error{ErrorKind::Forbidden, 403, {}, {}})));
    const AlertStates kept = alertStatesFromJson(toJson(states));
    QCOMPARE(kept, states);
}

void EventsTest::whatTellsNothingOfAKey()
{
    AlertStates states;
    QVERIFY(!advanceKeyRefusal(states, account()));
    QVERIFY(states.empty());
    QVERIFY(!advanceKeyRefusal(states, answered(now, std::nullopt)));
    for (const Error& error : {Error{ErrorKind::Unreachable, 0, {}, {}}, Error{ErrorKind::RateLimited, 429, {}, {}},
             Error{ErrorKind::InvalidKey, 0, {}, {}}, Error{ErrorKind::KeychainLocked, 0, {}, {}}})
        QVERIFY(!advanceKeyRefusal(states, answered(now + 1min, error)));
}

void EventsTest::jsonFollowsItsSchema_data()
{
    QTest::addColumn<Event>("event");
    const Balance balance{u"credit"_s, {}, u"USD"_s, decimal(u"2.50"_s), std::nullopt};
    QTest::newRow("window") << *eventOf(alertOf(tokens(200), Severity::Warning, AlertKind::Crossing, 0.2));
    QTest::newRow("nearly nothing") << *eventOf(alertOf(tokens(0.1), Severity::Critical, AlertKind::Crossing, 0.0001));
    QTest::newRow("used up") << *eventOf(alertOf(tokens(0), Severity::Exhausted, AlertKind::Crossing, 0));
    QTest::newRow("back") << *eventOf(alertOf(tokens(1000), Severity::Calm, AlertKind::Return, 1));
    QTest::newRow("credit") << *eventOf(alertOf(balance, Severity::Warning));
    QTest::newRow("no credit") << *eventOf(alertOf(RefusedCredit{}, Severity::Exhausted));
    QTest::newRow("key") << Event{EventKind::KeyRefused, now, {}, Error{ErrorKind::InvalidKey, 401, {}, {}}};
    QTest::newRow("test") << Event{EventKind::Test, now, {}, {}};
}

void EventsTest::jsonFollowsItsSchema()
{
    QFETCH(Event, event);
    const AccountState state = account();
    const bool isTest = event.kind == EventKind::Test;
    const QJsonObject json = eventJson({event, isTest ? nullptr : &state, u"OpenAI"_s}, now, {});
    QCOMPARE(schemaObjections(bytesOf(json), QStringLiteral(QUOTALAMP_EVENT_SCHEMA)), QStringList());
    QCOMPARE(json.value("event"_L1).toString(), wordOf(eventWords, event.kind));
    QVERIFY(!json.value("title"_L1).toString().isEmpty());
    QVERIFY(!bytesOf(json).contains('\n'));
    QVERIFY(!schemaObjections(R"({"schema": 1})", QStringLiteral(QUOTALAMP_EVENT_SCHEMA)).isEmpty());
}

void EventsTest::jsonTellsWhatWasRead()
{
    const AccountState state = account();
    const Event event = *eventOf(alertOf(tokens(200), Severity::Warning, AlertKind::Crossing, 0.2));
    const QJsonObject expected{{u"schema"_s, 1}, {u"event"_s, u"warning"_s}, {u"at"_s, u"2026-11-24T14:00:00.000Z"_s},
        {u"account"_s, u"one"_s}, {u"account_label"_s, u"Work"_s}, {u"provider"_s, u"openai"_s},
        {u"limit_id"_s, u"tokens"_s}, {u"unit"_s, u"tokens"_s}, {u"limit"_s, 1000.0}, {u"remaining"_s, 200.0},
        {u"pct_left"_s, 20.0}, {u"reset_at"_s, u"2026-11-24T17:00:00.000Z"_s}, {u"runs_out_at"_s, QJsonValue()},
        {u"severity"_s, u"warning"_s}, {u"error_kind"_s, QJsonValue()}};
    QJsonObject json = eventJson({event, &state, u"OpenAI"_s}, now, {});
    QVERIFY(json.value("title"_L1).toString().startsWith(u"OpenAI tokens: 20"_s));
    json.remove("title"_L1);
    json.remove("message"_L1);
    QCOMPARE(json, expected);
}

void EventsTest::namesAreCutAndHoldNoKey()
{
    AccountState state = account();
    state.account.label = u"sk-ant-api03-fake0123456789abcdefghijklmnop"_s + QString(500, u'x');
    Event event = *eventOf(alertOf(tokens(200), Severity::Warning));
    std::get<RateWindow>(event.alert->limit.limit).id = QString(5000, u'w');
    const QByteArray bytes = bytesOf(eventJson({event, &state, u"OpenAI"_s}, now, {}));
    QVERIFY(!bytes.contains("fake0123456789"));
    QVERIFY(bytes.size() < 4000);
}

void EventsTest::ntfy_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<int>("priority");
    QTest::addColumn<QString>("tag");
    QTest::newRow("warning") << *eventOf(alertOf(tokens(200), Severity::Warning)) << 3 << u"warning"_s;
    QTest::newRow("used up") << *eventOf(alertOf(tokens(0), Severity::Exhausted)) << 4 << u"rotating_light"_s;
    QTest::newRow("back") << *eventOf(alertOf(tokens(9), Severity::Calm, AlertKind::Return)) << 3
                          << u"white_check_mark"_s;
    QTest::newRow("test") << Event{EventKind::Test, now, {}, {}} << 3 << u"bell"_s;
}

void EventsTest::ntfy()
{
    QFETCH(Event, event);
    QFETCH(int, priority);
    QFETCH(QString, tag);
    const AccountState state = account();
    const QJsonObject json = ntfyJson({event, &state, u"OpenAI"_s}, u"limits"_s, now, {});
    QCOMPARE(json.keys(), (QStringList{u"message"_s, u"priority"_s, u"tags"_s, u"title"_s, u"topic"_s}));
    QCOMPARE(json.value("topic"_L1).toString(), u"limits"_s);
    QCOMPARE(json.value("priority"_L1).toInt(), priority);
    QCOMPARE(json.value("tags"_L1).toArray(), QJsonArray{tag});
    QVERIFY(!json.value("message"_L1).toString().isEmpty());
}

void EventsTest::ntfyIsPrivateWhereNotificationsAre()
{
    Settings settings;
    settings.notifyPrivately = true;
    const AccountState state = account();
    const Event key{EventKind::KeyRefused, now, {}, Error{ErrorKind::InvalidKey, 401, {}, {}}};
    for (const Event& event : {*eventOf(alertOf(tokens(200), Severity::Warning)), key}) {
        const QByteArray bytes = bytesOf(ntfyJson({event, &state, u"OpenAI"_s}, u"limits"_s, now, settings));
        QVERIFY(!bytes.contains("OpenAI"));
        QVERIFY(!bytes.contains("Work"));
        QVERIFY(!bytes.contains("20"));
    }
}

void EventsTest::hooksInTheFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("webhook");
    QTest::addColumn<int>("events");
    QTest::newRow("none") << QByteArray("{}") << QStringList() << QString() << 6;
    QTest::newRow("all") << QByteArray(R"({"hooks": {"command": ["/bin/logger", "-t", "a b"],
        "webhook": "https://example.com/x", "events": ["used-up", "back", "test", "other"]}})")
                         << QStringList{u"/bin/logger"_s, u"-t"_s, u"a b"_s} << u"https://example.com/x"_s << 2;
    QTest::newRow("a line is for a shell")
        << QByteArray(R"({"hooks": {"command": "logger -t x"}})") << QStringList() << QString() << 6;
    QTest::newRow("no texts") << QByteArray(R"({"hooks": {"command": ["logger", 5], "events": []}})") << QStringList()
                              << QString() << 0;
    QTest::newRow("an empty program") << QByteArray(R"({"hooks": {"command": [" ", "x"], "webhook": "ftp://x"}})")
                                      << QStringList() << QString() << 6;
    QTest::newRow("nonsense") << QByteArray(R"({"hooks": [1], "events": 5})") << QStringList() << QString() << 6;
}

void EventsTest::hooksInTheFile()
{
    QFETCH(QByteArray, text);
    const Settings settings = settingsFromJson(QJsonDocument::fromJson(text).object());
    QTEST(settings.hooks.command, "command");
    QTEST(settings.hooks.webhook, "webhook");
    QTEST(int(settings.hooks.events.size()), "events");
    QCOMPARE(settingsFromJson(toJson(settings)), settings);
}

void EventsTest::webhooks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("taken");
    QTest::newRow("https") << u"https://hooks.example.com/x?y=1"_s << true;
    QTest::newRow("with blanks around it") << u"  https://hooks.example.com/x "_s << true;
    QTest::newRow("this computer") << u"http://127.0.0.1:8080/hook"_s << true;
    QTest::newRow("by its name") << u"http://localhost/hook"_s << true;
    QTest::newRow("a topic") << u"https://ntfy.sh/limits"_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("not encrypted") << u"http://hooks.example.com/x"_s << false;
    QTest::newRow("not even at home") << u"http://192.168.1.2/x"_s << false;
    QTest::newRow("with a password") << u"https://me:secret@hooks.example.com/"_s << false;
    QTest::newRow("with a user") << u"https://me@hooks.example.com/"_s << false;
    QTest::newRow("no host") << u"https:///x"_s << false;
    QTest::newRow("no scheme") << u"hooks.example.com/x"_s << false;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("a fragment") << u"https://hooks.example.com/#x"_s << false;
    QTest::newRow("no address") << u"https://exa mple.com/"_s << false;
    QTest::newRow("too long") << u"https://example.com/"_s + QString(3000, u'x') << false;
}

void EventsTest::webhooks()
{
    QFETCH(QString, text);
    const auto address = webhookFrom(text);
    QTEST(address.ok(), "taken");
    QVERIFY(address.ok() || !address.error().sentence.contains(u"secret"_s));
}

void EventsTest::ntfyPlaces_data()
{
    QTest::addColumn<QUrl>("address");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("topic");
    QTest::newRow("ntfy.sh") << QUrl(u"https://ntfy.sh/my-limits_1"_s) << u"https://ntfy.sh/"_s << u"my-limits_1"_s;
    QTest::newRow("below a path") << QUrl(u"https://example.com:8443/push/limits"_s)
                                  << u"https://example.com:8443/push/"_s << u"limits"_s;
    QTest::newRow("no topic") << QUrl(u"https://ntfy.sh/"_s) << QString() << QString();
    QTest::newRow("no path") << QUrl(u"https://ntfy.sh"_s) << QString() << QString();
    QTest::newRow("a query") << QUrl(u"https://ntfy.sh/x?auth=y"_s) << QString() << QString();
    QTest::newRow("no name") << QUrl(u"https://ntfy.sh/a%20b"_s) << QString() << QString();
}

void EventsTest::ntfyPlaces()
{
    QFETCH(QUrl, address);
    const NtfyPlace place = ntfyPlaceOf(address).value_or(NtfyPlace());
    QTEST(place.server.toString(), "server");
    QTEST(place.topic, "topic");
}

void EventsTest::commands_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("command");
    QTest::newRow("one word") << u"logger"_s << QStringList{u"logger"_s};
    QTest::newRow("arguments") << u"/usr/bin/logger  -t quota"_s
                               << QStringList{u"/usr/bin/logger"_s, u"-t"_s, u"quota"_s};
    QTest::newRow("in quotes") << u"\"/opt/my hooks/run\" \"a b\""_s << QStringList{u"/opt/my hooks/run"_s, u"a b"_s};
    QTest::newRow("no shell") << u"run $HOME ; rm *"_s << QStringList{u"run"_s, u"$HOME"_s, u";"_s, u"rm"_s, u"*"_s};
    QTest::newRow("at home") << u"~/bin/run ~/x"_s << QStringList{QDir::homePath() + u"/bin/run"_s, u"~/x"_s};
    QTest::newRow("nothing") << u"  "_s << QStringList();
}

void EventsTest::commands()
{
    QFETCH(QString, line);
    QFETCH(QStringList, command);
    QCOMPARE(commandFromLine(line), command);
    QCOMPARE(commandFromLine(commandLine(command)), command);
    const QStringList odd{u"a\"b"_s, u"tab\there"_s, u"\""_s};
    QCOMPARE(commandFromLine(commandLine(odd)), odd);
}

QTEST_GUILESS_MAIN(EventsTest)
#include "tst_events.moc"
