// SPDX-License-Identifier: MIT
#include "cli/keyentry.h"

#include "cli/arguments.h"
#include "cli/console.h"
#include "core/base/tr.h"
#include "core/keys/keytext.h"
#include "core/net/baseurl.h"

namespace quotalamp {

int keyAsArgument(const QString& helpFor)
{
    return wrongUsage(
        Text::tr("A key is never an argument, others could read it there: it is read from standard input."), helpFor);
}

Result<Secret> askForKey(const QString& providerName, bool optional)
{
    const QString prompt = optional ? Text::tr("API key for %1, or nothing: ") : Text::tr("API key for %1: ");
    auto line = readKeyLine(prompt.arg(providerName));
    if (!line)
        return line.error();
    QByteArray input = std::move(line).value();
    if (optional && input.trimmed().isEmpty())
        return Secret();
    return keyFromText(std::move(input));
}

QString plainHttpObjection(const Account& account, const QUrl& address)
{
    if (account.plainHttp || !isPlainHttp(address))
        return {};
    return Text::tr("The key would travel to %1 unencrypted, and whoever is on the way could read it: use https://, or "
                    "agree with --allow-plain-http.")
        .arg(address.host());
}

} // namespace quotalamp
