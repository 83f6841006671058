// SPDX-License-Identifier: MIT
#include "serve/relay.h"

#include "core/base/time.h"
#include "io/session/instance.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds goodFor = 2s;
constexpr Milliseconds appAnswersWithin = 5s;
constexpr Milliseconds lookEvery = 60s;

QJsonObject commandFor(const StatusWish& wish)
{
    QJsonObject command{{u"verb"_s, u"status"_s}, {u"probe"_s, false}};
    if (wish.text == StatusWish::Text::Metrics) {
        command.insert(u"metrics"_s, metricsDialectName(wish.dialect));
        command.insert(u"labels"_s, wish.labels);
    }
    return command;
}

/// Empty where the app told no such thing.
std::optional<QByteArray> textIn(const QJsonObject& answer, const StatusWish& wish)
{
    if (wish.text == StatusWish::Text::Metrics) {
        const QJsonValue text = answer.value("metrics"_L1);
        return text.isString() ? std::optional(text.toString().toUtf8()) : std::nullopt;
    }
    return answer.value("accounts"_L1).isArray() ? std::optional(QJsonDocument(answer).toJson()) : std::nullopt;
}

} // namespace

Relay::Relay(Places places, QObject* parent)
    : StatusSource(parent)
    , m_places(std::move(places))
{
    m_look.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_look, &QTimer::timeout, this, &Relay::look);
    m_look.start(lookEvery);
}

Relay::Line& Relay::lineOf(const StatusWish& wish)
{
    const auto line = std::ranges::find(m_lines, wish, &Line::wish);
    return line != m_lines.end() ? *line : m_lines.emplace_back(Line{wish});
}

void Relay::tell(const StatusWish& wish, QObject* context, const Told& told)
{
    Line& line = lineOf(wish);
    if (line.text && sinceBoot() - line.toldAt < goodFor)
        return told(line.text);
    line.waiting.push_back({context, told});
    if (line.waiting.size() == 1)
        ask(wish);
}

/// Whatever it says to a word that it does not know, it is there; also when it says nothing.
void Relay::look()
{
    askInstanceLater(m_places, {{u"verb"_s, u"hello"_s}}, appAnswersWithin, this,
        [this](const Result<QJsonObject, NoAnswer>& answer) {
            if (!answer && answer.error() == NoAnswer::NobodyThere)
                Q_EMIT appMayBeGone();
        });
}

void Relay::ask(const StatusWish& wish)
{
    askInstanceLater(
        m_places, commandFor(wish), appAnswersWithin, this, [this, wish](const Result<QJsonObject, NoAnswer>& answer) {
            hear(wish, answer ? textIn(*answer, wish) : std::nullopt);
            if (!answer && answer.error() == NoAnswer::NobodyThere)
                Q_EMIT appMayBeGone();
        });
}

void Relay::hear(const StatusWish& wish, const std::optional<QByteArray>& text)
{
    Line& line = lineOf(wish);
    line.text = text;
    line.toldAt = sinceBoot();
    for (const Waiting& each : std::exchange(line.waiting, {})) {
        if (each.context)
            each.told(text);
    }
}

} // namespace quotalamp
