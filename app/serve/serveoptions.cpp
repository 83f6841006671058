// SPDX-License-Identifier: MIT
#include "serve/serveoptions.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "core/base/tr.h"
#include "serve/webserver.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

const QString command = u"serve"_s;

int unusable(const Failure& failure)
{
    printNote(failure.sentence);
    return ExitUsage;
}

void addServeOptions(Arguments& arguments)
{
    arguments.add({u"listen"_s, Text::tr("Where to listen. Others than this machine need TLS and a token or login."),
        u"HOST:PORT"_s, u"127.0.0.1:9765"_s});
    arguments.add(
        {u"tls-cert"_s, Text::tr("The server's certificate, and those that vouch for it, as PEM."), u"FILE"_s});
    arguments.add({u"tls-key"_s, Text::tr("The certificate's key as PEM, without a password."), u"FILE"_s});
    arguments.add({u"token-file"_s, Text::tr("Clients have to send the token in this file."), u"FILE"_s});
    arguments.add({u"basic-auth-file"_s, Text::tr("Clients have to send the NAME:PASSWORD in this file."), u"FILE"_s});
    arguments.add({u"labels"_s, Text::tr("Metrics also tell your names for the accounts.")});
}

std::optional<int> takeAccess(const Arguments& arguments, ServeOptions& options)
{
    const QString token = arguments.value(u"token-file"_s);
    const QString login = arguments.value(u"basic-auth-file"_s);
    if (!token.isEmpty() && !login.isEmpty())
        return wrongUsage(Text::tr("It is either a token or a login: --token-file or --basic-auth-file."), command);
    options.secretFile = token.isEmpty() ? login : token;
    if (!options.secretFile.isEmpty()) {
        auto access =
            WebAccess::fromFile(token.isEmpty() ? WebAccess::Way::Basic : WebAccess::Way::Token, options.secretFile);
        if (!access)
            return unusable(access.error());
        options.access = *access;
    }
    options.access.wantLocalNames(options.where.address);
    return std::nullopt;
}

std::optional<int> takeTls(const Arguments& arguments, ServeOptions& options)
{
    options.certificateFile = arguments.value(u"tls-cert"_s);
    options.keyFile = arguments.value(u"tls-key"_s);
    if (options.certificateFile.isEmpty() != options.keyFile.isEmpty())
        return wrongUsage(Text::tr("TLS needs both --tls-cert and --tls-key."), command);
    if (options.certificateFile.isEmpty())
        return std::nullopt;
    const auto tls = readTlsFiles(options.certificateFile, options.keyFile);
    if (!tls)
        return unusable(tls.error());
    options.tls = *tls;
    return std::nullopt;
}

} // namespace

std::optional<int> readServeOptions(const QStringList& words, ServeOptions& options)
{
    Arguments arguments(
        u"serve"_s, Text::tr("Asks the providers without a display, and tells collectors of metrics what is left."));
    addServeOptions(arguments);
    if (const auto done = arguments.read(words, 0, 0))
        return done;
    const auto where = readWebAddress(arguments.value(u"listen"_s));
    if (!where)
        return wrongUsage(where.error().sentence, command);
    options.where = *where;
    options.labels = arguments.has(u"labels"_s);
    if (const auto done = takeAccess(arguments, options))
        return done;
    if (const auto done = takeTls(arguments, options))
        return done;
    const QString trouble = exposureTrouble(options.where.address, options.tls.has_value(), options.access.way());
    return trouble.isEmpty() ? std::nullopt : std::optional(wrongUsage(trouble, command));
}

QString exposureTrouble(const QHostAddress& address, bool encrypted, WebAccess::Way way)
{
    if (address.isLoopback() || (encrypted && way != WebAccess::Way::Open))
        return {};
    return Text::tr("Others can reach %1: that needs --tls-cert and --tls-key, and --token-file or --basic-auth-file.")
        .arg(address.toString());
}

} // namespace quotalamp
