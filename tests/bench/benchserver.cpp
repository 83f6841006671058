// SPDX-License-Identifier: MIT
// A provider in a process of its own, so that its work is not counted: a model list with limits in its headers, on
// as many ports as are asked for, after a latency. Prints the ports, one a line, and runs until it is ended.
//
//   benchserver PORTS LATENCY-MS

#include <QCoreApplication>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <cstdio>

namespace {

QByteArray answer()
{
    QByteArray models;
    for (int number = 0; number < 40; ++number)
        models += QByteArray(number == 0 ? "" : ",") + R"({"id":"bench-)" + QByteArray::number(number)
            + R"(","object":"model","created":1700000000,"owned_by":"bench"})";
    const QByteArray body = R"({"object":"list","data":[)" + models + "]}";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nx-ratelimit-limit-requests: 5000\r\nx-ratelimit-remaining-requests: 4000"
          "\r\nx-ratelimit-reset-requests: 12ms\r\nx-ratelimit-limit-tokens: 400000"
          "\r\nx-ratelimit-remaining-tokens: 300000\r\nx-ratelimit-reset-tokens: 15s\r\n\r\n"
        + body;
}

void serve(QTcpSocket* socket, std::chrono::milliseconds latency)
{
    static const QByteArray bytes = answer();
    const QByteArray heard = socket->property("heard").toByteArray() + socket->readAll();
    const auto requests = heard.count("\r\n\r\n");
    socket->setProperty("heard", requests == 0 ? heard : QByteArray());
    for (auto request = requests; request > 0; --request)
        QTimer::singleShot(latency, socket, [socket] { socket->write(bytes); });
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    const int ports = QByteArray(argv[1]).toInt();
    const std::chrono::milliseconds latency(QByteArray(argv[2]).toInt());
    for (int port = 0; port < ports; ++port) {
        auto* server = new QTcpServer(&application);
        QObject::connect(server, &QTcpServer::newConnection, server, [server, latency] {
            while (QTcpSocket* socket = server->nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, latency] { serve(socket, latency); });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        if (!server->listen(QHostAddress::LocalHost))
            return 1;
        std::printf("%d\n", static_cast<int>(server->serverPort()));
    }
    std::fflush(stdout);
    return QCoreApplication::exec();
}
