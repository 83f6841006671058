// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/rules/events.h"

#include <QJsonObject>

namespace quotalamp {

/// An event and what is to be known to say it.
struct EventInView {
    Event event;
    const AccountState* account = nullptr; ///< null for a test
    QString subject;                       ///< as accountSubject() gives it; empty for a test
};

/// The contract that people's own commands and webhooks depend on, schema 1, as event.schema.json describes it: every
/// member is always there, and what is not known is null. Holds the account's id, label and provider, the limit as its
/// reading told it, and a title and a sentence as notifications have them. Never holds a key.
[[nodiscard]] QJsonObject eventJson(const EventInView& view, TimePoint now, const Settings& settings);

/// The same as a message that ntfy publishes to a topic, with its priority and a tag. Where the person wants notifications
/// to be private, no name, number or account is in it: who knows the topic reads along.
[[nodiscard]] QJsonObject ntfyJson(
    const EventInView& view, const QString& topic, TimePoint now, const Settings& settings);

} // namespace quotalamp
