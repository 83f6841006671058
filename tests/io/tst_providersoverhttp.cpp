// SPDX-License-Identifier: MIT
#include "demo/demoserver.h"
#include "io/net/httpclient.h"
#include "support/fixturecase.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

/// What the fixtures of each provider say, said over HTTP by the demo server and heard by the program's own client.
class ProvidersOverHttpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void understands_data();
    void understands();

private:
    Answer ask(Request request, const Answer& recorded, const QUrl& base);

    const Registry m_registry = Registry::builtIn();
    HttpClient m_client;
    std::unique_ptr<DemoServer> m_server;
};

/// `base`: what the demo's address stands in place of.
Answer ProvidersOverHttpTest::ask(Request request, const Answer& recorded, const QUrl& base)
{
    if (recorded.failure != TransportError::None)
        return recorded; // of a network, which tst_httpclient breaks in every way
    const Account account = m_server->accounts().front();
    QUrl url = account.baseUrl;
    url.setPath(url.path() + request.url.path().mid(base.path().size()));
    url.setQuery(request.url.query());
    request.url = url;
    const auto keys = m_server->keys();
    const auto known = keys.find(account.id);
    const Secret none;
    const Secret& key = known == keys.end() ? none : known->second;
    std::optional<Answer> heard;
    QEventLoop loop;
    m_client.send(request, key, &loop, [&heard, &loop](const Answer& answer) {
        heard = answer;
        loop.quit();
    });
    loop.exec(); // the client answers always, at the latest at its deadline
    // The fixture's clock; all else is as it came.
    heard->receivedAt = recorded.receivedAt;
    heard->latency = recorded.latency;
    return *heard;
}

void ProvidersOverHttpTest::understands_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("folder");
    const QDir fixtures(QStringLiteral(QUOTALAMP_FIXTURES));
    for (const ProviderSummary& provider : m_registry.summaries()) {
        for (const QString& name : fixtureCases(fixtures, provider.id)) {
            // Headers that no wire carries, and an answer without any, are for the parser alone.
            const bool sendable = name != "hostile-values"_L1 && name != "no-headers-at-all"_L1;
            if (sendable)
                QTest::addRow("%s/%s", qPrintable(provider.id), qPrintable(name))
                    << provider.id << fixtures.filePath(provider.id + u'/' + name);
        }
    }
}

void ProvidersOverHttpTest::understands()
{
    QFETCH(QString, provider);
    QFETCH(QString, folder);
    const FixtureCase fixture = readFixture(QDir(folder));
    const Descriptor& descriptor = *m_registry.find(provider);
    const QUrl base = fixture.baseUrl.isEmpty() ? QUrl(descriptor.baseUrl) : fixture.baseUrl;
    m_server = std::make_unique<DemoServer>();
    QVERIFY(m_server->start({fixture}, m_registry));
    const QJsonObject actual = play(descriptor, fixture,
        [&](const Request& request, const Answer& recorded) { return ask(request, recorded, base); });
    QCOMPARE(
        QString::fromUtf8(QJsonDocument(actual).toJson()), QString::fromUtf8(QJsonDocument(fixture.expected).toJson()));
}

QTEST_GUILESS_MAIN(ProvidersOverHttpTest)
#include "tst_providersoverhttp.moc"
