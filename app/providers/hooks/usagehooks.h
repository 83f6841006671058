// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/error.h"
#include "core/model/reading.h"
#include "core/model/wireforms.h"
#include "core/net/http.h"

#include <QJsonValue>

#include <optional>
#include <vector>

namespace quotalamp {

/// What a hook makes of an answer.
struct Usage {
    std::vector<RateWindow> windows{};
    std::vector<Balance> balances{};
    std::optional<TimePoint> retryAt{}; ///< of a refusal: when it is of use to ask again
    std::optional<ErrorKind> means{};   ///< of a refusal that is none for going too fast: what it is
    std::vector<Spend> spends{};
    std::vector<ConfiguredLimit> configuredLimits{};
    std::optional<SavedResets> savedResets{};
};

/// Reads limits from an answer whose format data cannot describe. Empty where it is in none that the hook knows. Also
/// given refusals for going too fast.
using UsageHook = std::optional<Usage> (*)(const QJsonValue& json, const Answer& answer);

/// By the name that a descriptor uses: "claude-usage", "openai-costs". Null for no such.
[[nodiscard]] UsageHook usageHook(QStringView name);

/// Reads limits from the headers of answers that the person's own programs get, where names and values follow a rule of the
/// provider's own. Its limits are called as the provider's other answers call them.
struct HeaderHook {
    bool (*reads)(QByteArrayView name); ///< whether it reads a header of this name, in small letters
    UsageHook hook;                     ///< is given no JSON
};

/// By the name that a descriptor uses: "codex-headers". Null for no such.
[[nodiscard]] const HeaderHook* headerHook(QStringView name);

// The hooks, each in a file of its own.
[[nodiscard]] std::optional<Usage> claudeUsage(const QJsonValue& json, const Answer& answer);
/// "rate_limits" of what Claude Code tells the command for its status line; a window that is over is left out.
[[nodiscard]] std::optional<Usage> claudeStatusline(const QJsonValue& json, const Answer& answer);
/// "anthropic-ratelimit-unified-5h-utilization" and so on, as answers to a subscription have them: shares of 0–1, resets in
/// seconds since 1970.
[[nodiscard]] bool isClaudeHeader(QByteArrayView name);
[[nodiscard]] std::optional<Usage> claudeHeaders(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> codexUsage(const QJsonValue& json, const Answer& answer);
/// The list of a plan's saved resets, which is told apart from its usage.
[[nodiscard]] std::optional<Usage> codexResets(const QJsonValue& json, const Answer& answer);
/// "rate_limits" of a line that Codex writes into its session files, as it was when `answer` was received.
[[nodiscard]] std::optional<Usage> codexSession(const QJsonValue& json, const Answer& answer);
/// "x-codex-primary-used-percent" and so on, of the plan and of limits of their own; source:
/// codex-rs/codex-api/src/rate_limits.rs of the tool.
[[nodiscard]] bool isCodexHeader(QByteArrayView name);
[[nodiscard]] std::optional<Usage> codexHeaders(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> copilotUsage(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> kimiUsage(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> zaiUsage(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> minimaxRemains(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> deepInfraCredit(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> xaiCredit(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> geminiQuota(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> openRouterLimit(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> limitInWords(const QJsonValue& json, const Answer& answer);
/// "limited to 8 requests per minute", "rate limit of 30,000 input tokens per minute"; not "add credits for 1000 requests".
[[nodiscard]] std::optional<RateWindow> limitOfThePlan(const Answer& answer);
// Those of organisations, in organisationreports.cpp and organisationlimits.cpp.
[[nodiscard]] std::optional<Usage> anthropicCosts(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> anthropicTokens(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> anthropicLimits(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> openaiCosts(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> openaiTokens(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> openaiLimits(const QJsonValue& json, const Answer& answer);
// Those of Fireworks, in fireworksaccount.cpp.
[[nodiscard]] std::optional<Usage> fireworksCosts(const QJsonValue& json, const Answer& answer);
[[nodiscard]] std::optional<Usage> fireworksQuotas(const QJsonValue& json, const Answer& answer);

// What several of them need.

/// A window of which the answer tells the share used, 0–100; more than all is all.
[[nodiscard]] RateWindow percentWindow(const QString& id, double usedPercent);
/// A number of zero or more; empty where it is none.
[[nodiscard]] std::optional<double> amountIn(const QJsonValue& value);
/// ISO 4217 in capital letters; empty where it is none.
[[nodiscard]] QString currencyIn(const QJsonValue& value);
/// A reset on our clock; null, absent and unusable are unknown: a window that has not begun has none.
[[nodiscard]] std::optional<TimePoint> resetIn(const QJsonValue& value, ResetForm form, const Answer& answer);
/// "5h", "7d", "90m", "1mo", as ids of windows begin with them.
[[nodiscard]] QString lengthId(Seconds length);
/// A name of the server's own as a part of an id: "GPT-5 Spark" → "gpt-5-spark".
[[nodiscard]] QString idPart(const QString& name);
/// A member's name for people: "iguana_necktie" → "Iguana necktie".
[[nodiscard]] QString labelFrom(QString name);
/// Adds it unless there is a window with this id for the same model.
void addNew(std::vector<RateWindow>& windows, RateWindow window);

} // namespace quotalamp
