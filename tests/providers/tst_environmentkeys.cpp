// SPDX-License-Identifier: MIT
#include "providers/descriptor/environmentkeys.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

/// "anthropic ANTHROPIC_API_KEY - https://…", one for each that is found.
QStringList told(const QProcessEnvironment& environment)
{
    QStringList lines;
    for (const EnvironmentKey& each : environmentKeys(Registry::builtIn(), environment)) {
        const auto orDash = [](const QString& text) { return text.isEmpty() ? u"-"_s : text; };
        lines << QStringList{each.provider, orDash(each.keyVariable), orDash(each.urlVariable),
            orDash(each.baseUrl.toString())}
                     .join(u' ');
    }
    return lines;
}

} // namespace

class EnvironmentKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void readsTheKeyOnlyWhenAsked();
};

void EnvironmentKeysTest::finds_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QStringList>("found");
    const QString key = u"ANTHROPIC_API_KEY=sk-test-not-a-key-0001"_s;
    const QString openAi = u"OPENAI_API_KEY=sk-test-not-a-key-0002"_s;
    QTest::newRow("nothing") << QStringList{} << QStringList{};
    QTest::newRow("a key") << QStringList{key} << QStringList{u"anthropic ANTHROPIC_API_KEY - -"_s};
    QTest::newRow("two keys") << QStringList{openAi, key}
                              << QStringList{u"anthropic ANTHROPIC_API_KEY - -"_s, u"openai OPENAI_API_KEY - -"_s};
    QTest::newRow("an empty key") << QStringList{u"OPENAI_API_KEY="_s} << QStringList{};
    QTest::newRow("no key at all") << QStringList{u"OPENAI_API_KEY=not a\nkey"_s} << QStringList{};
    QTest::newRow("with an address") << QStringList{openAi, u"OPENAI_BASE_URL=https://proxy.example/v1"_s}
                                     << QStringList{u"openai OPENAI_API_KEY OPENAI_BASE_URL https://proxy.example"_s};
    QTest::newRow("a key for an address that is none")
        << QStringList{openAi, u"OPENAI_BASE_URL=ftp://proxy.example"_s} << QStringList{};
    QTest::newRow("an address without its key")
        << QStringList{u"OPENAI_BASE_URL=https://proxy.example"_s} << QStringList{};
    QTest::newRow("a server of one's own") << QStringList{u"OLLAMA_HOST=127.0.0.1:11500"_s}
                                           << QStringList{u"ollama - OLLAMA_HOST http://127.0.0.1:11500"_s};
    QTest::newRow("a server that listens everywhere")
        << QStringList{u"OLLAMA_HOST=0.0.0.0"_s} << QStringList{u"ollama - OLLAMA_HOST -"_s};
    QTest::newRow("everywhere, also by IPv6")
        << QStringList{u"OLLAMA_HOST=[::]:11500"_s} << QStringList{u"ollama - OLLAMA_HOST http://127.0.0.1:11500"_s};
    QTest::newRow("localhost, which listens at the usual port") << QStringList{
        u"OLLAMA_HOST=http://localhost"_s} << QStringList{u"ollama - OLLAMA_HOST http://localhost:11434"_s};
    QTest::newRow("another machine at home")
        << QStringList{u"OLLAMA_HOST=gpu.lan"_s} << QStringList{u"ollama - OLLAMA_HOST http://gpu.lan:11434"_s};
    QTest::newRow("the usual port alone")
        << QStringList{u"OLLAMA_HOST=:11434"_s} << QStringList{u"ollama - OLLAMA_HOST -"_s};
    QTest::newRow("a port alone") << QStringList{u"OLLAMA_HOST=:11500"_s}
                                  << QStringList{u"ollama - OLLAMA_HOST http://127.0.0.1:11500"_s};
}

void EnvironmentKeysTest::finds()
{
    QFETCH(const QStringList, variables);
    QProcessEnvironment environment;
    for (const QString& variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    QTEST(told(environment), "found");
}

void EnvironmentKeysTest::readsTheKeyOnlyWhenAsked()
{
    QProcessEnvironment environment;
    environment.insert(u"OPENAI_API_KEY"_s, u" sk-test-not-a-key-0002\n"_s);
    const auto found = environmentKeys(Registry::builtIn(), environment);
    QCOMPARE(found.size(), 1U);
    QCOMPARE(keyIn(environment, found.front()).expose(), QByteArray("sk-test-not-a-key-0002"));
    QVERIFY(keyIn(QProcessEnvironment(), found.front()).empty());
}

QTEST_GUILESS_MAIN(EnvironmentKeysTest)
#include "tst_environmentkeys.moc"
