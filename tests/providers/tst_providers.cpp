// SPDX-License-Identifier: MIT
#include "providers/descriptor/registry.h"
#include "support/fixturecase.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

/// Each provider, fed with the answers below fixtures/PROVIDER/CASE.
class ProvidersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasEveryCase_data();
    void hasEveryCase();
    void understands_data();
    void understands();

private:
    static void draft(const QDir& folder, const QJsonObject& actual);
    static Descriptor stranger();

    const Registry m_registry = Registry::builtIn();
};

void ProvidersTest::hasEveryCase_data()
{
    QTest::addColumn<QString>("folder");
    constexpr std::array cases{"success", "bad-key", "throttled", "no-credit"};
    for (const ProviderSummary& provider : m_registry.summaries()) {
        for (const char* name : cases)
            QTest::addRow("%s/%s", qPrintable(provider.id), name) << provider.id + u'/' + QString::fromLatin1(name);
    }
}

/// Or says why it cannot have one.
void ProvidersTest::hasEveryCase()
{
    QFETCH(QString, folder);
    const QDir path(QStringLiteral(QUOTALAMP_FIXTURES) + u'/' + folder);
    const bool shown = path.exists(u"answers.http"_s) && path.exists(u"expected.json"_s);
    const QFileInfo reason(path.filePath(u"cannot.txt"_s));
    QVERIFY2(shown != (reason.size() > 10), "needs answers and what is expected of them, or a reason");
}

void ProvidersTest::understands_data()
{
    const QDir fixtures(QStringLiteral(QUOTALAMP_FIXTURES));
    addFixtureRows(m_registry, fixtures);
    // One that nobody has met, which a person's own descriptor tells the address of and nothing else.
    for (const QString& name : fixtureCases(fixtures, u"stranger"_s))
        QTest::addRow("stranger/%s", qPrintable(name)) << u"stranger"_s << fixtures.filePath(u"stranger/"_s + name);
}

void ProvidersTest::understands()
{
    QFETCH(QString, provider);
    QFETCH(QString, folder);
    const FixtureCase fixture = readFixture(QDir(folder));
    const Descriptor* known = m_registry.find(provider);
    const QJsonObject actual = play(known ? *known : stranger(), fixture);
    if (fixture.expected.isEmpty() && qEnvironmentVariableIsSet("QUOTALAMP_NEW_EXPECTED"))
        draft(QDir(folder), actual);
    QVERIFY(!fixture.expected.isEmpty());
    QCOMPARE(
        QString::fromUtf8(QJsonDocument(actual).toJson()), QString::fromUtf8(QJsonDocument(fixture.expected).toJson()));
}

Descriptor ProvidersTest::stranger()
{
    QFile file(QStringLiteral(QUOTALAMP_FIXTURES "/stranger/provider.json"));
    return file.open(QIODevice::ReadOnly) ? readDescriptor(file.readAll()).value() : Descriptor();
}

/// For a new fixture, to be read by who wrote its answers before it is believed.
void ProvidersTest::draft(const QDir& folder, const QJsonObject& actual)
{
    QFile file(folder.filePath(u"expected.json"_s));
    QVERIFY(!file.exists() && file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(actual).toJson());
}

QTEST_GUILESS_MAIN(ProvidersTest)
#include "tst_providers.moc"
