// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace quotalamp {

/// What is known of why a request never got to its provider, or its answer never to us. None of it says anything of
/// the provider or the key.
struct WayTrouble {
    enum class Kind {
        None, ///< nothing beyond what TransportError says
        CertificateExpired,
        CertificateNotYetValid,
        CertificateOfAnotherHost,
        CertificateSelfSigned,
        CertificateOfUnknownIssuer,
        CertificateRefused, ///< revoked, signed too weakly, or broken
        OldProtocol,        ///< TLS 1.1 or older
        NotEncrypted,       ///< what answers there speaks no TLS
        NoTls,              ///< this computer cannot speak it
        NoCertificateFile,  ///< the account's own certificates could not be read; `place` is their file
        PlainHttp,          ///< the key would travel without encryption, which nobody confirmed
        OutsideOwnNetwork,  ///< a plain http:// host whose address is none of one's own network
        ProxyWantsPassword,
        ProxyDown,
        ProxyRefuses,
        ProxyFails,       ///< it answers, but does not get to the provider
        ProxyOfOtherKind, ///< one that this program cannot speak to
        ProxyTimeout
    };
    Kind kind = Kind::None;
    QString place;                          ///< the proxy, "proxy.example:3128", or a file; plain text
    std::optional<TimePoint> valid;         ///< until or from when a certificate is
    TimePoint clock;                        ///< what this computer's clock said
    std::optional<Milliseconds> clockAhead; ///< of the servers', where one told the time before

    [[nodiscard]] bool isOfProxy() const { return kind >= Kind::ProxyWantsPassword; }
    friend bool operator==(const WayTrouble&, const WayTrouble&) = default;
};

/// What happened and what to do, translated; empty where nothing more is known.
[[nodiscard]] QString sentence(const WayTrouble& trouble, const QString& providerName);

/// For what is kept of an error; what is not understood is no trouble.
[[nodiscard]] QJsonObject toJson(const WayTrouble& trouble);
[[nodiscard]] WayTrouble wayTroubleFromJson(const QJsonObject& json);

} // namespace quotalamp
