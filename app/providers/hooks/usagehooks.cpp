// SPDX-License-Identifier: MIT
#include "providers/hooks/usagehooks.h"

#include "core/base/hyphenated.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/model/agreement.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 60;
constexpr std::size_t mostWindows = 32;

struct NamedHook {
    QLatin1StringView name;
    UsageHook hook;
};
constexpr std::array hooks{
    NamedHook{"claude-usage"_L1, claudeUsage},
    NamedHook{"claude-statusline"_L1, claudeStatusline},
    NamedHook{"codex-usage"_L1, codexUsage},
    NamedHook{"codex-resets"_L1, codexResets},
    NamedHook{"codex-session"_L1, codexSession},
    NamedHook{"copilot-usage"_L1, copilotUsage},
    NamedHook{"kimi-usages"_L1, kimiUsage},
    NamedHook{"zai-usage"_L1, zaiUsage},
    NamedHook{"minimax-remains"_L1, minimaxRemains},
    NamedHook{"deepinfra-credit"_L1, deepInfraCredit},
    NamedHook{"xai-credit"_L1, xaiCredit},
    NamedHook{"gemini-quota"_L1, geminiQuota},
    NamedHook{"openrouter-limit"_L1, openRouterLimit},
    NamedHook{"limit-in-words"_L1, limitInWords},
    NamedHook{"anthropic-costs"_L1, anthropicCosts},
    NamedHook{"anthropic-tokens"_L1, anthropicTokens},
    NamedHook{"anthropic-limits"_L1, anthropicLimits},
    NamedHook{"openai-costs"_L1, openaiCosts},
    NamedHook{"openai-tokens"_L1, openaiTokens},
    NamedHook{"openai-limits"_L1, openaiLimits},
    NamedHook{"fireworks-costs"_L1, fireworksCosts},
    NamedHook{"fireworks-quotas"_L1, fireworksQuotas},
};

struct NamedHeaderHook {
    QLatin1StringView name;
    HeaderHook hook;
};
constexpr std::array headerHooks{NamedHeaderHook{"claude-headers"_L1, {isClaudeHeader, claudeHeaders}},
    NamedHeaderHook{"codex-headers"_L1, {isCodexHeader, codexHeaders}}};

} // namespace

const HeaderHook* headerHook(QStringView name)
{
    const auto* found =
        std::ranges::find_if(headerHooks, [name](const NamedHeaderHook& each) { return name == each.name; });
    return found == headerHooks.end() ? nullptr : &found->hook;
}

UsageHook usageHook(QStringView name)
{
    const auto* found = std::ranges::find_if(hooks, [name](const NamedHook& each) { return name == each.name; });
    return found == hooks.end() ? nullptr : found->hook;
}

RateWindow percentWindow(const QString& id, double usedPercent)
{
    RateWindow window;
    window.id = id;
    window.unit = Unit::Percent;
    window.refill = Refill::Fixed;
    window.limit = 100;
    window.remaining = std::clamp(100.0 - usedPercent, 0.0, 100.0);
    return window;
}

std::optional<TimePoint> resetIn(const QJsonValue& value, ResetForm form, const Answer& answer)
{
    const QByteArray written = value.isDouble()
        ? QByteArray::number(value.toDouble(), 'f', QLocale::FloatingPointShortest)
        : value.toString().toLatin1();
    return parseReset(written, form, answer.receivedAt, serverSkew(answer.headers, answer.receivedAt));
}

std::optional<double> amountIn(const QJsonValue& value)
{
    const auto amount = number(value);
    return amount && *amount >= 0 ? amount : std::nullopt;
}

QString currencyIn(const QJsonValue& value)
{
    static const QRegularExpression form(u"\\A[A-Z]{3}\\z"_s);
    const QString currency = value.toString().toUpper();
    return form.match(currency).hasMatch() ? currency : QString();
}

QString lengthId(Seconds length)
{
    struct Scale {
        qint64 seconds;
        QChar letter;
    };
    constexpr std::array scales{Scale{86'400, u'd'}, Scale{3600, u'h'}, Scale{60, u'm'}};
    const qint64 seconds = length.count();
    // Of a whole number of days the number says more; 730 hours are nothing but a month.
    if (isMonth(length) && seconds % (24 * 60 * 60) != 0)
        return u"1mo"_s;
    for (const Scale& scale : scales) {
        if (seconds % scale.seconds == 0)
            return QString::number(seconds / scale.seconds) + scale.letter;
    }
    return QString::number(seconds) + u's';
}

QString idPart(const QString& name)
{
    return hyphenated(plainText(name, longestName));
}

QString labelFrom(QString name)
{
    return capitalised(plainText(name.replace(u'_', u' '), longestName));
}

void addNew(std::vector<RateWindow>& windows, RateWindow window)
{
    const bool known = std::ranges::any_of(
        windows, [&window](const RateWindow& each) { return each.id == window.id && each.model == window.model; });
    if (!known && !window.id.isEmpty() && windows.size() < mostWindows)
        windows.push_back(std::move(window));
}

} // namespace quotalamp
