#include "io/httpclient.h"
#include "providers/registry.h"
#include "support/fixturecase.h"
#include "support/loopbackserver.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

const QByteArray testKey = "sk-test-not-a-key-0002";

/// The answer as a server sends it; how long it is says the server.
Play onTheWire(const Answer& answer)
{
    QByteArray headers;
    for (const Header& header : answer.headers.all()) {
        if (header.name != "content-length" && header.name != "transfer-encoding" && header.name != "content-encoding")
            headers += header.name + ": " + header.value + "\r\n";
    }
    return answering(answer.status, answer.body, headers);
}

} // namespace

/// What the fixtures of each provider say, said by a real server and heard by the program's own client.
class ProvidersOverHttpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void understands_data();
    void understands();

private:
    Answer ask(const Request& request, const Answer& recorded);

    const Registry m_registry = Registry::builtIn();
    LoopbackServer m_server;
    HttpClient m_client;
    QStringList m_keyless; ///< requests that were to carry the key and did not
};

Answer ProvidersOverHttpTest::ask(const Request& request, const Answer& recorded)
{
    if (recorded.failure != TransportError::None)
        return recorded; // of a network, which tst_httpclient breaks in every way
    Request here = request;
    const QUrl server = m_server.url();
    here.url.setScheme(server.scheme());
    here.url.setHost(server.host());
    here.url.setPort(server.port());
    m_server.forgetHeard();
    m_server.play(onTheWire(recorded));
    std::optional<Answer> heard;
    QObject context;
    m_client.send(here, Secret(testKey), &context, [&heard](const Answer& answer) { heard = answer; });
    if (!QTest::qWaitFor([&heard] { return heard.has_value(); }))
        return {};
    if (!request.keyHeader.isEmpty()
        && headerOf(m_server.heard().front(), request.keyHeader) != request.keyPrefix + testKey)
        m_keyless << request.url.toString();
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
    for (const Descriptor& provider : m_registry.all()) {
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
    m_keyless.clear();
    const QJsonObject actual = play(*m_registry.find(provider), fixture,
        [this](const Request& request, const Answer& recorded) { return ask(request, recorded); });
    QCOMPARE(
        QString::fromUtf8(QJsonDocument(actual).toJson()), QString::fromUtf8(QJsonDocument(fixture.expected).toJson()));
    QCOMPARE(m_keyless, QStringList());
}

QTEST_GUILESS_MAIN(ProvidersOverHttpTest)
#include "tst_providersoverhttp.moc"
