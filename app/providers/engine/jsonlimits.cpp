// SPDX-License-Identifier: MIT
#include "providers/engine/jsonlimits.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/model/agreement.h"
#include "core/model/wireforms.h"
#include "providers/engine/engine.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBalances = 16;
constexpr int mostCurrency = 8;

/// A count of zero or more behind a pointer; empty where there is none.
std::optional<double> amountAt(const QJsonValue& json, const QString& pointer)
{
    return pointer.isEmpty() ? std::nullopt : amountIn(at(json, pointer));
}

/// Told as what is left or as what is used, which may be more than all.
std::optional<double> leftPercentAt(const Descriptor::JsonWindow& form, const QJsonValue& json)
{
    const auto used = amountAt(json, form.usedPercent);
    return used ? std::optional(100 - *used) : amountAt(json, form.leftPercent);
}

std::optional<RateWindow> windowFromJson(
    const Descriptor::JsonWindow& form, const QJsonValue& json, const Answer& answer)
{
    RateWindow window;
    window.limit = amountAt(json, form.limit);
    window.remaining = agreedRemaining(window.limit, amountAt(json, form.remaining), amountAt(json, form.used));
    const auto percent = leftPercentAt(form, json);
    if (percent && window.limit && !agreesWithPercent(window.limit, window.remaining, *percent))
        window.remaining.reset();
    else if (percent) {
        window.limit = 100;
        window.remaining = std::clamp(*percent, 0.0, 100.0);
    }
    if (!window.limit && !window.remaining)
        return std::nullopt;
    window.id = form.id;
    window.label = form.label;
    window.unit = form.unit;
    window.refill = form.refill;
    window.period = form.period;
    if (!form.reset.isEmpty())
        window.resetsAt = resetIn(at(json, form.reset), form.resetForm, answer);
    return window;
}

QString currency(const Descriptor::JsonBalance& form, const QJsonValue& json, const QString& host)
{
    if (!form.currencyByHost.empty()) {
        const auto known = form.currencyByHost.find(host);
        return known == form.currencyByHost.end() ? QString() : known->second;
    }
    if (form.currencyAt.isEmpty())
        return form.currency;
    const QString text = at(json, form.currencyAt).toString().trimmed().toUpper();
    return plainText(text, mostCurrency) == text ? text : QString();
}

std::optional<Decimal> decimalAt(const QJsonValue& json, const QString& pointer)
{
    return pointer.isEmpty() ? std::nullopt : Decimal::from(at(json, pointer));
}

std::optional<Decimal> remaining(const Descriptor::JsonBalance& form, const QJsonValue& json)
{
    if (const auto told = decimalAt(json, form.remaining))
        return told;
    const auto all = decimalAt(json, form.limit.isEmpty() ? form.total : form.limit);
    const auto used = decimalAt(json, form.used);
    return all && used ? all->minus(*used) : std::nullopt;
}

QJsonArray elements(const Descriptor::JsonBalance& form, const QJsonValue& json)
{
    return form.each.isEmpty() ? QJsonArray{json} : at(json, form.each).toArray();
}

/// Of a vital balance that is told nothing is left, in no currency.
bool isSpent(const Descriptor::JsonBalance& form, const QJsonValue& json)
{
    bool told = false;
    const QJsonArray all = elements(form, json);
    for (const auto& element : all) {
        const auto left = remaining(form, element);
        if (left && left->isPositive())
            return false;
        told = told || left;
    }
    return form.vital && told;
}

/// An amount, or the word that there is none.
bool isAmount(const QJsonValue& json, const QString& pointer)
{
    if (pointer.isEmpty())
        return false;
    const QJsonValue value = at(json, pointer);
    return value.isNull() || value.isDouble() || (value.isString() && (value.toString().isEmpty() || number(value)));
}

bool holds(const Descriptor::JsonWindow& form, const QJsonValue& json)
{
    const std::array pointers{form.limit, form.remaining, form.used, form.usedPercent, form.leftPercent};
    return std::ranges::any_of(pointers, [&json](const QString& pointer) { return isAmount(json, pointer); });
}

bool holds(const Descriptor::JsonBalance& form, const QJsonValue& json)
{
    // Newer versions of Qt take a list that is missing for one that is empty, if they are compared.
    const QJsonValue list = form.each.isEmpty() ? QJsonValue(QJsonValue::Undefined) : at(json, form.each);
    if (list.isNull() || (list.isArray() && list.toArray().isEmpty()))
        return true;
    const std::array pointers{form.remaining, form.limit, form.total, form.used};
    const QJsonArray all = elements(form, json);
    return std::ranges::any_of(all, [&pointers](const QJsonValue& element) {
        return std::ranges::any_of(pointers, [&](const QString& pointer) { return isAmount(element, pointer); });
    });
}

} // namespace

bool holdsAmounts(const Descriptor::Free& free, const QJsonValue& json)
{
    const auto holdsForm = [&json](const auto& form) { return holds(form, json); };
    const bool expected = !free.windows.empty() || !free.balances.empty();
    return !expected || std::ranges::any_of(free.windows, holdsForm) || std::ranges::any_of(free.balances, holdsForm);
}

std::vector<RateWindow> windowsFromJson(const Descriptor::Free& free, const QJsonValue& json, const Answer& answer)
{
    std::vector<RateWindow> windows;
    for (const auto& form : free.windows) {
        if (auto window = windowFromJson(form, json, answer))
            windows.push_back(std::move(*window));
    }
    return windows;
}

std::vector<Balance> balancesFromJson(const Descriptor::Free& free, const QJsonValue& json, const QString& host)
{
    std::vector<Balance> balances;
    for (const auto& form : free.balances) {
        const QJsonArray all = elements(form, json);
        for (qsizetype i = 0; i < std::min(all.size(), mostBalances); ++i) {
            const auto left = remaining(form, all.at(i));
            if (!left)
                continue;
            Balance balance{
                form.id, form.label, currency(form, all.at(i), host), left, decimalAt(all.at(i), form.limit)};
            if (!form.each.isEmpty() && !balance.currency.isEmpty())
                balance.id += u'-' + balance.currency.toLower();
            balances.push_back(std::move(balance));
        }
    }
    return balances;
}

std::optional<Error> refusalInJson(
    const Descriptor& provider, const Descriptor::Free& free, const QJsonValue& json, const Answer& answer)
{
    for (const auto& [pointer, kind] : free.refusals.whenTrue) {
        if (at(json, pointer).toBool())
            return Error{kind, answer.status, {}, {}};
    }
    for (const auto& [pointer, kind] : free.refusals.whenFalse) {
        if (at(json, pointer) == QJsonValue(false))
            return Error{kind, answer.status, {}, {}};
    }
    if (std::ranges::any_of(free.balances, [&json](const auto& form) { return isSpent(form, json); }))
        return Error{ErrorKind::NoCredit, answer.status, {}, {}};
    for (auto it = free.refusals.success.begin(); it != free.refusals.success.end(); ++it) {
        const QJsonValue told = at(json, it.key());
        if (told == it.value())
            continue;
        if (told.isUndefined())
            return Error{ErrorKind::NotAProvider, answer.status, {}, {}};
        const QString code = told.isString() ? told.toString() : QString::number(told.toInteger());
        return errorInEnvelope(provider, answer, json, code);
    }
    return std::nullopt;
}

} // namespace quotalamp
