// SPDX-License-Identifier: MIT
#include "core/base/version.h"
#include "providers/engine/changereport.h"

#include "core/base/json.h"
#include "core/model/error.h"
#include "providers/descriptor/registry.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

const QByteArray testKey = "sk-test-not-a-key-0001";

Answer answered(const QByteArray& body, Headers headers = {{"content-type", "application/json"}})
{
    Answer answer;
    answer.status = 200;
    answer.body = body;
    answer.headers = std::move(headers);
    return answer;
}

} // namespace

class ChangeReportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shapes_data();
    void shapes();
    void tellsWhatIsNeeded();
    void tellsNobodysSecrets_data();
    void tellsNobodysSecrets();
    void isShort();

private:
    [[nodiscard]] QString report(const Answer& answer, const QString& base = u"https://openrouter.ai/api"_s) const
    {
        const Descriptor* provider = m_registry.find(u"openrouter"_s);
        return changeReport(*provider, provider->free.front(), QUrl(base), answer);
    }

    const Registry m_registry = Registry::builtIn();
};

void ChangeReportTest::shapes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("shape");
    const auto row = [](const char* name, const char* json, const QString& shape) {
        QTest::newRow(name) << QByteArray(json) << shape;
    };
    row("types", R"({"a": "x", "b": 1.5, "c": true, "d": null})", u"{a: text, b: number, c: boolean, d: null}"_s);
    row("nothing in it", "{}", u"{}"_s);
    row("empty list", R"({"a": []})", u"{a: []}"_s);
    row("a list of the same", R"([{"id": "a"}, {"id": "b"}])", u"[{id: text}]"_s);
    row("a list of different ones", R"([1, "a", 2, {"b": 1}])", u"[number | text | {b: number}]"_s);
    row("within each other", R"({"data": {"limits": [{"left": "12"}]}})", u"{data: {limits: [{left: text}]}}"_s);
    row("too deep", R"([[[[[[[[[[[1]]]]]]]]]]])", u"[[[[[[[[[…]]]]]]]]]"_s);
    row("names of people", R"({"someone@example.org": 1, "other person": 2})", u"{*: number}"_s);
    row("names that are ids", R"({"0b5fd1c2-1e3a-4b5c-8d9e-0f1a2b3c4d5e": {"used": 1}})", u"{*: {used: number}}"_s);
    row("names that are keys", R"({"sk-test-not-a-key-0001": 1})", u"{*: number}"_s);
    row("names that are numbers", R"({"1795528860": 1, "a2026": 2})", u"{*: number, a2026: number}"_s);
    row("long names", R"({"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": 1})", u"{*: number}"_s);
    row("names in other letters", R"({"ключ": 1})", u"{*: number}"_s);
}

void ChangeReportTest::shapes()
{
    QFETCH(QByteArray, json);
    QTEST(shapeOf(parseJson(json).value()), "shape");
}

void ChangeReportTest::tellsWhatIsNeeded()
{
    const QString told = report(answered(R"({"key": {"left": 3}})",
        {{"Content-Type", "application/json; charset=utf-8"}, {"X-RateLimit-Remaining", "38"}, {"retry-after", "5"},
            {"x-request-id", "req-0001"}, {"set-cookie", "session=abcdef"}}));
    QCOMPARE(told,
        QStringList({u"Quotalamp %1: the format of “openrouter” is not as it was"_s.arg(QLatin1StringView(version)),
                        u"Request: GET openrouter.ai/v1/key"_s, u"Status: 200, application/json"_s,
                        u"Rate-limit headers: x-ratelimit-remaining, retry-after"_s, u"Body: {key: {left: number}}"_s})
            .join(u'\n'));
}

void ChangeReportTest::tellsNobodysSecrets_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QString>("base");
    const Headers json{{"content-type", "application/json"}};
    const QString home = u"https://openrouter.ai/api"_s;
    QTest::newRow("value") << QByteArray(R"({"label": "KEY"})") << json << home;
    QTest::newRow("name") << QByteArray(R"({"KEY": 1})") << json << home;
    QTest::newRow("in no JSON") << QByteArray("<html>KEY</html>") << json << home;
    QTest::newRow("header") << QByteArray("{}") << Headers{{"x-ratelimit-key", "KEY"}} << home;
    QTest::newRow("header's name") << QByteArray("{}") << Headers{{"x-limit-sk-test-not-a-key-0001", "1"}} << home;
    QTest::newRow("content type") << QByteArray("{}") << Headers{{"content-type", "text/KEY; boundary=KEY"}} << home;
    QTest::newRow("path of an address") << QByteArray("{}") << json << u"https://proxy.example/KEY"_s;
    QTest::newRow("query of an address") << QByteArray("{}") << json << u"https://proxy.example/?key=KEY"_s;
    QTest::newRow("user of an address") << QByteArray("{}") << json << u"https://KEY@proxy.example/"_s;
}

void ChangeReportTest::tellsNobodysSecrets()
{
    QFETCH(QByteArray, body);
    QFETCH(const Headers, headers);
    QFETCH(QString, base);
    Headers real;
    for (const Header& header : headers.all())
        real.add(header.name, QByteArray(header.value).replace("KEY", testKey));
    base.replace(u"KEY"_s, QString::fromLatin1(testKey));
    const QString told = report(answered(body.replace("KEY", testKey), real), base);
    QVERIFY(!told.isEmpty());
    QVERIFY2(!told.contains(QString::fromLatin1(testKey)), qPrintable(told));
}

void ChangeReportTest::isShort()
{
    QByteArray body;
    for (char outer = 'a'; outer <= 'z'; ++outer) {
        QByteArray members;
        for (char inner = 'a'; inner <= 'z'; ++inner)
            members += QByteArray(members.isEmpty() ? "" : ",") + "\"name_of_a_member_" + inner + "\": 1";
        body += QByteArray(body.isEmpty() ? "{" : ",") + "\"" + outer + "\": {" + members + "}";
    }
    body += "}";
    QVERIFY(parseJson(body));
    QCOMPARE(report(answered(body)).toUtf8().size(), mostReport);
}

QTEST_GUILESS_MAIN(ChangeReportTest)
#include "tst_changereport.moc"
