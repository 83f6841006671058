// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/keytraces.h"
#include "core/keys/secret.h"
#include "core/model/ledger.h"
#include "core/net/http.h"
#include "io/net/gunzip.h"
#include "io/net/tlssessions.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace quotalamp {

/// One request from the call that asks for it to the answer: who waits for it, and what came of it so far. Holds the key
/// as long as it may have to be sent again.
struct PendingRequest {
    Request request;
    Secret key;
    QPointer<QObject> context; ///< null: nobody waits for it any more
    std::function<void(Answer)> done;
    QString origin;
    int redirects = 0;
    QElapsedTimer sentAt; ///< invalid: it still waits for its turn
    QElapsedTimer
        connectedAt; ///< since when its own TLS connection stands; invalid: it went over one that stood, or plain
    QTimer deadline;
    QByteArray body;
    std::unique_ptr<Gunzip> unpacking;           ///< of a body that comes packed
    qint64 received = 0;                         ///< bytes of the body as they came
    TransportError ended = TransportError::None; ///< why we ended it ourselves
    std::deque<QString> addresses;               ///< of one's own network, to be connected to one after the other
    QString proxy;                               ///< through which it goes; empty: none
    bool encrypted = false;                      ///< TLS with the server stands
    std::optional<TlsWay> tls;                   ///< how it gets its connection, as long as it has one
    std::optional<WayTrouble> certificate;       ///< what was wrong with the server's

    /// How long the server has had to answer it by now.
    [[nodiscard]] Milliseconds atServer() const;
    /// What is known of the answer before any of it has come; its times are those of now.
    [[nodiscard]] Answer answer() const;
    /// What may stand in an answer that repeats the key.
    [[nodiscard]] const KeyTraces& traces() const;
    /// The body will come in this encoding. Only what was asked for is unpacked; anything else ends the request.
    void expect(const QByteArray& encoding);
    /// More of the body. `most`: bytes of one body, unpacked; requests that share an allowance share what is left of it.
    /// One byte more ends the request as TooLarge.
    void take(const QByteArray& chunk, qint64 most);
    /// It is sent once more: nothing has come yet.
    void startAnew();
    /// Nobody but a proxy was talked to.
    [[nodiscard]] bool endedAtProxy() const { return !proxy.isEmpty() && !encrypted && !certificate; }
    /// How the ledger tells of it; `status` 0 where there was no answer. Without the key, wherever the server may have
    /// put it.
    [[nodiscard]] LedgerEntry entry(int status, TransportError failure) const;

private:
    void unpack(const QByteArray& chunk, qint64 most);

    mutable std::optional<KeyTraces> m_traces; ///< once they are needed
};

} // namespace quotalamp
