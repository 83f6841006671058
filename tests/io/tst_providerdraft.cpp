// SPDX-License-Identifier: MIT
#include "core/model/providerdraft.h"
#include "io/providerfolder.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

ProviderDraft acme()
{
    ProviderDraft draft;
    draft.name = u"Acme AI"_s;
    draft.baseUrl = u"https://api.acme.example"_s;
    draft.keyHeader = u"authorization"_s;
    draft.keyPrefix = u"Bearer "_s;
    draft.path = u"/v1/models"_s;
    draft.models = u"/data/*/id"_s;
    return draft;
}

LimitDraft limit(const QString& of, const QString& left, const QString& reset = {})
{
    return {u"Requests per day"_s, Unit::Requests, of, left, reset};
}

ProviderDraft with(void (*change)(ProviderDraft&))
{
    ProviderDraft draft = acme();
    change(draft);
    return draft;
}

/// The descriptor that the program makes of it, or its mistakes as text.
Result<Descriptor, QString> read(const ProviderDraft& draft)
{
    auto descriptor = readDescriptor(QJsonDocument(toDescriptor(draft, u"acme"_s)).toJson());
    if (descriptor)
        return std::move(descriptor).value();
    QStringList mistakes;
    for (const Mistake& mistake : descriptor.error())
        mistakes << mistake.where + u": "_s + mistake.what;
    return mistakes.join(u'\n');
}

} // namespace

class ProviderDraftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ids_data();
    void ids();
    void isADescriptor_data();
    void isADescriptor();
    void limitsInHeaders();
    void limitsInABody();
    void asksWhatWasTyped_data();
    void asksWhatWasTyped();
    void tellsMistakes_data();
    void tellsMistakes();
    void isKeptAndKnown();
    void writesOverNothing();
};

void ProviderDraftTest::ids_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("a word") << u"Acme"_s << u"acme"_s;
    QTest::newRow("words") << u"Acme AI (Paris)"_s << u"acme-ai-paris"_s;
    QTest::newRow("accents") << u"Élan Über"_s << u"elan-uber"_s;
    QTest::newRow("digits in front") << u"01 AI"_s << u"ai"_s;
    QTest::newRow("other letters") << u"智谱"_s << u"provider"_s;
    QTest::newRow("taken") << u"Groq"_s << u"groq-2"_s;
    QTest::newRow("taken twice") << u"Mine"_s << u"mine-3"_s;
}

void ProviderDraftTest::ids()
{
    QFETCH(QString, name);
    QTEST(providerId(name, {u"groq"_s, u"mine"_s, u"mine-2"_s}), "id");
}

void ProviderDraftTest::isADescriptor_data()
{
    QTest::addColumn<ProviderDraft>("draft");
    QTest::newRow("a list of models") << acme();
    QTest::newRow("no list") << with([](ProviderDraft& draft) { draft.models.clear(); });
    QTest::newRow("no key") << with([](ProviderDraft& draft) { draft.keyHeader.clear(); });
    QTest::newRow("a key in a header of its own") << with([](ProviderDraft& draft) {
        draft.keyHeader = u"X-Acme-Key"_s;
        draft.keyPrefix.clear();
    });
    QTest::newRow("on this machine") << with([](ProviderDraft& draft) { draft.baseUrl = u"http://127.0.0.1:8080/"_s; });
    QTest::newRow("two limits of one name") << with([](ProviderDraft& draft) {
        draft.limits = {limit(u"x-a"_s, u"x-b"_s), limit(u"x-c"_s, u"x-d"_s)};
    });
}

void ProviderDraftTest::isADescriptor()
{
    QFETCH(ProviderDraft, draft);
    const auto descriptor = read(draft);
    QVERIFY2(descriptor, qPrintable(descriptor ? QString() : descriptor.error()));
    QCOMPARE(descriptor->name, draft.name);
    QCOMPARE(descriptor->windows.size(), draft.limits.size());
}

void ProviderDraftTest::limitsInHeaders()
{
    ProviderDraft draft = acme();
    draft.limits = {limit(u"X-Limit-Day"_s, u" X-Left-Day "_s, u"X-Reset-Day"_s)};
    const auto descriptor = read(draft);
    QVERIFY2(descriptor, qPrintable(descriptor ? QString() : descriptor.error()));
    const Descriptor::Window window = descriptor->windows.front();
    QCOMPARE(window.id, u"requests-per-day"_s);
    QCOMPARE(window.label, u"Requests per day"_s);
    QCOMPARE(window.limit, QByteArray("x-limit-day"));
    QCOMPARE(window.remaining, QByteArray("x-left-day"));
    QCOMPARE(window.reset, QByteArray("x-reset-day"));
}

void ProviderDraftTest::limitsInABody()
{
    ProviderDraft draft = acme();
    draft.limitsInBody = true;
    draft.limits = {limit(u"/plan/Limit"_s, u"/plan/left"_s)};
    const auto descriptor = read(draft);
    QVERIFY2(descriptor, qPrintable(descriptor ? QString() : descriptor.error()));
    QVERIFY(descriptor->windows.empty());
    QCOMPARE(descriptor->free.front().windows.size(), 1U);
}

void ProviderDraftTest::asksWhatWasTyped_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("path");
    QTest::newRow("without") << u"https://api.acme.example"_s << u"/v1/models"_s;
    QTest::newRow("without a scheme") << u"api.acme.example"_s << u"/v1/models"_s;
    QTest::newRow("with a slash") << u"https://api.acme.example/"_s << u"/v1/models"_s;
    QTest::newRow("the version twice") << u"https://api.acme.example/v1"_s << u"/v1/models"_s;
    QTest::newRow("the version in front") << u"https://api.acme.example/v1/"_s << u"/models"_s;
}

void ProviderDraftTest::asksWhatWasTyped()
{
    QFETCH(QString, baseUrl);
    QFETCH(QString, path);
    ProviderDraft draft = acme();
    draft.baseUrl = baseUrl;
    draft.path = path;
    const QJsonObject json = toDescriptor(draft, u"acme"_s);
    QCOMPARE(json.value("baseUrl"_L1).toString() + json.value("free"_L1)[0]["get"_L1].toString(),
        u"https://api.acme.example/v1/models"_s);
}

void ProviderDraftTest::tellsMistakes_data()
{
    QTest::addColumn<ProviderDraft>("draft");
    QTest::addColumn<QString>("where");
    QTest::newRow("not a host") << with([](ProviderDraft& draft) { draft.baseUrl = u"https://a b"_s; })
                                << u"/baseUrl"_s;
    QTest::newRow("not encrypted") << with([](ProviderDraft& draft) { draft.baseUrl = u"http://api.acme.example"_s; })
                                   << u"/baseUrl"_s;
    QTest::newRow("not a path") << with([](ProviderDraft& draft) { draft.path = u"models"_s; }) << u"/free/0/get"_s;
    QTest::newRow("not a pointer") << with([](ProviderDraft& draft) { draft.models = u"data.id"_s; })
                                   << u"/free/0/models"_s;
    QTest::newRow("not a header") << with([](ProviderDraft& draft) { draft.keyHeader = u"my key"_s; })
                                  << u"/key/header"_s;
}

void ProviderDraftTest::tellsMistakes()
{
    QFETCH(ProviderDraft, draft);
    QFETCH(QString, where);
    const auto descriptor = read(draft);
    QVERIFY(!descriptor);
    QVERIFY2(descriptor.error().startsWith(where), qPrintable(descriptor.error()));
}

void ProviderDraftTest::isKeptAndKnown()
{
    const QTemporaryDir folder;
    const Places places{folder.filePath(u"config"_s), folder.filePath(u"state"_s), folder.filePath(u"run"_s)};
    const auto kept = keepDescriptor(places, toDescriptor(acme(), u"acme"_s), Registry::builtIn());
    QVERIFY(kept);
    const QFile file(places.config + u"/providers/acme.json"_s);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
    const Providers providers = knownProviders(places);
    QVERIFY(providers.broken.empty());
    QCOMPARE(providers.registry.displayName(u"acme"_s), u"Acme AI"_s);
}

void ProviderDraftTest::writesOverNothing()
{
    const QTemporaryDir folder;
    const Places places{folder.filePath(u"config"_s), folder.filePath(u"state"_s), folder.filePath(u"run"_s)};
    QVERIFY(keepDescriptor(places, toDescriptor(acme(), u"acme"_s), Registry::builtIn()));
    QVERIFY(!keepDescriptor(places, toDescriptor(acme(), u"acme"_s), Registry::builtIn()));
    QVERIFY(!keepDescriptor(places, toDescriptor(acme(), u"openai"_s), Registry::builtIn()));
}

QTEST_GUILESS_MAIN(ProviderDraftTest)
#include "tst_providerdraft.moc"
