// SPDX-License-Identifier: MIT
#include "cli/addaccount.h"

#include "cli/arguments.h"
#include "cli/commandaccounts.h"
#include "cli/console.h"
#include "cli/keyentry.h"
#include "core/base/tr.h"
#include "core/net/baseurl.h"
#include "core/rules/accountentry.h"
#include "io/keys/logins.h"

#include <QDir>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// The account that is wanted: what was typed, and for which provider.
struct Wanted {
    const Arguments& arguments;
    const Descriptor& provider;
    QString providerId;   ///< as it was named: "codex" stays "codex"
    QString providerName; ///< for people
};

void describeOptions(Arguments& arguments)
{
    arguments.offer(u"PLACE"_s, {u"keychain"_s, u"login"_s, u"env:NAME"_s, u"file:PATH"_s, u"command:CMD"_s});
    arguments.describe(u"PROVIDER"_s, Text::tr("An id from: quotalamp provider list"));
    arguments.add({u"label"_s, Text::tr("Your name for the account."), u"TEXT"_s});
    arguments.add({u"base-url"_s, Text::tr("Where the provider is, if not at its usual address."), u"URL"_s});
    arguments.add({u"key-from"_s,
        Text::tr("Where the key is: keychain, login (of another tool), env:NAME, file:PATH or command:CMD."),
        u"PLACE"_s, u"keychain"_s});
    arguments.add(
        {u"paid-probe"_s, Text::tr("When a request that costs a token may be sent: never, when-needed or always."),
            u"never|when-needed|always"_s, u"when-needed"_s});
    arguments.add(
        {u"probe-model"_s, Text::tr("The model that this request asks; else a cheap one is chosen."), u"MODEL"_s});
    arguments.add({u"allow-plain-http"_s,
        Text::tr("Agrees that the key travels unencrypted to an http:// address in your own network.")});
    arguments.add({u"ca-file"_s,
        Text::tr(
            "Certificates to trust for this account beside the system's, as a company's or your own server needs."),
        u"PATH"_s});
}

/// The address that was given, or the provider's own, which is an empty one.
Result<QUrl> baseUrlFrom(const Wanted& wanted, const Registry& registry)
{
    const bool given = wanted.arguments.has(u"base-url"_s);
    if (!given && !wanted.provider.ownBaseUrl.isEmpty())
        return Failure{Text::tr("%1 has no address for all: add --base-url with your own, such as %2.")
                           .arg(wanted.providerName, wanted.provider.ownBaseUrl)};
    if (!given)
        return QUrl();
    return baseUrlFromInput(wanted.arguments.value(u"base-url"_s),
        {wanted.provider.baseUrl, registry.keyPatterns(), wanted.arguments.has(u"allow-plain-http"_s)});
}

/// A relative path begins where the command was started; the app may be started elsewhere.
Result<KeySource> keySourceFrom(const Wanted& wanted, const Registry& registry)
{
    const auto told = keySourceFromText(wanted.arguments.value(u"key-from"_s));
    if (!told || told->kind == KeySource::Kind::Session)
        return Failure{Text::tr("A key comes from keychain, login, env:NAME, file:PATH or command:CMD.")};
    auto source = keySourceFromInput(told->kind, told->place, registry.keyPatterns(), QDir::currentPath());
    if (!source || told->kind != KeySource::Kind::Login || !wanted.provider.login)
        return source;
    if (told->place.isEmpty())
        return KeySource{told->kind, loginFolder(*wanted.provider.login)};
    const auto folder = pathFromInput(told->place, QDir::currentPath());
    if (!folder)
        return folder.error();
    return KeySource{told->kind, *folder};
}

/// The account that the options describe; its key is not read yet.
Result<Account> accountFrom(const Wanted& wanted, const Registry& registry)
{
    const Arguments& arguments = wanted.arguments;
    const auto url = baseUrlFrom(wanted, registry);
    if (!url)
        return url.error();
    const auto source = keySourceFrom(wanted, registry);
    if (!source)
        return source.error();
    const auto paidProbe = paidProbeFromName(arguments.value(u"paid-probe"_s));
    if (!paidProbe)
        return Failure{Text::tr("A paid probe is sent never, when-needed or always.")};
    Account account;
    account.id = newAccountId();
    account.provider = wanted.providerId;
    account.label = arguments.has(u"label"_s) ? arguments.value(u"label"_s) : wanted.providerName;
    account.baseUrl = *url;
    account.key = *source;
    account.paidProbe = *paidProbe;
    account.probeModel = arguments.value(u"probe-model"_s).trimmed();
    account.plainHttp = arguments.has(u"allow-plain-http"_s) && isPlainHttp(registry.baseUrlOf(account));
    if (!arguments.has(u"ca-file"_s))
        return account;
    const auto certificates = pathFromInput(arguments.value(u"ca-file"_s), QDir::currentPath());
    if (!certificates)
        return certificates.error();
    account.certificates = *certificates;
    return account;
}

/// The key, where it is ours to keep; an empty one where there is none, or another program keeps it.
Result<Secret> keyFor(const Account& account, const Wanted& wanted, const Registry& registry)
{
    const QString unencrypted = plainHttpObjection(account, registry.baseUrlOf(account));
    const bool ours = account.key.isOurs();
    const bool mayDoWithout = ours && wanted.provider.key.need == Descriptor::Key::Need::Optional;
    if (!unencrypted.isEmpty() && !mayDoWithout)
        return Failure{unencrypted};
    if (!ours)
        return Secret();
    if (wanted.provider.login && !wanted.arguments.has(u"key-from"_s))
        printNote(Text::tr("To use the login of %1 instead: --key-from login").arg(wanted.provider.login->tool));
    auto key = askForKey(wanted.providerName, mayDoWithout);
    if (key && !key->empty() && !unencrypted.isEmpty())
        return Failure{unencrypted};
    return key;
}

} // namespace

int runAddAccount(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(u"account add PROVIDER"_s, Text::tr("Adds an account. Its key is read from standard input."));
    describeOptions(arguments);
    const QString command = u"account add"_s;
    if (const auto done = arguments.read(words, 1, Arguments::anyNumber))
        return *done;
    if (arguments.words().size() > 1)
        return keyAsArgument(command);
    CommandAccounts accounts(context.places);
    const Registry& registry = accounts.registry();
    const QString id = arguments.words().first();
    const Descriptor* provider = registry.find(id);
    if (provider == nullptr)
        return wrongUsage(Text::tr("There is no such provider%1.").arg(mention(id)), u"provider list"_s);

    const Wanted wanted{arguments, *provider, id, registry.displayName(id)};
    const auto label = arguments.has(u"label"_s) ? AccountService::Label::Chosen : AccountService::Label::Suggested;
    const auto account = accountFrom(wanted, registry);
    if (!account)
        return wrongUsage(account.error().sentence, command);
    if (const auto wrong = accounts.service().objection(*account, label))
        return wrongUsage(wrong->sentence, command);
    const auto key = keyFor(*account, wanted, registry);
    if (!key)
        return wrongUsage(key.error().sentence, command);
    accounts.tellTrouble();
    const auto added = accounts.add(*account, label, *key);
    if (!added)
        return notKept(added.error());
    printNote(Text::tr("Added '%1'.").arg(added->label));
    if (added->key.kind == KeySource::Kind::Login)
        printNote(Text::tr("At each check the token is read from %1 and sent to %2 only. The file is never changed.")
                      .arg(loginFile(*provider->login, added->key.place), registry.baseUrlOf(*added).host()));
    return ExitOk;
}

} // namespace quotalamp
