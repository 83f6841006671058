// SPDX-License-Identifier: MIT
#include "cli/guardarguments.h"

#include "cli/arguments.h"
#include "cli/ownprobes.h"
#include "core/base/tr.h"

#include <QRegularExpression>

#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString exitStatusTable()
{
    const std::array meanings{Text::tr("enough is left"), Text::tr("not enough is left"), Text::tr("wrong usage"),
        Text::tr("no such account, or none"), Text::tr("nothing is known to decide by"),
        Text::tr("keychain or storage failed")};
    QString table = Text::tr("Exit status:") + u'\n';
    for (std::size_t status = 0; status < meanings.size(); ++status)
        table += u"  %1  %2\n"_s.arg(status).arg(meanings.at(status));
    return table + u'\n' + Text::tr("With a command it is the command's own once that runs.");
}

void describeGuard(Arguments& arguments)
{
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id. Without one: all accounts."));
    arguments.describe(u"COMMAND"_s,
        Text::tr("A program and its arguments, run where there is enough; no shell is used, and its exit status is the "
                 "program's own, 126 where it may not be run and 127 where there is none."));
    arguments.add({u"min-left"_s, Text::tr("How much has to be left of each limit, in percent."), u"PERCENT"_s});
    arguments.add({u"window"_s, Text::tr("Only this limit counts, by its id or name."), u"ID"_s});
    arguments.add({u"any"_s, Text::tr("One account with enough will do; otherwise each has to have it.")});
    arguments.addWithOptionalValue({u"wait"_s,
        Text::tr(
            "Sleep until enough is back, where it is known when; not longer than 30s, 10m, 2h or 1h30m where MAX says "
            "so."),
        u"MAX"_s});
    arguments.add({u"json"_s, Text::tr("Print the decision as JSON.")});
    addDemoOptions(arguments);
    arguments.setEpilogue(exitStatusTable());
}

/// A wrong usage, told already; empty where all is well.
std::optional<int> readValues(const Arguments& arguments, GuardOrder& order)
{
    const QString guard = u"guard"_s;
    if (!arguments.has(u"min-left"_s))
        return wrongUsage(Text::tr("Say how much has to be left, such as --min-left 20."), guard);
    const auto least = shareSaid(arguments.value(u"min-left"_s));
    if (!least)
        return wrongUsage(Text::tr("What has to be left is a percentage from 0 to 100, such as --min-left 20."), guard);
    order.least = *least;
    const QString longest = arguments.value(u"wait"_s);
    if (!longest.isEmpty())
        order.longest = durationSaid(longest);
    if (!longest.isEmpty() && !order.longest)
        return wrongUsage(Text::tr("The longest wait is a duration, such as --wait=10m or --wait=1h30m."), guard);
    order.window = arguments.value(u"window"_s).trimmed();
    if (order.window.isEmpty() && arguments.has(u"window"_s))
        return wrongUsage(Text::tr("Say which limit counts, such as --window tokens."), guard);
    return demoMisused(arguments, guard);
}

} // namespace

std::optional<int> readGuardOrder(const QStringList& words, GuardOrder& order)
{
    Arguments arguments(u"guard [ACCOUNT…] --min-left PERCENT [-- COMMAND…]"_s,
        Text::tr(
            "Says by its exit status whether enough is left, and runs a command if so. The reason goes to standard "
            "error."));
    describeGuard(arguments);
    const qsizetype dashes = words.indexOf("--"_L1);
    const qsizetype end = dashes < 0 ? words.size() : dashes;
    if (const auto done = arguments.read(words.first(end), 0, Arguments::anyNumber))
        return done;
    order.accounts = arguments.words();
    order.any = arguments.has(u"any"_s);
    order.wait = arguments.has(u"wait"_s);
    order.json = arguments.has(u"json"_s);
    order.demo = arguments.has(u"demo"_s);
    order.answers = arguments.value(u"answers"_s);
    order.command = words.mid(end + 1);
    if (const auto done = readValues(arguments, order))
        return done;
    if (dashes >= 0 && (order.command.isEmpty() || order.command.constFirst().isEmpty()))
        return wrongUsage(Text::tr("Behind -- a command is missing."), u"guard"_s);
    if (order.json && !order.command.isEmpty())
        return wrongUsage(
            Text::tr("--json prints to standard output, which is the command's own; leave one of them out."),
            u"guard"_s);
    return std::nullopt;
}

std::optional<double> shareSaid(const QString& text)
{
    static const QRegularExpression percentage(u"^([0-9]{1,3}(\\.[0-9]{1,6})?) ?%?$"_s);
    const auto match = percentage.match(text.trimmed());
    const double percent = match.captured(1).toDouble();
    return match.hasMatch() && percent <= 100 ? std::optional(percent / 100) : std::nullopt;
}

std::optional<Milliseconds> durationSaid(const QString& text)
{
    static const QRegularExpression parts(
        u"^(?:([0-9]{1,3})d)?(?:([0-9]{1,4})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,8})s)?$"_s);
    constexpr std::array<Milliseconds, 4> units{24h, 1h, 1min, 1s};
    const auto match = parts.match(text.trimmed());
    if (!match.hasMatch() || text.trimmed().isEmpty())
        return std::nullopt;
    Milliseconds sum{0};
    for (std::size_t at = 0; at < units.size(); ++at)
        sum += units.at(at) * match.captured(static_cast<int>(at) + 1).toLongLong();
    return sum <= 366 * 24h ? std::optional(sum) : std::nullopt;
}

} // namespace quotalamp
