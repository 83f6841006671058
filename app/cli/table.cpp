// SPDX-License-Identifier: MIT
#include "cli/table.h"

#include "cli/columns.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/model/error.h"
#include "core/model/ratewindow.h"
#include "core/rules/forecast.h"
#include "core/words/balancewords.h"
#include "core/words/spendwords.h"
#include "core/words/windowview.h"
#include "core/words/windowwords.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 60; ///< code points of a label, model or URL
constexpr qsizetype shortestLabel = 8;

enum class Ink { Plain, Strong, Quiet, Warning, Critical };

/// One window's line before its columns are measured.
struct Line {
    QString label;
    QString level;
    QString amount;
    QString when;
    Ink ink = Ink::Plain;
    QString note; ///< a line of its own below; may be empty
};

/// When an account's values were read, and how they are said.
struct Moment {
    TimePoint now;
    TimePoint readAt;
    Wording wording;
};

/// A line about money, or anything else.
struct NoteLine {
    QString text;
    Ink ink = Ink::Quiet;
};

struct Block {
    QString heading;
    QString aside;
    std::vector<Line> lines;
    std::vector<NoteLine> notes;
    QString error;
    QString quotation; ///< the provider's own words beside it
};

struct Columns {
    qsizetype label = 0;
    qsizetype level = 0;
    qsizetype amount = 0;
    qsizetype when = 0;
};

/// A terminal breaks no lines at blanks.
QString plainBlanks(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

QString inked(const QString& text, Ink ink, bool colour)
{
    if (!colour || ink == Ink::Plain || text.isEmpty())
        return text;
    static constexpr std::array codes{"0"_L1, "1"_L1, "2"_L1, "33"_L1, "1;31"_L1};
    return u"\x1b[%1m%2\x1b[0m"_s.arg(codes.at(static_cast<std::size_t>(ink)), text);
}

std::optional<double> number(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<TimePoint> instant(const QJsonValue& value)
{
    return value.isString() ? parseInstant(value.toString()) : std::nullopt;
}

RateWindow windowFrom(const QJsonObject& json)
{
    RateWindow window;
    window.id = plainText(json["id"_L1].toString(), longestName);
    const QString label = plainText(json["label"_L1].toString(), longestName);
    window.label = label == window.id ? QString() : label; // the document repeats the id where there is no label
    window.unit = unitFromName(json["unit"_L1].toString()).value_or(Unit::Other);
    window.limit = number(json["limit"_L1]);
    window.remaining = number(json["remaining"_L1]);
    window.resetsAt = instant(json["reset_at"_L1]);
    if (const auto period = number(json["period_s"_L1]); period && *period > 0)
        window.period = Seconds(static_cast<qint64>(*period));
    window.refill = refillFromName(json["refill"_L1].toString()).value_or(Refill::Unknown);
    return window;
}

Ink inkOf(Severity severity)
{
    switch (severity) {
    case Severity::Calm:
        return Ink::Plain;
    case Severity::Warning:
        return Ink::Warning;
    case Severity::Critical:
    case Severity::Exhausted:
        break;
    }
    return Ink::Critical;
}

std::optional<Severity> severityIn(const QJsonObject& json)
{
    return severityFromName(json["severity"_L1].toString());
}

/// As the popup has it: from the same words, by what was decided for both.
Line lineFrom(const QJsonObject& json, bool stale, const Moment& moment)
{
    const RateWindow window = windowFrom(json);
    // A running app of an earlier version decides nothing for us.
    const auto decided = json.contains("severity"_L1) ? severityIn(json) : verdict(window, moment.now, moment.readAt);
    LimitStanding standing{window, decided, window.leftShareAt(moment.now, moment.readAt)};
    standing.onlyPart = json["blocks_only_part"_L1].toBool();
    const WindowView view = windowView(window, standing, stale, moment.now, moment.readAt, moment.wording);
    const bool out = view.left && *view.left <= 0;
    Line line{view.label, view.value, view.amount, resetText(window, moment.now, moment.readAt, moment.wording.resets),
        Ink::Quiet, plainBlanks(view.note)};
    if (out)
        line.level = Text::tr("used up");
    else if (view.left)
        line.level = shareText(*view.left, moment.wording.share);
    if (!stale)
        line.ink = inkOf(standing.severity.value_or(Severity::Calm));
    return line;
}

QString sampleText(const QJsonObject& account)
{
    const QString model = plainText(account["sample_model"_L1].toString(), longestName);
    if (model.isEmpty())
        return {};
    QStringList parts{model};
    const auto in = number(account["sample_input_tokens"_L1]);
    const auto out = number(account["sample_output_tokens"_L1]);
    if (in && out)
        parts << Text::tr("%1 in, %2 out").arg(shortAmount(*in), shortAmount(*out));
    if (const auto latency = number(account["sample_latency_ms"_L1]))
        parts << Text::tr("%1 ms").arg(exactAmount(*latency));
    return parts.join(u" · "_s);
}

/// Empty where it is not known.
QString moneyIn(const QJsonValue& amount, const QString& currency)
{
    const auto known = number(amount);
    return known ? moneyText(QString::number(*known, 'f', QLocale::FloatingPointShortest), currency) : QString();
}

/// What was spent of it, or what is left.
QString balanceText(const QJsonObject& balance, Share share)
{
    const auto left = number(balance["remaining"_L1]);
    const QString label = plainText(balance["label"_L1].toString(), longestName);
    if (!left)
        return Text::tr("%1: unknown").arg(label);
    const QString currency = balance["currency"_L1].toString();
    const QString amount = moneyIn(balance["remaining"_L1], currency);
    const QString limit = moneyIn(balance["limit"_L1], currency);
    if (severityIn(balance) == Severity::Exhausted)
        return Text::tr("%1: used up").arg(label);
    QString told = Text::tr("%1 left").arg(amount.isEmpty() ? Text::tr("unknown") : amount);
    if (!limit.isEmpty() && share == Share::Left)
        told = Text::tr("%1 of %2 left").arg(amount, limit);
    else if (!limit.isEmpty())
        told = Text::tr("%1 of %2 used").arg(moneyIn(balance["limit"_L1].toDouble() - *left, currency), limit);
    return plainBlanks(u"%1: %2"_s.arg(label, told));
}

/// "Budget: 37.60 USD of 50.00 USD left · At this pace 16.10 USD by the end of the month"; empty without one.
QString budgetText(const QJsonObject& budget)
{
    if (budget.isEmpty())
        return {};
    const QString currency = budget["currency"_L1].toString();
    QString text = Text::tr("Budget") + u": "_s
        + Text::tr("%1 of %2 left")
              .arg(moneyIn(budget["remaining"_L1], currency), moneyIn(budget["limit"_L1], currency));
    if (const QString forecast = moneyIn(budget["forecast"_L1], currency); !forecast.isEmpty())
        text += u" · "_s + Text::tr("At this pace %1 by the end of the month").arg(forecast);
    return text.replace(QChar::Nbsp, u' ');
}

/// "This month: 12.40 USD spent"; empty where it is not current or not known.
QString spendText(const QJsonObject& json, TimePoint now)
{
    const auto amount = number(json["amount"_L1]);
    const auto since = instant(json["since"_L1]);
    if (!amount || !since)
        return {};
    const Spend spend{json["id"_L1].toString(), json["currency"_L1].toString(),
        QString::number(*amount, 'f', QLocale::FloatingPointShortest), *since};
    if (!currentSpend({spend}, spend.id, now) || spendName(spend).isEmpty())
        return {};
    return u"%1: %2"_s.arg(spendName(spend), spentText(spend)).replace(QChar::Nbsp, u' ');
}

QString asideText(const QJsonObject& account, TimePoint now)
{
    const auto checkedAt = instant(account["checked_at"_L1]);
    if (!checkedAt)
        return Text::tr("not checked yet");
    return Text::tr("checked %1").arg(agoText(*checkedAt, now));
}

QString modelsText(const QJsonObject& account)
{
    const int models = account["models_total"_L1].toInt();
    return models > 0 ? Text::tr("Models: %1").arg(exactAmount(models)) : QString();
}

void addNote(Block& block, const QString& text, Ink ink = Ink::Quiet)
{
    if (!text.isEmpty())
        block.notes.push_back({text, ink});
}

/// Calm money is quiet, as notes are.
Ink moneyInk(const QJsonObject& json, bool stale)
{
    const Ink ink = stale ? Ink::Quiet : inkOf(severityIn(json).value_or(Severity::Calm));
    return ink == Ink::Plain ? Ink::Quiet : ink;
}

Block blockFrom(const QJsonObject& account, TimePoint now, const Wording& wording,
    const std::function<QString(const QString&)>& providerName)
{
    Block block;
    const QString provider = plainText(providerName(account["provider"_L1].toString()), longestName);
    const QString label = plainText(account["account_key"_L1].toString(), longestName);
    block.heading = label == provider ? provider : u"%1 %2"_s.arg(provider, label).trimmed();
    block.aside = asideText(account, now);
    block.error = plainText(account["error"_L1].toString(), 400);
    block.quotation = quotation(errorKindFromName(account["error_kind"_L1].toString()).value_or(ErrorKind::Http),
        plainText(account["provider_message"_L1].toString()), provider);
    if (const auto retryAt = instant(account["retry_at"_L1]); retryAt && *retryAt > now && !block.error.isEmpty())
        block.error += u' ' + Text::tr("Next try in %1.").arg(durationText(*retryAt - now));

    const bool stale = account["stale"_L1].toBool();
    const auto readAt = instant(account["read_at"_L1]);
    const Moment moment{now, (readAt ? readAt : instant(account["checked_at"_L1])).value_or(now), wording};
    for (const auto& window : account["windows"_L1].toArray())
        block.lines.push_back(lineFrom(window.toObject(), stale, moment));
    for (const auto& balance : account["balances"_L1].toArray())
        addNote(block, balanceText(balance.toObject(), wording.share), moneyInk(balance.toObject(), stale));
    for (const auto& spend : account["spends"_L1].toArray())
        addNote(block, spendText(spend.toObject(), now));
    const QJsonObject budget = account["budget"_L1].toObject();
    addNote(block, budgetText(budget), moneyInk(budget, stale));

    const bool spent = !account["spends"_L1].toArray().isEmpty();
    if (block.lines.empty() && block.error.isEmpty() && !spent) {
        QStringList known{modelsText(account), Text::tr("no limits known")};
        known.removeAll(QString());
        addNote(block, known.join(u" · "_s));
    }
    if (account["key_unproven"_L1].toBool())
        addNote(block, Text::tr("key not proven"));
    addNote(block, sampleText(account));
    for (const auto& remark : account["remarks"_L1].toArray())
        addNote(block, plainText(remark["text"_L1].toString(), 400));
    return block;
}

Columns measured(const std::vector<Block>& blocks)
{
    Columns columns;
    for (const Block& block : blocks) {
        for (const Line& line : block.lines) {
            columns.label = std::max(columns.label, displayWidth(line.label));
            columns.level = std::max(columns.level, displayWidth(line.level));
            columns.amount = std::max(columns.amount, displayWidth(line.amount));
            columns.when = std::max(columns.when, displayWidth(line.when));
        }
    }
    return columns;
}

/// Two blanks before each column but the last text, which ends the line.
qsizetype lineWidth(const Columns& columns)
{
    const auto with = [](qsizetype width) { return width > 0 ? width + 2 : 0; };
    return with(columns.label) + with(columns.level) + with(columns.amount) + with(columns.when);
}

Columns narrowed(Columns columns, const TableStyle& style)
{
    if (!style.width || lineWidth(columns) <= *style.width)
        return columns;
    columns.amount = 0;
    const qsizetype excess = lineWidth(columns) - *style.width;
    if (excess > 0)
        columns.label = std::max(shortestLabel, columns.label - excess);
    return columns;
}

QString lineText(const Line& line, const Columns& columns, bool colour)
{
    QString text = u"  "_s + fitted(line.label, columns.label) + u"  "_s;
    const QString blanks(columns.level - displayWidth(line.level), u' ');
    text += blanks + inked(line.level, line.ink, colour); // numbers end at one edge
    if (columns.amount > 0)
        text += u"  "_s + fitted(line.amount, columns.amount);
    if (!line.when.isEmpty())
        text += u"  "_s + inked(line.when, Ink::Quiet, colour);
    return trimmedEnd(text);
}

QString headingText(const Block& block, const TableStyle& style)
{
    return inked(block.heading, Ink::Strong, style.colour) + u"  "_s + inked(block.aside, Ink::Quiet, style.colour);
}

} // namespace

QString statusTable(const QJsonObject& document, TimePoint now, const TableStyle& style,
    const std::function<QString(const QString&)>& providerName)
{
    const QJsonObject said = document["wording"_L1].toObject();
    const Wording wording{said["share"_L1] == "used"_L1 ? Share::Used : Share::Left,
        said["resets"_L1] == "clock"_L1 ? ResetStyle::Clock : ResetStyle::Countdown};
    std::vector<Block> blocks;
    for (const auto& account : document["accounts"_L1].toArray())
        blocks.push_back(blockFrom(account.toObject(), now, wording, providerName));
    const Columns columns = narrowed(measured(blocks), style);

    QStringList lines;
    for (const Block& block : blocks) {
        if (!lines.isEmpty())
            lines << QString();
        lines << headingText(block, style);
        for (const Line& line : block.lines) {
            lines << lineText(line, columns, style.colour);
            if (!line.note.isEmpty())
                lines << u"    "_s + inked(line.note, line.ink == Ink::Plain ? Ink::Quiet : line.ink, style.colour);
        }
        for (const NoteLine& note : block.notes)
            lines << u"  "_s + inked(note.text, note.ink, style.colour);
        if (!block.error.isEmpty())
            lines << u"  "_s + inked(block.error, Ink::Critical, style.colour);
        if (!block.quotation.isEmpty())
            lines << u"  "_s + inked(block.quotation, Ink::Quiet, style.colour);
    }
    return lines.join(u'\n') + u'\n';
}

QString plainTable(const QStringList& heading, const std::vector<QStringList>& lines)
{
    QList<qsizetype> widths;
    for (const QString& cell : heading)
        widths << displayWidth(cell);
    for (const QStringList& line : lines) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths.at(i), displayWidth(line.at(i)));
    }
    const auto written = [&](const QStringList& line) {
        QStringList cells;
        for (qsizetype i = 0; i < line.size(); ++i)
            cells << fitted(line.at(i), widths.at(i));
        return trimmedEnd(cells.join(u"  "_s)) + u'\n';
    };
    QString text = written(heading);
    for (const QStringList& line : lines)
        text += written(line);
    return text;
}

} // namespace quotalamp
