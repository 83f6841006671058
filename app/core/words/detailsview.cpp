// SPDX-License-Identifier: MIT
#include "core/words/detailsview.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/model/observation.h"
#include "core/net/baseurl.h"
#include "core/rules/standing.h"
#include "core/words/balancewords.h"
#include "core/words/configuredwords.h"
#include "core/words/errorwords.h"
#include "core/words/forecastwords.h"
#include "core/words/labelwords.h"
#include "core/words/limitwords.h"
#include "core/words/savedresetwords.h"
#include "core/words/spendwords.h"

#include <QLocale>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestHeader = 400;
constexpr int longestModel = 120;
const auto noneText = u"–"_s;

QString orUnknown(const std::optional<double>& amount)
{
    return amount ? exactAmount(*amount) : Text::tr("unknown");
}

/// The limit, and the configured one where that is less.
QString limitCell(const RateWindow& window)
{
    const auto configured = lowerConfigured(window);
    if (!configured)
        return orUnknown(window.limit);
    return orUnknown(window.limit) + u" · "_s + Text::tr("configured: %1", "a limit").arg(exactAmount(*configured));
}

/// What is left or used, by the person's choice. A window that counts in percent has a level and no amount.
QString shareCell(const RateWindow& window, Share share)
{
    if (!window.remaining || share == Share::Left)
        return orUnknown(window.remaining);
    return window.limit ? exactAmount(std::max(0.0, *window.limit - *window.remaining)) : Text::tr("unknown");
}

QString backText(const RateWindow& window, TimePoint now, TimePoint readAt)
{
    if (!window.resetsAt)
        return Text::tr("unknown");
    if (window.refill == Refill::Bucket && (window.leftShare() == 1.0 || *window.resetsAt <= window.whenTold(readAt)))
        return Text::tr("full", "an allowance");
    const QString clock = resetClockText(*window.resetsAt, now);
    if (window.isResetDue(now, readAt))
        return Text::tr("due since %1, not confirmed yet").arg(clock);
    return Text::tr("in %1 · %2", "duration, time").arg(durationText(*window.resetsAt - now), clock);
}

/// The model is said where it is not the one that the whole reading is about.
QString nameCell(const RateWindow& window, const Sample& sample)
{
    QString name = plainText(windowName(window));
    if (window.model.isEmpty() || window.model == sample.model)
        return name;
    return Text::tr("%1, %2", "limit, model").arg(name, plainText(window.model, longestModel));
}

DetailsRow windowDetails(
    const RateWindow& window, const AccountStanding& standing, const Sample& sample, TimePoint now, Share share)
{
    DetailsRow row;
    row.key = windowKey(window);
    row.window = nameCell(window, sample);
    const auto left = window.leftShareAt(now, standing.readAt);
    row.level = left ? percentText(*left, share) : QString();
    const bool percent = window.unit == Unit::Percent;
    row.share = percent ? (left ? row.level : Text::tr("unknown")) : shareCell(window, share);
    row.limit = percent ? noneText : limitCell(window);
    row.back = backText(window, now, standing.readAt);
    return row;
}

/// Money is shown to the last decimal as the provider wrote it.
DetailsRow balanceDetails(const Balance& balance, Share share)
{
    DetailsRow row;
    row.window = balanceName(balance);
    row.share = exactAmount(balance, share);
    row.limit = exactLimit(balance);
    if (const auto left = leftShare(balance))
        row.level = percentText(*left, share);
    row.back = noneText;
    return row;
}

DetailsRow spendDetails(const Spend& spend)
{
    DetailsRow row;
    row.window = spendName(spend);
    row.share = exactSpent(spend);
    row.limit = noneText;
    row.back = noneText;
    return row;
}

/// A line for each limit that is forecast, below the one that runs out first.
QStringList outlookLines(const AccountStanding& standing, TimePoint now)
{
    QStringList lines;
    for (const LimitStanding& limit : standing.rows) {
        QStringList ahead{outlookText(limit, now), fitsText(limit)};
        ahead.removeAll(QString());
        if (!ahead.isEmpty())
            lines << limitName(limit) + u" · "_s + ahead.join(u" · "_s);
    }
    if (const QString binding = bindingText(standing); !binding.isEmpty())
        lines.prepend(binding);
    return lines;
}

/// How many there are, and when the first is lost.
DetailsRow savedDetails(const SavedResets& saved, TimePoint now)
{
    DetailsRow row;
    row.window = savedResetsName();
    row.share = QLocale().toString(saved.available);
    row.limit = noneText;
    const auto first = firstExpiry(saved, now);
    row.back = first ? Text::tr("first expires %1", "a time").arg(clockText(*first, now)) : noneText;
    return row;
}

/// A row for each limit, in the order of the popup, and one for every spend of this day and month.
std::vector<DetailsRow> detailsRows(
    const Reading& reading, const AccountStanding& standing, TimePoint now, const Settings& settings)
{
    std::vector<DetailsRow> rows;
    for (const LimitStanding& limit : standing.rows) {
        if (const auto* window = std::get_if<RateWindow>(&limit.limit))
            rows.push_back(windowDetails(*window, standing, reading.sample, now, settings.share));
        else if (const auto* balance = std::get_if<Balance>(&limit.limit))
            rows.push_back(balanceDetails(*balance, settings.share));
        else if (const auto* budget = std::get_if<MonthBudget>(&limit.limit))
            rows.push_back(balanceDetails(namedBudget(*budget), settings.share));
        else
            continue;
        rows.back().severity = limit.severity;
    }
    for (const Spend& spend : reading.spends) {
        if (isCurrent(spend, now))
            rows.push_back(spendDetails(spend));
    }
    if (reading.savedResets)
        rows.push_back(savedDetails(*reading.savedResets, now));
    return rows;
}

QString sampleOf(const Sample& sample)
{
    QStringList parts;
    parts << plainText(sample.model, longestModel);
    const QLocale locale;
    if (sample.inputTokens && sample.outputTokens)
        parts << Text::tr("%1 in, %2 out", "tokens of a sample")
                     .arg(locale.toString(*sample.inputTokens), locale.toString(*sample.outputTokens));
    if (sample.latency)
        parts << Text::tr("answers in %1 ms").arg(locale.toString(static_cast<qint64>(sample.latency->count())));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString headerLines(const Headers& headers)
{
    QStringList lines;
    for (const auto& header : headers.all())
        lines << plainText(QString::fromLatin1(header.name + ": " + header.value), longestHeader);
    lines.sort();
    return lines.join(u'\n');
}

QString aboutOf(const AccountState& account, const QString& keyPlace, TimePoint now)
{
    const Snapshot& snapshot = account.snapshot;
    QStringList parts{account.baseUrl.host(), keyPlace};
    if (isPlainHttp(account.baseUrl) && hasKey(account.account))
        parts << plainHttpMark();
    if (!account.account.certificates.isEmpty())
        parts << Text::tr("trusts %1", "a certificate file").arg(plainText(account.account.certificates));
    if (snapshot.reading)
        parts.prepend(plainText(snapshot.reading->sample.model, longestModel));
    if (isObserved(snapshot))
        parts << Text::tr("from your own traffic") << observedText(*snapshot.readAt, now);
    else if (snapshot.readAt)
        parts << Text::tr("read %1").arg(agoText(*snapshot.readAt, now));
    else
        parts << Text::tr("not checked yet");
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

ProbeRow probeOf(const LedgerEntry& entry)
{
    const QLocale locale;
    ProbeRow row;
    row.time = locale.toString(toDateTime(entry.at).toLocalTime().time(), withSeconds(clockFormat(locale)));
    row.request = plainText(entry.method + u' ' + entry.place, longestHeader);
    row.outcome = entry.status > 0 ? QString::number(entry.status) : Text::tr("no answer");
    row.size = locale.formattedDataSize(entry.bytes, 1, QLocale::DataSizeSIFormat);
    row.took = Text::tr("%1 ms").arg(locale.toString(static_cast<qint64>(entry.took.count())));
    row.paid = entry.purpose == Purpose::Paid;
    return row;
}

} // namespace

DetailsView detailsView(const AccountState& account, const QString& keyPlace, TimePoint now, const Settings& settings)
{
    DetailsView view;
    view.about = aboutOf(account, keyPlace, now);
    view.shareTitle = settings.share == Share::Left ? Text::tr("Left") : Text::tr("Used");
    view.demo = account.account.demo;
    const Snapshot& snapshot = account.snapshot;
    if (snapshot.error)
        view.error = wholeSentence(*snapshot.error, account.providerName);
    if (!snapshot.reading)
        return view;
    const Reading& reading = *snapshot.reading;
    const AccountStanding standing = standingOf(account, now, settings);
    view.rows = detailsRows(reading, standing, now, settings);
    if (!standing.stale)
        view.outlook = outlookLines(standing, now);
    for (const auto& model : reading.models)
        view.models << plainText(model, longestModel);
    view.models << limitLines(reading.configuredLimits);
    view.sample = sampleOf(reading.sample);
    view.headers = headerLines(reading.rawHeaders);
    return view;
}

void addSnooze(DetailsView& view, const AlertStates& states, const QString& accountId, TimePoint now)
{
    const auto until = snoozedUntil(states, accountId, now);
    view.snoozed = until ? Text::tr("Snoozed until %1", "a time").arg(clockText(*until, now)) : QString();
}

void addProbes(DetailsView& view, const RequestLedger& ledger, const QString& accountId, TimePoint now)
{
    int paid = 0;
    for (const auto& entry : ledger.entries(now)) {
        if (entry.accountId != accountId)
            continue;
        view.probes.push_back(probeOf(entry));
        paid += entry.purpose == Purpose::Paid ? 1 : 0;
    }
    const QLocale locale;
    const auto free = static_cast<int>(view.probes.size()) - paid;
    view.probesTitle = Text::tr("Probes today: %1 free, %2 paid").arg(locale.toString(free), locale.toString(paid));
}

} // namespace quotalamp
