// SPDX-License-Identifier: MIT
#include "providers/engine/ratelimitfields.h"

#include "core/base/text.h"
#include "core/model/wireforms.h"

#include <QMap>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostItems = 16;
constexpr int mostName = 60;
constexpr double longestPeriod = 400.0 * 24 * 60 * 60; ///< s

/// One member of a list: its name, and its parameters.
struct Item {
    QString name;
    QMap<QString, QByteArray> parameters;
};

/// Splits at `mark` outside quotes.
QList<QByteArray> split(const QByteArray& text, char mark)
{
    QList<QByteArray> parts{QByteArray()};
    bool quoted = false;
    for (const char character : text) {
        if (character == '"')
            quoted = !quoted;
        if (character == mark && !quoted)
            parts.append(QByteArray());
        else
            parts.last().append(character);
    }
    for (QByteArray& part : parts)
        part = part.trimmed();
    return parts;
}

QString policyName(const QByteArray& text)
{
    const bool quoted = text.size() >= 2 && text.startsWith('"') && text.endsWith('"');
    return plainText(QString::fromUtf8(quoted ? text.sliced(1, text.size() - 2) : text), mostName);
}

/// Of several names the last one counts: Hugging Face puts the kind of its policy before it.
Item itemFrom(const QByteArray& text)
{
    Item item;
    const auto parts = split(text, ';');
    for (const QByteArray& part : parts) {
        const auto equals = part.startsWith('"') ? -1 : part.indexOf('=');
        if (equals > 0)
            item.parameters.insert(
                QString::fromLatin1(part.first(equals)).trimmed().toLower(), part.sliced(equals + 1).trimmed());
        else if (!part.isEmpty())
            item.name = policyName(part);
    }
    return item;
}

std::vector<Item> itemsFrom(const std::optional<QByteArray>& field)
{
    std::vector<Item> items;
    if (!field)
        return items;
    const auto parts = split(*field, ',');
    for (const QByteArray& part : parts) {
        if (!part.isEmpty() && items.size() < mostItems)
            items.push_back(itemFrom(part));
    }
    return items;
}

std::optional<double> parameter(const Item& item, const QString& name)
{
    const auto found = item.parameters.constFind(name);
    return found == item.parameters.cend() ? std::nullopt : parseCount(*found);
}

std::optional<Seconds> policyPeriod(const std::optional<double>& seconds)
{
    if (!seconds || *seconds < 1 || *seconds > longestPeriod)
        return std::nullopt;
    return Seconds(static_cast<qint64>(*seconds));
}

/// A name that is a number is the limit itself, in the older form "100;w=60".
bool isNameless(const Item& item)
{
    return item.name.isEmpty() || parseCount(item.name.toLatin1());
}

RateWindow windowNamed(const QString& name)
{
    RateWindow window;
    window.id = u"requests"_s;
    if (name.isEmpty())
        return window;
    window.label = name;
    window.id = name.toLower();
    for (QChar& character : window.id) {
        const bool plain = (character >= u'a' && character <= u'z') || (character >= u'0' && character <= u'9');
        if (!plain)
            character = u'-';
    }
    return window;
}

/// draft: q and w of a policy; older examples have l for q.
void readPolicy(const Item& policy, RateWindow& window)
{
    window.limit = parameter(policy, u"q"_s);
    if (!window.limit)
        window.limit = parameter(policy, u"l"_s);
    if (!window.limit)
        window.limit = parseCount(policy.name.toLatin1());
    window.period = policyPeriod(parameter(policy, u"w"_s));
    if (window.period)
        window.refill = Refill::Fixed;
}

std::vector<RateWindow> structured(const Headers& headers, TimePoint receivedAt)
{
    const auto policies = itemsFrom(headers.value("ratelimit-policy"));
    std::vector<RateWindow> windows;
    for (const Item& item : itemsFrom(headers.value("ratelimit"))) {
        RateWindow window = windowNamed(item.name);
        const auto policy = std::ranges::find(policies, item.name, &Item::name);
        if (policy != policies.end())
            readPolicy(*policy, window);
        window.remaining = parameter(item, u"r"_s);
        const auto seconds = parameter(item, u"t"_s);
        if (seconds && *seconds < longestPeriod)
            window.resetsAt = receivedAt + Milliseconds(static_cast<qint64>(*seconds * 1000));
        if (window.limit || window.remaining)
            windows.push_back(std::move(window));
    }
    return windows;
}

std::vector<RateWindow> triple(const Headers& headers, TimePoint receivedAt)
{
    const auto count = [&headers](const char* name) {
        const auto value = headers.value(name);
        return value ? parseCount(*value) : std::nullopt;
    };
    RateWindow window = windowNamed({});
    // "100, 100;w=60": the first is what is in force.
    const auto limits = itemsFrom(headers.value("ratelimit-limit"));
    if (!limits.empty())
        window.limit = parseCount(limits.front().name.toLatin1());
    window.remaining = count("ratelimit-remaining");
    if (const auto reset = headers.value("ratelimit-reset"))
        window.resetsAt = parseReset(*reset, ResetForm::Auto, receivedAt, serverSkew(headers, receivedAt));
    const auto policies = itemsFrom(headers.value("ratelimit-policy"));
    const auto policy = std::ranges::find_if(policies, isNameless);
    if (policy != policies.end()) {
        window.period = policyPeriod(parameter(*policy, u"w"_s));
        window.refill = window.period ? Refill::Fixed : Refill::Unknown;
    }
    if (!window.limit && !window.remaining)
        return {};
    return {window};
}

} // namespace

std::vector<RateWindow> windowsFromRateLimitFields(
    const Headers& headers, TimePoint receivedAt, const std::map<QString, QString>& labels)
{
    auto windows = structured(headers, receivedAt);
    for (RateWindow& window : windows) {
        if (const auto known = labels.find(window.label); known != labels.end())
            window.label = known->second;
    }
    return windows.empty() ? triple(headers, receivedAt) : windows;
}

} // namespace quotalamp
