// SPDX-License-Identifier: MIT
#include "cli/accountcommands.h"

#include "cli/addaccount.h"
#include "cli/arguments.h"
#include "cli/commandaccounts.h"
#include "cli/console.h"
#include "cli/keyentry.h"
#include "cli/table.h"
#include "core/base/tr.h"
#include "core/net/baseurl.h"
#include "io/files/historydatabase.h"
#include "io/files/historyfile.h"
#include "io/files/historyrows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QString keyPlaceOf(const Account& account)
{
    if (account.key.kind == KeySource::Kind::Keychain && account.keyOrigin.isEmpty())
        return Text::tr("none");
    return toText(account.key);
}

void printAccounts(const std::vector<Account>& accounts, const Registry& registry)
{
    QJsonArray list;
    for (const Account& account : accounts) {
        const QString url = registry.baseUrlOf(account).toString();
        list.append(QJsonObject{{u"id"_s, account.id}, {u"provider"_s, account.provider},
            {u"account_key"_s, account.label}, {u"base_url"_s, url.isEmpty() ? QJsonValue() : QJsonValue(url)},
            {u"key_from"_s, toText(account.key)}, {u"paid_probe"_s, paidProbeName(account.paidProbe)},
            {u"probe_model"_s, account.probeModel.isEmpty() ? QJsonValue() : QJsonValue(account.probeModel)},
            {u"plain_http"_s, isPlainHttp(QUrl(url)) && hasKey(account)},
            {u"certificate_file"_s, account.certificates.isEmpty() ? QJsonValue() : account.certificates}});
    }
    printResult(QString::fromUtf8(QJsonDocument(QJsonObject{{u"schema"_s, 1}, {u"accounts"_s, list}}).toJson()));
}

int listAccounts(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(u"account list"_s, Text::tr("Lists the accounts; never their keys."));
    arguments.describe(u"list"_s, Text::tr("All accounts, in your order."));
    arguments.add({u"json"_s, Text::tr("Print it as JSON.")});
    if (const auto done = arguments.read(words, 0, 0))
        return *done;
    const CommandAccounts accounts(context.places);
    accounts.tellTrouble();
    const Registry& registry = accounts.registry();
    if (arguments.has(u"json"_s)) {
        printAccounts(accounts.accounts(), registry);
        return ExitOk;
    }
    std::vector<QStringList> lines;
    for (const Account& account : accounts.accounts())
        lines.push_back(
            {account.label, account.provider, registry.baseUrlOf(account).toString(), keyPlaceOf(account), account.id});
    printResult(plainTable(
        {Text::tr("Label"), Text::tr("Provider"), Text::tr("Address"), Text::tr("Key"), Text::tr("ID")}, lines));
    return ExitOk;
}

/// What is known of the account's past goes with it. A running app does the same once it sees that the account is gone.
bool forgetPast(const Account& account, const Places& places)
{
    HistoryDatabase database(History::filePath(places), HistoryDatabase::Damaged::Leave);
    if (!database.exists())
        return true;
    if (database.open() && database.run(u"BEGIN IMMEDIATE"_s) && dropPast(database, account.id)
        && database.run(u"COMMIT"_s))
        return true;
    printNote(Text::tr("The account is removed, but what is known of its past is not: %1").arg(database.whyNot()));
    return false;
}

int remove(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(u"account remove ACCOUNT"_s, Text::tr("Removes an account, and its key from the keychain."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id."));
    if (const auto done = arguments.read(words, 1, 1))
        return *done;
    CommandAccounts accounts(context.places);
    const Account* account = accounts.find(arguments.words().first());
    if (account == nullptr)
        return ExitNoAccount;
    const Account removed = *account;
    if (const auto failure = accounts.remove(removed.id))
        return notKept(*failure);
    if (!forgetPast(removed, context.places))
        return ExitStorage;
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
    CommandAccounts accounts(context.places);
    const Account* account = accounts.find(arguments.words().first());
    if (account == nullptr)
        return ExitNoAccount;
    Account renamed = *account;
    renamed.label = arguments.words().last();
    if (const auto wrong = accounts.service().wrongLabel(renamed))
        return wrongUsage(wrong->sentence, u"account rename"_s);
    if (const auto failure = accounts.service().rename(renamed.id, renamed.label))
        return notKept(*failure);
    return ExitOk;
}

int setKey(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(
        u"account set-key ACCOUNT"_s, Text::tr("Replaces an account's key by one read from standard input."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id."));
    arguments.add({u"allow-plain-http"_s,
        Text::tr("Agrees that the key travels unencrypted to an http:// address in your own network.")});
    if (const auto done = arguments.read(words, 1, Arguments::anyNumber))
        return *done;
    if (arguments.words().size() > 1)
        return keyAsArgument(u"account set-key"_s);
    CommandAccounts accounts(context.places);
    const Account* account = accounts.find(arguments.words().first());
    if (account == nullptr)
        return ExitNoAccount;
    if (account->key.kind == KeySource::Kind::Login)
        return wrongUsage(
            Text::tr("This account uses the login of another tool: sign in there."), u"account set-key"_s);
    if (account->key.kind != KeySource::Kind::Keychain)
        return wrongUsage(
            Text::tr("This account's key is not in the keychain: change it in %1.").arg(toText(account->key)),
            u"account set-key"_s);
    const bool agrees = arguments.has(u"allow-plain-http"_s);
    const QUrl address = accounts.registry().baseUrlOf(*account);
    if (const QString unencrypted = plainHttpObjection(*account, address); !agrees && !unencrypted.isEmpty())
        return wrongUsage(unencrypted, u"account set-key"_s);
    const auto key = askForKey(accounts.registry().displayName(account->provider), false);
    if (!key)
        return wrongUsage(key.error().sentence, u"account set-key"_s);
    const Account changed = *account;
    if (const auto failure = accounts.replaceKey(changed.id, *key, agrees))
        return notKept(*failure);
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
    CommandAccounts accounts(context.places);
    const Account* account = accounts.find(arguments.words().first());
    if (account == nullptr)
        return ExitNoAccount;
    if (account->key.kind == KeySource::Kind::Keychain)
        return wrongUsage(
            Text::tr("A key in the keychain belongs to the address it was entered for: enter it again with set-key."),
            u"account set-key"_s);
    if (const auto failure = accounts.service().confirmAddress(*account))
        return notKept(*failure);
    const QString address = origin(accounts.registry().baseUrlOf(*account));
    printNote(Text::tr("The key of '%1' goes to %2 from now on.").arg(account->label, address));
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
        return runAddAccount(rest, context);
    if (command == "list"_L1)
        return listAccounts(rest, context);
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
