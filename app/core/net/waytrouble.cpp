// SPDX-License-Identifier: MIT
#include "core/net/waytrouble.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/base/wordtable.h"

#include <QLocale>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

using Kind = WayTrouble::Kind;

constexpr std::array kindWords{
    Word{Kind::CertificateExpired, "certificate-expired"_L1},
    Word{Kind::CertificateNotYetValid, "certificate-not-yet-valid"_L1},
    Word{Kind::CertificateOfAnotherHost, "certificate-of-another-host"_L1},
    Word{Kind::CertificateSelfSigned, "certificate-self-signed"_L1},
    Word{Kind::CertificateOfUnknownIssuer, "certificate-of-unknown-issuer"_L1},
    Word{Kind::CertificateRefused, "certificate-refused"_L1},
    Word{Kind::OldProtocol, "old-protocol"_L1},
    Word{Kind::NotEncrypted, "not-encrypted"_L1},
    Word{Kind::NoTls, "no-tls"_L1},
    Word{Kind::NoCertificateFile, "no-certificate-file"_L1},
    Word{Kind::PlainHttp, "plain-http"_L1},
    Word{Kind::OutsideOwnNetwork, "outside-own-network"_L1},
    Word{Kind::ProxyWantsPassword, "proxy-wants-password"_L1},
    Word{Kind::ProxyDown, "proxy-down"_L1},
    Word{Kind::ProxyRefuses, "proxy-refuses"_L1},
    Word{Kind::ProxyFails, "proxy-fails"_L1},
    Word{Kind::ProxyOfOtherKind, "proxy-of-other-kind"_L1},
    Word{Kind::ProxyTimeout, "proxy-timeout"_L1},
};

constexpr std::chrono::minutes clocksAgree{5};
constexpr int longestPlace = 200;

QString day(TimePoint instant)
{
    return QLocale().toString(toDateTime(instant).toLocalTime().date(), QLocale::ShortFormat);
}

/// What the computer's own clock has to do with it: nothing where a server told the same time, else it is asked about.
QString clockHint(const WayTrouble& trouble)
{
    if (!trouble.clockAhead)
        return Text::tr("If that is not right, set this computer's clock: it says %1.").arg(day(trouble.clock));
    if (*trouble.clockAhead<clocksAgree&& * trouble.clockAhead> - clocksAgree)
        return {};
    return Text::tr("This computer's clock says %1, but other servers say %2: set the clock.")
        .arg(day(trouble.clock), day(trouble.clock - *trouble.clockAhead));
}

QString withHint(const QString& sentence, const WayTrouble& trouble)
{
    const QString hint = clockHint(trouble);
    return hint.isEmpty() ? sentence : sentence + u' ' + hint;
}

QString certificateSentence(const WayTrouble& trouble, const QString& provider)
{
    const QString valid = trouble.valid ? day(*trouble.valid) : u"?"_s;
    switch (trouble.kind) {
    case Kind::CertificateExpired:
        return withHint(
            Text::tr("No secure connection to %1: its certificate expired on %2.").arg(provider, valid), trouble);
    case Kind::CertificateNotYetValid:
        return withHint(
            Text::tr("No secure connection to %1: its certificate is not valid before %2.").arg(provider, valid),
            trouble);
    case Kind::CertificateOfAnotherHost:
        return Text::tr("No secure connection to %1: the certificate is another host's. Check the base URL and the "
                        "network.")
            .arg(provider);
    case Kind::CertificateSelfSigned:
        return Text::tr("No secure connection to %1: its certificate is signed by nobody but itself. If the server is "
                        "yours, name its certificate as the account's certificate file.")
            .arg(provider);
    case Kind::CertificateOfUnknownIssuer:
        return Text::tr(
            "No secure connection to %1: this computer does not know who issued its certificate. A company's "
            "filter does that, and a server of one's own: name the issuer's certificate as the account's "
            "certificate file.")
            .arg(provider);
    case Kind::CertificateRefused:
        return Text::tr("No secure connection to %1: its certificate is revoked, too weak or broken.").arg(provider);
    case Kind::NoCertificateFile:
        return Text::tr("No certificate could be read from %1, the account's certificate file.").arg(trouble.place);
    default:
        return {};
    }
}

QString proxySentence(const WayTrouble& trouble, const QString& provider)
{
    switch (trouble.kind) {
    case Kind::ProxyWantsPassword:
        return Text::tr(
            "The proxy %1 wants a user name and a password, or other ones: enter them in the settings under "
            "Network.")
            .arg(trouble.place);
    case Kind::ProxyDown:
        return Text::tr("The proxy %1 does not answer: check that it runs, and the settings under Network.")
            .arg(trouble.place);
    case Kind::ProxyRefuses:
        return Text::tr("The proxy %1 does not let through to %2: ask whoever runs it.").arg(trouble.place, provider);
    case Kind::ProxyFails:
        return Text::tr("The proxy %1 answers, but has no connection to %2.").arg(trouble.place, provider);
    case Kind::ProxyOfOtherKind:
        return Text::tr("The proxy %1 is of a kind that cannot be used; http:// and socks5:// can.").arg(trouble.place);
    case Kind::ProxyTimeout:
        return Text::tr("%2 unreachable through the proxy %1: timed out.").arg(trouble.place, provider);
    default:
        return {};
    }
}

} // namespace

QString sentence(const WayTrouble& trouble, const QString& providerName)
{
    if (trouble.isOfProxy())
        return proxySentence(trouble, providerName);
    switch (trouble.kind) {
    case Kind::OldProtocol:
        return Text::tr("No secure connection to %1: it offers only TLS 1.1 or older, which is not secure.")
            .arg(providerName);
    case Kind::NotEncrypted:
        return Text::tr("No secure connection to %1: what answers there does not speak https. Check the base URL.")
            .arg(providerName);
    case Kind::NoTls:
        return Text::tr("No secure connection to %1: Qt's part for TLS is missing on this computer.").arg(providerName);
    case Kind::PlainHttp:
        return Text::tr("The key was not sent to %1: it would travel unencrypted, and that was not allowed for this "
                        "account.")
            .arg(providerName);
    case Kind::OutsideOwnNetwork:
        return Text::tr(
            "%1 was not asked: its address %2 is not in your own network, and http:// is not encrypted. Use "
            "https://.")
            .arg(providerName, trouble.place);
    default:
        return certificateSentence(trouble, providerName);
    }
}

QJsonObject toJson(const WayTrouble& trouble)
{
    if (trouble.kind == Kind::None)
        return {};
    QJsonObject json{{u"kind"_s, wordOf(kindWords, trouble.kind)}, {u"place"_s, trouble.place},
        {u"clock"_s, toRfc3339(trouble.clock)}};
    if (trouble.valid)
        json.insert(u"valid"_s, toRfc3339(*trouble.valid));
    if (trouble.clockAhead)
        json.insert(u"clock_ahead_ms"_s, static_cast<qint64>(trouble.clockAhead->count()));
    return json;
}

WayTrouble wayTroubleFromJson(const QJsonObject& json)
{
    WayTrouble trouble;
    trouble.kind = valueOf(kindWords, json.value("kind"_L1).toString()).value_or(Kind::None);
    if (trouble.kind == Kind::None)
        return {};
    trouble.place = plainText(json.value("place"_L1).toString(), longestPlace);
    trouble.valid = parseInstant(json.value("valid"_L1).toString());
    trouble.clock = parseInstant(json.value("clock"_L1).toString()).value_or(TimePoint{});
    if (const QJsonValue ahead = json.value("clock_ahead_ms"_L1); ahead.isDouble())
        trouble.clockAhead = Milliseconds(ahead.toInteger());
    return trouble;
}

} // namespace quotalamp
