// SPDX-License-Identifier: MIT
#include "core/words/openmetrics.h"
#include "providers/descriptor/registry.h"
#include "support/fixturecase.h"
#include "support/metricsreader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

/// Whatever any provider tells makes a text that collectors of metrics take.
class MetricsOfFixturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAccepted_data();
    void isAccepted();

private:
    const Registry m_registry = Registry::builtIn();
};

void MetricsOfFixturesTest::isAccepted_data()
{
    addFixtureRows(m_registry, QDir(QStringLiteral(QUOTALAMP_FIXTURES)));
}

void MetricsOfFixturesTest::isAccepted()
{
    QFETCH(QString, provider);
    QFETCH(QString, folder);
    const auto outcome = outcomeOf(*m_registry.find(provider), readFixture(QDir(folder)));
    QVERIFY(outcome);
    AccountState state;
    state.account.id = u"b5c1"_s;
    state.account.provider = provider;
    state.snapshot = advance({}, *outcome, recordedAt());
    const MetricsDocument text = readMetrics(metricsText({state}, recordedAt(), Settings()));
    QCOMPARE(text.trouble, QString());
    QCOMPARE(text.series(u"quotalamp_up"_s, {}), QStringList(state.snapshot.lastProbeFailed ? u"0"_s : u"1"_s));
    QCOMPARE(text.has(u"quotalamp_account_error"_s), outcome->error.has_value());
}

QTEST_GUILESS_MAIN(MetricsOfFixturesTest)
#include "tst_metricsoffixtures.moc"
