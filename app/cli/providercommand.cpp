// SPDX-License-Identifier: MIT
#include "cli/providercommand.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/table.h"
#include "core/base/json.h"
#include "core/base/tr.h"
#include "io/providerfolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// A provider as it is offered: an alias is one of its own, since that name stays visible.
struct Offered {
    QString id;
    const ProviderSummary* provider;
};

std::vector<Offered> offered(const Registry& registry)
{
    std::vector<Offered> list;
    for (const ProviderSummary& provider : registry.summaries()) {
        for (const QString& id : provider.ids())
            list.push_back({id, &provider});
    }
    return list;
}

QString keyPlace(const ProviderSummary& provider)
{
    if (!provider.ownBaseUrl.isEmpty())
        return Text::tr("%1; needs --base-url, such as %2").arg(provider.keyPage, provider.ownBaseUrl);
    if (!provider.keyPage.isEmpty() || provider.loginTool.isEmpty())
        return provider.keyPage;
    return Text::tr("login of %1").arg(provider.loginTool);
}

void printJson(const Registry& registry)
{
    QJsonArray providers;
    for (const auto& [id, provider] : offered(registry))
        providers.append(QJsonObject{{u"id"_s, id}, {u"name"_s, registry.displayName(id)},
            {u"base_url"_s, orNull(provider->baseUrl)}, {u"base_url_example"_s, orNull(provider->ownBaseUrl)},
            {u"key_needed"_s, provider->keyNeeded}, {u"key_page"_s, orNull(provider->keyPage)},
            {u"status_page"_s, orNull(provider->statusPage)}, {u"login"_s, orNull(provider->loginTool)}});
    const QJsonObject document{{u"schema"_s, 1}, {u"providers"_s, providers}};
    printResult(QString::fromUtf8(QJsonDocument(document).toJson()));
}

void printTable(const Registry& registry)
{
    std::vector<QStringList> lines;
    for (const auto& [id, provider] : offered(registry))
        lines.push_back({id, registry.displayName(id), provider->keyNeeded ? Text::tr("needed") : Text::tr("optional"),
            keyPlace(*provider)});
    printResult(plainTable({Text::tr("ID"), Text::tr("Name"), Text::tr("Key"), Text::tr("Where to get a key")}, lines));
}

int listProviders(const QStringList& words, const Places& places)
{
    Arguments arguments(u"provider list"_s, Text::tr("Lists the providers there are."));
    arguments.add({u"json"_s, Text::tr("Print it as JSON.")});
    if (const auto done = arguments.read(words, 0, 0))
        return *done;
    const Providers providers = knownProviders(places);
    for (const BrokenDescriptor& broken : providers.broken)
        printNote(Text::tr("%1 is left out; quotalamp provider check says why.").arg(broken.file));
    if (arguments.has(u"json"_s))
        printJson(providers.registry);
    else
        printTable(providers.registry);
    return ExitOk;
}

int check(const QStringList& words)
{
    Arguments arguments(u"provider check FILE"_s, Text::tr("Checks a provider's descriptor and tells every mistake."));
    arguments.describe(u"FILE"_s, Text::tr("A descriptor of your own; it belongs into the folder \"providers\"."));
    if (const auto done = arguments.read(words, 1, 1))
        return *done;
    const QString path = arguments.words().first();
    const auto descriptor = readDescriptorFile(path, Registry::builtIn());
    if (descriptor) {
        printResult(Text::tr("%1 (%2) is in order.").arg(descriptor->name, descriptor->id) + u'\n');
        return ExitOk;
    }
    QString told;
    for (const Mistake& mistake : descriptor.error()) {
        QStringList parts{path, mistake.where, mistake.what};
        parts.removeAll(QString());
        told += parts.join(u": "_s) + u'\n';
    }
    printResult(told);
    return ExitUsage;
}

} // namespace

int runProvider(const QStringList& words, const Places& places)
{
    const QString verb = words.value(1);
    const QStringList rest = words.first(1) + words.mid(2);
    if (verb == "list"_L1)
        return listProviders(rest, places);
    if (verb == "check"_L1)
        return check(rest);
    if (verb.isEmpty() || verb.startsWith(u'-')) {
        Arguments arguments(u"provider list | check FILE"_s, Text::tr("The providers there are, and your own."));
        if (const auto done = arguments.read(words, 1, 1))
            return *done;
    }
    return wrongUsage(Text::tr("There is no such command%1.").arg(mention(verb)), u"provider"_s);
}

} // namespace quotalamp
