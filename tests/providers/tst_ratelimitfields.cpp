// SPDX-License-Identifier: MIT
#include "providers/engine/ratelimitfields.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

/// "api: 999 of 1000 in 300 s, resets in 295 s", "-" for what is not told.
QString told(const RateWindow& window)
{
    const auto amount = [](const std::optional<double>& value) { return value ? QString::number(*value) : u"-"_s; };
    const QString period = window.period ? QString::number(window.period->count()) : u"-"_s;
    const QString reset =
        window.resetsAt ? QString::number(std::chrono::floor<Seconds>(*window.resetsAt - now).count()) : u"-"_s;
    return u"%1: %2 of %3 in %4 s, resets in %5 s"_s.arg(
        window.id, amount(window.remaining), amount(window.limit), period, reset);
}

} // namespace

class RateLimitFieldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void namesPolicies();
};

void RateLimitFieldsTest::reads_data()
{
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QStringList>("windows");
    const auto row = [](const char* name, const QStringList& fields, const QStringList& windows) {
        QTest::newRow(name) << fields << windows;
    };
    row("nothing", {}, {});
    row("one policy", {u"ratelimit: \"default\";r=50;t=30"_s, u"ratelimit-policy: \"default\";q=100;w=60"_s},
        {u"default: 50 of 100 in 60 s, resets in 30 s"_s});
    row("several policies",
        {u"ratelimit-policy: minute;q=40;w=60, hour;q=900;w=3600"_s,
            u"ratelimit: minute;r=21;t=17, hour;r=310;t=2100"_s},
        {u"minute: 21 of 40 in 60 s, resets in 17 s"_s, u"hour: 310 of 900 in 3600 s, resets in 2100 s"_s});
    row("two names in the policy",
        {u"ratelimit: \"hub\";r=498;t=201"_s, u"ratelimit-policy: \"fixed window\";\"hub\";q=500;w=300"_s},
        {u"hub: 498 of 500 in 300 s, resets in 201 s"_s});
    row("limit by its older letter", {u"ratelimit: a;r=1;t=2"_s, u"ratelimit-policy: a;l=10;w=60"_s},
        {u"a: 1 of 10 in 60 s, resets in 2 s"_s});
    row("a policy that no limit is told of",
        {u"ratelimit-policy: permin;q=50;w=60, perhr;q=1000;w=3600, perday;q=5000;w=86400"_s,
            u"ratelimit: permin;r=20;t=23, perhr;r=399;t=2402"_s},
        {u"permin: 20 of 50 in 60 s, resets in 23 s"_s, u"perhr: 399 of 1000 in 3600 s, resets in 2402 s"_s});
    row("blanks and capitals",
        {u"ratelimit:  \"A b\" ; R = 5 ;\tT=9 "_s, u"ratelimit-policy: \"A b\" ; Q = 10; W=60 "_s},
        {u"a-b: 5 of 10 in 60 s, resets in 9 s"_s});
    row("other parameters",
        {u"ratelimit: a;r=5;t=9;pk=:cHJpdmF0ZQ==:"_s, u"ratelimit-policy: a;q=10;qu=\"bytes\";w=60"_s},
        {u"a: 5 of 10 in 60 s, resets in 9 s"_s});
    row("nothing left", {u"ratelimit: a;r=0;t=9"_s}, {u"a: 0 of - in - s, resets in 9 s"_s});
    row("only policies", {u"ratelimit-policy: a;q=10;w=60"_s}, {});
    row("no policy", {u"ratelimit: \"a\";r=5;t=9"_s}, {u"a: 5 of - in - s, resets in 9 s"_s});
    row("separators within quotes", {u"ratelimit: \"a;b, c\";r=5;t=9"_s}, {u"a-b--c: 5 of - in - s, resets in 9 s"_s});
    row("three fields", {u"ratelimit-limit: 300"_s, u"ratelimit-remaining: 280"_s, u"ratelimit-reset: 53"_s},
        {u"requests: 280 of 300 in - s, resets in 53 s"_s});
    row("three fields and a policy",
        {u"ratelimit-limit: 100, 100;w=60"_s, u"ratelimit-remaining: 7"_s, u"ratelimit-reset: 12"_s,
            u"ratelimit-policy: 100;w=60"_s},
        {u"requests: 7 of 100 in 60 s, resets in 12 s"_s});
    row("three fields, several windows",
        {u"ratelimit-limit: 10, 10;window=1, 50;window=60"_s, u"ratelimit-remaining: 9"_s, u"ratelimit-reset: 1"_s},
        {u"requests: 9 of 10 in - s, resets in 1 s"_s});
    row("only a limit", {u"ratelimit-limit: 100"_s}, {u"requests: - of 100 in - s, resets in - s"_s});
    row("three fields without numbers",
        {u"ratelimit-limit: unlimited"_s, u"ratelimit-remaining: "_s, u"ratelimit-reset: -1"_s}, {});
    row("both generations: the newer one",
        {u"ratelimit: a;r=5;t=9"_s, u"ratelimit-limit: 300"_s, u"ratelimit-remaining: 280"_s},
        {u"a: 5 of - in - s, resets in 9 s"_s});
    row("an instant for a delay", {u"ratelimit-remaining: 7"_s, u"ratelimit-reset: 1795528860"_s},
        {u"requests: 7 of - in - s, resets in 60 s"_s});
    row("no numbers", {u"ratelimit: \"a\";r=many;t=soon"_s}, {});
    row("empty", {u"ratelimit: "_s, u"ratelimit-policy: "_s}, {});
    row("separators only", {u"ratelimit: ;;,,;=,\"\""_s, u"ratelimit-policy: ,;,"_s}, {});
    row("binary", {u"ratelimit: \u0001\u00ff;r=1;t=1"_s}, {u"-: 1 of - in - s, resets in 1 s"_s});
    row("ends in the middle", {u"ratelimit: \"a;r=5"_s}, {});
    row("out of range", {u"ratelimit: a;r=-1;t=1e9, b;r=3;t=99999999999"_s, u"ratelimit-policy: b;q=9;w=0"_s},
        {u"b: 3 of 9 in - s, resets in - s"_s});
}

void RateLimitFieldsTest::reads()
{
    QFETCH(const QStringList, fields);
    Headers headers;
    for (const QString& field : fields)
        headers.add(field.section(u": "_s, 0, 0).toLatin1(), field.section(u": "_s, 1).toUtf8());
    QStringList windows;
    for (const RateWindow& window : windowsFromRateLimitFields(headers, now))
        windows << told(window);
    QTEST(windows, "windows");
}

/// By the labels that a descriptor has for them; others as the server has them.
void RateLimitFieldsTest::namesPolicies()
{
    Headers headers;
    headers.add("ratelimit", R"("hub";r=498;t=201, "page views";r=7;t=60)");
    QStringList named;
    for (const RateWindow& window : windowsFromRateLimitFields(headers, now, {{u"hub"_s, u"hub requests"_s}}))
        named << window.id + u": "_s + window.label;
    QCOMPARE(named, QStringList({u"hub: hub requests"_s, u"page-views: page views"_s}));
}

QTEST_GUILESS_MAIN(RateLimitFieldsTest)
#include "tst_ratelimitfields.moc"
