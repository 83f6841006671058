// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/base/wordtable.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <array>
#include <optional>
#include <set>

namespace quotalamp {

/// What a person's own command or webhook is told of.
enum class EventKind {
    Warning,    ///< a limit is a warning now
    Urgent,     ///< a limit is critical now
    UsedUp,     ///< nothing of a limit is left, or the provider refuses for want of credit
    Back,       ///< a limit that was used up for a while is available again
    KeyRefused, ///< the provider refuses the account's key, which it took before
    CreditLow,  ///< a balance is a warning or critical now
    Test        ///< a person wants to see whether it works; nobody chooses it
};
/// Their words, in JSON and in the settings' file.
inline constexpr WordTable<EventKind, 7> eventWords{{{EventKind::Warning, QLatin1StringView("warning")},
    {EventKind::Urgent, QLatin1StringView("urgent")}, {EventKind::UsedUp, QLatin1StringView("used-up")},
    {EventKind::Back, QLatin1StringView("back")}, {EventKind::KeyRefused, QLatin1StringView("key-refused")},
    {EventKind::CreditLow, QLatin1StringView("credit-low")}, {EventKind::Test, QLatin1StringView("test")}}};
/// Those that a person chooses from, in the order in which they are offered.
inline constexpr std::array<EventKind, 6> chosenEvents{EventKind::Warning, EventKind::Urgent, EventKind::UsedUp,
    EventKind::Back, EventKind::KeyRefused, EventKind::CreditLow};

/// What a webhook is sent: the event as our own JSON, or a message as ntfy publishes it.
enum class WebhookFormat { Json, Ntfy };

/// A person's own command and webhook, which are told of events. Both are off until they are set. Never holds a token.
struct HookSettings {
    QStringList command; ///< the program and its arguments, which no shell reads; empty: none
    QString webhook;     ///< an address as webhookFrom() takes it; empty: none
    WebhookFormat format = WebhookFormat::Json;
    bool token = false; ///< the keychain holds a token for the webhook
    std::set<EventKind> events{chosenEvents.begin(), chosenEvents.end()}; ///< that both are told of
    friend bool operator==(const HookSettings&, const HookSettings&) = default;
};

/// How the last run of a command, or the last post to a webhook, ended.
struct HookReport {
    TimePoint at{};
    QString trouble; ///< one translated sentence; empty: well
    friend bool operator==(const HookReport&, const HookReport&) = default;
};
/// Of both; empty where nothing was to be told since they were set.
struct HookReports {
    std::optional<HookReport> command{};
    std::optional<HookReport> webhook{};
    friend bool operator==(const HookReports&, const HookReports&) = default;
};

/// The hooks as they are kept in the settings' file. What is not understood is as by default: a command that is no list of
/// texts is none, and neither is an address that webhookFrom() refuses.
[[nodiscard]] HookSettings hookSettingsFromJson(const QJsonObject& json);
[[nodiscard]] QJsonObject toJson(const HookSettings& hooks);

/// A command as a person types it in one line: words apart by blanks, those with blanks in double quotes. A program that
/// begins with "~/" is in the home folder. Nothing else is expanded, since no shell ever reads it.
[[nodiscard]] QStringList commandFromLine(const QString& line);
/// The same in one line again, which commandFromLine() reads back, but for arguments that are empty.
[[nodiscard]] QString commandLine(const QStringList& command);

/// An address that events may be sent to: https, or http on this very computer; with a host, and without a user, a
/// password or a fragment, at most 2048 characters. A failure says what is wrong and repeats nothing of it.
[[nodiscard]] Result<QUrl> webhookFrom(const QString& text);

/// Where an ntfy server takes messages as JSON (its root), and the topic, which was the last part of the address's path.
/// By https://docs.ntfy.sh/publish/#publish-as-json.
struct NtfyPlace {
    QUrl server;
    QString topic; ///< letters, digits, "_" and "-", at most 64 of them
    friend bool operator==(const NtfyPlace&, const NtfyPlace&) = default;
};
/// The place that an address names, "https://ntfy.sh/TOPIC"; empty where its path does not end in a topic.
[[nodiscard]] std::optional<NtfyPlace> ntfyPlaceOf(const QUrl& webhook);

} // namespace quotalamp
