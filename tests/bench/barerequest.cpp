// SPDX-License-Identifier: MIT
// The least that a request can cost with Qt: what `quotalamp status` is measured against. Without an address, the least
// that a program can cost.

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2)
        return 0;
    QNetworkAccessManager manager;
    const QNetworkReply* reply = manager.get(QNetworkRequest(QUrl(QCoreApplication::arguments().value(1))));
    QObject::connect(reply, &QNetworkReply::finished, &application,
        [reply] { QCoreApplication::exit(reply->error() == QNetworkReply::NoError ? 0 : 1); });
    return QCoreApplication::exec();
}
