#include "cli/providercommand.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/table.h"
#include "core/tr.h"
#include "providers/registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// A provider as it is offered: an alias is one of its own, since that name stays visible.
struct Offered {
    QString id;
    const Descriptor* descriptor;
};

std::vector<Offered> offered(const Registry& registry)
{
    std::vector<Offered> list;
    for (const Descriptor& descriptor : registry.all()) {
        list.push_back({descriptor.id, &descriptor});
        for (const QString& alias : descriptor.aliases)
            list.push_back({alias, &descriptor});
    }
    return list;
}

bool keyNeeded(const Descriptor& descriptor)
{
    return descriptor.key.need == Descriptor::Key::Need::Required;
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

void printJson(const Registry& registry)
{
    QJsonArray providers;
    for (const auto& [id, descriptor] : offered(registry))
        providers.append(QJsonObject{{u"id"_s, id}, {u"name"_s, registry.displayName(id)},
            {u"base_url"_s, orNull(descriptor->baseUrl)}, {u"key_needed"_s, keyNeeded(*descriptor)},
            {u"key_page"_s, orNull(descriptor->keyPage)}, {u"status_page"_s, orNull(descriptor->statusPage)}});
    const QJsonObject document{{u"schema"_s, 1}, {u"providers"_s, providers}};
    printResult(QString::fromUtf8(QJsonDocument(document).toJson()));
}

void printTable(const Registry& registry)
{
    std::vector<QStringList> lines;
    for (const auto& [id, descriptor] : offered(registry))
        lines.push_back({id, registry.displayName(id),
            keyNeeded(*descriptor) ? Text::tr("needed") : Text::tr("optional"), descriptor->keyPage});
    printResult(plainTable({Text::tr("ID"), Text::tr("Name"), Text::tr("Key"), Text::tr("Where to get a key")}, lines));
}

} // namespace

int runProvider(const QStringList& words)
{
    Arguments arguments(u"provider list"_s, Text::tr("Lists the providers there are."));
    arguments.describe(u"list"_s, Text::tr("All providers with their ids, for: quotalamp account add"));
    arguments.add({u"json"_s, Text::tr("Print it as JSON.")});
    if (const auto done = arguments.read(words, 1, 1))
        return *done;
    if (arguments.words().first() != "list"_L1)
        return wrongUsage(
            Text::tr("There is no such command%1.").arg(mention(arguments.words().first())), u"provider list"_s);
    const Registry registry = Registry::builtIn();
    if (arguments.has(u"json"_s))
        printJson(registry);
    else
        printTable(registry);
    return ExitOk;
}

} // namespace quotalamp
