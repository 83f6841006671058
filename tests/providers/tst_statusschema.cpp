// SPDX-License-Identifier: MIT
#include "core/words/statusjson.h"
#include "providers/descriptor/registry.h"
#include "support/descriptorschema.h"
#include "support/fixturecase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

const QString schemaFile = QStringLiteral(QUOTALAMP_STATUS_SCHEMA);

QStringList objectionsTo(const QJsonObject& document)
{
    return schemaObjections(QJsonDocument(document).toJson(), schemaFile);
}

QJsonObject definition(const QString& name)
{
    QFile file(schemaFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
    return name.isEmpty() ? schema : schema["definitions"_L1][name].toObject();
}

} // namespace

/// The published schema of the status document, against all that providers tell, by a validator that is not ours.
class StatusSchemaTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsForFixtures_data();
    void holdsForFixtures();
    void holdsForNothing();
    void namesEveryMember_data();
    void namesEveryMember();
    void refuses_data();
    void refuses();

private:
    [[nodiscard]] QJsonObject documentOf(const QString& provider, const QString& folder) const;
    const Registry m_registry = Registry::builtIn();
};

QJsonObject StatusSchemaTest::documentOf(const QString& provider, const QString& folder) const
{
    const auto outcome = outcomeOf(*m_registry.find(provider), readFixture(QDir(folder)));
    AccountState state;
    state.account.id = u"b5c1"_s;
    state.account.provider = provider;
    state.account.label = u"Work"_s;
    state.providerName = m_registry.displayName(provider);
    if (outcome)
        state.snapshot = advance({}, *outcome, recordedAt());
    return statusJson({state}, recordedAt(), Settings(), recordedAt());
}

void StatusSchemaTest::holdsForFixtures_data()
{
    addFixtureRows(m_registry, QDir(QStringLiteral(QUOTALAMP_FIXTURES)));
}

void StatusSchemaTest::holdsForFixtures()
{
    QFETCH(QString, provider);
    QFETCH(QString, folder);
    QCOMPARE(objectionsTo(documentOf(provider, folder)), QStringList());
}

void StatusSchemaTest::holdsForNothing()
{
    QCOMPARE(objectionsTo(statusJson({}, recordedAt(), Settings(), recordedAt())), QStringList());
    QCOMPARE(objectionsTo(statusJson({AccountState()}, recordedAt(), Settings(), recordedAt())), QStringList());
}

void StatusSchemaTest::namesEveryMember_data()
{
    QTest::addColumn<QString>("name"); // of a definition; empty: the document
    QTest::addColumn<QStringList>("members");
    const QJsonObject document =
        documentOf(u"anthropic"_s, QStringLiteral(QUOTALAMP_FIXTURES) + u"/anthropic/success"_s);
    const QJsonObject account = document["accounts"_L1][0].toObject();
    QTest::newRow("document") << QString() << document.keys();
    QTest::newRow("account") << u"account"_s << account.keys();
    QTest::newRow("amounts") << u"amounts"_s << account["tokens"_L1].toObject().keys();
    QTest::newRow("window") << u"window"_s << account["windows"_L1][0].toObject().keys();
}

/// One that the schema does not know is one that nobody can rely on.
void StatusSchemaTest::namesEveryMember()
{
    QFETCH(QString, name);
    QFETCH(QStringList, members);
    QVERIFY(!members.isEmpty());
    QCOMPARE(members, definition(name)["properties"_L1].toObject().keys());
    QStringList required;
    for (const auto& each : definition(name)["required"_L1].toArray())
        required << each.toString();
    QCOMPARE(members, required);
}

void StatusSchemaTest::refuses_data()
{
    QTest::addColumn<QString>("member"); // of the account
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("state") << u"state"_s << QJsonValue(u"fine"_s);
    QTest::newRow("instant") << u"checked_at"_s << QJsonValue(u"yesterday"_s);
    QTest::newRow("error kind") << u"error_kind"_s << QJsonValue(u"oops"_s);
    QTest::newRow("a number for a truth") << u"stale"_s << QJsonValue(0);
    QTest::newRow("nothing where something is known") << u"id"_s << QJsonValue(QJsonValue::Null);
}

void StatusSchemaTest::refuses()
{
    QFETCH(QString, member);
    QFETCH(const QJsonValue, value);
    QJsonObject document = statusJson({AccountState()}, recordedAt(), Settings(), recordedAt());
    QJsonObject account = document["accounts"_L1][0].toObject();
    account[member] = value;
    document["accounts"_L1] = QJsonArray{account};
    QVERIFY(!objectionsTo(document).isEmpty());
}

QTEST_GUILESS_MAIN(StatusSchemaTest)
#include "tst_statusschema.moc"
