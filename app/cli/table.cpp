// SPDX-License-Identifier: MIT
#include "cli/table.h"

#include "cli/columns.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/errorwords.h"
#include "core/words/forecastwords.h"
#include "core/words/limitwords.h"
#include "core/words/savedresetwords.h"
#include "core/words/spendwords.h"
#include "core/words/statusreading.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 60; ///< code points of a label, model or URL
constexpr int longestSentence = 400;
constexpr qsizetype shortestLabel = 8;

enum class Ink { Plain, Strong, Quiet, Warning, Critical };

/// One limit's line before its columns are measured.
struct Line {
    QString label;
    QString level;
    QString amount;
    QString when;
    Ink ink = Ink::Plain;
    QString note; ///< a line of its own below; may be empty
};

struct Block {
    QString heading;
    QString aside;
    std::vector<Line> lines;
    QStringList notes; ///< what else is known
    QString error;
    QString quotation; ///< the provider's own words beside it
};

struct Columns {
    qsizetype label = 0;
    qsizetype level = 0;
    qsizetype amount = 0;
    qsizetype when = 0;
};

QString inked(const QString& text, Ink ink, bool colour)
{
    if (!colour || ink == Ink::Plain || text.isEmpty())
        return text;
    static constexpr std::array codes{"0"_L1, "1"_L1, "2"_L1, "33"_L1, "1;31"_L1};
    return u"\x1b[%1m%2\x1b[0m"_s.arg(codes.at(static_cast<std::size_t>(ink)), text);
}

Ink terminalInk(GaugeState state)
{
    switch (state) {
    case GaugeState::Warning:
        return Ink::Warning;
    case GaugeState::Critical:
    case GaugeState::Exhausted:
        return Ink::Critical;
    case GaugeState::Stale:
        return Ink::Quiet;
    default:
        return Ink::Plain;
    }
}

/// As the popup has it: the same view of what was decided for both.
Line lineOf(const LimitStanding& row, const AccountStanding& standing, TimePoint now, const Wording& wording)
{
    const WindowView view = limitView(row, standing.stale, now, standing.readAt, wording);
    return {view.label, plainBlanks(limitState(row, wording.share)), plainBlanks(view.amount), view.back,
        terminalInk(view.state), plainBlanks(view.note)};
}

QString sampleLine(const QJsonObject& account)
{
    const QString model = plainText(account["sample_model"_L1].toString(), longestName);
    if (model.isEmpty())
        return {};
    QStringList parts{model};
    const QJsonValue in = account["sample_input_tokens"_L1];
    const QJsonValue out = account["sample_output_tokens"_L1];
    if (in.isDouble() && out.isDouble())
        parts << Text::tr("%1 in, %2 out").arg(shortAmount(in.toDouble()), shortAmount(out.toDouble()));
    if (const QJsonValue latency = account["sample_latency_ms"_L1]; latency.isDouble())
        parts << Text::tr("%1 ms").arg(exactAmount(latency.toDouble()));
    return parts.join(u" · "_s);
}

/// How old it is what stands below: where a later look has failed, when it was read.
QString ageNote(const QJsonObject& account, TimePoint now)
{
    const auto readAt = instantFromStatus(account["read_at"_L1]);
    if (readAt && account["stale"_L1].toBool())
        return Text::tr("last seen %1").arg(agoText(*readAt, now));
    const auto checkedAt = instantFromStatus(account["checked_at"_L1]);
    if (readAt && account["source"_L1] == "observed"_L1)
        return observedText(*readAt, now);
    if (!checkedAt)
        return Text::tr("not checked yet");
    return Text::tr("checked %1").arg(agoText(*checkedAt, now));
}

QString modelsText(const QJsonObject& account)
{
    const int models = account["models_total"_L1].toInt();
    return models > 0 ? Text::tr("Models: %1").arg(exactAmount(models)) : QString();
}

void addNote(Block& block, const QString& text)
{
    if (!text.isEmpty())
        block.notes << text;
}

/// "Input tokens today: 1.2M used". What was spent of money has a line of its own.
void addTokens(Block& block, const QJsonObject& account, TimePoint now)
{
    for (const Spend& spend : spendsFromStatus(account, now)) {
        if (spend.kind != Spend::Kind::Money)
            addNote(block, u"%1: %2"_s.arg(spendName(spend), spentText(spend)));
    }
}

/// What the last probe did not give, and why.
void addErrors(Block& block, const QJsonObject& account, const QString& provider, TimePoint now)
{
    block.error = plainText(account["error"_L1].toString(), longestSentence);
    block.quotation = quotation(errorKindFromName(account["error_kind"_L1].toString()).value_or(ErrorKind::Http),
        plainText(account["provider_message"_L1].toString()), provider);
    const auto retryAt = instantFromStatus(account["retry_at"_L1]);
    if (retryAt && *retryAt > now && !block.error.isEmpty())
        block.error += u' ' + Text::tr("Next try in %1.").arg(durationText(*retryAt - now));
}

void addNotes(Block& block, const QJsonObject& account, const AccountStanding& standing, bool limited, TimePoint now)
{
    addTokens(block, account, now);
    const bool spent = !account["spends"_L1].toArray().isEmpty();
    if (block.lines.empty() && block.error.isEmpty() && !spent) {
        QStringList known{modelsText(account), limited ? Text::tr("limits unknown") : Text::tr("no limits")};
        known.removeAll(QString());
        addNote(block, known.join(u" · "_s));
    }
    if (const LimitStanding* first = standing.runsOutFirst(); first && first->isPressing() && !standing.stale)
        addNote(block, bindingText(standing));
    if (account["plain_http"_L1].toBool())
        addNote(block, plainHttpMark());
    if (account["key_unproven"_L1].toBool())
        addNote(block, Text::tr("key not proven"));
    if (const auto saved = savedResetsFromJson(account["saved_resets"_L1]))
        addNote(block, savedResetsText(*saved, now));
    addNote(block, sampleLine(account));
    for (const auto& remark : account["remarks"_L1].toArray())
        addNote(block, plainText(remark["text"_L1].toString(), longestSentence));
}

Block blockFrom(const QJsonObject& account, TimePoint now, const Wording& wording, const NameProvider& nameProvider)
{
    Block block;
    const ProviderName named = nameProvider(account["provider"_L1].toString());
    const QString provider = plainText(named.name, longestName);
    const QString label = plainText(account["account_key"_L1].toString(), longestName);
    block.heading = label == provider ? provider : u"%1 %2"_s.arg(provider, label).trimmed();
    block.aside = ageNote(account, now);
    const AccountStanding standing = standingFromStatus(account, now);
    for (const LimitStanding& row : standing.rows) {
        if (!std::holds_alternative<RefusedCredit>(row.limit)) // the error below says it
            block.lines.push_back(lineOf(row, standing, now, wording));
    }
    addErrors(block, account, provider, now);
    addNotes(block, account, standing, named.limited, now);
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

QStringList blockLines(const Block& block, const Columns& columns, const TableStyle& style)
{
    QStringList lines{headingText(block, style)};
    for (const Line& line : block.lines) {
        lines << lineText(line, columns, style.colour);
        if (!line.note.isEmpty())
            lines << u"    "_s + inked(line.note, line.ink == Ink::Plain ? Ink::Quiet : line.ink, style.colour);
    }
    for (const QString& note : block.notes)
        lines << u"  "_s + inked(note, Ink::Quiet, style.colour);
    if (!block.error.isEmpty())
        lines << u"  "_s + inked(block.error, Ink::Critical, style.colour);
    if (!block.quotation.isEmpty())
        lines << u"  "_s + inked(block.quotation, Ink::Quiet, style.colour);
    return lines;
}

} // namespace

QString statusTable(
    const QJsonObject& document, TimePoint now, const TableStyle& style, const NameProvider& nameProvider)
{
    const Wording wording = wordingFromStatus(document);
    std::vector<Block> blocks;
    for (const auto& account : document["accounts"_L1].toArray())
        blocks.push_back(blockFrom(account.toObject(), now, wording, nameProvider));
    const Columns columns = narrowed(measured(blocks), style);

    QStringList lines;
    for (const Block& block : blocks) {
        if (!lines.isEmpty())
            lines << QString();
        lines << blockLines(block, columns, style);
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
