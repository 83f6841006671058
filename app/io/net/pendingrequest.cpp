// SPDX-License-Identifier: MIT
#include "io/net/pendingrequest.h"

#include <algorithm>

namespace quotalamp {

Answer PendingRequest::answer() const
{
    Answer answer;
    answer.tag = request.tag;
    answer.paid = request.paid;
    answer.receivedAt = wallClock();
    answer.latency = sentAt.isValid() ? Milliseconds(sentAt.elapsed()) : Milliseconds(0);
    return answer;
}

Milliseconds PendingRequest::atServer() const
{
    return Milliseconds((connectedAt.isValid() ? connectedAt : sentAt).elapsed());
}

const KeyTraces& PendingRequest::traces() const
{
    if (!m_traces)
        m_traces.emplace(key);
    return *m_traces;
}

void PendingRequest::expect(const QByteArray& encoding)
{
    const QByteArray name = encoding.trimmed().toLower();
    if (name == "gzip" || name == "x-gzip")
        unpacking = std::make_unique<Gunzip>();
    else if (!name.isEmpty() && name != "identity")
        ended = TransportError::Garbled;
}

void PendingRequest::take(const QByteArray& chunk, qint64 most)
{
    const auto& shared = request.bytesLeft;
    const qint64 before = body.size();
    unpack(chunk, shared ? std::min(most, before + std::max<qint64>(*shared, 0)) : most);
    if (shared)
        *shared -= ended == TransportError::TooLarge ? *shared + 1 : body.size() - before;
}

void PendingRequest::unpack(const QByteArray& chunk, qint64 most)
{
    if (received > most)
        ended = TransportError::TooLarge;
    else if (!unpacking)
        body += chunk;
    else if (const auto state = unpacking->add(chunk, body, most); state != Gunzip::State::Fine)
        ended = state == Gunzip::State::TooLarge ? TransportError::TooLarge : TransportError::Garbled;
}

void PendingRequest::startAnew()
{
    body.clear();
    unpacking.reset();
    received = 0;
    encrypted = false;
    connectedAt.invalidate();
}

LedgerEntry PendingRequest::entry(int status, TransportError failure) const
{
    return {wallClock(), request.account, request.paid ? Purpose::Paid : Purpose::Free,
        QString::fromLatin1(request.method), traces().cleaned(ledgerPlace(request.url)), status, failure, received,
        Milliseconds(sentAt.elapsed()), std::nullopt, request.demo};
}

} // namespace quotalamp
