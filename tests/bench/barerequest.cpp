// SPDX-License-Identifier: MIT
// The least that requests can cost with Qt: what `quotalamp status` is measured against. Asks all addresses at once, by
// one QNetworkAccessManager and with the key of the environment, reads what comes and keeps nothing. Without an address,
// the least that a program can cost.

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace {

/// Qt itself does not look at it.
void trustEnvironment()
{
    const QString issuer = qEnvironmentVariable("SSL_CERT_FILE");
    if (issuer.isEmpty())
        return;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(issuer));
    QSslConfiguration::setDefaultConfiguration(tls);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2)
        return 0;
    trustEnvironment();
    QNetworkAccessManager manager;
    const QByteArray key = "Bearer " + qgetenv("QUOTALAMP_BENCH_KEY");
    int left = argc - 1;
    int status = 0;
    for (const QString& address : QCoreApplication::arguments().mid(1)) {
        QNetworkRequest request{QUrl(address)};
        request.setRawHeader("Authorization", key);
        QNetworkReply* reply = manager.get(request);
        QObject::connect(reply, &QNetworkReply::finished, &application, [reply, &left, &status] {
            status |= reply->error() == QNetworkReply::NoError && !reply->readAll().isEmpty() ? 0 : 1;
            reply->deleteLater();
            if (--left == 0)
                QCoreApplication::exit(status);
        });
    }
    return QCoreApplication::exec();
}
