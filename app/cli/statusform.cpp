// SPDX-License-Identifier: MIT
#include "cli/statusform.h"

#include "cli/arguments.h"
#include "core/base/tr.h"
#include "core/base/wordtable.h"
#include "core/words/barwords.h"
#include "providers/descriptor/registry.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

using Kind = StatusForm::Kind;

constexpr WordTable<Kind, 6> kinds{
    {{Kind::Table, "table"_L1}, {Kind::Json, "json"_L1}, {Kind::OpenMetrics, "openmetrics"_L1},
        {Kind::Waybar, "waybar"_L1}, {Kind::Block, "i3status"_L1}, {Kind::Line, "line"_L1}}};

QStringList kindNames()
{
    QStringList names;
    for (const auto& each : kinds)
        names << each.word;
    return names;
}

} // namespace

void addFormOptions(Arguments& arguments)
{
    const QString names = kindNames().join(u'|');
    arguments.add({u"format"_s,
        Text::tr("How to print it: a table, the JSON document, metrics, an object for Waybar or for i3status-rust and "
                 "i3bar, or one line of text."),
        names, u"table"_s});
    arguments.add({u"json"_s, Text::tr("The same as --format json.")});
    arguments.add({u"template"_s,
        Text::tr("Print this line, about the nearest limit, with %1 filled in.")
            .arg(LineTemplate::placeholders().join(u' ')),
        u"TEXT"_s});
}

Result<StatusForm> statusFormIn(const Arguments& arguments, bool followed)
{
    StatusForm form;
    if (arguments.has(u"template"_s)) {
        if (arguments.has(u"format"_s) || arguments.has(u"json"_s))
            return Failure{Text::tr("--template is a format of its own; leave out --format and --json.")};
        auto line = LineTemplate::parse(arguments.value(u"template"_s));
        if (!line)
            return line.error();
        form.kind = Kind::Line;
        form.line = std::move(line).value();
        return form;
    }
    const bool isNamed = arguments.has(u"format"_s) || arguments.has(u"json"_s);
    const QString name = followed && !isNamed ? u"json"_s : arguments.format({u"json"_s});
    const auto kind = valueOf(kinds, name);
    if (!kind)
        return Failure{
            Text::tr("There is no such format%1: it is one of %2.").arg(mention(name), kindNames().join(u", "_s))};
    form.kind = *kind;
    if (followed && form.kind != Kind::Json && !form.isForBars())
        return Failure{Text::tr("Only what fits a line can be followed, which this format does not.")};
    return form;
}

NameProvider nameProviderBy(const Registry& registry)
{
    return [&registry](const QString& id) {
        const ProviderSummary* known = registry.summary(id);
        return ProviderName{registry.displayName(id), !known || !known->limitless};
    };
}

QString barLine(const StatusForm& form, const Glance& glance)
{
    if (form.kind == Kind::Waybar)
        return QString::fromStdString(waybarJson(glance).compact());
    if (form.kind == Kind::Block)
        return QString::fromStdString(blockJson(glance).compact());
    return form.line.fill(glance);
}

} // namespace quotalamp
