// SPDX-License-Identifier: MIT
#include "core/model/incident.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

class IncidentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void page_data();
    void page();
    void unresolved_data();
    void unresolved();
};

void IncidentTest::page_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    const auto status = [](const char* indicator, const char* description) {
        return QByteArray(R"({"page": {"id": "x1", "name": "Acme"}, "status": {"indicator": ")") + indicator
            + R"(", "description": ")" + description + R"("}})";
    };
    QTest::newRow("all is well") << status("none", "All Systems Operational") << u"nothing"_s;
    QTest::newRow("a little") << status("minor", "Minor Service Outage") << u"Minor Service Outage"_s;
    QTest::newRow("much") << status("critical", "Major Service Outage") << u"Major Service Outage"_s;
    QTest::newRow("announced work") << status("maintenance", "Service Under Maintenance") << u"nothing"_s;
    QTest::newRow("a word of tomorrow") << status("purple", "Strange") << u"nothing"_s;
    QTest::newRow("trouble without a word") << status("major", " ") << u"nothing"_s;
    QTest::newRow("another page") << QByteArray("<!doctype html>") << u"no status page"_s;
    QTest::newRow("another JSON") << QByteArray(R"({"status": "ok"})") << u"no status page"_s;
    QTest::newRow("empty") << QByteArray() << u"no status page"_s;
}

void IncidentTest::page()
{
    QFETCH(QByteArray, body);
    const auto status = pageStatus(body);
    QString says = u"no status page"_s;
    if (status)
        says = status->incident ? status->incident->text : u"nothing"_s;
    QTEST(says, "says");
}

void IncidentTest::unresolved_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("name");
    QTest::newRow("the newest") << QByteArray(
        R"({"incidents": [{"name": "Elevated errors", "impact": "major"}, {"name": "Old", "impact": "minor"}]})")
                                << u"Elevated errors"_s;
    QTest::newRow("the first that matters") << QByteArray(
        R"({"incidents": [{"name": "A post", "impact": "none"}, {"name": "Slow logins", "impact": "minor"}]})")
                                            << u"Slow logins"_s;
    QTest::newRow("none") << QByteArray(R"({"incidents": []})") << QString();
    QTest::newRow("other shapes") << QByteArray(R"({"incidents": [1, null, {"impact": "minor"}, []]})") << QString();
    QTest::newRow("broken") << QByteArray("{") << QString();
}

void IncidentTest::unresolved()
{
    QFETCH(QByteArray, body);
    QTEST(unresolvedIncident(body).value_or(Incident()).text, "name");
}

QTEST_APPLESS_MAIN(IncidentTest)
#include "tst_incident.moc"
