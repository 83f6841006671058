// SPDX-License-Identifier: MIT
#include "io/net/proxylogin.h"

#include "io/net/httpclient.h"

#include <QUrl>

namespace quotalamp {

using namespace Qt::StringLiterals;

Secret proxyLogin(const QString& user, const QString& password)
{
    return Secret(QUrl::toPercentEncoding(user) + ':' + QUrl::toPercentEncoding(password));
}

std::pair<QString, QString> userAndPassword(const Secret& login)
{
    const QByteArray& bytes = login.expose();
    const qsizetype mark = bytes.indexOf(':');
    if (mark < 0)
        return {};
    return {QUrl::fromPercentEncoding(bytes.left(mark)), QUrl::fromPercentEncoding(bytes.mid(mark + 1))};
}

Account proxyAccount(const Proxy& proxy)
{
    Account account;
    account.id = u"proxy"_s;
    account.provider = u"proxy"_s;
    account.label = u"Proxy"_s;
    account.key.kind = KeySource::Kind::Keychain;
    QUrl place;
    place.setScheme(u"http"_s);
    place.setHost(proxy.host);
    account.keyOrigin = u"http://%1:%2"_s.arg(place.host(QUrl::FullyEncoded)).arg(proxy.port);
    return account;
}

void readProxyLogin(KeyStore& keys, HttpClient& http, const Proxy& proxy, QObject* context, std::function<void()> done)
{
    if (!proxy.login) {
        http.setProxyLogin({});
        QMetaObject::invokeMethod(context, std::move(done), Qt::QueuedConnection);
        return;
    }
    keys.read(proxyAccount(proxy), Prompt::No, context, [&http, done = std::move(done)](Result<Secret, Error> read) {
        if (read)
            http.setProxyLogin(read->copy());
        done();
    });
}

} // namespace quotalamp
