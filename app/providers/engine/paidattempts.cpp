// SPDX-License-Identifier: MIT
#include "providers/engine/paidattempts.h"

#include "providers/engine/engine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// What stands for something in a body's template.
struct Filling {
    QString model;
    std::optional<Seconds> keep;
};

/// Undefined: the member has nothing to say and is left out.
QJsonValue filled(const QJsonValue& value, const Filling& filling)
{
    if (value == "$model"_L1)
        return filling.model;
    if (value == "$keep"_L1)
        return filling.keep ? QJsonValue(QString::number(filling.keep->count()) + u's')
                            : QJsonValue(QJsonValue::Undefined);
    if (value.isArray()) {
        QJsonArray array;
        const QJsonArray elements = value.toArray();
        for (const auto& element : elements)
            array.append(filled(element, filling));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject members = value.toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
        object.insert(member.key(), filled(member.value(), filling)); // an undefined value inserts nothing
    return object;
}

bool isBadRequest(const Answer& answer)
{
    return answer.status == 400 || answer.status == 422;
}

bool hasAny(const QString& text, std::span<const QLatin1StringView> parts)
{
    return std::ranges::any_of(parts, [&text](QLatin1StringView part) { return text.contains(part); });
}

/// Whether it is the budget's name that was refused, not its number.
bool refusesBudgetKey(const Descriptor::Budget& budget, const ErrorBody& body)
{
    static constexpr std::array aboutNumbers{"maximum"_L1, "too large"_L1, "larger than"_L1, "at most"_L1, "exceed"_L1};
    return !budget.key.isEmpty() && (body.parameter == budget.key || body.message.contains(budget.key))
        && !hasAny(body.message.toLower(), aboutNumbers);
}

/// The members that providers have for the output budget, and the other name of each.
struct BudgetName {
    QLatin1StringView name;
    QLatin1StringView other;
};
constexpr std::array budgetNames{BudgetName{"max_completion_tokens"_L1, "max_tokens"_L1},
    BudgetName{"max_tokens"_L1, "max_completion_tokens"_L1}, BudgetName{"max_output_tokens"_L1, {}},
    BudgetName{"max_new_tokens"_L1, {}}, BudgetName{"max_tokens_to_sample"_L1, "max_tokens"_L1}};

constexpr int usualWider = 16;
constexpr int widest = 64; ///< tokens; more than that is no small request any more

/// Of any provider: it speaks of the output budget, and says that it is too little.
bool speaksOfTooSmallABudget(const ErrorBody& body)
{
    static constexpr std::array budget{"max_tokens"_L1, "max tokens"_L1, "max_completion_tokens"_L1,
        "max_output_tokens"_L1, "max_new_tokens"_L1, "output limit"_L1, "output token"_L1, "completion token"_L1,
        "token budget"_L1, "token limit"_L1, "thinking budget"_L1, "budget_tokens"_L1};
    static constexpr std::array tooLittle{"minimum"_L1, "at least"_L1, ">="_L1, "≥"_L1, "greater than"_L1,
        "too small"_L1, "too low"_L1, "too few"_L1, "too short"_L1, "below"_L1, "higher"_L1, "increase"_L1, "larger"_L1,
        "was reached"_L1, "were reached"_L1, "reasoning"_L1, "thinking"_L1, "not enough"_L1, "insufficient"_L1};
    static constexpr std::array somethingElse{"at most"_L1, "maximum"_L1, "less than"_L1, "too large"_L1, "too high"_L1,
        "exceed"_L1, "not supported"_L1, "unsupported"_L1, "instead"_L1, "unrecognized"_L1, "unknown"_L1, "context"_L1};
    const QString text = body.message.toLower();
    return hasAny(text, budget) && hasAny(text, tooLittle) && !hasAny(text, somethingElse);
}

/// What a refusal says; empty where its body is no JSON.
std::optional<ErrorBody> spokenError(const Answer& answer)
{
    const auto& json = answer.json().value;
    return json ? errorBody(*json) : std::nullopt;
}

/// The least that a refusal asks for: "at least 16", "a value >= 16", "minimum of 32".
int leastTokens(const QString& message)
{
    static const QRegularExpression form(
        uR"((?:at least|>=|≥|minimum(?: value)?(?: is| of|:)?|greater than or equal to) *(\d{1,5})\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return form.match(message).captured(1).toInt();
}

/// Empty where no wider one is of use.
std::optional<int> widerBudget(const Descriptor::Budget& budget, int tried, const Answer& answer)
{
    const ErrorBody body = spokenError(answer).value_or(ErrorBody{});
    const int asked = leastTokens(body.message);
    if (asked > tried && asked <= widest)
        return asked;
    if (tried < budget.wider)
        return budget.wider;
    return tried < widest ? std::optional(widest) : std::nullopt;
}

} // namespace

Descriptor::Budget budgetOf(const Descriptor::Paid& paid)
{
    Descriptor::Budget budget = paid.budget;
    for (const BudgetName& each : budgetNames) {
        const bool its = budget.key.isEmpty() ? paid.body.contains(each.name) : budget.key == each.name;
        if (!its)
            continue;
        budget.key = each.name;
        if (budget.fallback.isEmpty())
            budget.fallback = each.other;
        break;
    }
    if (budget.wider == 0 && !budget.key.isEmpty())
        budget.wider = usualWider;
    return budget;
}

bool saysBudgetTooSmall(const Descriptor& provider, const Answer& answer)
{
    if (!provider.paid || !isBadRequest(answer))
        return false;
    const auto body = spokenError(answer);
    if (!body)
        return false;
    const auto& known = provider.paid->budget.tooSmall;
    return body->code.contains("below_min"_L1) || speaksOfTooSmallABudget(*body)
        || std::ranges::any_of(known, [&body](const QString& part) { return body->message.contains(part); });
}

bool saysModelRefused(const Descriptor& provider, const Answer& answer)
{
    static constexpr std::array statuses{400, 403, 404, 410, 422};
    if (answer.failure != TransportError::None || std::ranges::find(statuses, answer.status) == statuses.end()
        || saysBudgetTooSmall(provider, answer))
        return false;
    const ErrorBody body = spokenError(answer).value_or(ErrorBody{});
    if (answer.status == 404 || body.parameter == "model"_L1)
        return true;
    static constexpr std::array refusals{"not found"_L1, "not exist"_L1, "no access"_L1, "not have access"_L1,
        "decommissioned"_L1, "deprecated"_L1, "retired"_L1, "no longer"_L1, "not support"_L1, "unsupported"_L1,
        "unknown"_L1, "invalid"_L1, "not available"_L1, "unavailable"_L1, "terms"_L1, "not a chat"_L1, "not allowed"_L1,
        "not permitted"_L1, "not enabled"_L1, "blocked"_L1, "only supports"_L1, "not a valid"_L1};
    static constexpr std::array codes{"model_not"_L1, "model_decom"_L1, "model_terms"_L1, "invalid_model"_L1,
        "unsupported_model"_L1, "model_perm"_L1};
    if (hasAny(body.code.toLower(), codes) || hasAny(body.type.toLower(), codes))
        return true;
    const QString text = body.message.toLower();
    // A parameter that this model does not know is no refusal of the model.
    return text.contains("model"_L1) && hasAny(text, refusals) && !text.contains("parameter"_L1)
        && !text.contains("max_tokens"_L1) && !text.contains("api key"_L1);
}

std::optional<PaidAttempt> nextAttempt(
    const Descriptor& provider, const PaidAttempt& attempt, const QStringList& models, const Answer& answer)
{
    if (!provider.paid || answer.failure != TransportError::None || answer.status < 400
        || !windowsFromHeaders(provider, answer, attempt.model).empty())
        return std::nullopt;
    const Descriptor::Budget budget = budgetOf(*provider.paid);
    if (saysBudgetTooSmall(provider, answer)) {
        const auto wider = budget.key.isEmpty() ? std::nullopt : widerBudget(budget, attempt.budget, answer);
        return wider ? std::optional(PaidAttempt{attempt.model, attempt.fallback, *wider}) : std::nullopt;
    }
    const ErrorBody body = spokenError(answer).value_or(ErrorBody{});
    if (isBadRequest(answer) && !attempt.fallback && !budget.fallback.isEmpty() && refusesBudgetKey(budget, body))
        return PaidAttempt{attempt.model, true, attempt.budget};
    if (!saysModelRefused(provider, answer))
        return std::nullopt;
    const QString other = models.value(models.indexOf(attempt.model) + 1);
    return other.isEmpty() ? std::nullopt : std::optional(PaidAttempt{other, attempt.fallback, attempt.budget});
}

QByteArray paidBody(const Descriptor::Paid& paid, const PaidAttempt& attempt, std::optional<Seconds> keep)
{
    QJsonObject body = filled(paid.body, {attempt.model, keep}).toObject();
    const Descriptor::Budget budget = budgetOf(paid);
    if (attempt.budget > 0 && !budget.key.isEmpty())
        body[budget.key] = attempt.budget;
    if (attempt.fallback && !budget.fallback.isEmpty()) {
        body[budget.fallback] = body.value(budget.key);
        body.remove(budget.key);
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace quotalamp
