// SPDX-License-Identifier: MIT
#include "io/session/instancelines.h"

#include "io/session/instance.h"

#include <QJsonDocument>
#include <QLocalSocket>

#include <utility>

namespace quotalamp {

InstanceLines::InstanceLines(Places places, QObject* parent)
    : QObject(parent)
    , m_places(std::move(places))
{
}

InstanceLines::~InstanceLines()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void InstanceLines::listen(const QJsonObject& command)
{
    if (m_socket)
        return;
    m_socket = new QLocalSocket(this);
    connect(m_socket, &QLocalSocket::connected, this, [this, command] {
        if (!isSameUser(m_socket->socketDescriptor()))
            return leave();
        m_socket->write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    });
    connect(m_socket, &QLocalSocket::readyRead, this, &InstanceLines::read);
    connect(m_socket, &QLocalSocket::disconnected, this, &InstanceLines::leave);
    // Later, for it may tell so at once.
    connect(m_socket, &QLocalSocket::errorOccurred, this, &InstanceLines::leave, Qt::QueuedConnection);
    m_socket->connectToServer(instanceSocket(m_places));
}

void InstanceLines::read()
{
    while (m_socket && m_socket->canReadLine()) {
        const QByteArray line = m_socket->readLine().trimmed();
        if (line.isEmpty())
            continue; // it lives
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return leave();
        m_heard = true;
        Q_EMIT told(document.object());
    }
}

void InstanceLines::leave()
{
    QLocalSocket* const socket = std::exchange(m_socket, nullptr);
    if (!socket)
        return;
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
    m_heard = false;
    Q_EMIT gone();
}

} // namespace quotalamp
