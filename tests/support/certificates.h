// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QSslConfiguration>
#include <QTemporaryDir>

namespace quotalamp {

/// What a test certificate says of itself.
struct Identity {
    QByteArray names = "IP:127.0.0.1,DNS:localhost"; ///< as OpenSSL writes subjectAltName
    QDateTime from = QDateTime::currentDateTimeUtc().addDays(-1);
    QDateTime until = QDateTime::currentDateTimeUtc().addDays(30);
    bool selfSigned = false;
    QByteArray digest = "sha256";
};

/// An issuer of one's own, made with the openssl command in a folder that goes with it.
class Certificates {
public:
    Certificates();

    /// What a server needs to be `identity`.
    [[nodiscard]] QSslConfiguration server(const Identity& identity = {});
    /// The files of the last server(): its certificate and its key.
    [[nodiscard]] QString serverFile() const { return m_folder.filePath(QStringLiteral("leaf-%1.pem").arg(m_count)); }
    [[nodiscard]] QString keyFile() const { return m_folder.filePath(QStringLiteral("leaf.key")); }
    /// The issuer's own certificate, for whoever trusts it.
    [[nodiscard]] QString issuerFile() const { return m_folder.filePath(QStringLiteral("issuer.pem")); }

private:
    void run(const QStringList& arguments) const;
    void write(const QString& name, const QByteArray& bytes) const;

    QTemporaryDir m_folder;
    int m_count = 0;
};

} // namespace quotalamp
