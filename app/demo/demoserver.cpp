// SPDX-License-Identifier: MIT
#include "demo/demoserver.h"

#include "core/net/baseurl.h"
#include "demo/demoanthropic.h"
#include "demo/demoollama.h"
#include "demo/demoopenai.h"
#include "demo/playback.h"

#include <QElapsedTimer>
#include <QHttpServer>
#include <QJsonDocument>
#include <QTcpServer>

#include <array>
#include <list>

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

constexpr QByteArrayView recordedKey = "sk-demo-not-a-key-0003";

QByteArray keyOf(QLatin1StringView provider)
{
    for (const DemoAccount& account : demoAccounts) {
        if (account.provider == provider)
            return account.key.toByteArray();
    }
    return {};
}

Headers headersOf(const QHttpServerRequest& request)
{
    Headers result;
    const auto headers = request.headers();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    for (qsizetype i = 0; i < headers.size(); ++i)
        result.add(
            QByteArray(headers.nameAt(i).data(), headers.nameAt(i).size()).toLower(), headers.valueAt(i).toByteArray());
#else
    for (const auto& [name, value] : headers)
        result.add(name.toLower(), value);
#endif
    return result;
}

DemoRequest understood(const QHttpServerRequest& request)
{
    DemoRequest result;
    result.headers = headersOf(request);
    result.query = request.query();
    result.bodyBytes = request.body().size();
    result.body = QJsonDocument::fromJson(request.body()).object();
    return result;
}

/// With these headers in place of the response's own of the same name.
void setHeaders(QHttpServerResponse& response, const Headers& wanted)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers = response.headers();
    for (const Header& header : wanted.all())
        headers.removeAll(header.name);
    for (const Header& header : wanted.all())
        headers.append(header.name, header.value);
    response.setHeaders(std::move(headers));
#else
    for (const Header& header : wanted.all())
        response.clearHeader(header.name);
    for (const Header& header : wanted.all())
        response.addHeader(header.name, header.value);
#endif
}

QHttpServerResponse written(const DemoReply& reply)
{
    QHttpServerResponse response("application/json", QJsonDocument(reply.body).toJson(QJsonDocument::Compact),
        static_cast<QHttpServerResponse::StatusCode>(reply.status));
    Headers headers = reply.headers;
    headers.add("date",
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1());
    setHeaders(response, headers);
    return response;
}

/// As it was recorded; how long the body is, and how it travels, says the server.
QHttpServerResponse written(const Answer& answer)
{
    QHttpServerResponse response(
        QByteArray("application/json"), answer.body, static_cast<QHttpServerResponse::StatusCode>(answer.status));
    Headers headers;
    for (const Header& header : answer.headers.all()) {
        if (header.name != "content-length" && header.name != "transfer-encoding" && header.name != "content-encoding")
            headers.add(header.name, header.value);
    }
    setHeaders(response, headers);
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

    void serve(const Playback& playback)
    {
        using Method = QHttpServerRequest::Method;
        for (const QString& path : playback.paths()) {
            http.route(path, Method::Get | Method::Post, [&playback, path](const QHttpServerRequest& request) {
                return written(playback.answerTo({request.method() == Method::Post ? "POST" : "GET", path,
                    request.query(), headersOf(request), request.body()}));
            });
        }
    }

    [[nodiscard]] bool listen(QObject* parent)
    {
        auto* tcp = new QTcpServer(parent);
        if (!tcp->listen(QHostAddress::LocalHost)) {
            delete tcp;
            return false;
        }
        port = tcp->serverPort();
        sinceStart.start();
        http.bind(tcp); // takes it over
        return true;
    }

    [[nodiscard]] Account account(const QString& id, const QString& provider, const QString& label, const QString& path)
    {
        Account account;
        account.id = id;
        account.provider = provider;
        account.label = label;
        account.baseUrl = QUrl(u"http://127.0.0.1:%1/%2"_s.arg(port).arg(path));
        account.key = {KeySource::Kind::Session, {}};
        account.keyOrigin = origin(account.baseUrl);
        account.demo = true;
        return account;
    }

    [[nodiscard]] Milliseconds now() const { return Milliseconds(sinceStart.elapsed()) + ahead; }

    DemoAnthropic anthropic;
    DemoOpenAi openai;
    QElapsedTimer sinceStart;
    Milliseconds ahead{0};         ///< of the clock
    std::list<Playback> playbacks; ///< the routes refer to them
    std::vector<Account> accounts;
    std::map<QString, QByteArray> keys; ///< by account id
    quint16 port = 0;
    QHttpServer http;
};

DemoServer::DemoServer(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

DemoServer::~DemoServer() = default;

bool DemoServer::start()
{
    if (!d->listen(this))
        return false;
    d->serve(u"/anthropic"_s, d->anthropic.routes());
    d->serve(u"/openai"_s, d->openai.routes());
    d->serve(u"/ollama"_s, demoOllamaRoutes());
    for (const DemoAccount& each : demoAccounts) {
        d->accounts.push_back(d->account(each.id, each.provider, each.label, each.provider));
        if (!each.key.isEmpty())
            d->keys.emplace(each.id, each.key.toByteArray());
    }
    return true;
}

bool DemoServer::start(const std::vector<Recording>& recordings, const Registry& registry)
{
    if (!d->listen(this))
        return false;
    for (const Recording& each : recordings) {
        const Descriptor* provider = registry.find(each.provider);
        if (!provider)
            continue;
        const QString id = u"demo-%1-%2"_s.arg(each.provider, each.name);
        Account account = d->account(id, each.provider, each.name, each.provider + u'/' + each.name);
        account.paidProbe = each.rules.setting;
        const QByteArray key = each.rules.hasKey ? recordedKey.toByteArray() : QByteArray();
        d->serve(d->playbacks.emplace_back(exchangesOf(each, *provider, account.baseUrl, wallClock()), key));
        d->accounts.push_back(std::move(account));
        if (!key.isEmpty())
            d->keys.emplace(id, key);
    }
    return true;
}

void DemoServer::moveTo(Milliseconds inRound)
{
    const Milliseconds ahead = inRound - d->now() % demoRound;
    d->ahead += ahead.count() < 0 ? ahead + demoRound : ahead;
}

quint16 DemoServer::port() const
{
    return d->port;
}

std::vector<Account> DemoServer::accounts() const
{
    return d->accounts;
}

std::map<QString, Secret> DemoServer::keys() const
{
    std::map<QString, Secret> keys;
    for (const auto& [id, key] : d->keys)
        keys.emplace(id, Secret(QByteArray(key)));
    return keys;
}

} // namespace quotalamp
