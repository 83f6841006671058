// SPDX-License-Identifier: MIT
#include "core/model/hooksettings.h"

#include "core/base/tr.h"
#include "core/net/baseurl.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostWords = 64;        ///< of a command
constexpr qsizetype longestWord = 4096;    ///< characters
constexpr qsizetype longestAddress = 2048; ///< characters
constexpr WordTable<WebhookFormat, 2> formatWords{{{WebhookFormat::Json, "json"_L1}, {WebhookFormat::Ntfy, "ntfy"_L1}}};

bool isChosen(EventKind kind)
{
    return std::ranges::find(chosenEvents, kind) != chosenEvents.end();
}

/// A word that the system takes as one: a null would end it.
bool isWord(const QString& text)
{
    return text.size() <= longestWord && !text.contains(QChar(0));
}

QStringList commandFrom(const QJsonValue& json)
{
    QStringList command;
    for (const auto& each : json.toArray()) {
        if (!each.isString() || !isWord(each.toString()) || command.size() == mostWords)
            return {};
        command << each.toString();
    }
    return command.isEmpty() || command.first().trimmed().isEmpty() ? QStringList() : command;
}

std::set<EventKind> eventsFrom(const QJsonValue& json)
{
    if (!json.isArray())
        return HookSettings().events;
    std::set<EventKind> events;
    for (const auto& each : json.toArray()) {
        const auto kind = valueOf(eventWords, each.toString());
        if (kind && isChosen(*kind))
            events.insert(*kind);
    }
    return events;
}

} // namespace

HookSettings hookSettingsFromJson(const QJsonObject& json)
{
    HookSettings hooks;
    hooks.command = commandFrom(json.value("command"_L1));
    if (const auto address = webhookFrom(json.value("webhook"_L1).toString()))
        hooks.webhook = address->toString(QUrl::FullyEncoded);
    hooks.format = valueOf(formatWords, json.value("webhook_format"_L1).toString()).value_or(WebhookFormat::Json);
    hooks.token = json.value("webhook_token"_L1).toBool() && !hooks.webhook.isEmpty();
    hooks.events = eventsFrom(json.value("events"_L1));
    return hooks;
}

QJsonObject toJson(const HookSettings& hooks)
{
    QJsonArray events;
    for (const EventKind kind : hooks.events)
        events.append(wordOf(eventWords, kind));
    return {{u"command"_s, QJsonArray::fromStringList(hooks.command)}, {u"webhook"_s, hooks.webhook},
        {u"webhook_format"_s, wordOf(formatWords, hooks.format)}, {u"webhook_token"_s, hooks.token},
        {u"events"_s, events}};
}

QStringList commandFromLine(const QString& line)
{
    QStringList command = QProcess::splitCommand(line).mid(0, mostWords);
    if (command.isEmpty() || command.first().trimmed().isEmpty() || !std::ranges::all_of(command, isWord))
        return {};
    if (command.first().startsWith("~/"_L1))
        command.first().replace(0, 1, QDir::homePath());
    return command;
}

QString commandLine(const QStringList& command)
{
    QStringList words;
    for (QString word : command) {
        // Three quotes stand for one, as QProcess::splitCommand() reads them.
        word.replace(u'"', u"\"\"\""_s);
        const bool hasBlank = word.isEmpty() || std::ranges::any_of(word, [](QChar each) { return each.isSpace(); });
        words << (hasBlank ? u'"' + word + u'"' : word);
    }
    return words.join(u' ');
}

Result<QUrl> webhookFrom(const QString& text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (text.size() > longestAddress || !url.isValid() || url.host().isEmpty()
        || (scheme != "https"_L1 && scheme != "http"_L1))
        return Failure{Text::tr("That is no address of a webhook: it begins with https:// and a host.")};
    if (!url.userInfo().isEmpty())
        return Failure{
            Text::tr("A webhook's address cannot hold a user name or a password: enter a token, which is kept in "
                     "the keychain.")};
    if (scheme == "http"_L1 && !isLoopback(url.host()))
        return Failure{Text::tr("http:// is not encrypted, and only for webhooks on this computer: use https://.")};
    if (url.hasFragment())
        return Failure{Text::tr("A webhook's address has no part behind “#”.")};
    return url;
}

std::optional<NtfyPlace> ntfyPlaceOf(const QUrl& webhook)
{
    static const QRegularExpression form(u"\\A[-_A-Za-z0-9]{1,64}\\z"_s);
    const QString path = webhook.path(QUrl::FullyEncoded);
    const QString topic = path.section(u'/', -1);
    if (webhook.hasQuery() || !form.match(topic).hasMatch())
        return std::nullopt;
    QUrl server = webhook;
    server.setPath(path.chopped(topic.size()), QUrl::TolerantMode);
    return NtfyPlace{server, topic};
}

} // namespace quotalamp
