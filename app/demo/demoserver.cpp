#include "demo/demoserver.h"

#include "core/baseurl.h"
#include "demo/demoanthropic.h"
#include "demo/demoollama.h"
#include "demo/demoopenai.h"

#include <QElapsedTimer>
#include <QHttpServer>
#include <QJsonDocument>
#include <QTcpServer>

#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

struct DemoAccount {
    QLatin1StringView id;
    QLatin1StringView provider;
    QLatin1StringView label;
    QByteArrayView key; ///< empty: needs none
};
constexpr std::array demoAccounts{
    DemoAccount{"demo-anthropic"_L1, "anthropic"_L1, "Work"_L1, "sk-ant-demo-not-a-key-0001"},
    DemoAccount{"demo-openai"_L1, "openai"_L1, "Production"_L1, "sk-demo-not-a-key-0002"},
    DemoAccount{"demo-ollama"_L1, "ollama"_L1, "Workstation"_L1, {}},
};

QByteArray keyOf(QLatin1StringView provider)
{
    for (const DemoAccount& account : demoAccounts) {
        if (account.provider == provider)
            return account.key.toByteArray();
    }
    return {};
}

DemoRequest understood(const QHttpServerRequest& request)
{
    DemoRequest result;
    const auto headers = request.headers();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    for (qsizetype i = 0; i < headers.size(); ++i)
        result.headers.add(
            QByteArray(headers.nameAt(i).data(), headers.nameAt(i).size()).toLower(), headers.valueAt(i).toByteArray());
#else
    for (const auto& [name, value] : headers)
        result.headers.add(name.toLower(), value);
#endif
    result.query = request.query();
    result.bodyBytes = request.body().size();
    result.body = QJsonDocument::fromJson(request.body()).object();
    return result;
}

QHttpServerResponse written(const DemoReply& reply)
{
    QHttpServerResponse response("application/json", QJsonDocument(reply.body).toJson(QJsonDocument::Compact),
        static_cast<QHttpServerResponse::StatusCode>(reply.status));
    const QByteArray date =
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers = response.headers();
    headers.append("date", date);
    for (const Header& header : reply.headers.all())
        headers.append(header.name, header.value);
    response.setHeaders(std::move(headers));
#else
    response.addHeader("date", date);
    for (const Header& header : reply.headers.all())
        response.addHeader(header.name, header.value);
#endif
    return response;
}

} // namespace

class DemoServer::Private {
public:
    Private()
        : anthropic(keyOf("anthropic"_L1))
        , openai(keyOf("openai"_L1))
    {
    }

    void serve(const QString& prefix, const std::vector<DemoRoute>& routes)
    {
        for (const DemoRoute& route : routes) {
            const auto method = route.post ? QHttpServerRequest::Method::Post : QHttpServerRequest::Method::Get;
            http.route(prefix + route.path, method, [this, answer = route.answer](const QHttpServerRequest& request) {
                return written(answer(understood(request), now(), wallClock()));
            });
        }
    }

    [[nodiscard]] Milliseconds now() const { return Milliseconds(sinceStart.elapsed()) + ahead; }

    DemoAnthropic anthropic;
    DemoOpenAi openai;
    QElapsedTimer sinceStart;
    Milliseconds ahead{0}; ///< of the clock
    QHttpServer http;
    quint16 port = 0;
};

DemoServer::DemoServer(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->serve(u"/anthropic"_s, d->anthropic.routes());
    d->serve(u"/openai"_s, d->openai.routes());
    d->serve(u"/ollama"_s, demoOllamaRoutes());
}

DemoServer::~DemoServer() = default;

bool DemoServer::start()
{
    auto* tcp = new QTcpServer(this);
    if (!tcp->listen(QHostAddress::LocalHost)) {
        delete tcp;
        return false;
    }
    d->port = tcp->serverPort();
    d->sinceStart.start();
    d->http.bind(tcp); // takes it over
    return true;
}

void DemoServer::moveTo(Milliseconds inRound)
{
    const Milliseconds ahead = inRound - d->now() % demoRound;
    d->ahead += ahead.count() < 0 ? ahead + demoRound : ahead;
}

std::vector<Account> DemoServer::accounts() const
{
    std::vector<Account> list;
    if (d->port == 0)
        return list;
    for (const DemoAccount& each : demoAccounts) {
        Account account;
        account.id = each.id;
        account.provider = each.provider;
        account.label = each.label;
        account.baseUrl = QUrl(u"http://127.0.0.1:%1/%2"_s.arg(d->port).arg(each.provider));
        account.key = {KeySource::Kind::Session, {}};
        account.keyOrigin = origin(account.baseUrl);
        account.demo = true;
        list.push_back(account);
    }
    return list;
}

std::map<QString, Secret> DemoServer::keys() const
{
    std::map<QString, Secret> keys;
    for (const DemoAccount& account : demoAccounts) {
        if (!account.key.isEmpty())
            keys.emplace(account.id, Secret(account.key.toByteArray()));
    }
    return keys;
}

} // namespace quotalamp
