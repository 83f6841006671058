// SPDX-License-Identifier: MIT
#include "support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

const QByteArray authority = R"([ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
certificate = issuer.pem
private_key = issuer.key
[any]
commonName = supplied
[leaf]
basicConstraints = CA:false
subjectAltName = ${ENV::NAMES}
)";

QString openSslTime(const QDateTime& time)
{
    return time.toUTC().toString(u"yyyyMMddHHmmss'Z'"_s);
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Certificates::Certificates()
{
    write(u"authority.cnf"_s, authority);
    write(u"index.txt"_s, {});
    qputenv("NAMES", "DNS:unused");
    run({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"365"_s, u"-subj"_s,
        u"/CN=Quotalamp test issuer"_s, u"-keyout"_s, u"issuer.key"_s, u"-out"_s, u"issuer.pem"_s});
    run({u"req"_s, u"-new"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s, u"/CN=Quotalamp test server"_s,
        u"-keyout"_s, u"leaf.key"_s, u"-out"_s, u"leaf.csr"_s});
}

QSslConfiguration Certificates::server(const Identity& identity)
{
    const QString name = u"leaf-%1.pem"_s.arg(++m_count);
    qputenv("NAMES", identity.names);
    QStringList arguments{u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, u"authority.cnf"_s, u"-in"_s, u"leaf.csr"_s,
        u"-out"_s, name, u"-extensions"_s, u"leaf"_s, u"-md"_s, QString::fromLatin1(identity.digest), u"-startdate"_s,
        openSslTime(identity.from), u"-enddate"_s, openSslTime(identity.until)};
    if (identity.selfSigned)
        arguments << u"-selfsign"_s << u"-keyfile"_s << u"leaf.key"_s;
    run(arguments);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(contents(m_folder.filePath(name))));
    tls.setPrivateKey(QSslKey(contents(m_folder.filePath(u"leaf.key"_s)), QSsl::Rsa));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

void Certificates::run(const QStringList& arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(u"openssl"_s, arguments);
    if (!openssl.waitForFinished(30'000) || openssl.exitCode() != 0)
        qFatal("openssl: %s", openssl.readAll().constData());
}

void Certificates::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no room for test certificates");
}

} // namespace quotalamp
