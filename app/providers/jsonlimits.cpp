#include "providers/jsonlimits.h"

#include "core/decimal.h"
#include "core/json.h"
#include "core/limits.h"
#include "core/text.h"
#include "providers/engine.h"

#include <QJsonArray>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBalances = 16;
constexpr int mostCurrency = 8;

/// A count of zero or more behind a pointer; empty where there is none.
std::optional<double> amount(const QJsonValue& json, const QString& pointer)
{
    const auto value = pointer.isEmpty() ? std::nullopt : number(at(json, pointer));
    return value && *value >= 0 ? value : std::nullopt;
}

/// As a header would write it, so that both are understood in the same way.
QByteArray written(const QJsonValue& value)
{
    if (value.isDouble())
        return QByteArray::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
    return value.toString().toLatin1();
}

std::optional<RateWindow> read(const Descriptor::JsonWindow& form, const QJsonValue& json, const Answer& answer)
{
    RateWindow window;
    window.limit = amount(json, form.limit);
    window.remaining = amount(json, form.remaining);
    if (const auto used = amount(json, form.used); used && window.limit && !window.remaining)
        window.remaining = std::max(0.0, *window.limit - *used);
    if (const auto percent = amount(json, form.usedPercent)) {
        window.limit = 100;
        window.remaining = std::max(0.0, 100.0 - *percent);
    }
    if (!window.limit && !window.remaining)
        return std::nullopt;
    window.id = form.id;
    window.label = form.label;
    window.unit = form.unit;
    window.refill = form.refill;
    window.period = form.period;
    if (!form.reset.isEmpty()) {
        const auto skew = serverSkew(answer.headers, answer.receivedAt);
        window.resetsAt = parseReset(written(at(json, form.reset)), form.resetForm, answer.receivedAt, skew);
    }
    return window;
}

QString currency(const Descriptor::JsonBalance& form, const QJsonValue& json)
{
    if (form.currencyAt.isEmpty())
        return form.currency;
    const QString text = at(json, form.currencyAt).toString().trimmed().toUpper();
    return plainText(text, mostCurrency) == text ? text : QString();
}

QString decimalText(const std::optional<Decimal>& value)
{
    return value ? value->text() : QString();
}

std::optional<Balance> read(const Descriptor::JsonBalance& form, const QJsonValue& json)
{
    const auto behind = [&json](const QString& pointer) {
        return pointer.isEmpty() ? std::nullopt : Decimal::from(at(json, pointer));
    };
    const auto limit = behind(form.limit);
    const auto used = behind(form.used);
    auto remaining = behind(form.remaining);
    if (!remaining && limit && used)
        remaining = limit->minus(*used);
    if (!remaining)
        return std::nullopt;
    return Balance{form.id, form.label, currency(form, json), remaining->text(), decimalText(limit)};
}

} // namespace

std::vector<RateWindow> windowsFromJson(const Descriptor::Free& free, const QJsonValue& json, const Answer& answer)
{
    std::vector<RateWindow> windows;
    for (const auto& form : free.windows) {
        if (auto window = read(form, json, answer))
            windows.push_back(std::move(*window));
    }
    return windows;
}

std::vector<Balance> balancesFromJson(const Descriptor::Free& free, const QJsonValue& json)
{
    std::vector<Balance> balances;
    for (const auto& form : free.balances) {
        QJsonArray elements{json};
        if (!form.each.isEmpty())
            elements = at(json, form.each).toArray();
        for (qsizetype i = 0; i < std::min(elements.size(), mostBalances); ++i) {
            auto balance = read(form, elements.at(i));
            if (!balance)
                continue;
            if (!form.each.isEmpty() && !balance->currency.isEmpty())
                balance->id += u'-' + balance->currency.toLower();
            balances.push_back(std::move(*balance));
        }
    }
    return balances;
}

std::optional<Error> refusalInJson(
    const Descriptor& provider, const Descriptor::Free& free, const QJsonValue& json, const Answer& answer)
{
    for (const auto& [pointer, kind] : free.refusedIf) {
        if (at(json, pointer).toBool())
            return Error{kind, answer.status, {}, {}};
    }
    for (auto it = free.success.begin(); it != free.success.end(); ++it) {
        const QJsonValue told = at(json, it.key());
        if (told == it.value())
            continue;
        if (told.isUndefined())
            return Error{ErrorKind::NotAProvider, answer.status, {}, {}};
        const QString code = told.isString() ? told.toString() : QString::number(told.toInteger());
        const auto known = provider.errorCodes.find(code);
        return Error{known == provider.errorCodes.end() ? ErrorKind::Http : known->second, answer.status, {}, {}};
    }
    return std::nullopt;
}

} // namespace quotalamp
