// SPDX-License-Identifier: MIT
#include "core/words/openmetrics.h"

#include "core/base/text.h"
#include "core/base/version.h"
#include "core/base/wordtable.h"
#include "core/rules/standing.h"
#include "core/words/statusjson.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestValue = 100; ///< code points
constexpr std::size_t mostAccounts = 1000;
constexpr std::size_t mostOfAnAccount = 100; ///< limits; and as many balances, and as many spends

constexpr std::array dialectWords{
    Word{MetricsDialect::OpenMetrics, "openmetrics"_L1},
    Word{MetricsDialect::Prometheus, "prometheus"_L1},
};

/// One line: what stands between the braces, and the number.
struct MetricLine {
    QByteArray labels;
    QByteArray value;
};

/// What is said above the samples of one name.
struct Family {
    QByteArray name; ///< of a counter without "_total"
    const char* type;
    const char* unit; ///< empty, or how the name ends
    const char* help;
};

/// Whole numbers as such, others by the shortest text that reads back as the same. Empty for what is no number.
QByteArray valueText(double value)
{
    constexpr double exactWhole = 1e15;
    if (!std::isfinite(value))
        return {};
    if (value == std::floor(value) && std::abs(value) < exactWhole)
        return QByteArray::number(static_cast<qint64>(value));
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

QByteArray secondsText(Milliseconds duration)
{
    constexpr double millisecondsInASecond = 1000;
    return valueText(static_cast<double>(duration.count()) / millisecondsInASecond);
}

QByteArray epochText(TimePoint instant)
{
    return secondsText(instant.time_since_epoch());
}

/// `name="value"`, with the value cut and escaped.
QByteArray label(const char* name, const QString& value)
{
    QByteArray escaped = plainText(value, longestValue).toUtf8();
    escaped.replace('\\', R"(\\)").replace('"', R"(\")").replace('\n', R"(\n)");
    return name + R"(=")"_ba + escaped + '"';
}

/// The text as it grows, family by family.
class Exposition {
public:
    explicit Exposition(MetricsDialect dialect)
        : m_dialect(dialect)
    {
    }

    /// Adds all samples of one name; nothing where there is none.
    void add(const Family& family, const std::vector<MetricLine>& samples)
    {
        const bool counter = qstrcmp(family.type, "counter") == 0;
        const bool open = m_dialect == MetricsDialect::OpenMetrics;
        const QByteArray sampleName = counter ? family.name + "_total" : family.name;
        QByteArray lines;
        for (const MetricLine& sample : samples) {
            if (!sample.value.isEmpty())
                lines += sampleName + '{' + sample.labels + "} " + sample.value + '\n';
        }
        if (lines.isEmpty())
            return;
        const QByteArray named = (open ? family.name : sampleName) + ' ';
        m_text += "# TYPE " + named + family.type + '\n';
        if (open && *family.unit != 0)
            m_text += "# UNIT " + named + family.unit + '\n';
        m_text += "# HELP " + named + family.help + '\n' + lines;
    }

    [[nodiscard]] QByteArray finished() const
    {
        return m_dialect == MetricsDialect::OpenMetrics ? m_text + "# EOF\n" : m_text;
    }

private:
    MetricsDialect m_dialect;
    QByteArray m_text;
};

/// A limit with a name of its own.
struct LimitSeries {
    QByteArray labels;
    const RateWindow& window;
    const LimitStanding& standing;
    bool levelKnown; ///< the reading is fresh enough, and no reset has passed since
};

/// An account with what was decided of it.
struct AccountSeries {
    const AccountState& state;
    QByteArray labels;
    AccountStanding standing;
    bool fresh; ///< its levels may be told
    std::vector<LimitSeries> limits{};
};

/// The rows are in the order of urgency, so that of two alike the nearer one stays.
void addLimitSeries(AccountSeries& account, TimePoint now)
{
    std::set<QByteArray> known;
    for (const LimitStanding& row : account.standing.rows) {
        const auto* window = std::get_if<RateWindow>(&row.limit);
        if (window == nullptr || account.limits.size() == mostOfAnAccount)
            continue;
        const QByteArray labels =
            account.labels + ',' + label("window", row.key()) + ',' + label("unit", unitName(window->unit));
        const bool levelKnown = account.fresh && !row.isResetDue(now, account.standing.readAt);
        if (known.insert(labels).second)
            account.limits.push_back({labels, *window, row, levelKnown});
    }
}

std::vector<AccountSeries> seriesOf(const std::vector<AccountState>& states, TimePoint now, const Settings& settings)
{
    std::vector<AccountSeries> all;
    all.reserve(std::min(states.size(), mostAccounts));
    std::set<QString> known;
    for (const AccountState& state : states) {
        if (all.size() == mostAccounts || !known.insert(state.account.id).second)
            continue;
        const QByteArray labels = label("account", state.account.id) + ',' + label("provider", state.account.provider);
        const bool fresh = state.snapshot.readAt && !isTooOld(state.snapshot, now, settings.interval);
        all.push_back({state, labels, standingOf(state, now, settings), fresh});
        addLimitSeries(all.back(), now);
    }
    return all;
}

using Accounts = std::vector<AccountSeries>;

/// One sample of each limit of which `value` tells something.
template <typename Value> std::vector<MetricLine> ofLimits(const Accounts& accounts, const Value& value)
{
    std::vector<MetricLine> samples;
    for (const AccountSeries& account : accounts) {
        for (const LimitSeries& limit : account.limits)
            samples.push_back({limit.labels, value(limit)});
    }
    return samples;
}

/// The same of each account.
template <typename Value> std::vector<MetricLine> ofAccounts(const Accounts& accounts, const Value& value)
{
    std::vector<MetricLine> samples;
    for (const AccountSeries& account : accounts)
        samples.push_back({account.labels, value(account)});
    return samples;
}

QByteArray sizeOf(const LimitSeries& limit)
{
    return limit.window.limit ? valueText(*limit.window.limit) : QByteArray();
}

/// Of a bucket as it refills, so that it agrees with the share.
QByteArray remainingOf(const LimitSeries& limit)
{
    const RateWindow& window = limit.window;
    if (!limit.levelKnown || !window.remaining)
        return {};
    const bool refills = window.refill == Refill::Bucket && window.limit && limit.standing.left;
    if (!refills || limit.standing.left == window.leftShare())
        return valueText(*window.remaining);
    return valueText(std::floor(*window.limit * *limit.standing.left));
}

/// Without what a difference of binary fractions leaves at the end.
QByteArray utilizationOf(const LimitSeries& limit)
{
    constexpr double parts = 1e12;
    if (!limit.levelKnown || !limit.standing.left)
        return {};
    return valueText(std::round((1.0 - *limit.standing.left) * parts) / parts);
}

QByteArray resetOf(const LimitSeries& limit)
{
    return limit.window.resetsAt ? epochText(*limit.window.resetsAt) : QByteArray();
}

QByteArray lengthOf(const LimitSeries& limit)
{
    return limit.window.period ? secondsText(*limit.window.period) : QByteArray();
}

QByteArray endOf(const LimitSeries& limit)
{
    const auto& forecast = limit.standing.forecast;
    return limit.levelKnown && forecast && forecast->runsOutAt ? epochText(*forecast->runsOutAt) : QByteArray();
}

void addLimitFamilies(Exposition& text, const Accounts& accounts)
{
    text.add({"quotalamp_limit", "gauge", "", "How much the limit allows, as the provider told it last."},
        ofLimits(accounts, sizeOf));
    text.add(
        {"quotalamp_limit_remaining", "gauge", "", "What is left of the limit now."}, ofLimits(accounts, remainingOf));
    text.add({"quotalamp_limit_utilization_ratio", "gauge", "ratio",
                 "The share of the limit that is used, from 0 to 1; 1 only where nothing is left."},
        ofLimits(accounts, utilizationOf));
    text.add({"quotalamp_limit_reset_timestamp_seconds", "gauge", "seconds",
                 "When the limit comes back, or a bucket is full again."},
        ofLimits(accounts, resetOf));
    text.add({"quotalamp_limit_window_seconds", "gauge", "seconds", "The length of the limit's window."},
        ofLimits(accounts, lengthOf));
    text.add({"quotalamp_limit_runs_out_timestamp_seconds", "gauge", "seconds",
                 "When the limit will have run out by the forecast; absent where it lasts until its reset."},
        ofLimits(accounts, endOf));
}

std::vector<MetricLine> balances(const Accounts& accounts)
{
    std::vector<MetricLine> samples;
    for (const AccountSeries& account : accounts) {
        std::set<QByteArray> known;
        for (const LimitStanding& row : account.standing.rows) {
            const auto* balance = std::get_if<Balance>(&row.limit);
            if (balance == nullptr || !balance->remaining || !account.fresh || known.size() == mostOfAnAccount)
                continue;
            const QByteArray labels =
                account.labels + ',' + label("balance", balance->id) + ',' + label("currency", balance->currency);
            if (known.insert(labels).second)
                samples.push_back({labels, valueText(balance->remaining->approximate())});
        }
    }
    return samples;
}

std::vector<MetricLine> spends(const Accounts& accounts, TimePoint now)
{
    std::vector<MetricLine> samples;
    for (const AccountSeries& account : accounts) {
        if (!account.fresh || !account.state.snapshot.reading)
            continue;
        std::set<QByteArray> known;
        for (const Spend& spend : account.state.snapshot.reading->spends) {
            if (spend.kind != Spend::Kind::Money || !isCurrent(spend, now) || known.size() == mostOfAnAccount)
                continue;
            const QByteArray labels = account.labels + ',' + label("period", spendId(spend.period, spend.kind)) + ','
                + label("currency", spend.currency);
            if (known.insert(labels).second)
                samples.push_back({labels, valueText(spend.amount.approximate())});
        }
    }
    return samples;
}

void addMoneyFamilies(Exposition& text, const Accounts& accounts, TimePoint now)
{
    text.add(
        {"quotalamp_balance", "gauge", "", "Money or credit that is left; negative for a debt."}, balances(accounts));
    text.add({"quotalamp_spend", "gauge", "", "Money that was spent since the day or month began, in UTC."},
        spends(accounts, now));
}

QByteArray lastSuccess(const AccountSeries& account)
{
    const auto& readAt = account.state.snapshot.readAt;
    return readAt ? epochText(*readAt) : QByteArray();
}

QByteArray isUp(const AccountSeries& account)
{
    if (!account.state.snapshot.checkedAt)
        return {};
    return isReachable(account.state.snapshot) ? "1"_ba : "0"_ba;
}

std::vector<MetricLine> errors(const Accounts& accounts)
{
    std::vector<MetricLine> samples;
    for (const AccountSeries& account : accounts) {
        if (const auto& error = account.state.snapshot.error)
            samples.push_back({account.labels + ',' + label("kind", errorKindName(error->kind)), "1"_ba});
    }
    return samples;
}

std::vector<MetricLine> infos(const Accounts& accounts, bool labels)
{
    std::vector<MetricLine> samples;
    for (const AccountSeries& account : accounts) {
        QByteArray all = account.labels;
        if (const QString& key = account.state.snapshot.keyFingerprint; !key.isEmpty())
            all += ',' + label("key", key);
        if (labels)
            all += ',' + label("label", account.state.account.label);
        samples.push_back({all, "1"_ba});
    }
    return samples;
}

void addAccountFamilies(Exposition& text, const Accounts& accounts, const MetricsScope& scope)
{
    text.add(
        {"quotalamp_last_success_timestamp_seconds", "gauge", "seconds", "When the provider last told what is left."},
        ofAccounts(accounts, lastSuccess));
    text.add(
        {"quotalamp_up", "gauge", "", "Whether the last probe of the account succeeded."}, ofAccounts(accounts, isUp));
    text.add({"quotalamp_account_error", "gauge", "", "What went wrong with the last probe; absent without an error."},
        errors(accounts));
    text.add({"quotalamp_account_info", "gauge", "", "What is known of the account that no number says."},
        infos(accounts, scope.labels));
}

void addProbeFamilies(Exposition& text, const Accounts& accounts, const ProbeCounts& counts)
{
    std::vector<MetricLine> outcomes;
    std::vector<MetricLine> durations;
    for (const AccountSeries& account : accounts) {
        const auto count = counts.find(account.state.account.id);
        static const ProbeCount none;
        const ProbeCount& probes = count == counts.end() ? none : count->second;
        const auto outcome = [&account](const QString& name) { return account.labels + ',' + label("outcome", name); };
        outcomes.push_back({outcome(u"success"_s), QByteArray::number(probes.successes)});
        outcomes.push_back({outcome(u"failure"_s), QByteArray::number(probes.failures)});
        if (probes.took)
            durations.push_back({account.labels, secondsText(*probes.took)});
    }
    text.add(
        {"quotalamp_probes", "counter", "", "How often the account was asked since the program started."}, outcomes);
    text.add({"quotalamp_probe_duration_seconds", "gauge", "seconds", "How long the last probe took."}, durations);
}

} // namespace

QByteArray metricsText(
    const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings, const MetricsScope& scope)
{
    const Accounts all = seriesOf(accounts, now, settings);
    Exposition text(scope.dialect);
    text.add({"quotalamp_build_info", "gauge", "", "The version of Quotalamp that tells this."},
        {{label("version", QString::fromLatin1(version)), "1"_ba}});
    addLimitFamilies(text, all);
    addMoneyFamilies(text, all, now);
    addAccountFamilies(text, all, scope);
    if (scope.probes)
        addProbeFamilies(text, all, *scope.probes);
    return text.finished();
}

QString metricsDialectName(MetricsDialect dialect)
{
    return wordOf(dialectWords, dialect);
}

std::optional<MetricsDialect> metricsDialectFromName(QStringView name)
{
    return valueOf(dialectWords, name);
}

QByteArray metricsMediaType(MetricsDialect dialect)
{
    return dialect == MetricsDialect::OpenMetrics ? "application/openmetrics-text; version=1.0.0; charset=utf-8"_ba
                                                  : "text/plain; version=0.0.4; charset=utf-8"_ba;
}

} // namespace quotalamp
