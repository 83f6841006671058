// SPDX-License-Identifier: MIT
#include "core/base/boundedjson.h"
#include "core/base/json.h"
#include "providers/descriptor/registry.h"
#include "support/fixturecase.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

int parsed = 0; ///< bodies, since it was set to none

} // namespace

/// Stands for the library's own in this program, whose archive is therefore not asked for it: counts, and parses.
BoundedJson quotalamp::parseBounded(const QByteArray& bytes, const JsonBounds& /*bounds*/)
{
    ++parsed;
    return {parseJson(bytes), {}};
}

/// Each body is parsed once, however many steps a probe takes and whoever reads it.
class ParsedOnceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parsesEachBodyOnce_data();
    void parsesEachBodyOnce();
    void cleanupTestCase() { QVERIFY(m_parsed > 0); }

private:
    int m_parsed = 0; ///< in all, to prove that anything was counted
    const Registry m_registry = Registry::builtIn();
};

void ParsedOnceTest::parsesEachBodyOnce_data()
{
    addFixtureRows(m_registry, QDir(QStringLiteral(QUOTALAMP_FIXTURES)));
}

void ParsedOnceTest::parsesEachBodyOnce()
{
    QFETCH(QString, provider);
    QFETCH(QString, folder);
    const FixtureCase fixture = readFixture(QDir(folder));
    int answers = 0;
    parsed = 0;
    const auto count = [&answers](const Request& /*request*/, const Answer& recorded) {
        ++answers;
        return recorded;
    };
    const QJsonObject outcome = play(*m_registry.find(provider), fixture, count);
    QVERIFY(!outcome.isEmpty());
    m_parsed += parsed;
    QVERIFY2(parsed <= answers, qPrintable(u"%1 bodies of %2 answers"_s.arg(parsed).arg(answers)));
}

QTEST_GUILESS_MAIN(ParsedOnceTest)
#include "tst_parsedonce.moc"
