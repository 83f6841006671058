// SPDX-License-Identifier: MIT
#include "cli/accountcommands.h"

#include "cli/accountbook.h"
#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/selection.h"
#include "cli/table.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/keys/keyshape.h"
#include "core/keys/keytext.h"
#include "core/net/baseurl.h"
#include "io/keys/keyaddresses.h"
#include "io/keys/logins.h"
#include "io/net/route.h"
#include "io/providerfolder.h"
#include "providers/descriptor/registry.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestLabel = 60;
constexpr qsizetype anyNumber = 1000; ///< of words: those too many may be a key, and get a sentence of their own

int failed(const Failure& failure)
{
    printNote(failure.sentence);
    return ExitStorage;
}

int keyAsArgument(const QString& helpFor)
{
    return wrongUsage(
        Text::tr("A key is never an argument, others could read it there: it is read from standard input."), helpFor);
}

QString labelFrom(const QString& text)
{
    return plainText(text, longestLabel).trimmed();
}

QUrl effectiveBaseUrl(const Account& account, const Descriptor* provider)
{
    if (!account.baseUrl.isEmpty() || provider == nullptr)
        return account.baseUrl;
    return QUrl(provider->baseUrl);
}

/// A label for the account, of what was typed for it.
Result<QString> newLabel(const QString& text, const std::vector<Account>& others, const QString& exceptId = {})
{
    const QString label = labelFrom(text);
    if (label.isEmpty())
        return Failure{Text::tr("The label is empty.")};
    if (holdsKey(text))
        return Failure{keyInWrongPlace()};
    if (labelTaken(others, label, exceptId))
        return Failure{Text::tr("Another account has this label.")};
    return label;
}

/// A relative path would mean another file wherever the app is started from.
QString absolutePath(const QString& path)
{
    const QString home = path.startsWith("~/"_L1) ? QDir::home().filePath(path.mid(2)) : path;
    return QDir::cleanPath(QDir::current().absoluteFilePath(home));
}

Result<KeySource> keySourceFrom(const QString& text)
{
    auto source = keySourceFromText(text);
    if (!source || source->kind == KeySource::Kind::Session)
        return Failure{Text::tr("A key comes from keychain, login, env:NAME, file:PATH or command:CMD.")};
    const bool isName = source->kind == KeySource::Kind::Environment;
    if (isName ? holdsKey(source->place) : holdsKnownKey(source->place))
        return Failure{keyInWrongPlace()};
    if (source->kind == KeySource::Kind::File)
        source->place = absolutePath(source->place);
    return *source;
}

/// The account that the options describe; its key is not read yet.
Result<Account> accountFrom(const Arguments& arguments, const Descriptor& provider, const QString& providerId,
    const QString& providerName, const std::vector<Account>& others)
{
    Account account;
    account.id = newAccountId();
    account.provider = providerId;
    account.label = uniqueLabel(others, providerName);
    if (arguments.has(u"label"_s)) {
        const auto label = newLabel(arguments.value(u"label"_s), others);
        if (!label)
            return label.error();
        account.label = *label;
    }
    if (arguments.has(u"base-url"_s)) {
        const QString typed = arguments.value(u"base-url"_s);
        if (addressHoldsKey(typed, {provider.key.looksLike}))
            return Failure{keyInWrongPlace()};
        auto url = parseBaseUrl(typed, {arguments.has(u"allow-plain-http"_s), usualPortOf(provider.baseUrl)});
        if (!url)
            return url.error();
        account.baseUrl = *url;
    }
    if (account.baseUrl.isEmpty() && !provider.ownBaseUrl.isEmpty())
        return Failure{Text::tr("%1 has no address for all: add --base-url with your own, such as %2.")
                           .arg(providerName, provider.ownBaseUrl)};
    const auto source = keySourceFrom(arguments.value(u"key-from"_s));
    if (!source)
        return source.error();
    account.key = *source;
    if (source->kind == KeySource::Kind::Login && provider.login)
        account.key.place = source->place.isEmpty() ? loginFolder(*provider.login) : absolutePath(source->place);
    const auto elsewhere = source->kind == KeySource::Kind::Login
        ? loginRefusal(provider, effectiveBaseUrl(account, &provider))
        : std::nullopt;
    if (elsewhere)
        return Failure{elsewhere->detail};
    const auto paidProbe = paidProbeFromName(arguments.value(u"paid-probe"_s));
    if (!paidProbe)
        return Failure{Text::tr("A paid probe is sent never, when-needed or always.")};
    account.paidProbe = *paidProbe;
    const auto model = probeModelFrom(arguments.value(u"probe-model"_s), {provider.key.looksLike});
    if (!model)
        return model.error();
    account.probeModel = *model;
    account.keyOrigin = origin(effectiveBaseUrl(account, &provider));
    account.plainHttp = arguments.has(u"allow-plain-http"_s) && isPlainHttp(effectiveBaseUrl(account, &provider));
    if (arguments.has(u"ca-file"_s))
        account.certificates = absolutePath(arguments.value(u"ca-file"_s));
    if (!account.certificates.isEmpty() && !holdsCertificates(account.certificates))
        return Failure{Text::tr("There is no certificate in %1.").arg(plainText(account.certificates))};
    return account;
}

/// What a person has to agree to before a key travels where it can be read; empty where there is nothing.
QString plainHttpObjection(const Account& account, const QUrl& address)
{
    if (account.plainHttp || !isPlainHttp(address))
        return {};
    return Text::tr("The key would travel to %1 unencrypted, and whoever is on the way could read it: use https://, or "
                    "agree with --allow-plain-http.")
        .arg(address.host());
}

/// Nothing at all is fine where the provider needs no key.
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

int add(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(u"account add PROVIDER"_s, Text::tr("Adds an account. Its key is read from standard input."));
    arguments.describe(u"PROVIDER"_s, Text::tr("An id from: quotalamp provider list"));
    arguments.add({u"label"_s, Text::tr("Your name for the account."), u"TEXT"_s});
    arguments.add({u"base-url"_s, Text::tr("Where the provider is, if not at its usual address."), u"URL"_s});
    arguments.add({u"key-from"_s,
        Text::tr("Where the key is: keychain, login (of another tool), env:NAME, file:PATH or command:CMD."),
        u"PLACE"_s, u"keychain"_s});
    arguments.add(
        {u"paid-probe"_s, Text::tr("When a request that costs a token may be sent: never, when-needed or always."),
            u"WHEN"_s, u"when-needed"_s});
    arguments.add(
        {u"probe-model"_s, Text::tr("The model that this request asks; else a cheap one is chosen."), u"MODEL"_s});
    arguments.add({u"allow-plain-http"_s,
        Text::tr("Agrees that the key travels unencrypted to an http:// address in your own network.")});
    arguments.add({u"ca-file"_s,
        Text::tr(
            "Certificates to trust for this account beside the system's, as a company's or your own server needs."),
        u"PATH"_s});
    if (const auto done = arguments.read(words, 1, anyNumber))
        return *done;
    if (arguments.words().size() > 1)
        return keyAsArgument(u"account add"_s);

    const Registry registry = knownProviders(context.places).registry;
    const QString id = arguments.words().first();
    const Descriptor* provider = registry.find(id);
    if (provider == nullptr)
        return wrongUsage(Text::tr("There is no such provider%1.").arg(mention(id)), u"provider list"_s);
    const QString providerName = registry.displayName(id);

    AccountBook book(context.places);
    auto account = accountFrom(arguments, *provider, id, providerName, book.accounts());
    if (!account)
        return wrongUsage(account.error().sentence, u"account add"_s);
    Account added = std::move(account).value();
    const QString unencrypted = plainHttpObjection(added, effectiveBaseUrl(added, provider));
    const bool mayDoWithout =
        added.key.kind == KeySource::Kind::Keychain && provider->key.need == Descriptor::Key::Need::Optional;
    if (!unencrypted.isEmpty() && !mayDoWithout)
        return wrongUsage(unencrypted, u"account add"_s);
    Secret key;
    if (added.key.kind == KeySource::Kind::Keychain) {
        if (provider->login && !arguments.has(u"key-from"_s))
            printNote(Text::tr("To use the login of %1 instead: --key-from login").arg(provider->login->tool));
        auto asked = askForKey(providerName, provider->key.need == Descriptor::Key::Need::Optional);
        if (!asked)
            return wrongUsage(asked.error().sentence, u"account add"_s);
        key = std::move(asked).value();
        if (key.empty())
            added.keyOrigin.clear();
        else if (!unencrypted.isEmpty())
            return wrongUsage(unencrypted, u"account add"_s);
    }
    if (!book.trouble().isEmpty())
        printNote(book.trouble());
    if (const auto failure = KeyAddresses(context.places).confirm(added, effectiveBaseUrl(added, provider)))
        return failed(*failure);
    const auto kept = book.add(added, arguments.has(u"label"_s), std::move(key), providerName);
    if (!kept)
        return failed(kept.error());
    added = *kept;
    printNote(Text::tr("Added '%1'.").arg(added.label));
    if (added.key.kind == KeySource::Kind::Login)
        printNote(Text::tr("At each check the token is read from %1 and sent to %2 only. The file is never changed.")
                      .arg(loginFile(*provider->login, added.key.place), effectiveBaseUrl(added, provider).host()));
    return ExitOk;
}

QString keyPlace(const Account& account)
{
    if (account.key.kind == KeySource::Kind::Keychain && account.keyOrigin.isEmpty())
        return Text::tr("none");
    return toText(account.key);
}

void printJson(const std::vector<Account>& accounts, const Registry& registry)
{
    QJsonArray list;
    for (const Account& account : accounts) {
        const QString url = effectiveBaseUrl(account, registry.find(account.provider)).toString();
        list.append(QJsonObject{{u"id"_s, account.id}, {u"provider"_s, account.provider},
            {u"account_key"_s, account.label}, {u"base_url"_s, url.isEmpty() ? QJsonValue() : QJsonValue(url)},
            {u"key_from"_s, toText(account.key)}, {u"paid_probe"_s, paidProbeName(account.paidProbe)},
            {u"probe_model"_s, account.probeModel.isEmpty() ? QJsonValue() : QJsonValue(account.probeModel)},
            {u"plain_http"_s, isPlainHttp(QUrl(url)) && hasKey(account)},
            {u"certificate_file"_s, account.certificates.isEmpty() ? QJsonValue() : account.certificates}});
    }
    printResult(QString::fromUtf8(QJsonDocument(QJsonObject{{u"schema"_s, 1}, {u"accounts"_s, list}}).toJson()));
}

int list(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(u"account list"_s, Text::tr("Lists the accounts; never their keys."));
    arguments.describe(u"list"_s, Text::tr("All accounts, in your order."));
    arguments.add({u"json"_s, Text::tr("Print it as JSON.")});
    if (const auto done = arguments.read(words, 0, 0))
        return *done;
    const AccountBook book(context.places);
    if (!book.trouble().isEmpty())
        printNote(book.trouble());
    const Registry registry = knownProviders(context.places).registry;
    if (arguments.has(u"json"_s)) {
        printJson(book.accounts(), registry);
        return ExitOk;
    }
    std::vector<QStringList> lines;
    for (const Account& account : book.accounts())
        lines.push_back({account.label, account.provider,
            effectiveBaseUrl(account, registry.find(account.provider)).toString(), keyPlace(account), account.id});
    printResult(plainTable(
        {Text::tr("Label"), Text::tr("Provider"), Text::tr("Address"), Text::tr("Key"), Text::tr("ID")}, lines));
    return ExitOk;
}

/// Null, and a sentence, where there is no such account.
const Account* found(const AccountBook& book, const QString& nameOrId)
{
    const Account* account = findAccount(book.accounts(), nameOrId);
    if (account == nullptr)
        printNote(noSuchAccount(nameOrId));
    return account;
}

int remove(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(u"account remove ACCOUNT"_s, Text::tr("Removes an account, and its key from the keychain."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id."));
    if (const auto done = arguments.read(words, 1, 1))
        return *done;
    AccountBook book(context.places);
    const Account* account = found(book, arguments.words().first());
    if (account == nullptr)
        return ExitNoAccount;
    const Account removed = *account;
    if (const auto failure =
            book.remove(removed, knownProviders(context.places).registry.displayName(removed.provider)))
        return failed(*failure);
    printNote(Text::tr("Removed '%1'.").arg(removed.label));
    return ExitOk;
}

int rename(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(u"account rename ACCOUNT TEXT"_s, Text::tr("Gives an account another label."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id."));
    arguments.describe(u"TEXT"_s, Text::tr("The new label."));
    if (const auto done = arguments.read(words, 2, 2))
        return *done;
    AccountBook book(context.places);
    const Account* account = found(book, arguments.words().first());
    if (account == nullptr)
        return ExitNoAccount;
    const auto label = newLabel(arguments.words().last(), book.accounts(), account->id);
    if (!label)
        return wrongUsage(label.error().sentence, u"account rename"_s);
    if (const auto failure = book.rename(QString(account->id), *label))
        return failed(*failure);
    return ExitOk;
}

int setKey(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(
        u"account set-key ACCOUNT"_s, Text::tr("Replaces an account's key by one read from standard input."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id."));
    arguments.add({u"allow-plain-http"_s,
        Text::tr("Agrees that the key travels unencrypted to an http:// address in your own network.")});
    if (const auto done = arguments.read(words, 1, anyNumber))
        return *done;
    if (arguments.words().size() > 1)
        return keyAsArgument(u"account set-key"_s);
    AccountBook book(context.places);
    const Account* account = found(book, arguments.words().first());
    if (account == nullptr)
        return ExitNoAccount;
    if (account->key.kind == KeySource::Kind::Login)
        return wrongUsage(
            Text::tr("This account uses the login of another tool: sign in there."), u"account set-key"_s);
    if (account->key.kind != KeySource::Kind::Keychain)
        return wrongUsage(
            Text::tr("This account's key is not in the keychain: change it in %1.").arg(toText(account->key)),
            u"account set-key"_s);
    const Registry registry = knownProviders(context.places).registry;
    const QString providerName = registry.displayName(account->provider);
    Account changed = *account;
    const QUrl address = effectiveBaseUrl(changed, registry.find(changed.provider));
    changed.plainHttp = changed.plainHttp || (arguments.has(u"allow-plain-http"_s) && isPlainHttp(address));
    if (const QString unencrypted = plainHttpObjection(changed, address); !unencrypted.isEmpty())
        return wrongUsage(unencrypted, u"account set-key"_s);
    auto key = askForKey(providerName, false);
    if (!key)
        return wrongUsage(key.error().sentence, u"account set-key"_s);
    changed.keyOrigin = origin(address);
    if (const auto failure = book.setKey(changed, std::move(key).value(), providerName))
        return failed(*failure);
    printNote(Text::tr("Replaced the key of '%1'.").arg(changed.label));
    return ExitOk;
}

/// A person agrees to an address that the accounts' file names, and that nobody has agreed to yet.
int confirm(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(u"account confirm ACCOUNT"_s,
        Text::tr("Agrees that the key of an account goes to the address that the account has now."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id."));
    if (const auto done = arguments.read(words, 1, 1))
        return *done;
    const AccountBook book(context.places);
    const Account* account = found(book, arguments.words().first());
    if (account == nullptr)
        return ExitNoAccount;
    const Registry registry = knownProviders(context.places).registry;
    const QUrl address = effectiveBaseUrl(*account, registry.find(account->provider));
    if (account->key.kind == KeySource::Kind::Keychain)
        return wrongUsage(
            Text::tr("A key in the keychain belongs to the address it was entered for: enter it again with set-key."),
            u"account set-key"_s);
    if (const auto failure = KeyAddresses(context.places).confirm(*account, address))
        return failed(*failure);
    printNote(Text::tr("The key of '%1' goes to %2 from now on.").arg(account->label, origin(address)));
    return ExitOk;
}

QString accountHelp()
{
    return u"quotalamp account add PROVIDER\n"
           "quotalamp account list\n"
           "quotalamp account remove ACCOUNT\n"
           "quotalamp account rename ACCOUNT TEXT\n"
           "quotalamp account set-key ACCOUNT\n"
           "quotalamp account confirm ACCOUNT\n"_s;
}

} // namespace

int runAccount(const QStringList& words, const CommandContext& context)
{
    const QString command = words.value(1);
    const QStringList rest = words.first(1) + words.mid(2);
    if (command == "add"_L1)
        return add(rest, context);
    if (command == "list"_L1)
        return list(rest, context);
    if (command == "remove"_L1)
        return remove(rest, context);
    if (command == "rename"_L1)
        return rename(rest, context);
    if (command == "set-key"_L1)
        return setKey(rest, context);
    if (command == "confirm"_L1)
        return confirm(rest, context);
    if (command == "--help"_L1 || command == "-h"_L1) {
        printResult(accountHelp());
        return ExitOk;
    }
    if (command.isEmpty())
        return wrongUsage(
            Text::tr("Something is missing: quotalamp %1").arg(u"account add|list|remove|rename|set-key|confirm"_s),
            u"account"_s);
    return wrongUsage(Text::tr("There is no such command%1.").arg(mention(command)), u"account"_s);
}

} // namespace quotalamp
