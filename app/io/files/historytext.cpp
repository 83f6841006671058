// SPDX-License-Identifier: MIT
#include "io/files/historytext.h"

#include "core/base/tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int textSchema = 1;
constexpr qsizetype csvColumns = 10;
constexpr auto csvHeading = "provider,account,account_id,limit,kind,since,until,left,lowest,highest";

/// The events, by the names that both forms have for them.
struct EventName {
    QLatin1StringView csv;
    QLatin1StringView json;
    std::vector<TimePoint> WindowHistory::*list;
};
constexpr std::array eventNames{EventName{"refused"_L1, "refusals"_L1, &WindowHistory::refusals},
    EventName{"reset"_L1, "resets"_L1, &WindowHistory::resets},
    EventName{"told"_L1, "notices"_L1, &WindowHistory::notices}};

QByteArray fractionText(double share)
{
    return QByteArray::number(std::clamp(share, 0.0, 1.0), 'g', 9);
}

/// A cell that a spreadsheet takes for text, whatever a label or a server's name begins with.
QByteArray csvCell(const QString& text)
{
    QString cell = text;
    if (!cell.isEmpty() && u"=+-@'\t\r"_s.contains(cell.front()))
        cell.prepend(u'\'');
    if (cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r'))
        cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    return cell.toUtf8();
}

QString fromCsvCell(QString cell)
{
    if (cell.size() > 1 && cell.front() == u'\'' && u"=+-@'\t\r"_s.contains(cell.at(1)))
        cell.remove(0, 1);
    return cell;
}

QByteArray accountCsv(const AccountPast& account)
{
    QByteArray text;
    const QByteArray who = csvCell(account.provider) + ',' + csvCell(account.label) + ',' + csvCell(account.id) + ',';
    for (const LimitPast& limit : account.limits) {
        const QByteArray begin = who + csvCell(limit.limit.limit) + ',';
        for (const HistorySpan& span : limit.past.spans)
            text += begin + "reading," + toRfc3339(span.since).toLatin1() + ',' + toRfc3339(span.until).toLatin1() + ','
                + fractionText(span.left) + ',' + fractionText(span.low()) + ',' + fractionText(span.high()) + "\r\n";
        for (const EventName& name : eventNames) {
            for (const TimePoint at : limit.past.*name.list)
                text +=
                    begin + QByteArray(name.csv.data(), name.csv.size()) + ',' + toRfc3339(at).toLatin1() + ",,,,\r\n";
        }
    }
    return text;
}

QJsonObject limitJson(const LimitPast& limit)
{
    QJsonArray readings;
    for (const HistorySpan& span : limit.past.spans)
        readings.append(QJsonObject{{u"since"_s, toRfc3339(span.since)}, {u"until"_s, toRfc3339(span.until)},
            {u"left"_s, span.left}, {u"lowest"_s, span.low()}, {u"highest"_s, span.high()}});
    QJsonObject object{{u"limit"_s, limit.limit.limit}, {u"readings"_s, readings}};
    for (const EventName& name : eventNames) {
        QJsonArray instants;
        for (const TimePoint at : limit.past.*name.list)
            instants.append(toRfc3339(at));
        object[name.json] = instants;
    }
    return object;
}

QByteArray accountJson(const AccountPast& account)
{
    QJsonArray limits;
    for (const LimitPast& limit : account.limits)
        limits.append(limitJson(limit));
    return QJsonDocument(QJsonObject{{u"id"_s, account.id}, {u"provider"_s, account.provider},
                             {u"account_key"_s, account.label}, {u"limits"_s, limits}})
        .toJson(QJsonDocument::Compact);
}

/// One record of a CSV from `at` on, which may go over several lines; empty where a quote is open at the end.
std::optional<QStringList> csvRecord(const QString& text, qsizetype& at)
{
    QStringList cells{QString()};
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const QChar sign = text.at(at);
        if (sign == u'"' && quoted && text.mid(at + 1, 1) == u"\""_s)
            cells.last() += text.at(++at);
        else if (sign == u'"')
            quoted = !quoted;
        else if (sign == u',' && !quoted)
            cells << QString();
        else if (sign == u'\n' && !quoted)
            break;
        else if (sign != u'\r' || quoted)
            cells.last() += sign;
    }
    ++at;
    return quoted ? std::nullopt : std::optional(cells);
}

std::optional<double> fractionFrom(const QJsonValue& value)
{
    bool read = value.isDouble();
    const double share = value.isString() ? value.toString().toDouble(&read) : value.toDouble(-1);
    return read && share >= 0 && share <= 1 ? std::optional(share) : std::nullopt;
}

std::optional<HistorySpan> spanFromText(
    const QString& since, const QString& until, const std::array<QJsonValue, 3>& shares)
{
    const auto began = parseInstant(since);
    const auto ended = parseInstant(until);
    const auto left = fractionFrom(shares[0]);
    const auto low = fractionFrom(shares[1]);
    const auto high = fractionFrom(shares[2]);
    if (!began || !ended || *ended < *began || !left || !low || !high)
        return std::nullopt;
    return HistorySpan{*began, *ended, *left, std::max(0.0, *left - *low), std::max(0.0, *high - *left)};
}

AccountPast& exportedAccount(std::vector<AccountPast>& accounts, const AccountPast& like)
{
    const auto found = std::ranges::find(accounts, like.id, &AccountPast::id);
    return found != accounts.end() ? *found : accounts.emplace_back(like);
}

WindowHistory& exportedLimit(AccountPast& account, const QString& limit)
{
    const auto found = std::ranges::find(account.limits, limit, [](const LimitPast& past) { return past.limit.limit; });
    return (found != account.limits.end() ? *found : account.limits.emplace_back(LimitPast{{account.id, limit}, {}}))
        .past;
}

/// False where a record is no line of ours.
bool takeRecord(const QStringList& cells, std::vector<AccountPast>& accounts)
{
    if (cells.size() != csvColumns)
        return false;
    AccountPast& account =
        exportedAccount(accounts, {fromCsvCell(cells[2]), fromCsvCell(cells[0]), fromCsvCell(cells[1]), {}});
    WindowHistory& past = exportedLimit(account, fromCsvCell(cells[3]));
    if (cells[4] == "reading"_L1) {
        const auto span = spanFromText(cells[5], cells[6], {cells[7], cells[8], cells[9]});
        if (span)
            past.spans.push_back(*span);
        return span.has_value();
    }
    const auto name = std::ranges::find(eventNames, cells[4], &EventName::csv);
    const auto at = parseInstant(cells[5]);
    if (name == eventNames.end() || !at)
        return false;
    (past.*name->list).push_back(*at);
    return true;
}

Result<std::vector<AccountPast>> fromCsv(const QString& text)
{
    std::vector<AccountPast> accounts;
    qsizetype at = text.indexOf(u'\n') + 1;
    for (int record = 2; at > 0 && at < text.size(); ++record) {
        const auto cells = csvRecord(text, at);
        if (cells && cells->size() == 1 && cells->front().isEmpty())
            continue;
        if (!cells || !takeRecord(*cells, accounts))
            return Failure{Text::tr("Record %1 of the file is not understood; nothing was taken in.").arg(record)};
    }
    return accounts;
}

bool takeLimit(const QJsonObject& object, WindowHistory& past)
{
    for (const auto& value : object["readings"_L1].toArray()) {
        const auto span = spanFromText(value["since"_L1].toString(), value["until"_L1].toString(),
            {value["left"_L1], value["lowest"_L1], value["highest"_L1]});
        if (!span)
            return false;
        past.spans.push_back(*span);
    }
    return std::ranges::all_of(eventNames, [&](const EventName& name) {
        return std::ranges::all_of(object[name.json].toArray(), [&](const QJsonValue& value) {
            const auto at = parseInstant(value.toString());
            if (at)
                (past.*name.list).push_back(*at);
            return at.has_value();
        });
    });
}

Result<std::vector<AccountPast>> fromJson(const QByteArray& text)
{
    const QJsonObject document = QJsonDocument::fromJson(text).object();
    const Failure notUnderstood{Text::tr("The file is no history of Quotalamp; nothing was taken in.")};
    if (document["schema"_L1].toInt() != textSchema || !document["accounts"_L1].isArray())
        return notUnderstood;
    std::vector<AccountPast> accounts;
    for (const auto& value : document["accounts"_L1].toArray()) {
        AccountPast& account = exportedAccount(accounts,
            {value["id"_L1].toString(), value["provider"_L1].toString(), value["account_key"_L1].toString(), {}});
        for (const auto& limit : value["limits"_L1].toArray()) {
            if (!takeLimit(limit.toObject(), exportedLimit(account, limit["limit"_L1].toString())))
                return notUnderstood;
        }
    }
    return accounts;
}

} // namespace

QByteArray historyTextBegin(HistoryForm form, TimePoint now)
{
    if (form == HistoryForm::Csv)
        return QByteArray(csvHeading) + "\r\n";
    return R"({"schema":)" + QByteArray::number(textSchema) + R"(,"generated_at":")" + toRfc3339(now).toLatin1()
        + R"(","accounts":[)";
}

QByteArray historyTextEnd(HistoryForm form)
{
    return form == HistoryForm::Csv ? QByteArray() : QByteArray("\n]}\n");
}

QByteArray historyText(const AccountPast& account, HistoryForm form, bool first)
{
    return form == HistoryForm::Csv ? accountCsv(account) : (first ? "\n" : ",\n") + accountJson(account);
}

Result<std::vector<AccountPast>> historyFromText(const QByteArray& text)
{
    const QByteArray trimmed = text.startsWith("\xef\xbb\xbf") ? text.mid(3) : text;
    if (trimmed.startsWith(csvHeading))
        return fromCsv(QString::fromUtf8(trimmed));
    return fromJson(trimmed);
}

} // namespace quotalamp
