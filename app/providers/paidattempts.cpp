#include "providers/paidattempts.h"

#include "providers/engine.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

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

bool saysNoSuchModel(const Answer& answer, const ErrorBody& body)
{
    return answer.status == 404 || body.code == "model_not_found"_L1;
}

/// Whether it is the budget's name that was refused.
bool refusesBudgetKey(const Descriptor::Budget& budget, const ErrorBody& body)
{
    return !budget.key.isEmpty() && (body.parameter == budget.key || body.message.contains(budget.key));
}

bool isBadRequest(const Answer& answer)
{
    return answer.status == 400 || answer.status == 422;
}

} // namespace

bool saysBudgetTooSmall(const Descriptor& provider, const Answer& answer)
{
    if (!provider.paid || !isBadRequest(answer))
        return false;
    const auto body = errorBody(answer.body);
    return body && std::ranges::any_of(provider.paid->budget.tooSmall, [&body](const QString& part) {
        return body->message.contains(part);
    });
}

std::optional<PaidAttempt> nextAttempt(
    const Descriptor& provider, const PaidAttempt& attempt, const QStringList& models, const Answer& answer)
{
    if (!provider.paid || answer.failure != TransportError::None || answer.status < 400
        || !windowsFromHeaders(provider, answer, attempt.model).empty())
        return std::nullopt;
    const ErrorBody body = errorBody(answer.body).value_or(ErrorBody{});
    if (saysNoSuchModel(answer, body)) {
        const bool first = attempt.model == models.value(0);
        if (!first || models.size() < 2)
            return std::nullopt;
        return PaidAttempt{models.at(1), attempt.fallback, attempt.wider};
    }
    const Descriptor::Budget& budget = provider.paid->budget;
    if (saysBudgetTooSmall(provider, answer)) {
        if (attempt.wider || budget.wider == 0)
            return std::nullopt;
        return PaidAttempt{attempt.model, attempt.fallback, true};
    }
    if (!isBadRequest(answer) || attempt.fallback || budget.fallback.isEmpty() || !refusesBudgetKey(budget, body))
        return std::nullopt;
    return PaidAttempt{attempt.model, true, attempt.wider};
}

QByteArray paidBody(const Descriptor::Paid& paid, const PaidAttempt& attempt, std::optional<Seconds> keep)
{
    QJsonObject body = filled(paid.body, {attempt.model, keep}).toObject();
    const Descriptor::Budget& budget = paid.budget;
    if (attempt.wider)
        body[budget.key] = budget.wider;
    if (attempt.fallback) {
        body[budget.fallback] = body.value(budget.key);
        body.remove(budget.key);
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace quotalamp
