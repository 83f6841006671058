// SPDX-License-Identifier: MIT
#include "core/words/overview.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/net/baseurl.h"
#include "core/rules/forecast.h"
#include "core/words/balancewords.h"
#include "core/words/budget.h"
#include "core/words/windowview.h"
#include "core/words/windowwords.h"

#include <QLocale>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar noBreakSpace(0x00a0);
constexpr qsizetype tooltipLines = 3;
constexpr qsizetype tooltipLength = 120;

/// Higher is more urgent.
int urgency(GaugeState state)
{
    switch (state) {
    case GaugeState::Exhausted:
        return 6;
    case GaugeState::Critical:
        return 5;
    case GaugeState::Error:
        return 4;
    case GaugeState::Warning:
        return 3;
    case GaugeState::Stale:
        return 2;
    case GaugeState::Calm:
        return 1;
    case GaugeState::NoLimits:
    case GaugeState::NoAccount:
    case GaugeState::Paused:
        break;
    }
    return 0;
}

/// One window, balance or spend in its moment: everything that the views say of it comes from here.
struct Looked {
    const RateWindow* window = nullptr;
    const Balance* balance =
        nullptr;                  ///< instead of a window; none of all: credit, of which only is known that it is gone
    const Spend* spend = nullptr; ///< instead of both, or what a budget is used up by
    std::optional<double> left;
    std::optional<Severity> severity;
    std::optional<TimePoint> wall; ///< when it runs out at this pace, if before its reset
    bool onlyPart = false;         ///< where it is used up, the rest of the account still works

    /// What it means for the account as a whole: a part that is blocked is worth a look, not an alarm.
    [[nodiscard]] std::optional<Severity> weight() const
    {
        return severity && onlyPart ? std::min(*severity, Severity::Warning) : severity;
    }
};

Looked look(const RateWindow& window, const std::vector<RateWindow>& all, TimePoint now, TimePoint readAt,
    const Thresholds& thresholds)
{
    return {&window, nullptr, nullptr, window.leftShareAt(now, readAt), verdict(window, now, readAt, thresholds),
        runsOutAt(window, now), blocksOnlyPart(window, all)};
}

/// The provider's word that nothing is left decides also where no limit is known.
Looked look(const Balance& balance, bool saidGone, const Thresholds& thresholds, const QString& below)
{
    Looked looked{nullptr, &balance, nullptr, leftShare(balance), severity(balance, thresholds, below), std::nullopt};
    if (saidGone && !looked.severity)
        looked.severity = Severity::Exhausted;
    return looked;
}

WindowView rowView(const Looked& looked, bool stale, TimePoint now, TimePoint readAt, const Wording& wording)
{
    if (looked.balance) {
        WindowView view = balanceView(*looked.balance, looked.severity, stale, wording);
        if (looked.spend && !stale)
            view.note = forecastText(*looked.spend, readAt);
        return view;
    }
    if (looked.spend)
        return spendView(*looked.spend, stale, readAt);
    return windowView(*looked.window, {looked.severity, looked.onlyPart, stale}, now, readAt, wording);
}

struct ErrorHelp {
    CardAction action = CardAction::None;
    QString text;
};

ErrorHelp helpFor(const Error& error)
{
    if (!error.report.isEmpty())
        return {CardAction::CopyReport, Text::tr("Copy report")};
    switch (error.kind) {
    case ErrorKind::NoKey:
    case ErrorKind::KeychainMissing:
        return {CardAction::EnterKey, Text::tr("Enter key…")};
    case ErrorKind::InvalidKey:
    case ErrorKind::Forbidden:
        return {CardAction::ReplaceKey, Text::tr("Replace key…")};
    case ErrorKind::KeychainLocked:
        return {CardAction::UnlockKeychain, Text::tr("Unlock…")};
    case ErrorKind::Redirect:
    case ErrorKind::NotAProvider:
    case ErrorKind::Unsupported:
        return {CardAction::EditAccount, Text::tr("Edit account…")};
    case ErrorKind::NoCredit:
    case ErrorKind::Http:
    case ErrorKind::Unreachable:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::TooLarge:
        return {CardAction::TryAgain, Text::tr("Try again")};
    case ErrorKind::RateLimited:
    case ErrorKind::Overloaded:
        break; // asking again would only make it worse
    }
    return {};
}

QString nextText(const Error& error, TimePoint now)
{
    if (error.kind == ErrorKind::KeychainLocked)
        return Text::tr("Nothing was lost. The key is still there.");
    if (error.kind == ErrorKind::KeychainMissing)
        return Text::tr("Start one, or enter the key for this session.");
    if (error.retryAt && *error.retryAt > now)
        return Text::tr("Next try in %1.").arg(durationText(*error.retryAt - now));
    return {};
}

QString sampleText(const Sample& sample, bool withModel)
{
    QStringList parts;
    if (withModel && !sample.model.isEmpty())
        parts << plainText(sample.model, 60);
    if (sample.inputTokens && sample.outputTokens) {
        const QLocale locale;
        parts << Text::tr("%1 in, %2 out", "tokens of a sample")
                     .arg(locale.toString(*sample.inputTokens), locale.toString(*sample.outputTokens));
    }
    if (sample.latency)
        parts << Text::tr("answers in %1 ms").arg(QLocale().toString(static_cast<qint64>(sample.latency->count())));
    for (auto& part : parts)
        part.replace(u' ', noBreakSpace);
    return parts.join(u" · "_s);
}

QString serverText(const Reading& reading)
{
    QStringList parts;
    for (const auto& model : reading.loadedModels) {
        parts << Text::tr("%1 loaded").arg(plainText(model.name, 60));
        if (model.bytes > 0)
            parts << QLocale().formattedDataSize(model.bytes, 1, QLocale::DataSizeSIFormat);
    }
    if (reading.loadedModels.empty() && !reading.models.isEmpty())
        parts << Text::tr("%1 models, none loaded").arg(QLocale().toString(reading.modelsTotal()));
    return parts.join(u" · "_s);
}

/// The card's last line: what the sample told, what a local server holds, what a key without limits proves.
QString noteText(const AccountState& account, const Reading& reading, bool modelIsAside)
{
    QStringList parts;
    if (!account.limited)
        parts << serverText(reading);
    else if (reading.keyUnproven)
        parts << (account.paidProbes ? Text::tr("Key not proven: that takes a request that costs a token")
                                     : Text::tr("Key not proven: nothing was asked that needs one"));
    else if (reading.windows.empty() && reading.balances.empty() && !reading.models.isEmpty())
        parts << Text::tr("Key accepted · %1 models").arg(QLocale().toString(reading.modelsTotal()));
    parts << tokensText(reading.spends, account.snapshot.readAt.value_or(TimePoint()));
    parts << sampleText(reading.sample, account.limited && !modelIsAside) << reading.notice;
    for (const Remark& remark : reading.remarks)
        parts << sentence(remark, account.providerName);
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString noLimitsText(const AccountState& account)
{
    return account.limited ? Text::tr("limits unknown") : Text::tr("no limits");
}

/// The last instant at which everything that refills is full.
std::optional<TimePoint> allFullAt(const std::vector<Looked>& looked)
{
    std::optional<TimePoint> latest;
    for (const auto& each : looked) {
        if (each.window && each.left && *each.left < 1.0 && each.window->resetsAt)
            latest = latest ? std::max(*latest, *each.window->resetsAt) : *each.window->resetsAt;
    }
    return latest;
}

bool creditIsGone(const Snapshot& snapshot)
{
    return snapshot.error && snapshot.error->kind == ErrorKind::NoCredit;
}

GaugeState cardState(const AccountState& account, const std::vector<Looked>& looked, bool stale)
{
    const Snapshot& snapshot = account.snapshot;
    if (creditIsGone(snapshot))
        return GaugeState::Exhausted;
    const bool failed = snapshot.lastProbeFailed && snapshot.error;
    if (failed && (needsPerson(snapshot.error->kind) || !snapshot.reading))
        return GaugeState::Error;
    if (stale)
        return GaugeState::Stale;
    if (looked.empty())
        return account.limited && !snapshot.reading ? GaugeState::Calm : GaugeState::NoLimits;
    GaugeState worst = GaugeState::NoLimits;
    for (const auto& each : looked) {
        const auto weight = each.weight();
        const auto state = weight ? gaugeState(*weight) : GaugeState::NoLimits;
        if (urgency(state) > urgency(worst))
            worst = state;
    }
    return worst;
}

struct LookedAccount {
    const AccountState* account = nullptr; ///< with its budget among its balances
    std::vector<Looked> rows;              ///< windows and balances, most urgent first
    std::optional<Looked> gone;            ///< credit that the provider says is used up, though it may tell no balance
    bool stale = false;
    GaugeState state = GaugeState::Calm;
    QString subject;
    TimePoint readAt;
};

bool moreUrgent(const Looked& a, const Looked& b)
{
    const auto rank = [](const Looked& row) { return row.weight() ? static_cast<int>(*row.weight()) : -1; };
    const int first = rank(a);
    const int second = rank(b);
    if (first != second)
        return first > second;
    // Calm windows keep the provider's order; it is the one people know.
    if (first <= static_cast<int>(Severity::Calm))
        return false;
    if (a.onlyPart != b.onlyPart)
        return b.onlyPart;
    if (a.wall != b.wall)
        return a.wall.value_or(TimePoint::max()) < b.wall.value_or(TimePoint::max());
    return a.left.value_or(2) < b.left.value_or(2);
}

/// A part of the use comes after what all of it needs.
bool isLower(const Looked& a, const Looked& b)
{
    if (a.onlyPart != b.onlyPart)
        return b.onlyPart;
    return a.left.value_or(2) < b.left.value_or(2);
}

/// Of rows that are in order of urgency; calm ones are in the provider's order.
const Looked& mostUrgent(const std::vector<Looked>& rows)
{
    if (rows.front().weight().value_or(Severity::Calm) != Severity::Calm)
        return rows.front();
    return *std::ranges::min_element(rows, isLower);
}

Thresholds thresholdsOf(const OverviewOptions& options, const AccountState& account, const QString& id)
{
    return options.thresholds ? options.thresholds(account.account.id, id) : Thresholds();
}

/// What was spent this month belongs to its budget, or is a row of its own.
void lookAtSpends(std::vector<Looked>& rows, const std::vector<Spend>& spends, TimePoint now)
{
    const Spend* month = currentSpend(spends, u"month"_s, now);
    const auto budget =
        std::ranges::find_if(rows, [](const Looked& row) { return row.balance && isBudget(*row.balance); });
    if (budget != rows.end())
        budget->spend = month;
    else if (month)
        rows.push_back({nullptr, nullptr, month, std::nullopt, std::nullopt, std::nullopt});
    if (const Spend* day = currentSpend(spends, u"day"_s, now))
        rows.push_back({nullptr, nullptr, day, std::nullopt, std::nullopt, std::nullopt});
}

LookedAccount lookAt(const AccountState& account, const QString& subject, TimePoint now, const OverviewOptions& options)
{
    LookedAccount looked;
    looked.account = &account;
    looked.subject = subject;
    looked.stale = isStale(account.snapshot, now, options.interval);
    looked.readAt = account.snapshot.readAt.value_or(now);
    const bool gone = creditIsGone(account.snapshot);
    if (account.snapshot.reading) {
        const auto& windows = account.snapshot.reading->windows;
        for (const auto& window : windows)
            looked.rows.push_back(look(window, windows, now, looked.readAt, thresholdsOf(options, account, window.id)));
        for (const auto& balance : account.snapshot.reading->balances)
            looked.rows.push_back(look(balance, gone && !isBudget(balance), thresholdsOf(options, account, balance.id),
                options.creditBelow ? options.creditBelow(account.account.id, balance.id) : QString()));
        lookAtSpends(looked.rows, account.snapshot.reading->spends, now);
    }
    if (gone)
        looked.gone = Looked{nullptr, nullptr, nullptr, 0.0, Severity::Exhausted, std::nullopt};
    std::ranges::stable_sort(looked.rows, moreUrgent);
    looked.state = cardState(account, looked.rows, looked.stale);
    return looked;
}

void addError(CardView& card, const AccountState& account, TimePoint now)
{
    const auto& error = account.snapshot.error;
    if (!error)
        return;
    card.error = wholeSentence(*error, account.providerName);
    card.errorNext = nextText(*error, now);
    card.errorNeedsYou = needsPerson(error->kind);
    // With a reading to look at, a passing fault needs no button: it is tried again anyway.
    if (!card.errorNeedsYou && account.snapshot.reading && error->report.isEmpty())
        return;
    const ErrorHelp help = helpFor(*error);
    card.action = help.action;
    card.actionText = help.text;
}

/// A reason beside an error; else a quiet word at the end.
void addIncident(CardView& card, const AccountState& account)
{
    if (!account.incident)
        return;
    const QString words = Text::tr("%1 reports: %2", "provider, incident")
                              .arg(plainText(account.providerName, 60), plainText(account.incident->text, 120));
    if (!card.error.isEmpty() && !card.errorNeedsYou)
        card.errorNext = QStringList{card.errorNext, words + u'.'}.join(u' ').trimmed();
    else
        card.note = card.note.isEmpty() ? words : card.note + u" · "_s + words;
}

/// Of windows that stand abreast: what their bare numbers are, where it is not what the bars show, and when all is full.
QString abreastText(const LookedAccount& looked, TimePoint now, const Wording& wording)
{
    QStringList parts;
    if (wording.share == Share::Used)
        parts << Text::tr("used");
    const auto fullAt = allFullAt(looked.rows);
    if (fullAt && *fullAt > now) {
        parts << (wording.resets == ResetStyle::Clock
                ? Text::tr("full again at %1", "a time").arg(resetClockText(*fullAt, now))
                : Text::tr("full again in %1").arg(durationText(*fullAt - now)));
    }
    return parts.join(u" · "_s);
}

QString asideText(const LookedAccount& looked, const CardView& card, TimePoint now, const Wording& wording)
{
    const Snapshot& snapshot = looked.account->snapshot;
    if (!snapshot.checkedAt)
        return looked.account->checking ? Text::tr("checking…") : Text::tr("not checked yet");
    if (!snapshot.reading)
        return {};
    if (looked.stale)
        return Text::tr("last seen %1").arg(agoText(looked.readAt, now));
    if (looked.rows.empty())
        return noLimitsText(*looked.account);
    return card.abreast ? abreastText(looked, now, wording) : plainText(snapshot.reading->sample.model, 60);
}

/// What speaks for an account; null where there is nothing.
const Looked* telling(const LookedAccount& looked)
{
    if (looked.gone)
        return &*looked.gone;
    return looked.rows.empty() ? nullptr : &mostUrgent(looked.rows);
}

/// What the account's gauge is full of; null where there is nothing.
const Looked* filling(const LookedAccount& looked)
{
    const Looked* row = telling(looked);
    if (!row || !row->onlyPart)
        return row;
    const auto whole = std::ranges::find(looked.rows, false, &Looked::onlyPart);
    return whole == looked.rows.end() ? row : &*whole;
}

/// "4% left", "13.51 USD left"; empty: unknown.
QString levelText(const Looked& row, Share share)
{
    if (row.left)
        return shareText(*row.left, share);
    if (!row.balance && row.spend)
        return spentText(*row.spend);
    const QString amount = row.balance ? moneyText(row.balance->remaining, row.balance->currency) : QString();
    return amount.isEmpty() ? QString() : Text::tr("%1 left").arg(amount);
}

CardView cardView(const LookedAccount& looked, TimePoint now, const Wording& wording)
{
    const AccountState& account = *looked.account;
    CardView card;
    card.accountId = account.account.id;
    card.name = plainText(account.providerName, 60);
    card.label = account.account.label == account.providerName ? QString() : plainText(account.account.label, 80);
    card.state = looked.state;
    if (const Looked* row = filling(looked)) {
        card.left = row->left;
        card.level = levelText(*row, wording.share);
    }
    card.checking = account.checking;
    for (const auto& each : looked.rows)
        card.windows.push_back(rowView(each, looked.stale, now, looked.readAt, wording));
    card.abreast = card.windows.size() > 1 && std::ranges::all_of(looked.rows, [&](const Looked& each) {
        return !looked.stale && each.window && each.window->refill == Refill::Bucket && each.severity == Severity::Calm;
    });
    card.aside = asideText(looked, card, now, wording);
    if (account.snapshot.reading && !looked.stale)
        card.note = noteText(account, *account.snapshot.reading, !card.abreast && !looked.rows.empty());
    if (isPlainHttp(account.baseUrl) && hasKey(account.account))
        card.note = card.note.isEmpty() ? plainHttpMark() : plainHttpMark() + u" · "_s + card.note;
    addError(card, account, now);
    addIncident(card, account);
    return card;
}

QString subjectOf(const LookedAccount& account, const Looked& row)
{
    QString name = Text::tr("credit");
    if (row.window)
        name = windowSubject(*row.window);
    if (row.balance)
        name = balanceSubject(*row.balance);
    else if (row.spend)
        name = spendSubject(*row.spend);
    return plainText(account.subject + u' ' + name, 80);
}

/// What an account's line in menu and tooltip is about.
QString rowLine(const LookedAccount& looked, const Looked& row, TimePoint now, const Wording& wording)
{
    if (row.window)
        return windowLine(looked.subject, *row.window, now, looked.readAt, wording);
    if (!row.balance && row.spend)
        return spendLine(looked.subject, *row.spend);
    const QString subject = subjectOf(looked, row);
    return row.balance ? balanceLine(subject, *row.balance, row.severity) : Text::tr("%1: used up").arg(subject);
}

QString accountLine(const LookedAccount& looked, TimePoint now, const Wording& wording)
{
    const Snapshot& snapshot = looked.account->snapshot;
    if (snapshot.error && snapshot.lastProbeFailed && looked.state == GaugeState::Error) {
        const QString text = sentence(*snapshot.error, looked.account->providerName);
        return Text::tr("%1: %2", "an account, its error").arg(looked.subject, text);
    }
    const Looked* row = telling(looked);
    if (!row) {
        const QString words = snapshot.checkedAt ? noLimitsText(*looked.account) : Text::tr("not checked yet");
        return Text::tr("%1: %2", "an account, its state").arg(looked.subject, words);
    }
    const QString line = rowLine(looked, *row, now, wording);
    return looked.stale && !looked.gone ? Text::tr("%1 (last seen %2)").arg(line, agoText(looked.readAt, now)) : line;
}

QString tooltipText(const QStringList& lines)
{
    QStringList kept;
    qsizetype length = 0;
    for (QString line : lines.first(std::min(tooltipLines, lines.size()))) {
        // Some tray hosts read markup in tooltips, so no line may have its characters.
        line.replace(u'<', Text::tr("under ", "before a percentage: less than")).remove(u'>').replace(u'&', u'+');
        const qsizetype free = tooltipLength - length;
        if (line.size() > free && !kept.isEmpty())
            break;
        kept << plainText(line, static_cast<int>(free));
        length += line.size() + 1;
    }
    return kept.join(u'\n');
}

struct Wall {
    const LookedAccount* account = nullptr;
    const Looked* row = nullptr;
    TimePoint at;
};

bool comesBefore(const Wall& a, const Wall& b)
{
    if (*a.row->weight() != *b.row->weight())
        return *a.row->weight() > *b.row->weight();
    if (a.row->onlyPart != b.row->onlyPart)
        return b.row->onlyPart;
    if (a.at != b.at)
        return a.at < b.at;
    return a.row->left.value_or(1) < b.row->left.value_or(1);
}

/// What may be a wall now: nothing of a reading that is too old, but always what the provider has just said.
std::vector<const Looked*> walls(const LookedAccount& account)
{
    std::vector<const Looked*> rows;
    if (account.gone)
        rows.push_back(&*account.gone);
    for (const auto& row : account.rows) {
        if (!account.stale && row.severity && *row.severity != Severity::Calm)
            rows.push_back(&row);
    }
    return rows;
}

/// What icon, tooltip and head speak of: the most urgent of all accounts, and of those the one that runs
/// out first. Where no time can be told, it comes after those where it can.
std::optional<Wall> nextWall(const std::vector<LookedAccount>& accounts)
{
    std::optional<Wall> next;
    for (const auto& account : accounts) {
        for (const Looked* row : walls(account)) {
            const Wall wall{&account, row, row->wall.value_or(TimePoint::max())};
            if (!next || comesBefore(wall, *next))
                next = wall;
        }
    }
    return next;
}

QString idOf(const LookedAccount& account)
{
    return account.account->account.id;
}

/// Levels of an account, the nearest wall first, and what blocks only a part of the use last: a gauge is full of what is
/// left of the whole.
std::vector<double> nearestLevels(const LookedAccount& account)
{
    if (account.gone)
        return {*account.gone->left};
    std::vector<Looked> rows = account.rows;
    std::ranges::stable_sort(rows, [](const Looked& a, const Looked& b) {
        if (a.onlyPart != b.onlyPart)
            return b.onlyPart;
        return moreUrgent(a, b) || (!moreUrgent(b, a) && a.left.value_or(2) < b.left.value_or(2));
    });
    std::vector<double> levels;
    for (const auto& each : rows) {
        if (each.left)
            levels.push_back(*each.left);
    }
    return levels;
}

/// The account that speaks for all; among calm ones the one with the lowest level does. `accounts`: not empty, in
/// order of urgency.
const LookedAccount& mostUrgent(const std::vector<LookedAccount>& accounts, const std::optional<Wall>& wall)
{
    const GaugeState worst = accounts.front().state;
    if (wall && gaugeState(*wall->row->weight()) == worst)
        return *wall->account;
    const auto level = [worst](const LookedAccount& account) {
        const std::vector<double> levels = nearestLevels(account);
        return account.state == worst && !levels.empty() ? levels.front() : 2;
    };
    return *std::ranges::min_element(accounts, {}, level);
}

std::optional<Wall> nextRelief(const std::vector<LookedAccount>& accounts, TimePoint now)
{
    std::optional<Wall> next;
    for (const auto& account : accounts) {
        for (const Looked* row : walls(account)) {
            if (!row->window || !row->window->resetsAt || *row->window->resetsAt <= now)
                continue;
            if (!next || *row->window->resetsAt < next->at)
                next = Wall{&account, row, *row->window->resetsAt};
        }
    }
    return next;
}

QString wallText(const Looked& row, TimePoint now, Share share)
{
    if (row.severity == Severity::Exhausted)
        return Text::tr("used up");
    return row.wall ? clockText(*row.wall, now) : shareText(row.left.value_or(0), share);
}

/// Whether anything is known that could be near a wall.
bool tellsLevel(const LookedAccount& account)
{
    return !account.stale && std::ranges::any_of(account.rows, [](const Looked& row) { return row.left.has_value(); });
}

std::vector<HeadLine> headLines(
    const std::vector<LookedAccount>& accounts, const std::optional<Wall>& wall, TimePoint now, const Wording& wording)
{
    std::vector<HeadLine> lines;
    if (wall)
        lines.push_back(
            {Text::tr("Next wall"), subjectOf(*wall->account, *wall->row), wallText(*wall->row, now, wording.share)});
    else if (std::ranges::any_of(accounts, tellsLevel))
        lines.push_back({{}, Text::tr("No wall in sight"), {}});
    if (const auto relief = nextRelief(accounts, now))
        lines.push_back({Text::tr("Next relief"), subjectOf(*relief->account, *relief->row),
            returnText(relief->at, now, wording.resets)});
    return lines;
}

QString checkedText(const std::vector<AccountState>& accounts, TimePoint now)
{
    if (accounts.empty())
        return Text::tr("Nothing to check");
    const auto total = static_cast<qint64>(accounts.size());
    const auto checking = std::ranges::count_if(accounts, &AccountState::checking);
    if (checking > 0)
        return Text::tr("Checking %1 of %2…").arg(QLocale().toString(total - checking + 1), QLocale().toString(total));
    std::optional<TimePoint> last;
    for (const auto& account : accounts) {
        const auto& at = account.snapshot.checkedAt;
        if (at && (!last || *at > *last))
            last = at;
    }
    return last ? Text::tr("Checked %1").arg(agoText(*last, now)) : Text::tr("Not checked yet");
}

QString probesText(int count, std::optional<int> cap)
{
    const QLocale locale;
    if (cap)
        return Text::tr("%1 of %Ln paid probes today", "%1: sent, %n: allowed", *cap).arg(locale.toString(count));
    return count == 1 ? Text::tr("1 paid probe today") : Text::tr("%Ln paid probes today", nullptr, count);
}

void earlier(std::optional<Milliseconds>& time, Milliseconds candidate)
{
    if (candidate > Milliseconds(0) && (!time || candidate < *time))
        time = candidate;
}

/// Countdowns below ten minutes and ages below one change each second, the rest each minute.
std::optional<Milliseconds> nextWordChange(const std::vector<AccountState>& accounts, TimePoint now)
{
    constexpr std::chrono::minutes bySecond{10};
    std::optional<Milliseconds> next;
    for (const auto& account : accounts) {
        const Snapshot& snapshot = account.snapshot;
        if (!snapshot.checkedAt)
            continue;
        const bool young = now - *snapshot.checkedAt < std::chrono::minutes(1);
        earlier(next, young ? Milliseconds(1000) : Milliseconds(60000));
        if (snapshot.error && snapshot.error->retryAt && *snapshot.error->retryAt > now)
            earlier(next, *snapshot.error->retryAt - now < bySecond ? Milliseconds(1000) : Milliseconds(60000));
        if (!snapshot.reading)
            continue;
        for (const auto& window : snapshot.reading->windows) {
            if (window.resetsAt && *window.resetsAt > now && *window.resetsAt - now < bySecond)
                earlier(next, Milliseconds(1000));
        }
    }
    return next;
}

/// A bucket leaves its severity while it refills, and a reading becomes stale, without any answer.
std::optional<Milliseconds> nextIconChange(
    const std::vector<LookedAccount>& accounts, TimePoint now, const OverviewOptions& options)
{
    std::optional<Milliseconds> next;
    for (const auto& account : accounts) {
        if (account.stale || account.rows.empty())
            continue;
        earlier(next, account.readAt + 2 * options.interval + Milliseconds(1000) - now);
        for (const auto& each : account.rows) {
            if (!each.window)
                continue;
            const RateWindow& window = *each.window;
            if (window.refill != Refill::Bucket || !window.resetsAt || *window.resetsAt <= now || !each.left
                || each.severity == Severity::Calm)
                continue;
            const double rate = (1.0 - *each.left) / static_cast<double>((*window.resetsAt - now).count());
            const Thresholds thresholds = thresholdsOf(options, *account.account, window.id);
            for (const double used : {thresholds.critical, thresholds.warning})
                earlier(next, Milliseconds(static_cast<qint64>((1.0 - used - *each.left) / rate) + 2));
        }
    }
    return next;
}

QString stripTime(const LookedAccount& account, const Looked& row, TimePoint now, ResetStyle style)
{
    if (account.stale && !account.gone)
        return agoText(account.readAt, now);
    const auto resetsAt = row.window ? row.window->resetsAt : std::nullopt;
    if (!resetsAt || *resetsAt <= now)
        return {};
    return style == ResetStyle::Clock ? resetClockText(*resetsAt, now) : durationText(*resetsAt - now);
}

StripItem stripItem(const LookedAccount& account, TimePoint now, const Wording& wording)
{
    StripItem item{account.subject, {}, {}, account.state, {}};
    const auto& error = account.account->snapshot.error;
    if (account.state == GaugeState::Error && error) {
        item.value = sentence(*error, account.account->providerName);
        return item;
    }
    const Looked* row = telling(account);
    if (!row) {
        item.value = account.account->snapshot.checkedAt ? noLimitsText(*account.account) : Text::tr("not checked yet");
        return item;
    }
    item.subject = subjectOf(account, *row);
    item.left = row->left;
    item.value = row->severity == Severity::Exhausted ? Text::tr("used up") : levelText(*row, wording.share);
    if (item.value.isEmpty())
        item.value = Text::tr("unknown");
    item.when = stripTime(account, *row, now, wording.resets);
    return item;
}

std::vector<StripItem> stripItems(const std::vector<LookedAccount>& accounts, TimePoint now, const Wording& wording)
{
    std::vector<StripItem> items;
    if (accounts.empty())
        return items;
    items.push_back(stripItem(accounts.front(), now, wording));
    if (accounts.size() > 1 && urgency(accounts[1].state) >= urgency(GaugeState::Warning))
        items.push_back(stripItem(accounts[1], now, wording));
    return items;
}

bool isDemo(const std::vector<AccountState>& accounts)
{
    return !accounts.empty()
        && std::ranges::all_of(accounts, [](const AccountState& each) { return each.account.demo; });
}

/// As the person ordered the accounts, whatever is urgent.
void putInOrder(std::vector<CardView>& cards, const std::vector<AccountState>& accounts)
{
    const auto place = [&](const CardView& card) {
        return std::ranges::find(accounts, card.accountId, [](const AccountState& each) { return each.account.id; });
    };
    std::ranges::stable_sort(cards, {}, place);
}

/// Empty where no account has one, as nearly always: then nothing is copied.
std::vector<AccountState> withBudgets(
    const std::vector<AccountState>& accounts, TimePoint now, const OverviewOptions& options)
{
    const auto budget = [&options](const AccountState& account) {
        return options.monthlyBudget ? options.monthlyBudget(account.account.id) : QString();
    };
    std::vector<AccountState> budgeted;
    if (std::ranges::all_of(accounts, [&](const AccountState& account) { return budget(account).isEmpty(); }))
        return budgeted;
    budgeted.reserve(accounts.size());
    for (const AccountState& account : accounts)
        budgeted.push_back(withBudget(account, budget(account), now));
    return budgeted;
}

} // namespace

GaugeState gaugeState(Severity severity)
{
    switch (severity) {
    case Severity::Warning:
        return GaugeState::Warning;
    case Severity::Critical:
        return GaugeState::Critical;
    case Severity::Exhausted:
        return GaugeState::Exhausted;
    case Severity::Calm:
        break;
    }
    return GaugeState::Calm;
}

OverviewOptions overviewOptions(const Settings& settings, const LedgerTotals& today)
{
    OverviewOptions options;
    options.interval = settings.interval;
    options.paidProbesToday = today.paid;
    options.paidInDemo = today.paidInDemo;
    options.paidProbesPerDay = settings.paidProbesPerDay;
    options.thresholds = [&settings](const QString& accountId, const QString& windowId) {
        return thresholdsFor(settings, accountId, windowId);
    };
    options.creditBelow = [&settings](const QString& accountId, const QString& balanceId) {
        return creditBelow(settings, accountId, balanceId);
    };
    options.monthlyBudget = [&settings](const QString& accountId) { return monthlyBudget(settings, accountId); };
    options.wording = {settings.share, settings.resetStyle};
    options.ownOrder = settings.ownOrder;
    options.iconAccount = settings.iconAccount;
    return options;
}

QString accountSubject(const std::vector<AccountState>& accounts, const AccountState& account)
{
    const auto same = std::ranges::count(accounts, account.providerName, &AccountState::providerName);
    if (same < 2 || account.account.label.isEmpty())
        return account.providerName;
    const bool named = account.account.label.startsWith(account.providerName, Qt::CaseInsensitive);
    return plainText(named ? account.account.label : account.providerName + u' ' + account.account.label, 80);
}

Overview overview(const std::vector<AccountState>& known, TimePoint now, const OverviewOptions& options)
{
    const std::vector<AccountState> budgeted = withBudgets(known, now, options);
    const std::vector<AccountState>& accounts = budgeted.empty() ? known : budgeted;
    std::vector<LookedAccount> looked;
    looked.reserve(accounts.size());
    for (const auto& account : accounts)
        looked.push_back(lookAt(account, accountSubject(accounts, account), now, options));
    std::ranges::stable_sort(
        looked, [](const LookedAccount& a, const LookedAccount& b) { return urgency(a.state) > urgency(b.state); });

    const auto wall = nextWall(looked);
    const auto pinned = std::ranges::find(looked, options.iconAccount, idOf);
    const LookedAccount* first = pinned != looked.end() ? &*pinned : wall ? wall->account : nullptr;

    Overview view;
    QStringList tooltip;
    for (const auto& account : looked) {
        view.cards.push_back(cardView(account, now, options.wording));
        view.menuLines << accountLine(account, now, options.wording);
        if (first == &account)
            tooltip.prepend(view.menuLines.last());
        else
            tooltip << view.menuLines.last();
    }
    view.head = headLines(looked, wall, now, options.wording);
    view.tooltip = tooltipText(tooltip);
    view.strip = stripItems(looked, now, options.wording);
    view.checked = checkedText(accounts, now);
    view.demo = isDemo(accounts);
    if (view.demo) {
        for (StripItem& item : view.strip)
            item.subject = Text::tr("Demo: %1", "a limit or account").arg(item.subject);
    }
    view.probes = view.demo ? probesText(options.paidInDemo, std::nullopt)
                            : probesText(options.paidProbesToday, options.paidProbesPerDay);
    view.checking = std::ranges::any_of(accounts, &AccountState::checking);
    view.nextChange = nextWordChange(accounts, now);
    view.nextIconChange = nextIconChange(looked, now, options);
    if (view.cards.empty())
        return view;
    const LookedAccount& shown = pinned != looked.end() ? *pinned : mostUrgent(looked, wall);
    const std::vector<double> levels = nearestLevels(shown);
    view.icon = shown.state;
    if (!levels.empty())
        view.iconLeft = levels[0];
    if (levels.size() > 1)
        view.iconSecondLeft = levels[1];
    if (options.ownOrder)
        putInOrder(view.cards, accounts);
    return view;
}

} // namespace quotalamp
